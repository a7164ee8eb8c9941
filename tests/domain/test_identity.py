"""Every row of personal_numbers.csv, and what the rows leave open."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.domain import identity
from sipdesk.domain.identity import EnteredAs, Kind

DATA = Path(__file__).parents[1] / "cases" / "data" / "personal_numbers.csv"
ROWS = list(csv.DictReader(DATA.read_text(encoding="utf-8").splitlines()))
TODAY = date(2026, 3, 2)


def _unescaped(text):
    return text.replace("\\t", "\t").replace("\\u2013", "–").replace("\\u00a0", "\u00a0")


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_each_row_of_the_table_is_read_as_it_says(row):
    at = date.fromisoformat(row["at_date"])
    found = identity.parse(row["entered_as"], _unescaped(row["input"]), at)
    assert found.kind.value == row["expected_kind"]
    assert found.normalised == row["normalised"]
    assert str(found.age_on(at) if found.age_on(at) is not None else "") == row["age"]
    assert found.is_valid == (row["expected_kind"] != "invalid")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("199001012386", "number.check_digit"),
        ("199001322388", "number.date"),
        ("556614-3185", "number.organisation"),
        ("19900101", "number.length"),
        ("19900101-238O", "number.characters"),
        ("1990-01-01-2385", "number.characters"),
        ("19900101--2385", "number.characters"),
        ("١٩٩٠٠١٠١٢٣٨٥", "number.characters"),
        ("19900101+2385", "number.sign"),
        ("170001012385", "number.date"),
        ("<b>900101-2385</b>", "number.characters"),
    ],
)
def test_a_wrong_number_says_what_is_wrong_and_is_no_number(text, code):
    found = identity.parse(EnteredAs.NUMBER, text, TODAY)
    assert (found.kind, found.normalised, found.born_on) == (Kind.INVALID, "", None)
    assert found.fault.code == code


def test_somebody_born_tomorrow_is_refused_today():
    assert (
        identity.parse("number", "20170101-2393", date(2016, 12, 31)).fault.code == "number.future"
    )
    assert identity.parse("number", "20170101-2393", date(2017, 1, 1)).age_on(date(2017, 1, 1)) == 0


@pytest.mark.parametrize("mark", ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212", "－", ""])
def test_every_hyphen_and_no_hyphen_mean_the_same(mark):
    assert identity.parse("number", f"900101{mark}2385", TODAY).normalised == "199001012385"


def test_a_long_dash_is_not_a_hyphen():
    assert identity.parse("number", "900101\u20142385", TODAY).kind is Kind.INVALID


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "\u202f"])
def test_spaces_may_stand_anywhere(space):
    assert identity.parse("number", f"{space}1990{space}0101{space}2385{space}", TODAY).is_valid


def test_a_reserve_number_is_kept_as_typed():
    found = identity.parse("reserve", "  <b>R 17</b> ", TODAY)
    assert (found.kind, found.normalised, found.display) == (Kind.RESERVE, *["<b>R 17</b>"] * 2)


@settings(deadline=None)
@given(st.dates(date(1890, 1, 1), TODAY), st.integers(0, 999), st.booleans())
def test_what_is_shown_can_be_read_again(born_on, serial, coordination):
    day = born_on.day + 60 * coordination
    nine = f"{born_on:%y%m}{day:02}{serial:03}"
    number = f"{born_on:%Y%m}{day:02}{serial:03}{_luhn(nine)}"
    found = identity.parse(EnteredAs.NUMBER, number, TODAY)
    assert found.normalised == number
    assert found.born_on == born_on
    assert identity.parse(EnteredAs.NUMBER, found.display, TODAY) == found
    sign = "+" if TODAY.year - born_on.year >= 100 else "-"
    short = identity.parse(EnteredAs.NUMBER, f"{number[2:8]}{sign}{number[8:]}", TODAY)
    assert short == found


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_answered_and_an_invalid_one_is_never_a_number(text):
    found = identity.parse(EnteredAs.NUMBER, text, TODAY)
    assert found.is_valid or (found.normalised == "" and found.fault.text)


def _luhn(nine):
    total = 0
    for index, digit in enumerate(reversed(nine)):
        value = int(digit) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return (10 - total % 10) % 10
