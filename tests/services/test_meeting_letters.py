"""Letters of a meeting: first, moved, cancelled; the unit's sheet; the whole name by a reason."""

from datetime import time, timedelta
from typing import Any

import pytest

from sipdesk.domain.model import Bidding, MeetingTurn, Protection
from sipdesk.domain.problems import RuleError
from sipdesk.domain.rules.before_letter import before_letter
from sipdesk.i18n import translator
from sipdesk.printing import parts
from sipdesk.printing.render import render_text
from sipdesk.services import (
    consents,
    directory,
    documents,
    meeting_letters,
    meetings,
    office,
    people,
    placements,
    plans,
)

from .conftest import TODAY, Desk

UNIT = "Beroendemottagningen"
LATER = TODAY + timedelta(days=12)


@pytest.fixture
def called(desk: Desk) -> Any:
    """A meeting with everything that its letters need, and one called unit."""
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.consent(case_id, to=("Vuxenenheten", UNIT))
    meeting = desk.do(
        meetings.plan_meeting,
        case_id,
        on=LATER,
        starts_at=time(13),
        place="Folkets hus",
        purpose="Komma överens",
        why_now="Många kontakter",
        reply_by_on=LATER - timedelta(days=2),
    )
    desk.do(
        meetings.add_participant,
        case_id,
        meeting_id=meeting.id,
        unit_id=desk.units()[UNIT].id,
        questions="Vad kan ni erbjuda?",
    )
    return case_id


def to_unit(desk: Desk) -> Any:
    return documents.unit(desk.units()[UNIT].id)


def row(desk: Desk, case_id: Any) -> Any:
    return desk.case(case_id).meetings[0].participants[0]


def give(desk: Desk, case_id: Any, variant: str = "", **fields: Any) -> Any:
    return desk.do(
        documents.freeze_and_hand_out,
        case_id,
        kind="call_letter",
        recipient=to_unit(desk),
        content=b"%PDF",
        how="post",
        variant=variant,
        meeting_id=desk.case(case_id).meetings[0].id,
        **fields,
    )


def move(desk: Desk, case_id: Any) -> None:
    meeting_id = desk.case(case_id).meetings[0].id
    on = LATER + timedelta(days=7)
    desk.do(meetings.change_meeting, case_id, meeting_id=meeting_id, on=on)


def cancel(desk: Desk, case_id: Any) -> None:
    meeting_id = desk.case(case_id).meetings[0].id
    desk.do(meetings.cancel_meeting, case_id, meeting_id=meeting_id, why="Alva är sjuk")


def letters(desk: Desk, case_id: Any, kind: str = "call_letter") -> list[Any]:
    return [one for one in desk.ask(documents.offered, case_id) if one.kind == kind]


def test_a_first_letter_is_the_only_form_until_the_meeting_moves(desk: Desk, called: Any) -> None:
    [offer] = letters(desk, called)
    assert [code for code, _words in offer.variants] == [""]
    give(desk, called)
    move(desk, called)
    [offer] = letters(desk, called)
    assert [code for code, _words in offer.variants] == ["moved", ""]
    assert "ny tid" in offer.summary


def test_a_letter_on_the_move_gives_both_times_and_asks_anew(desk: Desk, called: Any) -> None:
    give(desk, called, on=TODAY - timedelta(days=3))
    move(desk, called)
    made = desk.ask(documents.content, called, "call_letter", to_unit(desk), variant="moved")
    assert made.content.turn is parts.Turn.MOVED
    assert (made.content.before.on, made.content.before.starts) == (LATER, time(13))
    assert made.content.meeting.on == LATER + timedelta(days=7)
    give(desk, called, "moved")
    assert (row(desk, called).sent_on, row(desk, called).is_change_told) == (TODAY, True)
    assert [code for code, _words in letters(desk, called)[0].variants] == ["", "moved"]


def test_a_cancelled_meeting_has_letters_until_everybody_knows(desk: Desk, called: Any) -> None:
    give(desk, called, on=TODAY - timedelta(days=3))
    cancel(desk, called)
    [offer] = letters(desk, called)
    assert [code for code, _words in offer.variants] == ["cancelled"]
    assert "inställt" in offer.summary
    made = desk.ask(
        documents.content,
        called,
        "call_letter",
        to_unit(desk),
        variant="cancelled",
        meeting_id=offer.meeting_id,
    )
    assert "är sjuk" not in repr(made.content)
    give(desk, called, "cancelled")
    assert (row(desk, called).is_change_told, letters(desk, called)) == (True, [])
    assert row(desk, called).sent_on == TODAY - timedelta(days=3)
    assert meeting_letters.cancelled_untold(desk.case(called)) == []


