"""The card that opens a store: who, passphrase, and what else can be done when it is forgotten."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sipdesk.gui import theme
from sipdesk.gui.secret_fields import KeyField, PassphraseField, strength
from sipdesk.gui.start import StartCard
from sipdesk.gui.widgets.buttons import link, primary, secondary
from sipdesk.gui.widgets.frames import frame, rule
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, ngettext
from sipdesk.storage.errors import (
    DamagedKeys,
    DamagedStore,
    EmptyStore,
    FailedUpgrade,
    MissingStore,
    OlderStore,
    StoreError,
    WrongPassphrase,
)
from sipdesk.storage.keys import MIN_PASSPHRASE, User

if TYPE_CHECKING:
    from sipdesk.gui.widgets.fields import ChoiceField

RESTORABLE = (DamagedStore, DamagedKeys, EmptyStore, FailedUpgrade, MissingStore, OlderStore)
FOOT = N_("Nothing leaves this computer. Sipdesk uses no network.")


def initials(name: str) -> str:
    """The first letters of first and last name."""
    words = name.split()
    return "".join(word[0].upper() for word in [*words[:1], *words[1:][-1:]])


def avatar(name: str) -> QFrame:
    """A square with initials; decoration, as the name stands beside it."""
    made = frame("avatar")
    theme.fix(made, width=44, height=40)
    line = row(made)
    line.addWidget(Text(initials(name), "strong", wrap=False).centre())
    return made


def _user_field(users: Sequence[User]) -> "ChoiceField":
    from sipdesk.gui.widgets.fields import ChoiceField

    choices = [(user.user_id, user.name) for user in users]
    return ChoiceField("user", _("&Who are you?"), choices, empty=None)


def _say(widget: QWidget, error: StoreError) -> None:
    from sipdesk.gui.messages import announce

    announce(widget, error.text(), at_once=True)


class UnlockCard(StartCard):
    """Passphrase in, store open.

    Signals:
        submitted: the id of the user (or None) and the passphrase.
        forgotten: the user wants to use the recovery key.
    """

    submitted = Signal(object, str)
    forgotten = Signal()

    def __init__(
        self,
        users: Sequence[User],
        about: str = "",
        news: str = "",
        typed: str = "",
        *,
        is_known: bool = False,
    ) -> None:
        super().__init__(_("Unlock"))
        self._users, self.failures = users, 0
        self.user_field: ChoiceField | None = None  # where there is somebody to choose among
        self.other_button: QPushButton | None = None
        if len(users) == 1 or (users and is_known):
            self.body.addLayout(self._who(users[0].name, about))
        if len(users) > 1:
            self.user_field = _user_field(users)
            self.user_field.setHidden(is_known)
            self.add(self.user_field)
        self.passphrase = PassphraseField("passphrase", _("&Passphrase"))
        self.passphrase.reset(typed)
        self.add(self.passphrase)
        self._add_acts()
        if news:
            self.add(rule())
            self.body.addLayout(_news(news))

    def _who(self, name: str, about: str) -> QHBoxLayout:
        line = row(spacing=12)
        mark = column()
        mark.addWidget(avatar(name))
        mark.addStretch(1)
        line.addLayout(mark)
        self.who = words = QWidget()
        lines = column(words, spacing=0)
        lines.addWidget(Text(name, "h2"))
        if about:
            lines.addWidget(Text(about, "small"))
        line.addWidget(words, 1)
        if len(self._users) > 1:
            self.other_button = secondary(_("&Not you?"), "users", small=True)
            self.other_button.clicked.connect(self._choose_other)
            line.addWidget(self.other_button)
        return line

    def _choose_other(self) -> None:
        """Somebody else unlocks: let them say who."""
        if self.user_field is not None and self.other_button is not None:
            self.user_field.show()
            self.who.hide()
            self.other_button.hide()
            self.user_field.control.setFocus()

    def _add_acts(self) -> None:
        self.unlock_button = primary(_("&Unlock"), "lock-open")
        self.forgot_button = link(_("I have forgotten the passphrase"))
        line = row(spacing=12)
        line.addWidget(self.unlock_button)
        line.addStretch(1)
        line.addWidget(self.forgot_button)
        self.body.addLayout(line)
        self.unlock_button.clicked.connect(self._submit)
        self.passphrase.submitted.connect(self._submit)
        self.forgot_button.clicked.connect(self.forgotten)

    def first_focus(self) -> QWidget:
        """The passphrase."""
        return self.passphrase.edit

    def user_id(self) -> UUID | None:
        """The chosen user."""
        if len(self._users) == 1:
            return self._users[0].user_id
        value: UUID | None = self.user_field.value() if self.user_field else None
        return value

    def set_busy(self, is_busy: bool) -> None:
        """Say that it is opening; the button cannot be pressed twice."""
        self.unlock_button.setEnabled(not is_busy)
        self.passphrase.edit.setReadOnly(is_busy)
        self.unlock_button.setText(_("Unlocking…") if is_busy else _("&Unlock"))

    def fail(self, error: StoreError) -> None:
        """Say at the field why it did not open; what was typed stays."""
        self.set_busy(False)
        self.passphrase.set_error(error.text())
        _say(self, error)
        if isinstance(error, WrongPassphrase):
            self.failures += 1
            self._wait(min(30, 2 ** (self.failures - 2)) if self.failures > 2 else 0)
        self.passphrase.edit.setFocus()
        self.passphrase.edit.selectAll()

    def _wait(self, seconds: int) -> None:
        """After some wrong ones it takes a while, never for ever (FLT F73)."""
        if seconds <= 0:
            return
        self.unlock_button.setEnabled(False)
        words = ngettext("Try again in {n} second", "Try again in {n} seconds", seconds)
        self.unlock_button.setText(words.format(n=seconds))
        QTimer.singleShot(seconds * 1000, self, lambda: self.set_busy(False))

    def _submit(self) -> None:
        if not self.unlock_button.isEnabled():
            return
        if not self.passphrase.value():
            self.passphrase.set_error(_("Write your passphrase."))
            self.passphrase.edit.setFocus()
            return
        self.submitted.emit(self.user_id(), self.passphrase.value())


def _news(text: str) -> QHBoxLayout:
    line = row(spacing=7)
    mark = column()
    mark.addWidget(theme.IconLabel("hard-drive", "ok", 16))
    mark.addStretch(1)
    line.addLayout(mark)
    line.addWidget(Text(text, "small"), 1)
    return line


class RecoverCard(StartCard):
    """The recovery key opens, and a new passphrase is chosen at once.

    Signals:
        submitted: the id of the user, the recovery key and the new passphrase.
        cancelled: back to the passphrase.
    """

    submitted = Signal(object, str, str)
    cancelled = Signal()

    def __init__(self, users: Sequence[User]) -> None:
        super().__init__(_("Recovery key"), 650)
        self.add(Text(_("Open with the recovery key"), "h1"))
        self.add(
            Text(
                _("Copy the key from the paper and choose a new passphrase. Nothing is lost."),
                "lead",
            )
        )
        self.user_field = _user_field(users)
        self.key = KeyField("key", _("&Recovery key"))
        self.new = PassphraseField(
            "new", _("&New passphrase"), _("At least {n} characters.").format(n=MIN_PASSPHRASE)
        )
        self.again = PassphraseField("again", _("The same passphrase &again"), can_show=False)
        self.add(self.user_field, self.key, self.new, self.again)
        self.user_field.setVisible(len(users) > 1)
        self.open_button = primary(_("&Open and change"), "key-round")
        self.back_button = secondary(_("&Back"), "arrow-left")
        line = row(spacing=10)
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.open_button)
        self.body.addLayout(line)
        self.back_button.clicked.connect(self.cancelled)
        self.open_button.clicked.connect(self._submit)
        self.again.submitted.connect(self._submit)

    def first_focus(self) -> QWidget:
        """The first group of the key."""
        return self.key.groups[0]

    def fail(self, error: StoreError) -> None:
        """Say at the key why it did not open."""
        self.open_button.setEnabled(True)
        self.key.set_error(error.text())
        _say(self, error)
        self.key.groups[0].setFocus()

    def _submit(self) -> None:
        if check_new(self.new, self.again):
            self.open_button.setEnabled(False)
            self.submitted.emit(self.user_field.value(), self.key.value(), self.new.value())


def check_new(new: PassphraseField, again: PassphraseField) -> bool:
    """Whether a new passphrase is good enough and typed alike twice; says at the field if not."""
    tone, _icon, words = strength(new.value())
    if tone != "ok":
        new.set_error(f"{words}. " + _("Write at least {n} characters.").format(n=MIN_PASSPHRASE))
        new.edit.setFocus()
        return False
    if new.value() != again.value():
        again.set_error(_("The two are not the same. Write the passphrase once more."))
        again.edit.setFocus()
        return False
    return True


class ErrorCard(StartCard):
    """A store that does not open: what happened, what is safe, what can be done.

    Signals:
        retried: try again.
        moved: choose another folder.
        restore_asked: put a copy in its place.
        mend_asked: put a copy in its place, with every case that is whole as it is today.
        salvage_asked: make a whole store of what can be read, without a copy.
        went_on: open it all the same, though it is older than it should be.
    """

    retried = Signal()
    moved = Signal()
    restore_asked = Signal()
    mend_asked = Signal()
    salvage_asked = Signal()
    went_on = Signal()

    def __init__(self, error: StoreError, support: str = "") -> None:
        super().__init__(_("The store could not be opened."), 640)
        self._error = error
        happened, safe, advice = error.parts()
        head = row(spacing=12)
        head.addWidget(theme.IconLabel("circle-alert", "danger", 26))
        head.addWidget(Text(_("The cases could not be opened"), "h1"), 1)
        self.body.addLayout(head)
        for heading, text in (
            (_("This has happened"), happened),
            (_("This is safe"), safe),
            (_("This you can do"), advice),
        ):
            lines = column(spacing=2)
            lines.addWidget(Text(heading, "strong"))
            lines.addWidget(Text(text))
            self.body.addLayout(lines)
        self._add_acts(isinstance(error, RESTORABLE), isinstance(error, OlderStore))
        self.add(rule())
        self._add_foot(support)

    def _add_acts(self, is_restorable: bool, is_older: bool) -> None:
        make = secondary if is_restorable else primary
        is_damaged = isinstance(self._error, DamagedStore)
        self.mend_button = primary(_("&Mend with a copy…"), "hard-drive")
        again = secondary if is_damaged else primary
        self.restore_button = again(_("&Restore a copy…"), "hard-drive")
        self.salvage_button = secondary(_("&Save what can be read…"), "file-check")
        self.go_on_button = secondary(_("&Go on with the older file"), "history")
        self.retry_button = make(_("&Try again"), "refresh-cw")
        self.move_button = secondary(_("&Choose another folder…"), "folder-open")
        line = Flow(spacing=10)
        for made, heard, is_there in (
            (self.mend_button, self.mend_asked, is_damaged),
            (self.restore_button, self.restore_asked, is_restorable),
            (self.salvage_button, self.salvage_asked, is_damaged),
            (self.go_on_button, self.went_on, is_older),
            (self.retry_button, self.retried, True),
            (self.move_button, self.moved, True),
        ):
            made.clicked.connect(heard)
            made.setVisible(is_there)
            line.addWidget(made)
        self.body.addLayout(line)

    def _add_foot(self, support: str) -> None:
        self.copy_button = link(_("Copy without personal data"))
        self.copy_button.clicked.connect(self._copy)
        line = Flow(spacing=10)
        line.addWidget(Text(_("Code: {code}").format(code=self._error.code), "small", wrap=False))
        line.addWidget(self.copy_button)
        if support:
            line.addWidget(
                Text(_("Call your support: {phone}").format(phone=support), "small", wrap=False)
            )
        self.body.addLayout(line)

    def _copy(self) -> None:
        import platform

        from PySide6.QtWidgets import QApplication

        from sipdesk import __version__

        told = f"{self._error.code} · sipdesk {__version__} · {platform.platform()}"
        QApplication.clipboard().setText(told)
        self.copy_button.setText(_("Copied"))

    def first_focus(self) -> QWidget:
        """The act that helps most."""
        if isinstance(self._error, DamagedStore):
            return self.mend_button
        is_restorable = isinstance(self._error, RESTORABLE)
        return self.restore_button if is_restorable else self.retry_button
