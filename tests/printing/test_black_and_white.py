"""What an office printer shows of a paper: pure black on white, and no letter too small."""

import io

import pikepdf
import pytest

from sipdesk.printing.render import DOCUMENTS, Reader
from tests.printing import samples
from tests.printing.reading import rendered, sizes_of_letters

COLOURS = {"g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}
PAPERS = [pytest.param(kind, content, id=name) for name, (kind, content) in samples.ALL.items()]
# Of the text, and of header and footer (documents.md 2): letters of staff's papers may be smaller.
LARGE, EASY, PERSON, STAFF = (16, 12), (13, 10.5), (10, 10), (9.5, 9.5)
FORMS = {"large": LARGE, "larger": LARGE, "easy": EASY}


def smallest(kind):
    for word, sizes in FORMS.items():
        if kind.endswith(f"_{word}"):
            return sizes
    return PERSON if DOCUMENTS[kind].reader is Reader.PERSON else STAFF


@pytest.mark.parametrize(("kind", "content"), PAPERS)
def test_nothing_is_drawn_in_colour_or_grey(kind, content):
    with pikepdf.open(io.BytesIO(rendered(kind, content, "sv"))) as pdf:
        streams = [*pdf.pages, *(one for one in pdf.objects if _is_form(one))]
        drawn = {
            (str(operator), tuple(float(number) for number in operands))
            for stream in streams
            for operands, operator in pikepdf.parse_content_stream(stream)
            if str(operator) in COLOURS
        }
    assert {shade for _operator, numbers in drawn for shade in numbers} <= {0.0}


def _is_form(found):
    return isinstance(found, pikepdf.Stream) and found.get("/Subtype") == pikepdf.Name.Form


@pytest.mark.parametrize(("kind", "content"), PAPERS)
def test_no_letter_is_smaller_than_its_reader_can_read(kind, content):
    text, edge = smallest(kind)
    sizes = sizes_of_letters(rendered(kind, content, "sv"))
    assert min(sizes) >= edge
    assert [size for size in sizes if size < text and size != edge] == []
