"""The line at the foot: what is saved, where, copy, lock, rule packs."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from sipdesk import clock
from sipdesk.gui import theme
from sipdesk.gui.widgets.layouts import row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_time, ngettext


class _Part(QWidget):
    """An icon and its words."""

    def __init__(self, icon: str, tone: str = "text2") -> None:
        super().__init__()
        line = row(self, spacing=6)
        self.icon = theme.IconLabel(icon, tone, 15)
        self.text = Text(wrap=False)
        line.addWidget(self.icon)
        line.addWidget(self.text)

    def say(self, text: str, icon: str = "", tone: str = "") -> None:
        """Change the words; without words the part is not shown."""
        self.text.setText(text)
        self.text.setToolTip(text)
        self.setAccessibleName(text)
        theme.restyle(self.text, tone=tone if tone in theme.tones() else "")
        if icon or tone:
            self.icon.set_icon(icon or self.icon.name, tone or None)
        self.setVisible(bool(text))


class StatusLine(QFrame):
    """Five parts in words; the copy is a button."""

    backup_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = row(self, spacing=20, margins=(12, 3, 12, 3))
        theme.fix(self, min_height=27)
        self.saved, self.store = _Part("check", "ok"), _Part("database")
        self.backup, self.lock, self.pack = (
            _Part("hard-drive", "ok"),
            _Part("timer"),
            Text(wrap=False),
        )
        self.copy_button = QPushButton(_("Make a copy now"))
        self.copy_button.setProperty("role", "link")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.backup_asked)
        line.addWidget(self.saved)
        line.addWidget(self.store)
        line.addStretch(1)
        for part in (self.backup, self.copy_button, self.lock, self.pack):
            line.addWidget(part)
        self.copy_button.hide()
        self.say_saved(None)
        self.set_lock_minutes(None)
        self.set_backup("")

    def say_saved(self, moment: datetime | None) -> None:
        """ "Saved 10.42"; before the first save of the day that all is saved."""
        if moment is None:
            self.saved.say(_("Everything is saved"), "check", "ok")
            return
        words = _("Saved {time}").format(time=format_time(clock.local(moment)))
        self.saved.say(words, "check", "ok")
        theme.restyle(self.saved.text, tone="")

    def say_kept(self, text: str) -> None:
        """What was left half done is safe: where it is."""
        self.saved.say(text, "check", "ok")

    def say_read_only(self, text: str) -> None:
        """Nothing is stored here: why."""
        self.saved.say(text, "lock", "warn")

    def say_failed(self, text: str) -> None:
        """The store could not be written: in words and in red; typing goes on."""
        self.saved.say(text, "circle-alert", "danger")

    def set_store(self, name: str) -> None:
        """The name of the store."""
        self.store.say(name)

    def set_backup(self, text: str, tone: str = "ok", *, can_copy: bool = False) -> None:
        """When the last verified copy was made: ok, warn or danger."""
        self.backup.say(text, "hard-drive", tone)
        self.copy_button.setVisible(can_copy)

    def set_lock_minutes(self, minutes: int | None) -> None:
        """How long until the program locks by itself; None when nobody counts."""
        if minutes is None:
            self.lock.say("")
            return
        words = ngettext("Locks in {n} min", "Locks in {n} min", minutes)
        self.lock.say(words.format(n=minutes))

    def set_pack(self, text: str) -> None:
        """The rule packs in force."""
        self.pack.setText(text)

    def set_narrow(self, is_narrow: bool) -> None:
        """Only what is saved and the copy, where there is little room."""
        for part in (self.store, self.pack):
            part.setVisible(not is_narrow and bool(part.accessibleName() or part is self.pack))
        self.lock.setVisible(not is_narrow and bool(self.lock.text.text()))
