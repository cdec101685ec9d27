"""Start the simulator: `python -m tests.botapi`."""

from tests.botapi.cli import main

main()
