"""Twenty texts of the list, each on some pages and papers, others each time.

`python -m tests.hostile FILE` asks all of them everywhere.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk.printing.render import DOCUMENTS
from tests.hostile import pages, papers

LIST = Path(__file__).with_name("texts.jsonl")
TWENTY = 20
PAGES, PAPERS = 6, 15  # of each text; with twenty texts every page and every paper has its turn

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return random.sample([json.loads(line) for line in lines], TWENTY)


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[pages.Desk]:
    made = pages.Desk(qapp, tmp_path_factory.mktemp("hostile"))
    yield made
    made.store.close()


@pytest.mark.parametrize("number", range(TWENTY))
def test_every_field_shows_a_hostile_text_as_given_or_refuses_it(desk, texts, number):
    kinds = random.sample(pages.KINDS, PAGES)
    found = [(ascii(texts[number])[:60], fault) for fault in desk.faults(texts[number], kinds)]
    assert found == []


@pytest.mark.parametrize("number", range(TWENTY))
def test_every_paper_prints_a_hostile_text_as_given_or_refuses_it(texts, number):
    text = texts[number]
    kinds = random.sample(list(DOCUMENTS), 1 if len(text) > papers.LONG else PAPERS)
    found = [(ascii(text)[:60], fault) for kind in kinds for fault in papers.faults(kind, text)]
    assert found == []
