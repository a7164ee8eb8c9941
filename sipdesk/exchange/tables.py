"""Tables as files that a spreadsheet opens in Swedish; nothing in them is run as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_RISKY = re.compile(r"[=@\t\r]|[+-](?![0-9 ()/-]*$)")  # a spreadsheet would run it as a formula


def write(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The table with semicolons and a byte order mark; None is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_safe(text) for text in head])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    return _safe(value) if isinstance(value, str) else value


def _safe(value: str) -> str:
    return f"'{value}" if _RISKY.match(value) else value
