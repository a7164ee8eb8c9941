"""The first run touches the disk only in a place that holds, and leaves nothing half made."""

from pathlib import Path

import pytest
from sqlmodel import Session, select

from sipdesk.domain.model import User
from sipdesk.storage import errors, keys, places
from sipdesk.storage.new_store import NewStore
from tests.storage.conftest import PASSPHRASE, Sample


def fill(session: Session, opened: keys.Opened) -> None:
    session.add(User(slot_id=str(opened.user_id), name=opened.name))


def mounts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, point: str) -> None:
    table = tmp_path / "mounts"
    table.write_text(
        f"disk / ext4 rw 0 0\nserver:/x {point} {kind} rw 0 0\nother /zz ext4 rw 0 0\n"
    )
    monkeypatch.setattr(places, "MOUNTS", table)


def test_a_new_store_has_its_first_user_and_opens_with_the_key_on_paper(tmp_path: Path) -> None:
    new = NewStore(tmp_path / "arkiv")
    key = new.begin("Åsa Prov", PASSPHRASE, keys.FLOOR, fill)
    assert not (tmp_path / "arkiv").exists()
    new.prove(key)
    with pytest.raises(errors.WrongRecoveryKey):
        new.prove(key[:-1] + ("A" if key[-1] != "A" else "B"))
    store, opened = new.finish()
    with store.session() as session:
        assert session.exec(select(User)).one().slot_id == str(opened.user_id)
    store.close()
    assert keys.open_with_passphrase(tmp_path / "arkiv", PASSPHRASE).dek == opened.dek
    assert [f.name for f in tmp_path.iterdir()] == ["arkiv"]


def test_who_leaves_half_way_has_made_nothing(tmp_path: Path) -> None:
    new = NewStore(tmp_path / "arkiv")
    new.begin("Åsa Prov", PASSPHRASE, keys.FLOOR, fill)
    new.abandon()
    assert list(tmp_path.iterdir()) == []


def test_a_second_passphrase_on_the_way_replaces_the_first(tmp_path: Path) -> None:
    new = NewStore(tmp_path / "arkiv")
    first = new.begin("Åsa Prov", PASSPHRASE, keys.FLOOR, fill)
    second = new.begin("Åsa Prov", "en alldeles annan fras", keys.FLOOR, fill)
    with pytest.raises(errors.WrongRecoveryKey):
        new.prove(first)
    new.prove(second)
    new.abandon()


def test_a_folder_with_other_things_gets_a_folder_of_its_own_inside(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("x")
    assert NewStore(tmp_path).folder == tmp_path / "sipdesk"


def test_a_folder_with_a_store_is_refused(sample: Sample) -> None:
    before = sample.bytes()
    with pytest.raises(errors.AlreadyThere):
        NewStore(sample.folder)
    assert sample.bytes() == before


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "9p", "davfs"]
)
def test_a_network_drive_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    mounts(monkeypatch, tmp_path, kind, str(tmp_path / "net drive").replace(" ", "\\040"))
    with pytest.raises(errors.NetworkFolder) as caught:
        NewStore(tmp_path / "net drive" / "sip")
    assert "nätverk" in caught.value.text() or "network" in caught.value.text()
    NewStore(tmp_path / "local")


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "fuseblk", "fuse.overlayfs", "tmpfs"])
def test_a_drive_of_this_computer_is_not_called_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    mounts(monkeypatch, tmp_path, kind, str(tmp_path / "drive"))
    NewStore(tmp_path / "drive" / "sip")


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial"])
def test_a_folder_that_is_copied_to_a_cloud_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "OneDrive - Granby kommun"))
    with pytest.raises(errors.NetworkFolder):
        NewStore(tmp_path / "OneDrive - Granby kommun" / "sip")
    NewStore(tmp_path / "sip")


def test_a_store_on_a_network_drive_is_copied_and_checked_by_its_one_connection(
    sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sipdesk.storage import backup

    mounts(monkeypatch, tmp_path, "cifs", str(sample.folder))
    (tmp_path / "usb").mkdir()
    store = sample.open()
    with store.session() as session:
        fill(session, sample.opened)
    assert backup.make(store, tmp_path / "usb").counts["user"] == 1
    assert store.check()["user"] == 1
    assert not list(sample.folder.glob(".sipdesk.db.check*"))
    store.close()


def test_an_existing_store_on_a_network_drive_opens_for_one_writer(
    sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts(monkeypatch, tmp_path, "cifs", str(sample.folder))
    store = sample.open()
    assert store.is_single_writer
    with store.session() as session:
        fill(session, sample.opened)
    assert not (sample.folder / "sipdesk.db-wal").exists()
    store.close()


def test_a_place_that_is_not_there_or_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(errors.CannotWrite):
        NewStore(tmp_path / "file" / "below")
    with pytest.raises(errors.FolderNotFound):
        NewStore(Path("relative/path"))
