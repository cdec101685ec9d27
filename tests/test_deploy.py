"""What ``deploy/`` says of the bot is true of the bot."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import Any

import pytest
import yaml

from bot.settings import BotSettings
from bot.telegram.metrics import Metrics
from bot.telegram.service import FINISH_SECONDS
from tests.auxil.corpora import ROOT

DEPLOY = ROOT / "deploy"
UNITS = ("quotedesk.service", "quotedesk-index.service")
SUFFIXES = {"counter": ("",), "gauge": ("",), "histogram": ("_bucket", "_sum", "_count")}


def dashboard() -> list[str]:
    """Every expression of the dashboard."""
    panels = json.loads((DEPLOY / "grafana.json").read_text(encoding="utf-8"))["panels"]
    return [target["expr"] for panel in panels for target in panel["targets"]]


def served() -> set[str]:
    """The names under which figures are served."""
    types = re.findall(r"^# TYPE (\S+) (\S+)$", Metrics().as_text().decode(), re.MULTILINE)
    return {name + suffix for name, kind in types for suffix in SUFFIXES[kind]}


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return loaded


def unit(name: str) -> dict[str, str]:
    """A unit's settings; of one that stands twice the last."""
    lines = (DEPLOY / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def test_the_dashboard_shows_figures_that_are_served() -> None:
    shown = {
        name
        for expression in dashboard()
        for name in re.findall(r"\b(?:quotedesk|process)_\w+", expression)
    }

    assert shown <= served()


def test_the_dashboard_shows_every_figure_of_our_own() -> None:
    expressions = " ".join(dashboard())

    for name in served():
        if name.startswith("quotedesk_") and not name.endswith(("_sum", "_count", "_created")):
            assert name in expressions


@pytest.mark.parametrize("name", UNITS)
def test_systemd_understands_the_units(name: str) -> None:
    if not (analyze := shutil.which("systemd-analyze")):
        pytest.skip("systemd is not installed")
    checked = subprocess.run([analyze, "verify", DEPLOY / name], capture_output=True, text=True)

    complaints = [line for line in checked.stderr.splitlines() if name in line]
    assert all("is not executable" in line for line in complaints), complaints


def test_whoever_stops_the_bot_waits_longer_than_it_needs() -> None:
    assert int(unit("quotedesk.service")["TimeoutStopSec"]) > FINISH_SECONDS
    assert int(compose()["services"]["bot"]["stop_grace_period"].rstrip("s")) > FINISH_SECONDS


def test_what_the_deployments_set_is_a_setting_of_ours() -> None:
    others = {"PYTHONDONTWRITEBYTECODE", "PATH"}
    environment = unit("quotedesk.service")["Environment"].split()
    named = {each.partition("=")[0] for each in environment}
    for service in compose()["services"].values():
        named |= set(service["environment"]) - {"<<"}
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    (block,) = re.findall(r"^ENV (.*?[^\\])$", container, re.MULTILINE | re.DOTALL)
    named |= {each.partition("=")[0] for each in block.replace("\\\n", " ").split()}

    assert named - others <= {name.upper() for name in BotSettings.model_fields}


def test_who_builds_the_index_is_not_given_the_token() -> None:
    index = compose()["services"]["index"]
    assert "env_file" not in index
    assert not [name for name in index["environment"] if name.startswith("TELEGRAM_")]
    unset = unit("quotedesk-index.service")["UnsetEnvironment"].split()
    secret = {name.upper() for name, f in BotSettings.model_fields.items() if "Secret" in str(f)}
    assert secret <= set(unset)


def test_logs_do_not_fill_the_disk() -> None:
    for service in compose()["services"].values():
        assert {"max-size", "max-file"} <= set(service["logging"]["options"])


def test_the_image_is_not_made_gigabytes_larger_unasked() -> None:
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    (guard,) = re.findall(r"^RUN (if \[ -z .*?fi)$", container, re.MULTILINE | re.DOTALL)

    def built(**given: str) -> int:
        asked = {"PATH": os.environ["PATH"], **given}
        on_x86 = f"uname() {{ echo x86_64; }}; {guard}"
        return subprocess.run(["sh", "-c", on_x86], env=asked, capture_output=True).returncode

    assert built() == 2
    assert built(TORCH_WHEELS="https://wheels.example/cpu") == built(GPU="1") == 0


def test_the_container_does_not_run_as_root_and_leaves_secrets_out() -> None:
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    stages = container.split("FROM ")

    assert len(stages) == 3
    assert re.search(r"^USER (?!root|0)", stages[-1], re.MULTILINE)
    assert re.search(r"^HEALTHCHECK ", stages[-1], re.MULTILINE)
    for ignored in (".containerignore", ".dockerignore"):
        assert (ROOT / ignored).read_text(encoding="utf-8").splitlines()[1] == "*"
