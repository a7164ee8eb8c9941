"""Step 2, Samtycke: who answers, the two answers, who may know what, and for how long."""

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtGui import QResizeEvent

from sipdesk import clock
from sipdesk.domain import consents as rules
from sipdesk.domain import facts
from sipdesk.domain.model import Consent, GiverKind
from sipdesk.domain.problems import RuleError
from sipdesk.domain.steps import Step
from sipdesk.gui.dialogs.read_aloud import ReadAloudDialog
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.pages.consent_answers import AnswersSection, WhoSection
from sipdesk.gui.guide.pages.consent_close import ClosePersonsSection
from sipdesk.gui.guide.pages.consent_givers import GiversSection, VoiceSection
from sipdesk.gui.guide.pages.consent_ground import GroundSection
from sipdesk.gui.guide.pages.consent_guard import GuardBand
from sipdesk.gui.guide.pages.consent_history import HistorySection
from sipdesk.gui.guide.pages.consent_knows import KnowsSection
from sipdesk.gui.guide.pages.consent_position import PositionSection
from sipdesk.gui.guide.pages.consent_speakers import SpeakersSection
from sipdesk.gui.guide.pages.consent_state import StateBand
from sipdesk.gui.guide.pages.consent_table import TableSection
from sipdesk.gui.guide.pages.consent_told import ToldSection
from sipdesk.gui.guide.pages.consent_validity import ValiditySection
from sipdesk.gui.widgets.buttons import secondary
from sipdesk.i18n import N_, _
from sipdesk.services import consents
from sipdesk.storage.errors import StoreError

Giver = tuple[GiverKind, UUID | None]


