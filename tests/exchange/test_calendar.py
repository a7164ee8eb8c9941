"""The calendar file as a calendar reads it: times, reply buttons, and nothing about anybody."""

from datetime import UTC, date, datetime, time

import pytest

from sipdesk.exchange.calendar import Entry, Mailbox, write
from tests.exchange.reading import read


def entry(**fields: object) -> Entry:
    values = {
        "uid": "0b1e@sipdesk",
        "sequence": 0,
        "on": date(2026, 3, 24),
        "starts_at": time(13),
        "ends_at": time(14, 30),
        "title": "Möte",
        "note": "Plats och mer står i brevet, som ni har fått; läs det.",
        "organizer": Mailbox("Granby kommun, Vuxenenheten", "vux@granby.example"),
        "attendees": (
            Mailbox('Enhet "Å, Ä; Ö"', "a@region.example"),
            Mailbox("", "b@kassan.example"),
        ),
        "stamp": datetime(2026, 3, 1, 8, tzinfo=UTC),
        **fields,
    }
    return Entry(**values)  # type: ignore[arg-type]


def test_a_request_asks_each_mailbox_for_a_reply():
    whole = read(write(entry()))
    [event] = whole.inner
    assert whole.one("METHOD") == "REQUEST"
    asked = event.all("ATTENDEE")
    assert [value for _params, value in asked] == [
        "mailto:a@region.example", "mailto:b@kassan.example",
    ]  # fmt: skip
    assert all(params["RSVP"] == "TRUE" for params, _value in asked)
    assert event.one("ORGANIZER") == "mailto:vux@granby.example"


@pytest.mark.parametrize(
    ("on", "starts", "ends"),
    [
        (date(2026, 3, 24), "20260324T120000Z", "20260324T133000Z"),  # winter
        (date(2026, 7, 1), "20260701T110000Z", "20260701T123000Z"),  # summer
    ],
)
def test_times_are_given_in_utc(on, starts, ends):
    [event] = read(write(entry(on=on))).inner
    assert (event.one("DTSTART"), event.one("DTEND")) == (starts, ends)


def test_a_meeting_without_an_end_lasts_an_hour():
    [event] = read(write(entry(ends_at=None))).inner
    assert event.one("DTEND") == "20260324T130000Z"


def test_a_cancellation_cancels():
    whole = read(write(entry(is_cancelled=True, sequence=3)))
    [event] = whole.inner
    assert (whole.one("METHOD"), event.one("STATUS")) == ("CANCEL", "CANCELLED")
    assert event.one("SEQUENCE") == "3"


def test_text_is_read_back_letter_by_letter():
    [event] = read(write(entry(title="Möte; a, b\nc \\ d"))).inner
    assert event.one("SUMMARY") == "Möte; a, b\nc \\ d"


def test_the_same_entry_gives_the_same_bytes():
    assert write(entry()) == write(entry())


def test_only_these_properties_are_written():
    [event] = read(write(entry())).inner
    assert {name for name, _params, _value in event.rows} == {
        "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION",
        "STATUS", "CLASS", "ORGANIZER", "ATTENDEE",
    }  # fmt: skip
