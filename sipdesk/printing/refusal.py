"""D23 Ingen SIP nu: that a plan was offered and declined, for the authority's own file."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Text
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import Header, IncompletePaper, Laws
from sipdesk.printing.phrases import comma, dots, ended, iso, label, law, protection_warning
from sipdesk.printing.tables import facts
from sipdesk.printing.text import Rich, quoted


class Why(StrEnum):
    """Why no plan is made: the person says no (1), or no principal sees a need (2)."""

    DECLINED = "declined"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class Judgement:
    """What one principal judged."""

    principal: str
    is_needed: bool
    why: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Offered:
    """When and how a plan was offered, and by whom."""

    on: date
    by: str = ""
    how: str = ""
    leaflet: str = ""
    interpreter: str = ""


@dataclass(frozen=True)
class Content:
    """All that the record prints; `reason`, `decided_by` and `told_on` are compulsory.

    Attributes:
        header: top and bottom of the page.
        laws: `apply` is printed.
        person: name; empty where only the case number may stand.
        why: which of the two records it is.
        raised_on, raised_by: when the question came, and from which role.
        judgements: own authority's, and the other's where that was asked for rightly.
        offered: the offer; None when it was never made.
        own_words: the person's own reason.
        answered_on: day of the no.
        reason: of the decision.
        decided_by: who.
        decided_on: when.
        told_on, told_by: when the person was told, and by whom.
        ask_again_on: None when the person does not want to be asked again.
        children_answered: the children question has got an answer.
        noted_by: name and function of who wrote it.
        noted_on: when.
    """

    header: Header
    laws: Laws
    person: str
    why: Why
    raised_on: date | None = None
    raised_by: str = ""
    judgements: tuple[Judgement, ...] = ()
    offered: Offered | None = None
    own_words: str = ""
    answered_on: date | None = None
    reason: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    told_on: date | None = None
    told_by: str = ""
    ask_again_on: date | None = None
    children_answered: bool | None = None
    noted_by: str = ""
    noted_on: date | None = None


TITLE = N_("No SIP now")
_NOT_NEEDED = N_("No SIP now – no need judged")
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """One page of facts; it stays in the authority's own file."""
    compulsory: dict[str, object] = {
        "reason": content.reason.strip() or content.own_words.strip(),
        "decided_by": content.decided_by.strip(),
        "told_on": content.told_on,
    }
    if missing := tuple(name for name, value in compulsory.items() if not value):
        raise IncompletePaper(missing)
    title = tr(TITLE if content.why is Why.DECLINED else _NOT_NEEDED)
    number = tr("Case {number}").format(number=content.header.case_number)
    return Paper(
        title=title,
        tr=tr,
        sizes=_P,
        blocks=[
            Text(title, _P.title, tag="H1"),
            Text(dots(content.person, number), _P.sub, before=2),
            facts(_rows(content, tr), _P.body, share=0.22, before=12),
            *[_P.p(line, before=9) for line in _last(content, tr)],
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("For your own file")),
        running=dots(title, content.header.case_number),
        footer=dots(number, law(content.laws.plan_short)),
        practice=content.header.practice,
        warning=protection_warning(tr, content.header),
    )


def _rows(content: Content, tr: Translator) -> list[tuple[str, Rich | Block]]:
    rows: list[tuple[str, str]] = []
    if content.raised_on:
        came = tr("The question came {date} from {role}.")
        rows.append((tr("Need"), came.format(date=iso(content.raised_on), role=content.raised_by)))
    rows += [(tr("Judgement"), _judged(each, tr)) for each in content.judgements]
    if content.offered is not None:
        rows.append((tr("The offer"), _offer(content.offered, tr)))
    if content.answered_on or content.own_words:
        rows.append((tr("The answer"), _answer(content, tr)))
    rows.append((tr("The decision"), _decision(content, tr)))
    if content.told_on:
        rows.append((tr("Told"), _told(content, tr)))
    if content.children_answered is not None:
        asked, not_asked = tr("The question about children is answered."), tr("Not answered yet.")
        rows.append((tr("Children"), asked if content.children_answered else not_asked))
    rows.append((tr("Onward"), _again(content, tr)))
    return [(name, text) for name, text in rows]


def _judged(row: Judgement, tr: Translator) -> str:
    needed = tr("{principal} judges that a SIP is needed.")
    not_needed = tr("{principal} judges that a SIP is not needed.")
    said = (needed if row.is_needed else not_needed).format(principal=row.principal)
    why = tr("Reason: {reason}").format(reason=ended(row.why)) if row.why else ""
    on = f"({iso(row.on)})" if row.on else ""
    return " ".join(part for part in (said, why, on) if part)


def _offer(row: Offered, tr: Translator) -> str:
    said = tr("A SIP was offered {date} by {name}.").format(date=iso(row.on), name=row.by)
    if not row.by:
        said = tr("A SIP was offered {date}.").format(date=iso(row.on))
    how = tr("Way: {how}.").format(how=row.how) if row.how else ""
    sheet = ""
    if row.leaflet:
        sheet = tr("Information about SIP was given on paper in {language}.")
        sheet = sheet.format(language=row.leaflet)
    return " ".join(part for part in (said, how, sheet, row.interpreter) if part)


def _answer(content: Content, tr: Translator) -> str:
    said = []
    if content.answered_on:
        no = tr("The individual said no {date}.")
        said.append(no.format(date=iso(content.answered_on)))
    if content.own_words:
        words = tr("In the person's own words: {words}")
        said.append(words.format(words=quoted(content.own_words)))
    return " ".join(said)


def _decision(content: Content, tr: Translator) -> str:
    who = comma(content.decided_by, iso(content.decided_on) if content.decided_on else "")
    said = tr("Decided by {who}.").format(who=who)
    if not content.reason:
        return said
    return f"{said} {tr('Reason: {reason}').format(reason=ended(content.reason))}"


def _told(content: Content, tr: Translator) -> str:
    on = iso(content.told_on) if content.told_on else ""
    if not content.told_by:
        return tr("The individual was told {date}.").format(date=on)
    text = tr("The individual was told {date} by {name}.")
    return text.format(date=on, name=content.told_by)


def _again(content: Content, tr: Translator) -> str:
    if content.ask_again_on:
        return tr("We ask again on {date}.").format(date=iso(content.ask_again_on))
    return tr("No day is set for asking again. The individual may get in touch at any time.")


def _last(content: Content, tr: Translator) -> list[str]:
    no = tr("A no to SIP does not affect the right to seek care or to apply for support ({law}).")
    plain = tr("A no to SIP does not affect the right to seek care or to apply for support.")
    first = no.format(law=law(content.laws.apply)) if content.laws.apply else plain
    lines = [first]
    if content.why is Why.NOT_NEEDED:
        lines.append(
            tr("Anyone who is not satisfied can leave comments or turn to the patients' committee.")
        )
    who = comma(content.noted_by, iso(content.noted_on) if content.noted_on else "")
    if who:
        lines.append(tr("Noted by {name}.").format(name=who))
    return lines
