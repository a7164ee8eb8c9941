"""Who can open the store: one slot per user and one for the recovery key, in `keys.json`.

A random data key opens the store. It is wrapped once per slot and never stored in clear. A slot
opens or does not before the store is touched; so a wrong passphrase and a damaged store are told
apart. Every slot's metadata is bound to its ciphertext, and the whole file to the data key by a
MAC. `keys.json.bak` is the same file again, used when the first is missing or damaged.

Each user has an X25519 key pair: the public key lies open, so that keys can be wrapped for a user
who is not there; the private key lies under the user's passphrase, and sealed to the recovery
key, so that a forgotten passphrase loses nothing.
"""

import os
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from sipdesk.storage import recovery, sealing
from sipdesk.storage.errors import (
    AlreadyThere,
    CannotWrite,
    DamagedKeys,
    NotYetSealed,
    StoreError,
    WrongPassphrase,
    WrongRecoveryKey,
)
from sipdesk.storage.keyfile import (
    KeyFile,
    Slot,
    SlotKind,
    newest_or_none,
    newest_signed,
    read_candidates,
    write,
)
from sipdesk.storage.log_chain import Link
from sipdesk.storage.places import has_store
from sipdesk.storage.sealing import FLOOR, Cost, InvalidTag, calibrate

__all__ = ["FLOOR", "Cost", "Opened", "User", "calibrate"]

MIN_PASSPHRASE = 14
_RECOVERY = b"sipdesk recovery"


@dataclass(frozen=True)
class User:
    """A person who has a slot: what the unlock window shows before anything is open."""

    user_id: UUID
    name: str


@dataclass(frozen=True, repr=False)
class Opened:
    """What an opened slot gives: the data key and, for a user, who it is and the private key."""

    dek: bytes
    user_id: UUID | None
    name: str
    private_key: bytes


def users(folder: Path) -> list[User]:
    """Those who can unlock, in the order in which they were added.

    Raises:
        DamagedKeys: neither the key file nor its copy can be read.
    """
    slots = read_candidates(folder)[0].slots
    return [User(UUID(s.id), s.name) for s in slots if s.kind is SlotKind.USER]


def create(folder: Path, name: str, passphrase: str, cost: Cost = FLOOR) -> tuple[Opened, str]:
    """Make the keys of a new store: a first user and a recovery key, which is shown only now.

    Raises:
        AlreadyThere: there is a store, and its keys are not replaced.
    """
    if has_store(folder):
        raise AlreadyThere
    dek, key = os.urandom(sealing.KEY_BYTES), recovery.new_key()
    file = KeyFile(str(uuid4()))
    file = file.with_slot(recovery_slot(file, key, dek))
    slot, private = _user_slot(file, uuid4(), name, passphrase, cost, dek)
    write(folder, file.with_slot(slot), dek)
    return Opened(dek, UUID(slot.id), name, private), key


def open_with_passphrase(folder: Path, passphrase: str, user_id: UUID | None = None) -> Opened:
    """The data key for a user, or for whoever has the passphrase.

    Raises:
        WrongPassphrase: no slot opens; the files are untouched.
        DamagedKeys: neither file can be read, or what opened is not what was written.
    """

    def attempt(file: KeyFile) -> Opened | None:
        for slot in file.slots:
            if slot.kind is SlotKind.USER and user_id in (None, UUID(slot.id)):
                opened = _open_user(file, slot, passphrase)
                if opened:
                    return opened
        return None

    opened = _open(folder, attempt)
    if opened is None:
        raise WrongPassphrase
    return opened


def open_with_recovery(folder: Path, key: str) -> Opened:
    """The data key for whoever holds the paper.

    Raises:
        WrongRecoveryKey: it opens nothing; the files are untouched.
    """
    secret = recovery.to_bytes(key)

    def attempt(file: KeyFile) -> Opened | None:
        slot = file.recovery()
        if slot is None or secret is None:
            return None
        try:
            kek = sealing.from_random(secret, sealing.from_text(slot.salt), _RECOVERY)
            private = sealing.unwrap(kek, slot.private, file.about(slot, "private"))
            dek = _data_key(file, slot, kek, private)
        except InvalidTag:
            return None
        return Opened(dek, None, slot.name, private)

    opened = _open(folder, attempt)
    if opened is None:
        raise WrongRecoveryKey
    return opened


