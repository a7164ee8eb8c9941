"""What every dialog has in common: title, fields that scroll, buttons always in sight."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.domain.problems import Problem, RuleError
from sipdesk.gui import on_screen, theme
from sipdesk.gui.dialogs.typed import Typed, TypingDialog
from sipdesk.gui.messages import announce, problem_text
from sipdesk.gui.widgets.buttons import button, quiet
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.frames import Band, frame
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.scroll import Page
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _
from sipdesk.storage.errors import StoreError

_SHARE = 0.9  # of the window it stands over


class Dialog(TypingDialog):
    """A dialog: put widgets into `body`, tell of the fields with `bind`, override `submit`.

    What is written in it is kept where `keep_typed` is called; else it is only asked about, and a
    crash takes it.

    Args:
        title: names the act; holds nothing about a person.
        lead: one sentence on what it does.
        accept: text of the one filled button.
        role: role of that button, `primary` or `danger`.
        width: in em, before the window caps it.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        lead: str = "",
        *,
        accept: str,
        role: str = "primary",
        width: float = 40,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.fields: dict[str, Field] = {}
        self._width = width
        outer = column(self, spacing=0)
        self.head = self._head(title, lead)
        self.page = Page(margins=(22, 16, 22, 16), spacing=12)
        self.body: QVBoxLayout = self.page.body
        self.body.addWidget(self.head)
        self.band = Band("danger")
        self.band.hide()
        self.body.addWidget(self.band)
        outer.addWidget(self.page, 1)
        self.accept_button = button(accept, role)
        self.cancel_button = quiet(_("Cancel"))
        self.foot = self._foot()
        outer.addWidget(self.foot)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self._try)
        self.cancel_button.clicked.connect(self.reject)

    def _head(self, title: str, lead: str) -> QWidget:
        head = QWidget()
        lines = column(head, spacing=2, margins=(0, 0, 0, 0))
        lines.addWidget(Text(title, "h1"))
        if lead:
            lines.addWidget(Text(lead, "lead"))
        return head

    def _foot(self) -> QWidget:
        foot = frame("footer")
        self.foot_line = row(foot, spacing=10, margins=(22, 10, 22, 10))
        self.foot_line.addStretch(1)
        self.foot_line.addWidget(self.cancel_button)
        self.foot_line.addWidget(self.accept_button)
        return foot

    def add(self, *widgets: QWidget) -> None:
        """Put widgets last in the dialog."""
        for widget in widgets:
            self.body.addWidget(widget)

    def bind(self, *fields: Field) -> None:
        """Tell of fields, so that problems find them by name."""
        for field in fields:
            self.fields[field.name] = field

    def keep_typed(
        self,
        workspace: Workspace,
        case_id: UUID | None,
        place: str,
        fields: Mapping[str, Field] | None = None,
        *,
        when_left: bool = True,
    ) -> None:
        """Keep what is typed until the act is done; called last, when the fields are filled.

        Args:
            place: the dialog, and the row that it is about.
            fields: name → field; those that were bound, where nothing is said.
            when_left: whether it comes back after Esc too; else Esc asks, and throws it away.
        """
        self.is_kept_when_left = when_left
        known = self.fields if fields is None else fields
        self.typed = Typed(workspace, case_id, place, known, self)
        self.body.insertWidget(1, self.typed)

    def submit(self) -> bool:
        """Do the act; answers whether the dialog may close. Overridden by each dialog."""
        return True

    def _try(self) -> None:
        self.band.hide()
        if self.typed_well() and self.attempt(self.submit):
            self.accept()

    def typed_well(self) -> bool:
        """Whether every field that is shown holds what it should; else the first says why."""
        wrong = [f for f in self.fields.values() if not f.isHidden() and f.problem()]
        for field in wrong:
            field.set_error(field.problem())
        if wrong:
            wrong[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def attempt(self, act: Callable[[], bool]) -> bool:
        """Try an act; what a rule or the store refuses is said here, and nothing is lost."""
        try:
            return act()
        except RuleError as refused:
            self.show_problems(refused.problems)
        except StoreError as error:
            self.say("", error.text(), at_once=True)
        return False

    def say(self, title: str, text: str, *, at_once: bool = False) -> None:
        """Say something above the fields, on the screen and aloud."""
        self.band.say(title, text)
        self.band.show()
        announce(self, self.band.accessibleName(), at_once=at_once)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Put each problem at its field and the cursor in the first; the rest above the fields."""
        first: Field | None = None
        others: list[str] = []
        for problem in problems:
            text = problem_text(problem)
            field = self.fields.get(problem.field)
            if field is None:
                others.append(text)
                continue
            field.set_error(text)
            first = first or field
        if others:
            self.say("", " ".join(others))
        if first is not None:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that the content wants, at most nine tenths of the window."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        over = self.parentWidget()
        room = over.window().size() if over else QSize(theme.px(1366), theme.px(768))
        width = min(round(self._width * theme.em()), int(room.width() * _SHARE))
        bars = self.foot.sizeHint().height()
        inner = self.page.content.heightForWidth(width - theme.px(14))
        self.resize(width, min(inner + bars + theme.px(4), int(room.height() * _SHARE)))
        if self.isVisible():
            on_screen.bring(self)  # it may have grown below the edge
