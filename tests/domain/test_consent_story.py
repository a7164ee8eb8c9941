"""Who is told of a withdrawal, and which of two answers holds."""

from datetime import timedelta

from sipdesk.domain import consent_story, consents
from sipdesk.domain.model import HandOut, WithdrawalNotice
from tests.domain import build
from tests.domain.build import DAY

LATER = DAY + timedelta(days=30)


def _paper(case, to, *, basis="consent:1", name="", days=1):
    row = HandOut(
        case_id=case.id,
        kind="plan_party_copy",
        recipient_kind="unit",
        recipient_id=to.id,
        recipient_name=name or to.name,
        on=DAY + timedelta(days=days),
        basis=basis,
    )
    case.hand_outs.append(row)


def _told(case, day=LATER):
    return [(one.name, one.papers) for one in consent_story.to_tell(case, day)]


def test_all_who_have_papers_on_a_withdrawn_consent_are_to_be_told():
    case = build.case()
    one, two = (build.add_unit(case, build.unit(name)) for name in ("Ett", "Två"))
    row = build.consent(case, one, two)
    for to in (one, one, two):
        _paper(case, to)
    assert _told(case) == []
    build.withdraw(row, LATER)
    assert _told(case) == [("Ett", 2), ("Två", 1)]
    assert _told(case, LATER - timedelta(days=1)) == []


def test_a_part_withdrawal_tells_only_those_it_is_about():
    case = build.case()
    one, two = (build.add_unit(case, build.unit(name)) for name in ("Ett", "Två"))
    row = build.consent(case, one, two)
    for to in (one, two):
        _paper(case, to)
    build.withdraw(row, LATER, two)
    assert _told(case) == [("Två", 1)]


def test_papers_on_another_ground_and_the_persons_own_are_not_among_them():
    case = build.case()
    one = build.add_unit(case, build.unit("Ett"))
    row = build.consent(case, one)
    _paper(case, one, basis="ground:x")
    _paper(case, one, basis="own_data")
    build.withdraw(row, LATER)
    assert _told(case) == []


def test_a_renewed_consent_ends_the_list():
    case = build.case()
    one = build.add_unit(case, build.unit("Ett"))
    row = build.consent(case, one)
    _paper(case, one)
    build.withdraw(row, LATER)
    again = build.consent(case, one)
    again.given_on = again.valid_from = LATER
    again.number = 2
    assert _told(case) == []


def test_a_receiver_who_was_told_is_off_the_list_until_the_next_withdrawal():
    case = build.case()
    one, two = (build.add_unit(case, build.unit(name)) for name in ("Ett", "Två"))
    row = build.consent(case, one, two)
    for to in (one, two):
        _paper(case, to)
    build.withdraw(row, LATER, one)
    case.withdrawal_notices.append(
        WithdrawalNotice(case_id=case.id, recipient_id=one.id, on=LATER, how="telefon")
    )
    assert _told(case) == []
    [told] = consent_story.holders(case, LATER)
    assert (told.name, told.notice) == ("Ett", case.withdrawal_notices[0])
    build.withdraw(row, LATER)
    assert _told(case) == [("Ett", 1), ("Två", 1)]


def test_a_new_consent_with_others_does_not_end_what_is_to_be_told():
    case = build.case()
    one, two = (build.add_unit(case, build.unit(name)) for name in ("Ett", "Två"))
    row = build.consent(case, one)
    _paper(case, one)
    build.withdraw(row, LATER)
    again = build.consent(case, two)
    again.given_on = again.valid_from = LATER
    assert _told(case) == [("Ett", 1)]


def _two(first_areas, second_areas):
    case = build.case()
    one = build.add_unit(case, build.unit("Ett"))
    first = build.consent(case, (one, first_areas))
    second = build.consent(case, (one, second_areas))
    second.given_on = second.valid_from = DAY + timedelta(days=5)
    second.number = 2
    return case, one, first, second


def test_of_two_answers_that_overlap_the_later_and_narrower_holds_and_it_is_said():
    case, one, first, second = _two(["boende", "beroende"], ["boende"])
    [both] = consent_story.overlaps(case, LATER)
    assert (both.earlier, both.later) == (first, second)
    assert consents.granted(case, LATER)[one.id] == {"boende"}
    assert consents.granted(case, DAY)[one.id] == {"boende", "beroende"}
    assert consent_story.overlaps(case, DAY) == []


def test_answers_that_say_the_same_or_do_not_both_run_do_not_contradict():
    case, _, _first, _second = _two(["boende"], ["boende"])
    assert consent_story.overlaps(case, LATER) == []
    case, _, first, _second = _two(["boende"], ["beroende"])
    first.valid_until = DAY + timedelta(days=4)
    assert consent_story.overlaps(case, LATER) == []
    case, _, first, _second = _two(["boende"], ["beroende"])
    build.withdraw(first, DAY + timedelta(days=5))
    assert consent_story.overlaps(case, LATER) == []
