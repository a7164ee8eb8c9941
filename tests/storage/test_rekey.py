"""A new data key: who has left opens nothing, all others the same data, no kill ends it half."""

import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from sipdesk.domain.model import LogRow, Person
from sipdesk.services import log
from sipdesk.services.actor import Actor
from sipdesk.storage import engine, errors, files, keys, rekey
from sipdesk.storage.places import DATABASE, KEYS, KEYS_COPY
from sipdesk.storage.store import Store
from tests.storage.conftest import PASSPHRASE, Sample

OTHERS = "den andra långa frasen"
MARKER = "Markörsdotter"


class Team:
    """A store with two users and a row, closed."""

    def __init__(self, sample: Sample, cost: keys.Cost = keys.FLOOR) -> None:
        self.sample, self.folder, self.dek = sample, sample.folder, sample.opened.dek
        self.other = keys.add_user(self.folder, self.dek, "Två Tvåsson", OTHERS, cost)

    def sees(self, dek: bytes) -> list[str]:
        with closing(Store.open(self.folder, dek)) as store, store.session() as session:
            return list(session.exec(select(Person.given)))

    def opens(self, passphrase: str) -> bytes | None:
        try:
            return keys.open_with_passphrase(self.folder, passphrase).dek
        except errors.WrongPassphrase:
            return None


@pytest.fixture
def team(sample: Sample) -> Team:
    made = Team(sample)
    with closing(sample.open()) as store, store.session() as session:
        session.add(Person(given=MARKER))
        _log(session, "before")
    return made


def _log(session: Session, act: str) -> None:
    from uuid import uuid4

    session.info["actor"] = Actor(user_id=uuid4(), name="Prov")
    log.record(session, act=act)


def test_who_was_removed_opens_nothing_and_all_others_the_same_data(team: Team) -> None:
    with closing(team.sample.open()) as store:
        store.change_key([team.other.user_id])
        with store.session() as session:  # it goes on as if nothing had been
            assert list(session.exec(select(Person.given))) == [MARKER]
    assert team.opens(OTHERS) is None
    assert [user.name for user in keys.users(team.folder)] == ["Prov Provsson"]
    found = team.opens(PASSPHRASE)
    recovered = keys.open_with_recovery(team.folder, team.sample.recovery_key)
    assert found is not None
    assert found == recovered.dek != team.dek
    assert team.sees(found) == [MARKER]


def test_the_old_key_opens_neither_file_and_old_key_files_are_out_of_force(team: Team) -> None:
    old = (team.folder / KEYS).read_bytes()
    with closing(team.sample.open()) as store:
        store.change_key([team.other.user_id])
    with pytest.raises(errors.DamagedStore):
        engine.inspect(team.folder / DATABASE, team.dek)
    (team.folder / KEYS_COPY).write_bytes(old)
    assert team.opens(OTHERS) is not None  # the copy alone, with nothing that contradicts it …
    with pytest.raises(errors.StoreError):
        team.sees(team.dek)  # … opens no store


def test_a_user_who_was_not_there_gets_the_key_and_may_change_passphrase(team: Team) -> None:
    with closing(team.sample.open()) as store:
        store.change_key()
    opened = keys.open_with_passphrase(team.folder, OTHERS)
    keys.change_passphrase(team.folder, opened, "en helt ny lång fras")
    assert team.opens(OTHERS) is None
    again = keys.open_with_passphrase(team.folder, "en helt ny lång fras")
    assert again.private_key == opened.private_key
    assert team.sees(again.dek) == [MARKER]


def test_a_forgotten_passphrase_is_replaced_after_a_change_too(team: Team) -> None:
    with closing(team.sample.open()) as store:
        store.change_key()
    recovered = keys.open_with_recovery(team.folder, team.sample.recovery_key)
    keys.reset_passphrase(team.folder, recovered, team.other.user_id, "en helt ny lång fras")
    found = team.opens("en helt ny lång fras")
    assert found
    assert team.sees(found) == [MARKER]


def test_the_log_goes_on_in_one_chain(team: Team) -> None:
    for _ in range(2):
        with closing(Store.open(team.folder, team.opens(PASSPHRASE) or b"")) as store:
            store.change_key()
            store.change_key()  # no row between the two
            with store.session() as session:
                _log(session, "after")
            assert store.verify_log().is_whole
            with store.session() as session:
                assert session.exec(select(LogRow.act).order_by(col(LogRow.id))).first() == "before"


def test_the_last_user_is_never_left_out(team: Team) -> None:
    everybody = [user.user_id for user in keys.users(team.folder)]
    with closing(team.sample.open()) as store, pytest.raises(ValueError, match="nobody"):
        store.change_key(everybody)
    assert team.sees(team.dek) == [MARKER]


def test_while_somebody_reads_nothing_is_changed(team: Team) -> None:
    with closing(team.sample.open()) as store:
        with closing(engine.open_connection(store.path, team.dek, [])) as reader:
            reader.execute("SELECT count(*) FROM person").fetchone()
            with pytest.raises(errors.OthersReading):
                store.change_key([team.other.user_id])
        with store.session() as session:
            assert list(session.exec(select(Person.given))) == [MARKER]
    assert team.opens(OTHERS) == team.dek


class Stop(BaseException):
    """The program is killed here."""


def _steps(team: Team, at: int) -> Iterator[str]:
    """Change the key and stop dead before the n-th step; what came before it."""
    seen: list[str] = []

    def watch(act: str, path: Path) -> None:
        seen.append(f"{act} {path.name}")
        if len(seen) > at:
            raise Stop

    with files.watched(watch), suppress(Stop):
        rekey.change(team.folder, team.dek, [team.other.user_id])
    return iter(seen)


def test_killed_before_any_step_either_all_is_old_or_all_is_new(team: Team, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(team.folder, kept)
    at, ends = 0, set()
    while True:
        shutil.rmtree(team.folder)
        shutil.copytree(kept, team.folder)
        taken = list(_steps(team, at))
        dek = team.opens(PASSPHRASE)
        assert dek is not None, taken
        assert keys.open_with_recovery(team.folder, team.sample.recovery_key).dek == dek, taken
        assert (team.opens(OTHERS) is not None) == (dek == team.dek), taken
        assert team.sees(dek) == [MARKER], taken
        names = {path.name for path in team.folder.iterdir()}
        assert not [name for name in names if "rekey" in name], taken
        ends.add(dek == team.dek)
        if len(taken) <= at:
            break
        at += 1
    assert ends == {True, False}
    assert at > 12
