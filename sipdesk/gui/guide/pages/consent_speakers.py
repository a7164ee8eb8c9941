"""Those who speak for the person: on what ground, what it covers, and what they may decide."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from sipdesk.domain.model import RepresentativeKind
from sipdesk.domain.problems import refuse
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import DraftForm, Rows, Section, bind
from sipdesk.gui.widgets.buttons import icon_button, link, secondary
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.fields import ChoiceField, TextField
from sipdesk.gui.widgets.layouts import column, row, side_by_side
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import N_, _, format_date
from sipdesk.services import people

KINDS = {
    RepresentativeKind.GOD_MAN: N_("God man"),
    RepresentativeKind.FORVALTARE: N_("Administrator (förvaltare)"),
    RepresentativeKind.FULLMAKT: N_("Power of attorney"),
    RepresentativeKind.FRAMTIDSFULLMAKT: N_("Lasting power of attorney"),
}
# PRA A6, as vardsamverkan.se tells it.
MAY_DECIDE = {
    RepresentativeKind.GOD_MAN: N_(
        "The person still decides. A god man needs the person's consent."
    ),
    RepresentativeKind.FORVALTARE: N_(
        "An administrator (förvaltare) does not decide in personal matters, such as health care or"
        " how to live."
    ),
    RepresentativeKind.FULLMAKT: N_(
        "It holds only while the person can understand what it is about."
    ),
    RepresentativeKind.FRAMTIDSFULLMAKT: N_(
        "It may cover a later time, when the person cannot decide."
    ),
}
_SOURCE = "vardsamverkan.se, Samtycke"


def may_decide(kind: RepresentativeKind | None) -> str:
    """What somebody with that ground may decide, with where it is from; nothing without one."""
    if kind is None:
        return ""
    source = _("Source: {source}").format(source=_SOURCE)
    return f"{_(MAY_DECIDE[kind])} {source}"


class SpeakersSection(Section):
    """Who speaks for the person; they answer in the person's place only on the path above."""

    def build(self) -> None:
        """The rows, and a form that is closed until it is asked for."""
        self.rows = Rows(self.page, partial(SpeakerRow, self.page), spacing=0)
        self.open_link = link(_("Add a representative"))
        self.open_link.clicked.connect(self._open)
        self.form = self._form()
        self.form.hide()
        self.add(self.rows, self.open_link, self.form)

    def _form(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=8)
        self.name_edit = TextField("name", _("Name"))
        self.kind_combo = ChoiceField(
            "kind", _("On what ground"), [(kind, _(words)) for kind, words in KINDS.items()]
        )
        self.mandate_edit = TextField("mandate", _("What the task covers"))
        self.document_edit = DateField("document_on", _("Day of the decision or document"))
        self.phone_edit = TextField("phone", _("Phone"))
        fields = (self.name_edit, self.mandate_edit, self.document_edit, self.phone_edit)
        self.fields = DraftForm(self.page, "representative", *fields)
        self.page.register(self.kind_combo, "representative")
        self.help_text = Text("", "hint")
        self.kind_combo.edited.connect(self._say_help)
        self.add_button = secondary(_("Add the representative"), "plus", small=True)
        self.add_button.clicked.connect(self._add)
        lines.addWidget(side_by_side(self.name_edit, self.kind_combo, base=14))
        lines.addWidget(self.help_text)
        lines.addWidget(side_by_side(*fields[1:], base=12))
        lines.addWidget(self.add_button)
        return made

    def _say_help(self) -> None:
        self.help_text.setText(may_decide(self.kind_combo.value()))
        self.help_text.setVisible(bool(self.help_text.text()))

    def _open(self) -> None:
        self.form.setVisible(self.form.isHidden())
        self._say_help()
        if not self.form.isHidden():
            self.name_edit.setFocus()

    def _add(self) -> None:
        if not self.name_edit.value().strip():
            self.name_edit.set_error(_("Write the name."))
            self.name_edit.setFocus()
            return
        kind = self.kind_combo.value()
        if kind is None:
            self.kind_combo.set_error(_("Choose on what ground."))
            return
        if self.fields.store(people.add_representative, kind=kind) is not None:
            self.kind_combo.reset(None)
            self.form.hide()

    def show_case(self, case: Any) -> None:
        """Show everybody who speaks for the person."""
        self.rows.show_rows(case.person.representatives)


class SpeakerRow(QFrame):
    """One representative: ground, what it covers, what they may decide."""

    def __init__(self, page: StepPage, speaker: Any) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.page, self.speaker_id = page, speaker.id
        lines = column(self, spacing=6, margins=(4, 8, 4, 10))
        line = row(spacing=10)
        words = column(spacing=1)
        self.name_text, self.sub_text = Text("", "strong"), Text("", "small")
        self.help_text = Text("", "small")
        for each in (self.name_text, self.sub_text, self.help_text):
            words.addWidget(each)
        line.addLayout(words, 1)
        self.change_button = icon_button("pencil", _("Change {name}").format(name=speaker.name))
        self.remove_button = icon_button("trash-2", _("Take away {name}").format(name=speaker.name))
        self.change_button.clicked.connect(self._toggle)
        self.remove_button.clicked.connect(self._remove)
        line.addWidget(self.change_button)
        line.addWidget(self.remove_button)
        lines.addLayout(line)
        self.edits = (
            TextField("name", _("Name")),
            TextField("mandate", _("What the task covers")),
            DateField("document_on", _("Day of the decision or document")),
            TextField("phone", _("Phone")),
        )
        for field in self.edits:
            save = partial(self._change, field.name)
            bind(page, field.name, field, save, row=self.speaker_id)
        page.workspace.revealed.lets_go(self.edits[3])
        self.editor = side_by_side(*self.edits, base=12)
        self.editor.hide()
        lines.addWidget(self.editor)

    def _toggle(self) -> None:
        self.page.flush()
        self.editor.setVisible(self.editor.isHidden())
        if not self.editor.isHidden():
            self.edits[0].setFocus()

    def _change(self, name: str, value: Any) -> object:
        if name == "name" and not value.strip():
            raise refuse("person.name.missing", "name", N_("Write the name."))
        return self.page.workspace.write(
            people.change_representative,
            self.page.case_id,
            representative_id=self.speaker_id,
            **{name: value},
        )

    def _remove(self) -> None:
        kept = {
            name: getattr(self._speaker, name)
            for name in ("name", "kind", "mandate", "document_on", "phone")
        }
        if (
            self.page.write(people.remove_representative, representative_id=self.speaker_id)
            is not None
        ):
            again = partial(self.page.write, people.add_representative, **kept)
            self.page.offer_undo(_("The representative is taken away."), again)

    def show_row(self, speaker: Any) -> None:
        """Show who it is and what the ground lets them decide."""
        self._speaker = speaker
        self.name_text.setText(speaker.name)
        day = format_date(speaker.document_on) if speaker.document_on else ""
        revealed = self.page.workspace.revealed
        phone = revealed.value(speaker, "phone")
        parts = (_(KINDS[speaker.kind]), speaker.mandate, day, phone)
        self.sub_text.setText(" · ".join(part for part in parts if part))
        self.help_text.setText(may_decide(speaker.kind))
        for field in self.edits[:3]:
            field.set_value(getattr(speaker, field.name))
        self.edits[3].set_value(phone)
        revealed.say(self.edits[3], self.page.case, speaker)
