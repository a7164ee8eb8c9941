"""Any two versions of a plan are compared in words, chosen with the keyboard."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt

from sipdesk import clock
from sipdesk.domain.model import Owner, Principal, StepLevel
from sipdesk.gui.guide.history_page import HistoryPage
from sipdesk.services import consents, disagreements, plans
from sipdesk.services.plan_rows import goals_of, interventions_of
from tests import scene as scenes


@pytest.fixture
def three(stage, monkeypatch):
    """Three versions: the second changes little, the third much, and the first own part is gone."""
    scene = stage("final")
    again = clock.today() + timedelta(days=60)
    scene.write(plans.new_version, followup_on=again)
    row = next(interventions_of(scene.plan))
    scene.write(plans.change_intervention, intervention_id=row.id, function="Samordnare")
    _confirm_later(scene, monkeypatch)
    scene.write(plans.finalise)
    scene.write(plans.new_version, followup_on=again)
    _change_much(scene)
    return scene


def _confirm_later(scene, monkeypatch) -> None:
    """A later version rests on a consent that was confirmed after the version before."""
    later = clock.today() + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: later)
    scene.write(consents.confirm_consent, consent_id=scene.case.consents[0].id)


def _change_much(scene) -> None:
    plan = scene.plan
    home, health, _money = plan.needs
    rows = list(interventions_of(plan))
    scene.write(plans.change_need, need_id=home.id, words="Jag vill bo kvar.", area="ekonomi")
    scene.write(plans.move_under, row_id=health.goals[0].id, parent_id=home.id)
    scene.write(plans.remove_row, row_id=plan.own_parts[0].id)
    scene.write(plans.add_own_part, text="Jag promenerar.")
    scene.write(plans.add_related_plan, kind="lss_plan", holder="Handläggaren")
    scene.write(
        plans.change_intervention,
        intervention_id=rows[0].id,
        is_disputed=True,
        interim_owner=Owner.REGION,
        waits_for_id=rows[1].id,
    )
    scene.write(
        plans.change_plan,
        responsible_principal=Principal.REGION,
        responsible_unit_id=scene.units["Beroendemottagningen"].id,
        coordinator_name="Lena Påhitt",
        contingency="Vi ses samma dag.",
        followup_at=time(13, 0),
    )


def _choose(qtbot, field, text):
    """Go through the closed list with the arrows, as one without a mouse does."""
    combo = field.control
    combo.setFocus()
    for _step in range(combo.count()):
        qtbot.keyClick(combo, Qt.Key.Key_Up)
    while not combo.currentText().startswith(text):
        at = combo.currentIndex()
        qtbot.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() > at


def test_the_newest_is_compared_with_the_one_before_and_any_other_two_can_be_chosen(
    three, show, qtbot
):
    card = show(HistoryPage, three).compared_card
    assert card.first_choice.raw().startswith("Version 2, ")
    assert card.second_choice.raw() == "Version 3, utkast"
    assert "nu ”Samordnare”" not in card.told()
    _choose(qtbot, card.first_choice, "Version 1")
    assert "Från version 1 till version 3:" in card.told()
    assert "Funktion: förut ”inget”, nu ”Samordnare”." in card.told()
    _choose(qtbot, card.second_choice, "Version 2")
    assert "Från version 1 till version 2:" in card.told()
    assert "Jag promenerar" not in card.told()


def test_the_lower_number_is_always_the_one_before(three, show, qtbot):
    card = show(HistoryPage, three).compared_card
    _choose(qtbot, card.second_choice, "Version 1")
    assert "Från version 1 till version 2:" in card.told()
    _choose(qtbot, card.first_choice, "Version 1")
    assert card.told() == "Välj två olika versioner."


def test_every_part_of_the_plan_is_compared_in_words(three, show):
    told = show(HistoryPage, three).compared_card.told()
    for text in (
        "Huvudansvarig huvudman: förut ”Kommun”, nu ”Region”.",
        "Samordnare: förut ”Sara Påhitt”, nu ”Lena Påhitt”.",
        "nu ”Vi ses samma dag.”.",
        "nu ”13.00”.",
        "Ändrat behov ”Jag vill bo kvar.”: ",
        "förut ”Behov av boende”, nu ”Jag vill bo kvar.”.",
        "Ändrat mål ”Jag sover.”: Hör till: förut ”Behov av psykisk_halsa”, nu ”Jag vill",
        f"Ändrad insats ”{scenes.WHAT}”: ",
        "Oenighet: förut ”Nej”, nu ”Ja”.",
        "Ansvarar tills vidare: förut ”inget”, nu ”Region”.",
        f"Väntar på: förut ”inget”, nu ”{scenes.HEALTH}”.",
        "Nytt, det jag gör: ”Jag promenerar.”.",
        "Avslutat, det jag gör: ”Jag ringer Sara.”.",
        "Ny annan plan: ”Individuell plan enligt LSS”.",
    ):
        assert text in told
    assert len(list(goals_of(three.plan))) == 3


def test_a_moved_row_and_a_disagreement_with_its_steps_are_told_in_words(three, show):
    row = next(interventions_of(three.plan))
    three.write(plans.move_row, row_id=three.plan.needs[-1].id, to=0)
    found = three.write(
        disagreements.open_disagreement,
        intervention_id=row.id,
        view_kommun="Regionen ska göra det.",
        view_region="Kommunen ska göra det.",
        persons_view="Jag vill bara att det blir gjort.",
    )
    three.write(
        disagreements.take_step,
        disagreement_id=found.id,
        level=StepLevel.MANAGERS,
        who="Två chefer",
        outcome="Regionen svarar.",
        is_solved=True,
    )
    told = show(HistoryPage, three).compared_card.told()
    for text in (
        "Står efter: förut ”Behov av psykisk_halsa”, nu ”inget, den står först”.",
        f"Ny oenighet om ”{scenes.WHAT}”:",
        "Kommunens syn: Regionen ska göra det.",
        "Regionens syn: Kommunen ska göra det.",
        "Personens syn: Jag vill bara att det blir gjort.",
        "Ett nytt steg: ",
        "Två chefer, Regionen svarar.",
        "Löst: ",
    ):
        assert text in told


def test_a_button_at_a_version_leads_to_the_comparison_with_the_one_before(three, show, qtbot):
    page = show(HistoryPage, three)
    buttons = [each for each in page.findChildren(type(page.missing_button)) if each.text()]
    next(each for each in buttons if each.text() == "Jämför med version 1").click()
    card = page.compared_card
    assert page.focusWidget() is card.first_choice.control
    assert "Från version 1 till version 2:" in card.told()


def test_one_version_has_nothing_to_be_compared_with(stage, show):
    assert show(HistoryPage, stage("final")).compared_card.isHidden()