def test_after_a_withdrawal_not_even_a_cancellation_goes(desk: Desk, called: Any) -> None:
    give(desk, called)
    cancel(desk, called)
    consent = desk.case(called).consents[0]
    desk.do(consents.withdraw_consent, called, consent_id=consent.id, how="muntligt")
    [offer] = letters(desk, called)
    assert not offer.is_allowed
    with pytest.raises(RuleError, match=r"consent\.withdrawn"):
        give(desk, called, "cancelled")


def test_a_meeting_that_stands_is_not_called_off_by_letter(desk: Desk, called: Any) -> None:
    give(desk, called)
    with pytest.raises(RuleError, match=r"letter\.meeting_stands"):
        give(desk, called, "cancelled")
    cancel(desk, called)
    with pytest.raises(RuleError, match=r"letter\.meeting_cancelled"):
        give(desk, called)


@pytest.mark.parametrize("field", ["on", "starts_at", "place", "purpose", "why_now", "reply_by_on"])
def test_what_is_missing_stops_the_final_letter_and_not_the_page(
    desk: Desk, called: Any, field: str
) -> None:
    empty = "" if field in ("place", "purpose", "why_now") else None
    meeting_id = desk.case(called).meetings[0].id
    desk.do(meetings.change_meeting, called, meeting_id=meeting_id, **{field: empty})
    assert desk.ask(documents.content, called, "call_letter", to_unit(desk)).content
    with pytest.raises(RuleError) as refused:
        give(desk, called)
    assert field in {problem.field for problem in refused.value.problems}
    assert (row(desk, called).sent_on, desk.case(called).hand_outs) == (None, [])


def test_a_letter_without_a_telephone_to_call_is_not_given_and_the_number_mends_it(
    desk: Desk, called: Any
) -> None:
    coordinator = desk.case(called).coordinator
    assert coordinator is not None
    desk.do(meeting_letters.change_contact_phone, called, phone=" ")
    desk.do(directory.change_unit, None, unit_id=desk.case(called).authority_unit.id, phone="")
    assert desk.ask(documents.content, called, "call_letter", to_unit(desk)).content
    with pytest.raises(RuleError) as refused:
        give(desk, called)
    [problem] = refused.value.problems
    assert (problem.code, problem.field) == ("letter.contact_missing", "contact_phone")
    assert desk.case(called).hand_outs == []
    desk.do(meeting_letters.change_contact_phone, called, phone="0980-319 210")
    made = desk.ask(documents.content, called, "call_letter", to_unit(desk))
    assert made.content.sender.phone == "0980-319 210"
    give(desk, called)
    assert len(desk.case(called).hand_outs) == 1


def test_the_telephone_of_the_unit_stands_in_when_the_coordinator_has_none(
    desk: Desk, called: Any
) -> None:
    desk.do(meeting_letters.change_contact_phone, called, phone="")
    unit_id = desk.case(called).authority_unit.id
    desk.do(directory.change_unit, None, unit_id=unit_id, phone="0980-319 211")
    made = desk.ask(documents.content, called, "call_letter", to_unit(desk))
    assert made.content.sender.phone == "0980-319 211"
    give(desk, called)


def test_an_invitation_says_no_why_now_and_does_not_wait_for_it(desk: Desk, called: Any) -> None:
    case = desk.case(called)
    meeting, pack = case.meetings[0], desk.ask(office.pack_for, case)
    meeting.why_now = ""
    row = meeting.participants[0]
    asked = {}
    for bidding in Bidding:
        row.bidding = bidding
        found = before_letter(meeting, row, TODAY, pack, contact="0980-319 210")
        asked[bidding] = [problem.field for problem in found]
    assert asked == {Bidding.CALLED: ["why_now"], Bidding.INVITED: []}


def test_a_letter_that_cancels_needs_no_more_than_the_day(desk: Desk, called: Any) -> None:
    case = desk.case(called)
    meeting = case.meetings[0]
    pack = desk.ask(office.pack_for, case)
    meeting.is_cancelled, meeting.purpose, meeting.reply_by_on = True, "", None
    turn = MeetingTurn.CANCELLED
    assert before_letter(meeting, meeting.participants[0], TODAY, pack, turn, contact="") == []


