"""Translations: complete, in step with the program, and safe to fill in."""

import re
from string import Formatter

import pytest

from installer import catalogs

LANGUAGES = [path.stem for path in catalogs.po_files()]


def messages(lang):
    """The translated texts of a language: (text in the program, translation, form by form)."""
    for message in catalogs.read(catalogs.FOLDER / f"{lang}.po"):
        if not message.id:
            continue
        if isinstance(message.id, tuple):
            one, many = message.id
            yield from ((one if i == 0 else many, text) for i, text in enumerate(message.string))
        else:
            yield message.id, message.string


def placeholders(text):
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def test_swedish_and_english_are_there():
    assert {"sv", "en"} <= set(LANGUAGES)


def test_the_template_equals_a_fresh_extraction():
    assert catalogs.TEMPLATE.read_text() == catalogs.extracted().decode(), (
        "run installer/catalogs.py update, then translate what is new"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_translated_and_none_is_fuzzy_or_left_over(lang):
    assert catalogs.faults(catalogs.FOLDER / f"{lang}.po") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_compiled_catalog_equals_a_fresh_compilation(lang):
    path = catalogs.FOLDER / f"{lang}.po"
    assert path.with_suffix(".mo").read_bytes() == catalogs.compiled(path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_translations_have_the_placeholders_of_the_text(lang):
    # A singular may say "one" instead of the number.
    wrong = [
        (text, translated)
        for text, translated in messages(lang)
        if placeholders(text) - {"n"} != placeholders(translated) - {"n"}
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_placeholder_has_a_name(lang):
    nameless = [t for t, _ in messages(lang) if any(not p.isidentifier() for p in placeholders(t))]
    assert nameless == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_three_full_stops_are_written_as_an_ellipsis(lang):
    assert [t for pair in messages(lang) for t in pair if "..." in t] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_spaces_round_a_text_are_kept(lang):
    def edges(text):
        return re.match(r"\s*", text)[0], re.search(r"\s*$", text)[0]

    assert [p for p in messages(lang) if edges(p[0]) != edges(p[1])] == []


def test_english_is_the_text_of_the_program():
    assert [pair for pair in messages("en") if pair[0] != pair[1]] == []
