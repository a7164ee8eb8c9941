"""Internal notes read one by one before the register extract is given (GDPR art. 15; FL 10 §)."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import InternalNote
from sipdesk.gui.dialogs.dialog import Dialog
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import _, format_date
from sipdesk.services import cases, register_papers


class _Note(Card):
    """One note, and what is decided about it."""

    def __init__(self, note: InternalNote) -> None:
        super().__init__(format_date(note.on))
        self.note_id = note.id
        self.add(Text(note.text))
        choices = (
            (register_papers.GIVEN, _("It is given")),
            (register_papers.PARTLY, _("Part of it")),
            (register_papers.WITHHELD, _("It is not given")),
        )
        self.review_choice = SegmentedField("review", _("Is it given?"), choices)
        self.part_edit = LongTextField("shown_text", _("Which part is given"), lines=2)
        self.ground_edit = TextField("ground", _("Ground, section of the law"))
        self.number_edit = TextField("number", _("Number of the decision"))
        self.appeal_edit = TextField("appeal", _("How to appeal"))
        self._why = (self.ground_edit, self.number_edit, self.appeal_edit)
        self.fields = (self.review_choice, self.part_edit, *self._why)
        self.add(*self.fields)
        self.review_choice.edited.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        chosen = self.review_choice.value()
        self.part_edit.setVisible(chosen == register_papers.PARTLY)
        for field in self._why:
            field.setVisible(chosen in (register_papers.PARTLY, register_papers.WITHHELD))


class ReviewNotes(Dialog):
    """Every note that nobody has decided about."""

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Review the internal notes"),
            _(
                "The extract holds all that is stored about the person. Read each internal note,"
                " and decide if it can be given."
            ),
            accept=_("Save the reviews"),
        )
        self.workspace, self.case_id = workspace, case_id
        case = workspace.read(cases.load, case_id)
        self.cards = [_Note(note) for note in register_papers.unreviewed(case)]
        self.add(*self.cards)
        fields = {f"{card.note_id}.{own.name}": own for card in self.cards for own in card.fields}
        self.keep_typed(workspace, case_id, "review", fields)

    def submit(self) -> bool:
        """Keep what is decided; a note without a decision stays unreviewed."""
        for card in self.cards:
            chosen = card.review_choice.value()
            if chosen is None:
                continue
            fields = (card.part_edit, *card._why)
            self.fields = {field.name: field for field in fields}
            self.workspace.write(
                register_papers.review_note,
                self.case_id,
                note_id=card.note_id,
                review=chosen,
                by=self.workspace.actor.name,
                shown_text=card.part_edit.value(),
                ground=card.ground_edit.value(),
                number=card.number_edit.value(),
                appeal=card.appeal_edit.value(),
            )
        return True
