"""Names are found as a Swedish reader expects, however they were typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain.search import folded


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Åanta Gïele", "åanta giele"),
        ("A\u030aanta", "åanta"),
        ("  Maja \t Påhittsen\u00a0Öst ", "maja påhittsen öst"),
        ("René", "rene"),
        ("Straße", "strasse"),
        ("Ærlig Øst", "ärlig öst"),
        ("ተስፋይ", "ተስፋይ"),
        ("ليلى", "ليلى"),
        ("ＥＶＡ", "eva"),
    ],
)
def test_forms_of_a_name_are_searched_alike(text, same):
    assert folded(text) == same


@pytest.mark.parametrize(("one", "other"), [("Åsa", "Asa"), ("Märta", "Marta"), ("Öst", "Ost")])
def test_letters_of_their_own_are_not_their_neighbours(one, other):
    assert folded(one) != folded(other)


@given(st.text(max_size=40))
def test_folding_is_stable_and_blind_to_composition(text):
    once = folded(text)
    assert folded(once) == once
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))
