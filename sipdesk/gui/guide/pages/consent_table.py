"""Which party may know about which area, and what may not be shared."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from sipdesk.domain.consents import ALL, OTHER, party_key
from sipdesk.domain.model import CloseAnswer, ConsentParty
from sipdesk.gui import theme
from sipdesk.gui.dialogs.add_party import add_party
from sipdesk.gui.guide.pages.consent_answers import ConsentSection
from sipdesk.gui.guide.pages.consent_row import AREA, NAME, TEXT, AreaHead, ReceiverRow
from sipdesk.gui.guide.section import Rows, bind
from sipdesk.gui.widgets.buttons import accent, secondary
from sipdesk.gui.widgets.choices import CheckField
from sipdesk.gui.widgets.fields import LongTextField
from sipdesk.gui.widgets.layouts import Flow, column, row
from sipdesk.gui.widgets.texts import Text
from sipdesk.i18n import _
from sipdesk.services import consents

_EDGES = 124  # page margins, card margins and gaps, at 100 %


@dataclass(frozen=True)
class _Named:
    """A close person in the words of a unit."""

    name: str
    organisation: str
    principal: None = None


@dataclass(frozen=True)
class CloseReceiver:
    """A close person as a receiver in the consent's table, beside the parties."""

    id: UUID
    unit: _Named

    @property
    def unit_id(self) -> UUID:
        """What the table knows the receiver by."""
        return self.id


