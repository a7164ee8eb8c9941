"""Fields for what nobody else may know: a passphrase, and the recovery key from its paper."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sipdesk.gui import theme
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.layouts import Flow
from sipdesk.i18n import _, ngettext
from sipdesk.storage import recovery
from sipdesk.storage.keys import MIN_PASSPHRASE

_STRONG = 20


class PassphraseField(Field):
    """A passphrase: hidden until "Show"; pasting is allowed; Enter submits."""

    submitted = Signal()
    is_lasting = False

    def __init__(self, name: str, label: str, hint: str = "", *, can_show: bool = True) -> None:
        super().__init__(name, label, hint)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._take(self.edit)
        self.show_button = secondary(_("Show"), "eye", small=True, about=label.replace("&", ""))
        self.show_button.clicked.connect(self._toggle)
        self._line.addWidget(self.show_button)
        self.show_button.setVisible(can_show)
        self.edit.textChanged.connect(self._typed)
        self.edit.returnPressed.connect(self.submitted)

    def value(self) -> str:
        """The passphrase as typed."""
        return self.edit.text()

    def _show(self, value: Any) -> None:
        self.edit.setText(str(value or ""))

    def _toggle(self) -> None:
        is_hidden = self.edit.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if is_hidden else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        text = _("Hide") if is_hidden else _("Show")
        self.show_button.setText(text)
        self.show_button.setAccessibleName(f"{text}, {self.label.text().replace('&', '')}")
        theme.set_icon(self.show_button, "eye-off" if is_hidden else "eye", "text", 16)
        self.edit.setFocus()


def strength(passphrase: str) -> tuple[str, str, str]:
    """How a passphrase holds: tone, icon and words. Length counts, not odd signs."""
    length, words = len(passphrase), len(passphrase.split())
    counted = ngettext("{n} character", "{n} characters", length).format(n=length)
    if length < MIN_PASSPHRASE:
        return "warn", "triangle-alert", _("Too short: {counted}").format(counted=counted)
    if len(set(passphrase)) < 6:
        return (
            "warn",
            "triangle-alert",
            _("Too few different letters: {n} of 6").format(n=len(set(passphrase))),
        )
    if length >= _STRONG or words >= 4:
        return "ok", "circle-check", _("Strong: {counted}").format(counted=counted)
    return "ok", "circle-check", _("Enough: {counted}").format(counted=counted)


class _Group(QLineEdit):
    """One of the six groups; Backspace in an empty one goes back."""

    back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        else:
            super().keyPressEvent(event)


class KeyField(Field):
    """The recovery key in six groups; what is too much for one goes on to the next."""

    submitted = Signal()

    def __init__(self, name: str, label: str, hint: str = "") -> None:
        super().__init__(name, label, hint)
        self.groups: list[_Group] = []
        holder = QWidget()
        line = Flow(holder, spacing=7)
        for n in range(recovery.GROUPS):
            group = _Group()
            theme.fix(group, width=76)
            line.addWidget(group)
            group.textEdited.connect(lambda _text, n=n: self._spread(n))
            group.back.connect(lambda n=n: self._go(n - 1))
            group.returnPressed.connect(self.submitted)
            self.groups.append(group)
        self._take(holder)
        holder.setFocusProxy(self.groups[0])
        self.setFocusProxy(self.groups[0])
        self.label.setBuddy(self.groups[0])
        self._name()

    def _name(self) -> None:
        spoken = self.label.text().replace("&", "")
        for n, group in enumerate(getattr(self, "groups", [])):
            place = _("group {n} of {all}").format(n=n + 1, all=recovery.GROUPS)
            group.setAccessibleName(f"{spoken}, {place}")
            group.setAccessibleDescription(self.error.text() or self.hint.text())

    def value(self) -> str:
        """The six groups with hyphens, in capitals."""
        return "-".join(recovery.tidy(group.text()) for group in self.groups)

    def is_full(self) -> bool:
        """Whether every group has its four signs."""
        return all(len(recovery.tidy(g.text())) == recovery.GROUP for g in self.groups)

    def right(self, key: str) -> int:
        """How many groups are the same as in a key."""
        pairs = zip(self.value().split("-"), key.split("-"), strict=True)
        return sum(mine == theirs for mine, theirs in pairs)

    def _show(self, value: Any) -> None:
        signs = recovery.tidy(str(value or ""))
        for n, group in enumerate(self.groups):
            group.setText(signs[n * recovery.GROUP : (n + 1) * recovery.GROUP])

    def _spread(self, n: int) -> None:
        signs = recovery.tidy(self.groups[n].text())
        at = n
        while True:
            self.groups[at].setText(signs[: recovery.GROUP])
            signs = signs[recovery.GROUP :]
            if not signs or at == len(self.groups) - 1:
                break
            at += 1
        is_full = len(self.groups[at].text()) == recovery.GROUP
        self._go(at + 1 if is_full and at + 1 < len(self.groups) else at)
        self._typed()

    def _go(self, n: int) -> None:
        if n >= 0 and not self.groups[n].hasFocus():
            self.groups[n].setFocus()
