"""The state of consent on any day, past days included."""

from datetime import date, timedelta

from sipdesk.domain import consents, facts
from sipdesk.domain.consents import ConsentState, Path, Standing
from sipdesk.domain.model import Case, Position
from tests.domain import build
from tests.domain.build import AREAS, DAY, LATER


def _state(made: Case, day: date = DAY) -> ConsentState:
    return consents.consent_state(made, day)


def test_nothing_is_overwritten_and_every_past_day_keeps_its_state():
    made = build.case()
    first = build.consent(made, valid_until=DAY + timedelta(days=20))
    build.withdraw(first, DAY + timedelta(days=10))
    build.consent(made, on=DAY + timedelta(days=30), valid_until=DAY + timedelta(days=40))
    days = [-1, 0, 9, 10, 25, 30, 40, 41]
    seen = [_state(made, DAY + timedelta(days=n)).value for n in days]
    assert seen == [
        *("none", "valid", "valid", "withdrawn"),
        *("withdrawn", "valid", "valid", "expired"),
    ]


def test_a_consent_that_has_not_begun_counts_for_nothing_yet():
    made = build.case()
    build.consent(made, valid_from=LATER)
    assert _state(made) is ConsentState.NONE
    assert _state(made, LATER) is ConsentState.VALID


def test_a_renewal_given_in_advance_leaves_the_first_in_force_until_its_day():
    made = build.case()
    one, two = build.unit("A"), build.unit("B")
    build.consent(made, one)
    build.consent(made, two, on=LATER, valid_from=LATER + timedelta(days=5))
    assert set(consents.granted(made, LATER)) == {one.id}
    assert set(consents.granted(made, LATER + timedelta(days=5))) == {two.id}


def test_of_two_that_contradict_the_later_holds():
    made = build.case()
    one = build.unit("A")
    build.consent(made, one)
    build.consent(made, (one, ["boende"]), on=LATER)
    assert consents.granted(made, LATER) == {one.id: {"boende"}}


def test_a_form_that_is_not_given_yet_counts_for_nothing():
    made = build.case()
    build.consent(made, given_on=None)
    build.consent(made, make_plan=None)
    assert _state(made) is ConsentState.NONE


def test_an_exception_a_withdrawn_party_or_half_a_yes_makes_it_limited():
    made = build.case()
    one = build.unit("A")
    row = build.consent(made, one)
    assert _state(made) is ConsentState.VALID
    build.withdraw(row, LATER, one)
    assert _state(made, DAY) is ConsentState.VALID
    assert _state(made, LATER) is ConsentState.LIMITED
    made = build.case()
    build.without(build.consent(made), "boende")
    assert _state(made) is ConsentState.LIMITED
    for half in ({"share": False}, {"make_plan": False}):
        made = build.case()
        build.consent(made, **half)
        assert _state(made) is ConsentState.LIMITED


def _guardians():
    made = build.case(date(2014, 4, 21))
    return made, build.add_guardian(made, "Sissel"), build.add_guardian(made, "Rune")


def test_what_all_gave_to_parties_all_named_is_what_may_be_shared():
    made, one, two = _guardians()
    a, b = build.unit("A"), build.unit("B")
    build.consent(made, a, b, areas=["skola", "familj"], **build.by_guardian(one))
    assert _state(made) is ConsentState.NONE
    assert consents.granted(made, DAY) == {}
    build.consent(made, (a, ["skola", "boende"]), **build.by_guardian(two))
    assert consents.granted(made, DAY) == {}
    build.consent(made, (a, ["skola"]), areas=["skola"], on=LATER, **build.by_guardian(two))
    assert consents.granted(made, LATER) == {a.id: {"skola"}}
    assert _state(made, LATER) is ConsentState.LIMITED


def test_guardians_who_agree_in_all_make_it_valid():
    made, one, two = _guardians()
    unit = build.unit("A")
    for guardian in (one, two):
        build.consent(made, unit, **build.by_guardian(guardian))
    assert _state(made) is ConsentState.VALID
    assert consents.granted(made, DAY) == {unit.id: set(AREAS)}


def test_at_eighteen_the_guardians_yes_no_longer_counts():
    made, one, two = _guardians()
    for guardian in (one, two):
        build.consent(made, valid_until=None, **build.by_guardian(guardian))
    grown = date(2032, 4, 21)
    assert consents.standing(made, grown) is Standing.NONE


def test_a_child_whose_guardians_nobody_knows_has_no_consent():
    made = build.case(date(2014, 4, 21))
    assert consents.standing(made, DAY) is Standing.NONE


def test_guardians_make_a_minor_of_a_person_without_a_birth_date():
    made = build.case(None)
    assert not facts.is_minor(made, DAY)
    build.add_guardian(made, "Sissel")
    assert facts.is_minor(made, DAY)
    assert facts.age(made, DAY) is None


def test_all_areas_means_all_of_that_consent():
    made = build.case()
    one, two = build.unit("A"), build.unit("B")
    build.consent(made, one, (two, ["boende", "skola"]), areas=["boende"])
    assert consents.granted(made, DAY) == {one.id: {"boende"}, two.id: {"boende"}}
    made = build.case()
    build.consent(made, one, (two, ["skola"]), areas=[])
    assert consents.granted(made, DAY) == {two.id: {"skola"}}


def test_the_path_is_for_adults_with_a_lasting_inability():
    made = build.case()
    assert consents.path(made, DAY) is Path.NOT_IN_USE
    build.unable(made, whole=False)
    assert consents.path(made, DAY) is Path.INCOMPLETE
    assert _state(made) is ConsentState.NONE
    build.unable(made)
    assert consents.path(made, DAY) is Path.COMPLETE
    assert _state(made) is ConsentState.INCAPACITY
    made.positions.append(Position(case_id=made.id, on=LATER, can_take=True))
    assert consents.path(made, LATER) is Path.NOT_IN_USE
    child, *_ = _guardians()
    build.unable(child)
    assert consents.path(child, DAY) is Path.NOT_IN_USE


def test_a_consent_in_force_goes_before_the_path():
    made = build.case()
    build.consent(made)
    build.unable(made)
    assert _state(made) is ConsentState.VALID
    assert not consents.opens_by_path(made, DAY)


def test_a_birthday_on_the_leap_day_is_kept_on_the_first_of_march():
    assert facts.birthday(date(2008, 2, 29), 15) == date(2023, 3, 1)
    made = build.case(date(2008, 2, 29))
    assert facts.age(made, date(2026, 2, 28)) == 17
    assert facts.age(made, date(2026, 3, 1)) == 18


def test_a_consent_for_all_areas_is_narrowed_by_the_other_guardian():
    made, one, two = _guardians()
    unit = build.unit("A")
    build.consent(made, unit, areas=["all"], **build.by_guardian(one))
    build.consent(made, unit, areas=["all"], **build.by_guardian(two))
    assert consents.granted(made, DAY) == {unit.id: {"all"}}
    build.consent(made, unit, areas=["skola"], on=LATER, **build.by_guardian(two))
    assert consents.granted(made, LATER) == {unit.id: {"skola"}}
