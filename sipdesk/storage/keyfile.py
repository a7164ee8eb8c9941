"""The form of `keys.json`: version, id of the store, generation, slots and MAC."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from sipdesk.storage import sealing, strict_json
from sipdesk.storage.errors import DamagedKeys, FolderNotFound, NewerProgram
from sipdesk.storage.files import read_up_to, write_atomically
from sipdesk.storage.places import KEYS, KEYS_COPY

VERSION = 1
_SECRET = ("wrapped", "rewrapped", "private", "sealed")


class SlotKind(StrEnum):
    """Whose slot it is."""

    USER = "user"
    RECOVERY = "recovery"


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One way in: what to derive a key from, and the data key under it."""

    id: str
    kind: SlotKind
    kdf: str
    salt: str
    name: str = ""
    t: int = 0
    m: int = 0
    p: int = 0
    public: str = ""
    wrapped: str = ""  # the data key under the passphrase or the recovery key
    rewrapped: str = ""  # else sealed to the public key: it was changed while nobody was there
    private: str = ""
    sealed: str = ""

    def is_costly_enough(self) -> bool:
        """Whether a guess costs at least the floor; a file that says less is not believed.

        Nor is one that asks for more than any computer of ours would choose: it would only take
        all memory before the passphrase is known to be wrong.
        """
        low, high = sealing.FLOOR, sealing.CEILING
        return low.t <= self.t <= high.t and low.m <= self.m <= high.m and low.p <= self.p <= high.p


@dataclass(frozen=True)
class KeyFile:
    """One generation of the keys; `raw` is what was read, empty for what is not written yet.

    Attributes:
        log_row, log_chain: a row of the access log that is known to have been there.
        mac_before: the same MAC under the data key before, when the data key was changed in this
            generation: so whoever still opens the older file sees that it is out of force.
    """

    db: str
    slots: tuple[Slot, ...] = ()
    generation: int = 0
    mac: str = ""
    raw: bytes = b""
    floor: int = 0  # how often the store had been written when this was
    floor_at: str = ""  # and when
    log_row: int = 0
    log_chain: str = ""
    mac_before: str = ""

    def with_slot(self, slot: Slot) -> "KeyFile":
        """The same keys with a slot added, or with the slot of the same id replaced."""
        others = [s if s.id != slot.id else slot for s in self.slots]
        if all(s.id != slot.id for s in self.slots):
            others.append(slot)
        return replace(self, slots=tuple(others))

    def slot(self, user_id: UUID) -> Slot:
        """The slot of a user; KeyError when there is none."""
        for slot in self.slots:
            if slot.id == str(user_id):
                return slot
        raise KeyError(user_id)

    def recovery(self) -> Slot | None:
        """The slot of the recovery key."""
        return next((s for s in self.slots if s.kind is SlotKind.RECOVERY), None)

    def about(self, slot: Slot, purpose: str) -> bytes:
        """What a ciphertext is bound to: the store, the slot's open fields and its use."""
        open_fields = {k: v for k, v in asdict(slot).items() if k not in _SECRET}
        return sealing.canonical({"db": self.db, "for": purpose, **open_fields})

    def is_signed_by(self, dek: bytes) -> bool:
        """Whether the holder of the data key wrote exactly this."""
        from hmac import compare_digest

        return compare_digest(sealing.sign(dek, self._body()), self.mac)

    def follows(self, dek: bytes) -> bool:
        """Whether this took the place of keys that the holder of another data key had."""
        from hmac import compare_digest

        return compare_digest(sealing.sign(dek, self._body()), self.mac_before)

    def to_bytes(self, dek: bytes | None, before: bytes | None = None) -> bytes:
        """The file, signed anew when a data key is given.

        Args:
            dek: the data key that it is for.
            before: the data key that this one takes the place of.
        """
        mac, mac_before = self.mac, self.mac_before
        if dek:
            mac = sealing.sign(dek, self._body())
            mac_before = sealing.sign(before, self._body()) if before else ""
        signed = {**self._body(), "mac": mac, "mac_before": mac_before}
        return json.dumps(signed, indent=1).encode()

    def _body(self) -> dict[str, object]:
        slots = [asdict(slot) for slot in self.slots]
        return {
            "v": VERSION,
            "db": self.db,
            "generation": self.generation,
            "floor": self.floor,
            "floor_at": self.floor_at,
            "log": {"row": self.log_row, "chain": self.log_chain},
            "slots": slots,
        }


def write(
    folder: Path, file: KeyFile, dek: bytes | None, *, before: bytes | None = None
) -> KeyFile:
    """Write both files. With a data key it is a new generation; without, the same one again.

    Returns:
        What was written.
    """
    if dek:
        file = replace(file, generation=file.generation + 1)
    data = file.to_bytes(dek, before)
    write_atomically(folder / KEYS, data)
    write_atomically(folder / KEYS_COPY, data)
    return file


def read_candidates(folder: Path) -> list[KeyFile]:
    """The key file and its copy, as far as they can be read; at least one.

    Raises:
        FolderNotFound: the folder is not there.
        NewerProgram: written in a form that this program does not know.
        DamagedKeys: neither can be read.
    """
    if not folder.is_dir():
        raise FolderNotFound(str(folder))
    found = list(_readable(folder / name for name in (KEYS, KEYS_COPY)))
    if not found:
        raise DamagedKeys
    return found


def newest_signed(candidates: Iterable[KeyFile], dek: bytes) -> KeyFile:
    """The newest key file that a data key has signed. Raises DamagedKeys."""
    newest = newest_or_none(candidates, dek)
    if newest is None:
        raise DamagedKeys
    return newest


def newest_or_none(candidates: Iterable[KeyFile], dek: bytes) -> KeyFile | None:
    """The newest key file that a data key has signed; None where it has signed none."""
    signed = (file for file in candidates if file.is_signed_by(dek))
    return max(signed, key=lambda file: file.generation, default=None)


def _readable(paths: Iterable[Path]) -> Iterable[KeyFile]:
    for path in paths:
        try:
            raw = read_up_to(path, strict_json.LARGEST)
            yield _parse(strict_json.read(raw), raw)
        except (OSError, ValueError, KeyError, TypeError):
            continue


def _parse(value: Any, raw: bytes) -> KeyFile:
    if isinstance(value["v"], int) and value["v"] > VERSION:
        raise NewerProgram(str(value["v"]))
    slots = tuple(_slot(each) for each in value["slots"])
    generation, floor, log_row = value["generation"], value["floor"], value["log"]["row"]
    if not slots or not all(isinstance(n, int) for n in (generation, floor, log_row)):
        raise ValueError
    return KeyFile(
        db=str(UUID(value["db"])),
        slots=slots,
        generation=generation,
        mac=str(value["mac"]),
        raw=raw,
        floor=floor,
        floor_at=str(value["floor_at"]),
        log_row=log_row,
        log_chain=str(value["log"]["chain"]),
        mac_before=str(value["mac_before"]),
    )


def _slot(value: dict[str, Any]) -> Slot:
    known = {field.name: field for field in fields(Slot)}
    if set(value) != set(known):
        raise ValueError
    UUID(value["id"])
    for name, field in known.items():
        wanted = int if field.type is int else str
        if not isinstance(value[name], wanted):
            raise TypeError
    return Slot(**{**value, "kind": SlotKind(value["kind"])})
