"""Protected identity on the pages: hidden, shown for a minute to the named, logged, never kept."""

from datetime import time

import pytest
from sqlmodel import select

from sipdesk import clock
from sipdesk.domain.model import LogRow, Protection
from sipdesk.gui.guide.pages import need_person, need_protected
from sipdesk.gui.guide.pages.call import CallPage
from sipdesk.gui.guide.pages.consent import ConsentPage
from sipdesk.gui.guide.pages.meeting import MeetingPage
from sipdesk.gui.guide.pages.need import NeedPage
from sipdesk.services import cases, meetings, office, people, sealed
from tests.helpers import type_text

ADDRESS, PHONE, PLACE = "Hemligstigen 4", "070-174 06 81", "Rum Gömd"


@pytest.fixture
def me(workspace):
    return workspace.write(office.add_user, None, name="Ulrika Testros")


@pytest.fixture
def mate(workspace):
    return workspace.write(office.add_user, None, name="Mats Provling")


def _work_as(workspace, user):
    workspace.actor = workspace.read(office.actor_for, user)


@pytest.fixture
def protected(workspace, case_id, me, mate, monkeypatch):
    _work_as(workspace, me)
    workspace.write(
        people.change_person,
        case_id,
        address=ADDRESS,
        phone=PHONE,
        protection=Protection.SEKRETESSMARKERING,
    )
    workspace.write(
        meetings.plan_meeting, case_id, on=clock.today(), starts_at=time(10), place=PLACE
    )
    for module in (need_person, need_protected):
        monkeypatch.setattr(module, "reason_to_show", lambda *_asked: "Ska ringa")


def _shown(person):
    return person.address_edit.value(), person.phone_edit.value()


def test_a_named_user_sees_address_and_telephone_for_a_minute(show, workspace, case_id, protected):
    person = show(NeedPage).person
    assert ADDRESS not in (person.facts_text.text(), *_shown(person))
    person.open_button.click()
    assert _shown(person) == (ADDRESS, PHONE)
    assert workspace.revealed.timer.isActive()
    assert workspace.revealed.timer.interval() == 60_000
    person.address_edit.setFocus()
    workspace.revealed.timer.timeout.emit()
    assert not person.form.isVisible()
    assert _shown(person) == ("", "")
    rows = workspace.read(lambda session: session.exec(select(LogRow)).all())
    assert [row.reason for row in rows if row.act == "sealed.show_details"] == ["Ska ringa"]


def test_what_is_changed_while_it_is_shown_is_sealed_again(show, workspace, case_id, protected):
    page = show(NeedPage)
    page.person.open_button.click()
    page.person.address_edit.edit.setPlainText("Nygatan 1")
    page.person.phone_edit.edit.setText("")
    page.flush()
    assert workspace.read(cases.load, case_id).person.address == ""
    shown = workspace.show(sealed.show_details, case_id, reason="x")
    assert sorted(shown.values()) == ["Nygatan 1", PLACE]


def test_a_colleague_opens_the_form_with_a_reason_and_reads_who_can_show_it(
    show, workspace, case_id, protected, mate
):
    _work_as(workspace, mate)
    person = show(NeedPage).person
    person.open_button.click()
    assert person.form.isVisible()
    assert _shown(person) == ("", "")
    assert "Ulrika Testros" in person.address_edit.note.text()
    assert not person.who.show_button.isVisible()


def test_a_place_is_hidden_on_every_page_until_it_is_shown(show, workspace, case_id, protected):
    call, meeting = show(CallPage), show(MeetingPage)
    place = call.meeting.place_edit
    assert (place.value(), meeting.place_edit.value()) == ("", "")
    assert PLACE not in call.meeting.where_text.text()
    assert place.note.text()
    workspace.revealed.show(case_id, "Ska ringa")
    assert (place.value(), meeting.place_edit.value()) == (PLACE, PLACE)
    assert not place.note.text()
    workspace.revealed.hide()
    assert (place.value(), meeting.place_edit.value()) == ("", "")


def test_a_colleague_writes_a_place_that_only_the_named_read(
    show, workspace, case_id, protected, mate, me
):
    _work_as(workspace, mate)
    page = show(MeetingPage)
    type_text(page.place_edit.edit, "Gömda huset")
    page.flush()
    assert page.place_edit.value() in ("", "Gömda huset")
    _work_as(workspace, me)
    assert "Gömda huset" in workspace.show(sealed.show_details, case_id, reason="x").values()


def test_a_case_is_restricted_to_those_who_are_chosen(
    show, workspace, case_id, protected, me, mate
):
    person = show(NeedPage).person
    person.open_button.click()
    for user in (me, mate):
        person.who.checks[str(user.id)].check.click()
    case = workspace.read(cases.load, case_id)
    assert set(case.restricted_to) == {str(me.id), str(mate.id)}
    assert set(case.key.held_by) == {str(me.id), str(mate.id)}
    _work_as(workspace, mate)
    assert ADDRESS in workspace.show(sealed.show_details, case_id, reason="x").values()


def test_the_telephone_of_a_close_person_is_hidden_and_shown_with_the_rest(
    show, workspace, case_id, protected
):
    close = workspace.write(people.add_close_person, case_id, name="Siri Exempel", phone=PHONE)
    page = show(ConsentPage)
    row = page.close_persons.rows.by_id[close.id]
    row.change_button.click()
    assert PHONE not in row.sub_text.text()
    assert (row.edits[2].value(), bool(row.edits[2].note.text())) == ("", True)
    workspace.revealed.show(case_id, "Ska ringa")
    assert PHONE in row.sub_text.text()
    assert row.edits[2].value() == PHONE
    workspace.revealed.hide()
    assert row.edits[2].value() == ""
    assert workspace.read(cases.load, case_id).person.close_persons[0].phone == ""
