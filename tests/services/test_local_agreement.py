"""The local agreement, the SIP routine that it holds, the supporters and what they note."""

from datetime import date

import pytest

from sipdesk.domain.model import AgreementState, ContactRole, Principal, Protection
from sipdesk.domain.problems import RuleError
from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.services import (
    agreement_papers,
    cases,
    directory,
    documents,
    improvements,
    meetings,
    office,
    people,
    quick_guide_papers,
    unit_contacts,
)
from sipdesk.services import local_agreement as verbs
from tests.services.conftest import TODAY


def refused(error):
    return [(problem.code, problem.field) for problem in error.value.problems]


def read(desk):
    return desk.ask(verbs.load_agreement)


def test_the_thirteen_headings_have_questions_and_keep_their_texts(desk):
    found = read(desk)
    assert len(found.headings) == 13
    assert all(str(heading.questions) for heading in found.headings)
    desk.do(verbs.write_heading, None, heading="barn", text="Vi frågar alla.")
    desk.do(verbs.write_heading, None, heading="barn", owner="Enhetschef")
    row = read(desk).text("barn")
    assert (row.text, row.owner, row.on) == ("Vi frågar alla.", "Enhetschef", TODAY)


def test_days_stand_in_order_and_adoption_has_its_day(desk):
    desk.do(verbs.change_agreement, None, from_on=date(2026, 7, 1))
    with pytest.raises(RuleError) as error:
        desk.do(verbs.change_agreement, None, until_on=date(2026, 6, 1))
    assert refused(error) == [("date.reversed", "until_on")]
    with pytest.raises(RuleError) as error:
        desk.do(verbs.change_agreement, None, state=AgreementState.ADOPTED)
    assert refused(error) == [("agreement.day.missing", "adopted_on")]
    desk.do(verbs.change_agreement, None, adopted_on=TODAY, case_number="SN.2026.44")
    desk.do(verbs.change_agreement, None, state=AgreementState.ADOPTED)
    content = desk.ask(agreement_papers.agreement_paper)
    assert not content.is_draft
    assert ("Diarienummer", "SN.2026.44") in content.facts
    assert "tills vidare" in content.validity
    desk.do(verbs.change_agreement, None, until_on=date(2027, 12, 31))
    assert "2027-12-31" in desk.ask(agreement_papers.agreement_paper).validity


def test_the_example_rows_come_once_with_an_empty_cell(desk):
    desk.do(verbs.take_examples, None)
    desk.do(verbs.take_examples, None)
    cells = read(desk).cells
    assert len(cells) == 4
    medication = next(cell for cell in cells if cell.title == "Stödmedicinering")
    assert medication.specialistvard == ""
    desk.do(verbs.change_cell, None, cell_id=medication.id, specialistvard="Vid behov")
    desk.do(verbs.remove_cell, None, cell_id=cells[0].id)
    assert len(read(desk).cells) == 3
    desk.do(verbs.restore_cell, None, cell_id=cells[0].id)
    assert [cell.title for cell in read(desk).cells] == [cell.title for cell in cells]
    assert read(desk).cells[2].specialistvard == "Vid behov"


def test_the_routine_holds_for_the_next_call_with_the_agreement_as_its_source(desk):
    desk.do(verbs.change_agreement, None, case_number="SN.2026.44")
    desk.do(verbs.write_routine, None, name="sip_place", value="Folkets hus, tisdagar")
    desk.do(verbs.write_routine, None, name="sip_documents", value="Den som kallar skriver.")
    settings = desk.ask(office.list_settings)
    assert settings["sip_place"].source == "Lokal överenskommelse SN.2026.44"
    case_id = desk.new_case()
    first = desk.do(meetings.plan_meeting, case_id, on=TODAY)
    second = desk.do(meetings.plan_meeting, case_id, on=TODAY, place="Hemma")
    assert (first.place, second.place) == ("Folkets hus, tisdagar", "Hemma")
    with pytest.raises(TypeError):
        desk.do(verbs.write_routine, None, name="log_years", value="3")


