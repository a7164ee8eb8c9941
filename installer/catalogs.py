"""Keeps the catalogs of translations in step with the program.

    python installer/catalogs.py extract    write translations/sipdesk.pot from the source
    python installer/catalogs.py update     extract, and bring every .po up to it
    python installer/catalogs.py compile    make each .mo that is older than its .po
    python installer/catalogs.py check      say what is stale, missing or fuzzy; exit 1 if anything
    python installer/catalogs.py papers fi  list what the papers lack in another language

Babel is imported inside the functions that need it, as `compile` is asked before every start.
"""

import os
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "translations"
TEMPLATE = FOLDER / "sipdesk.pot"
SOURCE_LANGUAGE = "en"
HEADER = "# sipdesk, EUPL-1.2"
if str(ROOT) not in sys.path:  # run as a program, or by the builder of the wheel
    sys.path.append(str(ROOT))
# A fixed moment: the files then change only when a text does.
WRITTEN = datetime(2026, 11, 21, tzinfo=UTC)


def po_files() -> list[Path]:
    """The catalogs, one per language."""
    return sorted(FOLDER.glob("*.po"))


def read(path: Path) -> "Catalog":
    """One catalog as Babel reads it."""
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(file, locale=None if path == TEMPLATE else path.stem)


def extracted() -> bytes:
    """The template as it would be written from the source now."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
    from babel.messages.pofile import write_po

    template = Catalog()
    keywords = {**DEFAULT_KEYWORDS, "tr": None}
    for name, line, message, comments, context in extract_from_dir(
        ROOT / "sipdesk", keywords=keywords
    ):
        template.add(message, None, [(name, line)], auto_comments=comments, context=context)
    file = BytesIO()
    write_po(file, template, no_location=True, omit_header=True, sort_output=True)
    return file.getvalue()


def updated(path: Path) -> bytes:
    """One catalog with the template's texts: old translations kept, new ones empty."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    old = {message.id: message.string for message in read(path) if message.id}
    fresh = Catalog(
        locale=path.stem,
        project="sipdesk",
        charset="utf-8",
        header_comment=HEADER,
        creation_date=WRITTEN,
        revision_date=WRITTEN,
        fuzzy=False,
    )
    for message in read(TEMPLATE):
        if message.id:
            is_source = path.stem == SOURCE_LANGUAGE
            fresh.add(message.id, message.id if is_source else old.get(message.id))
    file = BytesIO()
    write_po(file, fresh, sort_output=True, width=100)
    return file.getvalue()


def compiled(path: Path) -> bytes:
    """The .mo of one catalog, as bytes."""
    from babel.messages.mofile import write_mo

    file = BytesIO()
    write_mo(file, read(path))
    return file.getvalue()


def compile_all(*, always: bool = False) -> None:
    """Make the .mo files that are missing or not newer than their .po; all of them if told."""
    from installer import paper_catalogs

    makers = dict.fromkeys(po_files(), compiled)
    makers |= dict.fromkeys(paper_catalogs.files(), paper_catalogs.compiled)
    for path, make in makers.items():
        target = path.with_suffix(".mo")
        is_fresh = target.exists() and target.stat().st_mtime > path.stat().st_mtime
        if always or not is_fresh:
            half = target.with_suffix(f".{os.getpid()}.part")  # a reader sees the old or the new
            half.write_bytes(make(path))
            half.replace(target)


def faults(path: Path) -> list[str]:
    """What is missing, fuzzy or obsolete in one catalog, one line each."""
    catalog, template = read(path), read(TEMPLATE)
    wanted = {message.id for message in template if message.id}
    found = [f"{path.name}: not in the template: {i!r}" for i in catalog.obsolete]
    for message in catalog:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id not in wanted:
            found.append(f"{path.name}: not in the template: {message.id!r}")
        elif not texts or not all(texts):
            found.append(f"{path.name}: not translated: {message.id!r}")
        elif message.fuzzy:
            found.append(f"{path.name}: fuzzy: {message.id!r}")
    have = {message.id for message in catalog}
    return found + [f"{path.name}: missing: {i!r}" for i in sorted(wanted - have, key=str)]


def check() -> list[str]:
    """Everything that is not as it should be, one line each."""
    from installer import paper_catalogs

    stale = [] if TEMPLATE.read_bytes() == extracted() else [f"{TEMPLATE.name}: stale"]
    own = [fault for path in po_files() for fault in faults(path)]
    papers = [f for path in paper_catalogs.files() for f in paper_catalogs.faults(path)]
    return [*stale, *own, *papers]


def main(command: str, lang: str = "") -> int:
    """Do what the command line asks; answers with the exit code."""
    from installer import paper_catalogs

    if command == "papers":
        print("\n".join(paper_catalogs.lacking(lang)))  # noqa: T201 - a command's answer
        return 0
    if command in ("extract", "update"):
        TEMPLATE.write_bytes(extracted())
    if command == "update":
        for path in po_files():
            path.write_bytes(updated(path))
        for path in paper_catalogs.files():
            path.write_bytes(paper_catalogs.updated(path))
    if command in ("compile", "update"):
        compile_all()
        return 0
    if command == "check":
        found = check()
        print("\n".join(found))  # noqa: T201 - a command's answer
        return 1 if found else 0
    return 0 if command == "extract" else 2


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or ["check"])))
