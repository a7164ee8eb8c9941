"""What every sample says and looks like, kept; `python -m tests.printing.references` keeps it anew.

A text is what a screen reader meets, a line per paragraph or table row. A picture is a page at 30
dots per inch in eight shades: enough to see that something has moved, too coarse for a machine's
own way of drawing letters.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from sipdesk.i18n import translator
from sipdesk.printing.render import DOCUMENTS, Reader, render, render_text
from tests.printing import samples

FOLDER = Path(__file__).parent.parent / "data" / "papers"
DOTS = 30
_BLOCK = 8
_MOST = 25  # of 255, over a block: a line of text that was not there, or is there no more
_SHADES = 8


def languages(name: str) -> tuple[str, ...]:
    """Papers for people are kept in both languages, those between professionals in Swedish."""
    reader = DOCUMENTS[samples.ALL[name][0]].reader
    return ("sv", "en") if reader in (Reader.PERSON, Reader.ANYBODY) else ("sv",)


def every() -> Iterator[tuple[str, str]]:
    """Each sample with each language that is kept of it."""
    yield from ((name, lang) for name in samples.ALL for lang in languages(name))


def text_file(name: str, lang: str) -> Path:
    """Where the text of a sample lies."""
    return FOLDER / f"{name}-{lang}.txt"


def picture_file(name: str, page: int) -> Path:
    """Where the picture of a Swedish page lies."""
    return FOLDER / f"{name}-{page}.png"


def said(name: str, lang: str) -> str:
    """The text of a sample now."""
    kind, content = samples.of(name, lang)
    return render_text(kind, content, translator(lang)) + "\n"


def drawn(name: str) -> list[Image.Image]:
    """The pages of a sample now, in shades of grey."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
    from PySide6.QtGui import QImage
    from PySide6.QtPdf import QPdfDocument

    kind, content = samples.of(name, "sv")
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(render(kind, content, translator("sv"))))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = []
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        size = QSize(round(points.width() * DOTS / 72), round(points.height() * DOTS / 72))
        page = QImage(size, QImage.Format.Format_RGB32)
        page.fill(0xFFFFFFFF)
        shot = document.render(number, size).convertToFormat(QImage.Format.Format_RGBA8888)
        paper = Image.frombytes("RGBA", (size.width(), size.height()), bytes(shot.constBits()))
        white = Image.new("RGBA", paper.size, (255, 255, 255, 255))
        white.alpha_composite(paper)
        pages.append(white.convert("L"))
    document.close()
    return pages


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How many parts of a thousand of a page look another way; all when its size is another."""
    if one.size != other.size:
        return 1000.0
    coarse = tuple(max(1, round(side / _BLOCK)) for side in one.size)
    difference = ImageChops.difference(
        one.resize(coarse, Image.Resampling.BOX), other.resize(coarse, Image.Resampling.BOX)
    )
    counts = difference.histogram()
    return 1000.0 * sum(counts[_MOST:]) / (coarse[0] * coarse[1])


def kept(page: Image.Image) -> bytes:
    """A page as it is kept: in eight shades, as small as it gets."""
    file, step = BytesIO(), 255 / (_SHADES - 1)
    few = page.point([round(round(shade / step) * step) for shade in range(256)])
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


def main() -> None:
    """Write all files anew; those of papers that are no more are removed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, lang in every():
        text_file(name, lang).write_text(said(name, lang), encoding="utf-8")
    for name in samples.ALL:
        for number, page in enumerate(drawn(name), 1):
            picture_file(name, number).write_bytes(kept(page))


if __name__ == "__main__":
    import os
    import sys

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication(sys.argv[:1])
    main()
