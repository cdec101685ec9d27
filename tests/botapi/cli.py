"""The simulator as a process of its own: `python -m tests.botapi --port 8081`."""

from __future__ import annotations

import argparse
import asyncio
from contextlib import suppress

from tests.botapi.control import ControlServer
from tests.botapi.server import HOST, BotServer
from tests.botapi.simulator import TOKEN, USERNAME, Simulator


def main(argv: list[str] | None = None) -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.botapi",
        description="A simulated Telegram Bot API server for one bot.",
        epilog="The control port is described at the top of tests/botapi/control.py.",
    )
    parser.add_argument("--port", type=int, default=8081, help="the bot's side (0: any free port)")
    parser.add_argument("--control-port", type=int, default=8082, help="the test's side")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--username", default=USERNAME)
    parser.add_argument("--log", action="store_true", help="print each call")
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(parser.parse_args(argv)))


async def _serve(options: argparse.Namespace) -> None:
    simulator = Simulator(options.token, options.username)
    bot_server = BotServer(simulator, options.port, _print_call if options.log else None)
    control = ControlServer(simulator, bot_server, options.control_port)
    await bot_server.start()
    await control.start()
    print(
        f"bot: http://{HOST}:{bot_server.port}/bot{options.token}/  "
        f"control: http://{HOST}:{control.port}/_test/",
        flush=True,
    )
    try:
        await asyncio.Event().wait()
    finally:
        await control.stop()
        await bot_server.stop()


def _print_call(method: str, outcome: str) -> None:
    print(f"{method:22} {outcome}", flush=True)
