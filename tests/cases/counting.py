"""Passed, failed and not supported, counted entry by entry as the cases' README says."""

from dataclasses import dataclass, field


class NotSupportedError(Exception):
    """The program cannot do this yet; counted apart, neither passed nor failed."""


@dataclass
class Tally:
    """The count of one file, with a line for each failure and each thing not supported."""

    passed: int = 0
    failed: int = 0
    not_supported: int = 0
    failures: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    def check(self, is_right: bool, what: str) -> None:
        """Count one entry."""
        if is_right:
            self.passed += 1
        else:
            self.failed += 1
            self.failures.append(what)

    def skip(self, count: int, what: str) -> None:
        """Count entries that rest on something the program does not support."""
        if count:
            self.not_supported += count
            self.gaps.append(f"{what} ({count})")

    def __str__(self) -> str:
        return f"passed {self.passed}, failed {self.failed}, not supported {self.not_supported}"
