"""A new recovery key in place of one that is lost: shown, hidden, typed back, and then in force."""

from PySide6.QtWidgets import QWidget

from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.first_run_key import KeyStep
from sipdesk.gui.first_run_steps import Choices
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, ngettext
from sipdesk.services import admission
from sipdesk.storage import recovery
from sipdesk.storage.errors import StoreError, WrongRecoveryKey


class NewKey(Dialog):
    """The same two sights as at the first run; nothing is changed before the key is typed back."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            parent, _("New recovery key"), accept=_("&Hide and copy"), role="primary", width=46
        )
        self.workspace = workspace
        self.is_replaced = False
        choices = Choices(workspace.settings, recovery_key=recovery.new_key())
        self.step = KeyStep(choices)
        self.head.hide()
        others = len(workspace.store.slots()) - 1
        self.about = Band("info", _("The old key stops working"), self._about(others))
        self.add(self.step, self.about)
        self.step.changed.connect(self._look)
        self.step.submitted.connect(self.accept_button.click)

    def _about(self, others: int) -> str:
        text = _("Safety copies that were made before still open with the old key.")
        if others > 0:
            words = ngettext(
                "{n} other user is tied to the new key the next time they unlock.",
                "{n} other users are tied to the new key the next time they unlock.",
                others,
            )
            text = f"{words.format(n=others)} {text}"
        return text

    def _look(self) -> None:
        is_hidden = self.step.choices.is_key_hidden
        self.accept_button.setText(_("&Change the key") if is_hidden else _("&Hide and copy"))
        self._fit()

    def submit(self) -> bool:
        """Hide the key; then, when it is typed back from its paper, let it count."""
        if self.is_replaced:
            return True
        if not self.step.choices.is_key_hidden:
            self.step.hide_key()
            return False
        if not self.step.check():
            return False
        if self.step.key.right(self.step.choices.recovery_key) != recovery.GROUPS:
            self.step.fail(WrongRecoveryKey())
            return False
        return self._replace(self.step.choices.recovery_key)

    def _replace(self, key: str) -> bool:
        work = self.workspace
        try:
            admission.new_recovery_key(work.store, work.actor, work.packs, key=key)
        except StoreError as error:
            title = _("The key is not changed. The old one still works.")
            self.say(title, error.text(), at_once=True)
            return False
        self.is_replaced = True
        try:
            work.store.change_key()
        except StoreError as error:
            title = _("The new key works. A copy of the old keys can still open the file.")
            self.say(title, error.text(), at_once=True)
            self.accept_button.setText(_("Close"))
            self.cancel_button.hide()
            return False
        return True


def new_key(workspace: Workspace, parent: QWidget | None = None) -> bool:
    """Make another recovery key; answers whether there is one."""
    dialog = NewKey(workspace, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.is_replaced
