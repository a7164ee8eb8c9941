"""The line below a page: the step before, what the page must always show, the next open step."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame

from sipdesk.domain.steps import STEP_TITLES, Step
from sipdesk.gui import theme
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.widgets.buttons import accent, secondary
from sipdesk.gui.widgets.layouts import row
from sipdesk.i18n import _


class Footer(QFrame):
    """Two buttons, and between them the foot of the page that is shown, if it has one.

    In a narrow window the foot stands last on its page: over it, it would hide what is written.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self._line = row(self, spacing=10, margins=(22, 8, 22, 8))
        self.back_button = accent("", "arrow-left")
        self.next_button = secondary("")
        self._line.addWidget(self.back_button)
        self._line.addStretch(1)
        self._line.addWidget(self.next_button)
        self._held: StepPage | None = None
        self._following: Step | None = None

    def show_steps(self, order: Sequence[Step], place: int, following: Step | None) -> None:
        """Name the step before and the next open one; a place below 0 has no step before."""
        self.back_button.setVisible(place > 0)
        if place > 0:
            self.back_button.setText(_(STEP_TITLES[order[place - 1]]))
        self._following = following
        self._show_next()
        if following is not None:
            self.next_button.setText(_("Next: {step}").format(step=_(STEP_TITLES[following])))

    def hold(self, page: StepPage, *, is_narrow: bool) -> None:
        """Take the foot of the page that is shown; the page before gets its own back."""
        wanted = page if page.foot is not None and not is_narrow else None
        if self._held is not None and self._held is not wanted:
            self._let_go(self._held)
        if wanted is not None and wanted.foot is not None and self._held is not wanted:
            self._line.insertWidget(1, wanted.foot, 1000)
            wanted.foot.installEventFilter(self)
        self._held = wanted

    def _let_go(self, page: StepPage) -> None:
        if page.foot is not None:
            page.foot.removeEventFilter(self)
        page.take_foot()

    def fit(self, *, is_narrow: bool) -> None:
        """Lower in a narrow window."""
        theme.scaled(self._line, 10, (22, 3, 22, 3) if is_narrow else (22, 8, 22, 8))
        for button in (self.back_button, self.next_button):
            theme.restyle(button, small="true" if is_narrow else "false")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The way to the next step gives room to a foot that is shown."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._show_next()
        return super().eventFilter(watched, event)

    def _show_next(self) -> None:
        foot = self._held.foot if self._held is not None else None
        is_free = foot is None or foot.isHidden()
        self.next_button.setVisible(self._following is not None and is_free)
