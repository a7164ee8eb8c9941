"""The flow of blocks over pages (documents.md 2): nothing lost, no heading or signature alone."""

from collections.abc import Sequence

from sipdesk.printing.blocks import Block, PageBreak, least_of


def paginate(blocks: Sequence[Block], width: float, first: float, rest: float) -> list[list[Block]]:
    """The blocks page by page.

    Nothing is lost; headings stay with what they head, and what needs company has it.

    Args:
        blocks: in reading order.
        width: of the text, in points.
        first: height that page one has for blocks, in points.
        rest: height that each following page has.
    """
    pages: list[list[Block]] = [[]]
    queue, space = list(blocks), first
    while queue:
        page = pages[-1]
        block = queue.pop(0)
        if isinstance(block, PageBreak):
            is_full = bool(page)
        else:
            placed, tail = _place(block, page, queue, width, space, rest)
            if placed is not None:
                space -= placed.height(width) + (placed.before if page else 0)
                page.append(placed)
            is_full = placed is None or tail is not None
            queue[:0] = [tail or block] if is_full else []
            if placed is None:
                queue[:0] = _company(page, block, width, rest)
        if is_full:
            pages.append([])
            space = rest
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def _company(page: list[Block], block: Block, width: float, rest: float) -> list[Block]:
    """What goes along from the end of a page to the next, so that the block is not alone there."""
    if not block.needs_company:
        return []
    room = rest - block.height(width) - block.before
    taken: list[Block] = []
    kept = list(page)
    while kept and (not taken or kept[-1].keep):
        last = kept.pop()
        parts = None if taken else last.split(width, last.height(width) - 1, force=False)
        if parts is not None:
            kept.append(parts[0])
            taken = [parts[1]]
            break
        taken.insert(0, last)
    tall = sum(one.height(width) + one.before for one in taken)
    if not kept or tall > room:
        return []
    page[:] = kept
    return taken


def _place(
    block: Block,
    page: Sequence[Block],
    queue: Sequence[Block],
    width: float,
    space: float,
    rest: float,
) -> tuple[Block | None, Block | None]:
    """What of the block goes on this page, and what is left of it; no block: start a new page."""
    gap = block.before if page else 0
    # After nothing but headings a new page would not help; then even what is whole is split.
    is_first = all(before.keep for before in page)
    if block.keep and not is_first and gap + _needed(block, queue, width, rest) > space:
        return None, None
    if gap + block.height(width) <= space + 0.01:
        return block, None
    is_too_high = block.least(width) > rest
    parts = block.split(width, space - gap, force=is_first or is_too_high)
    if parts is not None:
        return parts
    return (None, None) if page else (block, None)


def _needed(block: Block, queue: Sequence[Block], width: float, rest: float) -> float:
    """What must be free for a heading: all that is kept together, if a page can hold that."""
    whole = least_of([block, *queue], width)
    if whole <= rest or not queue:
        return whole
    return block.height(width) + queue[0].before + queue[0].least(width)
