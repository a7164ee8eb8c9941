"""Around coercive care: LOB and SMADIT, the report under LVM, the acts, and care afterwards."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QFrame, QWidget

from sipdesk.domain import facts
from sipdesk.domain.model import AfterCareArea, TriggerKind
from sipdesk.domain.rules import coercive as rules
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm, Rows, Section, bind, needed_day, on_day
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import CheckField, SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column, left_to_right, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, language
from sipdesk.services import coercive, needs

_AREAS = {
    AfterCareArea.HOUSING: N_("Housing"),
    AfterCareArea.OCCUPATION: N_("Work or education"),
    AfterCareArea.SUPPORT: N_("Personal support"),
}


class CoercivePage(StepPage):
    """Text, days and decisions; a SIP is voluntary also during coercive care."""

    step: ClassVar[Step] = Step.NEED
    title: ClassVar[str] = N_("Coercive care")
    lead: ClassVar[str] = N_("LOB, SMADIT and coercive care. The plan itself is always voluntary.")

    def build(self) -> None:
        """What came first in time stands first."""
        self.triggers = TriggerSection(self, _("LOB and SMADIT"), icon="flag")
        self.report = ReportSection(self, _("Report under LVM"), icon="bell")
        self.acts = ActsSection(self, _("Coercive care that goes on"), icon="shield-alert")
        self.after = AfterSection(self, _("After LVM care"), icon="house")
        self.sections = (self.triggers, self.report, self.acts, self.after)
        self.add(*self.sections)

    def show_case(self, case: Any) -> None:
        """Let each card show its piece."""
        for section in self.sections:
            section.show_case(case)

    def set_shape(self, shape: str) -> None:
        """What is missing stands in the page itself."""
        super().set_shape(shape)
        self.missing_button.hide()


class TriggerSection(Section):
    """Somebody was taken care of, or met in SMADIT: a reason to offer a SIP."""

    def build(self) -> None:
        """One row for each; two buttons for a new one."""
        pack = self.page.workspace.look(self.page.case_id)[1]
        for key in ("coercion.lob", "coercion.smadit"):
            if text := str(pack.rule_text(key)):
                self.add(Text(text, "small"))
        self.rows = Rows(self.page, partial(TriggerRow, self.page))
        self.lob_button = secondary(_("Note LOB"), "plus")
        self.smadit_button = secondary(_("Note SMADIT"), "plus")
        self.lob_button.clicked.connect(partial(self._note, TriggerKind.LOB))
        self.smadit_button.clicked.connect(partial(self._note, TriggerKind.SMADIT))
        self.offer_band = Band("warn", "", act=_("To the offer"))
        self.offer_band.clicked.connect(
            lambda: self.page.asked.emit(Step.NEED.value, "offer", None)
        )
        self.add(self.rows, left_to_right(self.lob_button, self.smadit_button), self.offer_band)

    def _note(self, kind: TriggerKind) -> None:
        made = self.page.write(coercive.note_trigger, kind=kind)
        if made is not None:
            self.page.focus_field("medical", made.id)

    def show_case(self, case: Any) -> None:
        """Show each, and whether a SIP has been offered since."""
        self.rows.show_rows(case.triggers)
        waiting = [row for row in case.triggers if not rules.is_offered_after(case, row)]
        self.offer_band.setVisible(bool(waiting))
        if waiting:
            words = _("Offer a SIP after {kind}.").format(kind=waiting[0].kind.value)
            self.offer_band.say(words)


class TriggerRow(QFrame):
    """One time: assessed, sobered up, offered, and met again."""

    def __init__(self, page: StepPage, row: Any) -> None:
        super().__init__()
        self.setProperty("role", "inner")
        lines = column(self, spacing=8, margins=(14, 10, 14, 12))
        self.head_text = Text("", "strong")
        is_lob = row.kind is TriggerKind.LOB
        self.fields = [
            TextField("medical", _("Medical assessment: where and when?")),
            TextField("sobering", _("Where did the person sober up?")),
            TextField("offered", _("What was offered?")),
            DateField("contact_on", _("Later contact on")),
            TextField("contact_by", _("By whom?")),
        ]
        for field in self.fields:
            bind(
                page, field.name, field, partial(self._store, page, row.id, field.name), row=row.id
            )
        lines.addWidget(self.head_text)
        lines.addWidget(side_by_side(*self.fields[:2]))
        lines.addWidget(side_by_side(*self.fields[2:], base=12))
        self.fields[0].setVisible(is_lob)
        self.fields[1].setVisible(is_lob)

    @staticmethod
    def _store(page: StepPage, row_id: Any, name: str, value: Any) -> object:
        verb = coercive.change_trigger
        return page.workspace.write(verb, page.case_id, trigger_id=row_id, **{name: value})

    def show_row(self, row: Any) -> None:
        """Show what is stored."""
        self.head_text.setText(f"{row.kind.value} {on_day(row.on)}")
        for field in self.fields:
            field.set_value(getattr(row, field.name))


class ReportSection(Section):
    """The duty is *genast*: the program counts nothing and keeps the decision."""

    def build(self) -> None:
        """The law, the question and its answer."""
        pack = self.page.workspace.look(self.page.case_id)[1]
        for text in (str(pack.law.get("lvm_doctor", "")), str(pack.rule_text("coercion.report"))):
            if text:
                self.add(Text(text))
        self.told_text = Text("", "strong")
        self.answer_segments = SegmentedField(
            "is_reported",
            _("May somebody need care under LVM?"),
            [(True, _("A report is made")), (False, _("No report"))],
            _("The duty is “at once”. The program sends nothing by itself."),
        )
        self.reason_edit = LongTextField("reason", _("Why is no report made?"), lines=1)
        self.on_edit = DateField("reported_on", _("Reported on"))
        fields = (self.answer_segments, self.reason_edit, self.on_edit)
        self.form = DraftForm(self.page, "report", *fields)
        self.button = secondary(_("Keep the decision"), "check")
        self.button.clicked.connect(self._keep)
        self.answer_segments.edited.connect(self._shape)
        self.add(self.told_text, *fields, self.button)
        self._shape()

    def _shape(self) -> None:
        answer = self.answer_segments.value()
        self.reason_edit.setVisible(answer is False)
        self.on_edit.setVisible(answer is True)

    def _keep(self) -> None:
        if self.answer_segments.value() is None:
            self.answer_segments.set_error(_("Choose an answer."))
            self.answer_segments.setFocus()
            return
        self.form.store(coercive.decide_report)
        self._shape()

    def show_case(self, case: Any) -> None:
        """Show the latest decision."""
        latest: Any = facts.last(case.coercion_reports)
        self.told_text.setVisible(latest is not None)
        if latest is None:
            return
        if latest.is_reported:
            words = _("Reported {day} by {name}.")
            told = words.format(day=on_day(latest.reported_on), name=latest.by)
        else:
            words = _("No report, decided {day} by {name}: {reason}")
            told = words.format(day=on_day(latest.on), name=latest.by, reason=latest.reason)
        self.told_text.setText(told)


class ActsSection(Section):
    """The acts under which somebody is in care, from when to when."""

    def build(self) -> None:
        """A row for each, and a button for each act."""
        pack = self.page.workspace.look(self.page.case_id)[1]
        for key in ("coercion.lvm", "coercion.keep"):
            if text := str(pack.rule_text(key)):
                self.add(Text(text, "small"))
        self.rows = Rows(self.page, partial(ActRow, self.page))
        self.buttons = {act: secondary(act, "plus", small=True) for act in coercive.ACTS}
        for act, made in self.buttons.items():
            full = str(pack.law.get(f"act_{act.lower()}", act))
            made.setAccessibleName(_("Note {act}").format(act=full))
            made.clicked.connect(partial(self.page.write, needs.note_coercion, act=act))
        self.add(self.rows, Text(_("Note care under"), "label"))
        self.add(left_to_right(*self.buttons.values()))

    def show_case(self, case: Any) -> None:
        """Show what is noted."""
        self.rows.show_rows(case.coercions)


class ActRow(QFrame):
    """One act and its days."""

    def __init__(self, page: StepPage, row: Any) -> None:
        super().__init__()
        self.setProperty("role", "inner")
        lines = column(self, spacing=6, margins=(14, 10, 14, 12))
        law = page.workspace.look(page.case_id)[1].law
        lines.addWidget(Text(str(law.get(f"act_{row.act.lower()}", row.act)), "strong"))
        self.fields = [DateField("from_on", _("From")), DateField("ended_on", _("Ended"))]
        for field in self.fields:
            bind(
                page, field.name, field, partial(self._store, page, row.id, field.name), row=row.id
            )
        lines.addWidget(side_by_side(*self.fields))

    @staticmethod
    def _store(page: StepPage, row_id: Any, name: str, value: Any) -> object:
        if name == "from_on":
            needed_day(value, name)
        verb = coercive.change_coercion
        return page.workspace.write(verb, page.case_id, coercion_id=row_id, **{name: value})

    def show_row(self, row: Any) -> None:
        """Show the days."""
        for field in self.fields:
            field.set_value(getattr(row, field.name))


class AfterSection(Section):
    """The checklist of LVM 30 §; it can be prepared while the care goes on."""

    def build(self) -> None:
        """Three areas, each with what is arranged and by whom."""
        pack = self.page.workspace.look(self.page.case_id)[1]
        text, source = (
            str(pack.rule_text("coercion.aftercare")),
            pack.source("coercion.aftercare", language()),
        )
        self.add(Text(text), Text(_("Source: {source}").format(source=source), "small"))
        self.fields: dict[AfterCareArea, list[Any]] = {}
        for area, words in _AREAS.items():
            self.add(self._area(area, _(words)))
        note = _("The region's treatment in open care is written in the plan, as a row of its own.")
        self.add(Text(note, "small"))

    def _area(self, area: AfterCareArea, title: str) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=6)
        what = LongTextField("what", title, lines=1)
        by = TextField("by", _("Who arranges it?"))
        ready = DateField("ready_on", _("Ready on"))
        skip = CheckField("is_not_needed", _("Not needed"))
        for field in (by, ready, skip):
            field.control.setAccessibleName(f"{title}: {field.label.text() or _('Not needed')}")
        self.fields[area] = [what, by, ready, skip]
        for field in self.fields[area]:
            self.bind(field.name, field, partial(self._store, area, field.name), row=area.value)
        lines.addWidget(what)
        lines.addWidget(side_by_side(by, ready, skip, base=11))
        return made

    def _store(self, area: AfterCareArea, name: str, value: Any) -> object:
        return self.write(coercive.write_after_care, area=area, **{name: value})

    def show_case(self, case: Any) -> None:
        """Show the list when there is LVM care, now or before."""
        self.setVisible(rules.is_under_lvm(case))
        known = {row.area: row for row in case.after_care}
        for area, fields in self.fields.items():
            for field in fields:
                field.set_value(getattr(known.get(area), field.name, None))
