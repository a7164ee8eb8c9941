"""One sentence for everybody: what they may know, and why; and what the page says above it."""

from datetime import timedelta

import pytest

from sipdesk import clock
from sipdesk.domain.disclosure_ways import RecipientKind
from sipdesk.domain.model import CloseAnswer, ConsentForm, GiverKind, Principal, Protection
from sipdesk.gui.guide.look import CaseLook
from sipdesk.gui.guide.pages.consent import ConsentPage
from sipdesk.services import cases, consents, directory, grounds, knows, people


@pytest.fixture
def units(unit, case_id):
    return [
        unit(case_id, "Vuxenpsykiatrin", Principal.REGION, "Region Fjällmark"),
        unit(case_id, "Påhittade kassan", Principal.OTHER),
    ]


def _give(workspace, case_id, unit, giver=(GiverKind.PERSON, None), **fields):
    row = workspace.write(consents.start_consent, case_id, giver_kind=giver[0], giver_id=giver[1])
    values = {
        "make_plan": True,
        "share": True,
        "form": ConsentForm.ORAL,
        "purpose": "Samordna stöd.",
        "areas": ["boende"],
        **fields,
    }
    workspace.write(consents.change_consent, case_id, consent_id=row.id, **values)
    workspace.write(
        consents.set_party_areas, case_id, consent_id=row.id, unit_id=unit.id, areas=["boende"]
    )
    workspace.write(consents.give_consent, case_id, consent_id=row.id)
    return row


def _said(page):
    return "\n".join(page.knows.sentences())


def _chip(workspace, case_id):
    case, pack = workspace.look(case_id)
    return CaseLook(case, pack, clock.today())


def test_every_kind_of_receiver_has_its_sentence(workspace, case_id, units):
    workspace.write(people.add_close_person, case_id, name="Siri Exempel")
    workspace.write(people.add_representative, case_id, name="Åke Testgren")
    workspace.write(people.add_guardian, case_id, name="Disa Exempel")
    found = workspace.read(knows.list_known, case_id)
    kinds = {known.recipient.kind for known in found}
    assert kinds == set(RecipientKind) - {RecipientKind.ARENA}
    assert all(known.name in known.sentence for known in found if known.name[0] != "L")
    assert len({known.sentence for known in found}) == len(found)


def test_the_sentences_follow_what_is_answered(show, workspace, case_id, units):
    page = show(ConsentPage)
    assert "Vuxenpsykiatrin får inte veta något. Samtycke saknas." in _said(page)
    row = _give(workspace, case_id, units[0])
    said = _said(page)
    assert "Alva Exempel får alltid veta allt i sin egen plan." in said
    assert "Vuxenpsykiatrin får veta om boende, för att personen har sagt ja." in said
    assert "Påhittade kassan får inte veta något. Stoppat: mottagaren" in said
    workspace.write(
        grounds.record_ground,
        case_id,
        unit_id=units[1].id,
        areas=["ekonomi"],
        paragraph="OSL 10 kap. 2 §",
        decision_maker="Eva Prov",
    )
    assert "Påhittade kassan får veta om ekonomi med stöd av OSL 10 kap. 2 §." in _said(page)
    workspace.write(consents.withdraw_consent, case_id, consent_id=row.id)
    assert "Vuxenpsykiatrin får inte veta något. Samtycket är återkallat." in _said(page)


def test_a_close_person_may_get_letters_alone(show, workspace, case_id, units):
    close = workspace.write(people.add_close_person, case_id, name="Siri Exempel")
    _give(workspace, case_id, units[0])
    workspace.write(
        people.answer_close_person,
        case_id,
        close_person_id=close.id,
        answer=CloseAnswer.WANTS,
        letter_ok=True,
    )
    assert "Siri Exempel får brev om mötet, för att personen vill det" in _said(show(ConsentPage))


def test_a_unit_that_left_the_register_gets_nothing_and_it_is_said(show, workspace, case_id, units):
    _give(workspace, case_id, units[0])
    page = show(ConsentPage)
    workspace.write(directory.remove_unit, None, unit_id=units[0].id)
    page.reload()
    assert "Vuxenpsykiatrin får inte veta något. Stoppat: enheten är inte kvar" in _said(page)


def test_of_a_protected_person_the_page_says_no_name_and_shows_the_details_with_a_reason(
    show, workspace, case_id, units, monkeypatch
):
    workspace.write(
        people.change_person, case_id, phone="070-174 06 81", protection=Protection.FINGERADE
    )
    _give(workspace, case_id, units[0])
    page = show(ConsentPage)
    assert page.guard.isVisible()
    assert "Skatteverket" not in page.guard.band.text.text(), "not at fictitious data"
    texts = [page.lead_label.text(), page.who.name_text.text(), _said(page)]
    texts.append(page.validity.withdraw_button.text())
    assert not [one for one in texts if "Alva" in one]
    assert "Personen får alltid veta allt i sin egen plan." in _said(page)
    assert "namnet dolt" in _said(page)
    monkeypatch.setattr(
        "sipdesk.gui.guide.pages.consent_guard.reason_to_show", lambda *_asked: "Ska ringa"
    )
    page.guard.band.button.click()
    assert workspace.revealed.case_id == case_id
    assert not page.guard.band.button.isVisible()


def test_the_header_says_who_of_the_guardians_stops_and_the_page_what_the_law_says(
    qtbot, workspace, units
):
    born = clock.today() - timedelta(days=12 * 366)
    child = workspace.write(cases.create_case, None, given="Juni", family="Exempel", born_on=born)
    one, two = (
        workspace.write(people.add_guardian, child.id, name=name) for name in ("Disa", "Love")
    )
    assert _chip(workspace, child.id).consent()[0] == "Samtycke saknas"
    workspace.write(cases.add_party, child.id, unit_id=units[0].id)
    _give(workspace, child.id, units[0], (GiverKind.GUARDIAN, one.id))
    waits = _chip(workspace, child.id)
    assert waits.consent()[0] == "Samtycke saknas: en vårdnadshavare har inte svarat"
    assert ("Barnplan", "info", "baby") in waits.marks()
    workspace.write(
        consents.refuse_consent, child.id, giver_kind=GiverKind.GUARDIAN, giver_id=two.id
    )
    assert "en vårdnadshavare säger nej" in _chip(workspace, child.id).consent()[0]
    page = ConsentPage(workspace, child.id)
    qtbot.addWidget(page)
    page.show()
    law = page.givers.law_text.text()
    assert all(f"6 kap. {n} §" in law for n in ("11", "13", "13 a"))
    assert page.state.bands["given"].title.text().startswith("Disa: ")


def test_a_yes_to_the_plan_alone_is_no_consent_with_exceptions(workspace, case_id, units):
    _give(workspace, case_id, units[0], share=False)
    assert _chip(workspace, case_id).consent()[0] == "Ja till planen, nej till att dela"


def test_the_path_is_said_above_the_questions_and_leads_to_the_assessment(show, workspace, case_id):
    page = show(ConsentPage)
    workspace.write(grounds.note_position, case_id, can_take=False, assessment="x")
    assert "inte klar än" in page.state.bands["path"].text.text()
    page.state.bands["path"].button.click()
    assert page.position.form.isVisible()
