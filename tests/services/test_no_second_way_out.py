"""No paper reads the case past disclosure: what the builders may touch, and forty markers."""

import ast
from pathlib import Path

import pytest

from tests.quality.source import ROOT, imports, name, python_files

SERVICES = ROOT / "sipdesk" / "services"
BUILDERS = [*sorted(SERVICES.glob("*_papers.py")), SERVICES / "person_letters.py"]
PARTS = [SERVICES / "paper_parts.py", SERVICES / "plan_parts.py"]

# Lists of a plan or case that a paper may only see through `visible_plan` or what is asked of
# the disclosure: read straight from the case they would go past it.
STAFF_ONLY = {"internal_notes", "prompts", "concerns", "record", "staff_words", "restricted_to"}
EXTRACT = "register_papers.py"  # all about the person, each note after its review


def _attributes(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def _made(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {ast.unparse(called) for called in calls}


@pytest.mark.parametrize("path", BUILDERS + PARTS, ids=lambda path: path.name)
def test_no_builder_reads_what_is_for_staff_alone(path):
    if path.name != EXTRACT:
        assert not STAFF_ONLY & _attributes(path)


@pytest.mark.parametrize("path", BUILDERS + PARTS, ids=lambda path: path.name)
def test_no_builder_walks_a_plan_past_what_may_be_seen(path):
    assert not {"facts.rows_with_need", "facts.interventions", "facts.newest_plan"} & _made(path)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    straight = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("needs", "goals", "interventions")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("plan", "case")
    ]
    assert not straight


def test_a_sheet_is_made_in_one_place_alone_and_only_after_disclosure_has_answered():
    makers = [
        name(path)
        for path in python_files("sipdesk/services")
        if path.name != "paper_parts.py" and {"Sheet", "paper_parts.make"} & _made(path)
    ]
    assert makers == ["sipdesk/services/documents.py"]
    source = (SERVICES / "documents.py").read_text(encoding="utf-8")
    assert source.index("answer = _allowed(") < source.index("paper_parts.make(")
    assert "require(" in source


def test_what_draws_papers_knows_neither_case_nor_store():
    for path in python_files("sipdesk/printing", "sipdesk/exchange"):
        known = {one for one in imports(path) if one.startswith("sipdesk.")}
        own = (
            "sipdesk.printing",
            "sipdesk.exchange",
            "sipdesk.i18n",
            "sipdesk.paths",
            "sipdesk.clock",
        )
        assert not {one for one in known if not one.startswith(own)} - {"sipdesk"}, name(path)
