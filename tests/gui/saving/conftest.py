"""A user with a folder for documents, and a chooser that tells what it was asked."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from tests.gui.pages_b.conftest import _told, stage

__all__ = ["_told", "stage"]

KINDS = ("getSaveFileName", "getOpenFileName", "getExistingDirectory")


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Dokument"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(folder))
    return folder


@pytest.fixture
def chooser(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Answers with `answer`, "" at first; `asked` has where each question began."""
    told = SimpleNamespace(asked=[], answer="", kind="")

    def ask(of: str) -> Callable[..., object]:
        def choose(_parent: object, _title: str, begin: str, *_kinds: str) -> object:
            told.asked.append(Path(begin))
            answer = str(told.answer)
            return answer if of == "getExistingDirectory" else (answer, told.kind)

        return choose

    for name in KINDS:
        monkeypatch.setattr(QFileDialog, name, ask(name))
    return told
