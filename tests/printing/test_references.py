"""Every sample says what it said and looks as it looked, or it was kept anew on purpose."""

from io import BytesIO

import pytest
from PIL import Image

from tests.printing import references, samples

AGAIN = "look at the paper, then run: python -m tests.printing.references"


@pytest.mark.parametrize(("name", "lang"), list(references.every()))
def test_a_paper_says_what_is_kept(name, lang):
    assert references.said(name, lang) == references.text_file(name, lang).read_text("utf-8"), AGAIN


@pytest.mark.parametrize("name", samples.ALL)
def test_a_paper_looks_as_is_kept(qapp, name):
    pages = references.drawn(name)
    files = [references.picture_file(name, number) for number in range(1, len(pages) + 1)]
    assert [file.name for file in files if not file.exists()] == [], AGAIN
    assert not references.picture_file(name, len(pages) + 1).exists(), AGAIN
    for page, file in zip(pages, files, strict=True):
        shown = Image.open(BytesIO(file.read_bytes())).convert("L")
        assert references.unlike(page, shown) < 5, (file.name, AGAIN)


def test_no_picture_or_text_of_a_paper_that_is_no_more_is_kept():
    texts = {references.text_file(name, lang).name for name, lang in references.every()}
    held = {file.name for file in references.FOLDER.iterdir()}
    pictures = {name for name in held if name.endswith(".png")}
    assert held - pictures == texts
    assert {name.rpartition("-")[0] for name in pictures} == set(samples.ALL)


def test_a_moved_line_is_seen_and_a_machine_s_own_letters_are_not(qapp):
    (page, *_more) = references.drawn("leaflet")
    moved = Image.new("L", page.size, 255)
    moved.paste(page, (0, 9))
    assert references.unlike(page, moved) > 20
    assert references.unlike(page, page.point(lambda shade: min(255, shade + 24))) < 5
