"""Keys at their edges: files of another form, keys that are not there, users nobody knows."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from sipdesk.storage import errors, keyfile, keys, rekey, sealing
from sipdesk.storage.keyfile import SlotKind
from sipdesk.storage.keyring import PracticeRing, UserRing
from sipdesk.storage.places import KEYS, KEYS_COPY
from tests.storage.conftest import PASSPHRASE, Sample

OTHERS = "den andra långa frasen"

MALFORMED: dict[str, Callable[[dict[str, Any]], object]] = {
    "no slots": lambda v: v.update(slots=[]),
    "a generation in words": lambda v: v.update(generation="tre"),
    "a floor in parts": lambda v: v.update(floor=1.5),
    "a row in words": lambda v: v["log"].update(row="sista"),
    "a field too many": lambda v: v["slots"][0].update(hint="hunden"),
    "a field too few": lambda v: v["slots"][0].pop("salt"),
    "rounds in words": lambda v: v["slots"][0].update(t="3"),
    "a name that is a number": lambda v: v["slots"][0].update(name=7),
    "a kind nobody knows": lambda v: v["slots"][0].update(kind="guest"),
    "an id that is none": lambda v: v["slots"][0].update(id="x"),
}


def edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    value = json.loads(path.read_text(encoding="utf-8"))
    change(value)
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")


@pytest.mark.parametrize("what", MALFORMED)
def test_a_key_file_of_another_form_is_no_key_file(sample: Sample, what: str) -> None:
    edit(sample.folder / KEYS, MALFORMED[what])
    assert len(keyfile.read_candidates(sample.folder)) == 1
    edit(sample.folder / KEYS_COPY, MALFORMED[what])
    before = sample.bytes()
    with pytest.raises(errors.DamagedKeys):
        keys.open_with_passphrase(sample.folder, PASSPHRASE)
    assert sample.bytes() == before


def test_keys_of_a_newer_program_are_named_as_such(sample: Sample) -> None:
    edit(sample.folder / KEYS, lambda value: value.update(v=keyfile.VERSION + 1))
    before = sample.bytes()
    with pytest.raises(errors.NewerProgram):
        keys.open_with_passphrase(sample.folder, PASSPHRASE)
    assert sample.bytes() == before


def test_a_folder_that_is_gone_has_no_users_and_no_keys_in_force(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderNotFound):
        keys.users(tmp_path / "borta")
    assert not keys.is_in_force(tmp_path / "borta", bytes(32))
    assert not keys.is_in_force(tmp_path, bytes(32))


def test_a_data_key_that_signed_nothing_is_trusted_with_nothing(sample: Sample) -> None:
    assert keys.is_in_force(sample.folder, sample.opened.dek)
    assert not keys.is_in_force(sample.folder, bytes(32))
    with pytest.raises(errors.DamagedKeys):
        keys.store_id(sample.folder, bytes(32))


def test_a_user_nobody_knows_has_no_key(sample: Sample) -> None:
    stranger = uuid4()
    with pytest.raises(KeyError):
        keys.public_key(sample.folder, sample.opened.dek, stranger)
    ring = UserRing(sample.folder, sample.opened.dek)
    assert ring.public_of(str(stranger)) is None


def test_a_ring_gives_every_public_key_and_one_private_key(sample: Sample) -> None:
    opened = sample.opened
    other = keys.add_user(sample.folder, opened.dek, "Två Tvåsson", OTHERS)
    ring = UserRing(sample.folder, opened.dek, opened.user_id, opened.private_key)
    assert ring.public_of(str(opened.user_id)) == sealing.public_of(opened.private_key)
    theirs = keys.open_with_passphrase(sample.folder, OTHERS).private_key
    assert ring.public_of(str(other.user_id)) == sealing.public_of(theirs)
    assert ring.private_of(str(opened.user_id)) == opened.private_key
    assert ring.private_of(str(other.user_id)) is None
    assert UserRing(sample.folder, opened.dek).private_of("None") is None
    assert ring.opened() == replace(opened, name="")


def test_in_a_practice_store_a_name_opens_what_was_sealed_to_it() -> None:
    ring = PracticeRing(b"d" * 32)
    public, private = ring.public_of("Sara"), ring.private_of("Sara")
    assert public is not None
    assert private is not None
    sealed = sealing.seal(public, b"nyckel", b"case")
    assert sealing.unseal(private, sealed, b"case") == b"nyckel"
    for other in (ring.private_of("Olle"), PracticeRing(b"e" * 32).private_of("Sara")):
        assert other is not None
        with pytest.raises(sealing.InvalidTag):
            sealing.unseal(other, sealed, b"case")


@pytest.mark.parametrize("length", [0, 1, 12, 31, 32])
def test_a_ciphertext_too_short_to_hold_anything_is_refused(length: int) -> None:
    text = sealing.to_text(bytes(length))
    with pytest.raises(sealing.InvalidTag):
        sealing.unwrap(bytes(32), text, b"")
    with pytest.raises(sealing.InvalidTag):
        sealing.unseal(sealing.new_pair()[0], text, b"")


def test_the_recovery_key_has_no_passphrase_to_change(sample: Sample) -> None:
    recovered = keys.open_with_recovery(sample.folder, sample.recovery_key)
    before = sample.bytes()
    with pytest.raises(errors.WrongPassphrase):
        keys.change_passphrase(sample.folder, recovered, OTHERS)
    assert sample.bytes() == before


def test_a_passphrase_is_reset_by_the_stores_own_recovery_key_alone(sample: Sample) -> None:
    assert sample.opened.user_id
    recovered = keys.open_with_recovery(sample.folder, sample.recovery_key)
    wrong = replace(recovered, private_key=sealing.new_pair()[0])
    before = sample.bytes()
    with pytest.raises(errors.WrongRecoveryKey):
        keys.reset_passphrase(sample.folder, wrong, sample.opened.user_id, OTHERS)
    assert sample.bytes() == before


def test_a_store_tells_whether_it_has_a_recovery_key(sample: Sample) -> None:
    dek = sample.opened.dek
    assert keys.has_recovery(sample.folder, dek)
    file = keyfile.newest_signed(keyfile.read_candidates(sample.folder), dek)
    users = tuple(slot for slot in file.slots if slot.kind is SlotKind.USER)
    keyfile.write(sample.folder, replace(file, slots=users), dek)
    assert not keys.has_recovery(sample.folder, dek)
    with pytest.raises(errors.WrongRecoveryKey):
        keys.open_with_recovery(sample.folder, sample.recovery_key)
    assert keys.open_with_passphrase(sample.folder, PASSPHRASE).dek == dek


def test_the_floor_is_raised_and_never_lowered(sample: Sample) -> None:
    dek, at = sample.opened.dek, datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
    lowest = keys.floor(sample.folder, dek)[0]
    keys.raise_floor(sample.folder, dek, lowest + 7, at)
    assert keys.floor(sample.folder, dek) == (lowest + 7, at)
    before = sample.bytes()
    for lower in (lowest, lowest + 7):
        keys.raise_floor(sample.folder, dek, lower, datetime(2026, 3, 13, tzinfo=UTC))
    assert sample.bytes() == before


def test_an_older_copy_opens_nothing_for_one_who_was_removed(sample: Sample) -> None:
    other = keys.add_user(sample.folder, sample.opened.dek, "Två Tvåsson", OTHERS)
    old = (sample.folder / KEYS_COPY).read_bytes()
    new = rekey.change(sample.folder, sample.opened.dek, [other.user_id])
    (sample.folder / KEYS_COPY).write_bytes(old)  # as after a kill between the two files
    before = sample.bytes()
    with pytest.raises(errors.WrongPassphrase):
        keys.open_with_passphrase(sample.folder, OTHERS)
    assert sample.bytes() == before
    assert keys.open_with_passphrase(sample.folder, PASSPHRASE).dek == new
    assert (sample.folder / KEYS_COPY).read_bytes() == (sample.folder / KEYS).read_bytes()
