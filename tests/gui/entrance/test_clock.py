"""The lock keeps its time whatever somebody does to the clock of the computer."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sipdesk import clock
from sipdesk.gui.lock import Idle

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


@pytest.fixture
def idle(owner: QObject, monkeypatch: pytest.MonkeyPatch) -> Iterator[Idle]:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    made = Idle(10, owner)
    made.start()
    made.expired.connect(lambda: owner.setProperty("locked", True))
    yield made
    made.stop()


def tick_for(idle: Idle, start: datetime, seconds: int) -> datetime:
    now = start
    for _turn in range(seconds // 30):
        now += timedelta(seconds=30)
        idle.tick(now)
    return now


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=9000)])
def test_a_clock_that_is_set_back_puts_no_lock_off(
    idle: Idle, owner: QObject, back: timedelta
) -> None:
    now = tick_for(idle, NOON, 300)
    now = tick_for(idle, now - back, 240)
    assert not owner.property("locked")
    tick_for(idle, now, 90)
    assert owner.property("locked")


def test_a_clock_that_is_set_back_puts_no_end_of_a_meeting_off(idle: Idle, owner: QObject) -> None:
    idle.hold(20)
    now = tick_for(idle, NOON, 600)
    now = tick_for(idle, now - timedelta(days=1), 540)
    assert not owner.property("locked")
    tick_for(idle, now, 90)
    assert owner.property("locked")


def test_a_clock_that_is_set_ahead_locks(idle: Idle, owner: QObject) -> None:
    idle.tick(NOON + timedelta(hours=1))
    assert owner.property("locked")


def test_the_change_to_summer_time_is_no_jump(idle: Idle, owner: QObject) -> None:
    eve = datetime(2026, 3, 29, 0, 55, tzinfo=UTC)  # 01.55 on the wall, then 03.00
    idle.touch()
    idle._ticked = idle._touched = eve
    tick_for(idle, eve, 300)
    assert not owner.property("locked")
