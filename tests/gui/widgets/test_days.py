"""What people write when they mean a day or a time."""

from datetime import UTC, date, datetime, time

import pytest

from sipdesk import clock
from sipdesk.gui.widgets.days import read_day, read_time


@pytest.fixture(autouse=True)
def march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 12, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/4", date(2026, 4, 30)),
        ("30.4", date(2026, 4, 30)),
        ("12/3", date(2026, 3, 12)),
        ("11/3", date(2027, 3, 11)),
        ("29/2", date(2028, 2, 29)),
        ("2026-04-30", date(2026, 4, 30)),
        ("20260430", date(2026, 4, 30)),
        ("30/4 2027", date(2027, 4, 30)),
        ("30 april", date(2026, 4, 30)),
        ("1 Maj 2027", date(2027, 5, 1)),
        ("i dag", date(2026, 3, 12)),
        ("I morgon", date(2026, 3, 13)),
        ("tomorrow", date(2026, 3, 13)),
        ("  ", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["2026-02-30", "31/4", "2026-13-01", "snart", "<b>", "2026"])
def test_what_is_no_day_is_told_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="2026-04-30"):
        read_day(text)


@pytest.mark.parametrize(
    ("text", "moment"),
    [("13", time(13)), ("13.30", time(13, 30)), ("9:05", time(9, 5)), ("kl. 0830", time(8, 30)),
     ("", None)],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(text: str, moment: time | None) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["25.00", "13.61", "nu"])
def test_what_is_no_time_is_told_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"13\.00"):
        read_time(text)
