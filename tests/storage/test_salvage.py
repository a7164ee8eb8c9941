"""A new store takes the place of a damaged one without a copy; the damaged one is only read."""

from contextlib import closing

import pytest
from sqlmodel import select

from sipdesk.domain.model import Person
from sipdesk.storage import errors, keys, restore
from sipdesk.storage.store import Store
from tests.storage.conftest import PASSPHRASE, Sample


def present(sample: Sample) -> restore.Present:
    return restore.Present(sample.folder, sample.opened.dek)


def take(store: Store, damaged: restore.Present | None) -> None:
    assert damaged is not None
    with damaged.session() as before:
        given = list(before.exec(select(Person.given)))
    with store.session() as session:
        session.add_all(Person(given=name) for name in given)


def test_what_is_taken_over_is_there_under_the_same_keys(sample: Sample) -> None:
    with closing(sample.open()) as store, store.session() as session:
        session.add(Person(given="Prov"))
    before = sample.database.read_bytes()
    aside = restore.salvage(sample.folder, present(sample), take)
    assert aside is not None
    assert (aside / "sipdesk.db").read_bytes() == before
    assert keys.open_with_passphrase(sample.folder, PASSPHRASE).dek == sample.opened.dek
    with closing(sample.open()) as store:
        assert store.check()["person"] == 1
        assert store.verify_log().is_whole


def test_what_cannot_be_taken_over_leaves_all_as_it_was(sample: Sample) -> None:
    def refuse(_store: Store, _present: object) -> None:
        raise errors.NoRole

    before = sample.bytes()
    with pytest.raises(errors.NoRole):
        restore.salvage(sample.folder, present(sample), refuse)
    assert sample.bytes() == before


def test_nothing_is_saved_while_somebody_has_it_open(sample: Sample) -> None:
    with closing(sample.open(holder="Åsa")), pytest.raises(errors.InUse):
        restore.salvage(sample.folder, present(sample), take)
