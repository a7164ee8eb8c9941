"""What the program may not import: the network at all, the heavy libraries at start."""

import json
import os
import subprocess
import sys

import pytest

from tests.quality.source import ROOT, imports, name, python_files

NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib",
    "imaplib", "telnetlib", "xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "webbrowser",
    "PySide6.QtNetwork", "PySide6.QtWebSockets",
}  # fmt: skip
HEAVY = {
    "sqlmodel", "sqlalchemy", "alembic", "reportlab", "pikepdf", "PIL", "babel", "keyring",
    "holidays", "icalendar", "openpyxl", "fhir", "pydantic", "PySide6.QtPdf",
    "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport", "asyncio",
}  # fmt: skip


def within(module, names):
    return any(module == n or module.startswith(f"{n}.") for n in names)


def test_no_part_of_the_program_imports_the_network():
    found = [
        (name(path), module)
        for path in python_files("sipdesk")
        for module in sorted(imports(path))
        if within(module, NETWORK)
    ]
    assert found == []


def test_only_the_clock_asks_the_real_clock():
    asking = [
        name(path)
        for path in python_files("sipdesk")
        if path.name != "clock.py"
        and any(call in path.read_text() for call in ("datetime.now(", "date.today(", "utcnow("))
    ]
    assert asking == []


@pytest.mark.timeout(120)
def test_starting_imports_nothing_heavy():
    code = "import sys, json, sipdesk.app; print(json.dumps(sorted(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert [m for m in json.loads(result.stdout) if within(m, HEAVY)] == []


def test_the_program_starts_in_its_own_process_and_says_its_version():
    result = subprocess.run(
        [sys.executable, "-m", "sipdesk", "--version"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert result.stdout.strip().endswith("0.1.0")
