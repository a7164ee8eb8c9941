"""The events of a story as acts of the program: need, consent, calling, meeting, closing."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from sipdesk.domain.model import (
    Answer,
    Bidding,
    CloseReason,
    Concern,
    Principal,
    Reply,
    Role,
)
from sipdesk.services import cases, meetings, needs, office
from tests.cases import verbs_consent, verbs_plan, verbs_tracks
from tests.cases.counting import NotSupportedError
from tests.cases.world import Story, World, word


def play(world: World, event: Story) -> None:
    """Do one event within the open transaction. Raises NotSupportedError for what is to come."""
    name = event["do"]
    tables = (VERBS, verbs_consent.VERBS, verbs_plan.VERBS, verbs_tracks.VERBS)
    verb = next((table[name] for table in tables if name in table), None)
    if verb is None:
        raise NotSupportedError(name)
    verb(world, event)


def _need_raised(world: World, event: Story) -> None:
    principal = event.get("principal")
    world.act(
        cases.raise_need,
        by_role=Role(event["by_role"]),
        by=world.words(event.get("by") or ""),
        why=event.get("why") or "",
        principal=Principal(principal) if principal else None,
    )


def _contact_permitted(world: World, event: Story) -> None:
    world.act(
        cases.permit_contact,
        principal=Principal(event["principal"]),
        by=world.words(event.get("by") or ""),
        how=event.get("how", ""),
        words=event.get("words", ""),
    )


def _need_judged(world: World, event: Story) -> None:
    world.act(
        cases.judge_need,
        principal=Principal(event["principal"]),
        is_needed=event["needed"],
        why=event.get("why", ""),
        is_unnamed=event.get("unnamed", False),
    )


def _prompt_noted(world: World, event: Story) -> None:
    world.act(
        cases.note_prompt,
        target_groups=event.get("target_groups", ()),
        warning_signs=event.get("warning_signs", ()),
    )


def _children_answered(world: World, event: Story) -> None:
    world.act(
        cases.answer_children,
        answer=Answer(word(event["answer"])),
        hsl_circumstances=event.get("hsl_circumstances", ()),
        note=event.get("note", ""),
    )


def _concern_decided(world: World, event: Story) -> None:
    child = world.ids[event["child"]]
    own = child == world.case.person.id
    world.act(
        cases.decide_concern,
        child_id=None if own else child,
        decision=Concern(event["decision"]),
        by=event.get("by") or "",
        reason=event.get("reason") or "",
        reported_on=event.get("report_date"),
    )


def _language_told(world: World, event: Story) -> None:
    world.act(cases.tell_language, language=event["language"], wishes=event.get("wish", ()))


def _offer_given(world: World, event: Story) -> None:
    offer = world.act(
        cases.give_offer,
        by=world.words(event.get("by") or ""),
        how=event.get("how") or "",
        has_leaflet=bool(event.get("leaflet")),
        leaflet_language=event.get("leaflet_language", ""),
    )
    if event.get("id"):
        world.name(event["id"], offer.id)


def _offer_answered(world: World, event: Story) -> None:
    world.act(
        cases.answer_offer,
        answer=Answer(word(event["answer"])),
        offer_id=world.ids.get(event.get("id", "")),
        by=world.words(event.get("by") or ""),
        reason=event.get("reason") or "",
        is_told=event.get("told", False),
        ask_again_on=event.get("ask_again"),
    )


def _coercion_noted(world: World, event: Story) -> None:
    world.act(needs.note_coercion, act=event["act"], from_on=event.get("from"))


def _coercion_ended(world: World, event: Story) -> None:
    world.act(needs.end_coercion, act=event["act"])


def _preparation_filled(world: World, event: Story) -> None:
    there = event.get("wants_there") or []
    world.act(
        cases.fill_preparation,
        important=event.get("important", ""),
        take_part=event.get("take_part", ""),
        wants_there=", ".join(world.words(key) for key in there),
        questions=event.get("questions", ""),
    )


def meeting_of(world: World, key: str) -> Any:
    """The id of a meeting; planned with the facts of its `meeting.held` when it is not yet there.

    What the case does not name is filled as the README says: purpose of the consent or text of
    the ground, place = the form, reply-by = the day before; why the meeting is now, in words.
    """
    if key not in world.ids:
        events = world.story["events"]
        held = next((e for e in events if e["do"] == "meeting.held" and e["id"] == key), {})
        form = str(held.get("form", ""))
        on = held.get("day")
        row = world.act(
            meetings.plan_meeting,
            on=on,
            starts_at=time.fromisoformat(held["when"]) if "when" in held else None,
            place=form,
            purpose=_purpose(world),
            why_now="Stödet behöver samordnas nu.",
            reply_by_on=on - timedelta(days=1) if on else None,
            interpreter_language=world.case.person.interpreter_language,
        )
        world.name(key, row.id)
    return world.ids[key]


def _purpose(world: World) -> str:
    given = [row.purpose for row in world.case.consents if row.given_on and row.purpose]
    grounds = [row.text for row in world.case.legal_grounds if row.text]
    return next(iter(reversed([*grounds, *given])), "Samordna stödet.")


def add_participant(world: World, key: str, meeting: str) -> Any:
    """The place of a party at a meeting; made when it is not there."""
    meeting_id = meeting_of(world, meeting)
    receiver = {f"{world.kinds[key]}_id": world.ids[key]}
    return world.act(
        meetings.add_participant,
        meeting_id=meeting_id,
        questions="Vad kan ni erbjuda?",
        **receiver,
    )


def _party_bidden(world: World, event: Story) -> None:
    """The letter is made and handed out; that it has gone is thereby noted."""
    from tests.cases import papers

    row = add_participant(world, event["party"], event["meeting"])
    is_call = row.bidding is Bidding.CALLED
    letter = {
        "document": "call_letter" if is_call else "invitation_letter",
        "recipient": event["party"],
        "meeting": event["meeting"],
        "how": "post",
    }
    papers.hand_out(world, letter)


def _party_replied(world: World, event: Story) -> None:
    key = event.get("meeting") or _latest_letter(world, event["party"])
    row = world.participant(event["party"], key)
    fields = {"is_valid": event["valid"]} if "valid" in event else {}
    world.act(
        meetings.record_reply,
        participant_id=row.id,
        reply=Reply(event["reply"]),
        comes_instead=world.words(event.get("comes_instead", "")),
        reason=event.get("reason", ""),
        **fields,
    )


def _latest_letter(world: World, party: str) -> str:
    events = [
        e
        for e in world.story["events"]
        if e["do"] in ("party.called", "party.invited") and e["party"] == party
    ]
    return str([e for e in events if e["day"] <= world.day][-1]["meeting"])


def _interpreter_ordered(world: World, event: Story) -> None:
    meeting_id = meeting_of(world, event["meeting"])
    language = event.get("language", "")
    world.act(meetings.order_interpreter, meeting_id=meeting_id, language=language)
    if event.get("confirmed"):
        world.act(meetings.confirm_interpreter, meeting_id=meeting_id)


def _interpreter_confirmed(world: World, event: Story) -> None:
    world.act(meetings.confirm_interpreter, meeting_id=meeting_of(world, event["meeting"]))


def _meeting_held(world: World, event: Story) -> None:
    roles = event.get("roles") or {}
    meeting_id = meeting_of(world, event["id"])
    attended(world, event, event["id"])
    world.act(
        meetings.change_meeting,
        meeting_id=meeting_id,
        **{role: world.words(name) for role, name in roles.items()},
    )


def attended(world: World, event: Story, key: str) -> None:
    """Note who came to a meeting and why others did not."""
    came, away = event.get("present") or [], event.get("absent") or []
    present = [one for one in came if one != "person"]
    rows = {one: add_participant(world, one, key) for one in present}
    absent = {one["party"]: add_participant(world, one["party"], key) for one in away}
    world.act(
        meetings.hold_meeting,
        meeting_id=world.ids[key],
        on=event["day"],
        is_person_present=event.get("individual_present", "person" in came),
        present_ids=[row.id for row in rows.values()],
    )
    for one in away:
        if one.get("reason"):
            _explained(world, absent[one["party"]].id, one)


def _explained(world: World, participant_id: Any, event: Story) -> None:
    world.act(
        meetings.explain_absence,
        participant_id=participant_id,
        reason=event["reason"],
        is_valid=event.get("valid"),
    )


def _absence_explained(world: World, event: Story) -> None:
    row = world.participant(event["party"], event["meeting"])
    _explained(world, row.id, event)


def _case_handed_over(world: World, event: Story) -> None:
    user = office.add_user(
        world.session,
        name=event["to"],
        phone=event.get("phone", ""),
        unit_id=world.actor.unit_id,
    )
    world.session.flush()
    world.act(
        cases.hand_over,
        to_id=user.id,
        to_name=event["to"],
        from_name=event["from"],
        phone=event.get("phone", ""),
        note=event.get("note", ""),
    )
    world.actor = office.actor_for(world.session, user)


def case_closed(world: World, event: Story) -> None:
    """Close the case."""
    world.act(
        cases.close_case,
        reason=CloseReason(event["reason"]),
        decided_by=event.get("decided_by") or "",
        outcome=event.get("outcome") or "",
        is_told=bool(event.get("told")),
    )


def _person_deceased(world: World, event: Story) -> None:
    day: date = event["date"]
    world.act(cases.mark_deceased, on=day, noted_by=event["noted_by"])


VERBS: dict[str, Callable[[World, Story], None]] = {
    "need.raised": _need_raised,
    "contact.permitted": _contact_permitted,
    "need.judged": _need_judged,
    "prompt.noted": _prompt_noted,
    "children.answered": _children_answered,
    "concern.decided": _concern_decided,
    "language.told": _language_told,
    "offer.given": _offer_given,
    "offer.answered": _offer_answered,
    "coercion.noted": _coercion_noted,
    "coercion.ended": _coercion_ended,
    "preparation.filled": _preparation_filled,
    "party.called": _party_bidden,
    "party.invited": _party_bidden,
    "party.replied": _party_replied,
    "interpreter.ordered": _interpreter_ordered,
    "interpreter.confirmed": _interpreter_confirmed,
    "meeting.held": _meeting_held,
    "absence.explained": _absence_explained,
    "case.handed_over": _case_handed_over,
    "case.closed": case_closed,
    "person.deceased": _person_deceased,
}
