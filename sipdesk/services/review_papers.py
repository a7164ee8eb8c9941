"""Fills the papers that are made of the log: its review, and what it says about an incident."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import Session

from sipdesk import clock
from sipdesk.domain.model import FileKind
from sipdesk.domain.pack_parts import Text
from sipdesk.i18n import N_, Translator, format_date, format_time
from sipdesk.printing import incident, log_review
from sipdesk.services import office, reviews
from sipdesk.services.actor import actor_of
from sipdesk.services.log_words import OUTCOMES, REASONS, subject_words, words_of
from sipdesk.services.paper_parts import office_header
from sipdesk.services.reviews import Entry
from sipdesk.storage.log_chain import Verdict

_MOST = 1000
REGULARLY = N_("The log is to be reviewed regularly. Source: {source}")


def law(session: Session) -> Text:
    """What the review of the log rests on, by whose file it is; from the pack in force."""
    is_health = office.load_office(session).file_kind is FileKind.HEALTH_CARE
    pack = office.pack_in_force(session)
    return pack.law["access_log_health" if is_health else "access_log"]


def review_paper(session: Session, *, verdict: Verdict, tr: Translator) -> log_review.Content:
    """The newest sample that is not signed, else the one signed last. Raises LookupError."""
    sample = reviews.open_sample(session) or reviews.newest_sample(session)
    if sample is None:
        raise LookupError("nothing has been drawn")
    actor = actor_of(session)
    entries = reviews.rows_of(session, sample=sample)
    since = sample.since
    period = tr("All rows of the log.")
    if since is not None:
        day = format_date(clock.local(since).date(), lang=tr.lang)
        period = tr("From {day}.").format(day=day)
    return log_review.Content(
        header=office_header(office.load_office(session), tr),
        on=clock.local(sample.signed_at).date() if sample.signed_at else clock.today(),
        by=sample.by or actor.name,
        period=period,
        lines=tuple(_line(entry, sample.reasons.get(str(entry.row), ""), tr) for entry in entries),
        rows=verdict.rows,
        chain=chain_words(verdict, tr),
        head=f"{verdict.head.row} · {verdict.head.short()}",
        law=tr(REGULARLY).format(source=law(session).to(tr.lang)),
        is_signed=sample.signed_at is not None,
    )


def incident_paper(
    session: Session,
    *,
    chosen: Mapping[str, Any],
    words: tuple[str, ...],
    verdict: Verdict,
    tr: Translator,
) -> incident.Content:
    """What the log says about an incident: who, what, in whose cases, when (GDPR art. 33).

    Args:
        chosen: which rows, as `reviews.list_entries` wants it; at most the newest 1,000.
        words: the same for the reader, a line each.
        verdict: what the check of the chain found.
    """
    found = reviews.list_entries(session, **chosen, limit=_MOST + 1)
    rows = found[:_MOST][::-1]
    return incident.Content(
        header=office_header(office.load_office(session), tr),
        on=clock.today(),
        by=actor_of(session).name,
        chosen=words,
        cases=tuple(_touched(rows, tr)),
        lines=tuple(_line(entry, "", tr) for entry in rows),
        is_cut=len(found) > _MOST,
        chain=chain_words(verdict, tr),
        law=office.pack_in_force(session).law["breach"].to(tr.lang),
    )


def _touched(rows: Sequence[Entry], tr: Translator) -> Iterator[incident.Touched]:
    """The cases of the rows, in the order in which they were first touched."""
    for number in dict.fromkeys(row.about for row in rows if row.about):
        own = [row for row in rows if row.about == number]
        yield incident.Touched(
            number=number,
            first=_moment(own[0], tr),
            last=_moment(own[-1], tr) if len(own) > 1 else "",
            who=", ".join(dict.fromkeys(row.who for row in own)),
            what=", ".join(dict.fromkeys(tr(words_of(row.act)) for row in own)),
            count=len(own),
        )


def _moment(entry: Entry, tr: Translator) -> str:
    at = clock.local(entry.at)
    return f"{format_date(at.date(), lang=tr.lang)} {format_time(at)}"


def _line(entry: Entry, why: str, tr: Translator) -> log_review.Line:
    return log_review.Line(
        row=str(entry.row),
        when=_moment(entry, tr),
        who=entry.who,
        what=tr(words_of(entry.act)),
        about=f"SIP {entry.about}" if entry.about else subject_words(entry.subject, tr),
        why=", ".join(tr(REASONS[code]) for code in why.split() if code in REASONS),
        outcome=tr(OUTCOMES[entry.review.outcome]) if entry.review else "",
        note=entry.review.note if entry.review else "",
    )


def chain_words(verdict: Verdict, tr: Translator) -> str:
    """What the check of the chain found."""
    if verdict.is_whole:
        return tr("The chain is whole: {n} rows checked.").format(n=verdict.rows)
    if verdict.is_cut:
        text = tr("Rows are missing at the end of the log, from row {n} on.")
    else:
        text = tr("Row {n} of the log is not as it was written.")
    return text.format(n=verdict.bad_row)
