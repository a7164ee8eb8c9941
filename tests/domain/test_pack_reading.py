"""A bad pack file is refused whole; the message names the line, the key and the expected form."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.domain import pack_parts as parts
from sipdesk.domain.pack import Layer, Local, PackError, Packs, Setting, Text
from sipdesk.domain.pack_local import read_local, value_fault, write_local
from sipdesk.domain.pack_reading import LARGEST_FILE, read, read_bytes
from sipdesk.paths import shipped

GOOD = """format = 1

[pack]
id = "fjallmark-2026"
layer = "county"
version = 1
title = { sv = "Fjällmark 2026", en = "Fjällmark 2026" }
publisher = "Påhittade förbundet"
verified = true
from = 2026-01-01
until = 2027-12-31
req = "A2"

[county]
code = "fjallmark"
name = "Fjällmarks län"
region = "Region Fjällmark"
agreement = { sv = "Överenskommelsen", en = "The agreement" }

[[deadlines]]
key = "hvb_sip_week"
unit = "calendar_days"
amount = 7
starts = "placement"
label = { sv = "SIP efter placering", en = "SIP after placement" }
req = "H11"
"""


def _fault(text):
    with pytest.raises(PackError) as error:
        read_bytes(text.encode() if isinstance(text, str) else text, "fel.toml")
    return error.value.faults[0]


def test_the_good_file_is_read():
    layer = read_bytes(GOOD.encode(), "fjallmark.toml")
    assert layer.ref == "fjallmark-2026@1"
    assert layer.rows(parts.Deadline)[0].amount == 7


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter():
    layer = read_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), "bom.toml")
    assert layer.id == "fjallmark-2026"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "expected"),
    [
        ("amount = 7", 'amount = "sju"', 23, "deadlines[0].amount", "whole number"),
        ("amount = 7", "amount = -1", 23, "deadlines[0].amount", "whole number"),
        ("amount = 7", "amount = true", 23, "deadlines[0].amount", "whole number"),
        ("amount = 7", "days = 7", 23, "deadlines[0].days", "amount"),
        ('"calendar_days"', '"veckor"', 22, "deadlines[0].unit", "one of"),
        ("from = 2026-01-01", 'from = "2026-01-01"', 10, "pack.from", "date"),
        ("until = 2027-12-31", "until = 2025-12-31", 11, "pack.until", "on or after"),
        ("from = 2026-01-01", "from = 2026-01-01T08:00:00", 10, "pack.from", "date"),
        ("verified = true", 'verified = "ja"', 9, "pack.verified", "true or false"),
        ('layer = "county"', 'layer = "kommun"', 5, "pack.layer", "one of"),
        ('id = "fjallmark-2026"', 'id = "Fjällmark 2026"', 4, "pack.id", "code"),
        ("format = 1", "format = 2", 1, "format", "format = 1"),
        (', en = "Fjällmark 2026" }', " }", 7, "pack.title", "both languages"),
        ("[[deadlines]]", "[[frister]]", 20, "frister", "deadlines"),
        ("[[deadlines]]", "[deadlines]", 20, "deadlines", "double brackets"),
        ("[county]", "[[county]]", 14, "county", "single brackets"),
        ("[[deadlines]]", "[[values]]", 20, "values", "local"),
        ('req = "H11"', 'req = ""', 26, "deadlines[0].req", "text inside"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_its_line(old, new, line, key, expected):
    fault = _fault(GOOD.replace(old, new, 1))
    assert (fault.line, fault.key) == (line, key)
    assert expected in fault.expected
    assert fault.text


@pytest.mark.parametrize("key", ["id", "layer", "version", "title", "publisher", "from", "req"])
def test_a_missing_key_is_named_with_the_line_of_its_table(key):
    head, county = GOOD.split("[county]")
    kept = [line for line in head.split("\n") if not line.startswith(f"{key} =")]
    fault = _fault("\n".join(kept) + "[county]" + county)
    assert fault.key == f"pack.{key}"
    assert fault.line == 3


def test_a_county_pack_without_a_county_is_refused():
    start, end = GOOD.index("[county]"), GOOD.index("[[deadlines]]")
    fault = _fault(GOOD[:start] + GOOD[end:])
    assert fault.key == "county"


def test_the_same_key_twice_is_refused_with_the_line_of_the_second():
    twice = GOOD + GOOD[GOOD.index("[[deadlines]]") :]
    fault = _fault(twice)
    assert fault.key == "deadlines[1].key"
    assert twice.split("\n")[fault.line - 1] == 'key = "hvb_sip_week"'
    assert fault.line > 26


def test_every_fault_is_told_at_once():
    with pytest.raises(PackError) as error:
        read_bytes(GOOD.replace("= true", "= 1").replace("= 7", "= 7.5").encode(), "fel.toml")
    assert [fault.key for fault in error.value.faults] == ["pack.verified", "deadlines[0].amount"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD.replace("from = 2026-01-01", "from = 2026-02-30"), 10),
        (GOOD.replace("amount = 7", "amount = "), 23),
        (GOOD.replace("[county]", "[county"), 14),
        (GOOD.replace("amount = 7", "amount = 7\namount = 8"), 24),
        (GOOD.replace('req = "H11"', 'req = "H11'), 26),
        (GOOD.replace("amount = 7", "amount = \x00"), 23),
    ],
)
def test_what_is_not_toml_is_refused_with_its_line(text, line):
    assert _fault(text).line == line


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"])
def test_another_encoding_is_refused(encoding):
    assert _fault(GOOD.encode(encoding)).text


def test_the_line_of_a_wrong_byte_is_told():
    fault = _fault(GOOD.encode("latin-1"))
    assert "UTF-8" in fault.text
    assert fault.line == 7


def test_ten_megabytes_are_refused_without_being_read_whole(tmp_path):
    path = tmp_path / "stor.toml"
    path.write_bytes(b"# " + b"x" * 10_000_000)
    with pytest.raises(PackError) as error:
        read(path)
    assert "512" in error.value.faults[0].text
    assert LARGEST_FILE < 1_000_000


@pytest.mark.parametrize(
    "bomb",
    [
        "a = " + "[" * 9_000,
        "a = " + "[" * 9_000 + "]" * 9_000,
        "a = [\n" + "[\n" * 100_000,
        "a = " + "{ b = " * 3_000,
        "a" + ".a" * 9_000 + " = 1",
        "\n".join(f"a{number}" + ".a" * 9_000 + " = 1" for number in range(25)),
        '"a"' + '."a"' * 4_000 + " = 1",
        "a" + ".a" * 200_000 + " = 1",
        "a = " + "9" * 9_000,
        'a = "' + "x" * 400_000 + '"',
        "\n".join(f"[a{number}]" for number in range(40_000)),
    ],
)
def test_a_bomb_is_refused(bomb):
    assert _fault(bomb).text
    assert _fault(GOOD + "\n" + bomb).text


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(PackError):
        read(tmp_path / "saknas.toml")


@settings(deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_read_or_refused(content):
    with pytest.raises(PackError):
        read_bytes(content, "slump.toml")


@settings(deadline=None)
@given(st.integers(0, 60), st.text(max_size=12))
def test_a_spoiled_line_is_read_or_refused(number, words):
    lines = GOOD.split("\n")
    lines[number % len(lines)] = words
    with suppress(PackError):
        layer = read_bytes("\n".join(lines).encode("utf-8", "surrogatepass"), "slump.toml")
        assert isinstance(layer, Layer)


# --- packs beside each other


def test_overlapping_dates_in_one_county_are_refused():
    packs = Packs.load()
    late = replace(packs.layer("jh-2026"), id="jh-2027", valid_from=date(2027, 12, 31))
    with pytest.raises(PackError) as error:
        packs.with_layer(replace(late, valid_until=None))
    assert error.value.faults[0].values["id"] == "jh-2026"
    after = replace(late, valid_from=date(2028, 1, 1), valid_until=None)
    assert packs.with_layer(after).in_force(date(2028, 1, 1), "jh").county.id == "jh-2027"
    elsewhere = replace(late.county, code="annat")
    assert packs.with_layer(replace(late, county=elsewhere))


def test_a_new_version_is_used_for_new_plans_and_the_old_one_stays():
    packs = Packs.load()
    second = replace(packs.layer("jh-2026"), version=2, publisher="Påhittade förbundet")
    both = packs.with_layer(second)
    assert both.in_force(date(2026, 5, 1), "jh").refs[1] == "jh-2026@2"
    assert both.combined("national-2025", "jh-2026@1").refs[1] == "jh-2026@1"
    with pytest.raises(PackError):
        both.with_layer(second)


def test_a_bad_file_among_the_imported_leaves_nothing_read(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    assert {c.code for c in Packs.load(imported=tmp_path).counties} >= {"fjallmark", "jh"}
    (tmp_path / "b.toml").write_text(GOOD.replace("= 7", "= sju"), encoding="utf-8")
    with pytest.raises(PackError) as error:
        Packs.load(imported=tmp_path)
    assert error.value.file == "b.toml"


# --- the local layer


KINDS = Packs.load().combined("national-2025", "jh-2026").setting_kinds
HEAD = Layer(
    id="local-fjallmark",
    layer="local",
    version=1,
    title=Text("Fjällmarks kommun", "Fjällmark municipality"),
    publisher="Fjällmarks kommun",
    verified=True,
    valid_from=date(2026, 1, 1),
    valid_until=None,
    req="D1",
)


def test_the_local_layer_goes_out_as_a_file_and_comes_back_the_same(tmp_path):
    added = parts.Suggestion(
        Text("Trygghetslarm", "Safety alarm"), "kommun", "O4", areas=("boende",)
    )
    layer = replace(HEAD, tables=MappingProxyType({parts.Suggestion: (added,)}))
    local = Local(
        {
            "reply_days": Setting(5, "Rutin 2026-01-15"),
            "non_working_days": Setting((date(2026, 6, 19),), 'Rutin "sommar" \\ 2026'),
            "id_on_filing_copy": Setting(False, "Beslut <b>1</b>"),
            "signature_rule": Setting("person", "Rutin"),
            "acute_numbers": Setting("Ring\nJourhavande ŋ ليلى 😀", "Rutin"),
            "sip_starts": Setting(None, ""),
        },
        layer,
    )
    path = tmp_path / "lokal.toml"
    path.write_text(write_local(local, HEAD), encoding="utf-8")
    back = read_local(path, KINDS)
    assert dict(back.values) == {k: v for k, v in local.values.items() if not v.is_empty}
    assert back.layer.rows(parts.Suggestion) == (added,)
    pack = Packs.load().combined("national-2025", "jh-2026", local=back)
    assert added in pack.suggestions("kommun", "boende")
    assert pack.non_working_days == {date(2026, 6, 19)}


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_any_local_text_comes_back_as_typed(words):
    words = words.encode("utf-8", "replace").decode()
    text = write_local(Local({"local_text": Setting(words, words)}), HEAD)
    values = read_bytes(text.encode(), "lokal.toml").tables
    row = next(iter(next(iter(values.values()))))
    assert (row.value, row.source) == (words, words)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("reply_days", '"fem"'),
        ("reply_days", "true"),
        ("signature_rule", '"alla"'),
        ("non_working_days", '"2026-06-19"'),
        ("id_on_filing_copy", "1"),
        ("acute_numbers", "112"),
        ("min_cell", "4"),
        ("no_such_setting", "1"),
    ],
)
def test_a_local_value_of_the_wrong_kind_is_refused(tmp_path, name, value):
    path = tmp_path / "lokal.toml"
    row = f'[[values]]\nname = "{name}"\nvalue = {value}\nsource = "Rutin"\n'
    path.write_text(write_local(Local(), HEAD) + row, encoding="utf-8")
    with pytest.raises(PackError) as error:
        read_local(path, KINDS)
    assert error.value.faults[0].key.startswith("values[0].")
    assert error.value.faults[0].expected


def test_a_county_pack_is_not_a_local_layer():
    with pytest.raises(PackError):
        read_local(shipped("resources", "packs", "jh-2026.toml"), KINDS)


def test_an_empty_value_is_always_right():
    assert all(value_fault(kind, None) is None for kind in KINDS.values())
    assert value_fault(KINDS["reply_days"], 0) is None
    assert value_fault(KINDS["reply_days"], 5000) is not None


def test_refusals_hold_no_content_of_the_file():
    with pytest.raises(PackError) as error:
        read_bytes(GOOD.replace('"H11"', json.dumps("Anna Hemlig") + "5").encode(), "fel.toml")
    assert "Hemlig" not in str(error.value)


def test_the_user_reads_line_key_and_expected_form():
    from sipdesk import i18n

    before = i18n.language()
    try:
        i18n.set_language("en")
        told = _fault(GOOD.replace('"calendar_days"', '"veckor"')).told()
        assert told.startswith("Line 22: deadlines[0].unit. The value does not have")
        assert "working_days" in told
        braces = _fault(GOOD.replace("Fjällmark 2026", "{x}", 2).replace(', en = "{x}" }', " }"))
        assert 'written { sv = "…", en = "…" }' in braces.told()
    finally:
        i18n.set_language(before)
