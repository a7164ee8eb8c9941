"""A day with the program in which every text that a person could have written is a marker.

    python -m tests.faults.leak_run FOLDER

Runs apart, with all folders of the user below FOLDER, so that whoever started it can search every
file that was touched. Prints as JSON what was seen: titles, texts of errors and of the locked
window, the clipboard, and what the process lets others read of its memory.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy import inspect

from sipdesk import app as program_module
from sipdesk.domain.model import FileKind, Unit
from sipdesk.domain.problems import RuleError
from sipdesk.domain.steps import Step
from sipdesk.gui.dialogs.print import PrintDialog
from sipdesk.gui.dialogs.print_text import copy_for_a_while, forget
from sipdesk.gui.messages import Trouble
from sipdesk.gui.window.places import PLACES
from sipdesk.services import set_up
from sipdesk.services.loaded import load, rows_of_case
from sipdesk.storage import backup, keys
from sipdesk.storage.store import Store
from tests import scene
from tests.helpers import type_text

MARKERS = tuple(f"qz{n:02}vmarke{n * 7919 % 9973:04}" for n in range(40))
WRITTEN = {
    *("given", "family", "search_name", "phone", "address", "name", "relation", "by", "how"),
    *("words", "staff_words", "text", "what", "why", "why_now", "purpose", "place", "questions"),
    *("own_words", "function", "named", "note", "reason", "title", "condition", "delivered_by"),
    *("coordinator_name", "coordinator_phone", "followup_caller", "expectations", "signs"),
}
PERSON = {
    "name": "Prov Provsson",
    "title": "samordnare",
    "unit": "Vuxenenheten",
    "municipality": "Granby",
    "county": "",
    "file_kind": FileKind.SOCIAL_SERVICES.name,
}
EXCEPTIONS = 200


class Day:
    """The program on a store of its own, and what was seen of it."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.titles, self.told = set[str](), list[str]()
        self._raised = 0
        self._hand = QTimer(app)
        self._hand.timeout.connect(self._answer)
        self._hand.start(0)
        program_module.guard(folder / "data")
        store, self.opened = self._store(folder / "data" / "store")
        self.program = program_module.Program(app, folder / "data", "sv")
        self.program.start()
        self.program.entrance.opened.emit((store, self.opened))
        self.session = self.program.session
        self.session.told.card.read_button.click()
        self.session.workspace.settings.backup_dir = str(folder / "copies")
        self.program.keep_settings()

    def _store(self, folder: Path) -> tuple[Store, keys.Opened]:
        folder.mkdir(parents=True)
        opened, _key = keys.create(folder, PERSON["name"], "fyra små ord räcker")
        store = Store.create(folder, opened.dek)
        with store.session() as session:
            set_up.begin(session, str(opened.user_id), PERSON)
            session.add_all(
                Unit(name=name, principal=principal)
                for name, principal in (
                    ("Beroendemottagningen", scene.Principal.REGION),
                    ("Granby hälsocentral", scene.Principal.REGION),
                )
            )
        return store, opened

    def write(self) -> None:
        """A case with a plan, in which every text column of every row is a marker."""
        told = scene.with_plan(self.session.workspace)
        self.case_id, number = told.case_id, 0
        with self.session.workspace.store.session() as session:
            for rows in rows_of_case(load(session, self.case_id)).values():
                for row in rows:
                    for column in inspect(type(row)).columns:
                        is_text = type(column.type).__name__ == "AutoString"
                        if is_text and column.key in WRITTEN:
                            setattr(row, column.key, MARKERS[number % len(MARKERS)])
                            number += 1
        assert number >= len(MARKERS), "not every marker was planted"

    def walk(self) -> None:
        """Every place and every step; a marker is typed into each field and not stored by hand."""
        window = self.session.window
        for place in ("today", *(place.name for place in PLACES)):
            window.show_home(place)
            self.pause()
        window.open_case(self.case_id)
        for step in Step:
            window.guide.open_step(step)
            self.pause()
            self._type(window.guide.page)
        window.open_history()
        self.pause()

    def _type(self, page: QWidget) -> None:
        for number, edit in enumerate(_edits(page)):
            type_text(edit, MARKERS[number % len(MARKERS)])
            self.pause()

    def copy_and_print(self) -> None:
        """A verified copy; a paper drawn, read as text, copied and forgotten."""
        (self.folder / "copies").mkdir()
        backup.make(self.session.workspace.store, self.folder / "copies")
        dialog = PrintDialog(self.session.workspace, self.case_id, "")
        dialog.show()
        while dialog._content is None and not self.told:
            self.pause()
        copy_for_a_while(" ".join(MARKERS))
        forget(" ".join(MARKERS))
        dialog.close()

    def pause(self) -> None:
        """Let the program do what waits, and read the titles of all windows."""
        self.app.processEvents()
        for window in self.app.topLevelWidgets():
            self.titles |= {window.windowTitle(), window.windowIconText()}

    def break_often(self) -> list[str]:
        """Errors that carry markers in every way an error can; what was told of each."""
        assert not self.told, self.told  # nothing went wrong by itself
        while self._raised < EXCEPTIONS:
            self._break()
        return self.told

    def _break(self) -> None:
        self._raised += 1
        try:
            _raise(self._raised)
        except BaseException:
            sys.excepthook(*sys.exc_info())

    def _answer(self) -> None:
        """Read the window that tells of an error, while nine more come that have none."""
        for shown in self.app.topLevelWidgets():
            if isinstance(shown, Trouble) and shown.isVisible():
                for _ in range(9):
                    self._break()
                shown.copy_button.click()
                self.told.append(" | ".join(label.text() for label in shown.findChildren(QLabel)))
                self.told.append(self.app.clipboard().text())
                self.pause()
                shown.accept()

    def lock(self) -> list[str]:
        """Every text that any visible widget shows when the lock has returned."""
        self.session.window.lock()
        seen = []
        for window in self.app.topLevelWidgets():
            parts = [window, *window.findChildren(QWidget)]
            seen += [_text(part) for part in parts if part.isVisible()]
        return [text for text in seen if text]


