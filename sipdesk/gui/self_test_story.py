"""The shortest whole story: from an empty folder to a printed plan and a flagged follow-up."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sipdesk import clock
from sipdesk.domain.model import PlanState
from sipdesk.domain.steps import Step
from sipdesk.gui.self_test import Hands
from sipdesk.services import cases, documents
from sipdesk.services.plan_rows import interventions_of

PASSPHRASE = "fyra påhittade små ord"
OWN_WORDS = "Jag vill bo kvar hemma och orka träffa min syster."
WHAT = "Hjälp i hemmet varje tisdag"


def first_run(hands: Hands) -> None:
    """Language, place, user, passphrase, recovery key, backup."""
    hands.program.start()
    card = at(hands, 0)
    card.go_on()
    at(hands, 1).go_on()
    step = at(hands, 2).step
    for name, text in (
        ("name", "Sara Påhitt"),
        ("title", "SIP-samordnare"),
        ("unit", "Vuxenenheten"),
        ("municipality", "Granby"),
    ):
        hands.type(step.fields[name].edit, text)
    step.fields["county"].combo.setCurrentIndex(1)
    at(hands, 2).go_on()
    step = at(hands, 3).step
    hands.type(step.new.edit, PASSPHRASE)
    hands.type(step.again.edit, PASSPHRASE)
    at(hands, 3).go_on()
    card = at(hands, 4)
    key = card.choices.recovery_key
    card.go_on()
    hands.type(card.step.key.groups[0], key)
    card.go_on()
    at(hands, 5).step.later.click()
    hands.until(lambda: hands.program.session is not None, "the store opens")


def at(hands: Hands, number: int) -> Any:
    """The card of the first run when it has come to a step."""

    def is_there() -> bool:
        card = hands.program.entrance.card
        return hasattr(card, "choices") and card.choices.at == number

    hands.until(is_there, f"step {number + 1} of the first run")
    hands.until(lambda: hands.program.entrance.card.next_button.isEnabled(), "the step can go on")
    return hands.program.entrance.card


def new_case(hands: Hands) -> None:
    """A case for an invented adult."""

    def fill(dialog: Any) -> None:
        hands.type(dialog.given_edit.edit, "Robin")
        hands.type(dialog.family_edit.edit, "Exempelsson")
        hands.type(dialog.number_edit.edit, "19900101-2385")
        dialog.accept_button.click()

    hands.in_dialog(hands.window.acts["new_case"].trigger, "NewCaseDialog", fill)
    hands.holds(hands.window.guide is not None, "the case is open")
    hands.holds("Robin" in hands.window.guide.look.case.person.name, "the name is kept")


def need(hands: Hands) -> None:
    """The need is judged, the children question answered, the plan offered."""
    page = hands.page(Step.NEED)
    hands.choose(page.children.answer_segments, 1)
    line = next(each for each in page.judgement.lines.values() if each.is_own)
    hands.choose(line.needed_segments, 0)
    page.offer.offer_button.click()
    hands.choose(page.offer.answer_segments, 0)
    hands.holds(page.flush(), "everything is kept")


def consent(hands: Hands) -> None:
    """The person says yes to the plan, and to one party about one area."""
    page = hands.page(Step.CONSENT)

    def add(dialog: Any) -> None:
        hands.choose(dialog.way_segments, 1)
        hands.type(dialog.name_edit.edit, "Påhittade hälsocentralen")
        hands.type(dialog.organisation_edit.edit, "Region Påhitt")
        dialog.principal_combo.combo.setCurrentIndex(2)
        dialog.accept_button.click()

    hands.in_dialog(page.table.party_button.click, "AddPartyDialog", add)
    hands.choose(page.who.form_segments, 0)
    hands.choose(page.answers.plan_segments, 0)
    hands.choose(page.answers.share_segments, 0)
    page.table.purpose_button.click()
    page.table.area_checks["boende"].check.click()
    for row in page.table.rows.by_id.values():
        row.checks["boende"].click()
    day = clock.today() + timedelta(days=180)
    page.validity.until_edit.edit.setText(day.isoformat())
    hands.holds(page.flush(), "everything is kept")
    page.validity.give_button.click()
    hands.holds(page.state.bands["given"].isVisible(), "the consent is given")


def call(hands: Hands) -> None:
    """A meeting is planned, and the other principal called."""
    page = hands.page(Step.CALL)
    day = clock.today().isoformat()
    page.meeting.on_edit.edit.setText(day)
    page.meeting.starts_edit.edit.setText("13.00")
    page.meeting.reply_edit.edit.setText(day)
    hands.type(page.meeting.place_edit.edit, "Påhittade huset, rum 2")
    hands.type(page.meeting.purpose_edit.edit, "Komma överens om vem som gör vad.")
    hands.type(page.meeting.why_edit.edit, "Flera kontakter som inte vet om varandra.")
    hands.holds(page.flush(), "everything is kept")
    while page.parties.more_flow.count() > 1:
        page.parties.more_flow.itemAt(1).widget().click()
    for row in page.parties.rows.by_id.values():
        row.act_button.click()
        hands.type(row.editor.questions_edit.edit, "Vad kan ni erbjuda?")
        hands.holds(page.flush(), "the question is kept")
    hands.holds(page.case.meetings[0].participants, "somebody is called")


def meeting(hands: Hands) -> None:
    """The meeting is held; everybody came."""
    page = hands.page(Step.MEETING)
    hands.choose(page.fields["is_person_present"], 0)
    for participant in page.case.meetings[0].participants:
        hands.choose(page.fields[f"is_present:{participant.id}"], 0)
    page.held_button.click()
    hands.holds(page.case.meetings[0].is_held, "the meeting is held")


def plan(hands: Hands) -> None:
    """Own words, a need, a goal, a row with its owner, and who is responsible."""
    page = hands.page(Step.PLAN)
    page.start_band.button.click()
    hands.type(page.own_words_edit.edit, OWN_WORDS)
    page.need_button.click()
    row = page.plan().needs[0]
    page.fields[f"area:{row.id}"].combo.setCurrentIndex(8)
    hands.type(page.fields[f"words:{row.id}"].edit, "Jag orkar inte med allt hemma.")
    hands.type(page.fields[f"text:{row.goals[0].id}"].edit, "Jag klarar vardagen hemma.")
    hands.holds(page.flush(), "everything is kept")
    page.cards[row.id].add_row(row.goals[0].id)
    editor = page.cards[row.id].editor
    hands.type(editor.what_edit.edit, WHAT)
    hands.choose(editor.owner_choice, 0)
    editor.unit_choice.combo.setCurrentIndex(1)
    hands.type(editor.function_edit.edit, "undersköterska")
    editor.latest_edit.edit.setText((clock.today() + timedelta(days=40)).isoformat())
    editor.done_button.click()
    _rest_of_plan(hands, page)


def _rest_of_plan(hands: Hands, page: Any) -> None:
    hands.choose(page.rest.principal_choice, 0)
    page.rest.unit_choice.combo.setCurrentIndex(1)
    name = page.fields["coordinator_name"]
    if not name.value():
        hands.type(name.edit, "Sara Påhitt")
    hands.type(page.fields["coordinator_phone"].edit, "0980-319 210")
    page.fields["followup_on"].edit.setText((clock.today() + timedelta(days=4)).isoformat())
    hands.type(page.fields["followup_caller"].edit, "Sara Påhitt")
    hands.holds(page.flush(), "everything is kept")
    rows = list(interventions_of(page.plan()))
    hands.holds([row.what for row in rows] == [WHAT], "the row is kept")


def final(hands: Hands) -> None:
    """Nothing is missing, and the plan is made final."""
    page = hands.page(Step.PLAN)
    page.check_button.click()
    missing = page.check.summary.title.text() if page.check.summary.isVisible() else ""
    hands.holds(not missing, missing)
    hands.in_dialog(
        page.check.final_button.click, "Question", lambda dialog: dialog.act_button.click()
    )
    hands.holds(page.plan().state is PlanState.FINAL, "the plan is final")


def print_papers(hands: Hands) -> None:
    """Consent form, letters and the plan as real papers; each is noted."""
    for kind in ("consent_form", "preparation", "plan_individual"):
        hands.in_dialog(
            lambda kind=kind: hands.window.guide.print_asked.emit(kind),
            "PrintDialog",
            lambda dialog, kind=kind: _save(hands, dialog, kind),
        )
    case = hands.window.guide.look.case
    kept = hands.window.workspace.read(documents.list_hand_outs, case.id)
    hands.holds(len(kept) == 3, "each paper is noted as handed out")


def _save(hands: Hands, dialog: Any, kind: str) -> None:
    hands.until(dialog.is_drawn, f"the page of {kind} is drawn")
    hands.holds(dialog.save_as(hands.out / f"{kind}.pdf"), f"{kind} is saved and noted")


def closes_and_opens(hands: Hands) -> None:
    """The program is closed; the passphrase opens it again."""
    hands.window.show_home()
    hands.program.close()
    hands.program.start()
    card = hands.program.entrance.card
    hands.type(card.passphrase.edit, PASSPHRASE)
    card.open_button.click()
    hands.until(lambda: hands.program.session is not None, "the store opens again")


def follow_up_is_flagged(hands: Hands) -> None:
    """The follow-up stands on the start view, and leads to its step."""
    rows = hands.window.home.overview.today.rows()
    found = [row for row in rows if row.data.code.startswith("followup")]
    hands.holds(found, "the follow-up stands on the start view")
    found[0].act_button.click()
    hands.holds(hands.window.guide is not None, "the flag opens its case")
    case = hands.window.workspace.read(cases.load, hands.window.guide.case_id)
    hands.holds(case.plans[0].own_words == OWN_WORDS, "the own words are as they were typed")


STORY: tuple[tuple[str, Callable[[Hands], None]], ...] = (
    ("first run", first_run),
    ("new case", new_case),
    ("need", need),
    ("consent", consent),
    ("call", call),
    ("meeting", meeting),
    ("plan", plan),
    ("final", final),
    ("print", print_papers),
    ("opens again", closes_and_opens),
    ("follow up is flagged", follow_up_is_flagged),
)
