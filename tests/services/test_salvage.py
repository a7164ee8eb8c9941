"""Without any copy a damaged store still gives every case that is whole, and names the others."""

import shutil
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from sipdesk.domain.model import Case, Consent, User, UserRole
from sipdesk.domain.pack import Packs
from sipdesk.services import acts, cases, log, mending, office, reviews, set_up, sign_in
from sipdesk.storage import engine, errors, keys, restore
from sipdesk.storage.store import Store
from tests.gui.test_copies import WHO

TEXT = "ord " * 900


class Damaged:
    """A store with four cases, and what opens it."""

    def __init__(self, folder: Path, opened: keys.Opened, ids: list[UUID]) -> None:
        self.folder, self.opened, self.ids = folder, opened, ids

    @property
    def path(self) -> Path:
        return self.folder / "sipdesk.db"

    @property
    def present(self) -> restore.Present:
        return restore.Present(self.folder, self.opened.dek)

    def forge(self, n: int) -> None:
        """Change a row of a case beside the program."""
        with closing(engine.open_connection(self.path, self.opened.dek, [])) as raw:
            query = "UPDATE consent SET purpose = 'forged' WHERE case_id = ?"
            raw.execute(query, (self.ids[n].hex,))

    def salvage(self, packs: Packs) -> tuple[mending.Mended, Path | None]:
        told = mending.Mended()
        act = mending.salvage(self.opened.user_id, self.opened.name, packs, told)
        return told, restore.salvage(self.folder, self.present, act)

    def store(self) -> Store:
        return Store.open(self.folder, self.opened.dek)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory, packs: Packs) -> Damaged:
    folder = tmp_path_factory.mktemp("whole")
    opened, _key = keys.create(folder, "Prov Provsson", "fyra små ord räcker")
    ids = []
    with closing(Store.create(folder, opened.dek)) as store, store.session() as session:
        set_up.begin(session, str(opened.user_id), WHO)
        acts.enter(session, sign_in.enter(session, opened.user_id, opened.name, packs), packs)
        for n in range(4):
            case = acts.perform(session, cases.create_case, None, given=f"A{n}", family="Påhitt")
            session.add(Consent(case_id=case.id, purpose=TEXT))
            session.flush()
            ids.append(case.id)
        office.add_user(session, name="Asta Kvisthed", roles=[UserRole.REVIEWER])
    return Damaged(folder, opened, ids)


@pytest.fixture
def damaged(original: Damaged, tmp_path: Path) -> Damaged:
    shutil.copytree(original.folder, tmp_path / "store")
    return Damaged(tmp_path / "store", original.opened, original.ids)


def test_the_damaged_cases_are_named_before_anything_is_done(damaged: Damaged) -> None:
    damaged.forge(2)
    before = damaged.path.read_bytes()
    found = mending.survey(damaged.present)
    assert [number[-1] for number in found.damaged] == ["3"]
    assert [number[-1] for number in found.whole] == ["1", "2", "4"]
    assert damaged.path.read_bytes() == before


def test_a_whole_store_names_none_and_an_unreadable_one_says_so(damaged: Damaged) -> None:
    assert mending.survey(damaged.present).damaged == ()
    damaged.path.write_bytes(b"x" * 4096 * 3)
    assert not mending.survey(damaged.present).is_known


def test_every_whole_case_is_saved_with_users_settings_and_log(
    damaged: Damaged, packs: Packs
) -> None:
    damaged.forge(0)
    with closing(engine.open_connection(damaged.path, damaged.opened.dek, [])) as raw:
        rows = raw.execute("SELECT count(*) FROM logrow").fetchone()[0]
    spoiled = damaged.path.read_bytes()
    with pytest.raises(errors.DamagedStore):
        engine.inspect(damaged.path, damaged.opened.dek)
    told, aside = damaged.salvage(packs)
    assert (told.kept, [number[-1] for number in told.lost]) == (3, ["1"])
    assert aside is not None
    assert (aside / "sipdesk.db").read_bytes() == spoiled  # only read
    with closing(damaged.store()) as store:
        assert store.check()
        assert store.verify_log().is_whole
        with store.session() as session:
            numbers = session.exec(select(Case.number)).all()
            assert sorted(n[-1] for n in numbers) == ["2", "3", "4"]
            assert set(session.exec(select(User.name))) == {"Prov Provsson", "Asta Kvisthed"}
            assert office.load_office(session).municipality
            kept = [row.act for row in log.list_rows(session)]
            assert kept[-1] == "restoring.salvage"
            assert len(kept) == rows + 1
            assert reviews.newest_sample(session) is None
    assert keys.open_with_passphrase(damaged.folder, "fyra små ord räcker").dek


def test_a_page_that_does_not_decrypt_costs_only_what_lies_on_it(
    damaged: Damaged, packs: Packs
) -> None:
    data = bytearray(damaged.path.read_bytes())
    data[-9000] ^= 1
    damaged.path.write_bytes(data)
    with pytest.raises(errors.DamagedStore):
        damaged.store()
    found = mending.survey(damaged.present)
    told, _aside = damaged.salvage(packs)
    assert told.kept == len(found.whole)
    assert sorted(told.lost) == list(found.damaged)
    damaged.store().close()


def test_whose_role_does_not_include_it_saves_nothing(damaged: Damaged, packs: Packs) -> None:
    with closing(damaged.store()) as store, store.session() as session:
        user = session.exec(select(User).where(User.name == "Prov Provsson")).one()
        user.roles = [UserRole.READER]
    before = damaged.path.read_bytes()
    with pytest.raises(errors.NoRole):
        damaged.salvage(packs)
    assert damaged.path.read_bytes() == before
    damaged.store().close()
