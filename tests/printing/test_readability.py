"""The fixed texts of the person's papers are easy: LIX, length of sentences, lines when easy."""

import re

import pytest

from sipdesk.i18n import Translator, translator
from sipdesk.printing.blocks import Text
from sipdesk.printing.layout import pages_of
from sipdesk.printing.render import DOCUMENTS, Reader
from tests.printing import samples

MOST_LIX, MOST_WORDS, MOST_EASY_WORDS = 22, 22, 10
EASY = (
    "leaflet_easy",
    "plan_easy",
    "letter_easy",
    "preparation_easy",
    "evaluation_easy",
)  # page two of the easy consent is that of the usual one
NOT_READ = ("year_report", "local_agreement")  # between boards
NAMES = [
    name
    for name, (kind, _content) in samples.ALL.items()
    if DOCUMENTS[kind].reader in (Reader.PERSON, Reader.ANYBODY) and kind not in NOT_READ
]
# Law lines are as the law is; these hold the name of an act or what a paper to a file says.
LAW = re.compile(
    r"\{(law|act|legal_basis|source|points|pack)\}|lagen|GDPR|SIP-samordnare|för {part}"
)


def fixed(name):
    """Every fixed text that a sample asks for, in Swedish, its places filled with a short word."""
    asked = []

    class Recorder(Translator):
        def __call__(self, message):
            text = super().__call__(message)
            asked.append(text)
            return text

    kind, content = samples.of(name, "sv")
    DOCUMENTS[kind].build(content, Recorder("sv"))
    texts = dict.fromkeys(text for text in asked if text and not LAW.search(text))
    return [re.sub(r"\{\w+\}", "Bo", text.replace("**", "")) for text in texts]


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?:])\s+", text) if re.search(r"\w", part)]


def lix(texts):
    parts = [part for text in texts for part in sentences(text)]
    words = [word for part in parts for word in re.findall(r"[^\W\d_]+", part)]
    long = sum(len(word) > 6 for word in words)
    return len(words) / len(parts) + 100 * long / len(words)


@pytest.mark.parametrize("name", NAMES)
def test_the_fixed_texts_are_easy_to_read(name):
    assert lix(fixed(name)) <= MOST_LIX


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_too_long(name):
    most = MOST_EASY_WORDS if samples.ALL[name][0] in EASY else MOST_WORDS
    found = [
        part
        for text in fixed(name)
        for part in sentences(text)
        if len(re.findall(r"[^\W_]+", part)) > most
    ]
    assert found == []


def _texts(block):
    if isinstance(block, Text):
        yield block
    for inner in getattr(block, "blocks", ()):
        yield from _texts(inner)


@pytest.mark.parametrize("name", [name for name in NAMES if samples.ALL[name][0] in EASY])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_line_that_shall_be_easy_has_at_most_55_letters(name, lang):
    kind, content = samples.of(name, lang)
    paper = DOCUMENTS[kind].build(content, translator(lang))
    lines = [
        line.text.strip()
        for page in pages_of(paper)
        for block in page
        for text in _texts(block)
        for line in text.lines(paper.width())
    ]
    assert len(lines) > 8
    assert [line for line in lines if len(line) > 55] == []
