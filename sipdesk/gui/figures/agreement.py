"""The local agreement on the screen: facts, thirteen headings, the grid of who does what."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.domain.model import AgreementState
from sipdesk.gui.figures.agreement_grid import GridCard
from sipdesk.gui.figures.kept import Kept
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.gui.widgets.choices import SegmentedField
from sipdesk.gui.widgets.dates import DateField
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.fields import LongTextField, TextField
from sipdesk.gui.widgets.frames import Band, Card
from sipdesk.gui.widgets.layouts import Flow, column
from sipdesk.gui.widgets.texts import Text
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_, _
from sipdesk.services import local_agreement as verbs
from sipdesk.services import office

_STATES = ((AgreementState.DRAFT, N_("Draft")), (AgreementState.ADOPTED, N_("Adopted")))


class AgreementView(QWidget):
    """Everything stores itself; nothing here is about a person."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.kept = Kept(workspace, self)
        self.facts: dict[str, Field] = {}
        self.texts: dict[str, tuple[LongTextField, TextField]] = {}
        self.routine: dict[str, LongTextField] = {}
        lines = column(self, spacing=14)
        lines.addWidget(self._head())
        lines.addWidget(self._facts())
        found = workspace.read(verbs.load_agreement)
        if not found.headings:
            words = _("The county's pack has no headings for a local agreement.")
            lines.addWidget(Band("info", words))
        for heading in found.headings:
            lines.addWidget(self._heading(heading, found))
        self.grid = GridCard(workspace, self.kept)
        lines.addWidget(self.grid)
        self.reload()

    def _head(self) -> QWidget:
        made = QWidget()
        flow = Flow(made, spacing=12)
        lead = _(
            "Complements the county agreement, only where something needs to be made clear. Every"
            " heading may stay empty. The questions are those of the agreement's annex."
        )
        flow.add(Text(lead, "lead"), stretch=1, base=24)
        self.draft_button = secondary(_("Print for discussion…"), "printer")
        self.final_button = secondary(_("Print for signing…"), "printer")
        self.draft_button.clicked.connect(lambda: self.show_paper(is_draft=True))
        self.final_button.clicked.connect(lambda: self.show_paper(is_draft=False))
        flow.add(self.draft_button)
        flow.add(self.final_button)
        return made

    def _facts(self) -> Card:
        card = Card(_("The agreement"), icon="handshake")
        states = [(state, _(words)) for state, words in _STATES]
        parties = LongTextField("parties", _("Parties, one on each line"), lines=2)
        rows: tuple[tuple[Field, ...], ...] = (
            (
                DateField("from_on", _("Holds from")),
                DateField("until_on", _("Holds until"), _("Empty: until further notice.")),
            ),
            (
                TextField("case_number", _("Case number (diarienummer)")),
                TextField("decision", _("Decision")),
            ),
            (
                DateField("adopted_on", _("Adopted on")),
                SegmentedField("state", _("How far has it come?"), states),
            ),
        )
        card.add(self._fact(parties))
        for row in rows:
            both = QWidget()
            flow = Flow(both, spacing=14)
            for field in row:
                flow.add(self._fact(field), stretch=1, base=15)
            card.add(both)
        return card

    def _fact(self, field: Field) -> Field:
        self.facts[field.name] = field

        def save(value: Any) -> object:
            return self.workspace.write(verbs.change_agreement, None, **{field.name: value})

        return self.kept.own(field, f"agreement.{field.name}", save)

    def _heading(self, heading: Any, found: verbs.Agreement) -> Card:
        title = str(heading.label)
        card = Card(title, str(heading.questions))
        text = LongTextField("text", _("What you have agreed"), lines=1)
        owner = TextField("owner", _("Who answers for it"))
        for field in (text, owner):
            field.control.setAccessibleName(f"{title}: {field.label.text()}")
            save = partial(self._write, heading.code, field.name)
            self.kept.own(field, f"agreement.{heading.code}.{field.name}", save)
        self.texts[heading.code] = text, owner
        card.add(text)
        if heading.code == verbs.ROUTINE_HEADING:
            card.add(self._routine(found))
        card.add(owner)
        return card

    def _write(self, heading: str, name: str, value: Any) -> object:
        return self.workspace.write(verbs.write_heading, None, heading=heading, **{name: value})

    def _routine(self, found: verbs.Agreement) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=8)
        note = _("These answers hold at once for new calls and invitations.")
        lines.addWidget(Text(note, "small"))
        for name in verbs.ROUTINE:
            if (kind := found.pack.setting_kinds.get(name)) is None:
                continue
            field = self.routine[name] = LongTextField(name, str(kind.label), lines=1)
            save = partial(self._decide, name)
            lines.addWidget(self.kept.own(field, f"agreement.{name}", save))
        return made

    def _decide(self, name: str, value: Any) -> object:
        return self.workspace.write(verbs.write_routine, None, name=name, value=value)

    # Showing

    def reload(self) -> None:
        """Show what is stored now; the field that the user is in is left alone."""
        found = self.workspace.read(verbs.load_agreement)
        settings = self.workspace.read(office.list_settings)
        for name, field in self.facts.items():
            field.set_value(getattr(found.facts, name))
        for heading, (text, owner) in self.texts.items():
            text.set_value(found.text(heading).text)
            owner.set_value(found.text(heading).owner)
        for name, answer in self.routine.items():
            answer.set_value(settings[name].value if name in settings else "")
        self.grid.show_cells(found.cells)

    def show_paper(self, *, is_draft: bool) -> None:
        """Show the paper, to be printed or saved."""
        from sipdesk.gui.dialogs.print_report import show_agreement

        if self.flush():
            show_agreement(self.workspace, self.window(), is_draft=is_draft)

    def flush(self) -> bool:
        """Store what is unsaved; answers whether all is safe."""
        return self.kept.flush()
