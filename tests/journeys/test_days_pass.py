"""Days that pass while the program is open, or while nobody is there: nothing lost, no flood."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk import clock
from sipdesk.services import cases, log
from tests.journeys.test_stories import later, window
from tests.scene import Scene

__all__ = ["later", "window"]
Stage = Callable[[str], Scene]


def _codes(shown: Any) -> list[str]:
    return [row.data.code for row in shown.home.overview.today_list.rows]


def _titles(shown: Any) -> list[tuple[str, str]]:
    rows = shown.home.overview.today_list.rows
    return [(row.data.code, row.data.row) for row in rows]


def test_a_night_asleep_turns_the_flags_of_the_open_window(
    stage: Stage, window: Any, later: Any
) -> None:
    scene = stage("final")
    shown = window(scene)
    assert "followup.overdue" not in _codes(shown)
    later(61)
    shown.days.timer.timeout.emit()
    assert "followup.overdue" in _codes(shown)
    assert "försenad" in shown.home.overview.day_label.text()


def test_a_clock_that_is_set_far_ahead_and_back_leaves_what_was_there(
    stage: Stage, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = stage("final")
    shown = window(scene)
    before, real = _titles(shown), clock.now
    for days in (4000, -4000, 0):
        monkeypatch.setattr(clock, "now", lambda days=days: real() + timedelta(days=days))
        shown.days.look()
    assert _titles(shown) == before


def test_after_a_week_away_each_thing_is_told_once_and_the_rest_is_counted(
    stage: Stage, window: Any, later: Any
) -> None:
    scene = stage("final")
    later(38)  # the promises were due eight days ago, the follow-up is some weeks away
    shown = window(scene)
    told = _titles(shown)
    late = [row for code, row in told if code == "plan.intervention.overdue"]
    assert sorted(late) == sorted(str(row) for row in scene.row_ids)
    assert len(told) == len(set(told))
    for _minute in range(5):
        shown.days.look()
    assert _titles(shown) == told


def test_nothing_is_written_and_no_look_is_logged_because_a_day_has_come(
    stage: Stage, window: Any, later: Any
) -> None:
    scene = stage("final")
    shown = window(scene)
    QApplication.processEvents()
    before = len(scene.workspace.read(log.list_rows))
    changed = scene.workspace.read(cases.load, scene.case_id).recorded_at
    later(1)
    shown.days.look()
    assert len(scene.workspace.read(log.list_rows)) == before
    assert scene.workspace.read(cases.load, scene.case_id).recorded_at == changed


def test_a_locked_store_is_left_alone_and_looked_at_when_it_is_open_again(
    stage: Stage, window: Any, later: Any
) -> None:
    scene = stage("final")
    shown = window(scene)
    told: list[object] = []
    scene.workspace.case_changed.connect(told.append)
    later(1)
    closed, scene.workspace.store = scene.workspace.store, stage("met").workspace.store
    scene.workspace.store.close()
    shown.days.look()
    assert told == []
    scene.workspace.store = closed
    shown.days.look()
    assert told == [None]