class ConsentPage(StepPage):
    """The answers of one giver at a time; what is given is read, what is under work is written.

    Attributes:
        giver: whose answers are shown: the person, a guardian or a representative.
    """

    step: ClassVar[Step] = Step.CONSENT
    title: ClassVar[str] = N_("Consent")
    lead: ClassVar[str] = N_(
        "Ask calmly. {name} may say yes to one thing and no to another, and may change mind."
    )

    def build(self) -> None:
        """From who asks to how long; the other tests stand apart from the consent."""
        self.giver: Giver = (GiverKind.PERSON, None)
        self._is_chosen = False
        self.print_button = secondary(_("Print the form…"), "printer")
        self.print_button.clicked.connect(lambda: self.print_asked.emit("consent_form"))
        self.read_button = secondary(_("Read aloud"), "message-square-quote")
        self.read_button.clicked.connect(self.read_aloud)
        self.head.addWidget(self.read_button)
        self.head.addWidget(self.print_button)
        self.guard = GuardBand(self)
        self.state = StateBand(self)
        self.told = ToldSection(self, _("Those who have papers from before"))
        self.givers = GiversSection(self, _("Those who decide"))
        self.who = WhoSection(self, "")
        self.answers = AnswersSection(self, "")
        self.table = TableSection(self, _("Which parties, and what"), " ")
        self.close_persons = ClosePersonsSection(
            self, _("Close persons"), _("Another question: does the person want them there?")
        )
        self.validity = ValiditySection(self, "")
        self.knows = KnowsSection(self, _("Who may know what, and why"))
        self.ground = GroundSection(self, _("Legal ground"))
        self.voice = VoiceSection(self, _("The child's own voice"))
        self.position = PositionSection(self, _("Cannot take a position?"))
        self.speakers = SpeakersSection(self, _("Does somebody speak for the person?"))
        self.history = HistorySection(self, _("Earlier answers"))
        self.parts = (
            self.guard,
            self.givers,
            self.state,
            self.told,
            self.who,
            self.answers,
            self.table,
            self.close_persons,
            self.validity,
            self.knows,
            self.voice,
            self.ground,
            self.position,
            self.speakers,
            self.history,
        )
        self.add(*self.parts)

    # Which consent is shown

    def of_giver(self, case: Any) -> list[Consent]:
        """The consents of the giver that is shown, oldest first."""
        kind, giver_id = self.giver
        rows = [r for r in case.consents if (r.giver_kind, r.giver_id) == (kind, giver_id)]
        return sorted(rows, key=lambda row: row.number)

    @property
    def consent(self) -> Consent | None:
        """The consent that is shown: the one under work, else the latest."""
        rows = self.of_giver(self.case)
        drafts = [row for row in rows if row.given_on is None]
        found = drafts or rows
        return found[-1] if found else None

    @property
    def is_under_work(self) -> bool:
        """Whether the fields may be changed."""
        return self.consent is None or self.consent.given_on is None

    def draft_id(self) -> UUID:
        """The consent under work; begun when there is none."""
        now = self.consent
        if now is not None and now.given_on is None:
            return now.id
        kind, giver_id = self.giver
        made = self.workspace.write(
            consents.start_consent, self.case_id, giver_kind=kind, giver_id=giver_id
        )
        return made.id

    def change(self, **values: Any) -> object:
        """Change fields of the consent under work. Raises RuleError."""
        return self.workspace.write(
            consents.change_consent, self.case_id, consent_id=self.draft_id(), **values
        )

    def attempt(self, act: Callable[[], object]) -> None:
        """Do an act of several verbs; what a rule refuses is shown, and the page reads anew."""
        try:
            act()
        except RuleError as refused:
            self.reload()
            self.show_problems(refused.problems)
        except StoreError:
            self.reload()

    def choose(self, giver: Giver) -> None:
        """Show the answers of another giver."""
        self.flush()
        self.giver, self._is_chosen = giver, True
        self.problems.hide()
        self.reload()

    def renew(self) -> None:
        """Begin a new consent beside the old one, with its parties and areas."""
        old = self.consent
        kind, giver_id = self.giver
        self.write(
            consents.start_consent,
            giver_kind=kind,
            giver_id=giver_id,
            copy_from_id=old.id if old else None,
        )

    def read_aloud(self) -> None:
        """Show the consent in sentences, large, for the worker to read."""
        self.flush()
        dialog = ReadAloudDialog(self.case, self.consent, self.pack, self)
        dialog.exec()
        dialog.deleteLater()

    # Showing

    def show_case(self, case: Any) -> None:
        """Let each part show its piece of the consent that is chosen."""
        if not self._is_chosen:
            self.giver = self.givers.first_giver(case)
        self.lead_label.setText(self._lead(case))
        for part in self.parts:
            part.show_case(case)

    def _lead(self, case: Any) -> str:
        if facts.is_protected(case):
            return _("No plan without consent. The offer and the answer are always kept.")
        if facts.is_minor(case, clock.today()):
            return _(
                "Each one who decides answers alone. Without a valid consent nothing is shared."
            )
        return _(self.lead).format(name=case.person.given or case.person.name)

    def show_knows(self) -> None:
        """Put the list of who may know what in view."""
        self.page.reveal(self.knows)

    def giver_name(self, giver: Giver | None = None) -> str:
        """The name of a giver; the person's own name for the person."""
        _kind, giver_id = giver or self.giver
        person = self.case.person
        everybody = (*person.guardians, *person.representatives)
        found = next((each.name for each in everybody if each.id == giver_id), "")
        if not found and facts.is_protected(self.case):
            return _("The person")
        return found or person.given or person.name

    def focus_field(self, name: str, row: object = None) -> bool:
        """What is missing points at the answer, a receiver or the path."""
        if name == "position":
            self.position.set_open(True)
        if name in ("consent", "confirm"):
            self._show_giver(row)
        if name == "confirm":
            return self._focus_confirm()
        if name == "receiver":
            return self._focus_receiver(row)
        if name in ("consent", "giver", "given_on") and not self.is_under_work:
            return self._focus_act()
        if name in ("consent", "giver"):
            name = "make_plan"
        return super().focus_field(name, row)

    def _show_giver(self, row: object) -> None:
        """Show the guardian whose answer a problem is about."""
        giver = next((one for one in self.case.person.guardians if one.id == row), None)
        if giver is not None and self.giver != (GiverKind.GUARDIAN, giver.id):
            self.choose((GiverKind.GUARDIAN, giver.id))

    def _focus_receiver(self, row: object) -> bool:
        """Who may know what is ticked while the consent is under work; else it is asked anew."""
        if not self.is_under_work:
            return self._focus_act()
        place = self.table.place_of(row)
        place.setFocus()
        self.page.reveal(place)
        return True

    def _focus_confirm(self) -> bool:
        """That it still holds is noted with one press; what has ended is asked about anew."""
        act = self.validity.confirm_button
        if act.isHidden() or not rules.is_valid(self.case, clock.today()):
            return self.focus_field("consent")
        act.setFocus()
        self.page.reveal(act)
        return True

    def _focus_act(self) -> bool:
        shown = [band for band in self.state.bands.values() if not band.isHidden()]
        act = shown[0].button if shown else self.validity.withdraw_button
        if act is not None:
            act.setFocus()
            self.page.reveal(act)
        return act is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A table that has no room becomes cards."""
        super().resizeEvent(event)
        self.table.fit(event.size().width())
