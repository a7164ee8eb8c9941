"""The children question, which cannot be skipped, and the decision on a report of concern."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from sipdesk.domain import facts
from sipdesk.domain.model import Answer, Concern
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import Rows, Section, bind, on_day
from sipdesk.gui.widgets.buttons import accent, icon_button
from sipdesk.gui.widgets.choices import CheckField, SegmentedField, YesNoField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.layouts import column, row, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import needs, people

_CONCERNS = [
    (Concern.REPORTED, N_("Reported")),
    (Concern.NO_SUSPICION, N_("No suspicion")),
    (Concern.CONSULTING_TODAY, N_("Consulting today")),
]


class ChildrenSection(Section):
    """Are there children, who are they, and how are they?"""

    def build(self) -> None:
        """The question first; the children come with a yes."""
        self.answer_segments = YesNoField(
            "children",
            _("Does the person have children, or live with children?"),
            values=(Answer.YES, Answer.NO, Answer.UNKNOWN),
        )
        self.bind("children", self.answer_segments, self._answer)
        self.unknown_text = Text(_("Ask again. The question stays on the list until then."), "hint")
        self.rows = Rows(self.page, partial(ChildRow, self.page), spacing=10)
        self.add_button = accent(_("Add a child"), "plus")
        self.add_button.clicked.connect(self._add)
        self.circumstances = QWidget()
        lines = column(self.circumstances, spacing=4)
        lines.addWidget(Text(_("Does any of this hold for a parent, or another adult at home?")))
        self.checks: dict[str, CheckField] = {}
        for each in self.page.workspace.look(self.page.case_id)[1].hsl_circumstances:
            check = CheckField(each.code, str(each.label))
            self.bind("hsl", check, self._circumstance, row=each.code)
            self.checks[each.code] = check
            lines.addWidget(check)
        lines.addWidget(
            Text(_("Then the child needs information, advice and support of its own."), "hint")
        )
        self.add(self.answer_segments, self.unknown_text, self.rows, self.add_button)
        self.add(self.circumstances)

    def _answer(self, value: Answer) -> object:
        return self.write(needs.answer_children, answer=value, hsl_circumstances=self._ticked())

    def _circumstance(self, _value: bool) -> object:
        return self._answer(Answer.YES)

    def _ticked(self) -> list[str]:
        return [code for code, check in self.checks.items() if check.value()]

    def _add(self) -> None:
        made = self.page.write(people.add_child)
        if made is not None:
            self.page.focus_field("given", made.id)

    def show_case(self, case: Any) -> None:
        """Show the latest answer and every child."""
        answer = facts.last(case.children_answers)
        self.answer_segments.set_value(answer.answer if answer else None)
        is_yes = answer is not None and answer.answer is Answer.YES
        self.unknown_text.setVisible(answer is not None and answer.answer is Answer.UNKNOWN)
        children = case.person.children
        self.rows.show_rows(children if is_yes or children else [])
        self.add_button.setVisible(is_yes)
        self.circumstances.setVisible(is_yes)
        ticked = answer.hsl_circumstances if answer else []
        for code, check in self.checks.items():
            check.set_value(code in ticked)


class ChildRow(QFrame):
    """One child: who, where, and the decision on a report of concern."""

    def __init__(self, page: StepPage, child: Any) -> None:
        super().__init__()
        self.setProperty("role", "inner")
        self.page, self.child_id = page, child.id
        lines = column(self, spacing=10, margins=(14, 12, 14, 14))
        lines.addLayout(self._who())
        self.concern_segments = SegmentedField(
            "concern",
            _("Is there a reason to worry about the child?"),
            [(value, _(words)) for value, words in _CONCERNS],
            self._law(),
        )
        self.reason_edit = LongTextField("reason", _("Why is there no suspicion?"), lines=1)
        self.told_text = Text("", "small")
        bind(page, "concern", self.concern_segments, self._decide, row=self.child_id)
        bind(page, "reason", self.reason_edit, self._explain, row=self.child_id)
        for widget in (self.concern_segments, self.reason_edit, self.told_text):
            lines.addWidget(widget)

    def _law(self) -> str:
        pack = self.page.workspace.look(self.page.case_id)[1]
        words = _("A report is made {at_once} ({law}). The program sends nothing by itself.")
        return words.format(at_once=pack.law["concern_words"], law=pack.law["concern_short"])

    def _who(self) -> Any:
        line = row(spacing=8)
        self.given_edit = TextField("given", _("The child's name"))
        self.born_edit = DateField("born_on", _("Born"))
        self.lives_edit = TextField("lives", _("Lives with"))
        for field in (self.given_edit, self.born_edit, self.lives_edit):
            bind(self.page, field.name, field, self._saver(field.name), row=self.child_id)
        line.addWidget(side_by_side(self.given_edit, self.born_edit, self.lives_edit, base=11), 1)
        self.remove_button = icon_button("trash-2", _("Remove the child"))
        self.remove_button.clicked.connect(self._remove)
        line.addWidget(self.remove_button)
        return line

    def _saver(self, name: str) -> Any:
        return lambda value: self.page.workspace.write(
            people.change_child, self.page.case_id, child_id=self.child_id, **{name: value}
        )

    def _latest(self, case: Any) -> Any:
        return facts.last([row for row in case.concerns if row.child_id == self.child_id])

    def _decide(self, value: Concern) -> object:
        needs_reason = value is Concern.NO_SUSPICION
        self.reason_edit.setVisible(needs_reason)
        return self.page.workspace.write(
            needs.decide_concern,
            self.page.case_id,
            child_id=self.child_id,
            decision=value,
            by=self.page.workspace.actor.name,
            reason=self.reason_edit.value() if needs_reason else "",
        )

    def _explain(self, text: str) -> object:
        latest = self._latest(self.page.case)
        if latest is None or latest.decision is not Concern.NO_SUSPICION:
            self.concern_segments.is_dirty = True  # the decision waited for its reason
            return self.page.flush()
        return self.page.workspace.write(
            needs.change_concern, self.page.case_id, concern_id=latest.id, reason=text
        )

    def _remove(self) -> None:
        name, born, lives = (f.value() for f in (self.given_edit, self.born_edit, self.lives_edit))
        if self.page.write(people.remove_child, child_id=self.child_id) is None:
            return
        again = partial(self.page.write, people.add_child, given=name, born_on=born, lives=lives)
        self.page.offer_undo(_("The child is removed."), again)

    def show_row(self, child: Any) -> None:
        """Show the child, and the latest decision."""
        for field in (self.given_edit, self.born_edit, self.lives_edit):
            field.set_value(getattr(child, field.name))
        latest = self._latest(self.page.case)
        self.concern_segments.set_value(latest.decision if latest else None)
        shown = self.concern_segments.value() is Concern.NO_SUSPICION
        self.reason_edit.set_value(latest.reason if latest else "")
        self.reason_edit.setVisible(shown)
        self.told_text.setVisible(latest is not None)
        if latest is not None:
            told = _("Noted {day} by {name}.").format(day=on_day(latest.on), name=latest.by)
            self.told_text.setText(told)
