"""What can go wrong with the store, told in three parts: what happened, what is safe, what to do.

The texts are 18, 19 and 27-32 of the interface design. `str(error)` is the code alone,
so that neither a log nor a trace can hold a name or a folder.
"""

# ruff: noqa: N818 - the names say what the user is told

from collections.abc import Sequence
from datetime import datetime

from sipdesk.clock import local
from sipdesk.i18n import N_, _, format_time

UNCHANGED = N_("Nothing has been changed.")


class StoreError(Exception):
    """The store could not be opened or written; nothing in it has been lost by this."""

    code = "ARK-00"
    happened = N_("The store could not be opened.")
    safe = UNCHANGED
    advice = N_("Try again. If it happens again, restore the latest verified copy.")

    def __init__(self, **values: str) -> None:
        super().__init__(self.code)
        self.values = values

    def parts(self) -> tuple[str, str, str]:
        """What happened, what is safe and what the user can do, in the language of the screen."""
        happened, safe, advice = (
            _(text).format(**self.values) for text in (self.happened, self.safe, self.advice)
        )
        return happened, safe, advice

    def text(self) -> str:
        """The three parts as one text."""
        return " ".join(self.parts())


def _day_and_time(moment: datetime) -> str:
    there = local(moment)
    return f"{there.date().isoformat()} {format_time(there)}"


class WrongPassphrase(StoreError):
    """No slot opens with what was typed."""

    code = "ARK-01"
    happened = N_("The passphrase is not right.")
    safe = N_("The cases are untouched.")
    advice = N_("Try again or use the recovery key.")


class WrongRecoveryKey(StoreError):
    """The recovery key opens nothing here."""

    code = "ARK-02"
    happened = N_("The recovery key is not right.")
    safe = N_("The cases are untouched.")
    advice = N_("Compare each group with the paper and try again.")


class NotYetSealed(WrongRecoveryKey):
    """The recovery key is newer than the last time that a user unlocked."""

    code = "ARK-25"
    happened = N_("The recovery key is right, but {name} has not unlocked since it was made.")
    advice = N_("Open in the name of somebody who has. An administrator can then remove {name} and add them again.")  # fmt: skip  # noqa: E501

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class DamagedStore(StoreError):
    """The slot opened but the store cannot be read."""

    code = "ARK-03"
    happened = N_("The passphrase is right but the file is damaged.")
    advice = N_("Restore the latest verified copy.")


class CutStore(DamagedStore):
    """Pages are missing at the end of the file."""

    code = "ARK-22"
    happened = N_("The passphrase is right but the end of the file is missing.")


