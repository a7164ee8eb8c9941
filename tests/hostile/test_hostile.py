"""Twenty texts of the list, others each time; `python -m tests.hostile FILE` asks all of them."""

import json
import random
from pathlib import Path

import pytest

from sipdesk.printing.render import DOCUMENTS
from tests.hostile import pages, papers

LIST = Path(__file__).with_name("texts.jsonl")
TWENTY = 20

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def texts() -> list[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return random.sample([json.loads(line) for line in lines], TWENTY)


def test_every_field_shows_a_hostile_text_as_given_or_refuses_it(qapp, tmp_path, texts):
    desk = pages.Desk(qapp, tmp_path)
    found = [(ascii(text)[:60], fault) for text in texts for fault in desk.faults(text)]
    desk.store.close()
    assert found == []


def test_every_paper_prints_a_hostile_text_as_given_or_refuses_it(texts):
    found = [
        (ascii(text)[:60], fault)
        for text in texts
        for kind in (random.sample(list(DOCUMENTS), 1) if len(text) > papers.LONG else DOCUMENTS)
        for fault in papers.faults(kind, text)
    ]
    assert found == []
