"""What held on a past day, which answer holds, and who is told of a withdrawal."""

from datetime import timedelta

from sipdesk import clock
from sipdesk.domain.model import CloseAnswer, ConsentForm, HandOut, Principal
from sipdesk.gui.dialogs.withdraw_consent import WithdrawDialog
from sipdesk.gui.guide.pages.consent import ConsentPage
from sipdesk.i18n import _
from sipdesk.services import cases, consents, directory, people


def _give(workspace, case_id, unit_id, areas, *, days_ago):
    draft = workspace.write(consents.start_consent, case_id)
    day = clock.today() - timedelta(days=days_ago)
    workspace.write(
        consents.change_consent,
        case_id,
        consent_id=draft.id,
        form=ConsentForm.ORAL,
        make_plan=True,
        share=True,
        purpose="Samordna",
        areas=areas,
        valid_from=day,
    )
    workspace.write(
        consents.set_party_areas, case_id, consent_id=draft.id, unit_id=unit_id, areas=areas
    )
    return workspace.write(consents.give_consent, case_id, consent_id=draft.id, given_on=day)


def test_what_held_on_a_past_day_is_told_in_sentences(show, workspace, case_id, unit):
    psyk = unit(case_id, "Vuxenpsykiatrin", Principal.REGION)
    row = _give(workspace, case_id, psyk.id, ["boende"], days_ago=20)
    workspace.write(
        consents.withdraw_consent,
        case_id,
        consent_id=row.id,
        on=clock.today() - timedelta(days=5),
    )
    history = show(ConsentPage).history
    told = []
    for days in (30, 10, 0):
        history.day_edit.edit.setText(str(clock.today() - timedelta(days=days)))
        history.day_edit.left.emit()
        told.append(history.day_text.text())
    assert _("There was no consent.") in told[0]
    assert _("The consent was valid.") in told[1]
    assert "Vuxenpsykiatrin" in told[1]
    assert _("The consent was withdrawn.") in told[2]
    assert "Vuxenpsykiatrin" not in told[2]


def test_two_answers_that_overlap_are_said_and_the_later_holds(show, workspace, case_id, unit):
    psyk = unit(case_id, "Vuxenpsykiatrin", Principal.REGION)
    _give(workspace, case_id, psyk.id, ["boende", "ekonomi"], days_ago=20)
    _give(workspace, case_id, psyk.id, ["boende"], days_ago=10)
    page = show(ConsentPage)
    assert page.history.overlap_text.isVisible()
    assert page.history.overlap_text.text().count("\n") == 0


def test_those_who_have_papers_are_listed_when_the_consent_is_withdrawn(
    show, workspace, case_id, unit
):
    psyk = unit(case_id, "Vuxenpsykiatrin", Principal.REGION)
    row = _give(workspace, case_id, psyk.id, ["boende"], days_ago=20)

    def hand_out(session):
        session.add(
            HandOut(
                case_id=case_id,
                kind="plan_party_copy",
                recipient_kind="unit",
                recipient_id=psyk.id,
                recipient_name="Vuxenpsykiatrin",
                on=clock.today(),
                basis="consent:1",
            )
        )

    workspace.read(hand_out)
    page = show(ConsentPage)
    assert not page.told.isVisible()
    workspace.write(consents.withdraw_consent, case_id, consent_id=row.id)
    [line] = page.told.rows.by_id.values()
    assert page.told.tell_band.isVisible()
    assert "Vuxenpsykiatrin" in line.name_text.text()
    line.told_button.click()
    line.how_edit.edit.setText("Telefon till enhetschefen")
    line.store_button.click()
    assert not page.told.tell_band.isVisible()
    assert "Telefon till enhetschefen" in line.papers_text.text()
    assert not line.form.isVisible()
    [notice] = workspace.read(cases.load, case_id).withdrawal_notices
    assert (notice.recipient_id, notice.on, notice.by) == (
        psyk.id,
        clock.today(),
        workspace.actor.name,
    )


def test_a_party_that_left_the_register_is_still_named_for_the_day_it_was_in_the_consent(
    show, workspace, case_id, unit
):
    psyk = unit(case_id, "Vuxenpsykiatrin", Principal.REGION)
    _give(workspace, case_id, psyk.id, ["boende"], days_ago=20)
    party = workspace.read(cases.load, case_id).parties[0]
    workspace.write(cases.remove_party, case_id, party_id=party.id)
    workspace.write(directory.remove_unit, None, unit_id=psyk.id)
    history = show(ConsentPage).history
    history.day_edit.edit.setText(str(clock.today()))
    history.day_edit.left.emit()
    assert "Vuxenpsykiatrin" in history.day_text.text()


def test_a_close_person_is_a_receiver_of_its_own_and_can_be_taken_back(
    qtbot, show, workspace, case_id
):
    close = workspace.write(people.add_close_person, case_id, name="Siri Exempel")
    page = show(ConsentPage)
    assert close.id not in page.table.rows.by_id
    workspace.write(
        people.answer_close_person, case_id, close_person_id=close.id, answer=CloseAnswer.WANTS
    )
    page.table.area_checks["boende"].check.click()
    page.table.rows.by_id[close.id].checks["boende"].click()
    case = workspace.read(cases.load, case_id)
    [party] = case.consents[-1].parties
    assert (party.close_person_id, party.unit_id, party.areas) == (close.id, None, ["boende"])
    assert not page.table.rows.by_id[close.id].remove_button.isVisible()
    dialog = WithdrawDialog(workspace, case_id, case.consents[-1], page)
    qtbot.addWidget(dialog)
    assert list(dialog.party_checks) == [close.id]


def test_the_details_of_a_close_person_are_changed_where_they_stand(show, workspace, case_id):
    close = workspace.write(people.add_close_person, case_id, name="Siri Exempel")
    workspace.write(
        people.answer_close_person,
        case_id,
        close_person_id=close.id,
        answer=CloseAnswer.WANTS,
        letter_ok=True,
    )
    page = show(ConsentPage)
    row = page.close_persons.rows.by_id[close.id]
    assert not row.editor.isVisible()
    row.change_button.click()
    row.edits[2].edit.setText("070-174 06 90")
    row.edits[0].edit.setText("")
    page.flush()
    assert row.edits[0].error.text()
    row.suitable_segments.segments.buttons[1].click()
    case = workspace.read(cases.load, case_id)
    [stored] = case.person.close_persons
    assert (stored.name, stored.phone) == ("Siri Exempel", "070-174 06 90")
    latest = case.close_answers[-1]
    assert (latest.answer, latest.letter_ok, latest.is_suitable) == (
        CloseAnswer.WANTS,
        True,
        False,
    )
