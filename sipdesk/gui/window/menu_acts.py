"""What each menu entry does with the main window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from sipdesk import __version__
from sipdesk.domain.pack import spoken
from sipdesk.domain.roles import Right
from sipdesk.domain.steps import step_of
from sipdesk.gui import theme
from sipdesk.gui.actions import ENTRIES
from sipdesk.gui.guide.places import VIEWS, side_of
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.window import choices, parts
from sipdesk.gui.window import help as help_sheets
from sipdesk.i18n import _
from sipdesk.services.overview import TodayRow

if TYPE_CHECKING:
    from sipdesk.gui.main_window import MainWindow

Handler = Callable[[], object]


def in_case() -> list[str]:
    """The entries that need an open case."""
    return [entry.name for entry in ENTRIES if entry.in_case]


# What each entry needs beside an open case; what is not named is for everybody.
NEEDS = {
    "answers": Right.READ_CASES,
    "backup": Right.SETTINGS,
    "contacts": Right.READ_CASES,
    "evaluation": Right.WRITE_CASES,
    "figures": Right.READ_CASES,
    "new_case": Right.WRITE_CASES,
    "register_plan": Right.WRITE_CASES,
    "retention": Right.READ_CASES,
    "review": Right.READ_LOG,
    "search": Right.READ_CASES,
    "today": Right.READ_CASES,
}
WRITE = {"new_case", "register_plan", "evaluation", "print", "deviation", "meeting_mode", "export"}


def may(window: MainWindow, name: str) -> bool:
    """Whether the user's roles, and whoever else is at work, leave an entry open."""
    if name in WRITE and not window.workspace.can_write:
        return False
    return name not in NEEDS or window.workspace.actor.may(NEEDS[name])


def handlers(window: MainWindow) -> dict[str, Handler]:
    """What each entry does."""
    steps: dict[str, Handler] = {
        f"step_{n}": lambda n=n: window.open_step(n)  # type: ignore[misc]
        for n in range(1, 9)
    }
    return steps | _file(window) | _moving(window) | _looks(window)


def _file(window: MainWindow) -> dict[str, Handler]:
    return {
        "new_case": lambda: new_case(window),
        "register_plan": lambda: register_plan(window),
        "evaluation": lambda: ask_about_meeting(window),
        "answers": lambda: show_answers(window),
        "print": lambda: print_paper(window, ""),
        "blank_forms": lambda: blank_forms(window),
        "save": lambda: save(window),
        "backup": window.backup_asked.emit,
        "restore": lambda: restore(window),
        "check_store": window.check_asked.emit,
        "history": window.open_history,
        "knows": lambda: knows(window),
        "deviation": lambda: deviation(window),
        "views": lambda: views(window),
        "improve": lambda: improve(window),
        "contacts": lambda: window.show_home("contacts"),
        "figures": lambda: window.show_home("figures"),
        "review": lambda: window.show_home("review"),
        "settings": lambda: window.show_home("settings"),
        "retention": lambda: window.show_home("retention"),
        "export": lambda: export(window),
        "lock": window.lock,
        "quit": window.close,
        "undo": lambda: undo(window),
        "redo": lambda: redo(window),
        "help": lambda: show_help(window),
        "keys": lambda: help_sheets.show(help_sheets.keys(window)),
        "about": lambda: about(window),
    }


def _moving(window: MainWindow) -> dict[str, Handler]:
    return {
        "search": lambda: _search(window),
        "today": window.show_home,
        "back": lambda: window.go(-1),
        "forward": lambda: window.go(1),
        "next_missing": lambda: _missing(window, 1),
        "previous_missing": lambda: _missing(window, -1),
        "meeting_mode": lambda: meeting_mode(window),
        "read_header": lambda: _read_header(window),
        "menu": lambda: parts.open_menu(window),
        "next_part": lambda: parts.next_part(window, 1),
        "previous_part": lambda: parts.next_part(window, -1),
    }


