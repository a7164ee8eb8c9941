"""The guide and the templates for pack authors hold what the reader of packs demands."""

import pytest

from sipdesk.domain import pack_schema as schema
from sipdesk.domain.pack import Packs
from sipdesk.domain.pack_local import read_local
from sipdesk.domain.pack_reading import read
from sipdesk.paths import shipped

FOLDER = shipped("resources", "packs")
GUIDE = (FOLDER / "README.md").read_text(encoding="utf-8")
TEMPLATE = FOLDER / "template" / "county.toml"
LOCAL = FOLDER / "template" / "local.toml"


@pytest.mark.parametrize("name", [*schema.SINGLES, *schema.TABLES])
def test_the_guide_tells_of_every_table_and_key(name):
    table = schema.SINGLES.get(name) or schema.TABLES[name]
    row = next(
        line for line in GUIDE.splitlines() if line.startswith(("| `[" + name, f"| `[[{name}"))
    )
    assert all(f"`{key}`" in row for key in [*table.required, *table.optional])


def test_the_guide_tells_of_the_head_and_of_every_local_setting():
    pack = Packs.load().combined("national-2025", "jh-2026")
    assert all(f"`{key}`" in GUIDE for key in [*schema.HEAD, *schema.HEAD_OPTIONAL])
    assert [name for name in pack.setting_kinds if f"`{name}`" not in GUIDE] == []


def test_the_guide_names_every_pack_that_is_shipped():
    assert [layer.id for layer in Packs.load().layers if f"`{layer.id}`" not in GUIDE] == []


def test_the_template_is_a_valid_pack_with_every_table_of_its_layer():
    layer = read(TEMPLATE)
    allowed = {table.row for table in schema.TABLES.values() if "county" in table.layers}
    missing = {row.__name__ for row in allowed - set(layer.tables)}
    assert missing == {"AreaRow", "Assessed", "Circumstance", "CloseReason", "Principle"}
    assert not layer.verified


def test_a_pack_made_from_the_template_is_in_force_beside_the_shipped(tmp_path):
    made = TEMPLATE.read_text(encoding="utf-8").replace("fjallmark-2028", "granland-2028")
    (tmp_path / "granland-2028.toml").write_text(made, encoding="utf-8")
    packs = Packs.load(imported=tmp_path)
    layer = packs.layer("granland-2028")
    pack = packs.in_force(layer.valid_from, "fjallmark")
    assert pack.county is layer
    assert pack.source("hvb_sip_week").endswith("avsnitt 3.2")
    assert [row.text.sv for row in pack.suggestions("kommun", "boende", "housing")] == [
        "Boendestöd"
    ]


def test_the_template_of_the_local_layer_is_valid():
    packs = Packs.load()
    kinds = packs.combined("national-2025", "jh-2026").setting_kinds
    local = read_local(LOCAL, kinds)
    pack = packs.combined("national-2025", "jh-2026", local=local)
    assert pack.days("reply_days") == 5
    assert pack.terms["coordinator"].sv == "SIP-samordnare"
    assert "boendestod_granvik" in [actor.code for actor in pack.actors]
    assert len(pack.non_working_days) == 2
