"""Letters to the person, the record of a no, and what the person may ask for."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import inspect

from sipdesk.domain.disclosure import Recipient, RecipientKind
from sipdesk.domain.model import Answer, CloseReason, Protection
from sipdesk.domain.problems import RuleError
from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.services import cases, documents, inquiries, people, register_papers
from sipdesk.services.loaded import load, rows_of_case
from tests.printing.reading import text

from .conftest import Desk

SV = translator("sv")


def printed(made: documents.Made) -> str:
    return text(render(made.kind, made.content, SV))


def test_a_new_coordinator_is_told_in_a_letter_with_the_phone(desk: Desk) -> None:
    case_id = desk.whole()
    desk.do(cases.hand_over, case_id, to_name="Eva Låtsasson", phone="0980-319 291")
    made = desk.ask(documents.content, case_id, "letter_to_person")
    words = printed(made)
    assert "Du får en ny samordnare" in words
    assert "Eva Låtsasson tar över efter" in words
    assert "0980-319 291" in words
    assert "sova" not in words


def test_the_kinds_of_letter_are_those_that_the_case_can_have(desk: Desk) -> None:
    case_id = desk.new_case()
    rows = {row.kind: row for row in desk.ask(documents.offered, case_id)}
    codes = [code for code, _words in rows["letter_to_person"].variants]
    assert codes == ["close", "own"]
    made = desk.ask(
        documents.content, case_id, "letter_to_person", variant="own", text="<b>Hej</b> då"
    )
    assert "<b>Hej</b> då" in printed(made)


@pytest.mark.parametrize("part", ["envelope_outer", "envelope_inner"])
def test_post_to_a_protected_person_goes_in_two_envelopes(desk: Desk, part: str) -> None:
    case_id = desk.new_case()
    desk.do(people.change_person, case_id, address="Hemligstigen 3", phone="070-174 06 81")
    desk.do(people.change_person, case_id, protection=Protection.SEKRETESSMARKERING)
    words = printed(desk.ask(documents.content, case_id, "letter_to_person", variant=part))
    assert "Hemligstigen" not in words
    assert ("Skatteverket" in words) == (part == "envelope_outer")
    assert ("19840367-9817" in words) == (part == "envelope_inner")
    letter = printed(
        desk.ask(
            documents.content,
            case_id,
            "letter_to_person",
            variant="close",
            reply_by=date(2026, 3, 20),
        )
    )
    assert "Hemligstigen" not in letter
    assert "9817" not in letter
    assert "förvaras inlåst" in letter


def test_no_envelope_is_made_at_fictitious_data(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.do(people.change_person, case_id, protection=Protection.FINGERADE)
    with pytest.raises(RuleError, match=r"protected\.forwarding_not_available"):
        desk.ask(documents.content, case_id, "letter_to_person", variant="envelope_outer")
    rows = {row.kind: row for row in desk.ask(documents.offered, case_id)}
    codes = [code for code, _words in rows["letter_to_person"].variants]
    assert "envelope_outer" not in codes


def test_a_letter_to_one_guardian_never_shows_the_other(desk: Desk) -> None:
    case_id = desk.new_case(number="", born_on=date(2015, 1, 2))
    one = desk.do(
        people.add_guardian, case_id, name="Kim Exempelsson", address="Påhittsgatan 1", phone="070"
    )
    desk.do(
        people.add_guardian, case_id, name="Lo Låtsas", address="Andragatan 9", phone="0980-319 299"
    )
    to = Recipient(RecipientKind.GUARDIAN, one.id)
    made = desk.ask(
        documents.content, case_id, "letter_to_guardian", to, variant="own", text="Ring oss."
    )
    words = printed(made)
    assert "Påhittsgatan 1" in words
    assert "vårdnadshavare för Alva" in words
    for hidden in ("Lo Låtsas", "Andragatan", "0980-319 299"):
        assert hidden not in words


def test_a_no_is_kept_on_paper_in_the_own_file_only(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.offered(case_id)
    desk.do(cases.answer_offer, case_id, answer=Answer.NO, reason="Jag klarar mig.", is_told=True)
    desk.do(
        cases.close_case,
        case_id,
        reason=CloseReason.NO_SIP,
        decided_by="person",
        outcome="Alva tackade nej.",
        is_told=True,
    )
    rows = [row for row in desk.ask(documents.offered, case_id) if row.kind == "refusal_record"]
    assert [row.recipient.kind for row in rows] == [RecipientKind.OWN_AUTHORITY]
    made = desk.ask(documents.content, case_id, "refusal_record", documents.OWN_AUTHORITY)
    words = printed(made)
    assert "”Jag klarar mig.”" in words
    assert "Beslutat av: personen" in words
    unit = documents.unit(next(iter(desk.units().values())).id)
    with pytest.raises(RuleError):
        desk.ask(documents.content, case_id, "refusal_record", unit)


def _marked(desk: Desk) -> tuple[UUID, dict[str, str]]:
    """A whole case in which every text column of every row holds a mark of its own."""
    case_id = desk.whole()
    desk.do(cases.add_note, case_id, text="internt")
    desk.do(people.add_close_person, case_id, name="Ella Påhittqvist", relation="sambo")
    marks: dict[str, str] = {}
    with desk.session() as session:
        case = load(session, case_id)
        for table, rows in rows_of_case(case).items():
            for row in rows:
                for column in inspect(type(row)).columns:
                    is_text = type(column.type).__name__ == "AutoString"
                    if is_text and column.key not in _SET_BY_RULES:
                        mark = f"M{len(marks)}x"
                        marks[f"{table}.{column.key}"] = mark
                        setattr(row, column.key, mark)
    return case_id, marks


_SET_BY_RULES = {"search_name", "national_pack", "county_pack", "child_pack", "number", "review"}
_SET_BY_RULES |= {"lineage_id", "step", "next_what"}
_HIDDEN = {"closeperson.name", "closeperson.phone", "closeperson.address"}
_HIDDEN |= {"internalnote.shown_text", "meeting.calendar_facts"}


def test_the_extract_holds_every_column_of_every_table_about_the_person(desk: Desk) -> None:
    case_id, marks = _marked(desk)
    note = desk.case(case_id).internal_notes[0]
    with pytest.raises(RuleError, match=r"extract\.notes_unreviewed"):
        desk.ask(documents.content, case_id, "register_extract")
    desk.do(register_papers.review_note, case_id, note_id=note.id, review="given", by="Sara Påhitt")
    marks = {key: mark for key, mark in marks.items() if not key.startswith("internalnote.review")}
    words = printed(desk.ask(documents.content, case_id, "register_extract"))
    missing = {key for key, mark in marks.items() if mark not in words}
    assert missing <= _HIDDEN
    assert "[annan person]" in words
    for key in ("closeperson.name", "closeperson.phone"):
        assert marks[key] not in words


def test_a_note_is_kept_back_with_ground_number_and_how_to_appeal(desk: Desk) -> None:
    case_id = desk.new_case()
    note = desk.do(cases.add_note, case_id, text="INTERNT om sambon")
    with pytest.raises(RuleError, match=r"extract\.ground_missing"):
        desk.do(register_papers.review_note, case_id, note_id=note.id, review="withheld", by="Sara")
    rows = {row.kind: row for row in desk.ask(documents.offered, case_id)}
    assert rows["register_extract"].code == "extract.notes_unreviewed"
    desk.do(
        register_papers.review_note,
        case_id,
        note_id=note.id,
        review="withheld",
        by="Sara",
        ground="påhittade lagen 1 §",
        number="7",
        appeal="Skriv till oss.",
    )
    words = printed(desk.ask(documents.content, case_id, "register_extract"))
    assert "INTERNT" not in words
    assert "lämnas inte ut. Skäl: påhittade lagen 1 §. Beslut 7." in words
    assert "Så här överklagar du: Skriv till oss." in words


def test_the_extract_is_offered_with_what_it_holds_and_what_was_kept_back(desk: Desk) -> None:
    case_id = desk.new_case()

    def offered(kind: str) -> documents.Offered:
        return next(row for row in desk.ask(documents.offered, case_id) if row.kind == kind)

    assert "Anteckningar för personalen" in offered("leaflet").left_out
    extract = offered("register_extract")
    assert "Allt som står om personen i programmet" in extract.knows
    assert extract.left_out == ()
    reviewed = "Anteckningar för personalen, så som de har granskats"
    assert reviewed not in extract.knows
    given = {"review": "given"}
    held = {"review": "withheld", "ground": "påhittade lagen 1 §", "number": "7", "appeal": "Skriv"}
    for fields in (given, held):
        note = desk.do(cases.add_note, case_id, text="Anteckning")
        desk.do(register_papers.review_note, case_id, note_id=note.id, by="Sara", **fields)
    extract = offered("register_extract")
    assert reviewed in extract.knows
    assert extract.left_out == ("Anteckningar för personalen som hölls inne vid granskningen",)
    assert "Vem som har fått papper och vem som har öppnat ärendet" in offered("who_has_seen").knows


def test_who_has_seen_lists_papers_and_openings_without_names_of_staff(desk: Desk) -> None:
    case_id = desk.whole()
    desk.do(
        documents.freeze_and_hand_out,
        case_id,
        kind="leaflet",
        recipient=documents.PERSON,
        content=b"x",
        how="i handen",
    )
    desk.do(inquiries.begin_inquiry, case_id, what="Uppgiften är fel.")
    content = desk.ask(documents.content, case_id, "who_has_seen").content
    assert "markerade ärendet som under utredning" in {line.what for line in content.openings}
    assert [line.what for line in content.papers] == ["Vad är en SIP?, i handen"]
    assert "lämnade ut" in {line.what for line in content.openings}
    assert "Sara Påhitt" not in {line.who for line in content.openings}


def test_the_sheet_on_the_table_and_the_questions_after_say_nothing_of_the_case(
    desk: Desk,
) -> None:
    case_id = desk.whole()
    number = desk.case(case_id).number
    for kind in ("agenda", "evaluation"):
        words = printed(desk.ask(documents.content, case_id, kind))
        assert number not in words
        assert "Lingonhed" not in words
        assert "Boendestöd" not in words
