"""The catalogue of threats, faults and legal items: what is expected, and the tests of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

TESTS = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).with_name("catalogue")
IDS = (
    *(f"T{n}" for n in range(1, 19)),
    *(f"F{n:02}" for n in range(1, 91)),
    *(f"L{n:02}" for n in range(1, 44)),
)


@dataclass(frozen=True)
class Row:
    """One item of the catalogue.

    Attributes:
        tests: as `folder/file::name`, below tests/ and without `test_` before the name.
        command: what asks more than every run does.
        not_here: what cannot be tested here, and why.
        lacks: what is not proved yet.
    """

    id: str
    what: str
    expected: str
    tests: tuple[str, ...] = ()
    command: str = ""
    not_here: str = ""
    lacks: str = ""

    @property
    def nodes(self) -> tuple[str, ...]:
        """The tests as pytest names them, from the top of the checkout."""
        return tuple(node(each) for each in self.tests)


def node(name: str) -> str:
    """A test as pytest names it."""
    file, _, test = name.partition("::")
    return f"tests/{file}.py::test_{test}"


def rows() -> list[Row]:
    """Every row, in the order of the ids."""
    found: dict[str, Row] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for key, value in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            assert key not in found, f"{key} is there twice"
            found[key] = Row(key, **{**value, "tests": tuple(value.get("tests", ()))})
    return sorted(found.values(), key=lambda row: (IDS.index(row.id), row.id))


def known_tests() -> set[str]:
    """Every test function below tests/, as pytest names it."""
    return {name for path in TESTS.rglob("test_*.py") for name in _tests_of(path)}


def _tests_of(path: Path) -> Iterator[str]:
    place = path.relative_to(TESTS.parent).as_posix()
    for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
        yield f"{place}::{name}"
