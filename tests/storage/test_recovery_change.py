"""Another recovery key: the new one opens and resets, the old one does not, nobody is lost."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.storage import errors, files, keys, recovery, recovery_change
from sipdesk.storage.store import Store
from tests.storage.conftest import PASSPHRASE, Sample

OTHER = "den andra långa frasen"


def test_the_new_key_opens_and_the_old_one_stops(sample: Sample) -> None:
    key = recovery.new_key()
    recovery_change.replace(sample.folder, sample.opened, key)
    assert keys.open_with_recovery(sample.folder, key).dek == sample.opened.dek
    with pytest.raises(errors.WrongRecoveryKey):
        keys.open_with_recovery(sample.folder, sample.recovery_key)
    assert keys.open_with_passphrase(sample.folder, PASSPHRASE).dek == sample.opened.dek


def test_by_the_new_key_a_forgotten_passphrase_loses_nothing(sample: Sample) -> None:
    key = recovery.new_key()
    recovery_change.replace(sample.folder, sample.opened, key)
    recovered = keys.open_with_recovery(sample.folder, key)
    assert sample.opened.user_id is not None
    again = keys.reset_passphrase(sample.folder, recovered, sample.opened.user_id, OTHER)
    assert again.private_key == sample.opened.private_key


def test_who_was_not_there_is_tied_to_it_when_they_next_unlock(sample: Sample) -> None:
    absent = keys.add_user(sample.folder, sample.opened.dek, "Två Tvåsson", OTHER)
    key = recovery.new_key()
    recovery_change.replace(sample.folder, sample.opened, key)
    recovered = keys.open_with_recovery(sample.folder, key)
    with pytest.raises(errors.NotYetSealed) as told:
        keys.reset_passphrase(sample.folder, recovered, absent.user_id, "ännu en lång fras")
    assert "Två Tvåsson" in told.value.text()
    opened = keys.open_with_passphrase(sample.folder, OTHER)
    recovery_change.seal_again(sample.folder, opened)
    reset = keys.reset_passphrase(sample.folder, recovered, absent.user_id, "ännu en lång fras")
    assert reset.private_key == opened.private_key
    before = sample.bytes()
    recovery_change.seal_again(sample.folder, reset)  # nothing is left to do
    assert sample.bytes() == before


def test_without_the_private_key_nothing_is_sealed(sample: Sample) -> None:
    absent = keys.add_user(sample.folder, sample.opened.dek, "Två Tvåsson", OTHER)
    recovery_change.replace(sample.folder, sample.opened, recovery.new_key())
    before = sample.bytes()
    opened = keys.open_with_passphrase(sample.folder, OTHER)
    recovery_change.seal_again(sample.folder, replace(opened, private_key=b""))
    assert sample.bytes() == before
    recovery_change.seal_again(sample.folder, opened)
    assert sample.bytes() != before
    assert absent.user_id == opened.user_id


def test_with_another_data_key_too_a_copy_of_the_old_keys_opens_nothing(sample: Sample) -> None:
    old, key = sample.bytes()["keys.json"], recovery.new_key()
    with closing(sample.open()) as store:
        store.unlocked_by(sample.opened.user_id, sample.opened.private_key)
        store.replace_recovery(key)
        store.change_key()
    recovered = keys.open_with_recovery(sample.folder, key)
    assert recovered.dek != sample.opened.dek
    (sample.folder / "keys.json").write_bytes(old)
    (sample.folder / "keys.json.bak").write_bytes(old)
    stale = keys.open_with_recovery(sample.folder, sample.recovery_key)
    with pytest.raises(errors.DamagedStore):
        sample.open()
    assert stale.dek == sample.opened.dek


@pytest.mark.parametrize("act", ["make", "write", "sync", "rename"])
def test_a_disk_that_refuses_leaves_one_of_the_two_keys_in_force(sample: Sample, act: str) -> None:
    key = recovery.new_key()

    def refuse(step: str, _path: object) -> None:
        if step == act:
            raise OSError(28, "full")

    with files.watched(refuse), pytest.raises(errors.CannotWrite):
        recovery_change.replace(sample.folder, sample.opened, key)
    opens = []
    for each in (sample.recovery_key, key):
        try:
            keys.open_with_recovery(sample.folder, each)
        except errors.WrongRecoveryKey:
            continue
        opens.append(each)
    assert len(opens) == 1


def test_what_is_no_key_changes_nothing(sample: Sample) -> None:
    before = sample.bytes()
    with pytest.raises(errors.WrongRecoveryKey):
        recovery_change.replace(sample.folder, sample.opened, "ABCD")
    assert sample.bytes() == before


def test_the_second_user_beside_a_writer_changes_no_key(sample: Sample) -> None:
    with (
        closing(sample.open(holder="Åsa")),
        closing(sample.open(may_be_second=True)) as second,
        pytest.raises(errors.OnlyReading),
    ):
        second.replace_recovery(recovery.new_key())


def test_a_practice_store_has_no_recovery_key_to_change(tmp_path: Path) -> None:
    with (
        closing(Store.create(tmp_path, bytes(range(32)))) as store,
        pytest.raises(errors.ClosedStore),
    ):
        store.replace_recovery(recovery.new_key())


def test_who_opens_by_the_recovery_key_alone_is_sealed_to_nothing(sample: Sample) -> None:
    recovered = keys.open_with_recovery(sample.folder, sample.recovery_key)
    before = sample.bytes()
    recovery_change.seal_again(sample.folder, recovered)
    assert sample.bytes() == before
    key = recovery.new_key()
    recovery_change.replace(sample.folder, recovered, key)
    assert keys.open_with_recovery(sample.folder, key).dek == sample.opened.dek


def test_a_folder_that_refuses_is_tied_to_the_new_key_the_next_time(sample: Sample) -> None:
    key = recovery.new_key()
    nobody = keys.open_with_recovery(sample.folder, sample.recovery_key)
    recovery_change.replace(sample.folder, nobody, key)

    def refuse(_step: str, _path: object) -> None:
        raise OSError(28, "full")

    with files.watched(refuse):
        recovery_change.seal_again(sample.folder, sample.opened)
    recovered = keys.open_with_recovery(sample.folder, key)
    assert sample.opened.user_id is not None
    with pytest.raises(errors.NotYetSealed):
        keys.reset_passphrase(sample.folder, recovered, sample.opened.user_id, OTHER)
    recovery_change.seal_again(sample.folder, sample.opened)
    recovered = keys.open_with_recovery(sample.folder, key)
    again = keys.reset_passphrase(sample.folder, recovered, sample.opened.user_id, OTHER)
    assert again.private_key == sample.opened.private_key
