"""What lies under a case key: never in a column, opened by the named users alone."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import Session

from sipdesk.domain import facts
from sipdesk.domain.disclosure import Recipient, RecipientKind
from sipdesk.domain.model import LogRow, Protection
from sipdesk.domain.problems import RuleError
from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.services import (
    acts,
    cases,
    documents,
    drafts,
    meetings,
    office,
    overview,
    people,
    plans,
    sealed,
    search,
)
from sipdesk.storage import keys
from sipdesk.storage.store import Store
from tests.printing.reading import text as text_of

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


THEIRS = ("Grannstigen 5", "070-174 06 82", "Farväg 6", "070-174 06 83", "070-174 06 84")


def _people_around(desk, case_id):
    close = desk.do(people.add_close_person, case_id, name="Lo Test", phone=THEIRS[1])
    desk.do(people.change_close_person, case_id, close_person_id=close.id, address=THEIRS[0])
    guardian = desk.do(
        people.add_guardian, case_id, name="Sissel Test", address=THEIRS[2], phone=THEIRS[3]
    )
    speaker = desk.do(people.add_representative, case_id, name="Åke Test", phone=THEIRS[4])
    return close, guardian, speaker


def test_where_those_around_a_protected_person_live_is_sealed_too(desk, case_id):
    close, guardian, speaker = _people_around(desk, case_id)
    stored = _everything(desk.store)
    assert not [one for one in THEIRS if one in stored]
    shown = desk.do(sealed.show_details, case_id, reason="Ska ringa")
    assert shown[close.id, "address"] == THEIRS[0]
    assert shown[guardian.id, "phone"] == THEIRS[3]
    assert shown[speaker.id, "phone"] == THEIRS[4]


def test_somebody_added_without_a_telephone_leaves_what_is_sealed_of_the_person(desk, case_id):
    desk.do(people.add_close_person, case_id, name="Lo Test", phone="")
    close = desk.case(case_id).person.close_persons[0]
    desk.do(people.change_close_person, case_id, close_person_id=close.id, phone="")
    shown = desk.do(sealed.show_details, case_id, reason="x")
    assert shown[desk.case(case_id).person.id, "phone"] == PHONE


def test_a_protected_guardian_of_an_open_case_is_sealed_alone(desk):
    case_id = desk.new_case(**SECRET)
    _close, guardian, _speaker = _people_around(desk, case_id)
    desk.do(people.change_guardian, case_id, guardian_id=guardian.id, is_protected=True)
    stored = _everything(desk.store)
    assert not [one for one in THEIRS[2:4] if one in stored]
    assert all(one in stored for one in (ADDRESS, PHONE, THEIRS[0], THEIRS[4]))
    desk.do(people.change_guardian, case_id, guardian_id=guardian.id, is_protected=False)
    case = desk.case(case_id)
    assert (case.person.guardians[0].address, case.key, case.sealed) == (THEIRS[2], None, [])


def test_lifting_the_protection_of_the_person_keeps_that_of_a_guardian(desk, case_id):
    _close, guardian, _speaker = _people_around(desk, case_id)
    desk.do(people.change_guardian, case_id, guardian_id=guardian.id, is_protected=True)
    desk.do(people.change_person, case_id, protection=Protection.NONE)
    case = desk.case(case_id)
    assert case.person.address == ADDRESS
    assert {one.row_id for one in case.sealed} == {guardian.id}
    assert not [one for one in THEIRS[2:4] if one in _everything(desk.store)]


def test_a_close_person_who_is_taken_away_leaves_nothing_sealed(desk, case_id):
    close, *_others = _people_around(desk, case_id)
    desk.do(people.remove_close_person, case_id, close_person_id=close.id)
    assert close.id not in {one.row_id for one in desk.case(case_id).sealed}


def test_a_letter_never_says_where_a_protected_guardian_lives(desk):
    case_id = desk.new_case(born_on=date(2016, 3, 3), number=None)
    guardian = desk.do(
        people.add_guardian, case_id, name="Sissel", address=THEIRS[2], is_protected=True
    )
    to = Recipient(RecipientKind.GUARDIAN, guardian.id)
    fields = {"variant": "own", "text": "Ring mig."}
    made = desk.ask(documents.content, case_id, "letter_to_guardian", to, **fields)
    assert THEIRS[2] not in text_of(render(made.kind, made.content, translator("sv")))


def test_what_is_typed_in_a_protected_case_is_sealed_to_the_one_who_types(desk, case_id):
    desk.ask(drafts.keep, case_id, field="address:person", raw="Gömda stigen 9")
    assert "Gömda" not in _everything(desk.store)
    assert desk.ask(drafts.take, case_id, field="address:person") == "Gömda stigen 9"
    [row] = desk.ask(drafts.list_drafts, case_id)
    assert (row.raw, row.is_sealed) == ("Gömda stigen 9", True)
    assert "Gömda" not in _everything(desk.store)
    desk.ask(drafts.drop, case_id, field="address:person")
    assert desk.ask(drafts.take, case_id, field="address:person") is None


def test_a_draft_from_before_the_protection_is_sealed_with_it(desk):
    case_id = desk.new_case()
    desk.ask(drafts.keep, case_id, field="address:person", raw="Gömda stigen 9")
    assert "Gömda" in _everything(desk.store)
    desk.do(people.change_person, case_id, protection=Protection.FINGERADE)
    assert "Gömda" not in _everything(desk.store)
    assert desk.ask(drafts.take, case_id, field="address:person") == "Gömda stigen 9"
