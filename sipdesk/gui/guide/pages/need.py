"""Step 1, Behov: who asked, the children, the judgements, the offer and its answer."""

from typing import Any, ClassVar

from sipdesk import clock
from sipdesk.domain import facts
from sipdesk.domain.model import Principal, Role
from sipdesk.domain.steps import Step
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.need_children import ChildrenSection
from sipdesk.gui.guide.pages.need_inquiry import InquirySection
from sipdesk.gui.guide.pages.need_judgement import JudgementSection
from sipdesk.gui.guide.pages.need_language import LanguageSection
from sipdesk.gui.guide.pages.need_notes import NotesSection
from sipdesk.gui.guide.pages.need_offer import OfferSection
from sipdesk.gui.guide.pages.need_person import PersonSection
from sipdesk.gui.guide.pages.need_tracks import TracksSection
from sipdesk.gui.guide.section import Section, needed_day
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.layouts import side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, language, ngettext
from sipdesk.services import needs

_ROLES = {
    Role.PRINCIPAL: N_("Municipality or region"),
    Role.PERSON: N_("The person"),
    Role.CLOSE_PERSON: N_("A close person"),
    Role.SCHOOL: N_("School or preschool"),
    Role.OTHER: N_("Somebody else"),
}


class NeedPage(StepPage):
    """Whether a plan is needed, and what the person answers to the offer."""

    step: ClassVar[Step] = Step.NEED
    title: ClassVar[str] = N_("Need")
    lead: ClassVar[str] = N_("Who asked for a plan, is one needed, and what does the person say?")

    def build(self) -> None:
        """Five cards in the order of the talk."""
        self.raised = RaisedSection(self, _("The question"))
        self.children_card = ChildrenSection(self, _("Children"))
        self.judgement = JudgementSection(self, _("Is a plan needed?"))
        self.offer = OfferSection(self, _("The offer"))
        self.language = LanguageSection(self, _("Language"))
        self.person = PersonSection(self, _("The person"))
        self.inquiry = InquirySection(self, _("Under inquiry"))
        self.tracks = TracksSection(self, _("Placement, discharge, coercive care"))
        self.notes = NotesSection(self, _("Only for staff"))
        self.sections: list[Section] = [
            self.raised,
            self.children_card,
            self.judgement,
            self.offer,
            self.language,
            self.person,
            self.inquiry,
            self.tracks,
            self.notes,
        ]
        self.add(*self.sections)

    def show_case(self, case: Any) -> None:
        """Let each card show its piece."""
        for section in self.sections:
            section.show_case(case)

    def focus_field(self, name: str, row: object = None) -> bool:
        """An offer that is not noted yet begins with its button; the person's card is opened."""
        if name in ("offer", "answer") and not self.case.offers:
            self.offer.offer_button.setFocus()
            self.page.reveal(self.offer.offer_button)
            return True
        if name == "inquiry":
            self.inquiry.take_focus()
            self.page.reveal(self.inquiry)
            return True
        if name == "offer":
            return super().focus_field("ask_again_on", "answer")
        if name == "no_letters_home":
            if not self.person.open():
                self.person.open_button.setFocus()
                self.page.reveal(self.person)
                return True
            row = "person"
        return super().focus_field(name, row)


class RaisedSection(Section):
    """Who asked whether a plan is needed, when and why, and how long ago that was."""

    def build(self) -> None:
        """The role first: the other fields come with it."""
        self.role_segments = SegmentedField(
            "by_role", _("Who asked?"), [(role, _(words)) for role, words in _ROLES.items()]
        )
        self.principal_segments = SegmentedField(
            "principal",
            _("Which principal?"),
            [(Principal.KOMMUN, _("Municipality")), (Principal.REGION, _("Region"))],
        )
        self.by_edit = TextField("by", _("Name and unit"))
        self.on_edit = DateField("on", _("When?"))
        self.why_edit = LongTextField("why", _("Why?"), _("In a few words, as it was said."))
        self.line = side_by_side(self.by_edit, self.on_edit)
        self.elapsed_text, self.source_text = Text("", "body"), Text("", "small")
        for field in (self.role_segments, self.principal_segments, self.by_edit):
            self.bind(field.name, field, self._saver(field.name), row="raised")
        self.bind("on", self.on_edit, self._saver("on"), row="raised")
        self.bind("why", self.why_edit, self._saver("why"), row="raised")
        self.add(self.role_segments, self.principal_segments, self.line, self.why_edit)
        self.add(self.elapsed_text, self.source_text)

    def _saver(self, name: str) -> Any:
        def save(value: Any) -> object:
            if name == "on":
                needed_day(value, name)
            row = facts.last(self.page.case.needs_raised)
            if row is None:
                return self.write(needs.raise_need, **{name: value})
            return self.write(needs.change_need_raised, need_raised_id=row.id, **{name: value})

        return save

    def show_case(self, case: Any) -> None:
        """Show the latest time that somebody asked, and the days since the first."""
        row: Any = facts.last(case.needs_raised)
        self.role_segments.set_value(row.by_role if row else None)
        for field in (self.principal_segments, self.by_edit, self.on_edit, self.why_edit):
            field.set_value(getattr(row, field.name) if row else None)
        self.principal_segments.setVisible(bool(row) and row.by_role is Role.PRINCIPAL)
        for widget in (self.line, self.why_edit, self.elapsed_text, self.source_text):
            widget.setVisible(row is not None)
        if row is not None:
            self._count(case)

    def _count(self, case: Any) -> None:
        pack = self.page.pack
        days = (clock.today() - min(row.on for row in case.needs_raised)).days
        passed = _("The need was noted today.") if days == 0 else _passed(days)
        rule = pack.deadline("sip.start")
        words = _("The law says “{words}” but gives no number of days.").format(
            words=rule.words if rule else pack.law["without_delay"]
        )
        self.elapsed_text.setText(f"{passed} {words}")
        self.source_text.setText(
            _("Source: {source}").format(source=pack.source("sip.start", language()))
        )


def _passed(days: int) -> str:
    return ngettext(
        "{n} day has passed since the need was noted.",
        "{n} days have passed since the need was noted.",
        days,
    ).format(n=days)
