"""The bar at the top: menus, search, who works here, lock."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenuBar, QSizePolicy, QWidget

from sipdesk.domain.roles import Right
from sipdesk.gui import theme
from sipdesk.gui.actions import fill_menu_bar, one_menu
from sipdesk.gui.widgets.buttons import accent, secondary
from sipdesk.gui.widgets.frames import frame
from sipdesk.gui.widgets.layouts import row
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.window.search_field import SearchField
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _


class TopBar(QFrame):
    """Menus to the left; search, user and lock in the right corner."""

    lock_asked = Signal()

    def __init__(
        self, workspace: Workspace, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_second = workspace.store.is_second
        self.setProperty("role", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = row(self, spacing=8, margins=(0, 0, 12, 0))
        theme.fix(self, min_height=45)
        self.menu_bar = QMenuBar()
        self.menu_bar.setNativeMenuBar(False)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        fill_menu_bar(self.menu_bar, actions)
        self.menu_button = secondary(_("Menu"), "menu")
        self.menu_button.setToolTip(_("Menu (F10)"))
        self.menu_button.setAccessibleName(_("Menu (F10)"))
        self.menu = one_menu(self, actions)
        self.menu_button.setMenu(self.menu)
        self._gap = QWidget()
        theme.fix(self._gap, width=10)
        self.search = SearchField(workspace)
        theme.fix(self.search, min_width=120, max_width=330)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hint = Text("Ctrl+K", "small", wrap=False)
        self._may_search = workspace.actor.may(Right.READ_CASES)
        self.lock_button = accent(_("Lock"), "lock")
        self.lock_button.clicked.connect(self.lock_asked)
        line.addWidget(self._gap)
        line.addWidget(self.menu_button)
        line.addWidget(self.menu_bar)
        line.addStretch(1)
        line.addWidget(self.search, 4)
        self.search.setHidden(not self._may_search)
        line.addWidget(self._hint)
        line.addSpacing(theme.px(6))
        line.addWidget(self._user(workspace.actor.name))
        line.addWidget(self.lock_button)
        self.set_narrow(False)

    def _user(self, name: str) -> QWidget:
        self.user = QWidget()
        line = row(self.user, spacing=8)
        avatar = frame("avatar")
        if self._is_second:
            theme.restyle(avatar, tone="warn")
        letters = "".join(part[0] for part in name.split()[:2]).upper()
        text = Text(letters, "strong", wrap=False)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row(avatar, margins=(6, 2, 6, 2)).addWidget(text)
        self.user_label = Text(name, wrap=False)
        line.addWidget(avatar, alignment=Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.user_label)
        return self.user

    def set_narrow(self, is_narrow: bool) -> None:
        """One button instead of five menus; the user's name goes."""
        self.menu_bar.setVisible(not is_narrow)
        self.menu_button.setVisible(is_narrow)
        self._gap.setVisible(is_narrow)
        self._hint.setVisible(not is_narrow and self._may_search)
        self.user.setVisible(not is_narrow)
