"""The access log of one case holds the looks at it and at no other."""

from sipdesk.domain.pack import Packs
from sipdesk.services import log
from sipdesk.services.actor import Actor
from sipdesk.storage.store import Store
from tests.services.conftest import Desk


def test_the_rows_of_one_case_are_those_of_that_case(
    store: Store, actor: Actor, packs: Packs
) -> None:
    desk = Desk(store, actor, packs)
    one = desk.new_case()
    other = desk.new_case(given="Björk", number="")
    rows = desk.ask(log.list_rows, case_id=one)
    assert {row.case_id for row in rows} == {one}
    assert {row.case_id for row in desk.log()} >= {one, other}
    assert [row.id for row in rows] == sorted(row.id for row in rows)
