"""Dialogs about those who work in the program: add, give roles, take access away, passphrase."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from sipdesk.domain.model import UserRole
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.secret_fields import PassphraseField
from sipdesk.gui.unlock import check_new
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _, ngettext
from sipdesk.services import admission, directory, users
from sipdesk.services.log_words import ROLES
from sipdesk.services.users import Colleague
from sipdesk.storage import backup, keys
from sipdesk.storage.errors import StoreError, WrongPassphrase
from sipdesk.storage.keys import MIN_PASSPHRASE

ROLE_WORDS = {
    UserRole.COORDINATOR: (
        ROLES[UserRole.COORDINATOR],
        N_("Reads and writes cases, prints and shares."),
    ),
    UserRole.READER: (ROLES[UserRole.READER], N_("Reads cases. Changes and prints nothing.")),
    UserRole.REVIEWER: (
        ROLES[UserRole.REVIEWER],
        N_("Reads the log and reviews it, never own rows. Sees no cases."),
    ),
    UserRole.ADMINISTRATOR: (
        ROLES[UserRole.ADMINISTRATOR],
        N_("Adds and removes users, and the settings. Sees no cases."),
    ),
}


def role_words(roles: Iterable[UserRole]) -> str:
    """Roles in words, in the order in which they are always named."""
    held = set(roles)
    return ", ".join(_(words) for role, (words, _more) in ROLE_WORDS.items() if role in held)


def _done(dialog: Dialog) -> bool:
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted


def add_user(workspace: Workspace, parent: QWidget | None = None) -> bool:
    """Let somebody new choose a passphrase; answers whether there is one user more."""
    return _done(AddUser(workspace, parent))


def change_roles(workspace: Workspace, who: Colleague, parent: QWidget | None = None) -> bool:
    """Give a user other roles; answers whether they were changed."""
    return _done(ChangeRoles(workspace, who, parent))


def remove_user(workspace: Workspace, who: Colleague, parent: QWidget | None = None) -> bool:
    """Take a user's access away; answers whether it was."""
    return _done(RemoveUser(workspace, who, parent))


class _Roles:
    """A box for each role, with what it opens."""

    def __init__(self, dialog: Dialog, held: Iterable[UserRole]) -> None:
        self.checks = {
            role: CheckField("roles", _(words), _(about))
            for role, (words, about) in ROLE_WORDS.items()
        }
        dialog.add(Text(_("What the person shall do"), "label"), *self.checks.values())
        dialog.bind(next(reversed(self.checks.values())))
        for role in held:
            self.checks[role].set_value(True)

    def chosen(self) -> frozenset[UserRole]:
        """The roles that are ticked."""
        return frozenset(role for role, check in self.checks.items() if check.value())


