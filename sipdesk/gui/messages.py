"""What the program says: problems in words, questions before grave acts, unexpected errors."""

import contextlib
import sys
import threading
import traceback
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sipdesk.domain.pack import spoken
from sipdesk.domain.problems import Problem
from sipdesk.gui import theme
from sipdesk.gui.widgets.buttons import danger, primary, secondary
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _


class _Given(dict[str, Any]):
    """Values of a text; one that is missing shows as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


def fill(text: str, values: Mapping[str, Any]) -> str:
    """A marked text in the language of the screen, with its values."""
    return _(text).format_map(_Given(values))


def problem_text(problem: Problem, *, source: bool = False) -> str:
    """A problem in words; with its source in brackets last when asked for."""
    words = fill(problem.text, problem.values)
    if source and problem.source:
        return f"{words} ({spoken(problem.source)})"
    return words


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Say something to a screen reader: polite, or at once for lock and failed save."""
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    kind = QAccessible.AnnouncementPoliteness
    event.setPoliteness(kind.Assertive if at_once else kind.Polite)
    QAccessible.updateAccessibility(event)


class Question(QDialog):
    """A grave act, asked about once more: title, what it means, the act by its name.

    Args:
        title: the act, in words.
        text: what happens and what stays.
        act: the text of the button that does it.
        is_danger: the act takes something away from somebody.
        cancel: the text of the safe button; empty leaves it out.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        act: str,
        *,
        is_danger: bool = False,
        cancel: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        theme.fix(self, min_width=420, max_width=620)
        lines = column(self, spacing=12, margins=(24, 20, 24, 20))
        lines.addWidget(Text(title, "h2"))
        lines.addWidget(Text(text))
        buttons = row(spacing=10)
        buttons.addStretch(1)
        self.cancel_button = secondary(cancel or _("Cancel"))
        self.act_button = danger(act) if is_danger else primary(act)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.act_button)
        lines.addSpacing(theme.px(6))
        lines.addLayout(buttons)
        self.cancel_button.clicked.connect(self.reject)
        self.act_button.clicked.connect(self.accept)
        (self.cancel_button if is_danger else self.act_button).setFocus()


def confirm(
    parent: QWidget | None, title: str, text: str, act: str, *, is_danger: bool = False
) -> bool:
    """Ask before a grave act (withdraw, finalise, close, restore); never about deleting."""
    asked = Question(parent, title, text, act, is_danger=is_danger)
    answer = asked.exec()
    asked.deleteLater()
    return answer == QDialog.DialogCode.Accepted


class Trouble(QDialog):
    """What happened, what is safe, what you can do; the code may be copied without names."""

    def __init__(
        self, parent: QWidget | None, happened: str, safe: str, advice: str, code: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        theme.fix(self, min_width=460, max_width=680)
        self._code = code
        lines = column(self, spacing=6, margins=(24, 20, 24, 20))
        for heading, text in (
            (_("This has happened"), happened),
            (_("This is safe"), safe),
            (_("This you can do"), advice),
        ):
            lines.addWidget(Text(heading, "h2"))
            lines.addWidget(Text(text))
            lines.addSpacing(theme.px(8))
        lines.addWidget(Text(_("Code: {code}").format(code=code.splitlines()[-1]), "small"))
        buttons = row(spacing=10, margins=(0, 8, 0, 0))
        self.copy_button = secondary(_("Copy without personal data"), "copy")
        self.close_button = primary(_("Go on"))
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        lines.addLayout(buttons)
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self._code))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()


def bare_trace(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened: files, lines and kinds; never a value or a message."""
    lines = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join([*lines, kind.__name__])


def install_exception_hook(log: Path | None = None) -> None:
    """Whatever nobody expected ends here: told in a window, logged without personal data.

    What ends a thread, or is raised where nothing can be raised, is logged and not shown.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del error
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        report = bare_trace(kind, trace)
        _note(log, report)
        show_trouble(report)

    sys.excepthook = hook
    threading.excepthook = lambda told: _note(log, bare_trace(told.exc_type, told.exc_traceback))
    sys.unraisablehook = lambda told: _note(log, bare_trace(told.exc_type, told.exc_traceback))


def _note(log: Path | None, report: str) -> None:
    """Write a bare report where a developer looks for it."""
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(report + "\n")
    if log is not None:
        with contextlib.suppress(OSError), log.open("a", encoding="utf-8") as file:
            file.write(report + "\n\n")


def show_trouble(report: str) -> None:
    """Tell about an error that nobody expected; one window at a time."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or isinstance(app.activeModalWidget(), Trouble):
        return
    window = app.activeWindow()
    told = Trouble(
        window if window is not None and window.isVisible() else None,  # not one that goes away
        _("The program made a mistake and stopped what it was doing."),
        _("What was saved before is untouched. The text in the fields is still there."),
        _("Go on working. If it happens again, copy the code and send it to your support."),
        report,
    )
    told.exec()
    told.deleteLater()
