"""Which rows were moved from one order to another: as few as can be."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def turned(before: Sequence[K], after: Sequence[K]) -> Iterator[tuple[K, K | None, K | None]]:
    """Each key that was moved, with what it stood after and stands after now; None: it is first.

    Args:
        before, after: the same keys in two orders, each key once.
    """
    places = {key: n for n, key in enumerate(before)}
    stayed = {after[n] for n in _longest_rise([places[key] for key in after])}
    old, new = _followed(before), _followed(after)
    for key in after:
        if key not in stayed and old[key] != new[key]:
            yield key, old[key], new[key]


def _followed(keys: Sequence[K]) -> dict[K, K | None]:
    return dict(zip(keys, (None, *keys), strict=False))


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The indices of a longest rising row of numbers among these; none occurs twice."""
    tails: list[int] = []  # the least end of a rising row of each length, and where it stands
    ends: list[int] = []
    comes_from: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        comes_from.append(ends[length - 1] if length else -1)
        tails[length : length + 1], ends[length : length + 1] = [number], [at]
    found, at = [], ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = comes_from[at]
    return found[::-1]
