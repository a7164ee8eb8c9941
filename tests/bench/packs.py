"""All rule packs read and checked, against the same files read by tomllib."""

import tomllib
from collections.abc import Iterator

from sipdesk.domain.pack import Packs
from sipdesk.paths import shipped
from tests.bench.measure import Result, in_turns, milliseconds

ROUNDS = 9
GOAL = 3.0


def packs() -> Iterator[Result]:
    """The ratio of the two."""
    files = sorted(shipped("resources", "packs").glob("*.toml"))

    def raw() -> None:
        for file in files:
            tomllib.loads(file.read_text(encoding="utf-8"))

    ours, bare = in_turns(
        lambda: milliseconds(lambda: Packs.load()), lambda: milliseconds(raw), ROUNDS
    )
    yield Result("packs", ours, bare, GOAL, "ms")
