"""Languages in the print dialog: all are listed, and what is not reviewed or not there says so."""

from tests.gui.pages_b.test_print import drawn, opened, text_of


def chosen(dialog, code):
    field = dialog.choice.language_choice.field
    field.combo.setCurrentIndex(field._values.index(code))


def test_every_language_is_listed_with_what_can_be_said_for_it(stage, qtbot):
    dialog = opened(qtbot, stage("final"), "consent_form")
    combo = dialog.choice.language_choice.field.combo
    listed = [combo.itemText(n) for n in range(combo.count())]
    assert listed[:2] == ["Svenska", "English"]
    assert "العربية – inte granskad" in listed
    assert {"Suomi – inte granskad", "Українська – inte granskad"} < set(listed)
    assert "Soomaali – inga ord än" in listed
    assert len(listed) == 10


def test_an_unreviewed_paper_is_drawn_and_says_that_nobody_has_read_it(stage, qtbot):
    dialog = opened(qtbot, stage("final"), "consent_form")
    drawn(qtbot, dialog)
    chosen(dialog, "ar")
    drawn(qtbot, dialog)
    state = dialog.choice.language_choice.state
    assert state.isVisible()
    assert state.text() == "Inte granskad av någon som talar språket."
    assert dialog._made.language == "ar"


def test_a_language_without_words_prints_swedish_and_names_the_papers_that_have_words(stage, qtbot):
    dialog = opened(qtbot, stage("final"), "plan_individual")
    drawn(qtbot, dialog)
    chosen(dialog, "ar")
    assert "Det här händer nu" in text_of(drawn(qtbot, dialog))
    said = dialog.choice.language_choice.state.text()
    assert said.startswith("Det finns inga ord på العربية för det här papperet än.")
    assert "Det finns ord för: Ditt samtycke." in said
    assert dialog._made.language == "sv"


def test_papers_between_professionals_are_not_offered_in_other_languages(stage, qtbot):
    dialog = opened(qtbot, stage("final"), "plan_party_copy")
    assert dialog.choice.language_choice.field.combo.count() == 2
