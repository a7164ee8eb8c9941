"""Documents and history of a case: who got what, who has a copy, versions, what was put off."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk.domain.steps import Step
from sipdesk.gui import theme
from sipdesk.gui.guide.compared import STATES, ComparedCard
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.messages import fill
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.frames import Card, Chip, frame
from sipdesk.gui.widgets.layouts import Flow, clear, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date
from sipdesk.services import history, office
from sipdesk.services.history import Event, Given, Version


class HistoryPage(StepPage):
    """Read only; a paper is shown and printed again as it was handed out."""

    step = Step.CLOSE  # no field of this page is stored, so that no draft gets this name
    title = N_("Documents and history")
    lead = N_("What has been handed out stays as it was. Every look is logged.")

    def build(self) -> None:
        """Four cards; the rows are made when a case is shown."""
        self.given_card = Card(_("Who got what"), icon="file-text")
        self.versions_card = Card(_("Versions of the plan, and who has a copy"), icon="history")
        self.compared_card = ComparedCard()
        self.events_card = Card(_("Put off and handed over"), icon="clock")
        self.add(self.given_card, self.versions_card, self.compared_card, self.events_card)

    def set_shape(self, shape: str) -> None:
        """Nothing can be missing here."""
        super().set_shape(shape)
        self.missing_button.hide()

    def show_case(self, case: Any) -> None:
        """Read the register of what was handed out."""
        found = self.workspace.read(history.read_history, self.case_id)
        nothing = _("Nothing has been handed out yet.")
        self._fill(self.given_card, [self._given(each) for each in found.given], nothing)
        nothing = _("There is no plan yet.")
        self._fill(self.versions_card, self._versions(case, found.versions), nothing)
        pack = self.workspace.read(
            office.pack_of_plan, case, case.plans[-1] if case.plans else None
        )
        self.compared_card.show_case(case, pack)
        self._fill(self.events_card, [_event(each) for each in found.events], "")
        self.events_card.setVisible(bool(found.events))

    def _fill(self, card: Card, rows: list[QWidget], nothing: str) -> None:
        clear(card.body)
        for each in rows or [Text(nothing, "secondary")]:
            card.add(each)

    def _given(self, data: Given) -> QWidget:
        day = format_date(data.on)
        title = data.title
        if data.version:
            title = _("{paper}, version {n}").format(paper=data.title, n=data.version)
        facts = [_("To {name}, {day}").format(name=data.recipient, day=day)]
        if data.how:
            facts.append(data.how)
        if data.by:
            facts.append(_("by {name}").format(name=data.by))
        if data.copy_number:
            facts.append(_("copy {n}").format(n=data.copy_number))
        made = _Row("file-text", title, " · ".join(facts), data.basis)
        if data.paper_id is not None:
            paper_id = data.paper_id
            made.offer(
                _("Show the paper"),
                f"{title}, {facts[0]}",
                lambda: self._show(paper_id, data.title),
            )
        return made

    def _versions(self, case: Any, versions: tuple[Version, ...]) -> list[QWidget]:
        """Newest first; each but the first leads to how it differs from the one before."""
        plans = {plan.version: plan for plan in case.plans}
        found: list[QWidget] = []
        for data in versions:
            made = _version(data)
            plan, before = plans[data.number], plans.get(data.number - 1)
            if plan.is_registered:
                about = _("Show the scan")
                made.offer(about, made.title, partial(self._show_scan, plan.id))
            if before is not None:
                text = _("Compare with version {n}").format(n=before.version)
                made.offer(text, made.title, partial(self._compare, before.id, plan.id))
            found.append(made)
        return found

    def _compare(self, before: UUID, after: UUID) -> None:
        self.compared_card.choose(before, after)
        self.page.reveal(self.compared_card)

    def _show_scan(self, plan_id: UUID) -> None:
        from sipdesk.gui.dialogs.scan import show_scan

        show_scan(self.workspace, self.case_id, plan_id, self.window())

    def _show(self, paper_id: UUID, title: str) -> None:
        from sipdesk.gui.dialogs.paper_again import show_paper

        name = f"SIP {self.case.number} {title}"
        show_paper(self.workspace, self.case_id, paper_id, name, self.window())


class _Row(QWidget):
    """An icon, a title with perhaps a chip, small lines, perhaps a button."""

    def __init__(self, icon: str, title: str, *lines: str) -> None:
        super().__init__()
        self.title = title
        self.setAccessibleName(". ".join(line for line in (title, *lines) if line))
        outer = column(self, spacing=0)
        outer.addWidget(frame("rule"))
        self._flow = Flow(spacing=10)
        texts = QWidget()
        beside = row(texts, spacing=10)
        mark = theme.IconLabel(icon, "accent", 20)
        beside.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        words = column(spacing=1)
        self.head = Flow(spacing=8)
        self.head.add(Text(title, "strong", wrap=False))
        words.addLayout(self.head)
        for line in lines:
            if line:
                words.addWidget(Text(line, "small"))
        beside.addLayout(words, 1)
        self._flow.add(texts, stretch=1, base=18)
        inner = column(spacing=0, margins=(0, 8, 0, 4))
        inner.addLayout(self._flow)
        outer.addLayout(inner)

    def offer(self, text: str, about: str, act: Callable[[], object]) -> None:
        """Put a button at the right."""
        self.button = secondary(text, small=True, about=about)
        self.button.clicked.connect(lambda: act())
        self._flow.add(self.button)


def _version(data: Version) -> _Row:
    words, tone, icon = STATES[data.state]
    day = format_date(data.finalised_on) if data.finalised_on else ""
    made_on = _("Finalised {day} by {name}").format(day=day, name=data.finalised_by) if day else ""
    copies = ", ".join(
        _("{name} (copy {n})").format(name=name, n=number) for name, number in data.holders
    )
    holders = _("Have a copy: {names}.").format(names=copies) if copies else _("Nobody has a copy.")
    packs = _("Rule packs: {packs}").format(packs=", ".join(data.packs)) if data.packs else ""
    title = _("Version {n}").format(n=data.number)
    made = _Row("file-check", title, made_on, holders, packs)
    made.head.add(Chip(_(words), tone, icon))
    return made


def _event(data: Event) -> QWidget:
    facts = [format_date(data.at)]
    if data.by:
        facts.append(_("by {name}").format(name=data.by))
    return _Row("clock", fill(data.text, data.values), " · ".join(facts), data.reason)
