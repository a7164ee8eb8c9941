"""The days that a track runs towards: each with its rule and source, and whether it is met."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.gui import theme
from sipdesk.gui.widgets.layouts import column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date

MET, LATE, WAITING = "met", "late", "waiting"
_LOOKS = {
    MET: ("circle-check", "ok"),
    LATE: ("circle-alert", "danger"),
    WAITING: ("clock", "warn"),
}


@dataclass(frozen=True)
class Clock:
    """One line: what, by which day, how it stands, and the rule with its source."""

    what: str
    due: date | None
    state: str
    words: str
    rule: str


def state_of(due: date | None, met_on: date | None) -> str:
    """Met, late or waiting."""
    if met_on is not None:
        return MET
    return LATE if due is not None and due < clock.today() else WAITING


def day_words(day: date) -> str:
    """A day as people say it: with its weekday."""
    return format_date(day, "EEEE d MMMM y")


def clock_line(one: Clock) -> QWidget:
    """The line with its icon; read out as one sentence."""
    made = QWidget()
    line = row(made, spacing=10)
    icon, tone = _LOOKS[one.state]
    line.addWidget(theme.IconLabel(icon, tone, 20), alignment=Qt.AlignmentFlag.AlignTop)
    texts = column(spacing=1)
    what = one.what if one.due is None else f"{one.what}: {day_words(one.due)}"
    texts.addWidget(Text(what, "strong"))
    texts.addWidget(Text(one.words))
    if one.rule:
        texts.addWidget(Text(one.rule, "small"))
    line.addLayout(texts, 1)
    made.setAccessibleName(". ".join(part for part in (what, one.words, one.rule) if part))
    return made


def rule_words(words: object, source: str) -> str:
    """The rule's own words and where they stand."""
    return _("{words} – {source}").format(words=str(words).capitalize(), source=source)
