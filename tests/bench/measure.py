"""A ratio of two medians, measured in turns so that both meet the same moments of the machine."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One ratio, what it is measured in, and the goal."""

    name: str
    ours: float
    bare: float
    goal: float
    unit: str

    def line(self) -> str:
        """As it is printed: name, ratio, goal, and the two figures behind it."""
        ratio = self.ours / self.bare
        verdict = "ok" if ratio <= self.goal else "OVER"
        figures = f"{self.ours:.1f} / {self.bare:.1f} {self.unit}"
        return f"{self.name} {ratio:.2f} (goal {self.goal:g}, {verdict}; {figures})"


def in_turns(
    ours: Callable[[], float], bare: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """The medians of two measurements taken in turns, after one round that is not counted."""
    pairs = [(ours(), bare()) for _ in range(rounds + 1)][1:]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def milliseconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    gc.collect()
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def processor(act: Callable[[], object]) -> float:
    """Milliseconds of the processor that an act takes; other work of the machine is not in it."""
    gc.collect()
    begun = time.process_time()
    act()
    return (time.process_time() - begun) * 1000
