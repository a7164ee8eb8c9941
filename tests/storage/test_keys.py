"""Slots: who gets in, who does not, and what happens to a file that somebody has changed."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from sipdesk.storage import errors, keys, recovery, sealing
from sipdesk.storage.places import KEYS, KEYS_COPY
from tests.storage.conftest import NAME, PASSPHRASE, Sample


def edit(path: Path, change: Any) -> None:
    value = json.loads(path.read_text())
    change(value)
    path.write_text(json.dumps(value, indent=1))


def user_slot(value: dict[str, Any]) -> dict[str, Any]:
    return next(s for s in value["slots"] if s["kind"] == "user")


def spoil_wrapped(value: dict[str, Any]) -> None:
    slot = user_slot(value)
    slot["wrapped"] = sealing.to_text(bytes(60))


TAMPERING = {
    "the name": lambda v: user_slot(v).update(name="Någon Annan"),
    "the rounds": lambda v: user_slot(v).update(t=4),
    "a weaker cost": lambda v: user_slot(v).update(t=1, m=8, p=1),
    "the salt": lambda v: user_slot(v).update(salt=sealing.to_text(bytes(16))),
    "the public key": lambda v: user_slot(v).update(public=sealing.to_text(bytes(32))),
    "the store's id": lambda v: v.update(db=str(uuid4())),
    "the generation": lambda v: v.update(generation=99),
    "the mac": lambda v: v.update(mac="0" * 64),
    "the wrapped key": spoil_wrapped,
    "a slot less": lambda v: v["slots"].pop(0),
    "the private key": lambda v: user_slot(v).update(private=sealing.to_text(bytes(60))),
    "a text that is no key": lambda v: user_slot(v).update(wrapped="åäö"),
}


def test_the_passphrase_opens_with_the_key_and_the_name(sample: Sample) -> None:
    opened = keys.open_with_passphrase(sample.folder, PASSPHRASE)
    assert (opened.dek, opened.name) == (sample.opened.dek, NAME)
    assert opened.private_key == sample.opened.private_key
    assert [u.name for u in keys.users(sample.folder)] == [NAME]


def test_a_passphrase_with_letters_as_two_signs_is_the_same(sample: Sample) -> None:
    import unicodedata

    two = unicodedata.normalize("NFD", PASSPHRASE)
    assert two != PASSPHRASE
    assert keys.open_with_passphrase(sample.folder, two).dek == sample.opened.dek


@pytest.mark.parametrize("what", TAMPERING)
def test_a_changed_key_file_is_not_believed_and_its_copy_mends_it(
    sample: Sample, what: str
) -> None:
    good = (sample.folder / KEYS).read_bytes()
    edit(sample.folder / KEYS, TAMPERING[what])
    assert keys.open_with_passphrase(sample.folder, PASSPHRASE).dek == sample.opened.dek
    assert (sample.folder / KEYS).read_bytes() == good


@pytest.mark.parametrize("what", TAMPERING)
def test_when_both_key_files_are_changed_nothing_opens(sample: Sample, what: str) -> None:
    for name in (KEYS, KEYS_COPY):
        edit(sample.folder / name, TAMPERING[what])
    before = sample.bytes()
    with pytest.raises((errors.WrongPassphrase, errors.DamagedKeys)):
        keys.open_with_passphrase(sample.folder, PASSPHRASE)
    assert sample.bytes() == before


@pytest.mark.parametrize("data", [None, b"", b"{", b"[]", b'{"v": 1}', b"\xff\xfe", b"null"])
def test_the_copy_opens_when_the_key_file_is_missing_or_garbage(
    sample: Sample, data: bytes | None
) -> None:
    if data is None:
        (sample.folder / KEYS).unlink()
    else:
        (sample.folder / KEYS).write_bytes(data)
    assert keys.open_with_passphrase(sample.folder, PASSPHRASE).dek == sample.opened.dek
    assert (sample.folder / KEYS).read_bytes() == (sample.folder / KEYS_COPY).read_bytes()


def test_no_key_file_at_all_is_said_plainly(sample: Sample) -> None:
    (sample.folder / KEYS).write_bytes(b"")
    (sample.folder / KEYS_COPY).unlink()
    with pytest.raises(errors.DamagedKeys):
        keys.open_with_passphrase(sample.folder, PASSPHRASE)


def test_a_wrong_passphrase_leaves_the_files_alone(sample: Sample) -> None:
    before = sample.bytes()
    with pytest.raises(errors.WrongPassphrase):
        keys.open_with_passphrase(sample.folder, "fel men lång nog ändå")
    assert sample.bytes() == before


def test_the_recovery_key_opens_the_store(sample: Sample) -> None:
    recovered = keys.open_with_recovery(sample.folder, sample.recovery_key)
    assert recovered.dek == sample.opened.dek
    sloppy = sample.recovery_key.lower().replace("-", "  ")
    assert keys.open_with_recovery(sample.folder, sloppy).dek == sample.opened.dek


@pytest.mark.parametrize("key", ["", "ABCD", "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ", "ÅÄÖ!" * 6])
def test_another_recovery_key_opens_nothing(sample: Sample, key: str) -> None:
    before = sample.bytes()
    with pytest.raises(errors.WrongRecoveryKey):
        keys.open_with_recovery(sample.folder, key)
    assert sample.bytes() == before


def test_a_recovery_key_has_six_groups_without_signs_that_look_alike() -> None:
    made = {recovery.new_key() for _ in range(200)}
    assert len(made) == 200
    for key in made:
        assert [len(group) for group in key.split("-")] == [4] * 6
        assert not set(key) & set("IO01")
        assert len(recovery.to_bytes(key) or b"") * 8 == 120


def test_who_forgot_the_passphrase_chooses_another_and_keeps_the_private_key(
    sample: Sample,
) -> None:
    recovered = keys.open_with_recovery(sample.folder, sample.recovery_key)
    user = keys.users(sample.folder)[0]
    keys.reset_passphrase(sample.folder, recovered, user.user_id, "en helt annan fras")
    opened = keys.open_with_passphrase(sample.folder, "en helt annan fras")
    assert opened.dek == sample.opened.dek
    assert opened.private_key == sample.opened.private_key
    with pytest.raises(errors.WrongPassphrase):
        keys.open_with_passphrase(sample.folder, PASSPHRASE)


def test_a_changed_passphrase_counts_up_and_the_old_one_is_shut_out(sample: Sample) -> None:
    old = (sample.folder / KEYS).read_bytes()
    keys.change_passphrase(sample.folder, sample.opened, "ny fras som är lång")
    assert json.loads((sample.folder / KEYS).read_text())["generation"] == (
        json.loads(old)["generation"] + 1
    )
    assert keys.open_with_passphrase(sample.folder, "ny fras som är lång").dek == sample.opened.dek
    (sample.folder / KEYS_COPY).write_bytes(old)  # as after a crash between the two files
    with pytest.raises(errors.WrongPassphrase):
        keys.open_with_passphrase(sample.folder, PASSPHRASE)


def test_a_second_user_gets_in_and_the_first_one_still_does(sample: Sample) -> None:
    user = keys.add_user(sample.folder, sample.opened.dek, "Två Tvåsson", "den andra långa frasen")
    opened = keys.open_with_passphrase(sample.folder, "den andra långa frasen", user.user_id)
    assert (opened.dek, opened.name) == (sample.opened.dek, "Två Tvåsson")
    assert keys.open_with_passphrase(sample.folder, PASSPHRASE).name == NAME
    with pytest.raises(errors.WrongPassphrase):
        keys.open_with_passphrase(sample.folder, PASSPHRASE, user.user_id)


def test_something_sealed_to_a_user_opens_for_that_user_alone(sample: Sample) -> None:
    assert sample.opened.user_id
    public = keys.public_key(sample.folder, sample.opened.dek, sample.opened.user_id)
    sealed = sealing.seal(public, b"nyckel", b"case")
    assert sealing.unseal(sample.opened.private_key, sealed, b"case") == b"nyckel"
    other, _ = sealing.new_pair()
    for private, about in ((other, b"case"), (sample.opened.private_key, b"annat")):
        with pytest.raises(sealing.InvalidTag):
            sealing.unseal(private, sealed, about)


def test_keys_are_never_made_over_a_store_that_is_there(sample: Sample) -> None:
    before = sample.bytes()
    with pytest.raises(errors.AlreadyThere):
        keys.create(sample.folder, "Ny", PASSPHRASE)
    assert sample.bytes() == before


def test_the_files_of_the_keys_are_readable_by_their_owner_alone(sample: Sample) -> None:
    keys.change_passphrase(sample.folder, sample.opened, "ny fras som är lång")
    for name in (KEYS, KEYS_COPY):
        assert (sample.folder / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("_shipped_cost")
def test_a_guess_never_costs_less_than_the_floor() -> None:
    cost = sealing.calibrate(target=0)
    assert (cost.m, cost.t, cost.p) == (64 * 1024, 3, 4)
    assert sealing.calibrate(target=1e9, ceiling=128 * 1024).m == 128 * 1024


def test_what_opened_does_not_print_its_keys(sample: Sample) -> None:
    assert sample.opened.dek.hex() not in repr(sample.opened)
    assert str(sample.opened.dek) not in repr(sample.opened)
