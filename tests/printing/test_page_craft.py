"""No heading and no signature alone, page x of y, tables over many pages: on every paper."""

import itertools
import re
from dataclasses import replace
from functools import cache

import pytest

from sipdesk.i18n import translator
from sipdesk.printing import tables as tables_of
from sipdesk.printing.blocks import Text
from sipdesk.printing.layout import PAGE_HEIGHT, pages_of
from sipdesk.printing.render import DOCUMENTS, render
from tests.printing import samples
from tests.printing.reading import filled, pages, rendered

SV = translator("sv")
PAPERS = [pytest.param(kind, content, id=name) for name, (kind, content) in samples.ALL.items()]
# Texts of many lengths push each part of a paper over the end of a page at some of them.
LENGTHS = (1, 9, 23, 48, 90)
NAME = "Anna-Margareta Wilhelmina Påhittsdotter von Exempelstjärna-Ö"


@cache
def words(count):
    return " ".join(["ord"] * count)


def papers(kind, content):
    for count in LENGTHS:
        paper = DOCUMENTS[kind].build(filled(content, words(count)), SV)
        yield from ((count, one) for one in (paper, *paper.more))


@pytest.mark.parametrize(("kind", "content"), PAPERS)
def test_no_heading_ends_a_page_and_no_signature_begins_one(kind, content):
    for count, paper in papers(kind, content):
        for before, after in itertools.pairwise(pages_of(paper)):
            assert not (isinstance(before[-1], Text) and before[-1].keep)
            # What fills a page by itself leaves no room for company.
            is_full = count > LENGTHS[2] or fills_a_page(paper, after[0], before[-1])
            assert not after[0].needs_company or is_full


def fills_a_page(paper, block, before):
    width = paper.width()
    return block.height(width) + before.least(width) > PAGE_HEIGHT - 170


@pytest.mark.parametrize(("kind", "content"), PAPERS)
def test_every_page_says_which_of_how_many_it_is(kind, content):
    told = [
        re.findall(r"Sida (\d+) av (\d+)", page) for page in pages(rendered(kind, content, "sv"))
    ]
    numbers = [(int(found[-1][0]), int(found[-1][1])) for found in told]
    start = 0
    while start < len(numbers):  # a file of many papers counts each by itself
        total = numbers[start][1]
        assert numbers[start : start + total] == [(n, total) for n in range(1, total + 1)]
        start += total
    assert start == len(numbers)


NAMED = [
    pytest.param(kind, content, id=name)
    for name, (kind, content) in samples.ALL.items()
    if getattr(content, "person", "")
]


@pytest.mark.parametrize(("kind", "content"), NAMED)
def test_a_name_of_sixty_letters_is_whole_on_paper(kind, content):
    assert len(NAME) == 60
    made = " ".join(pages(render(kind, replace(content, person=NAME), SV)))
    usual = " ".join(pages(rendered(kind, content, "sv")))
    times = usual.count(content.person)
    assert made.replace(" ", "").count(NAME.replace(" ", "")) >= min(times, 1)


def five_hundred(name):
    """A plan and a filing copy with so many rows, and how many rows each page of them has."""
    kind, content = samples.ALL[name]
    if name == "plan":
        goal = content.goals[0]
        rows = tuple(replace(goal.rows[0], text=f"Insats {n:03}") for n in range(500))
        content = replace(content, goals=(replace(goal, rows=rows),))
    else:
        rows = tuple(replace(content.rows[0], text=f"Insats {n:03}") for n in range(500))
        content = replace(content, rows=rows)
    return pages_of(DOCUMENTS[kind].build(content, SV))


@pytest.mark.parametrize("name", ["plan", "filing"])
def test_five_hundred_rows_have_their_heads_on_every_page_and_none_is_lost(name):
    tables = [
        block for page in five_hundred(name) for block in page if isinstance(block, tables_of.Table)
    ]
    longest = max(tables, key=lambda table: len(table.rows))
    parts = [table for table in tables if table.node is longest.node]
    assert len(parts) > 10
    assert all(part.head is not None for part in parts)
    assert [part.is_continued for part in parts] == [False, *[True] * (len(parts) - 1)]
    goal_rows = 1 if name == "plan" else 0
    assert sum(len(part.rows) for part in parts) == 500 + goal_rows