def _looks(window: MainWindow) -> dict[str, Handler]:
    return {
        "larger": lambda: _sized(window, 1),
        "smaller": lambda: _sized(window, -1),
        "normal_size": lambda: choices.choose(window, "text_size", 100),
        "light": lambda: choices.choose(window, "theme", "light"),
        "dark": lambda: choices.choose(window, "theme", "dark"),
        "contrast": lambda: choices.choose(window, "theme", "contrast"),
        "swedish": lambda: choices.choose(window, "language", "sv"),
        "english": lambda: choices.choose(window, "language", "en"),
    }


def restore(window: MainWindow) -> None:
    """Store what is unsaved, then leave the cases for the copies."""
    if window.flush():
        window.restore_asked.emit()


def new_case(window: MainWindow) -> None:
    """Ask for a person, and open the case that was made."""
    from sipdesk.gui.dialogs.new_case import new_case as ask

    case_id = ask(window.workspace, window)
    if case_id is not None:
        window.open_case(case_id)


def register_plan(window: MainWindow) -> None:
    """Take in a plan that exists on paper, and open its case."""
    from sipdesk.gui.dialogs.register_plan import register_plan as ask

    case_id = ask(window.workspace, window)
    if case_id is not None:
        window.open_case(case_id)


def ask_about_meeting(window: MainWindow) -> None:
    """The questions after a meeting; which case is open plays no part."""
    from sipdesk.gui.dialogs.evaluation import ask_about_meeting as ask

    ask(window.workspace, window)


def show_answers(window: MainWindow) -> None:
    """What people have answered about their meetings."""
    from sipdesk.gui.dialogs.evaluation_words import show_answers as show

    show(window.workspace, window)


def print_paper(window: MainWindow, document: str) -> None:
    """Store what is unsaved, then show the papers of the open case."""
    from sipdesk.gui.dialogs.print import open_print

    if window.guide is not None and window.flush():
        problem = open_print(window.workspace, window.guide.case_id, document, window)
        if problem is not None:
            window.guide.follow(problem)


def blank_forms(window: MainWindow) -> None:
    """Show the empty forms of the reserve routine."""
    from sipdesk.gui.dialogs.print_forms import show_forms

    show_forms(window.workspace, window)


def export(window: MainWindow) -> None:
    """Write the open case to an archive package."""
    from sipdesk.gui.retention.export import export_case

    if window.guide is not None and window.flush():
        said = export_case(window.workspace, window.guide.case_id, window)
        if said:
            announce(window, said)


def deviation(window: MainWindow) -> None:
    """Note a failure in cooperation in the open case."""
    from sipdesk.gui.dialogs.deviation import note_deviation as ask

    if window.guide is not None and window.flush():
        ask(window.workspace, window.guide.case_id, window)


def improve(window: MainWindow) -> None:
    """Note something to do better; the open case is not kept with it."""
    from sipdesk.gui.dialogs.improve import note_improvement as ask

    if window.guide is not None and window.flush():
        ask(window.workspace, window.guide.case_id, window.guide.step.value, window)


def knows(window: MainWindow) -> None:
    """Show who may know what of the open case, and why, on the page of consent."""
    from sipdesk.domain.steps import Step
    from sipdesk.gui.guide.pages.consent import ConsentPage

    if window.guide is None:
        return
    window.guide.open_step(Step.CONSENT)
    page = window.guide.page
    if isinstance(page, ConsentPage):
        page.show_knows()


def views(window: MainWindow) -> None:
    """Show the views and complaints of the open case, and take in a new one."""
    if window.guide is not None:
        window.guide.open_side(VIEWS)


def meeting_mode(window: MainWindow) -> None:
    """F5: the open case alone, large, on the whole screen; the lock waits (ui.md)."""
    from sipdesk.gui.dialogs.inquiry import may_show_on_wall
    from sipdesk.gui.meeting.mode import MeetingMode

    if window.guide is None or window.meeting is not None or not window.flush():
        return
    if window.guide.look.inquiry() and not may_show_on_wall(window):
        return
    window.meeting = shown = MeetingMode(window.workspace, window.guide.case_id, window)
    shown.closed.connect(lambda: _meeting_closed(window))
    window.meeting_changed.emit()
    shown.showFullScreen()


