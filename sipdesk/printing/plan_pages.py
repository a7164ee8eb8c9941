"""Where each goal stands, told on page two of a plan that is long (documents.md D07b)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sipdesk.printing.blocks import Block, Stack, Text
from sipdesk.printing.layout import Paper, pages_of
from sipdesk.printing.tables import Row, Table
from sipdesk.printing.tagging import Node

MOST_PAGES = 8  # a longer one has the list
_TRIES = 3  # the list itself can push a goal to the next page


def with_page_list(
    paper: Paper, start: Sequence[Block], later: Sequence[Block], titles: Sequence[Text]
) -> Paper:
    """The paper with the list of its goals between page one and the rest.

    Args:
        paper: its sizes and language are used.
        start: page one, with the break after it.
        later: what follows.
        titles: which goal each is, as they stand in `later`.
    """
    if not titles:
        return paper
    numbers = [0] * len(titles)
    for _ in range(_TRIES):
        made = replace(paper, blocks=[*start, *_listed(paper, titles, numbers), *later])
        found = [_page_of(made, title.node) for title in titles]
        if found == numbers:
            break
        numbers = found
    return made


def _listed(paper: Paper, titles: Sequence[Text], numbers: Sequence[int]) -> Iterator[Block]:
    tr, style = paper.tr, paper.sizes.body
    rows = [
        Row(
            [
                Text(title.text, style),
                Text(tr("page {n}").format(n=number or 1), style.semibold()),
            ],
            is_labelled=True,
        )
        for title, number in zip(titles, numbers, strict=True)
    ]
    yield paper.sizes.h(tr("Here are your goals"))
    yield Table([0.72, 0.28], rows, style=style, before=4)


def _page_of(paper: Paper, wanted: Node) -> int:
    for number, blocks in enumerate(pages_of(paper), 1):
        if any(wanted is node for block in blocks for node in _nodes(block)):
            return number
    return 0


def _nodes(block: Block) -> Iterator[Node]:
    if isinstance(block, Text):
        yield block.node
    if isinstance(block, Stack):
        for inner in block.blocks:
            yield from _nodes(inner)