class AddUser(Dialog):
    """The new user sits at the keyboard: nobody else knows the passphrase."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        lead = _("Let the person choose a passphrase of their own. Nobody else should know it.")
        super().__init__(parent, _("Add a user"), lead, accept=_("&Add"))
        self.workspace = workspace
        self.name_edit = TextField("name", _("&Name"), _("As it shall stand in the log."))
        self.title_edit = TextField("title", _("&Title"))
        units = [(unit.id, unit.name) for unit in workspace.read(directory.list_units)]
        self.unit_combo = ChoiceField("unit", _("&Unit"), units)
        self.add(self.name_edit, self.title_edit, self.unit_combo)
        self.roles = _Roles(self, [UserRole.COORDINATOR])
        hint = _("At least {n} characters.").format(n=MIN_PASSPHRASE)
        self.new = PassphraseField("new", _("&Passphrase"), hint)
        self.again = PassphraseField("again", _("The same passphrase a&gain"), can_show=False)
        self.add(self.new, self.again)
        self.bind(self.name_edit, self.title_edit, self.unit_combo, self.new, self.again)
        about = (self.name_edit, self.title_edit, self.unit_combo)
        self.keep_typed(workspace, None, "user", {field.name: field for field in about})
        self.name_edit.setFocus()

    def submit(self) -> bool:
        """Row and slot, or neither."""
        if not check_new(self.new, self.again):
            return False
        work = self.workspace
        try:
            admission.admit(
                work.store,
                work.actor,
                work.packs,
                name=self.name_edit.value(),
                title=self.title_edit.value(),
                unit_id=self.unit_combo.value(),
                roles=self.roles.chosen(),
                passphrase=self.new.value(),
                cost=keys.calibrate(),
            )
        except StoreError as error:
            self.band.say("", error.text())
            self.band.show()
            return False
        return True


class ChangeRoles(Dialog):
    """Which roles a user has from the next time the user unlocks."""

    def __init__(self, workspace: Workspace, who: Colleague, parent: QWidget | None = None) -> None:
        lead = _("{name}. It holds from the next time the person unlocks.").format(name=who.name)
        super().__init__(parent, _("Change roles"), lead, accept=_("&Change"))
        self.workspace, self.who = workspace, who
        self.roles = _Roles(self, who.roles)

    def submit(self) -> bool:
        """Store the roles."""
        roles = self.roles.chosen()
        self.workspace.write(users.change_roles, None, user_id=self.who.user_id, roles=roles)
        return True


class RemoveUser(Dialog):
    """What it means, which old copies the person can still open, and then it is done."""

    def __init__(self, workspace: Workspace, who: Colleague, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Remove the access"),
            _("{name} cannot open the cases any more, from this moment.").format(name=who.name),
            accept=_("&Remove the access"),
            role="danger",
        )
        self.workspace, self.who = workspace, who
        self.add(Text(_("All others keep their passphrases, and the recovery key stays the same.")))
        if who.open_cases:
            words = ngettext(
                "{n} open case has this coordinator. Hand it over.",
                "{n} open cases have this coordinator. Hand them over.",
                who.open_cases,
            )
            self.add(Band("warn", words.format(n=who.open_cases)))
        if old := copies_open_to(workspace.settings.backup_dir, who):
            words = ngettext(
                "{n} copy that was made before can still be opened with the old passphrase:",
                "{n} copies that were made before can still be opened with the old passphrase:",
                len(old),
            )
            self.add(Band("info", words.format(n=len(old)), ", ".join(old)))

    def submit(self) -> bool:
        """Refuse the user, then change the key of the store."""
        work = self.workspace
        try:
            admission.dismiss(work.store, work.actor, work.packs, user_id=self.who.user_id)
        except StoreError as error:
            self.band.say(_("The access is removed, but the key could not be changed yet."),
                          error.text())  # fmt: skip
            self.band.show()
            self.accept_button.hide()
            self.cancel_button.setText(_("Close"))
            return False
        return True


def copies_open_to(folder: str, who: Colleague) -> list[str]:
    """The names of the copies in a folder whose keys have a slot for a user."""
    if not folder or who.slot is None:
        return []
    found = []
    for each in sorted(Path(folder).glob(f"{backup.PREFIX}*")):
        try:
            slots = {user.user_id for user in keys.users(each)}
        except (StoreError, OSError):
            continue
        if who.slot in slots:
            found.append(each.name)
    return found


class ChangePassphrase(Dialog):
    """The old passphrase, and a new one twice."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Change passphrase"), accept=_("&Change passphrase"))
        self.workspace = workspace
        hint = _("At least {n} characters.").format(n=MIN_PASSPHRASE)
        self.old = PassphraseField("old", _("The passphrase you have &now"))
        self.new = PassphraseField("new", _("&New passphrase"), hint)
        self.again = PassphraseField("again", _("The same passphrase a&gain"), can_show=False)
        self.add(self.old, self.new, self.again)
        self.bind(self.old, self.new, self.again)
        self.old.setFocus()

    def submit(self) -> bool:
        """Wrap the keys anew."""
        work, slot = self.workspace, self.workspace.store.slot
        if slot is None or not check_new(self.new, self.again):
            return False
        try:
            admission.change_passphrase(
                work.store,
                work.actor,
                work.packs,
                slot=slot,
                old=self.old.value(),
                new=self.new.value(),
                cost=keys.calibrate(),
            )
        except WrongPassphrase as error:
            self.old.set_error(error.parts()[0])
            self.old.control.setFocus()
            return False
        except StoreError as error:
            self.band.say("", error.text())
            self.band.show()
            return False
        return True


def change_passphrase(workspace: Workspace, parent: QWidget | None = None) -> bool:
    """Let the user choose another passphrase; answers whether it was changed."""
    return _done(ChangePassphrase(workspace, parent))
