"""Practice: invented cases in different steps, and something for every part of today."""

from pathlib import Path

from sipdesk.domain.pack import Packs
from sipdesk.services import office, overview
from sipdesk.services.acts import enter
from sipdesk.services.demo import fill
from sipdesk.storage.store import Store

DEK = bytes(range(32))


def test_practice_has_cases_in_many_steps_and_flags_of_every_kind(
    tmp_path: Path, packs: Packs
) -> None:
    store = Store.create(tmp_path, DEK)
    with store.session() as session:
        fill(session, packs=packs)
    with store.session() as session:
        [user] = [u for u in office.list_users(session) if u.name == "Sara Påhitt"]
        enter(session, office.actor_for(session, user), packs)
        rows = overview.list_cases(session)
        today = overview.today(session)
    store.close()
    assert len(rows) >= 6
    assert len({row.step for row in rows}) >= 5
    assert today.late
    assert today.today
    assert today.week


def test_everybody_in_practice_is_marked_as_practice(tmp_path: Path, packs: Packs) -> None:
    store = Store.create(tmp_path, DEK)
    with store.session() as session:
        assert all(case.is_practice for case in fill(session, packs=packs))
    store.close()
