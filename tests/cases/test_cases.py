"""The acceptance cases: nothing fails, and what is not supported only grows less."""

import json
from pathlib import Path

import pytest

from sipdesk.domain.pack import Packs
from tests.cases import runner, tables

DATA = Path(__file__).parent / "data"
RECORDED = json.loads(Path(__file__).with_name("not_supported.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_a_case_goes_as_it_should(name, packs: Packs):
    path = DATA / name
    if name == "deadlines.csv":
        tally = tables.check_deadlines(path, packs)
    elif name == "personal_numbers.csv":
        tally = tables.check_numbers(path)
    else:
        tally = runner.run_story(path, packs)
    assert tally.failures == []
    assert tally.not_supported <= RECORDED[name], tally.gaps
    assert tally.passed or tally.not_supported


def test_every_file_of_the_cases_is_played():
    assert {path.name for path in DATA.iterdir()} == set(RECORDED)


def test_nothing_in_the_product_knows_the_cases():
    product = Path(__file__).parents[2] / "sipdesk"
    names = ("Provåker", "INTERN-", "Låtsasmo", "Jïenesen", "o01-", "tests.cases")
    for path in product.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not [name for name in names if name in text], path
