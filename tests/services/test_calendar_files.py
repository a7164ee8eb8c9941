"""Calendar files of a case: markers, sequence, cancellation, protection, consent."""

from datetime import date, time

import pytest

from sipdesk.domain.model import InquiryOutcome, Protection
from sipdesk.domain.problems import RuleError
from sipdesk.domain.reachable import is_mailbox
from sipdesk.services import calendar_files, cases, directory, grounds, inquiries, meetings, people
from sipdesk.services.documents import unit
from tests.exchange.reading import read

from .conftest import NUMBER, Desk

MARKER = "SKUMLEDARE"


@pytest.fixture
def planned(desk: Desk):
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.consent(case_id, to=("Beroendemottagningen",))
    units = desk.units()
    for name, box in (
        ("Vuxenenheten", "vux@granby.example"),
        ("Beroendemottagningen", "bero@region.example"),
    ):
        desk.do(directory.change_unit, unit_id=units[name].id, mailbox=box)
    meeting = desk.do(
        meetings.plan_meeting,
        case_id,
        on=date(2026, 3, 24),
        starts_at=time(13),
        place=f"Hemma hos Alva {MARKER}",
        purpose=f"Beroende {MARKER}",
        why_now=MARKER,
        adaptations=MARKER,
        link=f"https://{MARKER}.example",
        leader=MARKER,
    )
    row = desk.do(
        meetings.add_participant,
        case_id,
        meeting_id=meeting.id,
        unit_id=units["Beroendemottagningen"].id,
    )
    desk.do(
        meetings.change_participant,
        case_id,
        participant_id=row.id,
        attention=MARKER,
        questions=MARKER,
        bring=MARKER,
    )
    return case_id, meeting.id, units


def made(desk: Desk, planned, **fields):
    case_id, meeting_id, _units = planned
    data = desk.do(calendar_files.calendar_file, case_id, meeting_id=meeting_id, **fields)
    return data, read(data).inner[0]


def test_no_property_names_person_number_case_or_purpose(desk: Desk, planned) -> None:
    data, event = made(desk, planned)
    text = data.decode().replace("\r\n ", "")
    number = desk.case(planned[0]).number
    for marker in (MARKER, "Alva", "Lingonhed", NUMBER, NUMBER[2:], number, "SIP", "eroende"):
        place = text.replace("Beroendemottagningen", "")
        assert marker not in place, marker
    assert event.one("SUMMARY") == "Möte"
    assert event.all("ATTENDEE")[0][1] == "mailto:bero@region.example"


def test_a_new_time_raises_the_sequence_and_the_same_file_again_does_not(
    desk: Desk, planned
) -> None:
    case_id, meeting_id, _units = planned
    assert [made(desk, planned)[1].one("SEQUENCE") for _ in range(2)] == ["0", "0"]
    desk.do(meetings.change_meeting, case_id, meeting_id=meeting_id, starts_at=time(14))
    assert made(desk, planned)[1].one("SEQUENCE") == "1"
    desk.do(meetings.cancel_meeting, case_id, meeting_id=meeting_id, why="Alva är sjuk")
    data, event = made(desk, planned)
    assert (event.one("SEQUENCE"), event.one("STATUS")) == ("2", "CANCELLED")
    assert b"sjuk" not in data


def test_the_uid_stays_the_same(desk: Desk, planned) -> None:
    first = made(desk, planned)[1].one("UID")
    desk.do(meetings.change_meeting, planned[0], meeting_id=planned[1], on=date(2026, 3, 25))
    assert made(desk, planned)[1].one("UID") == first


def test_none_while_the_case_is_under_inquiry(desk: Desk, planned) -> None:
    case_id = planned[0]
    row = desk.do(inquiries.begin_inquiry, case_id, what="Uppgiften är fel.")
    with pytest.raises(RuleError, match=r"inquiry\.open"):
        made(desk, planned)
    desk.do(
        inquiries.lift_inquiry,
        case_id,
        inquiry_id=row.id,
        outcome=InquiryOutcome.OTHER,
        reason="Klart.",
    )
    assert made(desk, planned)


def test_none_for_a_protected_person(desk: Desk, planned) -> None:
    desk.do(people.change_person, planned[0], protection=Protection.FINGERADE)
    with pytest.raises(RuleError, match=r"protected\.ics_blocked"):
        made(desk, planned)


def test_a_unit_outside_the_consent_gets_none_and_is_not_named(desk: Desk, planned) -> None:
    case_id, meeting_id, units = planned
    other = units["Granby hälsocentral"]
    desk.do(directory.change_unit, unit_id=other.id, mailbox="hc@region.example")
    desk.do(cases.add_party, case_id, unit_id=other.id)
    desk.do(meetings.add_participant, case_id, meeting_id=meeting_id, unit_id=other.id)
    assert b"hc@region.example" not in made(desk, planned)[0]
    with pytest.raises(RuleError, match=r"consent\.party_not_covered"):
        made(desk, planned, to=unit(other.id))


@pytest.mark.parametrize(
    "box", ["", "vux", "mailto:a@b.se\r\nX:1", "Anna <a@b.se>", "a@b.se,c@d.se", "a b@c.se"]
)
def test_what_is_no_mailbox_is_refused(desk: Desk, planned, box: str) -> None:
    assert not is_mailbox(box)


def test_without_an_own_mailbox_it_says_where_to_write_one(desk: Desk, planned) -> None:
    desk.do(directory.change_unit, unit_id=planned[2]["Vuxenenheten"].id, mailbox="")
    with pytest.raises(RuleError, match=r"calendar\.mailbox\.missing"):
        made(desk, planned)


def test_a_unit_that_may_know_by_a_legal_ground_alone_is_named_to_nobody(desk: Desk, planned):
    case_id, meeting_id, units = planned
    ground = units["Granby hälsocentral"]
    desk.do(directory.change_unit, unit_id=ground.id, mailbox="hc@region.example")
    desk.do(meetings.add_participant, case_id, meeting_id=meeting_id, unit_id=ground.id)
    desk.do(
        grounds.record_ground,
        case_id,
        unit_id=ground.id,
        areas=["boende"],
        paragraph="OSL 10 kap. 2 §",
        decision_maker="Eva Låtsasson",
    )
    whole, _event = made(desk, planned)
    assert b"bero@region.example" in whole
    assert b"hc@region.example" not in whole
    own, _event = made(desk, planned, to=unit(ground.id))
    assert b"hc@region.example" in own
    assert b"bero@region.example" not in own
