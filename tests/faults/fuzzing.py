"""Feeds spoiled files to every reader; what is refused is refused in the reader's own words."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.mutating import noise, spoil
from tests.faults.readers import Reader, all_readers

SLOWEST = 5.0  # seconds of work for one file: what takes longer holds up the window


def fuzz(folder: Path, inputs: int, seed: int) -> Iterator[str]:
    """Feed so many inputs, and tell each that was answered with anything unforeseen."""
    readers = all_readers(folder)
    rng = random.Random(seed)
    whole = sum(reader.share for reader in readers.values())
    before = _listing(folder)
    for name, reader in readers.items():
        for _ in range(max(1, inputs * reader.share // whole)):
            data = _input(rng, reader)
            fault = _fault(reader, data)
            if fault:
                yield f"{name}: {fault} (seed {seed}): {data[:300]!r}"
    more = _listing(folder) - before - {"settings.json", "settings.json.fel", "in-use.json",
                                        "spoiled.db", "copy.json"}  # fmt: skip
    if more:
        yield f"files that nobody asked for: {sorted(more)}"


def _input(rng: random.Random, reader: Reader) -> bytes:
    if rng.random() < 0.02:
        return noise(rng)
    good = rng.choice(reader.good)
    if len(good) > 100_000:  # a store: one page of it, now and then its head
        return spoil(rng, good[: rng.choice((4096, 8192, 40960))], good)
    return spoil(rng, good, rng.choice(reader.good))


def _fault(reader: Reader, data: bytes) -> str:
    start = time.process_time()
    try:
        reader.read(data)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:200]
    seconds = time.process_time() - start
    return f"took {seconds:.1f} s" if seconds > SLOWEST else ""


def quick_folder() -> str | None:
    """Where files cost nothing to write, where the system has such a place."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


def _listing(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}
