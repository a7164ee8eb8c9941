"""Any two versions of a plan beside each other, in words."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.domain import differences
from sipdesk.domain.difference_disputes import disputes
from sipdesk.domain.differences import Difference
from sipdesk.domain.model import Case, Plan, PlanState
from sipdesk.gui import theme
from sipdesk.gui.guide.difference_words import PARTS, difference_words
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.fields import ChoiceField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date

STATES = {
    PlanState.DRAFT: (N_("Draft"), "info", "circle-dot"),
    PlanState.FINAL: (N_("Final"), "ok", "circle-check"),
    PlanState.WORKING: (N_("Working plan"), "warn", "triangle-alert"),
}


class ComparedCard(Card):
    """Two versions are chosen; below stands what differs, part by part of the plan.

    The one with the lower number is always the one before, whichever is chosen first.
    """

    def __init__(self) -> None:
        note = _("Nothing is changed. Everything that a version keeps is compared.")
        super().__init__(_("Compare two versions"), note, icon="copy")
        self.first_choice = ChoiceField("first", _("Version"), empty=None)
        self.second_choice = ChoiceField("second", _("Compare with"), empty=None)
        line = QWidget()
        flow = Flow(line)
        for field in (self.first_choice, self.second_choice):
            flow.add(field, stretch=1, base=21)
            field.edited.connect(self._compare)
        self.add(line)
        said = theme.fix(QWidget(), max_width=theme.TEXT_COLUMN)
        self._said = column(said, spacing=4)
        beside = row(spacing=0)
        beside.addWidget(said, 1)
        beside.addStretch(0)
        self.body.addLayout(beside)
        self._plans: dict[UUID, Plan] = {}
        self._case: Any = None
        self._pack: Any = None

    def show_case(self, case: Case, pack: Any) -> None:
        """Offer the versions, newest first; the newest is compared with the one before it."""
        self._case, self._pack = case, pack
        ordered = sorted(case.plans, key=lambda plan: plan.version, reverse=True)
        is_new = set(self._plans) != {plan.id for plan in ordered}
        self._plans = {plan.id: plan for plan in ordered}
        self.setVisible(len(ordered) > 1)
        if len(ordered) < 2:
            return
        for field in (self.first_choice, self.second_choice):
            field.set_choices([(plan.id, _named(plan)) for plan in ordered])
        if is_new:
            self.first_choice.reset(ordered[1].id)
            self.second_choice.reset(ordered[0].id)
        self._show()

    def choose(self, first: UUID, second: UUID) -> None:
        """Compare these two, with the cursor where another can be chosen."""
        self.first_choice.reset(first)
        self.second_choice.reset(second)
        self._compare()
        self.first_choice.control.setFocus()

    def _compare(self) -> None:
        self._show()
        announce(self, self.told())

    def _show(self) -> None:
        clear(self._said)
        chosen = [self._plans.get(f.value()) for f in (self.first_choice, self.second_choice)]
        old, new = sorted(filter(None, chosen), key=lambda plan: plan.version)
        if old.id == new.id:
            self._said.addWidget(Text(_("Choose two different versions.")))
            return
        text = _("From version {before} to version {after}:")
        words = text.format(before=old.version, after=new.version)
        self._said.addWidget(Text(words, "strong"))
        found = differences.between(old, new, has_order=True)
        self._show_found([*found, *disputes(self._case, old, new)])

    def _show_found(self, found: list[Difference]) -> None:
        for part, words in PARTS.items():
            inside = [each for each in found if each.part is part]
            if inside:
                self._said.addWidget(Text(_(words), "label"))
            for each in inside:
                self._said.addWidget(self._told(*difference_words(each, self._pack)))
        if not found:
            self._said.addWidget(Text(_("Nothing differs.")))

    def _told(self, title: str, values: list[str]) -> QWidget:
        """A difference: what it is about, and below each value that has changed."""
        made = QWidget()
        lines = column(made, spacing=2, margins=(12, 0, 0, 0))
        if title:
            lines.addWidget(Text(title))
        inside = column(spacing=2, margins=(12 if title else 0, 0, 0, 0))
        for each in values:
            inside.addWidget(Text(each))
        lines.addLayout(inside)
        return made

    def told(self) -> str:
        """The lines below the choices, as one text."""
        items = (self._said.itemAt(n) for n in range(self._said.count()))
        widgets = [item.widget() for item in items if item is not None]
        return " ".join(text.text() for widget in widgets for text in _texts(widget))


def _texts(widget: QWidget | None) -> list[Text]:
    if isinstance(widget, Text):
        return [widget]
    return list(widget.findChildren(Text)) if widget is not None else []


def _named(plan: Plan) -> str:
    """The version with its state, and the day on which it was made final."""
    words = {"n": plan.version, "state": _(STATES[plan.state][0]).lower()}
    if plan.finalised_on is None:
        return _("Version {n}, {state}").format(**words)
    return _("Version {n}, {state} {day}").format(day=format_date(plan.finalised_on), **words)
