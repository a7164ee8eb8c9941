"""Markers are searched in what stands around papers too: names, titles, files and the log."""

import re
from datetime import time
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest

from sipdesk import clock
from sipdesk.domain.disclosure import Document, Recipient, RecipientKind, may_disclose
from sipdesk.domain.model import Protection
from sipdesk.domain.problems import RuleError
from sipdesk.exchange.archive import ArchiveError
from sipdesk.gui.dialogs.print_ways import file_name
from sipdesk.i18n import translator
from sipdesk.printing.parts import IncompletePaper
from sipdesk.printing.render import render
from sipdesk.services import (
    archive,
    calendar_files,
    contact_files,
    directory,
    documents,
    knows,
    meetings,
    people,
)
from tests.domain import build

from .conftest import Desk
from .test_markers import _case, _plant

SV = translator("sv")
MARK = re.compile(r"MARK\d{4}KRAM")


@pytest.fixture
def planted(desk: Desk) -> tuple[UUID, dict[str, str]]:
    case_id = _case(desk)
    where = desk.ask(_plant, case_id)
    assert len(where) >= 40
    return case_id, where


def _papers(desk: Desk, case_id: UUID) -> dict[str, bytes]:
    """Every paper that is offered and can be made, by its kind."""
    found = {}
    for offer in desk.ask(documents.offered, case_id):
        try:
            made = desk.ask(
                documents.content,
                case_id,
                offer.kind,
                offer.recipient,
                plan_id=offer.plan_id,
                meeting_id=offer.meeting_id,
            )
            found[offer.kind] = render(made.kind, made.content, SV)
        except (RuleError, LookupError, IncompletePaper):
            continue
    return found


def test_no_title_or_other_fact_about_a_paper_holds_what_was_written(
    desk: Desk, planted: tuple[UUID, dict[str, str]]
) -> None:
    case_id, _where = planted
    papers = _papers(desk, case_id)
    assert len(papers) >= 8
    for kind, data in papers.items():
        with pikepdf.open(BytesIO(data)) as pdf:
            facts = " ".join(str(value) for value in pdf.docinfo.values())
            facts += pdf.Root.Metadata.read_bytes().decode()
        assert not MARK.findall(facts), kind


def test_no_name_that_a_file_is_offered_under_holds_what_was_written(
    desk: Desk, planted: tuple[UUID, dict[str, str]]
) -> None:
    case_id, _where = planted
    number = desk.case(case_id).number
    names = [file_name(number, offer.title) for offer in desk.ask(documents.offered, case_id)]
    names.append(desk.ask(archive.collect, case_id).file_name)
    assert names
    assert not [name for name in names if MARK.search(name)]
    assert all(number in name for name in names)


def test_the_calendar_file_and_the_contacts_hold_nothing_of_the_case(
    desk: Desk, planted: tuple[UUID, dict[str, str]]
) -> None:
    case_id, where = planted
    units = desk.units()
    for number, unit in enumerate(units.values()):
        box = {"mailbox": f"enhet{number}@granby.example"}
        desk.do(directory.change_unit, unit_id=unit.id, **box)
    meeting = desk.case(case_id).meetings[-1]
    desk.do(meetings.change_meeting, case_id, meeting_id=meeting.id, starts_at=time(10))
    to = Recipient(RecipientKind.UNIT, units["Granby hälsocentral"].id)
    files = [
        desk.do(calendar_files.calendar_file, case_id, meeting_id=meeting.id, to=to),
        desk.do(contact_files.export_csv),
        desk.do(contact_files.export_vcards),
    ]
    found = [where[one] for data in files for one in MARK.findall(data.decode())]
    assert found == []
    assert b"enhet1@granby.example" in files[0]


def test_the_log_holds_nothing_that_was_written_in_the_case(
    desk: Desk, planted: tuple[UUID, dict[str, str]]
) -> None:
    case_id, where = planted
    _papers(desk, case_id)
    rows = [repr(row.model_dump()) for row in desk.log()]
    assert not [where[one] for row in rows for one in MARK.findall(row)]


def test_of_a_protected_person_no_sentence_list_or_file_tells_name_or_address(
    desk: Desk, planted: tuple[UUID, dict[str, str]]
) -> None:
    case_id, where = planted
    desk.do(people.change_person, case_id, protection=Protection.SKYDDAD_FOLKBOKFORING)
    hidden = ("person.", "meeting.place", "plan.followup_place", "guardian.", "closeperson.phone")
    said = " ".join(known.sentence for known in desk.ask(knows.list_known, case_id))
    assert not [where[one] for one in MARK.findall(said) if where[one].startswith(hidden)]
    with pytest.raises((RuleError, ArchiveError)):
        desk.ask(archive.collect, case_id)
    for kind in (Document.ICS, Document.VCARD):
        for unit in desk.units().values():
            to = Recipient(RecipientKind.UNIT, unit.id)
            answer = may_disclose(desk.case(case_id), to, kind, clock.today(), build.pack())
            assert not answer.allowed
