"""The papers tell the right to a national minority language where it holds, in each language."""

import pytest

from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.services import documents, office
from tests.printing.reading import text

from .conftest import Desk

SAMI = "Du får använda samiska när du pratar med oss eller skriver."


@pytest.mark.parametrize(
    ("municipality", "languages", "told"),
    [
        ("Östersunds kommun", "", [SAMI]),
        ("Östersund kommun", "", [SAMI]),
        ("Åre kommun", "", [SAMI]),
        ("Ragunda", "", []),
        ("Ragunda", "finska", ["Du får använda finska när du pratar"]),
        ("Ragunda", "finska, Meänkieli", ["Du får använda finska och meänkieli när du"]),
        ("Berg", "finska", [SAMI, "Du får använda finska när du"]),
    ],
)
@pytest.mark.parametrize("kind", ["leaflet", "letter_to_person"])
def test_the_right_stands_on_paper_where_the_pack_or_the_local_routine_says_so(
    desk: Desk, kind: str, municipality: str, languages: str, told: list[str]
) -> None:
    case_id = desk.new_case()
    desk.do(office.set_office, municipality=municipality)
    desk.do(office.set_setting, name="minority_languages", value=languages, source="Beslut 7")
    more = {} if kind == "leaflet" else {"variant": "own", "text": "Hej då."}
    made = desk.ask(documents.content, case_id, kind, **more)
    said = " ".join(text(render(made.kind, made.content, translator("sv"))).split())
    assert [words for words in told if words in said] == told
    assert ("Du får använda" in said) is bool(told)


def test_an_english_paper_names_the_language_in_english(desk: Desk) -> None:
    case_id = desk.new_case()
    desk.do(office.set_setting, name="minority_languages", value="finska", source="Beslut 7")
    made = desk.ask(documents.content, case_id, "leaflet", lang="en")
    said = " ".join(text(render(made.kind, made.content, translator("en"))).split())
    assert "You may use Finnish when you talk or write to us." in said
