"""The shipped packs: what is in force, what a plan remembers, and what each layer says."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from sipdesk.domain import pack_parts as parts
from sipdesk.domain.pack import Local, PackError, Packs, Setting
from sipdesk.domain.pack_news import changes, notices

CASES = sorted((Path(__file__).parents[1] / "cases" / "data").glob("o*.yaml"))
COUNTIES = ("jh-2021", "jh-2026", "dalarna-2021")
STATUTES = ("national-2001", "national-2025")


@pytest.fixture(scope="module")
def packs():
    return Packs.load()


@pytest.fixture(scope="module")
def pack(packs):
    return packs.combined("national-2025", "jh-2026", "principles-2026-03-01")


def test_the_packs_of_the_cases_are_shipped_with_their_dates(packs):
    found = {layer.id: (layer.valid_from, layer.valid_until) for layer in packs.newest}
    assert found["national-2001"][1] == date(2025, 6, 30)
    assert found["national-2025"] == (date(2025, 7, 1), None)
    assert found["jh-2021"][1] == date(2025, 12, 31)
    assert found["jh-2026"] == (date(2026, 1, 1), date(2027, 12, 31))
    assert found["dalarna-2021"] == (date(2021, 7, 1), date(2024, 6, 30))
    assert found["principles-2026-03-01"] == (date(2026, 3, 1), None)


def test_the_file_name_of_a_pack_is_its_id():
    from sipdesk.domain.pack_reading import read
    from sipdesk.paths import shipped

    for path in shipped("resources", "packs").glob("*.toml"):
        assert read(path).id == path.stem


@pytest.mark.parametrize(
    ("day", "refs"),
    [
        (date(2025, 6, 30), ("national-2001@1", "jh-2021@1")),
        (date(2025, 7, 1), ("national-2025@1", "jh-2021@1")),
        (date(2025, 12, 31), ("national-2025@1", "jh-2021@1")),
        (date(2026, 1, 1), ("national-2025@1", "jh-2026@1")),
        (date(2028, 1, 1), ("national-2025@1", "jh-2026@1")),
    ],
)
def test_statute_and_agreement_change_on_days_of_their_own(packs, day, refs):
    assert packs.in_force(day, "jh").refs == refs


def test_an_agreement_whose_time_is_over_is_used_but_said_not_to_be_valid(packs):
    dalarna = packs.in_force(date(2026, 2, 1), "dalarna")
    assert dalarna.county.id == "dalarna-2021"
    assert not dalarna.agreement_valid_on(date(2026, 2, 1))
    assert dalarna.statute_valid_on(date(2026, 2, 1))
    assert not dalarna.valid_on(date(2026, 2, 1))
    assert dalarna.agreement_valid_on(date(2024, 6, 30))


def test_an_old_plan_keeps_old_paragraphs_and_old_words(packs):
    old = packs.combined("national-2001", "jh-2021")
    between = packs.combined("national-2025", "jh-2021")
    new = packs.combined("national-2025", "jh-2026")
    assert "2 kap. 7 §" in old.law_line
    assert "10 kap. 8–9 §§" in between.law_line
    assert "2 kap. 7" not in between.law_line
    assert old.terms["main"].sv == between.terms["main"].sv == "riskbruk, missbruk och beroende"
    assert new.terms["main"].sv == "skadligt bruk och beroende"
    assert old.law["concern"].sv.endswith("14 kap. 1 §")
    assert new.law["concern"].sv.endswith("19 kap. 1 §")


def test_the_section_is_cited_only_where_the_agreement_has_numbers(packs):
    new = packs.combined("national-2025", "jh-2026")
    old = packs.combined("national-2025", "jh-2021")
    assert new.source("hvb_sip_week").endswith("2026–2027, avsnitt 2.3")
    assert new.section("hvb_sip_week") == "2.3"
    assert "avsnitt" not in old.source("hvb_sip_week")
    assert old.section("hvb_sip_week") == ""
    assert old.source("hvb_sip_week") == old.agreement


def test_a_school_is_called_only_by_the_child_pack(packs, pack):
    assert pack.school_is_called
    assert pack.source("child.school_called") == "JämtBus"
    assert not packs.combined("national-2025", "jh-2026").school_is_called
    assert not packs.in_force(date(2026, 2, 28), "jh", child=True).school_is_called
    assert packs.in_force(date(2026, 3, 1), "jh", child=True).school_is_called
    assert not packs.in_force(date(2026, 3, 1), "dalarna", child=True).school_is_called


def test_no_rule_is_inferred_for_a_county_whose_agreement_is_silent(packs):
    dalarna = packs.combined("national-2025", "dalarna-2021")
    assert not dalarna.verified
    assert not list(dalarna.county.rows(parts.Rule))
    assert not list(dalarna.county.rows(parts.Deadline))
    assert not dalarna.has_rule("hvb_sip_week")
    assert not dalarna.has_rule("hvb.no_decline")
    assert not any(reason.covered for reason in dalarna.hvb_reasons)
    assert dalarna.catalogue == ()
    assert "återkoppling" not in " ".join(right.text.sv for right in dalarna.rights_texts)


def test_the_lists_have_the_length_that_the_sources_give(pack):
    of = lambda owner: [s for s in pack.suggestions(owner) if s.owner == owner]  # noqa: E731
    assert (len(of("kommun")), len(of("region"))) == (14, 17)
    assert len(pack.assessed) == 7
    assert len(pack.target_groups) == 9 + 4
    assert [len([w for w in pack.warning_signs if w.side == s]) for s in ("health", "social")] == [
        7,
        6,
    ]
    assert len(pack.hsl_circumstances) == 5
    assert len(pack.headings) == 11
    assert len(pack.rows(parts.YearTopic)) == 4
    assert len(pack.rows(parts.LocalHeading)) == 13
    assert len(pack.rows(parts.Principle)) == 4
    assert len(pack.municipalities) == 8


def test_one_list_of_areas_serves_needs_and_consent(pack):
    codes = (
        "beroende spel psykisk_halsa somatik lakemedel tandvard personlig_vard boende ekonomi "
        "sysselsattning skola barn familj natverk trygghet kultur"
    )
    assert [area.code for area in pack.areas] == codes.split()
    assert all(area.label_sv and area.label_en and area.ibic_heading for area in pack.areas)
    assert pack.area("boende").ibic_heading == "Hemliv"
    assert pack.area("okänd kod").label_sv == "okänd kod"


def test_the_catalogue_suggests_by_side_area_and_group(pack):
    homes = pack.suggestions("kommun", "boende", "housing")
    assert "Bostad först" in [row.text.sv for row in homes]
    assert all(set(row.areas) <= {a.code for a in pack.areas} for row in pack.catalogue)
    contact = next(row for row in pack.catalogue if row.text.sv == "Kontaktperson")
    assert contact.assessment == "required"


def test_codes_of_the_closed_lists_are_those_of_the_cases(pack):
    codes = lambda rows: " ".join(sorted(row.code for row in rows))  # noqa: E731
    reasons = "alkohol lakemedel narkotika psykisk_ohalsa samsjuklighet spel"
    assert codes(pack.hvb_reasons) == reasons
    routes = "remiss_till_hemmets_region vard_av_egen_region vard_vid_hemmet"
    assert codes(pack.health_routes) == routes
    closing = "aterkallat_samtycke avliden flyttat samordning_behovs_inte sip_gors_inte"
    assert codes(pack.close_reasons) == closing
    assert codes(pack.never_purge) == (
        "born_5_15_25 paternity_adoption placed_child research_selection"
    )
    assert codes(pack.hsl_circumstances) == (
        "allvarlig_sjukdom dodsfall psykisk_storning skadligt_bruk_beroende spel_om_pengar"
    )


def test_only_reasons_under_the_agreement_start_its_clocks(pack):
    covered = {reason.code: reason.covered for reason in pack.hvb_reasons}
    assert covered["narkotika"]
    assert not covered["psykisk_ohalsa"]


@pytest.mark.parametrize("national", STATUTES)
@pytest.mark.parametrize("county", COUNTIES)
def test_every_problem_code_of_the_cases_has_a_source(packs, national, county):
    pack = packs.combined(national, county)
    assert [code for code in _codes() if not pack.source(code)] == []
    assert [code for code in _codes() if not pack.source(code, "en")] == []


def _codes():
    found = set()
    for path in CASES:
        for step in yaml.safe_load(path.read_text(encoding="utf-8")).get("expect") or ():
            for entry in step.get("problems") or ():
                found.add(entry["code"])
            found.update(step.get("absent") or ())
    assert len(found) > 20
    return sorted(found)


@pytest.mark.parametrize("national", STATUTES)
@pytest.mark.parametrize("county", COUNTIES)
def test_every_text_stands_in_both_languages_and_every_fact_has_its_requirement(
    packs, national, county
):
    pack = packs.combined(national, county, "principles-2026-03-01")
    for layer in (pack.national, pack.county, pack.child):
        for rows in layer.tables.values():
            for row in rows:
                assert row.req, row
                texts = [v for v in vars(row).values() if isinstance(v, parts.Text)]
                assert all(bool(text.sv) == bool(text.en) for text in texts), row


def test_both_statute_packs_answer_to_the_same_names(packs):
    old, new = (packs.layer(name) for name in STATUTES)
    keys = lambda layer, kind: {row.key for row in layer.rows(kind)}  # noqa: E731
    assert keys(new, parts.Law) - keys(old, parts.Law) == {"tell_right_to_apply"}
    assert keys(old, parts.Rule) == keys(new, parts.Rule)
    assert keys(old, parts.Deadline) == keys(new, parts.Deadline)


def test_local_settings_are_empty_but_for_the_two_that_are_built_in(pack):
    assert pack.days("followup_notice_days") == 14
    assert pack.days("interpreter_notice_days") == 3
    for name in ("consent_notice_days", "start_warning_days", "reply_days"):
        assert pack.setting(name) == Setting(None, "")
        assert pack.days(name) is None
    assert pack.slot("signature_rule") == ""
    assert pack.slot("forwarding_address") == "Skatteverket, Box 2820, 403 20 Göteborg"
    assert pack.non_working_days == frozenset()
    with pytest.raises(KeyError):
        pack.setting("no_such_setting")


def test_a_local_value_carries_its_source_and_can_be_given_back(packs):
    local = Local().with_value("reply_days", 5, "Lokal rutin 2026-01-15")
    pack = packs.combined("national-2025", "jh-2026", local=local)
    assert pack.setting("reply_days") == Setting(5, "Lokal rutin 2026-01-15")
    with pytest.raises(ValueError, match="source"):
        local.with_value("reply_days", 5, " ")


def test_sami_administrative_areas_are_those_of_the_sources(pack):
    expected = {"Berg", "Härjedalen", "Strömsund", "Åre", "Östersund", "Älvdalen"}
    assert pack.minority_areas("sami") == expected
    assert pack.minority_areas("finska") == frozenset()


def test_arenas_are_functions_with_names_for_the_time_being(packs, pack):
    assert pack.arena("official").names == ("Fredagsgruppen", "SamReKo HSI")
    assert pack.arena("official_cases").names == ()
    old = packs.combined("national-2025", "jh-2021")
    assert old.arena("official").names == ("Fredagsgruppen", "LIFO")
    assert pack.arena("no such arena") is None


def test_retention_follows_the_profile(pack):
    assert pack.retention["socialtjanst"].years == 5
    assert pack.retention["socialtjanst"].purge_duty
    assert pack.retention["halso_och_sjukvard"].years == 10
    assert not pack.retention["halso_och_sjukvard"].purge_duty


def test_a_reference_may_carry_a_version_and_an_unknown_one_is_refused(packs):
    assert packs.layer("jh-2026@1") is packs.layer("jh-2026")
    for ref in ("jh-2026@9", "no-such-pack"):
        with pytest.raises(PackError):
            packs.layer(ref)
    with pytest.raises(PackError):
        packs.in_force(date(2026, 1, 1), "no-such-county")
    with pytest.raises(PackError):
        packs.in_force(date(1990, 1, 1), "jh")


def test_counties_are_told_by_their_newest_pack(packs):
    assert {county.code: county.region for county in packs.counties} == {
        "jh": "Region Jämtland Härjedalen",
        "dalarna": "Region Dalarna",
        "other": "",
    }


def test_a_county_without_a_pack_of_its_own_goes_by_the_law_alone(packs):
    assert [county.code for county in packs.counties][-1] == "other"
    pack = packs.in_force(date(2026, 2, 1), "other")
    assert pack.agreement == ""
    for key in ("sip", "plan.responsible_missing", "consent"):
        assert pack.source(key) == packs.in_force(date(2026, 2, 1), "jh").source(key)
    assert not list(pack.county.tables)
    assert pack.agreement_valid_on(date(2005, 1, 1))
    assert notices(pack, date(2026, 2, 1)) == ()
    assert "agreement_duty" not in pack.law
    assert pack.law["sip"] == packs.in_force(date(2026, 2, 1), "jh").law["sip"]


def test_every_source_is_spoken_in_the_language_of_the_program(pack):
    from sipdesk import i18n
    from sipdesk.domain.pack import spoken

    keys = [row.key for layer in pack._layers for row in layer.rows(parts.Rule)]
    kept = {key: pack.source(key) for key in (*keys, *pack.deadlines)}
    assert kept["consent"] == spoken(kept["consent"])
    before = i18n.language()
    try:
        i18n.set_language("en")
        assert {key: spoken(text) for key, text in kept.items()} == {
            key: pack.source(key, "en") for key in kept
        }
        assert spoken("Lokal rutin 2026") == "Lokal rutin 2026"
    finally:
        i18n.set_language(before)


def test_texts_answer_in_the_language_asked_for(pack):
    from sipdesk import i18n

    assert pack.area("boende").label.to("en") == "Housing"
    before = i18n.language()
    try:
        i18n.set_language("en")
        assert str(pack.area("boende").label) == "Housing"
        i18n.set_language("sv")
        assert str(pack.area("boende").label) == "Boende"
    finally:
        i18n.set_language(before)


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2027, 6, 30), []),
        (date(2027, 7, 1), ["pack.next"]),
        (date(2027, 10, 1), ["pack.next"]),
        (date(2027, 10, 2), ["pack.expires", "pack.next"]),
        (date(2027, 12, 31), ["pack.expires", "pack.next"]),
        (date(2028, 1, 1), ["pack.expired"]),
    ],
)
def test_notice_is_given_ninety_days_before_and_of_the_next_agreement(packs, day, codes):
    pack = packs.combined("national-2025", "jh-2026")
    assert [notice.code for notice in notices(pack, day)] == codes


def test_an_unverified_pack_says_so(packs):
    dalarna = packs.combined("national-2025", "dalarna-2021")
    assert "pack.unverified" in [notice.code for notice in notices(dalarna, date(2024, 1, 1))]


def test_a_new_pack_is_told_word_for_word(packs):
    found = changes(packs.layer("jh-2021"), packs.layer("jh-2026"))
    told = {(change.table, change.row, change.name): change for change in found}
    main = told["terms", "main", "text.sv"]
    assert (main.before, main.after) == (
        "riskbruk, missbruk och beroende",
        "skadligt bruk och beroende",
    )
    gone = told["catalogue", "Psykosocial behandling", "text.sv"]
    assert (gone.before, gone.after) == ("Psykosocial behandling", "")
    assert told["deadlines", "hvb_sip_week", "section"].after == "2.3"
    assert told["county", "", "agreement.sv"].before.startswith("Länsöverenskommelse riskbruk")
    assert changes(packs.layer("jh-2026"), packs.layer("jh-2026")) == ()
    assert all(change.before == "" for change in changes(None, packs.layer("jh-2026")))
