"""Dates in words are those of CLDR."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from sipdesk import days

PATTERNS = [
    "d MMMM y", "d MMMM", "d MMM y", "EEEE d MMMM y", "EEEE d MMMM", "EEE d MMMM", "EEEE", "MMMM y",
]  # fmt: skip


@pytest.mark.parametrize(("lang", "locale"), [("sv", "sv_SE"), ("en", "en_GB")])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_day_of_a_year_is_written_as_cldr_writes_it(pattern, lang, locale):
    year = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    ours = [days.written(day, pattern, lang) for day in year]
    assert ours == [format_date(day, pattern, locale=locale) for day in year]
