"""Another recovery key for a store: the paper is lost, or somebody may have seen it.

The private key of each user lies sealed to the recovery key, so that a forgotten passphrase loses
nothing. Who is at work is sealed to the new one at once; the others when they next unlock.
"""

from contextlib import suppress
from dataclasses import replace as changed
from pathlib import Path

from sipdesk.storage import keyfile, keys, recovery, sealing
from sipdesk.storage.errors import StoreError, WrongRecoveryKey
from sipdesk.storage.keyfile import KeyFile, SlotKind


def replace(folder: Path, opened: keys.Opened, key: str) -> None:
    """Let a key open the store in place of the recovery key that there is.

    Args:
        folder: where the keys lie.
        opened: who is at work.
        key: a key from `recovery.new_key`, as typed back from its paper.

    Raises:
        WrongRecoveryKey: it has not the form of a key; nothing has changed.
        CannotWrite, DiskFull: the old one still opens it.
    """
    if recovery.to_bytes(key) is None:
        raise WrongRecoveryKey
    file = keyfile.newest_signed(keyfile.read_candidates(folder), opened.dek)
    users = (changed(s, sealed="") for s in file.slots if s.kind is SlotKind.USER)
    slot = keys.recovery_slot(file, key, opened.dek)
    then = changed(file, slots=(slot, *users))
    keyfile.write(folder, _sealed(then, opened), opened.dek)
    keys.open_with_recovery(folder, key)


def seal_again(folder: Path, opened: keys.Opened) -> None:
    """Seal the private key of who has unlocked to a recovery key that came since; else nothing.

    A folder that refuses is tried again the next time.
    """
    with suppress(StoreError, KeyError):
        file = keyfile.newest_signed(keyfile.read_candidates(folder), opened.dek)
        if opened.user_id is not None and not file.slot(opened.user_id).sealed:
            then = _sealed(file, opened)
            if then != file:
                keyfile.write(folder, then, opened.dek)


def _sealed(file: KeyFile, opened: keys.Opened) -> KeyFile:
    master = file.recovery()
    if master is None or opened.user_id is None or not opened.private_key:
        return file
    slot = file.slot(opened.user_id)
    public = sealing.from_text(master.public)
    sealed = sealing.seal(public, opened.private_key, file.about(slot, "sealed"))
    return file.with_slot(changed(slot, sealed=sealed))
