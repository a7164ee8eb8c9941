"""One need on the wall: what the person says, who does what, and who has nothing to do."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from sipdesk.domain import facts
from sipdesk.domain.model import Case, Intervention, Need, Owner, Plan
from sipdesk.gui import theme
from sipdesk.gui.guide.pages.call_row import ICONS
from sipdesk.gui.meeting.row_writer import RowWriter, goals_of
from sipdesk.gui.meeting.slide import Slide, own_name, plan_of
from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.buttons import quiet, secondary
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.frames import Card, frame, rule
from sipdesk.gui.widgets.layouts import clear, column, left_to_right, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _, format_date
from sipdesk.services import plans

_HUES = {Owner.KOMMUN: "kommun", Owner.REGION: "region", Owner.OTHER: "annan", Owner.PERSON: "jag"}
_SIGNS = {"annan": "handshake", "jag": "user"}


class NeedSlide(Slide):
    """A need of the plan. Words are written as they are said; Ctrl+Enter writes a row."""

    def __init__(self, workspace: Any, case_id: UUID, need_id: UUID) -> None:
        self.need_id = need_id
        super().__init__(workspace, case_id)

    def build(self) -> None:
        """The words, the rows, the two acts, and the fields that they open."""
        self.quotes = frame("own_words")
        self.quote_lines = column(self.quotes, spacing=6, margins=(14, 10, 14, 10))
        self.words = self._words()
        self.rows = Card()
        self.row_button = secondary(_("Write a new row"), "plus")
        self.read_button = secondary(_("Read out the goal"), "message-square-quote")
        self.words_button = quiet(_("Write it as it is said"), "pencil")
        self.writer = RowWriter(self, self.need_id)
        self.writer.hide()
        self.acts = left_to_right(self.row_button, self.read_button, self.words_button)
        self.add(self.quotes, self.words, self.rows, self.acts, self.writer)
        self.row_button.clicked.connect(self.write_row)
        self.read_button.clicked.connect(self.read_out)
        self.words_button.clicked.connect(self._toggle_words)
        self.writer.closed.connect(self._close_writer)

    def _words(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=8)
        self.need_edit = LongTextField("words", _("What is said about this"), lines=1)
        self.goal_edit = LongTextField("text", _("The goal, in the person's own words"), lines=1)
        self.bind(
            "words",
            self.need_edit,
            lambda case: getattr(need_of(case, self.need_id), "words", ""),
            plans.change_need,
            row=self.need_id,
            need_id=self.need_id,
        )
        self.bind_custom("text", self.goal_edit, self._goal_text, self._save_goal, row=self.need_id)
        lines.addWidget(self.need_edit)
        lines.addWidget(self.goal_edit)
        made.hide()
        return made

    def _goal_text(self, case: Any) -> str:
        goals = goals_of(case, self.need_id)
        return goals[-1].text if goals else ""

    def _save_goal(self, field: Any) -> object:
        goals = goals_of(self.case, self.need_id)
        if goals:
            return self.workspace.write(
                plans.change_goal, self.case_id, goal_id=goals[-1].id, text=field.value()
            )
        return self.workspace.write(
            plans.add_goal,
            self.case_id,
            need_id=self.need_id,
            text=field.value(),
            is_own_words=True,
        )

    def _toggle_words(self) -> None:
        is_open = self.words.isHidden()
        self.flush()
        self.words.setVisible(is_open)
        self.words_button.setText(_("Done") if is_open else _("Write it as it is said"))
        (self.need_edit if is_open else self.words_button).setFocus()

    def write_row(self) -> None:
        """Open the fields of a row; when they are filled in, store it and begin the next."""
        if not self.may_write():
            return
        if self.writer.isHidden():
            self.writer.show()
            self.writer.what_edit.setFocus()
            QTimer.singleShot(0, self.writer, self._reveal_writer)  # when it has its place
        else:
            self.writer.store()

    def _reveal_writer(self) -> None:
        self.page.reveal(self.writer.store_button)
        self.page.reveal(self.writer.what_edit)

    def _close_writer(self) -> None:
        self.writer.hide()
        self.row_button.setFocus()

    def spoken_goal(self) -> str:
        """The goals as they are read out, else what is said about the need."""
        texts = [goal.text.strip() for goal in goals_of(self.case, self.need_id)]
        need = need_of(self.case, self.need_id)
        return " ".join(filter(None, texts)) or (need.words if need else "")

    def read_out(self) -> None:
        """Let the goal alone stand on the wall while it is read aloud; once more shows the rows."""
        is_alone = not self.rows.isHidden()
        self.rows.setVisible(not is_alone)
        self.read_button.setText(_("Show the rows") if is_alone else _("Read out the goal"))
        announce(self, self.spoken_goal() if is_alone else "")

    def show_case(self, case: Any) -> None:
        """Show the need as it is stored now."""
        need = need_of(case, self.need_id)
        if need is None:
            return
        title = area_words(self.pack, need)
        self.title_label.setText(title)
        self.setAccessibleName(title)
        self._show_quotes(need)
        clear(self.rows.body)
        for place, line in enumerate(lines_of(case, need)):
            if place:
                self.rows.add(rule())
            self.rows.add(_line(*line))
        for button in (self.row_button, self.words_button):
            button.setVisible(self.may_write())
        self.read_button.setEnabled(bool(self.spoken_goal()))

    def _show_quotes(self, need: Need) -> None:
        clear(self.quote_lines)
        texts = [goal.text for goal in need.goals if goal.removed_at is None and goal.text.strip()]
        for text in texts or filter(str.strip, [need.words]):
            self.quote_lines.addWidget(Text(f"”{text}”", "quote"))
        self.quotes.setVisible(self.quote_lines.count() > 0)


Line = tuple[str, str, str, str, str]


def lines_of(case: Case, need: Need) -> Iterator[Line]:
    """Who, tone, icon, what and when of each row; then each principal that does nothing here."""
    seen = set()
    for goal in need.goals:
        if goal.removed_at is None:
            for entry in goal.interventions:
                if entry.removed_at is None:
                    seen.add(entry.owner)
                    yield (*who(case, entry), entry.what, when(entry, plan_of(case)))
    for owner, word in ((Owner.KOMMUN, _("The municipality")), (Owner.REGION, _("The region"))):
        if owner not in seen:
            yield word, _HUES[owner], ICONS_OF[owner], "", ""


ICONS_OF = {
    Owner.KOMMUN: "building-2",
    Owner.REGION: "stethoscope",
    Owner.OTHER: "handshake",
    Owner.PERSON: "user",
}


def who(case: Case, entry: Intervention) -> tuple[str, str, str]:
    """Who does it, with tone and icon."""
    if entry.owner is None:
        return _("Nobody yet"), "warn", "circle-dashed"
    hue, icon = _HUES[entry.owner], ICONS_OF[entry.owner]
    if entry.owner is Owner.PERSON:
        return own_name(case), hue, icon
    if entry.owner is Owner.OTHER:
        name = entry.unit.name if entry.unit else entry.named
        return name or _("Other"), hue, icon
    word = _("The municipality") if entry.owner is Owner.KOMMUN else _("The region")
    return word, hue, ICONS.get(entry.unit.principal, (icon, hue))[0] if entry.unit else icon


def when(entry: Intervention, plan: Plan | None) -> str:
    """By when, in few words."""
    if entry.is_ongoing:
        return _("ongoing")
    if entry.latest_on is None:
        return _("No date")
    same = plan is not None and plan.followup_on and plan.followup_on.year == entry.latest_on.year
    return format_date(entry.latest_on, "d MMMM" if same else "d MMMM y")


def _line(name: str, hue: str, icon: str, what: str, day: str) -> QWidget:
    made = QWidget()
    line = row(made, spacing=12)
    chip = frame("band")
    chip.setProperty("tone", hue)
    cell = row(chip, spacing=5, margins=(6, 5, 8, 5))
    cell.addWidget(theme.IconLabel(icon, hue, 16), alignment=Qt.AlignmentFlag.AlignVCenter)
    cell.addWidget(Text(name, "strong", tone=hue), 1)
    theme.fix(chip, width=160)
    line.addWidget(chip)
    text = Text(what or _("No intervention. Is that right?"), "body" if what else "secondary")
    line.addWidget(text, 1)
    line.addWidget(Text(day, "strong", wrap=False))
    made.setAccessibleName(". ".join(filter(None, (name, text.text(), day))))
    return made


def need_of(case: Any, need_id: UUID) -> Need | None:
    """A need of the case by its id, or None."""
    for plan in case.plans if case else ():
        for need in facts.needs(plan):
            if need.id == need_id:
                return need
    return None


def area_words(pack: Any, need: Need) -> str:
    """The area of a need in words, else that it is not sorted yet."""
    return str(pack.area(need.area).label) if need.area else _("A need")