class TableSection(ConsentSection):
    """One row for each party, one column for each area that the consent is about."""

    def build(self) -> None:
        """Purpose, areas, the table, and what holds for everybody."""
        self.is_cards, self._width = False, 0
        self._columns: tuple[str, ...] = ()
        self.area_button = secondary(_("Add an area"), "plus", small=True)
        self.party_button = secondary(_("Add a party"), "plus", small=True)
        self.area_button.clicked.connect(self._toggle_areas)
        self.party_button.clicked.connect(self._add_party)
        self.head.addWidget(self.area_button)
        self.head.addWidget(self.party_button)
        self.purpose_edit = LongTextField(
            "purpose", _("What is the information to be used for?"), lines=1
        )
        self.purpose_button = accent(_("To make and follow up the plan"), "plus", small=True)
        self.purpose_button.clicked.connect(self._usual_purpose)
        self.bind_all(self.purpose_edit)
        self.picker = self._picker()
        self.picker.hide()
        self.columns = AreaHead()
        self.rows = Rows(self.page, self._row, spacing=0)
        self.empty_text = Text(_("There are no parties yet. Add those who need to know."))
        self.all_edit = LongTextField(
            "text",
            _("May not be shared with anybody"),
            _("In the person's words. Stands on the form and stops the copy until it is read."),
            lines=1,
        )
        bind(self.page, "text", self.all_edit, partial(self.except_, None), row="all")
        self.add(self.purpose_edit, self.purpose_button, self.picker)
        table = column(spacing=0)
        table.addWidget(self.columns)
        table.addWidget(self.rows)
        self.body.addLayout(table)
        self.add(self.empty_text, self.all_edit)

    def _picker(self) -> QWidget:
        made = QWidget()
        lines = column(made, spacing=6)
        lines.addWidget(
            Text(_("Which areas does the consent concern? Choose only what is needed."))
        )
        board = QWidget()
        flow = Flow(board, spacing=6)
        self.area_checks: dict[str, CheckField] = {}
        for area in self.page.workspace.look(self.page.case_id)[1].areas:
            check = CheckField("areas", str(area.label))
            bind(self.page, "areas", check, partial(self._choose, area.code), row=area.code)
            self.area_checks[area.code] = check
            flow.add(check, base=16)
        lines.addWidget(board)
        line = row()
        self.picked_button = secondary(_("Done"), small=True, about=_("Areas"))
        self.picked_button.clicked.connect(self._toggle_areas)
        line.addWidget(self.picked_button)
        line.addStretch(1)
        lines.addLayout(line)
        return made

    # Acts

    def _toggle_areas(self) -> None:
        self.picker.setVisible(self.picker.isHidden())
        if not self.picker.isHidden():
            next(iter(self.area_checks.values())).setFocus()

    def _usual_purpose(self) -> None:
        self.page.write(
            consents.change_consent,
            consent_id=self.owner.draft_id(),
            purpose=_("To make and follow up the plan"),
        )

    def _add_party(self) -> None:
        add_party(self.page.workspace, self.page.case_id, self.page)

    def _choose(self, code: str, is_on: bool) -> object:
        now = self.owner.consent
        chosen = {*(now.areas if now else ()), code} if is_on else {*now.areas} - {code}
        codes = [area.code for area in self.page.pack.areas if area.code in chosen]
        self.owner.change(areas=codes)
        if not is_on:
            self._strip(code)
        return True

    def _strip(self, code: str) -> None:
        for party in list(self.owner.consent.parties):
            key = party_key(party)
            if code in party.areas and key is not None:
                self.tick(key, code, is_on=False)

    def tick(self, key: UUID, code: str, is_on: bool) -> object:
        """Say that a unit or close person may know about an area, or that it may not."""
        consent_id = self.owner.draft_id()
        row_ = self.party(key)
        areas = set(self.known(row_))
        areas = areas | {code} if is_on else areas - {code}
        ordered = [one for one in self.owner.consent.areas if one in areas]
        return self.write(
            consents.set_party_areas,
            consent_id=consent_id,
            areas=ordered or None,
            **{"close_person_id" if key in self._close_ids() else "unit_id": key},
        )

    def _close_ids(self) -> set[UUID]:
        return {close.id for close in self.page.case.person.close_persons}

    def party(self, key: UUID) -> ConsentParty | None:
        """The row of the consent that names the receiver."""
        now = self.owner.consent
        rows = now.parties if now else []
        return next((row for row in rows if party_key(row) == key), None)

    def _receivers(self, case: Any) -> list[Any]:
        """The parties, and the close persons that the person wants there or does not object to."""
        parties = [party for party in case.parties if party.removed_at is None]
        latest = {row.close_person_id: row.answer for row in case.close_answers}
        wanted = (CloseAnswer.WANTS, CloseAnswer.DOES_NOT_OBJECT)
        return parties + [
            CloseReceiver(close.id, _Named(close.name, close.relation or _("Close person")))
            for close in case.person.close_persons
            if latest.get(close.id) in wanted or self.party(close.id)
        ]

    def known(self, row_: ConsentParty | None) -> list[str]:
        """The areas that a receiver may know about."""
        if row_ is None:
            return []
        return list(self.owner.consent.areas) if ALL in row_.areas else list(row_.areas)

    def exception(self, unit_id: UUID | None) -> Any:
        """What is written as not to be shared, with one unit or with anybody."""
        now = self.owner.consent
        wanted = [] if unit_id is None else [str(unit_id)]
        rows = now.exceptions if now else []
        return next((r for r in rows if r.topic == OTHER and r.receivers == wanted), None)

    def except_(self, unit_id: UUID | None, text: str) -> object:
        """Write what may not be shared; an emptied text takes the exception away."""
        consent_id, found = self.owner.draft_id(), self.exception(unit_id)
        if found is None:
            receivers = [] if unit_id is None else [unit_id]
            return self.write(
                consents.add_exception, consent_id=consent_id, receivers=receivers, text=text
            )
        if not text:
            verb = consents.remove_exception
            return self.write(verb, consent_id=consent_id, exception_id=found.id)
        return self.write(
            consents.change_exception, consent_id=consent_id, exception_id=found.id, text=text
        )

    # Showing

    def _row(self, party: Any) -> QWidget:
        return ReceiverRow(self, party)

    def show_case(self, case: Any) -> None:
        """Show the parties of the case, ticked as the consent says."""
        page, now = self.owner, self.owner.consent
        self.show_fields()
        free = page.is_under_work
        self.purpose_button.setVisible(free and not (now and now.purpose))
        self.area_button.setVisible(free)
        self.party_button.setVisible(free)
        self._columns = tuple(now.areas if now else ())
        if not free:
            self.picker.hide()
        elif not self._columns:
            self.picker.show()
        for code, check in self.area_checks.items():
            check.set_value(code in self._columns)
        parties = self._receivers(case)
        self.fit(self._width or self.width())
        self.rows.show_rows(parties)
        self.empty_text.setVisible(not parties)
        found = self.exception(None)
        self.all_edit.set_value(found.text if found else "")
        self.all_edit.set_read_only(not free)
        self.all_edit.setVisible(free or found is not None)
        question = _("“May {party} know this?”")
        self.note.setText(question.format(party=parties[0].unit.name) if parties else "")
        self._show_columns()

    def fit(self, width: int) -> None:
        """A table while all columns have room, else cards."""
        self._width = width
        wanted = NAME + TEXT + AREA * len(self._columns) + _EDGES
        is_cards = width < theme.px(wanted)
        if is_cards != self.is_cards:
            self.is_cards = is_cards
            self._show_columns()
        for each in self._receiver_rows():
            each.arrange()

    def _show_columns(self) -> None:
        self.columns.show_areas([str(self.page.pack.area(c).label) for c in self._columns])
        self.columns.setVisible(not self.is_cards and bool(self.rows.by_id))

    def place_of(self, key: object) -> QWidget:
        """The first tick of a receiver; without areas what comes before, else to add a party."""
        row_ = next((r for r in self._receiver_rows() if r.unit_id == key), None)
        if row_ is None:
            return self.party_button
        return next(iter(row_.checks.values()), self.area_button)

    def _receiver_rows(self) -> list[ReceiverRow]:
        return [each for each in self.rows.by_id.values() if isinstance(each, ReceiverRow)]

    @property
    def area_codes(self) -> tuple[str, ...]:
        """The columns, in order."""
        return self._columns
