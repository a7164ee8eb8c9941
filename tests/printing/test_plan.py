from dataclasses import replace
from datetime import date

import pytest

from sipdesk.i18n import translator
from sipdesk.printing import plan
from sipdesk.printing.layout import last_share, pages_of
from sipdesk.printing.parts import Contact, Contingency
from sipdesk.printing.render import render
from tests.printing import samples
from tests.printing.reading import pages, read_aloud, sizes_of_letters, text

SV = translator("sv")


def printed(content, lang="sv"):
    return pages(render("plan_individual", content, translator(lang)))


def aloud(content, lang="sv"):
    return read_aloud(render("plan_individual", content, translator(lang)))


def in_order(text, *parts):
    places = [text.index(part) for part in parts]
    return places == sorted(places)


def test_page_one_answers_the_four_questions_in_order():
    first, second, *_ = printed(samples.PLAN)
    assert in_order(
        first,
        "Min plan",
        "för Robin Exempelsson",
        "Gjord på mötet den 17 november 2026. Version 2.",
        "Det här är viktigt för mig ”Jag vill bo kvar",
        "Det här händer nu Måndag 23 november kl. 10.00",
        "Börjar onsdag 25 november kl. 13.00",
        "Senast fredag 4 december",
        "Ring hit Sara Påhitt, din samordnare 0980-319 210",
        "När Sara Påhitt är borta: Jonas Dikt, 0980-319 211",
        "Vi ses igen Tisdag 12 januari 2027 kl. 13.00–14.00",
        "Sara Påhitt hör av sig till alla. Du behöver inte göra något.",
        "Om det blir svårare Tecken:",
        "Kvällar, nätter och helger: ring 1177. Vid fara för liv: ring 112.",
        "Fler telefonnummer",
    )
    assert "Det här har vi kommit överens om" in second