def _edits(page: QWidget) -> list[QWidget]:
    kinds: list[Any] = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    return [edit for edit in kinds if edit.isVisible() and edit.isEnabled()][:2]


def _text(part: QWidget) -> str:
    if isinstance(part, QLabel | QLineEdit):
        return part.text()
    return part.toPlainText() if isinstance(part, QPlainTextEdit) else part.accessibleName()


def _raise(number: int) -> None:
    """An error with a marker in its text, its values, its cause, its notes and its locals."""
    marker = MARKERS[number % len(MARKERS)]
    kinds: tuple[Any, ...] = (
        lambda: ValueError(marker),
        lambda: KeyError(marker),
        lambda: OSError(2, "No such file", f"/home/{marker}.pdf"),
        lambda: UnicodeDecodeError("utf-8", marker.encode(), 0, 1, marker),
        lambda: RuleError([]) if number % 2 else RuntimeError({"person": marker}),
        lambda: type("Odd", (Exception,), {"__str__": lambda _self: marker})(),
        lambda: ExceptionGroup(marker, [ValueError(marker)]),
        lambda: AssertionError(marker),
    )
    error = kinds[number % len(kinds)]()
    error.add_note(marker)
    try:
        int(marker)
    except ValueError as cause:
        raise error from cause


class Touched:
    """Every file that Python opened to write, and every socket that was asked for."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.sockets: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, given: tuple[Any, ...]) -> None:
        if event.startswith("socket."):
            self.sockets.append(event)
        elif event == "open" and _is_for_writing(given[1], given[2]):
            self.files.add(str(given[0]))


def _is_for_writing(mode: object, flags: object) -> bool:
    """Whether a file was opened to be written, by its mode or by the flags of the system."""
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def memory() -> dict[str, Any]:
    """What the process lets others read of it."""
    import ctypes
    import resource

    dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)  # PR_GET_DUMPABLE
    return {"core": list(resource.getrlimit(resource.RLIMIT_CORE)), "dumpable": dumpable}


def main(folder: Path) -> int:
    """The whole day; what was seen, as JSON."""
    touched = Touched()
    app = QApplication([sys.argv[0], "-style", "fusion"])
    day = Day(app, folder)
    day.write()
    day.walk()
    day.copy_and_print()
    told = day.break_often()
    seen: dict[str, Any] = {"told": told, "errors": day._raised, "locked": day.lock()}
    seen |= {"clipboard": app.clipboard().text(), "titles": sorted(day.titles)}
    if sys.platform == "linux":
        seen["memory"] = memory()
    day.program.close()
    seen |= {"files": sorted(touched.files), "sockets": touched.sockets}
    print(json.dumps(seen))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