class ChangedRows(DamagedStore):
    """A row is not what the program last wrote: an old page was put back, or somebody wrote."""

    code = "ARK-23"
    happened = N_("Something in the file is not what the program last wrote there.")

    def __init__(self, rows: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.rows = tuple(rows)


class ChangedCase(ChangedRows):
    """The same, found when one case was opened."""

    code = "ARK-19"
    happened = N_("Something in this case is not what the program last wrote there.")
    safe = N_("The case stays closed and nothing has been changed. The other cases can be used.")
    advice = N_("Check the store, or fetch the case from the latest verified copy.")


class OlderStore(StoreError):
    """The file has been written less often than when it was last seen here."""

    code = "ARK-20"
    happened = N_("The file is from {time}, but it was last used here {seen}.")
    safe = N_("Nothing has been changed. What was written between may lie in a copy.")
    advice = N_("Restore the latest verified copy, or go on with the older file.")

    def __init__(self, time: datetime, seen: datetime) -> None:
        self.time, self.seen = time, seen
        super().__init__(time=_day_and_time(time), seen=_day_and_time(seen))


class MissingJournal(OlderStore):
    """The file was copied, or its journal taken away, while it was in use."""

    code = "ARK-21"
    happened = N_("The file was in use when it was copied, and its journal is not in the folder.")
    safe = N_("Nothing has been changed. The file holds what was written until {time}.")
    advice = N_("Put sipdesk.db-wal beside the file, restore a copy, or go on with the older file. Use “Make a copy now” instead of copying files.")  # fmt: skip  # noqa: E501


class NoRole(StoreError):
    """The user's role does not include putting another file in the store's place."""

    code = "ARK-24"
    happened = N_("Your role does not include this.")
    advice = N_("Ask a coordinator or an administrator.")


class EmptyStore(StoreError):
    """The store's file has no bytes; the cipher would silently make a new one of it."""

    code = "ARK-04"
    happened = N_("The file is empty.")
    safe = N_("Nothing new has been made in its place.")
    advice = N_("Restore a copy or choose another folder.")


class MissingStore(StoreError):
    """The keys are there but not the store's file."""

    code = "ARK-05"
    happened = N_("The file with the cases is not in the folder.")
    safe = N_("Nothing new has been made in its place.")
    advice = N_("Restore a copy or choose another folder.")


class DamagedKeys(StoreError):
    """Neither the key file nor its copy can be read or trusted."""

    code = "ARK-06"
    happened = N_("The file with the keys is damaged, and so is its copy.")
    safe = N_("The cases are untouched.")
    advice = N_("Restore the latest verified copy.")


class NewerProgram(StoreError):
    """The store has been changed by a later version of the program."""

    code = "ARK-07"
    happened = N_("The file is made with a newer version, {version}.")
    advice = N_("Update the program on this computer.")

    def __init__(self, version: str) -> None:
        super().__init__(version=version)


class InUse(StoreError):
    """Another session holds the store."""

    code = "ARK-08"
    happened = N_("{name} has been using the file since {time}.")
    advice = N_("Wait, or ask {name} to lock the program.")

    def __init__(self, holder: str, since: datetime | None) -> None:
        self.holder, self.since = holder, since
        time = format_time(local(since)) if since else "?"
        super().__init__(name=holder or N_("Someone else"), time=time)

    def parts(self) -> tuple[str, str, str]:
        """The three parts; a holder without a name is called that in the screen's language."""
        self.values["name"] = self.holder or _("Someone else")
        return super().parts()


class FolderNotFound(StoreError):
    """The folder is not there now: an unplugged drive, a renamed folder."""

    code = "ARK-09"
    happened = N_("The folder {folder} is not there just now.")
    advice = N_("Plug in the drive or choose another folder.")

    def __init__(self, folder: str) -> None:
        super().__init__(folder=folder)


class NetworkFolder(StoreError):
    """The folder lies on the network, where the store's journal is not safe."""

    code = "ARK-10"
    happened = N_("The folder lies on the network.")
    safe = N_("The file can be damaged there when several people write.")
    advice = N_("Choose a folder on this computer.")


class AlreadyThere(StoreError):
    """A new store was asked for where one lies already."""

    code = "ARK-11"
    happened = N_("There is already a store in the folder.")
    advice = N_("Open it, or choose another folder.")


class CannotWrite(StoreError):
    """The folder refuses to be written to."""

    code = "ARK-12"
    happened = N_("It is not possible to write to the folder.")
    safe = N_("Your text is still in the window.")
    advice = N_("Check the drive. The text is then saved by itself.")


class ReadOnlyPlace(CannotWrite):
    """The folder may only be read; without a log nothing may be shown, so nothing is opened."""

    code = "ARK-26"
    happened = N_("The folder may only be read.")
    safe = N_("The cases are untouched.")
    advice = N_("Every look is logged, so the cases are shown only where the program may write. Ask whoever looks after the computer for the right to write there, or choose another folder.")  # fmt: skip  # noqa: E501


class DiskFull(CannotWrite):
    """There is no room left."""

    code = "ARK-13"
    happened = N_("The disk is full.")
    advice = N_("Make room on the disk. The text is then saved by itself.")


class FailedUpgrade(StoreError):
    """A change of the store's shape was rolled back."""

    code = "ARK-14"
    happened = N_("The file could not be brought up to this version of the program.")
    safe = N_("Everything is as before, and a copy from before lies beside the file.")
    advice = N_("Use the earlier version of the program and ask your support.")


class FailedCopy(StoreError):
    """A copy was made but did not pass the check, so it is no copy."""

    code = "ARK-15"
    happened = N_("The copy could not be verified and has been removed.")
    safe = N_("The cases and earlier copies are untouched.")
    advice = N_("Choose another drive and make the copy again.")


class ClosedStore(StoreError):
    """The store is closed: the program is locked, and nothing can be read until it is unlocked."""

    code = "ARK-16"
    happened = N_("The program is locked.")
    safe = N_("Everything that was saved is untouched.")
    advice = N_("Unlock it with your passphrase.")


class RemovedUser(StoreError):
    """Somebody unlocked whose access has been taken away."""

    code = "ARK-17"
    happened = N_("Your access to this store has been removed.")
    safe = N_("The cases are untouched.")
    advice = N_("Ask the administrator, if that is wrong.")


class OnlyReading(StoreError):
    """Somebody else is writing: here the store can be read, and nothing else."""

    code = "ARK-18"
    happened = N_("{name} is writing in the store. You can read only.")
    advice = N_("Wait until {name} is done, then lock and unlock.")

    def __init__(self, holder: str) -> None:
        super().__init__(name=holder or _("Someone else"))


class OthersReading(StoreError):
    """Something that nobody may see half done, while somebody else has the store open."""

    code = "ARK-28"
    happened = N_("Someone else has the store open just now.")
    advice = N_("Ask them to lock the program. Then try again.")


class WriterGone(ClosedStore):
    """The one who wrote is gone: the second user unlocks again and may write.

    The driver ends the journal with the last connection, and only who has the store may do that.
    """

    code = "ARK-27"
    happened = N_("{name} is not writing any more.")
    advice = N_("Lock the program and unlock it. Then you can write.")

    def __init__(self, writer: str) -> None:
        super().__init__(name=writer or _("Someone else"))
