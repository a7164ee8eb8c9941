"""The last slides: who does what, when we meet next, and the summary that is read aloud."""

from collections.abc import Iterator
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.gui.guide.pages.attendance import current_meeting
from sipdesk.gui.meeting.need import area_words, when, who
from sipdesk.gui.meeting.slide import Slide, given_name, plan_of
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.buttons import primary, secondary
from sipdesk.gui.widgets.dates import DateField, TimeField
from sipdesk.gui.widgets.fields import TextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow, clear, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date, format_time
from sipdesk.services import meetings, plans


class WhoSlide(Slide):
    """All rows of the plan by the one who answers for them."""

    title: ClassVar[str] = N_("Who does what")

    def build(self) -> None:
        """One card for each who does something."""
        self.empty_text = Text(_("No rows are written yet."))
        self.add(self.empty_text)
        self.cards: list[QWidget] = []

    def show_case(self, case: Any) -> None:
        """Show everybody with their rows."""
        for card in self.cards:
            self.body.removeWidget(card)
            card.deleteLater()
        self.cards = [_card(name, icon, rows) for (name, icon), rows in _by_owner(case).items()]
        self.add(*self.cards)
        self.empty_text.setVisible(not self.cards)


def _by_owner(case: Any) -> dict[tuple[str, str], list[str]]:
    plan = plan_of(case)
    found: dict[tuple[str, str], list[str]] = {}
    for entry in facts.interventions(plan) if plan else ():
        name, _hue, icon = who(case, entry)
        found.setdefault((name, icon), []).append(f"{entry.what} · {when(entry, plan)}")
    return found


def _card(name: str, icon: str, rows: list[str]) -> QWidget:
    card = Card(name, icon=icon)
    for text in rows:
        card.add(Text(text))
    return card


class NextSlide(Slide):
    """When and where the plan is followed up, and who calls to it (SoL 2025:400 10 kap. 9 §)."""

    title: ClassVar[str] = N_("Next meeting")

    def build(self) -> None:
        """The four facts of the next meeting."""
        fields = (
            DateField("followup_on", _("Day")),
            TimeField("followup_at", _("Begins")),
            TextField("followup_place", _("Place")),
            TextField("followup_caller", _("Who calls to it?")),
        )
        for field in fields:
            self.bind_custom(field.name, field, self._getter(field.name), self._save)
        self.edits = fields
        self.add(side_by_side(fields[0], fields[1]), fields[2], fields[3])

    def _getter(self, name: str) -> Any:
        return lambda _case: getattr(self.plan(), name, None)

    def _save(self, field: Any) -> object:
        said = {field.name: field.value()}  # beginning the plan shows the page anew
        if self.draft() is None:
            return None
        return self.workspace.write(plans.change_plan, self.case_id, **said)

    def show_case(self, case: Any) -> None:
        """A final version is read, not written in."""
        for field in self.edits:
            field.set_read_only(not self.may_write())


class SummarySlide(Slide):
    """The whole plan in sentences, to be read aloud and checked together."""

    title: ClassVar[str] = N_("Summary")

    def build(self) -> None:
        """The sentences, and the answer that they are right."""
        self.ask_text = Text(_("Read it aloud. Does everybody agree that it is right?"))
        self.card = Card()
        self.read_button = secondary(_("Read it out"), "message-square-quote")
        self.read_button.clicked.connect(lambda: announce(self, self.text(), at_once=True))
        self.right_button = primary(_("It is right. The meeting has been held"), "check")
        self.right_button.clicked.connect(self._hold)
        self.held_band = Band("ok", _("The meeting has been held and is part of the record."))
        acts = QWidget()
        flow = Flow(acts)
        flow.add(self.right_button)
        flow.add(self.read_button)
        self.add(self.ask_text, self.card, acts, self.held_band)

    def text(self) -> str:
        """The summary as it is read aloud."""
        return "\n".join(f"{head}. {words}" for head, words in sentences(self.case, self.pack))

    def _hold(self) -> None:
        meeting = current_meeting(self.case)
        if meeting is not None and self.flush():
            self.write(meetings.hold_meeting, meeting_id=meeting.id)

    def show_case(self, case: Any) -> None:
        """Show the sentences as the plan stands now."""
        clear(self.card.body)
        for head, words in sentences(case, self.pack):
            self.card.add(Text(head, "strong"), Text(words))
        meeting = current_meeting(case)
        is_held = meeting is not None and meeting.is_held
        has_come = meeting is not None and (meeting.on is None or meeting.on <= clock.today())
        self.right_button.setVisible(has_come and not is_held)
        self.held_band.setVisible(is_held)


def sentences(case: Any, pack: Any) -> Iterator[tuple[str, str]]:
    """Heading and words of each part of the summary; nothing internal is among them."""
    plan, name = plan_of(case), given_name(case)
    if plan is None:
        yield _("The plan"), _("Nothing is written yet.")
        return
    if plan.own_words.strip():
        head = _("This matters to {name}").format(name=name) if name else _("This matters to me")
        yield head, plan.own_words.strip()
    for need in facts.needs(plan):
        yield area_words(pack, need), " ".join(_of_need(case, need, plan))
    if plan.followup_on is not None:
        yield _("Next meeting"), _next(plan)


def _of_need(case: Any, need: Any, plan: Any) -> Iterator[str]:
    goals = [goal for goal in need.goals if goal.removed_at is None]
    for text in [goal.text.strip() for goal in goals if goal.text.strip()] or [need.words.strip()]:
        if text:
            yield f"”{text}”"
    for goal in goals:
        for entry in goal.interventions:
            if entry.removed_at is None:
                name = who(case, entry)[0]
                yield f"{name}: {entry.what} ({when(entry, plan)})."


def _next(plan: Any) -> str:
    day = format_date(plan.followup_on, "EEEE d MMMM y")
    time = _("at {time}").format(time=format_time(plan.followup_at)) if plan.followup_at else ""
    caller = plan.followup_caller.strip()
    calls = _("{name} calls to it.").format(name=caller) if caller else ""
    first = ", ".join(filter(None, (f"{day} {time}".strip(), plan.followup_place.strip())))
    return f"{first}. {calls}".strip()
