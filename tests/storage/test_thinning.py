"""Many copies of the last days are kept, few of long ago, and none goes for want of a rule."""

from datetime import UTC, datetime, timedelta

import pytest

from sipdesk.storage import thinning

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


def kept(moments: list[datetime], now: datetime = NOW, months: int | None = None) -> list[datetime]:
    gone = thinning.to_remove(moments, lambda moment: moment, now, months)
    return sorted(set(moments) - set(gone))


def every(step: timedelta, length: timedelta) -> list[datetime]:
    return [NOW - step * n for n in range(length // step)]


def test_all_of_two_days_are_kept() -> None:
    moments = every(timedelta(minutes=30), timedelta(days=2))
    assert kept(moments) == sorted(moments)


def test_after_that_one_a_day_one_a_week_and_one_a_month() -> None:
    left = kept(every(timedelta(hours=4), timedelta(days=400)))
    ages = [NOW - moment for moment in left]
    assert sum(age <= timedelta(days=2) for age in ages) == 13
    assert sum(timedelta(days=2) < age <= timedelta(days=14) for age in ages) in (12, 13)
    assert sum(timedelta(days=14) < age <= timedelta(days=62) for age in ages) in (7, 8)
    months = {(m.year, m.month) for m in left if NOW - m > timedelta(days=62)}
    assert len(months) == 12
    assert sum(age > timedelta(days=62) for age in ages) in (12, 13)


def test_thinning_again_changes_nothing_and_the_newest_stays() -> None:
    moments = every(timedelta(hours=3), timedelta(days=200))
    once = kept(moments)
    assert kept(once) == once
    assert max(once) == NOW


def test_day_by_day_for_a_year_each_copy_of_the_last_days_was_there_and_few_are_left() -> None:
    left: list[datetime] = []
    for number in range(365):
        today = NOW + timedelta(days=number)
        left = kept([*left, today, today + timedelta(hours=4)], today + timedelta(hours=4))
        assert today + timedelta(hours=4) in left
        assert len(left) < 45
    assert min(left) < NOW + timedelta(days=31)


def test_three_are_kept_however_old() -> None:
    moments = [NOW - timedelta(days=400, minutes=n) for n in range(5)]
    assert kept(moments, months=6) == sorted(moments)[2:]


def test_a_local_limit_in_months_holds() -> None:
    moments = [NOW - timedelta(days=20 * n) for n in range(40)]
    oldest = min(kept(moments, months=6))
    assert datetime(2025, 12, 15, 12, tzinfo=UTC) <= oldest
    assert min(kept(moments)) < datetime(2025, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("back", [timedelta(days=1), timedelta(days=365 * 56)])
def test_a_clock_that_went_back_takes_nothing_away(back: timedelta) -> None:
    moments = every(timedelta(hours=4), timedelta(days=1))
    assert kept(moments, NOW - back) == sorted(moments)
