"""The table of the catalogue is whole, and claims nothing without a test that is there."""

from tests.faults.table import IDS, known_tests, rows

# May only become shorter: each is a row that says itself what is not proved yet.
LACKING: tuple[str, ...] = ()


def test_every_row_of_the_catalogue_is_there() -> None:
    assert [row.id for row in rows()] == list(IDS)
    assert len(IDS) == 18 + 90 + 43


def test_every_row_says_what_happens_and_what_is_expected() -> None:
    assert [row.id for row in rows() if len(row.what) < 8 or len(row.expected) < 5] == []


def test_every_row_has_a_test_or_says_why_it_has_none() -> None:
    assert [row.id for row in rows() if not (row.tests or row.not_here or row.lacks)] == []


def test_every_test_that_is_named_exists() -> None:
    known = known_tests()
    assert [(row.id, each) for row in rows() for each in row.nodes if each not in known] == []


def test_what_lacks_only_becomes_less() -> None:
    assert [row.id for row in rows() if row.lacks] == list(LACKING)
