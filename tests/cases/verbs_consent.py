"""The events of a story as acts of the program: consent and what stands beside it."""

from collections.abc import Callable
from typing import Any

from sipdesk.domain.model import CloseAnswer, ConsentForm, GiverKind
from sipdesk.domain.problems import RuleError
from sipdesk.services import consents, people
from tests.cases.world import Story, World, word

LETTER_YES = {"wants", "does_not_object", "not_possible_to_ask"}


def _person_position(world: World, event: Story) -> None:
    ground = event.get("ground") or {}
    world.act(
        consents.note_position,
        can_take=word(event["can_take"]) == "yes",
        is_temporary=event.get("temporary", False),
        assessment=event.get("assessment", ""),
        assessed_by=event.get("assessed_by", ""),
        attitude_search=event.get("attitude_search", ""),
        ground_paragraph=ground.get("paragraph", ""),
        ground_decision_maker=ground.get("decision_maker", ""),
        ground_on=ground.get("date"),
        ask_again_on=event.get("ask_again"),
        use_path=event.get("path") == "complete",
    )


def _giver(world: World, event: Story) -> dict[str, Any]:
    key = event["giver"]
    if key == "person":
        return {"giver_kind": GiverKind.PERSON, "basis": event.get("basis", "")}
    guardian = world.kinds.get(key) == "guardian"
    return {
        "giver_kind": GiverKind.GUARDIAN if guardian else GiverKind.REPRESENTATIVE,
        "giver_id": world.ids[key],
        "basis": event.get("basis", ""),
    }


def consent_given(world: World, event: Story) -> None:
    """Write the whole form, then give it."""
    row = world.act(consents.start_consent, **_giver(world, event))
    form = event.get("form")
    world.act(
        consents.change_consent,
        consent_id=row.id,
        form=ConsentForm(form) if form else None,
        make_plan=event["make_plan"],
        share=event["share"],
        purpose=event.get("purpose") or "",
        areas=list(event.get("areas") or []),
        valid_from=event.get("valid_from"),
        valid_until=event.get("valid_until"),
        documented_by=event.get("documented_by", ""),
    )
    for party in event.get("parties") or ():
        areas = ["all"] if party["areas"] == "all" else list(party["areas"])
        key = f"{world.kinds[party['party']]}_id"
        receiver = {key: world.ids[party["party"]]}
        world.act(consents.set_party_areas, consent_id=row.id, areas=areas, **receiver)
    for one in event.get("except") or ():
        receivers = [] if one["parties"] == "all" else [world.ids[key] for key in one["parties"]]
        world.act(
            consents.add_exception,
            consent_id=row.id,
            topic=one["topic"],
            receivers=receivers,
            text=one.get("text", ""),
        )
    world.act(consents.give_consent, consent_id=row.id)
    if event.get("id"):
        world.name(event["id"], row.id)


def _consent_refused(world: World, event: Story) -> None:
    world.act(consents.refuse_consent, reason=event.get("reason") or "", **_giver(world, event))


def _consent_withdrawn(world: World, event: Story) -> None:
    scope = event["scope"]
    world.act(
        consents.withdraw_consent,
        consent_id=world.ids[event["id"]],
        receivers=[] if scope == "all" else [world.ids[key] for key in scope],
        by=event["giver"],
        how=event.get("how", ""),
        reason=event.get("reason", ""),
    )


def _consent_confirmed(world: World, event: Story) -> None:
    world.act(consents.confirm_consent, consent_id=world.ids[event["id"]], by=event["by"])


def _consent_attempted(world: World, event: Story) -> None:
    try:
        consent_given(world, {"purpose": "Samordna stöd.", "form": "muntligt", **event})
    except RuleError as error:
        raise UndoneEventError from error
    raise AssertionError("the program saved a consent that it should have refused")


class UndoneEventError(Exception):
    """An event that the program refused, as the story says it should."""


def _ground_recorded(world: World, event: Story) -> None:
    key = event["receiver"]
    kind = "unit_id" if world.kinds[key] == "unit" else "receiver_id"
    row = world.act(
        consents.record_ground,
        areas=event["areas"],
        paragraph=event["paragraph"],
        decision_maker=event["decision_maker"],
        text=event.get("text") or "",
        on=event.get("date") or world.day,
        **{kind: world.ids[key]},
    )
    world.name(event["id"], row.id)


def _close_person_asked(world: World, event: Story) -> None:
    yes = True if event["answer"] in LETTER_YES else None
    world.act(
        people.answer_close_person,
        close_person_id=world.ids[event["who"]],
        answer=CloseAnswer(event["answer"]),
        is_suitable=event.get("suitable"),
        letter_ok=event.get("letter", yes),
    )


def _child_heard(world: World, event: Story) -> None:
    world.act(
        consents.hear_child,
        how=event.get("how") or "",
        words=event.get("words") or "",
        wants_sip=event.get("wants_sip"),
    )


def _secrecy_tested(world: World, event: Story) -> None:
    world.act(
        consents.record_secrecy_test,
        guardian_id=world.ids[event["guardian"]],
        may_get=event["outcome"] == "may_get",
        decision_maker=event.get("decision_maker") or "",
        reason=event.get("reason") or "",
    )


VERBS: dict[str, Callable[[World, Story], None]] = {
    "person.position": _person_position,
    "consent.given": consent_given,
    "consent.refused": _consent_refused,
    "consent.withdrawn": _consent_withdrawn,
    "consent.confirmed": _consent_confirmed,
    "consent.attempted": _consent_attempted,
    "ground.recorded": _ground_recorded,
    "closeperson.asked": _close_person_asked,
    "child.heard": _child_heard,
    "guardian.secrecy_tested": _secrecy_tested,
}
