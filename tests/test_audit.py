"""The audit fails for a known vulnerability, and for nothing else.

What pip-audit prints is copied from version 2.9; its databases are not reachable everywhere, so
a program that prints the same stands where it would be installed.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

AUDIT = Path(__file__).parent.parent / ".ci" / "audit"
UNKNOWN = "somewhere  Dependency not found on PyPI and could not be audited: somewhere (1.0)"


def audit(folder: Path, printed: str, status: int) -> subprocess.CompletedProcess[str]:
    """What .ci/audit does when pip-audit prints this and ends with this status."""
    (folder / ".ci").mkdir()
    shutil.copy(AUDIT, folder / ".ci" / "audit")
    (folder / "constraints.txt").write_text("somewhere==1.0\nelsewhere==2.0\n")
    program = folder / ".venv" / "audit" / "bin" / "pip-audit"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\ncat <<'END'\n{printed}\nEND\nexit {status}\n")
    program.chmod(0o755)
    return subprocess.run(
        [str(folder / ".ci" / "audit")], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("found", ["Found 1 known vulnerability", "Found 2 known vulnerabilities"])
def test_a_known_vulnerability_fails_it_and_is_shown(tmp_path: Path, found: str) -> None:
    done = audit(tmp_path, f"{found} in 1 package\n{UNKNOWN}", 1)
    assert done.returncode == 1
    assert found in done.stdout


def test_packages_that_no_database_knows_are_told_and_fail_nothing(tmp_path: Path) -> None:
    done = audit(tmp_path, f"No known vulnerabilities found\n{UNKNOWN}", 0)
    assert done.returncode == 0
    assert "NOT AUDITED: 1 of 2 packages are unknown" in done.stdout


def test_databases_that_do_not_answer_are_told_and_fail_nothing(tmp_path: Path) -> None:
    done = audit(tmp_path, "ERROR:pip_audit._cli:the service timed out", 1)
    assert done.returncode == 0
    assert "the service timed out" in done.stdout
    assert "did not answer" in done.stdout


def test_nothing_known_against_any_package_is_shown_as_that(tmp_path: Path) -> None:
    done = audit(tmp_path, "No known vulnerabilities found", 0)
    assert done.returncode == 0
    assert "No known vulnerabilities found" in done.stdout
    assert "NOT AUDITED" not in done.stdout