def test_initials_are_the_rule_and_the_name_needs_a_reason_that_is_logged(
    desk: Desk, called: Any
) -> None:
    usual = desk.ask(documents.content, called, "call_letter", to_unit(desk))
    assert usual.content.initials == "A. L."
    for empty in ("", "  "):
        with pytest.raises(RuleError, match=r"letter\.name\.reason_missing"):
            desk.ask(documents.content, called, "call_letter", to_unit(desk), name_reason=empty)
    why = "Enheten hittar inte ärendet annars"
    made = desk.ask(documents.content, called, "call_letter", to_unit(desk), name_reason=why)
    assert made.content.initials == "Alva Lingonhed"
    give(desk, called, name_reason=made.name_reason)
    assert desk.case(called).hand_outs[-1].name_reason == why
    assert (desk.log()[-1].act, desk.log()[-1].reason) == (
        "documents.freeze_and_hand_out", why,
    )  # fmt: skip


def test_a_protected_person_is_never_named_whatever_the_reason(desk: Desk, called: Any) -> None:
    desk.do(people.change_person, called, protection=Protection.SEKRETESSMARKERING)
    with pytest.raises(RuleError, match=r"letter\.name\.protected"):
        desk.ask(documents.content, called, "call_letter", to_unit(desk), name_reason="Bråttom")
    assert not letters(desk, called)[0].may_name_person


def test_the_units_sheet_is_offered_with_its_call_and_marks_nothing_as_sent(
    desk: Desk, called: Any
) -> None:
    [offer] = letters(desk, called, "unit_sheet")
    assert offer.meeting_id == desk.case(called).meetings[0].id
    desk.do(
        meetings.change_participant,
        called,
        participant_id=row(desk, called).id,
        can_offer="Läkartid den 3 april",
        may_decide="Enhetschefen kommer",
        decision_needed="Bistånd, till maj",
    )
    made = desk.ask(documents.content, called, "unit_sheet", to_unit(desk))
    assert (made.content.can_offer, made.content.concerns) == ("Läkartid den 3 april", "A. L.")
    desk.do(
        documents.freeze_and_hand_out,
        called,
        kind="unit_sheet",
        recipient=to_unit(desk),
        content=b"%PDF",
        how="post",
        meeting_id=made.meeting_id,
    )
    assert row(desk, called).sent_on is None
    assert desk.case(called).hand_outs[-1].kind == "unit_sheet"


def test_the_long_term_goal_stands_in_the_call_as_far_as_the_unit_may_know(
    desk: Desk, called: Any
) -> None:
    def goal() -> str:
        made = desk.ask(documents.content, called, "call_letter", to_unit(desk))
        return str(made.content.goal)

    plan = desk.plan(called)
    assert goal() == "Jag trivs hemma."
    [need] = plan.needs
    desk.do(plans.change_goal, called, goal_id=need.goals[0].id, is_own_words=False)
    assert goal() == ""  # staff wrote it
    desk.do(plans.change_goal, called, goal_id=need.goals[0].id, is_own_words=True)
    first = desk.case(called).consents[0].id
    again = desk.do(consents.start_consent, called, copy_from_id=first)
    desk.do(consents.change_consent, called, consent_id=again.id, make_plan=True, share=True)
    desk.do(
        consents.add_exception,
        called,
        consent_id=again.id,
        topic="other",
        text="Inget om hemmet.",
    )
    desk.do(consents.give_consent, called, consent_id=again.id)
    assert goal() == ""  # a free text may be about the goal


def test_a_placement_case_prints_that_a_placement_is_no_reason_to_stay_away(
    desk: Desk, called: Any
) -> None:
    def words() -> str:
        made = desk.ask(documents.content, called, "call_letter", to_unit(desk))
        return render_text(made.kind, made.content, translator("sv"))

    assert "placeringen redan är gjord" not in words()
    desk.do(placements.begin_placement, called, placed_on=TODAY)
    text = words()
    assert "Ingen av parterna får avvisa deltagande i SIP" in text
    assert "placeringen redan är gjord" in text
    pack = desk.ask(office.pack_for, desk.case(called))
    assert pack.agreement in text