def add_user(
    folder: Path,
    dek: bytes,
    name: str,
    passphrase: str,
    cost: Cost = FLOOR,
    user_id: UUID | None = None,
) -> User:
    """Give one more person a slot, with an id that is chosen already or a new one."""
    file = _trusted(folder, dek)
    slot, _private = _user_slot(file, user_id or uuid4(), name, passphrase, cost, dek)
    write(folder, file.with_slot(slot), dek)
    return User(UUID(slot.id), name)


def change_passphrase(folder: Path, opened: Opened, passphrase: str, cost: Cost = FLOOR) -> None:
    """Wrap the user's keys anew; the store is not touched."""
    if opened.user_id is None:
        raise WrongPassphrase
    file = _trusted(folder, opened.dek)
    slot, _private = _user_slot(
        file, opened.user_id, opened.name, passphrase, cost, opened.dek, opened.private_key
    )
    write(folder, file.with_slot(slot), opened.dek)


def reset_passphrase(
    folder: Path, recovered: Opened, user_id: UUID, passphrase: str, cost: Cost = FLOOR
) -> Opened:
    """Let a user who has forgotten the passphrase choose another, by the recovery key."""
    file = _trusted(folder, recovered.dek)
    slot = file.slot(user_id)
    if not slot.sealed:
        raise NotYetSealed(slot.name)
    try:
        private = sealing.unseal(recovered.private_key, slot.sealed, file.about(slot, "sealed"))
    except InvalidTag as error:
        raise WrongRecoveryKey from error
    opened = replace(recovered, user_id=user_id, name=slot.name, private_key=private)
    change_passphrase(folder, opened, passphrase, cost)
    return opened


def is_in_force(folder: Path, dek: bytes) -> bool:
    """Whether a data key is the store's, and not one that has been changed for another."""
    try:
        candidates = read_candidates(folder)
    except StoreError:
        return False
    newest = newest_or_none(candidates, dek)
    return newest is not None and not any(file.follows(dek) for file in candidates)


def has_recovery(folder: Path, dek: bytes) -> bool:
    """Whether there is a recovery key."""
    return _trusted(folder, dek).recovery() is not None


def public_key(folder: Path, dek: bytes, user_id: UUID) -> bytes:
    """The key by which something can be sealed to a user who is not there."""
    return sealing.from_text(_trusted(folder, dek).slot(user_id).public)


def store_id(folder: Path, dek: bytes) -> str:
    """The id of the store whose keys lie in a folder. Raises DamagedKeys."""
    return _trusted(folder, dek).db


def floor(folder: Path, dek: bytes) -> tuple[int, datetime | None]:
    """How often the store had been written when the keys last heard of it, and when."""
    file = _trusted(folder, dek)
    return file.floor, datetime.fromisoformat(file.floor_at) if file.floor_at else None


def raise_floor(
    folder: Path, dek: bytes, generation: int, at: datetime, newest: Link | None = None
) -> None:
    """Let the keys know how often the store has been written; never lowered here.

    With it the newest row of the access log, against which a log that was cut is held.

    Raises:
        CannotWrite, DiskFull: the keys are as they were.
    """
    file = _trusted(folder, dek)
    if generation > file.floor:
        link = newest or Link(file.log_row, file.log_chain)
        told = replace(file, floor=generation, floor_at=at.isoformat())
        write(folder, replace(told, log_row=link.row, log_chain=link.chain), dek)


def checkpoint(folder: Path, dek: bytes) -> Link:
    """The row of the access log that is known to have been there when the keys last heard."""
    newest = _trusted(folder, dek)
    return Link(newest.log_row, newest.log_chain)


