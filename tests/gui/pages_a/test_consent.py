"""Step 2 on a real store: two answers, who may know what, taken back, renewed."""

from datetime import date

import pytest

from sipdesk import clock
from sipdesk.domain import consents as rules
from sipdesk.domain.model import CloseAnswer, ConsentForm, GiverKind, Principal
from sipdesk.gui.dialogs.withdraw_consent import WithdrawDialog
from sipdesk.gui.guide.pages.consent import ConsentPage
from sipdesk.services import cases, consents, people
from sipdesk.services.grounds import list_heard
from tests.helpers import type_text


def _press(field, value):
    field.segments.buttons[field.segments._values.index(value)].click()


@pytest.fixture
def units(unit, case_id):
    return [
        unit(case_id, "Vuxenpsykiatrin", Principal.REGION, "Region Fjällmark"),
        unit(case_id, "Boendestödet", Principal.KOMMUN, "Granviks kommun"),
    ]


def _fill(page):
    _press(page.who.form_segments, ConsentForm.ORAL)
    _press(page.answers.plan_segments, True)
    _press(page.answers.share_segments, True)
    page.table.purpose_button.click()
    page.table.area_checks["boende"].check.click()
    page.table.area_checks["ekonomi"].check.click()


def _row(page, unit):
    return next(r for r in page.table.rows.by_id.values() if r.unit_id == unit.id)


def _now(workspace, case_id):
    return workspace.read(cases.load, case_id)


def test_a_consent_is_given_for_the_ticked_areas_only(show, workspace, case_id, units):
    page = show(ConsentPage)
    _fill(page)
    _row(page, units[0]).checks["boende"].click()
    page.validity.until_edit.edit.setText("2027-12-31")
    page.flush()
    assert not rules.is_valid(_now(workspace, case_id), clock.today())
    page.validity.give_button.click()
    case = _now(workspace, case_id)
    assert rules.granted(case, clock.today()) == {units[0].id: frozenset({"boende"})}
    assert case.consents[0].valid_until == date(2027, 12, 31)
    assert page.state.bands["given"].isVisible()
    assert not page.validity.give_button.isVisible()


def test_what_is_missing_is_said_at_each_field_and_nothing_is_lost(show, workspace, case_id):
    page = show(ConsentPage)
    type_text(page.table.purpose_edit.edit, "Samarbete <b>")
    page.validity.give_button.click()
    assert page.answers.plan_segments.error.text() or page.problems.isVisible()
    assert page.is_under_work
    assert _now(workspace, case_id).consents[0].purpose == "Samarbete <b>"


def test_a_given_consent_is_read_only_and_renewed_beside_itself(show, workspace, case_id, units):
    page = show(ConsentPage)
    _fill(page)
    _row(page, units[0]).checks["boende"].click()
    page.validity.give_button.click()
    assert page.table.purpose_edit.edit.isReadOnly()
    assert not _row(page, units[0]).checks["boende"].isEnabled()
    page.state.bands["given"].button.click()
    assert page.is_under_work
    _row(page, units[1]).checks["ekonomi"].click()
    first, second = _now(workspace, case_id).consents
    assert (first.given_on is not None, second.given_on) == (True, None)
    assert len(first.parties) == 1
    assert len(second.parties) == 2


def test_exceptions_are_kept_per_party_and_for_all(show, workspace, case_id, units):
    page = show(ConsentPage)
    type_text(_row(page, units[1]).text_edit.edit, "Inget om dottern")
    type_text(page.table.all_edit.edit, "Inget om sjukdomen")
    page.flush()
    rows = _now(workspace, case_id).consents[0].exceptions
    kept = {tuple(row.receivers): row.text for row in rows}
    assert kept == {(str(units[1].id),): "Inget om dottern", (): "Inget om sjukdomen"}


def test_an_area_that_is_taken_away_leaves_every_party(show, workspace, case_id, units):
    page = show(ConsentPage)
    _fill(page)
    _row(page, units[0]).checks["boende"].click()
    page.table.area_checks["boende"].check.click()
    consent = _now(workspace, case_id).consents[0]
    assert consent.areas == ["ekonomi"]
    assert consent.parties == []


def test_many_areas_become_cards_with_sentences(show, units):
    page = show(ConsentPage)
    assert not page.table.is_cards
    for check in list(page.table.area_checks.values())[:9]:
        check.check.click()
    assert page.table.is_cards
    row = _row(page, units[0])
    assert len(row.checks) == 9
    names = [check.accessibleName() for check in row.checks.values()]
    assert all("Vuxenpsykiatrin" in name for name in names)


