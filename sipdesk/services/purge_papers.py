"""Fills D18: the protocol of one purging; nothing of it comes from the case, which is gone."""

from uuid import UUID

from sqlmodel import Session

from sipdesk.domain.model import FileKind, Purge, PurgeState
from sipdesk.domain.pack import Pack
from sipdesk.domain.retention import OTHER_FILE
from sipdesk.i18n import N_, Translator
from sipdesk.printing import retention_protocol as paper
from sipdesk.services import office
from sipdesk.services.paper_parts import office_header
from sipdesk.services.register_words import TABLES

_WORDS = {"person": N_("The person"), "child": N_("Children"), "closeperson": N_("Close persons")}
OTHER_FILE_WORDS = N_("Other records of the person that are not due yet")


def retention_protocol(
    session: Session, case_id: None = None, *, purge_id: UUID, tr: Translator
) -> paper.Content:
    """The protocol of a purging that is done. Raises LookupError for any other."""
    row = session.get(Purge, purge_id)
    if row is None or row.state is not PurgeState.DONE:
        raise LookupError("nothing has been purged under that number")
    home, pack = office.load_office(session), office.pack_of_purge(session, row)
    return paper.Content(
        header=office_header(home, tr),
        number=row.number,
        cases=(_purged(row, pack, tr),),
        checked=tuple(
            paper.Excepted(_words(code, pack, tr), tr("Applies") if yes else tr("Does not apply"))
            for code, yes in row.answers.items()
        ),
        done_on=row.done_on,
        signers=((row.proposed_by, tr("proposed it")), (row.done_by, tr("did it"))),
        decision_number=row.decision_number,
        backups_until=row.copies_gone_on,
        pack=pack.national.title.to(tr.lang),
    )


def _purged(row: Purge, pack: Pack, tr: Translator) -> paper.Purged:
    kinds = sorted(
        (tr(_WORDS.get(name, TABLES.get(name, ""))), count)
        for name, count in row.counts.items()
        if name in TABLES
    )
    papers = row.counts.get("paper", 0)
    return paper.Purged(
        case_number=row.case_number,
        kinds=(*kinds, (tr("Kept papers and scans"), papers)) if papers else tuple(kinds),
        last_on=row.last_note_on,
        rule=_rule(row, pack, tr),
        earliest=row.earliest_on,
        latest=row.latest_on,
        is_exported=row.is_exported,
        checksum=tr("{n} rows").format(n=row.rows_before),
        after=tr("{n} rows").format(n=row.rows_after),
    )


def _rule(row: Purge, pack: Pack, tr: Translator) -> str:
    rule = pack.retention[FileKind(row.file_kind).value]
    words = tr("{n} years after the last note. {source}")
    return words.format(n=rule.years, source=rule.cite.to(tr.lang))


def _words(code: str, pack: Pack, tr: Translator) -> str:
    if code == OTHER_FILE:
        return tr(OTHER_FILE_WORDS)
    return next((one.label.to(tr.lang) for one in pack.never_purge if one.code == code), code)


def note_protocol_printed(session: Session, case_id: None = None, *, number: str) -> None:
    """Leave a log row that a protocol was shown, printed or saved; it is about no one person."""
    session.info["subject"] = number