def recovery_slot(file: KeyFile, key: str, dek: bytes) -> Slot:
    """A slot for a recovery key, with a key pair of its own."""
    private, public = sealing.new_pair()
    salt = os.urandom(16)
    secret = recovery.to_bytes(key)
    assert secret is not None  # noqa: S101 - our own key has the right form
    kek = sealing.from_random(secret, salt, _RECOVERY)
    slot = Slot(
        id=str(uuid4()),
        kind=SlotKind.RECOVERY,
        kdf="hkdf",
        salt=sealing.to_text(salt),
        public=sealing.to_text(public),
    )
    return replace(
        slot,
        wrapped=sealing.wrap(kek, dek, file.about(slot, "dek")),
        private=sealing.wrap(kek, private, file.about(slot, "private")),
    )


def _user_slot(
    file: KeyFile,
    user_id: UUID,
    name: str,
    passphrase: str,
    cost: Cost,
    dek: bytes,
    private: bytes | None = None,
) -> tuple[Slot, bytes]:
    """A slot for a user; a private key that exists is kept, as other keys are wrapped to it."""
    if private is None:
        private, public = sealing.new_pair()
    else:
        public = sealing.from_text(file.slot(user_id).public)
    salt = os.urandom(16)
    kek = sealing.from_passphrase(_normal(passphrase), salt, cost)
    slot = Slot(
        id=str(user_id),
        kind=SlotKind.USER,
        name=name,
        kdf="argon2id",
        salt=sealing.to_text(salt),
        t=cost.t,
        m=cost.m,
        p=cost.p,
        public=sealing.to_text(public),
    )
    master = file.recovery()
    return replace(
        slot,
        wrapped=sealing.wrap(kek, dek, file.about(slot, "dek")),
        private=sealing.wrap(kek, private, file.about(slot, "private")),
        sealed=sealing.seal(sealing.from_text(master.public), private, file.about(slot, "sealed"))
        if master
        else "",
    ), private


def _open_user(file: KeyFile, slot: Slot, passphrase: str) -> Opened | None:
    if not slot.is_costly_enough():
        return None
    try:
        kek = sealing.from_passphrase(
            _normal(passphrase), sealing.from_text(slot.salt), Cost(slot.t, slot.m, slot.p)
        )
        private = sealing.unwrap(kek, slot.private, file.about(slot, "private"))
        dek = _data_key(file, slot, kek, private)
    except (InvalidTag, ValueError):
        return None
    return Opened(dek, UUID(slot.id), slot.name, private)


def _data_key(file: KeyFile, slot: Slot, kek: bytes, private: bytes) -> bytes:
    """The data key in a slot, or the one that was sealed to it while nobody was there."""
    about = file.about(slot, "dek")
    if slot.rewrapped:
        return sealing.unseal(private, slot.rewrapped, about)
    return sealing.unwrap(kek, slot.wrapped, about)


def _open(folder: Path, attempt: Callable[[KeyFile], Opened | None]) -> Opened | None:
    """Try the key file, then its copy; mend the one that was missing or damaged.

    A file opens only when it is the newest of those that its data key has signed: else the copy
    would still open with a passphrase that has been changed.
    """
    candidates = read_candidates(folder)
    is_tampered = False
    for file in dict.fromkeys(candidates):
        opened = attempt(file)
        if opened is None:
            continue
        if file == newest_or_none(candidates, opened.dek):
            if not any(other.follows(opened.dek) for other in candidates):
                _mend(folder, file, candidates)
                return opened
            continue  # the data key has been changed since: these keys are out of force
        is_tampered = is_tampered or not file.is_signed_by(opened.dek)
    if is_tampered:
        raise DamagedKeys
    return None


def _mend(folder: Path, good: KeyFile, candidates: list[KeyFile]) -> None:
    """Write both files again when one is missing or differs; a folder that refuses is no harm."""
    if [file.raw for file in candidates] != [good.raw, good.raw]:
        with suppress(CannotWrite):
            write(folder, good, None)


def _trusted(folder: Path, dek: bytes) -> KeyFile:
    """The newest key file that this data key has signed."""
    return newest_signed(read_candidates(folder), dek)


def _normal(passphrase: str) -> str:
    """One form for å as one sign and å as two, whatever keyboard it came from."""
    return unicodedata.normalize("NFC", passphrase)
