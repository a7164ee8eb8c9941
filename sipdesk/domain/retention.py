"""How long a closed case is kept: the earliest day to purge it, and the last where it is a duty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sipdesk.domain import facts, inquiries
from sipdesk.domain.last_note import last_note
from sipdesk.domain.model import Case, FileKind
from sipdesk.domain.pack import Pack
from sipdesk.domain.pack_parts import Text
from sipdesk.domain.problems import Override, Problem
from sipdesk.domain.rules.flag import block
from sipdesk.i18n import N_

PLACED_CHILD, OTHER_FILE = "placed_child", "other_file"


@dataclass(frozen=True)
class Retention:
    """The days by which a case is kept.

    Attributes:
        last_note: the day of the last note in the case; everything counts from it.
        earliest: the first day on which it may be purged; None when it never may.
        latest: the last day, where purging is a duty; None where it is not.
        because: codes of the reasons for never purging.
    """

    last_note: date
    earliest: date | None
    latest: date | None
    because: tuple[str, ...] = ()


def retention(case: Case, kind: FileKind, pack: Pack) -> Retention:
    """The days of a case (cases README, reading 7).

    Social services: so many years after the last note, neither earlier nor later than the end
    of the following calendar year; some are never purged. Health care: at least so many years.
    """
    rule, last = pack.retention[kind.value], last_note(case)
    because = tuple(_never(case, pack)) if rule.purge_duty else ()
    if because:
        return Retention(last, None, None, because)
    earliest = facts.birthday(last, rule.years)
    latest = date(earliest.year + 1, 12, 31) if rule.purge_duty else None
    return Retention(last, earliest, latest)


def _never(case: Case, pack: Pack) -> Iterator[str]:
    born = case.person.born_on
    for reason in pack.never_purge:
        if reason.code == PLACED_CHILD and _was_placed_as_child(case):
            yield reason.code
        if born is not None and born.day in reason.birth_days:
            yield reason.code


def _was_placed_as_child(case: Case) -> bool:
    return any(row.placed_on and facts.is_minor(case, row.placed_on) for row in case.placements)


@dataclass(frozen=True)
class Exemption:
    """One reason for keeping that somebody has to answer before a case may go.

    Attributes:
        code: of the reason; `other_file` where the person has another file.
        label: its words from the pack; None for another file, which no pack knows of.
        is_known: whether what is recorded says that it applies.
    """

    code: str
    label: Text | None
    is_known: bool


def exemptions(
    case: Case, kind: FileKind, pack: Pack, *, has_other: bool = False
) -> list[Exemption]:
    """The reasons to ask about one by one (documents D18; FLT L18, L19).

    Args:
        has_other: whether the store holds another case of the same person that is not due.
    """
    other = Exemption(OTHER_FILE, None, has_other)
    if not pack.retention[kind.value].purge_duty:
        return [other]
    known = set(_never(case, pack))
    asked = [Exemption(one.code, one.label, one.code in known) for one in pack.never_purge]
    return [*asked, other]


def before_proposing(
    case: Case, kind: FileKind, day: date, pack: Pack, *, answers: Mapping[str, bool], decision: str
) -> list[Problem]:
    """A proposal needs a closed case that is due, an answer to each exemption and a decision.

    Args:
        answers: exemption → whether it applies.
        decision: number of the decision or of the plan of documents it rests on (FLT L31, L36).
    """
    found = before_purging(case, kind, day, pack)
    never = Override.NEVER
    if case.closed_on is None:
        text = N_("Close the case before it is purged.")
        found.append(block(pack, "retention.case_open", "purge", text, override=never))
    if any(one.code not in answers for one in exemptions(case, kind, pack)):
        text = N_("Answer each question: does it apply?")
        found.append(block(pack, "retention.answer_missing", "answers", text, override=never))
    if any(answers.values()):
        text = N_("An exemption applies. The case is kept.")
        found.append(block(pack, "retention.exempt", "answers", text, override=never))
    if not decision.strip():
        text = N_("Write the number of the decision that allows the purging.")
        found.append(
            block(pack, "retention.decision_missing", "decision_number", text, override=never)
        )
    return found


def before_purging(case: Case, kind: FileKind, day: date, pack: Pack) -> list[Problem]:
    """A case is purged neither before its first day, under inquiry, nor when kept for ever."""
    kept, never = retention(case, kind, pack), Override.NEVER
    found = []
    if kept.earliest is None or day < kept.earliest:
        text = N_("It is too early to purge this case.")
        found.append(block(pack, "retention.too_early", "purge", text, override=never))
    if inquiries.in_force(case, day):
        text = N_("The case is under inquiry. It is not purged before the mark is lifted.")
        found.append(block(pack, "inquiry.no_purge", "purge", text, override=never))
    return found
