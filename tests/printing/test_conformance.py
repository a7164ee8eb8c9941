import re
from dataclasses import replace
from io import BytesIO

import page
import pikepdf
import pytest
from pypdf import PdfReader

from sipdesk.i18n import translator
from sipdesk.printing.render import DOCUMENTS, TEMPLATE_VERSION, render
from tests.printing import samples
from tests.printing.reading import fonts, rendered, text

PAPERS = [
    pytest.param(*samples.of(name, lang), lang, id=f"{name}-{lang}")
    for name in samples.ALL
    for lang in ("sv", "en")
]


@pytest.mark.parametrize(("kind", "content", "lang"), PAPERS)
def test_every_paper_conforms_to_pdf_ua_1_and_pdf_a_2a(kind, content, lang, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(rendered(kind, content, lang))
    for profile in ("ua1", "2a"):
        result = page.validate_pdf(str(path), profile=profile)
        assert result.is_compliant, (profile, [str(f) for f in result.failures])


@pytest.mark.parametrize(("kind", "content", "lang"), PAPERS)
def test_the_same_content_gives_the_same_bytes(kind, content, lang):
    assert render(kind, content, translator(lang)) == rendered(kind, content, lang)


@pytest.mark.parametrize(("kind", "content", "lang"), PAPERS)
def test_every_font_is_an_embedded_subset_and_the_file_is_small(kind, content, lang):
    made = rendered(kind, content, lang)
    found = fonts(made)
    assert found
    assert all(found.values())
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in found), found
    assert len(made) <= 100_000


@pytest.mark.parametrize(("kind", "content", "lang"), PAPERS)
def test_title_language_and_show_title_are_set(kind, content, lang):
    with pikepdf.open(BytesIO(rendered(kind, content, lang))) as pdf:
        assert str(pdf.Root.Lang) == lang
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        title = str(pdf.docinfo.Title)
    assert title
    assert "Exempelsson" not in title


@pytest.mark.parametrize(("kind", "content", "lang"), PAPERS)
def test_only_pure_black_is_drawn(kind, content, lang):
    for drawn in PdfReader(BytesIO(rendered(kind, content, lang))).pages:
        code = re.sub(rb"\((?:\\.|[^\\)])*\)", b"", drawn.get_contents().get_data())
        assert re.findall(rb"(?<![\w/])(?:rg|RG|k|K|g|G|sc|SC|gs)\b", code) == []


@pytest.mark.parametrize(("kind", "content"), samples.ALL.values(), ids=samples.ALL)
def test_an_exercise_says_so_on_every_page(kind, content):
    drill = replace(content, header=replace(content.header, practice=True))
    for read in PdfReader(BytesIO(render(kind, drill, translator("sv")))).pages:
        words = read.extract_text()
        assert "ÖVNING" in words
        assert "Påhittade personer" in words
    assert "ÖVNING" not in text(
        render(
            kind, replace(content, header=replace(content.header, practice=False)), translator("sv")
        )
    )


def test_all_kinds_have_a_title_in_both_languages():
    for document in DOCUMENTS.values():
        assert translator("en")(document.title) == document.title
        assert translator("sv")(document.title) != document.title
    assert TEMPLATE_VERSION


def test_no_english_is_left_on_a_swedish_paper():
    english = re.compile(r"\b(the|you|and|with|from|who|date|copy|version \{)\b", re.IGNORECASE)
    for kind, content in samples.ALL.values():
        found = english.search(text(rendered(kind, content, "sv")))
        assert found is None, (kind, found)


def test_the_tree_names_headings_tables_lists_figures_and_languages():
    with pikepdf.open(
        BytesIO(render("plan_individual", samples.WORKING_PLAN, translator("en")))
    ) as pdf:
        elements = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"
        ]
        tags = {str(e.S) for e in elements}
        assert tags >= {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Figure"}
        assert all("/Alt" in e for e in elements if str(e.S) == "/Figure")
        assert any(str(e.get("/Lang", "")) == "sv" for e in elements)
        heads = [e for e in elements if str(e.S) == "/TH"]
        assert all("/Scope" in e.A for e in heads)
