"""Every row of deadlines.csv, and the rules against an independent calendar."""

import csv
import os
import time as wall
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.domain import deadlines
from sipdesk.domain.pack import Local, Packs, Setting

DATA = Path(__file__).parents[1] / "cases" / "data" / "deadlines.csv"
ROWS = list(csv.DictReader(DATA.read_text(encoding="utf-8").splitlines()))
KEYS = {
    "hvb_sip_week": "hvb_sip_week",
    "hvb_cost_10wd": "hvb_cost_10wd",
    "discharge_call_3d": "discharge.call",
    "discharge_liability": "discharge.liability",
}


@pytest.fixture(scope="module")
def packs():
    return Packs.load()


@pytest.fixture(scope="module")
def pack(packs):
    return packs.combined("national-2025", "jh-2026")


def _start(text):
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_each_row_of_the_table_falls_due_on_its_day(packs, row):
    free = tuple(date.fromisoformat(day) for day in row["local_non_working"].split(";") if day)
    local = Local({"non_working_days": Setting(free, "Lokal rutin")})
    pack = packs.combined("national-2025", "jh-2026", local=local)
    found = deadlines.find(pack, KEYS[row["rule"]], _start(row["start"]))
    assert found.day == date.fromisoformat(row["expected_due"])
    assert found.source


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_the_zone_of_the_computer_does_not_matter(pack, zone):
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    wall.tzset()
    try:
        for row in ROWS:
            if not row["local_non_working"]:
                found = deadlines.find(pack, KEYS[row["rule"]], _start(row["start"]))
                assert found.day == date.fromisoformat(row["expected_due"])
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        wall.tzset()


def test_a_moment_with_a_zone_is_read_as_swedish_wall_time(pack):
    in_summer = datetime(2026, 7, 1, 10, 1, tzinfo=UTC)  # 12:01 in Sweden
    in_winter = datetime(2026, 1, 12, 11, 0, 59, tzinfo=UTC)  # 12:00 in Sweden
    assert deadlines.find(pack, "discharge.liability", in_summer).day == date(2026, 7, 5)
    assert deadlines.find(pack, "discharge.liability", in_winter).day == date(2026, 1, 15)
    late_in_tokyo = datetime(2026, 3, 28, 6, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert deadlines.swedish_day(late_in_tokyo) == date(2026, 3, 27)


def test_twenty_four_hours_are_real_hours_over_the_change_of_clocks():
    spring = deadlines.moment_due(datetime(2026, 3, 28, 12, 0), 24)  # noqa: DTZ001
    autumn = deadlines.moment_due(datetime(2026, 10, 24, 12, 0), 24)  # noqa: DTZ001
    assert (spring.hour, autumn.hour) == (13, 11)


def test_a_rule_without_a_number_gives_no_day_only_days_gone(pack):
    assert pack.deadline("sip.start").amount is None
    assert deadlines.find(pack, "sip.start", date(2026, 3, 1)) is None
    assert deadlines.days_since(date(2026, 3, 1), date(2026, 3, 10)) == 9
    with pytest.raises(ValueError, match="no number"):
        deadlines.due(pack.deadline("sip.start"), date(2026, 3, 1))


def test_a_county_without_the_rule_has_no_countdown(packs):
    dalarna = packs.combined("national-2025", "dalarna-2021")
    assert deadlines.find(dalarna, "hvb_sip_week", date(2026, 3, 1)) is None
    assert deadlines.find(dalarna, "discharge.call", date(2026, 3, 1)).day == date(2026, 3, 4)


@pytest.mark.parametrize("year", [1999, 2004, 2041, 2999])
def test_a_year_whose_holidays_are_unknown_is_refused_not_guessed(year):
    with pytest.raises(deadlines.UnknownYearError):
        deadlines.is_working_day(date(year, 3, 3))


def test_ten_working_days_that_run_into_an_unknown_year_are_refused(pack):
    with pytest.raises(deadlines.UnknownYearError):
        deadlines.find(pack, "hvb_cost_10wd", date(2040, 12, 27))


def test_the_lss_review_of_a_leap_day_falls_on_the_last_of_february(pack):
    assert deadlines.find(pack, "lss.review", date(2028, 2, 29)).day == date(2029, 2, 28)


def test_a_holiday_has_its_swedish_name():
    assert deadlines.holiday_name(date(2026, 6, 6)) == "Nationaldagen"
    assert deadlines.holiday_name(date(2026, 6, 6), "en") == "National Day"
    assert deadlines.holiday_name(date(2026, 6, 19)) == ""


# An independent calendar: the thirteen days of lag 1989:253 by arithmetic, Easter by Gauss.


def _easter(year):
    a, b, c = year % 19, year % 4, year % 7
    k = year // 100
    m = (15 - (13 + 8 * k) // 25 + k - k // 4) % 30
    n = (4 + k - k // 4) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if (d == 29 and e == 6) or (d == 28 and e == 6 and (11 * m + 11) % 30 < 19):
        e -= 7
    return date(year, 3, 22) + timedelta(days=d + e)


def _saturday(first):
    return first + timedelta(days=(5 - first.weekday()) % 7)


def _red_days(year):
    easter = _easter(year)
    fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26)]
    moving = [easter + timedelta(days=days) for days in (-2, 0, 1, 39, 49)]
    saturdays = [_saturday(date(year, 6, 20)), _saturday(date(year, 10, 31))]
    return {date(year, month, day) for month, day in fixed} | set(moving) | set(saturdays)


@pytest.mark.parametrize("year", range(deadlines.FIRST_YEAR, deadlines.LAST_YEAR + 1))
def test_the_holidays_are_those_of_an_independent_calendar(year):
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    red = _red_days(year)
    for day in days:
        expected = day.weekday() < 5 and day not in red
        assert deadlines.is_working_day(day) == expected, day


DAYS = st.dates(date(2005, 1, 1), date(2040, 6, 1))


@settings(deadline=None)
@given(DAYS, st.integers(1, 60), st.frozensets(DAYS, max_size=20))
def test_the_nth_working_day_has_that_many_working_days_behind_it(start, count, free):
    day = deadlines.nth_working_day(start, count, free)
    between = [start + timedelta(days=n) for n in range(1, (day - start).days + 1)]
    working = [d for d in between if d.weekday() < 5 and d not in _red_days(d.year) | free]
    assert len(working) == count
    assert working[-1] == day


@settings(deadline=None)
@given(DAYS, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_the_noon_boundary_counts_whole_minutes(start, hour, minute, second):
    moment = datetime(start.year, start.month, start.day, hour, minute, second)  # noqa: DTZ001
    assert deadlines.is_after_noon(moment) == (hour * 60 + minute > 720)


@settings(deadline=None)
@given(DAYS, st.integers(0, 23), st.integers(0, 59), st.sampled_from([0, 1]))
def test_calendar_days_ignore_time_of_day_and_free_days(start, hour, minute, fold):
    pack = _pack()
    moment = datetime(start.year, start.month, start.day, hour, minute, fold=fold)  # noqa: DTZ001
    assert deadlines.find(pack, "discharge.call", moment).day == start + timedelta(days=3)
    assert deadlines.find(pack, "hvb_sip_week", start).day == start + timedelta(days=7)


_LOADED = []


def _pack():
    if not _LOADED:
        _LOADED.append(Packs.load().combined("national-2025", "jh-2026"))
    return _LOADED[0]
