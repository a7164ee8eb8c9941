"""An archive package: one file with a case's papers, its rows, its log and a list with sums.

The package is an ordinary zip file, so that an e-archive opens it without this program. It is
not encrypted. Reading trusts nothing: names, sizes and sums are checked before a byte is used.
"""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

MANIFEST = "innehall.json"
FORMAT = "sipdesk-arkiv-1"
MOST_FILES = 20_000
MOST_BYTES = 2_000_000_000
MOST_GROWTH = 100  # times; what grows more was made to fill the memory
SMALL = 10_000_000  # bytes that need no such care
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes
_BAD = "the package is damaged or no package of this program"


class ArchiveError(Exception):
    """The file is no whole package; the message holds no personal data."""


def pack(files: Mapping[str, bytes], about: Mapping[str, Any]) -> bytes:
    """Put files into a package.

    Args:
        files: name inside the package (folders by `/`) → content.
        about: plain values for whoever opens it: case number, program, day.
    """
    listed = {name: {"sha256": _sum(data), "bytes": len(data)} for name, data in files.items()}
    manifest = {"format": FORMAT, **about, "files": listed}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        _add(package, MANIFEST, to_json(manifest))
        for name, data in files.items():
            _add(package, name, data)
    return out.getvalue()


def _add(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, data)


def unpack(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What a package holds: what it says of itself, and each file by its name.

    Raises:
        ArchiveError: it is no package, something is missing, added, changed or far too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _checked(package, max(SMALL, MOST_GROWTH * len(data)))
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArchiveError(_BAD) from error
    except (RuntimeError, NotImplementedError, EOFError, zipfile.LargeZipFile) as error:
        raise ArchiveError(_BAD) from error
    except zlib.error as error:
        raise ArchiveError(_BAD) from error


def _checked(package: zipfile.ZipFile, most: int) -> tuple[dict[str, Any], dict[str, bytes]]:
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    size = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_FILES or size > min(most, MOST_BYTES) or len(set(names)) != len(names):
        raise ArchiveError(_BAD)
    about: dict[str, Any] = json.loads(_read(package, MANIFEST))
    listed: dict[str, dict[str, Any]] = about.pop("files")
    if about.pop("format") != FORMAT or set(names) != {MANIFEST, *listed}:
        raise ArchiveError(_BAD)
    files = {name: _read(package, name) for name in listed}
    if any(_sum(data) != listed[name]["sha256"] for name, data in files.items()):
        raise ArchiveError(_BAD)
    return about, files


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    """A file of the package, at most as large as the package says that it is."""
    entry = package.getinfo(name)
    with package.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise ArchiveError(_BAD)
    return data


def to_json(value: Any) -> bytes:
    """Values as text that people and programs can read."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
