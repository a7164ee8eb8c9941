"""The right to use a national minority language is told where it holds, and only there."""

import pytest

from sipdesk.gui.guide.pages.need import NeedPage
from sipdesk.services import cases, office, people


def _page(show, workspace, case_id, municipality, languages=""):
    if languages:
        workspace.write(
            office.set_setting, None, name="minority_languages", value=languages, source="Beslut 7"
        )
    workspace.write(people.change_person, case_id, municipality=municipality)
    return show(NeedPage).language


@pytest.mark.parametrize(
    ("municipality", "languages", "offered"),
    [
        ("Östersund", "", ["samiska"]),
        ("Ragunda", "", []),
        ("Ragunda", "finska, meänkieli", ["finska", "meänkieli"]),
        ("Östersund", "finska", ["samiska", "finska"]),
    ],
)
def test_the_right_is_told_where_the_pack_or_the_local_routine_says_so(
    show, workspace, case_id, municipality, languages, offered
):
    section = _page(show, workspace, case_id, municipality, languages)
    assert section.minority.isVisible() is bool(offered)
    assert section.which_combo.isVisible() is (len(offered) > 1)
    assert [one for one in section.which_combo._values if one] == offered
    if offered:
        assert offered[0] in section.right_band.text.text()
        assert "2009:724" in section.right_band.text.text()


def test_the_language_that_was_told_is_kept_with_the_wish(show, workspace, case_id):
    section = _page(show, workspace, case_id, "Östersund", "finska")
    section.which_combo.combo.setCurrentIndex(2)
    assert "finska" in section.right_band.text.text()
    section.wish_checks["oral"].check.click()
    [note] = workspace.read(cases.load, case_id).language_notes
    assert (note.language, note.wishes) == ("finska", ["oral"])
    assert section.which_combo.value() == "finska"
