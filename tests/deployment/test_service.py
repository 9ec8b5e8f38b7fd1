"""The unit for systemd on the page about deployment."""

import re
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from app.cli import main
from app.settings import Settings
from tests.deployment.proxy import FILES

UNIT = FILES / "switchboard.service"
MAX_EXPOSURE = 2.0

needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")


def lines(section: str) -> list[tuple[str, str]]:
    """Every assignment of a section, in order; keys may come several times."""
    text = UNIT.read_text().partition(f"[{section}]\n")[2].partition("\n[")[0]
    return [tuple(line.split("=", 1)) for line in text.splitlines() if "=" in line and not line.startswith("#")]


@needs_systemd
def test_it_is_understood_and_leaves_little_to_an_attacker(tmp_path) -> None:
    program = tmp_path / "switchboard"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text().replace("/opt/switchboard/.venv/bin/switchboard", str(program)))
    verified = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True)
    complaints = [line for line in verified.stderr.splitlines() if UNIT.name in line and "switchboard" in line]
    assert [line for line in complaints if "Unknown" in line or "Failed to parse" in line] == []
    rated = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", unit], capture_output=True, text=True, check=False
    )
    exposure = re.search(r"exposure level for .*: ([\d.]+)", rated.stdout)
    if exposure is None:
        pytest.skip(f"this systemd cannot rate a file: {rated.stderr.strip()[:100]}")
    assert float(exposure[1]) <= MAX_EXPOSURE


def test_nobody_else_reads_what_it_keeps_and_it_comes_back_by_itself() -> None:
    service, unit = dict(lines("Service")), dict(lines("Unit"))
    assert (service["StateDirectoryMode"], service["UMask"]) == ("0700", "0077")
    assert (service["Restart"], service["RestartSec"]) == ("on-failure", "2")
    assert {"network-online.target", "postgresql.service", "redis-server.service"} <= set(unit["After"].split())


def test_its_command_and_its_settings_exist() -> None:
    service = dict(lines("Service"))
    for setting in service["Environment"].split():
        assert setting.partition("=")[0].lower() in Settings.model_fields
    assert service["Environment"].split()[0] == f"DATA_DIR=/var/lib/{service['StateDirectory']}"
    _, command, *arguments = service["ExecStart"].split()
    # The command itself, as the group changes the umask of its process.
    result = CliRunner().invoke(main.commands[command], [*arguments, "--help"])
    assert result.exit_code == 0, result.output
