"""Style, types and who imports whom, judged by the tools that pyproject.toml configures."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.quality.source import ROOT

pytestmark = pytest.mark.timeout(600)
BIN = Path(sys.executable).parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def passes(*command: str) -> None:
    result = subprocess.run(
        [BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_ruff_finds_nothing_to_mend():
    passes("ruff", "check", ".")


def test_ruff_would_format_nothing_anew():
    passes("ruff", "format", "--check", ".")


def test_mypy_is_content_in_strict_mode():
    passes("mypy")


def test_the_import_contracts_hold():
    passes("lint-imports", "--no-cache")


def test_no_contract_makes_an_exception():
    assert "ignore_imports" not in str(CONTRACTS)


@pytest.mark.parametrize(
    ("contract", "allowed"),
    [
        ("windows", {"gui", "app", "__main__"}),
        ("database", {"domain", "services", "storage"}),
        ("papers", {"printing"}),
    ],
)
def test_each_contract_names_every_part_that_it_forbids_something(contract, allowed):
    parts = {p.stem for p in (ROOT / "sipdesk").iterdir()} - {"__init__", "__pycache__"}
    [rules] = [c for c in CONTRACTS["contracts"] if c["id"] == contract]
    named = {source.removeprefix("sipdesk.") for source in rules["source_modules"]}
    assert named == parts - allowed
