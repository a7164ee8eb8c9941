"""No code of the store stands on the paper where the person reads all that is stored."""

import re
from enum import Enum
from typing import Any

import pytest
from sqlmodel import SQLModel

from sipdesk.i18n import translator
from sipdesk.services import documents
from sipdesk.services.register_values import KINDS, in_words
from sipdesk.services.register_words import TABLES

from .conftest import Desk

SV = translator("sv")
# These are what they are called.
SAME = {"sekretessmarkering", "skriftligt", "muntligt", "kronor", "social", "delvis"}
SAME |= {"personnummer", "samordningsnummer", "nått", "bostad", "annat", "medicinsk", "skola"}
# The name of an act is a word of its own.
NAMES = {"PlacementGround", "TriggerKind"}


def _kinds() -> dict[str, type[Enum]]:
    """The enumerations of the tables that the paper walks through, by table and column."""
    found: dict[str, type[Enum]] = {}
    for table in SQLModel.metadata.tables.values():
        for column in table.columns if table.name in TABLES else ():
            kind: Any = getattr(column.type, "enum_class", None) or getattr(
                column.type, "kind", None
            )
            if isinstance(kind, type) and issubclass(kind, Enum):
                found[f"{table.name}.{column.name}"] = kind
    return found


def test_every_code_of_every_table_has_words() -> None:
    kinds = _kinds()
    assert len(kinds) > 25
    lacking = {key for key, kind in kinds.items() if kind not in KINDS}
    assert {kinds[key].__name__ for key in lacking} <= NAMES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_words_of_a_code_are_swedish_and_no_code(kind: type[Enum]) -> None:
    for member in kind:
        said = in_words(SV, "", member)
        assert said
        assert "_" not in said
        assert said != member.value or member.value in SAME


def test_no_code_stands_in_the_extract_of_a_whole_case(desk: Desk) -> None:
    case_id = desk.whole()
    made: Any = desk.ask(documents.content, case_id, "register_extract").content
    values = {
        fact.value for group in made.groups for entry in group.entries for fact in entry.facts
    }
    codes = {str(member.value) for kind in KINDS for member in kind} - SAME
    codes |= {"folj_upp", "follow_up", "all", "other", "own_data"}
    assert len(values) > 30
    assert values & codes == set()
    assert [value for value in values if re.fullmatch(r"[a-z]+(_[a-z]+)+", value)] == []
