"""Texts are found as gettext finds them."""

from gettext import GNUTranslations

import pytest

from sipdesk.catalog import Catalog
from sipdesk.paths import shipped


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_text_is_the_one_that_gettext_finds(lang):
    path = shipped("translations", f"{lang}.mo")
    with path.open("rb") as file:
        whole = GNUTranslations(file)
    ours = Catalog(path.read_bytes())
    keys = [key for key in whole._catalog if key]  # type: ignore[attr-defined]
    messages = [key for key in keys if isinstance(key, str)]
    assert len(messages) > 100
    assert [ours.gettext(key) for key in messages] == [whole.gettext(key) for key in messages]
    singular = [key[0] for key in keys if isinstance(key, tuple) and key[1] == 0]
    # gettext itself finds a singular by `gettext` only in newer Pythons; its form for one in all
    forms = [whole.ngettext(key, key, 1) for key in singular]
    assert [ours.gettext(key) for key in singular] == forms
    assert ours.gettext("no such message") == "no such message"


def test_forms_follow_the_number():
    ours = Catalog(shipped("translations", "sv.mo").read_bytes())
    forms = [ours.ngettext("{n} character", "{n} characters", n) for n in (0, 1, 2)]
    assert forms[0] == forms[2]
    assert forms[1] == "{n} tecken"


def test_without_a_catalog_the_messages_are_shown():
    ours = Catalog()
    assert ours.gettext("Unlock") == "Unlock"
    assert [ours.ngettext("one", "many", n) for n in (1, 2)] == ["one", "many"]
