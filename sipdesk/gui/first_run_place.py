"""The second step of the first run: where the cases lie."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QRadioButton, QWidget

from sipdesk import paths
from sipdesk.gui import theme
from sipdesk.gui.first_run_steps import Step
from sipdesk.gui.save_place import choose_place
from sipdesk.gui.widgets.buttons import link, secondary
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.frames import Chip
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.storage.errors import AlreadyThere, NetworkFolder, StoreError
from sipdesk.storage.places import check_place, place_in


class Option(QFrame):
    """A choice with icon, name and one line about it; the whole of it can be pressed."""

    def __init__(self, name: str, about: str, icon: str, mark: str = "") -> None:
        super().__init__()
        self.setProperty("role", "inner")
        line = row(self, spacing=12, margins=(12, 10, 12, 10))
        self.radio = QRadioButton()
        self.radio.setAccessibleName(name)
        self.radio.setAccessibleDescription(about)
        line.addWidget(self.radio)
        line.addWidget(theme.IconLabel(icon, "accent", 22))
        words = column(spacing=2)
        head = Flow(spacing=8)
        head.addWidget(Text(name, "strong", wrap=False))
        if mark:
            head.addWidget(Chip(mark, "ok", "check"))
        words.addLayout(head)
        words.addWidget(Text(about, "small"))
        line.addLayout(words, 1)
        self.radio.toggled.connect(self._look)

    def _look(self, is_on: bool) -> None:
        theme.restyle(self, role="editor" if is_on else "inner")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere chooses it."""
        self.radio.setChecked(True)
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()


class FolderField(TextField):
    """A folder: typed or chosen."""

    def __init__(self, name: str, label: str, hint: str = "") -> None:
        super().__init__(name, label, hint)
        self.choose_button: QPushButton = secondary(_("C&hoose…"), "folder-open", small=True)
        self.choose_button.clicked.connect(self._choose)
        self._line.addWidget(self.choose_button)

    def _choose(self) -> None:
        chosen = choose_place(self, _("Choose a folder"), self.value())
        if chosen:
            self.edit.setText(chosen)


class PlaceStep(Step):
    """Where the cases lie; a network drive is refused with the reason.

    Signals:
        existing: the folder holds a store and the user wants to open it.
    """

    existing = Signal(str)
    title = N_("Where shall the cases lie?")
    lead = N_("Everything is kept in a locked folder. You can move it later.")
    _options = (
        ("here", "hard-drive", N_("On this computer"),
         N_("Only you use the computer. The copy is kept in another place."), N_("Easiest")),
        ("shared", "users", N_("In a shared folder on this computer"),
         N_("Several log-ins take turns. One at a time has it open."), ""),
        ("practice", "school", N_("I want to practise first"),
         N_("Invented people. Marked PRACTICE everywhere."), ""),
    )  # fmt: skip

    def build(self) -> None:
        """Three options and the folder."""
        self.group = QButtonGroup(self)
        self.options: dict[str, Option] = {}
        for name, icon, text, about, mark in self._options:
            option = Option(_(text), _(about), icon, _(mark))
            option.radio.toggled.connect(self._chosen)
            self.group.addButton(option.radio)
            self.lines.addWidget(option)
            self.options[name] = option
        self.folder = FolderField(
            "folder", _("&Folder"), _("Not a network drive: the file can be damaged there.")
        )
        self.folder.reset(self.choices.folder)
        self.lines.addWidget(self.folder)
        self.open_link = link(_("Open the store that is there"))
        self.open_link.hide()
        self.lines.addWidget(self.open_link)
        self.open_link.clicked.connect(lambda: self.existing.emit(self.folder.value().strip()))
        self.local_link = link(_("Use {folder} on this computer").format(folder=self._local()))
        self.local_link.hide()
        self.lines.addWidget(self.local_link)
        self.local_link.clicked.connect(self._use_local)
        self.folder.edited.connect(self.open_link.hide)
        self.options[self.choices.place].radio.setChecked(True)

    def _local(self) -> str:
        """The usual place on this computer."""
        return str(paths.user_data() / "store")

    def _use_local(self) -> None:
        self.folder.set_error("")
        self.folder.edit.setText(self._local())
        self.local_link.hide()
        self.keep()
        self.folder.edit.setFocus()

    def _chosen(self) -> None:
        self.keep()
        self.folder.setVisible(self.choices.place != "practice")
        self.changed.emit()

    def keep(self) -> None:
        """Keep place and folder."""
        chosen = (name for name, option in self.options.items() if option.radio.isChecked())
        self.choices.place = next(chosen, self.choices.place)
        if hasattr(self, "folder"):
            self.choices.folder = self.folder.value().strip()

    def check(self) -> bool:
        """Whether a new store can lie there."""
        if self.choices.place == "practice":
            return True
        folder = Path(self.choices.folder).expanduser()
        try:
            check_place(folder)
            place_in(folder)
        except StoreError as error:
            self.open_link.setVisible(isinstance(error, AlreadyThere))
            self.local_link.setVisible(isinstance(error, NetworkFolder))
            self.folder.set_error(error.text())
            self.folder.edit.setFocus()
            return False
        return True

    def first_focus(self) -> QWidget:
        """The chosen option."""
        return self.options[self.choices.place].radio
