"""D18 Gallringsprotokoll: what was purged, by which rule, and by whom; nobody's name or number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sipdesk.i18n import N_, Translator
from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.by_hand import Signatures
from sipdesk.printing.layout import PROFESSIONAL, Paper
from sipdesk.printing.parts import Header, IncompletePaper
from sipdesk.printing.phrases import comma, dots, iso, label
from sipdesk.printing.tables import Row, Table, facts
from sipdesk.printing.text import Rich, unbroken


@dataclass(frozen=True)
class Purged:
    """One case that was purged.

    Attributes:
        case_number: as the program wrote it.
        kinds: what it held, in words, and how many of each.
        last_on: day of the last note, from which everything counts.
        rule: in words, with its source, as the pack or a local decision gives it.
        earliest: first day on which it could be purged.
        latest: last day, where purging is a duty; None where it is not.
        is_exported: a copy was made for the archive before; None when nobody has said.
        checksum: of what was purged, taken before.
        after: of what is left in its place, taken afterwards.
    """

    case_number: str
    kinds: tuple[tuple[str, int], ...]
    last_on: date
    rule: str
    earliest: date | None = None
    latest: date | None = None
    is_exported: bool | None = None
    checksum: str = ""
    after: str = ""


@dataclass(frozen=True)
class Excepted:
    """An exception from purging that was looked for.

    Attributes:
        what: in the words of the pack, "Barn som har placerats (SFS 2003:135)".
        answer: what was found, "Gäller inte" or which cases were kept for it.
    """

    what: str
    answer: str


@dataclass(frozen=True)
class Content:
    """All that the protocol prints; `done_on`, `cases` and two signers are compulsory.

    Attributes:
        header: only organisation and practice are printed.
        number: of the protocol in its series, "2026-03".
        cases: one row per case.
        checked: each exception from purging that was looked for, with its answer.
        decision_number: of the decision on purging; "" prints that it is not decided.
        done_on: the day.
        backups_until: last day on which a backup still holds the papers; None when none does.
        signers: name and function of the two persons who did it.
        pack: name and version of the rule pack.
        log_years: how many years the access log is kept, the local decision; None when undecided.
    """

    header: Header
    number: str
    cases: tuple[Purged, ...]
    checked: tuple[Excepted, ...]
    done_on: date | None
    signers: tuple[tuple[str, str], tuple[str, str]]
    decision_number: str = ""
    backups_until: date | None = None
    pack: str = ""
    log_years: int | None = None


TITLE = N_("Retention protocol")
_P = PROFESSIONAL


def build(content: Content, tr: Translator) -> Paper:
    """One page for some cases; two sign, on the page of the end of the table.

    Raises:
        IncompletePaper: no day, no case, or not two persons.
    """
    _require(content)
    title = " ".join(part for part in (tr(TITLE), content.number) if part)
    return Paper(
        title=title,
        tr=tr,
        sizes=_P,
        blocks=[
            Text(title, _P.title, tag="H1"),
            facts(list(_facts(content, tr)), _P.body, share=0.24, before=10),
            _P.h(tr("What was purged")),
            _cases(content, tr),
            *_exceptions(content, tr),
            _end(content, tr),
        ],
        organisation=content.header.organisation,
        label=label(tr, content.header, tr("For the archive")),
        running=title,
        footer=dots(title, content.pack),
        practice=content.header.practice,
    )


def _require(content: Content) -> None:
    compulsory: dict[str, object] = {
        "done_on": content.done_on,
        "cases": content.cases,
        "signers": all(name.strip() for name, _function in content.signers),
    }
    if missing := tuple(name for name, value in compulsory.items() if not value):
        raise IncompletePaper(missing)


def _facts(content: Content, tr: Translator) -> Iterator[tuple[str, Rich | Block]]:
    undecided = tr("Not decided yet")
    yield tr("Purged on"), iso(content.done_on) if content.done_on else undecided
    yield tr("Decision"), content.decision_number or undecided
    yield tr("Number of cases"), str(len(content.cases))
    if content.pack:
        yield tr("Rule pack"), content.pack


def _cases(content: Content, tr: Translator) -> Table:
    days = (tr("Last note"), tr("Could go from"), tr("At the latest"))
    head = [tr("Case"), tr("Contained"), tr("Rule"), *days]
    rows = [Row(list(_case(one, tr)), is_labelled=True) for one in content.cases]
    return Table(
        [0.12, 0.24, 0.235, 0.135, 0.135, 0.135], rows, style=_P.small, head=head, before=3
    )


def _case(one: Purged, tr: Translator) -> Iterator[Block]:
    yield Text(one.case_number, _P.small.semibold())
    kinds = ", ".join(unbroken(f"{words} {count}") for words, count in one.kinds)
    lines = [kinds or tr("Nothing"), *_traces(one, tr)]
    yield Stack([Text(line, _P.small) for line in lines if line], whole=False)
    yield Text(one.rule, _P.small)
    for day in (one.last_on, one.earliest, one.latest):
        yield Text(iso(day) if day else tr("No such day"), _P.small)


def _traces(one: Purged, tr: Translator) -> Iterator[str]:
    """The export, and what can be compared afterwards."""
    if one.is_exported is not None:
        yes, no = tr("Exported before: yes"), tr("Exported before: no")
        yield yes if one.is_exported else no
    if one.checksum:
        yield tr("Sum before: {sum}").format(sum=one.checksum)
    if one.after:
        yield tr("Sum after: {sum}").format(sum=one.after)


def _exceptions(content: Content, tr: Translator) -> list[Block]:
    if not content.checked:
        return []
    head = [tr("Exception"), tr("Answer")]
    rows = [
        Row([Text(one.what, _P.small), Text(one.answer, _P.small)], is_labelled=True)
        for one in content.checked
    ]
    table = Table([0.62, 0.38], rows, style=_P.small, head=head, before=3)
    return [_P.h(tr("Exceptions that were checked")), table]


def _end(content: Content, tr: Translator) -> Block:
    """What is said about copies and log, and the two who sign; whole on its page."""
    said = tr("The records are purged in the program.")
    if content.backups_until:
        copies = tr("Backups that hold them are destroyed {date} at the latest.")
        said = " ".join((said, copies.format(date=iso(content.backups_until))))
    log = tr("The log of access is not purged.")
    if content.log_years is not None:
        kept = tr("It is kept for at least {n} years.").format(n=content.log_years)
        log = " ".join((log, kept))
    signers = [
        (name, comma(function, tr("signature and date"))) for name, function in content.signers
    ]
    lines = Signatures(signers, _P.body.semibold(), _P.small, in_row=2)
    return Stack([_P.p(said, before=0), _P.p(log), lines], before=12)
