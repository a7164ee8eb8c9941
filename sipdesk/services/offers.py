"""The offer of a SIP, its answer, and what the person says before the meeting."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import Answer, Offer, OfferAnswer, Preparation
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_
from sipdesk.services.edits import change, clean_all, in_order, not_in_future, one
from sipdesk.services.loaded import load

PREPARATION_FIELDS = frozenset(
    [
        "important",
        "works",
        "help",
        "own",
        "take_part",
        "supports",
        "wants_there",
        "not_there",
        "avoid",
        "questions",
        "is_declined",
        "filled_on",
    ]
)


def give_offer(
    session: Session,
    case_id: UUID,
    *,
    by: str = "",
    how: str = "",
    has_leaflet: bool = False,
    leaflet_language: str = "",
    on: date | None = None,
) -> Offer:
    """Record the offer of a SIP, kept also when the answer is no (REQ B1)."""
    day = on or clock.today()
    not_in_future(day, "on")
    words = clean_all({"by": by, "how": how, "leaflet_language": leaflet_language})
    row = Offer(case_id=case_id, on=day, has_leaflet=has_leaflet, **words)
    load(session, case_id).offers.append(row)
    return row


def change_offer(session: Session, case_id: UUID, *, offer_id: UUID, **fields: Any) -> Offer:
    """Change single fields of an offer."""
    row = one(load(session, case_id).offers, offer_id)
    not_in_future(fields.get("on"), "on")
    change(row, fields, {"on", "by", "how", "has_leaflet", "leaflet_language"})
    return row


def answer_offer(
    session: Session,
    case_id: UUID,
    *,
    answer: Answer,
    offer_id: UUID | None = None,
    by: str = "",
    reason: str = "",
    is_told: bool = False,
    ask_again_on: date | None = None,
    on: date | None = None,
) -> OfferAnswer:
    """Record the person's answer to the latest offer, or the one named; the latest answer holds.

    Raises RuleError when no offer has been made or the answer lies before it.
    """
    offers = load(session, case_id).offers
    if not offers:
        raise refuse("need.offer.missing", "offer", N_("Note the offer first."))
    offer = one(offers, offer_id) if offer_id else offers[-1]
    day = on or clock.today()
    in_order(offer.on, day, "on")
    not_in_future(day, "on")
    in_order(day, ask_again_on, "ask_again_on")
    row = OfferAnswer(
        offer_id=offer.id,
        on=day,
        answer=answer,
        is_told=is_told,
        ask_again_on=ask_again_on,
        **clean_all({"by": by, "reason": reason}),
    )
    offer.answers.append(row)
    return row


def change_offer_answer(
    session: Session, case_id: UUID, *, answer_id: UUID, **fields: Any
) -> OfferAnswer:
    """Change single fields around an answer; another answer is a new row."""
    offers = load(session, case_id).offers
    row = one((answer for offer in offers for answer in offer.answers), answer_id)
    in_order(row.on, fields.get("ask_again_on"), "ask_again_on")
    change(row, fields, {"by", "reason", "is_told", "ask_again_on"})
    return row


def change_preparation(session: Session, case_id: UUID, **fields: Any) -> Preparation:
    """Change single fields of what the person has said before the meeting; own words stay."""
    case = load(session, case_id)
    if case.preparation is None:
        case.preparation = Preparation(case_id=case_id)
    change(case.preparation, fields, PREPARATION_FIELDS)
    return case.preparation


def fill_preparation(
    session: Session, case_id: UUID, *, on: date | None = None, **fields: Any
) -> Preparation:
    """Type in the whole sheet at once, with the day it was filled in."""
    return change_preparation(session, case_id, filled_on=on or clock.today(), **fields)
