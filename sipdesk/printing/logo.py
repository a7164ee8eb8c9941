"""The mark of the office on its papers: any picture file is read as hostile and made anew in grey.

The papers are black on white (documents.md 2), so colours become shades; nothing of the file but
its picture is kept.
"""

import struct
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

HEIGHT, WIDTH = 23.0, 170.0  # points on the paper, at most
MOST_BYTES = 1_000_000
MOST_PIXELS = 4_000  # in either direction
_KEPT = (900, 144)  # pixels; about 450 dots per inch
_FORMATS = ("PNG", "JPEG")
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class BadLogo(ValueError):  # noqa: N818 - named as what it is
    """The file is no picture that a paper can have; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_logo(data: bytes) -> bytes:
    """A small grey PNG with the picture of a PNG or JPEG file, without transparency.

    Raises:
        BadLogo: `logo.too_large`, `logo.not_a_picture`, `logo.too_many_pixels` or `logo.broken`.
    """
    from PIL import Image, UnidentifiedImageError

    if len(data) > MOST_BYTES:
        raise BadLogo("logo.too_large")
    if not data.startswith(_SIGNATURES):
        raise BadLogo("logo.not_a_picture")
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if max(picture.size) > MOST_PIXELS:
                raise BadLogo("logo.too_many_pixels")
            return _made(picture)
    except Image.DecompressionBombError as error:
        raise BadLogo("logo.too_many_pixels") from error
    except UnidentifiedImageError as error:
        raise BadLogo("logo.not_a_picture") from error
    except (OSError, SyntaxError, ValueError, struct.error, EOFError) as error:
        if isinstance(error, BadLogo):
            raise
        raise BadLogo("logo.broken") from error


def _made(picture: "Image.Image") -> bytes:
    from PIL import Image

    whole = picture.convert("RGBA")
    ground = Image.new("RGBA", whole.size, (255, 255, 255, 255))
    ground.alpha_composite(whole)
    grey = ground.convert("L")
    grey.thumbnail(_KEPT, Image.Resampling.LANCZOS)
    file = BytesIO()
    grey.save(file, "PNG", optimize=True)
    return file.getvalue()


def size_of_logo(content: bytes) -> tuple[float, float]:
    """Width and height in points of a picture that `read_logo` made, from its head alone."""
    wide, tall = struct.unpack_from(">2I", content, 16)
    share = min(HEIGHT / tall, WIDTH / wide)
    return wide * share, tall * share
