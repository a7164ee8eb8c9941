"""Spoiled files: each reader refuses them in its own words, and nothing is written."""

import io
import random
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPixmap
from PySide6.QtPdf import QPdfDocument
from sqlmodel import func, select

from sipdesk.domain.model import LogRow, PackFile, Principal, Unit
from sipdesk.domain.pack import PackError
from sipdesk.domain.problems import RuleError
from sipdesk.exchange import archive
from sipdesk.gui.workspace import Workspace
from sipdesk.services import contact_files, pack_files, registered
from sipdesk.storage import errors, keys, sealing, strict_json
from sipdesk.storage.files import read_up_to
from tests.faults import readers
from tests.faults.fuzzing import fuzz, quick_folder
from tests.faults.mutating import spoil
from tests.printing import samples
from tests.printing.reading import rendered

IN_A_RUN = 100_000
PARTS = 4
DAY = date(2026, 1, 2)
PLAN = {
    "made_on": DAY,
    "responsible_principal": Principal.KOMMUN,
    "followup_on": DAY,
    "given": "A",
}


@pytest.fixture
def memory() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sipdesk-fuzz-", dir=quick_folder()) as folder:
        yield Path(folder)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_hundred_thousand_spoiled_files_do_no_harm(memory: Path, part: int) -> None:
    seed = random.randrange(10**9)
    assert list(fuzz(memory, IN_A_RUN // PARTS, seed)) == [], f"seed {seed}, part {part}"


def test_what_is_refused_or_only_looked_at_writes_nothing(workspace: Workspace) -> None:
    def rows() -> list[int]:
        with workspace.store.session() as session:
            kinds = (Unit, PackFile, LogRow)
            return [session.exec(select(func.count()).select_from(kind)).one() for kind in kinds]

    before, rng = rows(), random.Random()
    registers, packs = tuple(readers._registers()), tuple(readers._packs())
    for _ in range(60):
        with suppress(RuleError):
            data = spoil(rng, rng.choice(registers), rng.choice(registers))
            workspace.read(contact_files.preview, data)
        data = spoil(rng, rng.choice(packs), rng.choice(packs))
        with suppress(PackError):
            workspace.read(pack_files.read_pack, data, "prov.toml")
        with pytest.raises(RuleError) as refused:
            workspace.write(registered.register_plan, None, scan=b"MZ" + data, **PLAN)
        assert refused.value.problems[0].code == "scan.kind"
    assert rows() == before


def test_a_spoiled_scan_is_shown_or_not_but_ends_nothing(qapp: object, qtlog: object) -> None:
    del qapp
    rng = random.Random()
    good = rendered(*next(iter(samples.ALL.values())), "sv")
    with qtlog.disabled():  # type: ignore[attr-defined]
        for _ in range(25):
            data = spoil(rng, good, good)
            document, buffer = QPdfDocument(), QBuffer()
            buffer.setData(QByteArray(data))
            buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            document.load(buffer)
            assert document.status() in tuple(QPdfDocument.Status)
            QPixmap().loadFromData(b"\x89PNG\r\n\x1a\n" + data)
            QPixmap().loadFromData(b"\xff\xd8\xff" + data)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a":1,"a":2}',
        b'{"a":NaN}',
        b"[Infinity]",
        b"[" * 33 + b"]" * 33,
        b"[" * 50_000,
        b'{"a":' * 50_000,
        b"9" * 5_000,
        b'"' + b"x" * 1_000_001 + b'"',
        b"\xff",
        b"",
    ],
)
def test_json_that_can_be_read_in_two_ways_or_without_end_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what every reader of it catches
        strict_json.read(raw)


def test_brackets_in_a_text_are_no_depth() -> None:
    assert strict_json.read(b'["' + b"[" * 500 + b'\\"{"]') == ["[" * 500 + '"{']


def test_no_more_of_a_file_is_read_than_may_be_needed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert len(read_up_to(tmp_path / "a", 10)) == 11
    with pytest.raises(OSError, match="Invalid"):
        read_up_to(tmp_path, 10)


@pytest.mark.parametrize(
    ("field", "value"), [("m", 2**31), ("t", 10**6), ("p", 10**4), ("m", 8), ("t", 1), ("p", 1)]
)
def test_keys_that_would_cost_all_memory_or_nothing_are_not_believed(
    tmp_path: Path, field: str, value: int
) -> None:
    import json

    keys.create(tmp_path, "Prov", "fyra små ord räcker")
    for name in ("keys.json", "keys.json.bak"):
        file = json.loads((tmp_path / name).read_text())
        for slot in file["slots"]:
            slot[field] = value
        (tmp_path / name).write_text(json.dumps(file))
    with pytest.raises((errors.WrongPassphrase, errors.DamagedKeys)):
        keys.open_with_passphrase(tmp_path, "fyra små ord räcker")


@pytest.mark.usefixtures("_shipped_cost")
def test_what_this_computer_would_choose_is_believed() -> None:
    cost = keys.calibrate(target=0.0)
    assert cost.m <= sealing.CEILING.m
    assert cost.t <= sealing.CEILING.t


def _zip(entries: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries:
            package.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("content", [bytes(30_000_000), b'{"files": ' * 200_000])
def test_an_archive_that_grows_without_end_is_refused(content: bytes) -> None:
    for data in (_zip([(archive.MANIFEST, content)]), _zip([("a", content), ("b", content)])):
        assert len(data) < 200_000
        with pytest.raises(archive.ArchiveError):
            archive.unpack(data)


@pytest.mark.parametrize("size", [0, 10])
def test_an_archive_that_lies_about_its_sizes_is_refused(size: int) -> None:
    data = bytearray(_zip([(archive.MANIFEST, bytes(5_000_000))]))
    at = data.rindex(b"PK\x01\x02") + 24  # what the list says of the unpacked size
    data[at : at + 4] = size.to_bytes(4, "little")
    with pytest.raises(archive.ArchiveError):
        archive.unpack(bytes(data))


@pytest.mark.parametrize(
    "name",
    [
        "../../x", "/etc/passwd", "C:\\x", "..\\x", "a/../../b", "CON", "a.txt:stream", "a\0b",
        "\u202etxt", ".", "a" * 5000, "innehall.json/", "nul.json", "//server/share",
    ],
)  # fmt: skip
def test_no_name_in_an_archive_is_used_as_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    manifest = {"format": archive.FORMAT, "files": {name: {"sha256": "0", "bytes": 1}}}
    data = _zip([(archive.MANIFEST, archive.to_json(manifest)), (name, b"x")])
    with pytest.raises(archive.ArchiveError):
        archive.unpack(data)
    assert list(tmp_path.rglob("*")) == []