def test_a_call_says_how_sip_is_worked_with_here(desk):
    desk.do(verbs.write_routine, None, name="sip_documents", value="Den som kallar skriver.")
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.consent(case_id)
    desk.meeting(case_id)
    unit = desk.units()["Granby hälsocentral"]
    made = desk.ask(documents.content, case_id, "call_letter", documents.unit(unit.id))
    assert made.content.routine == ("Den som kallar skriver.",)


def test_a_guarded_case_gets_no_place_from_the_routine(desk):
    desk.do(verbs.write_routine, None, name="sip_place", value="Folkets hus")
    case_id = desk.new_case()
    desk.do(people.change_person, case_id, protection=Protection.SEKRETESSMARKERING)
    assert desk.do(meetings.plan_meeting, case_id, on=TODAY).place == ""


def test_only_what_is_agreed_is_printed_to_be_signed(desk):
    desk.do(verbs.write_heading, None, heading="lob", text="På hälsocentralen.")
    draft = desk.ask(agreement_papers.agreement_paper, is_draft=True)
    final = desk.ask(agreement_papers.agreement_paper, is_draft=False)
    assert len([one for one in draft.headings if one.questions]) == 13
    assert [one.text for one in final.headings if not one.is_empty] == ["På hälsocentralen."]
    assert render("local_agreement", final, translator("sv")).startswith(b"%PDF")


def support(desk, unit_id, name):
    fields = {"role": ContactRole.SIP_SUPPORT, "function": "SIP-stödjare", "name": name}
    desk.do(unit_contacts.add_contact, None, unit_id=unit_id, **fields)


def test_one_supporter_covers_a_municipality_s_side_but_each_unit_of_the_region(desk):
    care = desk.do(
        directory.add_unit,
        None,
        name="Hemsjukvården",
        principal=Principal.KOMMUN,
        organisation="Granby kommun",
        column="primarvard",
    )
    desk.do(directory.add_unit, None, name="Folktandvården", principal="region", is_dental=True)
    rows = desk.ask(improvements.coverage)
    assert len(rows) == 4
    assert not any(row.is_covered for row in rows)
    support(desk, desk.units()["Vuxenenheten"].id, "Sara Påhitt")
    support(desk, desk.units()["Granby hälsocentral"].id, "Anna Påhittsson")
    covered = {row.unit or row.group for row in desk.ask(improvements.coverage) if row.is_covered}
    assert covered == {"socialtjanst", "Granby hälsocentral"}
    support(desk, care.id, "Bo Testlund")
    left = [row.unit for row in desk.ask(improvements.coverage) if not row.is_covered]
    assert left == ["Beroendemottagningen"]


def test_the_guide_tells_the_days_the_routine_and_whom_to_ask(desk):
    support(desk, desk.units()["Vuxenenheten"].id, "Sara Påhitt")
    desk.do(verbs.write_routine, None, name="sip_starts", value="Den som först ser behovet.")
    guide = desk.ask(quick_guide_papers.guide_paper)
    assert len(guide.steps) == 8
    assert "avsnitt 2.3" in guide.days[0]
    assert guide.routine[0][1] == "Den som först ser behovet."
    assert "Sara Påhitt" in guide.ask
    assert render("quick_guide", guide, translator("sv")).startswith(b"%PDF")


def test_an_improvement_keeps_neither_case_nor_name_nor_day(desk):
    case_id = desk.do(cases.create_case, None, given="Alva", family="Lingonhed").id
    for text in ("Alva fick vänta.", "Kallelsen gick 2026-03-02.", "  "):
        with pytest.raises(RuleError) as error:
            desk.do(improvements.note_improvement, None, text=text, about=case_id)
        assert refused(error)[0][1] == "text"
    note = desk.do(
        improvements.note_improvement, None, text="Kallelser går sent.", step="kalla", about=case_id
    )
    assert not {"case_id", "recorded_at", "on", "by"} & set(type(note).model_fields)
    rows = [row for row in desk.log() if row.act == "improvements.note_improvement"]
    assert [row.case_id for row in rows] == [None]
    desk.do(
        improvements.change_improvement, None, improvement_id=note.id, action="Mall", is_done=True
    )
    assert [one.action for one in desk.ask(improvements.list_improvements, 2026)] == ["Mall"]
    assert desk.ask(improvements.list_improvements, 2025) == []
