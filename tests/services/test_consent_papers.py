"""The papers of consent: which are offered when, in which form, and what stands on them."""

from datetime import date
from uuid import UUID

import pytest

from sipdesk.domain.disclosure import Recipient, RecipientKind
from sipdesk.domain.disclosure_ways import OWN_AUTHORITY, PERSON
from sipdesk.domain.model import CloseAnswer, RepresentativeKind
from sipdesk.domain.problems import RuleError
from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.services import documents, grounds, meetings, people
from tests.printing.reading import text

from .conftest import Desk

SV = translator("sv")
KIND = "incapacity_assessment"


def _printed(desk: Desk, case_id: UUID, kind: str, **more: object) -> str:
    made = desk.ask(documents.content, case_id, kind, **more)
    return text(render(made.kind, made.content, SV))


def _offered(desk: Desk, case_id: UUID, kind: str) -> list[documents.Offered]:
    return [row for row in desk.ask(documents.offered, case_id) if row.kind == kind]


def _cannot(desk: Desk, case_id: UUID) -> None:
    desk.do(
        grounds.note_position,
        case_id,
        can_take=False,
        assessment="Kan inte väga för och emot.",
        assessed_by="Tomas Låtsasson",
        attitude_search="Frågat tre gånger med bilder.",
        attitude_shown="Nickar när hemmet nämns.",
        ground_paragraph="OSL 25 kap. 13 §",
        ground_decision_maker="Eva Låtsasson",
        ground_on=date(2026, 3, 1),
    )


def test_the_assessment_is_offered_only_on_the_path(desk: Desk) -> None:
    case_id = desk.new_case()
    assert _offered(desk, case_id, KIND) == []
    desk.do(grounds.note_position, case_id, can_take=False, is_temporary=True)
    assert _offered(desk, case_id, KIND) == []
    _cannot(desk, case_id)
    rows = _offered(desk, case_id, KIND)
    assert [row.recipient for row in rows] == [OWN_AUTHORITY, PERSON]
    assert all(row.is_allowed for row in rows)


def test_the_assessment_holds_what_was_done_who_judged_and_who_could_not_be_asked(
    desk: Desk,
) -> None:
    case_id = desk.new_case()
    close = desk.do(people.add_close_person, case_id, name="Lo Test", relation="syster")
    desk.do(
        people.add_representative,
        case_id,
        name="Åke Testgren",
        kind=RepresentativeKind.GOD_MAN,
        mandate="sörja för person",
    )
    _cannot(desk, case_id)
    desk.do(
        people.answer_close_person,
        case_id,
        close_person_id=close.id,
        answer=CloseAnswer.NOT_POSSIBLE,
    )
    said = _printed(desk, case_id, KIND, recipient=OWN_AUTHORITY)
    for words in (
        "Kan inte väga för och emot.",
        "Frågat tre gånger med bilder.",
        "Nickar när hemmet nämns.",
        "Tomas Låtsasson",
        "OSL 25 kap. 13 §. Beslutat av: Eva Låtsasson, 2026-03-01.",
        "Det gick inte att fråga.",
        "Åke Testgren, god man, sörja för person",
    ):
        assert words in said
    assert "Ja" not in said.split()


@pytest.mark.parametrize("kind", [KIND, "consent_form"])
def test_neither_the_assessment_nor_the_form_with_all_parties_goes_to_a_party(
    desk: Desk, kind: str
) -> None:
    case_id = desk.whole()
    _cannot(desk, case_id)
    unit = Recipient(RecipientKind.UNIT, desk.units()["Granby hälsocentral"].id)
    with pytest.raises(RuleError, match="party_not_covered"):
        desk.ask(documents.content, case_id, kind, unit)


def test_the_consent_form_is_printed_easy_to_read_from_the_record(desk: Desk) -> None:
    case_id = desk.whole()
    [row] = _offered(desk, case_id, "consent_form")
    assert [code for code, _words in row.variants] == ["", "easy"]
    said = _printed(desk, case_id, "consent_form", variant="easy")
    assert "Vem får veta saker om dig?" in said
    assert "Granby hälsocentral" in said


@pytest.mark.parametrize(
    ("born", "forms"),
    [
        (date(2016, 3, 3), ["child", "", "easy"]),
        (date(2010, 1, 1), ["", "easy", "child"]),
        (date(1984, 3, 7), ["", "easy"]),
    ],
)
def test_the_sheet_before_the_meeting_goes_by_age(desk: Desk, born: date, forms: list[str]) -> None:
    case_id = desk.new_case()
    desk.do(people.change_person, case_id, born_on=born)
    if "child" in forms:
        desk.do(people.add_guardian, case_id, name="Sissel Påhitt")
    [row] = _offered(desk, case_id, "preparation")
    assert [code for code, _words in row.variants] == forms
    said = _printed(desk, case_id, "preparation", variant=forms[0])
    assert ("Rita gärna" in said) == (born.year == 2016)
    assert ("Du har fyllt 15 år." in said) == (born.year == 2010)
    assert ("Dina vårdnadshavare säger ja eller nej" in said) == (born.year == 2016)
    easy = _printed(desk, case_id, "preparation", variant="easy")
    assert "Du bestämmer vad du visar." in easy
    assert ("Du svarar själv ja eller nej." in easy) == (born.year == 2010)
    assert ("Dina vårdnadshavare säger ja eller nej" in easy) == (born.year == 2016)


@pytest.mark.parametrize(
    ("kind", "variant", "said"),
    [
        ("leaflet", "easy", "SIP är en plan."),
        ("leaflet", "folded", "Vi skriver planen tillsammans"),
        ("evaluation", "easy", "Skriv inte ditt namn."),
    ],
)
def test_papers_without_a_name_have_forms_too(
    desk: Desk, kind: str, variant: str, said: str
) -> None:
    case_id = desk.new_case()
    desk.do(meetings.plan_meeting, case_id, on=date(2026, 11, 17))
    [row] = _offered(desk, case_id, kind)
    assert variant in [code for code, _words in row.variants]
    assert said in _printed(desk, case_id, kind, variant=variant)
