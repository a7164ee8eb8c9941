"""Everybody who must answer: each guardian and, from 15 years, the child; or a representative."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from sipdesk import clock
from sipdesk.domain import consents as rules
from sipdesk.domain import facts
from sipdesk.domain.model import ConsentForm, GiverKind
from sipdesk.gui import theme
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.consent_secrecy import SecrecyForm
from sipdesk.gui.guide.section import DraftForm, Rows, Section, bind, on_day
from sipdesk.gui.widgets.buttons import quiet, secondary
from sipdesk.gui.widgets.choices import CheckField, YesNoField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band, Chip
from sipdesk.gui.widgets.layouts import clear, column, row, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _
from sipdesk.services import consents, people
from sipdesk.services.grounds import list_heard

_STANDING = {
    rules.Standing.NONE: (N_("Has not answered"), "neutral", "circle-dashed"),
    rules.Standing.REFUSED: (N_("Has said no"), "danger", "x"),
    rules.Standing.WITHDRAWN: (N_("Has taken it back"), "danger", "undo-2"),
    rules.Standing.EXPIRED: (N_("Has ended"), "danger", "clock"),
    rules.Standing.VALID: (N_("Has said yes"), "ok", "check"),
}


class GiversSection(Section):
    """Shown when the person is a child, or somebody else speaks for the person."""

    def build(self) -> None:
        """A band when they do not agree, the rows, and how to add one."""
        self.split_band = Band("danger", icon="users")
        self.rows = Rows(self.page, partial(GiverRow, self.page), spacing=8)
        self.add_button = secondary(_("Add a guardian"), "plus", small=True)
        self.add_button.clicked.connect(self._add)
        self.head.addWidget(self.add_button)
        self.law_text = Text("", "small")
        self.add(self.split_band, self.rows, self.law_text)

    def _add(self) -> None:
        made = self.page.write(people.add_guardian)
        if made is not None and isinstance(widget := self.rows.by_id.get(made.id), GiverRow):
            widget.set_open(True)

    def first_giver(self, case: Any) -> tuple[GiverKind, Any]:
        """Whose answers are shown at first: the first who must answer."""
        found = rules.answers(case, clock.today())
        return (found[0].kind, found[0].giver_id) if found else (GiverKind.PERSON, None)

    def show_case(self, case: Any) -> None:
        """Show each who must answer, and what they have answered."""
        minor = facts.is_minor(case, clock.today())
        people_ = (*case.person.guardians, *case.person.representatives)
        self.setVisible(minor or bool(people_))
        self.add_button.setVisible(minor)
        found = rules.answers(case, clock.today())
        rows = list(people_)
        if any(each.kind is GiverKind.PERSON for each in found) and rows:
            rows.append(case.person)
        self.rows.show_rows(rows)
        refused = [each for each in found if each.standing is rules.Standing.REFUSED]
        self.split_band.setVisible(bool(refused) and len(found) > 1)
        self.law_text.setVisible(minor)
        self.law_text.setText(self._law() if minor else "")
        law = self.page.pack.law["guardians_together"]
        self.split_band.say(
            _("One has said no"),
            _(
                "The plan cannot be made final: all who decide must say yes ({law}). "
                "The case is open. Choose a day to ask again."
            ).format(law=law),
        )

    def _law(self) -> str:
        """What the law says of guardians, as information."""
        law = self.page.pack.law
        return _(
            "Guardians decide in the child's personal matters and heed the child's will more and "
            "more as it grows ({decide}). They decide together ({together}). In some cases the "
            "social services board may decide with the yes of one of them ({without}). "
            "A SIP is not among those. Ask a lawyer when in doubt."
        ).format(
            decide=law["guardians_decide"],
            together=law["guardians_together"],
            without=law["guardians_without_one"],
        )


class GiverRow(QFrame):
    """One who answers: state, the answer, and for a guardian the contact and the secrecy test."""

    def __init__(self, page: StepPage, person: Any) -> None:
        super().__init__()
        self.setProperty("role", "inner")
        self.page, self.giver_id = page, person.id
        lines = column(self, spacing=8, margins=(14, 10, 14, 12))
        line = row(spacing=12)
        words = column(spacing=1)
        self.name_text, self.sub_text = Text("", "strong"), Text("", "small")
        words.addWidget(self.name_text)
        words.addWidget(self.sub_text)
        line.addLayout(words, 1)
        self.chip = Chip("")
        line.addWidget(self.chip, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.show_button = secondary(_("Show the answer"), small=True)
        self.change_button = quiet(_("Contact"), "pencil", small=True)
        line.addWidget(self.show_button, alignment=Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.change_button, alignment=Qt.AlignmentFlag.AlignVCenter)
        lines.addLayout(line)
        self.editor = self._editor()
        self.editor.hide()
        lines.addWidget(self.editor)
        self.show_button.clicked.connect(self._choose)
        self.change_button.clicked.connect(lambda: self.set_open(self.editor.isHidden()))

    def _editor(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=8)
        self.name_edit = TextField("name", _("Name"))
        self.phone_edit = TextField("phone", _("Phone"))
        self.address_edit = LongTextField("address", _("Address"), lines=1)
        self.protected_check = CheckField(
            "is_protected", _("The address is never shown to another guardian")
        )
        fields = (self.name_edit, self.phone_edit, self.address_edit, self.protected_check)
        for field in fields:
            bind(self.page, field.name, field, self._saver(field.name), row=self.giver_id)
        self.page.workspace.revealed.lets_go(self.phone_edit, self.address_edit)
        lines.addWidget(side_by_side(self.name_edit, self.phone_edit))
        lines.addWidget(self.address_edit)
        lines.addWidget(self.protected_check)
        self.secrecy = SecrecyForm(self.page, self.giver_id)
        lines.addWidget(self.secrecy)
        return made

    def _saver(self, name: str) -> Any:
        return lambda value: self.page.workspace.write(
            people.change_guardian, self.page.case_id, guardian_id=self.giver_id, **{name: value}
        )

    def _choose(self) -> None:
        page: Any = self.page
        page.choose((self._kind, None if self._kind is GiverKind.PERSON else self.giver_id))

    def set_open(self, is_open: bool) -> None:
        """Open or close name, address and test."""
        self.editor.setVisible(is_open)
        if is_open:
            self.name_edit.setFocus()

    def show_row(self, person: Any) -> None:
        """Show who it is and what the latest answer amounts to."""
        page: Any = self.page
        case = page.case
        guardians = {each.id for each in case.person.guardians}
        is_person = person.id == case.person.id
        minor = facts.is_minor(case, clock.today())
        is_guardian = person.id in guardians
        other = GiverKind.GUARDIAN if is_guardian else GiverKind.REPRESENTATIVE
        self._kind = GiverKind.PERSON if is_person else other
        hidden = is_person and facts.is_protected(case)
        name = _("The person") if hidden else person.name or _("No name yet")
        self.name_text.setText(name)
        words = {
            GiverKind.PERSON: _("The child's own answer") if minor else _("Answers in person"),
            GiverKind.GUARDIAN: _("Guardian"),
            GiverKind.REPRESENTATIVE: _("Representative"),
        }
        told = self._told(case, None if is_person else person.id)
        self.sub_text.setText(" · ".join(part for part in (words[self._kind], told) if part))
        self.chip.set_state(*self._state(case))
        self.change_button.setVisible(is_guardian)
        giver = (self._kind, None if is_person else person.id)
        is_shown = page.giver == giver
        self.show_button.setVisible(not is_shown)
        self.show_button.setAccessibleName(f"{self.show_button.text()}, {name}")
        theme.restyle(self, chosen="true" if is_shown else "false")
        if is_guardian:
            fields = (self.name_edit, self.phone_edit, self.address_edit, self.protected_check)
            revealed = page.workspace.revealed
            for field in fields:
                if field in (self.phone_edit, self.address_edit):
                    field.set_value(revealed.value(person, field.name))
                    revealed.say(field, case, person)
                else:
                    field.set_value(getattr(person, field.name))
            self.secrecy.show_case(case)

    def _told(self, case: Any, giver_id: Any) -> str:
        """How and when the latest answer came, and the reason of a no."""
        rows = [
            row
            for row in case.consents
            if row.given_on and (row.giver_kind, row.giver_id) == (self._kind, giver_id)
        ]
        if not rows:
            return ""
        latest = max(rows, key=lambda row: (row.given_on, row.number))
        forms = {ConsentForm.ORAL: _("Orally"), ConsentForm.WRITTEN: _("In writing")}
        words = (forms.get(latest.form, ""), on_day(latest.given_on))
        told = " ".join(word for word in words if word)
        if latest.refusal_reason:
            told = _("{told}: “{reason}”").format(told=told, reason=latest.refusal_reason)
        return told

    def _state(self, case: Any) -> tuple[str, str, str]:
        wanted = None if self._kind is GiverKind.PERSON else self.giver_id
        for each in rules.answers(case, clock.today()):
            if each.giver_id == wanted:
                text, tone, icon = _STANDING[each.standing]
                return _(text), tone, icon
        return _("Need not answer"), "neutral", ""


class VoiceSection(Section):
    """What the child says; listened to always, and no consent."""

    def build(self) -> None:
        """What was said before, and a form for the next time."""
        self.heard = QWidget()
        self.heard_lines = column(self.heard, spacing=6)
        self.words_edit = LongTextField("words", _("What the child says"))
        self.how_edit = LongTextField("how", _("How we asked"), _("Who, where and how."))
        self.wants_segments = YesNoField("wants_sip", _("Does the child want a plan?"))
        self.form = DraftForm(self.page, "voice", self.words_edit, self.how_edit)
        self.page.register(self.wants_segments, "voice")
        self.store_button = secondary(_("Note what the child said"), "check", small=True)
        self.store_button.clicked.connect(self._store)
        self.add(self.heard, side_by_side(self.words_edit, self.how_edit))
        self.add(self.wants_segments, self.store_button)

    def _store(self) -> None:
        wants = self.wants_segments.value()
        if self.form.store(consents.hear_child, wants_sip=wants) is not None:
            self.wants_segments.reset(None)

    def show_case(self, case: Any) -> None:
        """Show what the child has said."""
        minor = facts.is_minor(case, clock.today())
        self.setVisible(minor)
        clear(self.heard_lines)
        rows = self.page.workspace.read(list_heard, case.id) if minor else []
        for each in rows:
            self.heard_lines.addWidget(Text(f"“{each.words}”" if each.words else "", "quote"))
            self.heard_lines.addWidget(Text(f"{on_day(each.on)} · {each.how}", "small"))
        self.heard.setVisible(bool(rows))
