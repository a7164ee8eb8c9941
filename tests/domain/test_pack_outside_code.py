"""Law, agreement and forum stand in the packs: no Python file of the program names one."""

import ast
import re

import pytest

from sipdesk.domain.pack import Packs
from sipdesk.paths import shipped

ROOT = shipped("sipdesk") if shipped("sipdesk").is_dir() else shipped()
FILES = sorted(ROOT.rglob("*.py"))
PACKS = Packs.load()
_PARAGRAPH = re.compile(r"\d+ kap\. ?\d+|kap\.? \d+ §|\(\d{4}:\d{2,4}\)|§§? ?\d|\d ?§|\bchapter \d")


def _strings(path):
    """The strings that the program can show: docstrings and comments give sources, and may."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    told = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(node, documented) or isinstance(body, list):
            told |= {id(part.value) for part in body or () if isinstance(part, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in told:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", FILES, ids=[str(p.relative_to(ROOT)) for p in FILES])
def test_no_python_file_names_a_county_a_paragraph_or_an_arena(path):
    forbidden = _forbidden()
    found = [
        f"{path.name}:{line}: {text[:60]}"
        for line, text in _strings(path)
        if _PARAGRAPH.search(text) or forbidden.search(text)
    ]
    assert found == []


def _forbidden():
    from sipdesk.domain.pack_parts import Arena

    names = {name for layer in PACKS.layers for row in layer.rows(Arena) for name in row.names}
    for county in PACKS.counties:
        names |= {county.name, county.region, county.agreement.sv, *county.municipalities}
    names |= {layer.id for layer in PACKS.layers} | {"Jämtland", "Dalarna"}
    names.discard("")
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)))


def test_the_test_itself_sees_what_it_looks_for(tmp_path):
    path = tmp_path / "fel.py"
    path.write_text('"""SoL 10 kap. 8 §."""\nA = "10 kap. 8 §"\nB = "Fredagsgruppen"\n', "utf-8")
    shown = list(_strings(path))
    assert [text for _, text in shown] == ["10 kap. 8 §", "Fredagsgruppen"]
    assert _PARAGRAPH.search(shown[0][1])
    assert _forbidden().search(shown[1][1])
