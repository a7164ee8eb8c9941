"""What the office adds to its papers: a logo read as hostile, a header, a footer, own words."""

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import page
import pikepdf
import pytest
from PIL import Image

from sipdesk.i18n import translator
from sipdesk.printing.logo import BadLogo, read_logo, size_of_logo
from sipdesk.printing.parts import Look
from sipdesk.printing.render import render, render_text
from tests.printing import samples
from tests.printing.reading import pages, text

SV = translator("sv")


def picture(size=(300, 90), mode="RGBA", kind="PNG", colour=(10, 120, 60, 128)):
    file = BytesIO()
    Image.new(mode, size, colour[: len(mode)]).save(file, kind)
    return file.getvalue()


def dressed(content, **look):
    return replace(content, header=replace(content.header, look=Look(**look)))


def images(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [
            (str(one.ColorSpace), int(one.Width), int(one.Height))
            for one in opened.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "PNG"), ("RGB", "JPEG"), ("P", "PNG")])
def test_a_picture_is_made_anew_in_grey_without_transparency(mode, kind):
    colour = (3,) if mode == "P" else (10, 120, 60, 128)
    made = read_logo(picture(mode=mode, kind=kind, colour=colour))
    kept = Image.open(BytesIO(made))
    assert (kept.format, kept.mode, kept.info) == ("PNG", "L", {})
    assert size_of_logo(made) == pytest.approx((23 * 300 / 90, 23.0))


def test_a_very_wide_picture_keeps_its_shape_within_its_room():
    wide, tall = size_of_logo(read_logo(picture(size=(2000, 40))))
    assert wide == pytest.approx(170)
    assert 2 < tall < 5


def chunk(kind, data):
    whole = kind + data
    return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))


def head(wide, tall):
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", wide, tall, 8, 2, 0, 0, 0))


HOSTILE = {
    "empty": (b"", "logo.not_a_picture"),
    "text": (b"<svg onload='x'/>", "logo.not_a_picture"),
    "program": (b"MZ\x90\x00" + bytes(400), "logo.not_a_picture"),
    "pdf": (b"%PDF-1.7\n" + bytes(100), "logo.not_a_picture"),
    "postscript": (b"%!PS-Adobe\n%%BoundingBox: 0 0 1 1\n", "logo.not_a_picture"),
    "head alone": (picture()[:40], "logo.not_a_picture"),
    "cut in half": (picture(size=(400, 400))[:-200], "logo.broken"),
    "jpeg that stops": (picture(mode="RGB", kind="JPEG")[:300], "logo.broken"),
    "jpeg head alone": (b"\xff\xd8\xff" + bytes(60), "logo.not_a_picture"),
    "bomb": (head(60_000, 60_000) + chunk(b"IEND", b""), "logo.too_many_pixels"),
    "wide": (head(4001, 1) + chunk(b"IDAT", b"") + chunk(b"IEND", b""), "logo.too_many_pixels"),
    "no size": (head(0, 0) + chunk(b"IEND", b""), "logo.not_a_picture"),
    "large file": (picture() + bytes(1_000_001), "logo.too_large"),
    "text bomb": (
        head(10, 10)
        + chunk(b"zTXt", b"c\0\0" + zlib.compress(bytes(80_000_000), 9))
        + chunk(b"IEND", b""),
        "logo.broken",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_such_picture_is_refused_and_told_why(name):
    data, code = HOSTILE[name]
    with pytest.raises(BadLogo) as refused:
        read_logo(data)
    assert refused.value.code == code


def test_a_paper_with_a_logo_conforms_is_small_and_says_the_same(tmp_path):
    logo = read_logo(picture())
    content = dressed(samples.PLAN, logo=logo)
    pdf = render("plan_individual", content, SV)
    assert images(pdf) == [("/DeviceGray", 300, 90)]
    assert render("plan_individual", content, SV) == pdf
    assert len(pdf) <= 100_000
    assert text(pdf) == text(render("plan_individual", samples.PLAN, SV))
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf)
    for profile in ("ua1", "2a"):
        result = page.validate_pdf(str(path), profile=profile)
        assert result.is_compliant, [str(f) for f in result.failures]


@pytest.mark.parametrize("name", ["plan", "consent", "extract", "call", "letter", "follow_up"])
def test_header_and_footer_stand_after_what_the_paper_must_say(name):
    kind, content = samples.ALL[name]
    bare = pages(render(kind, content, SV))
    look = {"header": "Socialförvaltningen, Storgatan 1", "footer": "granby.example"}
    made = pages(render(kind, dressed(content, **look), SV))
    assert look["header"] in made[0]
    for page_text in made:
        assert "granby.example" in page_text
    whole = " ".join(made).replace(look["header"], "").replace(" · granby.example", "")
    words = " ".join(bare).split()
    assert sorted(word for word in words if not word.isdigit()) == sorted(
        word for word in whole.split() if not word.isdigit()
    )


def test_a_footer_that_is_too_long_takes_nothing_away():
    long = "x" * 80 + " " + "mycket långt " * 60
    made = render_text("plan_individual", dressed(samples.PLAN, footer=long), SV)
    assert "Papperet är ditt. Visa det för vem du vill." in made
    assert made.count("mycket långt") == 60


def test_own_words_stand_last_in_good_to_know_and_in_letters():
    plan = replace(samples.PLAN, local_text="Fråga gärna i receptionen.")
    told = render_text("plan_individual", plan, SV)
    assert told.index("Är något fel?") < told.index("Fråga gärna i receptionen.")
    letter = replace(samples.LETTER, local_text="Välkommen till hus B.")
    assert "Välkommen till hus B." in render_text("letter_to_person", letter, SV)
