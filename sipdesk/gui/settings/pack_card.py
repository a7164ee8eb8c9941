"""A card for one rule pack: title, whether it is in force, who published it, its dates."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from sipdesk import clock
from sipdesk.domain.pack import Layer, Pack
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.frames import Chip
from sipdesk.gui.widgets.layouts import Flow, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date, ngettext

_SHOWN = ("days", "number")


@dataclass(frozen=True)
class PackState:
    """Whether a pack is in force: words, tone and icon of its chip."""

    words: str
    tone: str
    icon: str

    @classmethod
    def of(cls, layer: Layer, day: date, *, is_used: bool) -> "PackState":
        """The state on a day; `is_used`: new cases go by it."""
        if layer.valid_from > day:
            words = _("In force from {day}").format(day=format_date(layer.valid_from))
            return cls(words, "info", "calendar")
        if not layer.valid_on(day):
            if is_used:
                return cls(_("Not valid any more, but nothing newer exists"), "danger",
                           "circle-alert")  # fmt: skip
            return cls(_("Kept"), "info", "archive")
        if is_used:
            return cls(_("In force now"), "ok", "circle-check")
        return cls(_("Not used here"), "neutral", "")


class _Card(QFrame):
    """Title with chips, lines, buttons at the right."""

    asked = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        flow = Flow(spacing=12)
        texts = QWidget()
        self._words = column(texts, spacing=4)
        self.head = Flow(spacing=8)
        self.head.add(Text(title, "strong", wrap=False))
        self._words.addLayout(self.head)
        self.acts = QWidget()
        self._acts = Flow(self.acts, spacing=8)
        flow.add(texts, stretch=1, base=22)
        flow.add(self.acts)
        column(self, margins=(14, 12, 14, 12)).addLayout(flow)

    def say(self, *lines: str) -> None:
        """Add lines."""
        for line in lines:
            if line:
                self._words.addWidget(Text(line, "small"))

    def act(self, text: str, about: str) -> Any:
        """Add a button."""
        made = secondary(text, small=True, about=about)
        self._acts.add(made)
        return made


class PackCard(_Card):
    """A pack out of a file: shipped or imported."""

    def __init__(self, layer: Layer, state: PackState, file: Any = None, plans: int = 0) -> None:
        super().__init__(str(layer.title))
        self.layer = layer
        self.head.add(Chip(state.words, state.tone, state.icon))
        if not layer.verified:
            self.head.add(Chip(_("Not checked against its source"), "warn", "triangle-alert"))
        came = ""
        if file is not None:
            day = format_date(clock.local(file.recorded_at).date())
            came = _("Read in {day} by {name}.").format(day=day, name=file.by)
        made = ngettext(
            "{n} plan was made under it and is printed as it was then.",
            "{n} plans were made under it and are printed as they were then.",
            plans,
        )
        held = made.format(n=plans) if plans else ""
        self.say(f"{layer.publisher}. {came}".strip(), _dates(layer), held, str(layer.note))
        self.rules_button = self.act(_("Show the rules"), str(layer.title))
        self.rules_button.clicked.connect(self.asked)


class LocalCard(_Card):
    """The local layer: how much of it is empty, and what its numbers are."""

    save_asked = Signal()

    def __init__(self, place: str, pack: Pack) -> None:
        title = _("{place}, local routine").format(place=place) if place else _("Local routine")
        super().__init__(title)
        kinds = pack.setting_kinds.values()
        empty = sum(pack.setting(kind.name).is_empty for kind in kinds)
        if empty:
            words = ngettext("{n} field empty", "{n} fields empty", empty).format(n=empty)
            self.head.add(Chip(words, "warn", "circle-dashed"))
        numbers = [
            _("{name}: {value}.").format(name=kind.label, value=_value(pack, kind.name))
            for kind in kinds
            if kind.kind in _SHOWN
        ]
        numbers.append(_("The program never makes up a number of days."))
        self.say(_("You write it yourselves. It holds until you change it."), " ".join(numbers))
        self.routine_button = self.act(_("Open the routine"), title)
        self.save_button = self.act(_("Save as a file…"), title)
        self.routine_button.clicked.connect(self.asked)
        self.save_button.clicked.connect(self.save_asked)


def _value(pack: Pack, name: str) -> str:
    setting = pack.setting(name)
    return _("not decided") if setting.is_empty else str(setting.value)


def _dates(layer: Layer) -> str:
    what = {"national": _("Statute"), "child": _("Principles")}.get(layer.layer, _("Agreement"))
    if layer.valid_until is None:
        return _("{what} from {first}").format(what=what, first=layer.valid_from)
    return _("{what} {first} to {last}").format(
        what=what, first=layer.valid_from, last=layer.valid_until
    )