def _meeting_closed(window: MainWindow) -> None:
    window.meeting = None
    window.meeting_changed.emit()
    window.fit(again=True)


def reason_to_open(window: MainWindow, case_id: UUID, code: str) -> str:
    """Ask why a case is opened by somebody who does not work in it; empty when they need not."""
    from sipdesk.gui.dialogs.reason import reason_to_open as ask

    is_restricted = code == "access.restricted"
    return ask(window.workspace, case_id, window, is_restricted=is_restricted)


def snooze(window: MainWindow, row: TodayRow) -> None:
    """Put a thing off, with a reason."""
    from sipdesk.gui.dialogs.snooze import snooze as ask

    ask(window.workspace, row, window)


def open_flag(window: MainWindow, row: object) -> None:
    """Open the case of a thing on the start view, with the cursor in its field."""
    if isinstance(row, TodayRow) and window.open_case(row.case_id) and window.guide is not None:
        window.guide.go(side_of(row.code) or step_of(row.code).value, row.field, row.row)


def save(window: MainWindow) -> None:
    """Ctrl+S: there is nothing to save by hand; store what is unsaved and say so."""
    if window.flush():
        window.status.say_saved(None)
        announce(window, _("Everything is saved"))


def undo(window: MainWindow) -> None:
    """Take back in the text, else the latest removal."""
    focus = QApplication.focusWidget()
    in_line = isinstance(focus, QLineEdit) and focus.isUndoAvailable()
    in_text = isinstance(focus, QPlainTextEdit) and focus.document().isUndoAvailable()
    if in_line or in_text:
        _edit("undo")
    else:
        (window.guide or window.home).undo()


def redo(window: MainWindow) -> None:
    """Do once more what was undone last: in the text, else a row that was taken away or moved."""
    focus = QApplication.focusWidget()
    in_line = isinstance(focus, QLineEdit) and focus.isRedoAvailable()
    in_text = isinstance(focus, QPlainTextEdit) and focus.document().isRedoAvailable()
    if in_line or in_text:
        _edit("redo")
    elif window.guide is not None:
        window.guide.redo()


def _edit(what: str) -> None:
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit | QPlainTextEdit):
        getattr(focus, what)()


def _search(window: MainWindow) -> None:
    window.top.show()  # a narrow window with a case open has put it away
    window.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _missing(window: MainWindow, by: int) -> None:
    if window.guide is not None:
        window.guide.go_missing(by)


def _read_header(window: MainWindow) -> None:
    if window.guide is not None:
        announce(window, window.guide.header.read_out(), at_once=True)


def _sized(window: MainWindow, by: int) -> None:
    sizes = theme.PERCENTS
    now = window.workspace.settings.text_size
    at = sizes.index(now) if now in sizes else 0
    choices.choose(window, "text_size", sizes[max(0, min(len(sizes) - 1, at + by))])


def show_help(window: MainWindow) -> None:
    """F1: help for the field that has the focus."""
    problems = window.guide.look.problems if window.guide is not None else []
    sources = {problem.field: spoken(problem.source) for problem in problems if problem.source}
    focus = QApplication.focusWidget()
    help_sheets.show(help_sheets.field_help(window, focus, sources))


def about(window: MainWindow) -> None:
    """Name, version and licence."""
    sheet = help_sheets.Sheet(window, "sipdesk")
    sheet.page.add(
        Text(_("Version {version}").format(version=__version__)),
        Text(_("Nothing leaves this computer. Sipdesk uses no network.")),
        Text(_("Licence: EUPL 1.2. Fonts: SIL OFL 1.1. Icons: Lucide, ISC."), "small"),
    )
    help_sheets.show(sheet)
