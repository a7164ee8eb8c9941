"""What lies under a case key: never in a column, opened by the named users alone."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import Session

from sipdesk.domain import facts
from sipdesk.domain.model import LogRow, Protection
from sipdesk.domain.problems import RuleError
from sipdesk.services import acts, cases, meetings, office, overview, people, plans, sealed, search
from sipdesk.storage import keys
from sipdesk.storage.store import Store

ADDRESS, PHONE, PLACE = "Hemligstigen 4", "070-174 06 81", "Rum Gömd"
SECRET = {"address": ADDRESS, "phone": PHONE}


def _everything(store: Store) -> str:
    """Every readable value of every table, as one text."""
    with store.session() as session:
        tables = session.execute(text("select name from sqlite_master where type='table'"))
        names = [name for (name,) in tables]
        rows = [session.execute(text(f'select * from "{name}"')).all() for name in names]  # noqa: S608
    return repr(rows)


@pytest.fixture
def case_id(desk) -> UUID:
    found: UUID = desk.new_case(**SECRET, protection=Protection.SEKRETESSMARKERING)
    return found


def _colleague(desk) -> acts.Actor:
    user = desk.do(office.add_user, name="Vikarie Testa Provsson")
    return desk.ask(office.actor_for, user)


def _as(desk, actor, case_id=None):
    """Somebody else at work, who has opened the case with a reason."""
    other = type(desk)(desk.store, actor, desk.packs)
    if case_id is not None:
        other.do(cases.open_case, case_id, reason="Vikarierar")
    return other


def test_address_telephone_and_place_are_in_no_readable_column(desk, case_id):
    meeting = desk.do(meetings.plan_meeting, case_id, place=PLACE, travel_note="Buss till Gömd")
    plan = desk.do(plans.start_plan, case_id)
    desk.do(plans.change_plan, case_id, plan_id=plan.id, followup_place="Gömda huset")
    stored = _everything(desk.store)
    assert not [one for one in (ADDRESS, PHONE, "Gömd") if one in stored]
    case = desk.case(case_id)
    assert (case.person.address, case.person.phone, case.meetings[0].place) == ("", "", "")
    shown = desk.do(sealed.show_details, case_id, reason="Ska ringa")
    assert shown[case.person.id, "address"] == ADDRESS
    assert shown[meeting.id, "place"] == PLACE
    assert shown[plan.id, "followup_place"] == "Gömda huset"


def test_setting_protection_moves_the_values_and_lifting_it_moves_them_back(desk):
    case_id = desk.new_case(**SECRET)
    assert ADDRESS in _everything(desk.store)
    desk.do(people.change_person, case_id, protection=Protection.FINGERADE)
    assert ADDRESS not in _everything(desk.store)
    desk.do(people.change_person, case_id, protection=Protection.NONE)
    case = desk.case(case_id)
    assert (case.person.address, case.person.phone) == (ADDRESS, PHONE)
    assert (case.key, case.sealed) == (None, [])


def test_a_reveal_wants_a_reason_and_is_logged_with_it_but_without_the_value(desk, case_id):
    with pytest.raises(RuleError, match=r"access\.reason_missing"):
        desk.do(sealed.show_details, case_id, reason=" ")
    desk.do(sealed.show_details, case_id, reason="Ska ringa")
    row: LogRow = max(desk.log(), key=lambda one: one.id)
    assert (row.act, row.reason, row.subject) == ("sealed.show_details", "Ska ringa", "protected")
    assert row.case_id == case_id
    assert row.person_id == desk.case(case_id).person_id


def test_somebody_who_is_not_named_opens_the_case_and_reads_no_address(desk, case_id):
    desk.do(cases.change_case, case_id, restricted_to=[str(desk.actor.user_id)])
    other = _as(desk, _colleague(desk))
    other.do(cases.open_case, case_id, reason="Jour, klienten ringer.")
    with pytest.raises(RuleError, match=r"access\.named_only") as refused:
        other.do(sealed.show_details, case_id, reason="Jour")
    assert refused.value.problems[0].values == {"names": desk.actor.name}
    assert not other.ask(lambda session: sealed.may_show(session, other.case(case_id)))


def test_somebody_who_is_not_named_cannot_lift_the_protection_or_name_themselves(desk, case_id):
    other = _as(desk, _colleague(desk), case_id)
    for verb, fields in (
        (people.change_person, {"protection": Protection.NONE}),
        (cases.change_case, {"restricted_to": [str(other.actor.user_id)]}),
        (people.change_person, {"address": ""}),
    ):
        with pytest.raises(RuleError, match=r"access\.named_only"):
            other.do(verb, case_id, **fields)
    assert facts.is_protected(desk.case(case_id))
    assert desk.do(sealed.show_details, case_id, reason="x")


def test_somebody_who_is_not_named_may_write_a_new_place_that_only_the_named_read(desk, case_id):
    other = _as(desk, _colleague(desk), case_id)
    meeting = other.do(meetings.plan_meeting, case_id, place=PLACE)
    assert PLACE not in _everything(desk.store)
    assert desk.do(sealed.show_details, case_id, reason="x")[meeting.id, "place"] == PLACE


def test_naming_one_more_gives_a_new_key_and_taking_away_closes_it(desk, case_id):
    colleague = _colleague(desk)
    other = _as(desk, colleague, case_id)
    both = [str(desk.actor.user_id), str(colleague.user_id)]
    first = desk.case(case_id).key.public
    desk.do(cases.change_case, case_id, restricted_to=both)
    assert other.do(sealed.show_details, case_id, reason="x")
    second = desk.case(case_id).key.public
    desk.do(cases.change_case, case_id, restricted_to=both[:1])
    with pytest.raises(RuleError, match=r"access\.named_only"):
        other.do(sealed.show_details, case_id, reason="x")
    assert len({first, second, desk.case(case_id).key.public}) == 3


def test_an_emptied_field_is_empty(desk, case_id):
    desk.do(people.change_person, case_id, address="")
    shown = desk.do(sealed.show_details, case_id, reason="x")
    assert list(shown.values()) == [PHONE]


def test_a_restricted_case_prints_its_place_for_a_named_user_alone(desk):
    case_id = desk.new_case(**SECRET)
    desk.do(cases.change_case, case_id, restricted_to=[str(desk.actor.user_id)])
    desk.do(meetings.plan_meeting, case_id, place=PLACE)

    def place(session: Session) -> str:
        case = cases.load(session, case_id)
        sealed.read_for_paper(session, case)
        found: str = case.meetings[0].place
        return found

    assert desk.ask(place) == PLACE
    assert _as(desk, _colleague(desk), case_id).ask(place) == ""
    assert PLACE not in _everything(desk.store)


def test_with_real_keys_only_the_user_who_unlocked_opens_what_is_sealed(tmp_path, packs):
    opened, _recovery = keys.create(tmp_path, "Ulrika Testros", "en lång lösenfras att minnas")
    mate = keys.add_user(tmp_path, opened.dek, "Mats Provling", "en annan lång lösenfras")
    store = Store.create(tmp_path, opened.dek)
    with store.session() as session:
        mine, theirs = (
            office.actor_for(
                session, office.add_user(session, name=who.name, slot_id=str(who.user_id))
            )
            for who in (opened, mate)
        )
        office.set_office(session, county_pack="jh-2026")
    store.unlocked_by(opened.user_id, opened.private_key)

    def do(actor, verb, case_id=None, /, **fields):
        with store.session() as session:
            acts.enter(session, actor, packs)
            return acts.perform(session, verb, case_id, **fields)

    case = do(mine, cases.create_case, given="Alva", **SECRET, protection=Protection.FINGERADE)
    do(mine, cases.change_case, case.id, restricted_to=[str(mine.user_id), str(theirs.user_id)])
    assert do(mine, sealed.show_details, case.id, reason="x")
    # A colleague's name at the keyboard is not the colleague's key.
    with pytest.raises(RuleError, match=r"access\.named_only"):
        do(theirs, sealed.show_details, case.id, reason="x")
    colleague = keys.open_with_passphrase(tmp_path, "en annan lång lösenfras", mate.user_id)
    store.unlocked_by(colleague.user_id, colleague.private_key)
    shown = do(theirs, sealed.show_details, case.id, reason="x")
    assert ADDRESS in shown.values()
    assert opened.private_key.hex() not in repr((opened, store, mine, store._keyring))
    store.close()


def test_search_gives_the_named_a_masked_hit_and_others_none(desk, case_id):
    other = _as(desk, _colleague(desk), case_id)
    number = desk.case(case_id).number
    for wanted in ("Lingonhed", "19840367-9817", number):
        [hit] = desk.ask(search.find, wanted)
        assert (hit.name, hit.person_number, hit.is_protected) == ("", "", True)
        assert other.ask(search.find, wanted) == []
    desk.do(cases.change_case, case_id, restricted_to=[str(other.actor.user_id)])
    assert desk.ask(search.find, "Lingonhed") == []
    assert [hit.name for hit in other.ask(search.find, "Lingonhed")] == [""]


def test_lists_notices_and_the_log_have_no_name_number_or_address_of_a_protected_person(
    desk, case_id
):
    desk.offered(case_id)
    shown = repr((desk.ask(overview.today), desk.ask(overview.list_cases), desk.log()))
    assert desk.case(case_id).number in shown
    for secret in ("Alva", "Lingonhed", "19840367", ADDRESS, PHONE):
        assert secret not in shown
