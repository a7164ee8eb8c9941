"""No published set of reports lets a cell of one to four be worked out."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.domain import suppression
from sipdesk.domain.suppression import Form, count, is_small, middle, or_earlier, share, split

few = st.integers(0, 12)
cells = st.lists(few, min_size=2, max_size=4)


def named(numbers):
    return {f"c{n}": number for n, number in enumerate(numbers)}


def moved(numbers):
    """Other sets of parts with the same sum: some of one part told as another's."""
    for give, take in permutations(range(len(numbers)), 2):
        for much in range(1, min(numbers[give], 8) + 1):
            other = list(numbers)
            other[give] -= much
            other[take] += much
            yield other


@given(cells)
def test_each_small_part_could_be_another_number(numbers):
    """Whoever knows the whole, the rules and the report finds another year that prints the same."""
    shown = split(named(numbers))
    same = [other for other in moved(numbers) if split(named(other)) == shown]
    same += [two for one in same for two in moved(one) if split(named(two)) == shown]
    for place, number in enumerate(numbers):
        if is_small(number):
            assert any(other[place] != number for other in same)


@given(st.integers(0, 40), st.integers(0, 40))
def test_neither_a_share_nor_what_is_left_of_it_can_be_worked_out(part, others):
    base, shown = part + others, share(part, part + others)
    same = [other for other in range(base + 1) if share(other, base) == shown]
    for own in (part, base - part):
        if is_small(own):
            assert len(same) > 1


def test_the_bounds_of_a_share():
    assert share(4, 4).form is Form.HIDDEN
    assert share(0, 0) == suppression.Shown(Form.EXACT, 0, (("part", 0),))
    assert share(5, 6).form is Form.HIDDEN  # "nearly all" of six leaves five alone
    assert share(5, 9).form is Form.NEARLY_ALL
    assert share(4, 9).form is Form.FEWER
    assert share(5, 10).parts == (("part", 5),)
    assert share(22, 22).parts == (("part", 22),)
    assert share(0, 22).parts == (("part", 0),)


def test_a_split_shows_all_parts_or_the_first_beside_the_rest_or_the_whole():
    assert dict(split({"a": 20, "b": 11, "c": 0}).parts) == {"a": 20, "b": 11, "c": 0}
    merged = split({"a": 6, "b": 3, "c": 2})
    assert dict(merged.parts) == {"a": 6, "rest": 5}
    assert merged.merged == ("b", "c")
    assert split({"a": 20, "b": 2, "c": 1}).parts == ()
    assert split({"a": 3, "b": 20, "c": 1}).parts == ()
    assert split({"a": 2, "b": 1}) == suppression.Shown(Form.FEWER)
    assert split({"a": 0, "b": 0}).parts == (("a", 0), ("b", 0))


@pytest.mark.parametrize(("number", "form"), [(0, Form.EXACT), (1, Form.FEWER), (4, Form.FEWER)])
def test_none_is_told_as_none_and_few_as_few(number, form):
    assert count(number).form is form


def test_a_median_wants_five_values():
    assert middle([3, 9, 1, 8]).form is Form.FEWER
    assert middle([]).total == 0
    assert middle([9, 3, 4, 30, 12]) == suppression.Shown(Form.EXACT, None, (("median", 9),))


@given(st.lists(st.lists(few, min_size=3, max_size=3), min_size=2, max_size=4))
def test_no_difference_between_reports_of_a_year_is_a_small_group(years):
    """Each report that is given out is compared with all before it, sums of parts included."""
    given_out = []
    for numbers in years:
        line, _is_old = or_earlier(split(named(numbers)), given_out)
        given_out.append(line)
    for earlier, later in pairwise(given_out):
        for known, old in _sums(earlier).items():
            new = _sums(later).get(known)
            assert new is None or not is_small(abs(new - old))


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_no_difference_between_two_shares_is_a_small_group(part, others, part_2, others_2):
    first = share(part, part + others)
    second, _is_old = or_earlier(share(part_2, part_2 + others_2), [first])
    for known, old in _sums(first).items():
        new = _sums(second).get(known)
        assert new is None or not is_small(abs(new - old))


def _sums(line):
    """What a reader adds up: the whole, the parts, the parts together, and what is left."""
    found = {}
    if line.total is not None:
        found["whole"] = line.total
    names = {code: line.merged if code == "rest" else (code,) for code, _n in line.parts}
    for mask in range(1, 2 ** len(line.parts)):
        chosen = [pair for n, pair in enumerate(line.parts) if mask >> n & 1]
        codes = frozenset(one for code, _n in chosen for one in names[code])
        found[codes] = sum(number for _code, number in chosen)
        if line.total is not None:
            found["all but", codes] = line.total - found[codes]
    return found


def test_a_later_report_keeps_the_line_until_five_more_have_come():
    first = count(33)
    assert or_earlier(count(35), [first]) == (first, True)
    assert or_earlier(count(33), [first]) == (first, False)
    later, is_old = or_earlier(count(38), [first])
    assert (later.total, is_old) == (38, False)
    assert or_earlier(count(36), [first, later]) == (later, True)


def test_what_is_left_of_a_share_is_compared_too():
    first = share(27, 33)
    line, is_old = or_earlier(share(32, 41), [first])  # five more said yes, three more did not
    assert (line, is_old) == (first, True)


def test_a_line_is_kept_as_it_was_given_out():
    for line in (split({"a": 6, "b": 3, "c": 2}), share(7, 8), count(3), middle([1, 2, 3, 4, 5])):
        assert suppression.from_json(line.as_json()) == line
