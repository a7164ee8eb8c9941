"""Step 1: who needs a plan, the children question, the offer and its answer."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from sipdesk.domain import consents, facts
from sipdesk.domain.model import Answer, Case, Concern, ConcernDecision
from sipdesk.domain.pack import Pack
from sipdesk.domain.rules.flag import Flag, block, info, warn
from sipdesk.i18n import N_

COMORBIDITY = "samsjuklighet"
_LANGUAGES = {"sami": ("samisk", "sámi", "saami"), "finnish": ("finska",), "meankieli": ("meänk",)}


def standing(case: Case, pack: Pack) -> Iterator[Flag]:
    """Everything that stands open about the need (SoL 2025:400 10 kap. 8 §; REQ B, E)."""
    yield from _children(case, pack)
    yield from _concerns(case, pack)
    yield from _reasons(case, pack)
    yield from _offer(case, pack)
    yield from _ask_again(case, pack)
    yield from _slow_start(case, pack)
    yield from _language(case, pack)


def _children(case: Case, pack: Pack) -> Iterator[Flag]:
    answer = facts.last(case.children_answers)
    if answer is None:
        text = N_("Answer the question about children.")
        yield Flag(block(pack, "need.children.unanswered", "children", text))
    elif answer.answer not in (Answer.YES, Answer.NO):
        text = N_("It is not known whether there are children. Ask again.")
        yield Flag(warn(pack, "need.children.unknown", "children", text))


def _concerns(case: Case, pack: Pack) -> Iterator[Flag]:
    """A decision for each child; consulting holds that day only, the duty is *genast*."""
    answer = facts.last(case.children_answers)
    if answer is None or answer.answer is not Answer.YES:
        return
    children: list[tuple[UUID | None, str]] = [(c.id, c.given) for c in case.person.children]
    if not children or facts.is_minor(case, answer.on):
        children.append((None, case.person.given))
    for child, name in children:
        latest = facts.last([row for row in case.concerns if row.child_id == child])
        yield from _concern(case, pack, latest, child or case.person.id, name)


def _concern(
    case: Case, pack: Pack, latest: ConcernDecision | None, row: object, name: str
) -> Iterator[Flag]:
    said = {"child": name}
    undecided = N_("Decide whether to make a report of concern: {child}.")
    code = "child.concern.unanswered"
    if latest is None:
        yield Flag(block(pack, code, "concern", undecided, row=row, values=said))
    elif latest.decision is Concern.CONSULTING_TODAY:
        text = N_("You are consulting about a report of concern today: {child}.")
        pending = warn(
            pack, "child.concern.pending", "concern", text, row=row, due=latest.on, values=said
        )
        yield Flag(pending, latest.on, latest.on)
        after = latest.on + timedelta(days=1)
        yield Flag(block(pack, code, "concern", undecided, row=row, values=said), after)


def _reasons(case: Case, pack: Pack) -> Iterator[Flag]:
    noted = any(COMORBIDITY in prompt.target_groups for prompt in case.prompts)
    for row in case.judgements if noted else ():
        if not row.is_needed and not row.why.strip():
            text = N_("Write why no plan is judged to be needed although there is comorbidity.")
            yield Flag(
                warn(pack, "need.comorbidity.no_needs_reason", "why", text, row=row.principal.value)
            )


def _offer(case: Case, pack: Pack) -> Iterator[Flag]:
    offer = facts.last(case.offers)
    if offer is None:
        if facts.is_judged_needed(case):
            text = N_("Offer the person a plan.")
            yield Flag(warn(pack, "need.offer.missing", "offer", text))
    elif not offer.answers:
        text = N_("The offer has no answer yet.")
        found = warn(pack, "need.offer.unanswered", "answer", text, since=offer.on)
        if consents.path(case, date.max) is consents.Path.NOT_IN_USE:
            yield Flag(found)


def _ask_again(case: Case, pack: Pack) -> Iterator[Flag]:
    offer = facts.last(case.offers)
    answer = facts.last_answer(case)
    if offer is None or answer is None or answer.ask_again_on is None:
        return
    text = N_("It is time to ask again whether the person wants a plan.")
    found = warn(pack, "need.offer.ask_again_due", "offer", text, due=answer.ask_again_on)
    yield Flag(found, answer.ask_again_on)


def _slow_start(case: Case, pack: Pack) -> Iterator[Flag]:
    days = pack.days("start_warning_days")
    first = min((row.on for row in case.needs_raised), default=None)
    called = any(facts.bidden(meeting) for meeting in case.meetings)
    if days is None or first is None or called or facts.has_held_meeting(case):
        return
    text = N_("Nobody has been called to a meeting since the need was raised.")
    source = pack.setting("start_warning_days").source
    found = warn(pack, "need.start.slow", "meeting", text, since=first, source=source)
    yield Flag(found, first + timedelta(days=days))


def _language(case: Case, pack: Pack) -> Iterator[Flag]:
    """The right to use the language in contact with the authorities (2009:724)."""
    spoken = case.person.language.casefold()
    for key, words in _LANGUAGES.items():
        if not any(word in spoken for word in words) or case.language_notes:
            continue
        if pack.is_minority_area(key, case.person.municipality):
            text = N_("Tell about the right to use {language} here.")
            said = {"language": case.person.language}
            yield Flag(info(pack, "language.minority_right", "language", text, values=said))
