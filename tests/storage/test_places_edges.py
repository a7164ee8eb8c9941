"""Places at their edges: mount tables that tell little, folders that change under the first run."""

from pathlib import Path

import pytest

from sipdesk.storage import claim, errors, keys, places
from sipdesk.storage.new_store import NewStore
from tests.storage.conftest import PASSPHRASE, Sample


def begun(place: Path) -> NewStore:
    new = NewStore(place)
    new.begin("Åsa Prov", PASSPHRASE, keys.FLOOR, lambda _session, _opened: None)
    return new


def test_where_the_mounts_are_unknown_nothing_is_called_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "no such table")
    assert not places.is_network(tmp_path)


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no table of mounts")
def test_a_line_of_the_mounts_that_is_cut_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"\ndisk\nserver:/x {tmp_path}\nserver:/x {tmp_path} nfs4 rw 0 0\ncut /\n")
    monkeypatch.setattr(places, "MOUNTS", table)
    assert places.is_network(tmp_path / "sip")


def test_a_path_that_names_a_server_is_remote_and_one_of_this_computer_is_not(
    tmp_path: Path,
) -> None:
    assert places._is_remote_drive(Path("//server/share/sip"))
    assert not places._is_remote_drive(tmp_path)


def test_a_folder_is_written_to_only_where_it_is(tmp_path: Path) -> None:
    assert places.may_write(tmp_path)
    assert not places.may_write(tmp_path / "borta")


@pytest.mark.parametrize("name", [places.RESTORING, places.RESTORE_NOTE])
def test_a_restore_that_was_left_half_way_is_seen(tmp_path: Path, name: str) -> None:
    assert not places.is_half_restored(tmp_path)
    (tmp_path / name).touch()
    assert places.is_half_restored(tmp_path)


def test_two_folders_full_of_other_things_get_no_store(tmp_path: Path) -> None:
    (tmp_path / "sipdesk").mkdir()
    (tmp_path / "sipdesk" / "brev.txt").write_text("x")
    with pytest.raises(errors.AlreadyThere):
        NewStore(tmp_path)


def test_a_first_run_whose_folder_became_a_file_makes_nothing(tmp_path: Path) -> None:
    new = NewStore(tmp_path / "arkiv" / "sip")
    (tmp_path / "arkiv").write_text("x")
    with pytest.raises(errors.CannotWrite):
        new.begin("Åsa Prov", PASSPHRASE, keys.FLOOR, lambda _session, _opened: None)
    assert (tmp_path / "arkiv").read_text() == "x"


def test_a_first_run_that_was_not_begun_or_was_left_cannot_be_finished(tmp_path: Path) -> None:
    new = NewStore(tmp_path / "arkiv")
    with pytest.raises(errors.AlreadyThere):
        new.finish()
    new = begun(tmp_path / "arkiv")
    new.abandon()
    with pytest.raises(errors.AlreadyThere):
        new.finish()
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_becomes_the_store(tmp_path: Path) -> None:
    (tmp_path / "arkiv").mkdir()
    store, _opened = begun(tmp_path / "arkiv").finish()
    store.close()
    assert places.has_store(tmp_path / "arkiv")
    assert [entry.name for entry in tmp_path.iterdir()] == ["arkiv"]


def test_a_folder_that_was_filled_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    new = begun(tmp_path / "arkiv")
    (tmp_path / "arkiv").mkdir()
    (tmp_path / "arkiv" / "brev.txt").write_text("x")
    with pytest.raises(errors.CannotWrite):
        new.finish()
    assert [entry.name for entry in (tmp_path / "arkiv").iterdir()] == ["brev.txt"]


@pytest.mark.parametrize("told", [None, b"", b"[]", b'{"name": "Prov"}', b'{"since": 7}'])
def test_a_store_in_use_is_refused_also_when_nobody_tells_by_whom(
    sample: Sample, told: bytes | None
) -> None:
    held = claim.Claim.take(sample.folder, "Prov Provsson")
    note = sample.folder / claim.HOLDER
    if told is None:
        note.unlink()
    else:
        note.write_bytes(told)
    with pytest.raises(errors.InUse) as caught:
        claim.Claim.take(sample.folder, "Två Tvåsson")
    assert "Två" not in caught.value.text()
    held.drop()
    claim.Claim.take(sample.folder, "Två Tvåsson").drop()


def test_a_folder_where_the_lock_cannot_be_made_is_not_claimed(sample: Sample) -> None:
    (sample.folder / claim.LOCK).unlink(missing_ok=True)
    (sample.folder / claim.LOCK).mkdir()
    with pytest.raises(errors.CannotWrite):
        claim.Claim.take(sample.folder, "Prov Provsson")
    assert not (sample.folder / claim.HOLDER).exists()
