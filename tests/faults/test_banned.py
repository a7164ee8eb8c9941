"""What the program may not do at all, read from its source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.quality.source import imports, name, python_files

RUNS_OR_UNPACKS = {
    "pickle", "marshal", "shelve", "dill", "xml", "lxml", "defusedxml", "tarfile", "gzip", "bz2",
    "lzma", "subprocess", "pty", "runpy", "code", "importlib.util", "faulthandler", "tracemalloc",
}  # fmt: skip
ESCAPES = "xml.sax.saxutils"  # writes, and reads nothing
CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
OPENS = re.compile(r"QDesktopServices|openUrl|os\.system|shell=True|startfile|setOpenExternalLinks")


def _within(module: str, names: set[str]) -> bool:
    return any(module == each or module.startswith(f"{each}.") for each in names)


def _calls(path: Path) -> Iterator[str]:
    for step in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(step, ast.Call) and isinstance(step.func, ast.Name):
            yield step.func.id


def test_nothing_that_runs_or_unpacks_what_others_wrote_is_imported() -> None:
    found = [
        (name(path), module)
        for path in python_files("sipdesk")
        for module in sorted(imports(path))
        if _within(module, RUNS_OR_UNPACKS) and not module.startswith(ESCAPES)
    ]
    assert found == []


def test_a_packed_file_is_read_in_one_place_alone() -> None:
    reading = [name(p) for p in python_files("sipdesk") if _within("zipfile", imports(p))]
    assert reading == ["sipdesk/exchange/archive.py"]


def test_no_part_of_the_program_runs_text_or_opens_what_data_says() -> None:
    files = list(python_files("sipdesk"))
    assert [(name(path), call) for path in files for call in _calls(path) if call in CALLS] == []
    assert [name(path) for path in files if OPENS.search(path.read_text(encoding="utf-8"))] == []


def test_no_part_of_the_program_makes_a_message_box_that_guesses_at_markup() -> None:
    guessing = re.compile(r"\bQ(MessageBox|ErrorMessage|WhatsThis|TextBrowser)\b")
    files = python_files("sipdesk")
    assert [name(path) for path in files if guessing.search(path.read_text("utf-8"))] == []
