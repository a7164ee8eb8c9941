"""The story that the self test tells: one invented adult, from the first run to a follow-up."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QFileDialog

from sipdesk import clock
from sipdesk.domain.model import Answer, ConsentForm, Owner, PlanState, Principal, Role
from sipdesk.domain.steps import Step
from sipdesk.gui.overview.today import FlagRow
from sipdesk.gui.self_test_hands import Broken, Hands
from sipdesk.services import cases

PASSPHRASE = "fyra små ord räcker"  # noqa: S105 - of a store that lives a minute
PERSON = {
    "name": "Sara Påhitt",
    "title": "SIP-samordnare",
    "unit": "Vuxenenheten",
    "municipality": "Granby kommun",
}
OWN_WORDS = "Jag vill bo kvar i min lägenhet och orka träffa min dotter."
GOAL = "Jag har en egen lägenhet."
FOLLOW_UP_DAYS = 60
SIZE = (1366, 690)  # what a laptop leaves a window


class Runs(Protocol):
    """The program, as far as the story needs it; `app` hands it over."""

    entrance: Any
    session: Any

    def start(self) -> None:
        """Show the first window."""

    def close(self) -> None:
        """Close everything."""


Make = Callable[[Path, str], Runs]


class Story:
    """One telling.

    Args:
        hands: what a person does.
        folder: where the store will lie.
        lang: language of the windows.
        make: makes a program on a folder.
    """

    def __init__(self, hands: Hands, folder: Path, lang: str, make: Make) -> None:
        self.hands, self.folder, self.lang, self._make = hands, folder, lang, make
        self.program: Runs | None = None
        self._now = clock.now

    def tell(self) -> None:
        """All of it. Raises Broken where it does not hold."""
        self.first_run()
        self.new_case()
        self.need()
        self.consent()
        self.call()
        self.meeting()
        self.plan()
        self.final()
        self.print()
        self.again_after_the_day()

    def close(self) -> None:
        """Close the program and turn time back."""
        if self.program is not None:
            self.program.close()
            self.program = None
        clock.now = self._now

    # What is on the screen

    @property
    def window(self) -> Any:
        """The main window."""
        assert self.program is not None  # noqa: S101 - the story has begun
        return self.program.session.window

    @property
    def card(self) -> Any:
        """The card of the way in."""
        assert self.program is not None  # noqa: S101 - the story has begun
        return self.program.entrance.card

    @property
    def case(self) -> Any:
        """The case as it is stored now."""
        return self.window.workspace.read(cases.load, self.window.guide.case_id)

    def page(self, step: Step) -> Any:
        """Go to a step and give its page."""
        self.window.guide.open_step(step)
        self.hands.settle()
        return self.window.guide.page

    def _begin(self) -> None:
        self.program = self._make(self.folder, self.lang)
        self.program.start()
        self._enlarge(self.program.entrance)
        self.hands.settle()

    def _opened(self) -> None:
        program = self.program
        self.hands.wait(lambda: program and program.session, "the store did not open")
        self.hands.settle()
        self._enlarge(self.window)
        told = program.session.told  # type: ignore[union-attr]
        if told.is_on:  # only the first time
            self.hands.step("told", self.window)
            told.card.read_button.click()
            self.hands.settle()

    def _enlarge(self, window: Any) -> None:
        """The window of a laptop: the screen that is only thought of is smaller."""
        window.resize(*SIZE)
        self.hands.settle()

    # The steps

    def first_run(self) -> None:
        """Six steps; the recovery key is copied back and opens the store."""
        hands = self.hands
        self._begin()
        self.card.go_on()
        self.card.go_on()
        fields = self.card.step.fields
        for name, text in PERSON.items():
            hands.type(fields[name].control, text)
        fields["county"].combo.setCurrentIndex(1)
        self.card.go_on()
        step = self.card.step
        hands.type(step.new.edit, PASSPHRASE)
        hands.type(step.again.edit, PASSPHRASE)
        hands.step("passphrase", self.program.entrance)  # type: ignore[union-attr]
        self.card.go_on()
        hands.wait(lambda: self.card.choices.recovery_key, "no recovery key came")
        hands.wait(lambda: hasattr(self.card.step, "key"), "no step for the key")
        key = self.card.choices.recovery_key
        self.card.go_on()
        hands.type(self.card.step.key.groups[0], key)
        hands.step("recovery-key", self.program.entrance)  # type: ignore[union-attr]
        self.card.go_on()
        hands.wait(lambda: hasattr(self.card.step, "later"), "the key did not open the store")
        self.card.step.later.click()
        self._opened()
        hands.step("today-empty", self.window)

    def new_case(self) -> None:
        """A name is enough."""

        def drive(dialog: Any) -> None:
            self.hands.type(dialog.given_edit.edit, "Alva")
            self.hands.type(dialog.fields["family"].control, "Exempelsson")
            dialog.accept_button.click()

        self.hands.answer(self.window.acts["new_case"].trigger, drive)
        self.hands.wait(lambda: self.window.guide, "the case did not open")
        self.hands.step("case", self.window)

    def need(self) -> None:
        """Who asked, the children question, the judgement, the offer."""
        page, put = self.page(Step.NEED), self.hands.put
        put(page, "by_role", Role.PRINCIPAL, "raised")
        put(page, "principal", Principal.REGION, "raised")
        put(page, "by", "Tomas Låtsasson, Beroendemottagningen", "raised")
        self.hands.fill(page.children_card.answer_segments, Answer.NO)
        self.hands.fill(page.judgement.lines[Principal.KOMMUN].needed_segments, True)
        page.offer.offer_button.click()
        self.hands.settle()
        self.hands.fill(page.offer.answer_segments, Answer.YES)
        page.flush()
        if not (self.case.children_answers and self.case.judgements and self.case.offers):
            raise Broken("the need was not stored")
        self.hands.step("need", self.window)

    def consent(self) -> None:
        """Two answers, two parties who may know about one area, and it is given."""
        page, put = self.page(Step.CONSENT), self.hands.put
        put(page, "form", ConsentForm.ORAL)
        put(page, "make_plan", True)
        put(page, "share", True)
        self._party(page, "Beroendemottagningen", "Region Norrlunden", Principal.REGION)
        page.table.purpose_button.click()
        page.table.area_button.click()
        self.hands.settle()
        next(iter(page.table.area_checks.values())).check.click()
        page.table.picked_button.click()
        self.hands.settle()
        for row in page.table.rows.by_id.values():
            for check in row.checks.values():
                check.click()
        self.hands.settle()
        page.validity.give_button.click()
        self.hands.settle()
        if self.case.consents[-1].given_on is None:
            raise Broken("the consent was not given: " + page.problems.accessibleName())
        self.hands.step("consent", self.window)

    def _party(self, page: Any, name: str, organisation: str, principal: Principal) -> None:
        def drive(dialog: Any) -> None:
            self.hands.fill(dialog.way_segments, "new")
            self.hands.type(dialog.name_edit.edit, name)
            self.hands.type(dialog.organisation_edit.edit, organisation)
            self.hands.fill(dialog.principal_combo, principal)
            dialog.accept_button.click()

        self.hands.answer(page.table.party_button.click, drive)

    def call(self) -> None:
        """A day, a place, what it is for; the region is called."""
        page = self.page(Step.CALL)
        soon = clock.today() + timedelta(days=1)
        for name, value in (
            ("on", soon.isoformat()),
            ("starts_at", "13.00"),
            ("place", "Medborgarhuset, rum Tallen"),
            ("purpose", "Komma överens om vem som gör vad."),
            ("why_now", "Flera insatser ska börja samtidigt."),
            ("reply_by_on", soon.isoformat()),
        ):
            self.hands.put(page, name, value)
        while page.parties.more_flow.count() > 1:
            page.parties.more_flow.itemAt(1).widget().click()
            self.hands.settle()
        if not self.case.meetings[-1].participants:
            raise Broken("nobody was called")
        self.hands.step("call", self.window)

    def meeting(self) -> None:
        """It has been held."""
        page = self.page(Step.MEETING)
        self.hands.put(page, "on", clock.today().isoformat())
        page.held_button.click()
        self.hands.settle()
        if not self.case.meetings[-1].is_held:
            raise Broken("the meeting is not held")
        self.hands.step("meeting", self.window)

    def plan(self) -> None:
        """Own words, a need, a goal, an intervention with owner and date, who is responsible."""
        page, put = self.page(Step.PLAN), self.hands.put
        page.start_band.button.click()
        self.hands.settle()
        put(page, "own_words", OWN_WORDS)
        page.need_button.click()
        self.hands.settle()
        need = self.case.plans[-1].needs[0]
        self.hands.fill(page.fields[f"area:{need.id}"], self.case.consents[-1].areas[0])
        put(page, "words", "Jag vill kunna låsa om mig.", need.id)
        put(page, "text", GOAL, need.goals[0].id)
        self._intervention(page, need)
        self._rest(page)
        self.hands.step("plan", self.window)

    def _intervention(self, page: Any, need: Any) -> None:
        part = page.cards[need.id].parts[need.goals[0].id]
        part.add_button.click()
        self.hands.settle()
        editor = part.editor
        self.hands.type(editor.what_edit.edit, "Hjälp att söka bostad")
        self.hands.fill(editor.owner_choice, Owner.KOMMUN)
        self.hands.settle()
        editor.unit_choice.combo.setCurrentIndex(1)
        latest = clock.today() + timedelta(days=30)
        self.hands.type(editor.latest_edit.edit, latest.isoformat())
        editor.done_button.click()
        self.hands.settle()

    def _rest(self, page: Any) -> None:
        put, day = self.hands.put, clock.today() + timedelta(days=FOLLOW_UP_DAYS)
        put(page, "responsible_principal", Principal.KOMMUN)
        page.rest.unit_choice.combo.setCurrentIndex(1)
        put(page, "coordinator_name", PERSON["name"])
        put(page, "coordinator_phone", "0980-319 210")
        put(page, "followup_on", day.isoformat())
        put(page, "followup_caller", PERSON["name"])

    def final(self) -> None:
        """Nothing is missing, and the plan is final."""
        page = self.page(Step.PLAN)
        page.check_button.click()
        self.hands.settle()
        if not page.check.summary.isHidden():
            raise Broken(page.check.summary.accessibleName())
        self.hands.step("check", self.window)
        self.hands.answer(page.check.final_button.click, lambda asked: asked.act_button.click())
        if self.case.plans[-1].state is not PlanState.FINAL:
            raise Broken("the plan is not final")
        self.hands.step("final", self.window)

    def print(self) -> None:
        """The individual's copy, as a PDF in the folder, noted as handed out."""
        target = self.hands.out / "plan.pdf"
        chooser = QFileDialog.getSaveFileName
        QFileDialog.getSaveFileName = lambda *_all: (str(target), "")  # type: ignore[method-assign]

        def drive(dialog: Any) -> None:
            self.hands.wait(lambda: dialog._content, "the paper was not drawn")
            self.hands.step("print", dialog)
            dialog.save_button.click()
            self.hands.settle()
            dialog.close()

        try:
            self.hands.answer(lambda: self.window.guide.print_asked.emit("plan_individual"), drive)
        finally:
            QFileDialog.getSaveFileName = chooser  # type: ignore[method-assign]
        if not target.exists() or not target.read_bytes().startswith(b"%PDF"):
            raise Broken("no PDF was left")
        if not self.case.hand_outs:
            raise Broken("the hand-out was not noted")

    def again_after_the_day(self) -> None:
        """Closed; opened again the day after the agreed day: the follow-up stands there."""
        assert self.program is not None  # noqa: S101 - the story has begun
        self.window.flush()
        self.program.close()
        real = self._now
        clock.now = lambda: _later(real())
        self._begin()
        self.hands.type(self.card.passphrase.edit, PASSPHRASE)
        self.card.unlock_button.click()
        self._opened()
        self.hands.wait(lambda: self.window.findChildren(FlagRow), "no flag came")
        self.hands.step("flagged", self.window)
        codes = {row.data.code for row in self.window.findChildren(FlagRow)}
        if not any(code.startswith("followup") for code in codes):
            raise Broken(f"no follow-up among {sorted(codes)}")


def _later(moment: datetime) -> datetime:
    return moment + timedelta(days=FOLLOW_UP_DAYS + 1)