def test_two_noes_are_noted_as_a_no(show, workspace, case_id):
    page = show(ConsentPage)
    _press(page.answers.plan_segments, False)
    _press(page.answers.share_segments, False)
    type_text(page.answers.reason_edit.edit, "Vill vänta")
    page.validity.give_button.click()
    consent = _now(workspace, case_id).consents[0]
    assert rules.is_refusal(consent)
    assert consent.refusal_reason == "Vill vänta"
    assert page.state.bands["refused"].isVisible()


def _given(workspace, case_id, units):
    row = workspace.write(consents.start_consent, case_id)
    workspace.write(
        consents.change_consent, case_id, consent_id=row.id, make_plan=True, share=True,
        form=ConsentForm.ORAL, purpose="Planen", areas=["boende"],
    )  # fmt: skip
    for each in units:
        workspace.write(
            consents.set_party_areas, case_id, consent_id=row.id, unit_id=each.id, areas=["boende"]
        )
    return workspace.write(consents.give_consent, case_id, consent_id=row.id)


def test_a_whole_withdrawal_stops_sharing_and_shows_in_the_page(
    show, qtbot, workspace, case_id, units
):
    _given(workspace, case_id, units)
    page = show(ConsentPage)
    dialog = WithdrawDialog(workspace, case_id, page.consent, page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept_button.click()
    assert dialog.whole_segments.error.text()
    _press(dialog.whole_segments, True)
    type_text(dialog.how_edit.edit, "I telefon")
    dialog.accept_button.click()
    case = _now(workspace, case_id)
    assert case.consents[0].withdrawals[0].how == "I telefon"
    assert not rules.is_valid(case, clock.today())
    assert page.state.bands["withdrawn"].isVisible()
    assert not page.validity.withdraw_button.isVisible()


def test_a_part_withdrawal_takes_out_the_chosen_party(qtbot, workspace, case_id, units):
    consent = _given(workspace, case_id, units)
    dialog = WithdrawDialog(workspace, case_id, consent)
    qtbot.addWidget(dialog)
    dialog.show()
    _press(dialog.whole_segments, False)
    dialog.accept_button.click()
    assert dialog.isVisible()
    dialog.party_checks[units[0].id].check.click()
    dialog.accept_button.click()
    case = _now(workspace, case_id)
    assert set(rules.granted(case, clock.today())) == {units[1].id}


def test_a_withdrawal_in_the_future_is_refused_at_the_field(qtbot, workspace, case_id, units):
    dialog = WithdrawDialog(workspace, case_id, _given(workspace, case_id, units))
    qtbot.addWidget(dialog)
    dialog.show()
    _press(dialog.whole_segments, True)
    dialog.on_edit.edit.setText("2999-01-01")
    dialog.accept_button.click()
    assert dialog.on_edit.error.text()
    assert _now(workspace, case_id).consents[0].withdrawals == []


def test_a_close_person_is_another_question_than_the_consent(show, workspace, case_id):
    page = show(ConsentPage)
    type_text(page.close_persons.name_edit.edit, "Siri Exempel")
    type_text(page.close_persons.relation_edit.edit, "Syster")
    page.close_persons.add_button.click()
    row = next(iter(page.close_persons.rows.by_id.values()))
    assert not row.letter_segments.isVisible()
    _press(row.answer_segments, CloseAnswer.WANTS)
    _press(row.letter_segments, True)
    case = _now(workspace, case_id)
    latest = case.close_answers[-1]
    assert (latest.answer, latest.letter_ok) == (CloseAnswer.WANTS, True)
    assert case.consents == []
    assert page.close_persons.name_edit.value() == ""


def test_a_half_written_close_person_is_kept_as_a_draft(show, workspace, case_id):
    page = show(ConsentPage)
    type_text(page.close_persons.name_edit.edit, "Siri")
    page.flush()
    again = show(ConsentPage)
    assert again.close_persons.name_edit.value() == "Siri"


def test_a_legal_ground_needs_receiver_paragraph_and_decider(show, workspace, case_id, units):
    page = show(ConsentPage)
    page.ground.open_button.click()
    type_text(page.ground.paragraph_edit.edit, "25 kap. 12 § OSL")
    page.ground.store_button.click()
    assert page.problems.isVisible() or page.ground.receiver_combo.error.text()
    page.ground.receiver_combo.combo.setCurrentIndex(1)
    type_text(page.ground.maker_edit.edit, "Enhetschef Exempel")
    page.ground.store_button.click()
    ground = _now(workspace, case_id).legal_grounds[0]
    assert (ground.unit_id, ground.paragraph) == (units[0].id, "25 kap. 12 § OSL")
    assert rules.ground_for(_now(workspace, case_id), units[1].id, clock.today()) is None
    assert not page.ground.form.isVisible()


def test_the_path_for_one_who_cannot_answer_is_never_a_yes(show, workspace, case_id):
    page = show(ConsentPage)
    page.position.open_link.click()
    page.position.store_button.click()
    assert page.position.kind_radios.error.text()
    page.position.kind_radios.buttons[2].click()
    type_text(page.position.assessment_edit.edit, "Kan inte väga för och emot")
    type_text(page.position.assessor_edit.edit, "Läkare Exempel")
    page.position.store_button.click()
    case = _now(workspace, case_id)
    assert (case.positions[0].can_take, case.positions[0].is_temporary) == (False, False)
    assert not rules.is_valid(case, clock.today())
    assert page.position.told_band.isVisible()


@pytest.fixture
def child_id(workspace):
    case = workspace.write(
        cases.create_case, None, given="Juni", family="Exempel", born_on=date(2016, 3, 3)
    )
    return case.id


def test_each_guardian_answers_alone_and_one_no_is_explained(qtbot, workspace, child_id):
    page = ConsentPage(workspace, child_id)
    qtbot.addWidget(page)
    page.show()
    page.givers.add_button.click()
    page.givers.add_button.click()
    first, second = page.givers.rows.by_id.values()
    type_text(first.name_edit.edit, "Disa Exempel")
    type_text(second.name_edit.edit, "Love Exempel")
    page.flush()
    second.show_button.click()
    _press(page.answers.plan_segments, False)
    _press(page.answers.share_segments, False)
    page.validity.give_button.click()
    assert page.givers.split_band.isVisible()
    case = workspace.read(cases.load, child_id)
    assert [g.name for g in case.person.guardians] == ["Disa Exempel", "Love Exempel"]
    assert (case.consents[0].giver_kind, case.consents[0].giver_id) == (
        GiverKind.GUARDIAN,
        second.giver_id,
    )
    first.show_button.click()
    assert page.answers.plan_segments.value() is None


def test_the_childs_own_voice_is_kept_and_is_no_consent(qtbot, workspace, child_id):
    workspace.write(people.add_guardian, child_id, name="Disa Exempel")
    page = ConsentPage(workspace, child_id)
    qtbot.addWidget(page)
    page.show()
    type_text(page.voice.words_edit.edit, "Jag vill inte byta skola")
    page.voice.store_button.click()
    heard = workspace.read(list_heard, child_id)
    assert [row.words for row in heard] == ["Jag vill inte byta skola"]
    assert workspace.read(cases.load, child_id).consents == []


def test_the_test_of_secrecy_toward_a_guardian_is_recorded(qtbot, workspace, child_id):
    workspace.write(people.add_guardian, child_id, name="Disa Exempel")
    page = ConsentPage(workspace, child_id)
    qtbot.addWidget(page)
    page.show()
    row = next(iter(page.givers.rows.by_id.values()))
    row.change_button.click()
    row.secrecy.store_button.click()
    assert row.secrecy.may_segments.error.text()
    _press(row.secrecy.may_segments, True)
    type_text(row.secrecy.maker_edit.edit, "Enhetschef Exempel")
    row.secrecy.store_button.click()
    test = workspace.read(cases.load, child_id).secrecy_tests[0]
    assert (test.may_get, test.decision_maker) == (True, "Enhetschef Exempel")


def test_a_party_that_nothing_is_written_about_is_taken_away_and_brought_back(
    show, qtbot, workspace, case_id, units
):
    page = show(ConsentPage)
    with qtbot.waitSignal(page.undo_offered) as offered:
        _row(page, units[0]).remove_button.click()
    shown = [row.unit_id for row in page.table.rows.by_id.values()]
    assert shown == [units[1].id]
    offered.args[1]()
    assert units[0].id in [row.unit_id for row in page.table.rows.by_id.values()]
    page.table.area_checks["boende"].check.click()
    _row(page, units[0]).checks["boende"].click()
    assert not _row(page, units[0]).remove_button.isVisible()
