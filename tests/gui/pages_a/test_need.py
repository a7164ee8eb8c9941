"""Step 1 on a real store: what is answered is kept, and what was kept is seen again."""

from sipdesk.domain.model import Answer, Concern, Principal, Role
from sipdesk.gui.guide.pages.need import NeedPage
from sipdesk.services import cases, needs
from tests.helpers import type_text


def _press(segments, value):
    segments.segments.buttons[segments.segments._values.index(value)].click()


def test_who_asked_is_kept_with_its_day(show, workspace, case_id):
    page = show(NeedPage)
    assert not page.raised.why_edit.isVisible()
    _press(page.raised.role_segments, Role.PERSON)
    type_text(page.raised.why_edit.edit, "Många möten, ingen plan <b>")
    page.flush()
    row = workspace.read(cases.load, case_id).needs_raised[0]
    assert (row.by_role, row.why) == (Role.PERSON, "Många möten, ingen plan <b>")
    assert "dagar" in page.raised.elapsed_text.text()


def test_the_day_of_the_question_cannot_be_emptied(show, workspace, case_id):
    workspace.write(needs.raise_need, case_id, by_role=Role.PERSON)
    page = show(NeedPage)
    page.raised.on_edit.edit.setText("")
    page.flush()
    assert page.raised.on_edit.error.text()
    assert workspace.read(cases.load, case_id).needs_raised[0].on is not None


def test_the_other_principals_line_waits_for_a_yes_to_the_contact(show, workspace, case_id):
    page = show(NeedPage)
    line = page.judgement.lines[Principal.REGION]
    assert line.closed.isVisible()
    assert not line.open.isVisible()
    line.permitted_edit.edit.setText("2026-01-12")
    type_text(line.how_edit.edit, "I samtal hemma")
    line.permit_button.click()
    assert line.open.isVisible()
    _press(page.judgement.lines[Principal.KOMMUN].needed_segments, True)
    _press(line.needed_segments, False)
    type_text(line.why_edit.edit, "Vi ger redan stöd")
    page.flush()
    case = workspace.read(cases.load, case_id)
    assert [(j.principal, j.is_needed) for j in case.judgements] == [
        (Principal.KOMMUN, True),
        (Principal.REGION, False),
    ]
    assert case.judgements[1].why == "Vi ger redan stöd"
    assert case.permissions[0].how == "I samtal hemma"


def test_the_question_may_be_put_without_a_name(show, workspace, case_id):
    page = show(NeedPage)
    line = page.judgement.lines[Principal.REGION]
    _press(page.judgement.lines[Principal.KOMMUN].needed_segments, True)
    line.unnamed_check.check.click()
    _press(line.needed_segments, True)
    assert workspace.read(cases.load, case_id).judgements[-1].is_unnamed


def test_no_suspicion_needs_a_reason_and_loses_nothing_while_it_waits(show, workspace, case_id):
    page = show(NeedPage)
    _press(page.children_card.answer_segments, Answer.YES)
    page.children_card.add_button.click()
    row = next(iter(page.children_card.rows.by_id.values()))
    type_text(row.given_edit.edit, "Åsa")
    _press(row.concern_segments, Concern.NO_SUSPICION)
    assert row.reason_edit.error.text()
    assert row.concern_segments.value() is Concern.NO_SUSPICION
    type_text(row.reason_edit.edit, "Bor hos mormor och mår bra")
    page.flush()
    page.flush()
    case = workspace.read(cases.load, case_id)
    assert [(c.decision, c.reason) for c in case.concerns] == [
        (Concern.NO_SUSPICION, "Bor hos mormor och mår bra")
    ]
    assert case.person.children[0].given == "Åsa"
    assert not workspace.drafts(case_id)


def test_a_no_to_the_offer_is_a_whole_path(show, workspace, case_id, qtbot):
    page = show(NeedPage)
    page.offer.offer_button.click()
    _press(page.offer.answer_segments, Answer.NO)
    assert page.offer.refused_band.isVisible()
    type_text(page.offer.reason_edit.edit, "Orkar inte just nu")
    type_text(page.offer.decided_edit.edit, "Personen")
    page.offer.told_check.check.click()
    page.flush()
    answer = workspace.read(cases.load, case_id).offers[0].answers[0]
    assert (answer.answer, answer.reason, answer.by) == (
        Answer.NO,
        "Orkar inte just nu",
        "Personen",
    )
    assert answer.is_told
    with qtbot.waitSignal(page.asked) as asked:
        page.offer.refused_band.button.click()
    assert asked.args[0] == "avsluta"


def test_a_page_that_is_opened_again_shows_what_was_kept(show, workspace, case_id):
    workspace.write(needs.answer_children, case_id, answer=Answer.UNKNOWN)
    page = show(NeedPage)
    assert page.children_card.answer_segments.value() is Answer.UNKNOWN
    assert page.children_card.unknown_text.isVisible()


def test_a_link_from_what_is_missing_finds_the_field(show):
    page = show(NeedPage)
    for name in ("children", "judgement", "answer", "language"):
        assert page.find_field(name, "kommun") or page.find_field(name)
