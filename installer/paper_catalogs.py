"""Catalogs of the papers' fixed texts in languages that the screen does not speak.

    python installer/catalogs.py papers fi    lists what a language lacks, for a translator

Each `translations/papers/LANG.po` holds the texts that there are; a language without any is a file
with a head alone. What the program no longer says is taken out by `update`. Who has read the texts
and which papers are whole stands in `sipdesk/paper_languages.py`.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "translations" / "papers"
TEMPLATE = ROOT / "translations" / "sipdesk.pot"
# Babel counts two forms for Sami, which has a dual (CLDR), and does not know South Sami at all.
SAMI_FORMS = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :"
    " n%100>=11 && n%100<=99 ? 4 : 5);",
    "fi": "nplurals=2; plural=(n != 1);",
    "prs": "nplurals=2; plural=(n > 1);",
    "se": SAMI_FORMS,
    "sma": SAMI_FORMS,
    "so": "nplurals=2; plural=(n != 1);",
    "ti": "nplurals=2; plural=(n > 1);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 &&"
    " (n%100<12 || n%100>14) ? 1 : 2);",
}
# The papers that go to the person, by the module that draws each.
MODULES = (
    "leaflet", "consent_form", "preparation", "invitation", "agenda", "plan", "plan_large",
    "plan_easy", "follow_up", "evaluation", "letter", "refusal", "who_has_seen",
)  # fmt: skip


def files() -> list[Path]:
    """The catalogs, one per language."""
    return sorted(FOLDER.glob("*.po"))


def read(path: Path) -> "Catalog":
    """One catalog; its locale is left out, since Babel does not know them all."""
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(file)


def updated(path: Path) -> bytes:
    """The catalog with the texts that the program still says, in order, under a head."""
    wanted = {message.id for message in read(TEMPLATE)}
    texts = sorted(
        (str(m.id), str(m.string)) for m in read(path) if m.id and m.string and m.id in wanted
    )
    return written(path.stem, texts)


def written(lang: str, texts: list[tuple[str, str]]) -> bytes:
    """A catalog as it lies in the repository."""
    lines = [
        "# sipdesk, EUPL-1.2",
        'msgid ""',
        'msgstr ""',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        f'"Language: {lang}\\n"',
        f'"Plural-Forms: {PLURALS[lang]}\\n"',
    ]
    for message, text in texts:
        lines += ["", f"msgid {_quoted(message)}", f"msgstr {_quoted(text)}"]
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compiled(path: Path) -> bytes:
    """The .mo of one catalog: what is not translated is not in it."""
    from babel.messages.mofile import write_mo

    file = BytesIO()
    write_mo(file, read(path))
    return file.getvalue()


def faults(path: Path) -> list[str]:
    """What is left over or out of order in one catalog, one line each."""
    found = [] if path.read_bytes() == updated(path) else [f"{path.name}: not up to date"]
    return found + [
        f"{path.name}: fuzzy: {message.id!r}" for message in read(path) if message.fuzzy
    ]


def wanted() -> Iterator[str]:
    """Every fixed text of the papers that go to the person, in order."""
    from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file

    keywords = {**DEFAULT_KEYWORDS, "tr": None}
    seen: set[str] = set()
    for path in _closure():
        for _line, message, _comments, _context in extract_from_file(
            "python", path, keywords=keywords
        ):
            if isinstance(message, str) and message not in seen:
                seen.add(message)
                yield message


def _closure() -> list[Path]:
    """The modules of the papers and the modules of printing that they use."""
    folder = ROOT / "sipdesk" / "printing"
    todo, found = [folder / f"{name}.py" for name in MODULES], []
    while todo:
        path = todo.pop(0)
        if path in found or not path.exists():
            continue
        found.append(path)
        names = re.findall(r"from sipdesk\.printing\.(\w+) import", path.read_text("utf-8"))
        todo += [folder / f"{name}.py" for name in names]
    return found


def lacking(lang: str) -> list[str]:
    """The texts that a language has no words for yet."""
    have = {str(m.id) for m in read(FOLDER / f"{lang}.po") if m.string}
    return [message for message in wanted() if message not in have]
