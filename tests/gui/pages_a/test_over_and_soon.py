"""One act stops flags and letters when somebody dies or moves; a consent that ends soon is said."""

from datetime import timedelta

import pytest

from sipdesk import clock
from sipdesk.domain.disclosure import Document, may_disclose
from sipdesk.domain.model import Answer, CloseReason, ConsentForm, Principal
from sipdesk.gui.guide.look import CaseLook
from sipdesk.gui.guide.pages import close as close_page
from sipdesk.gui.guide.pages import need_person
from sipdesk.gui.guide.pages.close import ClosePage
from sipdesk.gui.guide.pages.need import NeedPage
from sipdesk.services import consents, documents, needs, office, overview


@pytest.fixture
def psychiatry(workspace, case_id, unit):
    """A unit with a yes that holds for twenty days more."""
    made = unit(case_id, "Vuxenpsykiatrin", Principal.REGION)
    workspace.write(needs.raise_need, case_id, by="Tomas", principal=Principal.REGION)
    workspace.write(needs.judge_need, case_id, principal=Principal.KOMMUN, is_needed=True)
    row = workspace.write(consents.start_consent, case_id)
    workspace.write(
        consents.change_consent,
        case_id,
        consent_id=row.id,
        make_plan=True,
        share=True,
        form=ConsentForm.ORAL,
        purpose="Samordna stöd.",
        areas=["boende"],
        valid_until=clock.today() + timedelta(days=20),
    )
    workspace.write(
        consents.set_party_areas, case_id, consent_id=row.id, unit_id=made.id, areas=["all"]
    )
    workspace.write(consents.give_consent, case_id, consent_id=row.id)
    return made


def _call(workspace, case_id, to):
    case, pack = workspace.look(case_id)
    return may_disclose(case, documents.unit(to.id), Document.CALL_LETTER, clock.today(), pack)


def _codes(workspace, case_id):
    case, pack = workspace.look(case_id)
    return [problem.code for problem in CaseLook(case, pack, clock.today()).problems]


def test_a_death_is_one_act_with_its_day_and_stops_flags_and_letters(
    show, workspace, case_id, psychiatry, monkeypatch
):
    monkeypatch.setattr(need_person, "confirm", lambda *_args, **_more: True)
    assert _call(workspace, case_id, psychiatry).allowed
    assert _codes(workspace, case_id)
    page = show(NeedPage)
    page.person.death_button.click()
    assert page.person.death_edit.error.text()
    page.person.death_edit.edit.setText(str(clock.today() - timedelta(days=1)))
    page.person.death_button.click()
    case, _pack = workspace.look(case_id)
    assert case.person.deceased_on == clock.today() - timedelta(days=1)
    assert _call(workspace, case_id, psychiatry).code == "case.deceased"
    assert _codes(workspace, case_id) == []


def test_who_has_moved_gets_no_more_calls_and_the_copies_that_were_agreed_stay_possible(
    show, workspace, case_id, psychiatry, monkeypatch
):
    monkeypatch.setattr(close_page, "confirm", lambda *_args, **_more: True)
    page = show(ClosePage)
    page.reason_choice.set_value(CloseReason.MOVED)
    page.decided_choice.set_value("person")
    page.outcome_edit.edit.setPlainText("Flyttade till dottern.")
    page.told_check.set_value(True)
    page.close_button.click()
    case, pack = workspace.look(case_id)
    assert case.closed_on == clock.today()
    assert _call(workspace, case_id, psychiatry).code == "case.closed"
    copy = Document.PLAN_PARTY_COPY
    to = documents.unit(psychiatry.id)
    assert may_disclose(case, to, copy, clock.today(), pack).allowed
    assert _codes(workspace, case_id) == []


@pytest.mark.parametrize(("days", "is_said"), [(None, False), (10, False), (20, True)])
def test_a_consent_that_ends_soon_is_said_by_the_local_setting_alone(
    workspace, case_id, psychiatry, days, is_said
):
    if days is not None:
        workspace.write(
            office.set_setting, None, name="consent_notice_days", value=days, source="Rutin 4"
        )
        workspace.write(needs.answer_children, case_id, answer=Answer.NO)
    assert ("consent.expiring" in _codes(workspace, case_id)) is is_said
    seen = workspace.read(overview.today)
    assert ("consent.expiring" in repr(seen)) is is_said