@pytest.mark.parametrize("name", ["plan", "signed_plan"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_five_goals_and_eight_interventions_stay_within_three_pages(name, lang):
    kind, content = samples.of(name, lang)
    made = render(kind, content, translator(lang))
    assert len(pages(made)) <= 3
    assert len(made) <= 100_000


def test_the_agreement_reads_goal_by_goal_with_what_who_and_when():
    text = aloud(samples.PLAN)
    assert in_order(
        text,
        "Vad Vem När",
        "Mål 1 · Mitt boende ”Jag bor kvar i min lägenhet",
        "Det som hjälper: Jag har bott här i sex år",
        "Skriver till hyresvärden om en betalningsplan. Britta Provström"
        " socialsekreterare, Granby kommun Senast 4 december 2026",
        "Boendestöd en gång i veckan. Det behövs ett beslut. Du får besked senast 24 november",
        "Börjar 25 november 2026 Tills vi ses igen 12 januari 2027",
        "Nytt Läkarbesök.",
        "Mål 4 · Min vardag Ha något att gå till",
        "Det här gör jag själv ruta, tom"[:21],
        "Det här gör andra",
        "Det här har vi ingen lösning på än Det här önskar jag: ”Någon att prata med",
        "Vem har ansvaret? Granby kommun, vuxenenheten, har det övergripande ansvaret",
        "Planen är gjord enligt socialtjänstlagen (2025:400) 10 kap. 8–9 §§",
        "Bra att veta",
    )
    assert "”Ha något att gå till" not in text


def test_sections_without_content_vanish_with_their_headings():
    bare = plan.Content(
        header=samples.HEADER,
        person="Robin Exempelsson",
        made_on=samples.MADE_ON,
        coordinator=samples.SARA,
        responsible=samples.RESPONSIBLE,
        next_meeting=samples.NEXT,
        laws=samples.LAWS,
    )
    text = aloud(bare)
    for heading in (
        "Det här är viktigt för mig",
        "Det här har vi kommit överens om",
        "Det här gör jag själv",
        "Det här gör andra",
        "Det här har vi ingen lösning på än",
        "Det här är vi inte överens om",
        "Andra planer",
        "Fler telefonnummer",
        "Underskrifter",
        "patientnämnden",
        "Du kan få en lista",
        "Arbetsplan",
        "None",
    ):
        assert heading not in text
    assert "Ingen tid är bestämd än." in text
    assert len(printed(bare)) == 2


def test_what_is_compulsory_says_that_it_is_not_decided():
    content = replace(
        samples.WORKING_PLAN,
        coordinator=Contact(""),
        responsible=replace(samples.RESPONSIBLE, principal=""),
    )
    first = printed(content)[0]
    assert "Ring hit Inte bestämt än. Ring vuxenenheten 0980-319 200" in first
    assert "Vi ses igen Inte bestämt än. Skäl: Mötet måste sluta i förtid" in first
    assert "Vem har ansvaret? Inte bestämt än." in aloud(content)


def test_a_plan_by_override_is_a_working_plan_on_every_page():
    status = "Arbetsplan – uppfyller ännu inte lagens krav"
    every = printed(samples.WORKING_PLAN)
    assert all(status in page for page in every)
    text = " ".join(every)
    assert "Min plan" in every[0]
    assert "fastställd" not in text
    assert "Det här saknas: datum för uppföljning. Skäl: Mötet måste sluta i förtid." in text
    assert "Sara Påhitt ansvarar för att det blir klart senast 1 december 2026." in text
    assert "ska planen ha fyra punkter. Alla finns inte med än." in text
    assert "Planen är gjord enligt" not in text


def test_own_words_beyond_240_characters_go_on_first_on_page_two():
    long = "Det här är en lång mening om livet. " * 12
    first, second, *_ = printed(replace(samples.PLAN, important=long.strip()))
    assert "Det fortsätter på nästa sida." in first
    assert "Ring hit" in first
    assert "Vi ses igen" in first
    assert in_order(second, "Det här är viktigt för mig", "Det här har vi kommit överens om")
    both = aloud(replace(samples.PLAN, important=long.strip()))
    assert both.count("Det här är en lång mening om livet.") == 12


def test_nothing_pushes_call_and_meet_again_off_page_one():
    crowded = replace(
        samples.PLAN,
        important="Jag vill. " * 500,
        contingency=Contingency("Tecken. " * 300, "Steg. " * 300),
        phones=tuple(Contact(f"Namn Påhittsson {n}", phone="0980-319 221") for n in range(30)),
        happenings=tuple(
            plan.Happening(date(2026, 12, n), plan.DayKind.ON, "Händer. " * 60, "Någon")
            for n in range(1, 9)
        ),
    )
    first, second, *_ = printed(crowded)
    assert "Ring hit Sara Påhitt" in first
    assert "Vi ses igen Tisdag 12 januari 2027" in first
    assert "Det här är viktigt för mig Jag vill." in second
    assert aloud(crowded).count("Namn Påhittsson") == 30


def test_only_the_next_four_happenings_stand_on_page_one():
    many = tuple(
        plan.Happening(date(2026, 12, n), plan.DayKind.BY, f"Händelse {n}.") for n in range(1, 7)
    )
    first = printed(replace(samples.PLAN, happenings=many))[0]
    assert "Händelse 4." in first
    assert "Händelse 5." not in first


def test_a_happening_another_year_says_the_year():
    late = (plan.Happening(date(2027, 1, 5), plan.DayKind.STARTS, "Något."),)
    first = printed(replace(samples.PLAN, happenings=late))[0]
    assert "Börjar tisdag 5 januari 2027" in first


def test_signature_lines_are_printed_only_when_somebody_has_decided_who_signs():
    assert "Underskrifter" not in aloud(samples.PLAN)
    last = printed(samples.SIGNED_PLAN)[-1]
    assert "Underskrifter Vi har gjort planen tillsammans." in last
    assert "Bra att veta" in last
    assert "för Region Norrlunden · datum" in last


def test_the_sentences_on_children_coercion_language_and_absence_are_printed_when_they_apply():
    content = replace(
        samples.PLAN,
        is_child=True,
        offer_translation=True,
        minority_language="Du får använda samiska.",
        person_absent_reason="Var sjuk",
        original_holder="Granby kommun",
        laws=replace(samples.LAWS, coercive="påhittade tvångslagen (1900:1)"),
        no_position=plan.NoPosition("Ulla Påhittsson", date(2026, 11, 16), date(2027, 2, 1)),
    )
    text = aloud(content)
    for sentence in (
        "Dina vårdnadshavare är med och bestämmer.",
        "Du kan få planen uppläst eller översatt. Fråga Sara Påhitt.",
        "Du får använda samiska.",
        "Planen gjordes utan att Robin Exempelsson kunde vara med. Skäl: Var sjuk.",
        "Originalet finns hos Granby kommun.",
        "Vård enligt påhittade tvångslagen (1900:1) gäller även om du säger nej till planen.",
        "har inte kunnat säga ja eller nej till planen. Ulla Påhittsson har gjort en bedömning"
        " den 16 november 2026. Vi frågar igen den 1 februari 2027.",
    ):
        assert sentence in text


def test_a_draft_says_so_and_has_no_copy_number():
    draft = replace(samples.HEADER, draft_on=date(2026, 11, 18))
    first = printed(replace(samples.PLAN, header=draft))[0]
    assert "UTKAST 18 november 2026" in first
    assert "exemplar 1" not in first
    assert "Ditt exemplar" not in first


def test_a_protected_person_s_paper_says_keep_locked_up():
    protected = replace(samples.HEADER, is_protected=True)
    every = printed(replace(samples.PLAN, header=protected))
    assert all("Skyddade uppgifter – förvaras inlåst" in page for page in every)


def test_the_plan_speaks_english_and_keeps_the_law_s_swedish_name():
    text = aloud(samples.PLAN, "en")
    assert "Coordinated individual plan (samordnad individuell plan, SIP) for Robin" in text
    assert "What we have agreed" in text
    assert "socialtjänstlagen (2025:400)" in text
    assert "Starts 25 November 2026" in text


@pytest.mark.parametrize("goals", [1, 5, 12])
def test_a_goal_stays_with_its_first_intervention_and_the_head_repeats(goals):
    content = replace(samples.PLAN, goals=(samples.PLAN.goals * 3)[:goals])
    for page in printed(content):
        words = page.rsplit("Ärende", 1)[0].strip()
        assert not words.endswith(
            (
                "”Jag bor kvar i min lägenhet och hyran är betald i tid.”",
                "Jag har arbetat som snickare.",
                "leva på varje månad.”",
            )
        )
        if "Mål" in page:
            assert "Vad Vem När" in page


def test_forty_rows_and_long_names_and_texts_lose_nothing():
    row = plan.Row("Text. " * 350, "N" * 60, "F" * 60, latest_on=date(2026, 12, 1))
    goal = plan.Goal("O" * 60, "Mål. " * 400, True, (row,) * 40)
    text = aloud(replace(samples.PLAN, goals=(goal,)))
    assert text.count("Text.") == 350 * 40
    assert text.count("Mål.") == 400
    assert text.replace(" ", "").count("N" * 60) == 40


def test_the_person_has_one_line_to_sign_and_a_unit_signs_by_its_name():
    everybody = replace(
        samples.SIGNED_PLAN,
        signers=(plan.Signer("Sara Påhitt", "Granby kommun"), plan.Signer("", "Skolan")),
    )
    made = read_aloud(render("plan_individual", everybody, SV))
    assert made.count("Robin Exempelsson datum") == 1
    assert "Sara Påhitt för Granby kommun · datum" in made
    assert "för Skolan · datum" in made


def test_room_between_the_parts_gives_way_before_a_fourth_page_and_letters_never_do():
    closer = render("plan_individual", samples.SIGNED_PLAN, SV)
    short = replace(samples.SIGNED_PLAN, goals=samples.SIGNED_PLAN.goals[:1])
    assert sizes_of_letters(closer) == sizes_of_letters(render("plan_individual", short, SV))


def test_an_english_plan_says_that_the_text_about_the_person_is_in_swedish():
    kind, content = samples.of("plan", "en")
    first = pages(render(kind, content, translator("en")))[0]
    assert "The text about you is in Swedish. Ask Sara Påhitt to go through it with you." in first
    assert "kap." not in text(render(kind, content, translator("en")))
    assert "in Swedish" not in text(render(kind, samples.PLAN, SV))


def test_a_plan_whose_last_page_holds_a_box_alone_is_made_a_page_shorter(monkeypatch):
    goal = replace(samples.PLAN.goals[0], rows=samples.PLAN.goals[0].rows[:1] * 8)
    content = replace(samples.PLAN, goals=(goal,), unmet=(), others=(), own_actions=())
    assert len(pages_of(plan.build(content, SV))) == 2
    monkeypatch.setattr(plan, "_SHORT", 0)
    usual = plan.build(content, SV)
    assert last_share(usual, pages_of(usual)) < 0.3
    assert len(pages_of(usual)) == 3
