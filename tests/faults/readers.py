"""Every reader of files that others may have written, with what it may answer to a spoiled one."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from sipdesk import settings
from sipdesk.domain.pack import PackError
from sipdesk.domain.pack_reading import read_bytes
from sipdesk.domain.problems import RuleError
from sipdesk.exchange import archive, contacts
from sipdesk.exchange.contacts import Card
from sipdesk.paths import shipped
from sipdesk.printing.logo import BadLogo, read_logo
from sipdesk.services import registered
from sipdesk.storage import backup, claim, engine, errors, keyfile, keys
from sipdesk.storage.store import Store


@dataclass(frozen=True)
class Reader:
    """A reader and good files for it.

    Attributes:
        read: takes the bytes; raises nothing but what it promises.
        good: files that it reads.
        share: how many of a hundred inputs it gets.
    """

    read: Callable[[bytes], object]
    good: tuple[bytes, ...]
    share: int


def all_readers(folder: Path) -> dict[str, Reader]:
    """The readers, with a folder of their own in which they find the spoiled file."""
    opened, _key = keys.create(folder, "Prov", "fyra små ord räcker")
    Store.create(folder, opened.dek).close()
    database = (folder / "sipdesk.db").read_bytes()
    proof = {"v": 1, "verified_at": "2026-01-02T03:04:05+00:00", "rows": 3}
    holder = {"name": "Åsa", "since": "2026-01-02T03:04:05+00:00"}
    ours = json.dumps(settings.asdict(settings.Settings())).encode()
    return {
        "pack": Reader(_pack, tuple(_packs()), 19),
        "contacts": Reader(_contacts, tuple(_registers()), 26),
        "keys": Reader(_in(folder, "keys.json", _keys), ((folder / "keys.json").read_bytes(),), 18),
        "settings": Reader(_in(folder, settings.FILE_NAME, settings.load), (ours,), 10),
        "copy": Reader(_copy(folder), (json.dumps(proof).encode(),), 8),
        "holder": Reader(
            _in(folder, claim.HOLDER, claim._holder), (json.dumps(holder).encode(),), 6
        ),
        "scan": Reader(_scan, (b"%PDF-1.7\n%%EOF", b"\x89PNG\r\n\x1a\n\0", b"\xff\xd8\xff\xe0"), 4),
        "archive": Reader(_archive, (archive.pack({"a.json": b"{}", "b": b"x" * 99}, {}),), 6),
        "logo": Reader(_logo, tuple(_pictures()), 1),
        "store": Reader(_database(folder, opened.dek), (database,), 2),
    }


def _packs() -> Iterator[bytes]:
    folder = shipped("resources", "packs")
    texts = [path.read_bytes() for path in sorted(folder.glob("*.toml"))]
    yield from (text[:1500] for text in texts)
    yield min(texts, key=len)
    for path in sorted(folder.rglob("*.toml")):
        if path.stat().st_size < 3000:
            yield path.read_bytes()


def _registers() -> Iterator[bytes]:
    cards = [
        Card(name="Enhet Å", organisation="Granby", principal="kommun", phone="0100-00 00 01"),
        Card(name='Två; "tre"', organisation="Region", mailbox="a@b.se", address="Gata 1\nOrt"),
    ]
    table = contacts.write_csv(cards)
    yield from (table, contacts.write_vcards(cards), table.decode("utf-8-sig").encode("utf-16"))
    yield table.decode("utf-8-sig").encode("cp1252")
    yield b"BEGIN:VCARD\r\nVERSION:2.1\r\nitem1.ORG:A;B\r\nTEL;CELL:1\r\nEND:VCARD\r\n"


def _pack(data: bytes) -> None:
    with suppress(PackError):
        read_bytes(data, "pack.toml")


def _contacts(data: bytes) -> None:
    with suppress(contacts.UnreadableFileError):
        contacts.read(data)


def _archive(data: bytes) -> None:
    with suppress(archive.ArchiveError):
        archive.unpack(data)


def _logo(data: bytes) -> None:
    with suppress(BadLogo):
        read_logo(data)


def _pictures() -> Iterator[bytes]:
    from PIL import Image

    for kind in ("PNG", "JPEG"):
        out = BytesIO()
        Image.new("RGB", (24, 16), (200, 30, 60)).save(out, kind)
        yield out.getvalue()


def _scan(data: bytes) -> None:
    with suppress(RuleError):
        registered.kind_of(data)


def _in(folder: Path, name: str, read: Callable[[Path], object]) -> Callable[[bytes], None]:
    """The bytes as a file of a folder, read from there and put back to nothing."""

    def call(data: bytes) -> None:
        (folder / name).write_bytes(data)
        read(folder)

    return call


def _keys(folder: Path) -> None:
    with suppress(errors.NewerProgram):  # the copy beside it is whole, so nothing else comes
        found = keyfile.read_candidates(folder)
        assert all(isinstance(slot.is_costly_enough(), bool) for f in found for slot in f.slots)
        keys.users(folder)


def _copy(folder: Path) -> Callable[[bytes], None]:
    target = folder / f"{backup.PREFIX}2026-01-02-030405"
    target.mkdir()
    (target / "sipdesk.db").write_bytes(b"x")
    return _in(target, "copy.json", lambda _target: backup.latest(folder))


def _database(folder: Path, dek: bytes) -> Callable[[bytes], None]:
    path = folder / "spoiled.db"

    def call(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(errors.StoreError):
            engine.read_revision(path, dek)
        assert path.read_bytes() == data, "a spoiled store was written to"

    return call
