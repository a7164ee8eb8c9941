"""A damaged store and a copy give a whole store: today's cases, and the damaged ones from then."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest
from sqlmodel import select

from sipdesk.domain.model import Case, Consent
from sipdesk.domain.pack import Packs
from sipdesk.services import acts, cases, log, mending, set_up, sign_in
from sipdesk.storage import backup, engine, errors, keys, restore
from sipdesk.storage.store import Store
from tests.gui.test_copies import WHO

PAGE = 4096
THEN, NOW = "then " * 700, "now " * 900


class Made(NamedTuple):
    folder: Path
    copy: backup.Copy
    opened: keys.Opened
    ids: list[UUID]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory, packs: Packs) -> Made:
    """Four cases with a consent each; three written again after the copy, and one new case."""
    folder, usb = tmp_path_factory.mktemp("damaged"), tmp_path_factory.mktemp("usb")
    opened, _key = keys.create(folder, "Prov Provsson", "fyra små ord räcker")
    with closing(Store.create(folder, opened.dek)) as store:
        with store.session() as session:
            set_up.begin(session, str(opened.user_id), WHO)
        with store.session() as session:
            actor = sign_in.enter(session, opened.user_id, opened.name, packs)
            acts.enter(session, actor, packs)
            ids = [make(session, n) for n in range(4)]
        copy = backup.make(store, usb)
        with store.session() as session:
            acts.enter(session, actor, packs)
            for consent in session.exec(select(Consent)).all():
                consent.purpose = NOW
            make(session, 4)
    return Made(folder, copy, opened, ids)


def make(session: object, n: int) -> UUID:
    case = acts.perform(session, cases.create_case, None, given=f"Alva{n}", family="Påhitt")  # type: ignore[arg-type]
    session.add(Consent(case_id=case.id, purpose=THEN))  # type: ignore[attr-defined]
    session.flush()  # type: ignore[attr-defined]
    found: UUID = case.id
    return found


@pytest.fixture
def made(original: Made, tmp_path: Path) -> Made:
    shutil.copytree(original.folder, tmp_path / "store")
    return original._replace(folder=tmp_path / "store")


def mend(made: Made, packs: Packs) -> tuple[mending.Mended, Path | None]:
    told = mending.Mended()
    act = mending.mend(made.opened.user_id, made.opened.name, packs, made.copy.verified_at, told)
    present = restore.Present(made.folder, made.opened.dek)
    aside = restore.restore(made.copy, made.opened.dek, made.folder, present, act)
    return told, aside


def purposes(made: Made) -> dict[str, str]:
    with closing(Store.open(made.folder, made.opened.dek)) as store, store.session() as session:
        pairs = session.exec(select(Case.number, Consent.purpose).join(Consent)).all()
        acts_done = [row.act for row in log.list_rows(session)]
    assert "restoring.mend" in acts_done
    return {number[-1]: purpose.split()[0] for number, purpose in pairs}


def test_a_row_that_nobody_wrote_costs_its_case_the_time_since_the_copy(
    made: Made, packs: Packs
) -> None:
    with closing(engine.open_connection(made.folder / "sipdesk.db", made.opened.dek, [])) as raw:
        raw.execute("UPDATE consent SET purpose = 'forged' WHERE case_id = ?", (made.ids[1].hex,))
    told, aside = mend(made, packs)
    assert (told.kept, len(told.fetched), told.lost) == (4, 1, [])
    assert purposes(made) == {"1": "now", "2": "then", "3": "now", "4": "now", "5": "then"}
    assert aside is not None


@pytest.mark.timeout(300)
def test_whichever_page_is_damaged_a_whole_store_comes_of_it(
    made: Made, packs: Packs, tmp_path: Path
) -> None:
    whole = (made.folder / "sipdesk.db").read_bytes()
    pages = len(whole) // PAGE
    kept = tmp_path / "kept"
    shutil.copytree(made.folder, kept)
    outcomes = set()
    for page in range(pages - 24, pages, 3):  # where the rows of the cases lie
        shutil.rmtree(made.folder)
        shutil.copytree(kept, made.folder)
        spoiled = bytearray(whole)
        spoiled[page * PAGE + 50] ^= 1
        (made.folder / "sipdesk.db").write_bytes(spoiled)
        with pytest.raises(errors.DamagedStore):
            Store.open(made.folder, made.opened.dek)
        told, aside = mend(made, packs)
        assert aside is not None
        assert (aside / "sipdesk.db").read_bytes() == spoiled  # only read
        found = purposes(made)
        assert set("1234") <= set(found)
        assert len(told.fetched) == sum(found[n] == "then" for n in "1234")
        outcomes.add(len(told.fetched))
    assert 0 in outcomes or len(outcomes) > 1


def test_a_store_that_cannot_be_read_at_all_comes_whole_from_the_copy(
    made: Made, packs: Packs
) -> None:
    (made.folder / "sipdesk.db").write_bytes(b"x" * PAGE * 3)
    told, _aside = mend(made, packs)
    assert told == mending.Mended()
    assert set(purposes(made).values()) == {"then"}
