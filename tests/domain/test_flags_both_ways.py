"""Every flag there is shows in a state, and does not show in the nearest one beside it."""

import ast
import inspect
import re
import sys

import pytest

from sipdesk.domain.rules import flags
from tests.domain import (  # noqa: F401 — each tells its stories
    flag_states_calling,
    flag_states_consent,
    flag_states_follow_up,
    flag_states_plan,
    flag_states_tracks,
)
from tests.domain.flag_states import STORIES, State, Story

_CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+")
# What stands beside the flags in the same rules: refusals of an act, and names of deadlines.
NO_FLAGS = {
    "deid.check_missing",
    "discharge.call",
    "discharge.call.region_only",
    "discharge.liability",
    "disagreement.inside_principal",
    "hvb.cost.shares_not_whole",
    "lss.review",
}
MOST = 3  # flags that another may come or go with: a step from one state to the next is short


def _named() -> set[str]:
    """Every code that is written in the rules that flags come from."""
    modules = [sys.modules[rule.__module__] for rule in flags.RULES]
    trees = [ast.parse(inspect.getsource(module)) for module in modules]
    texts = [node.value for tree in trees for node in ast.walk(tree) if _is_text(node)]
    return {text for text in texts if _CODE.fullmatch(text)}


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _shown(state: State) -> set[str]:
    return {problem.code for problem in flags.problems(state.case, state.day, state.pack)}


def test_every_flag_of_the_rules_has_its_story_and_no_other_has_one():
    assert {code for code, _story in STORIES} == _named() - NO_FLAGS
    assert _named() >= NO_FLAGS


@pytest.mark.parametrize(("code", "story"), STORIES, ids=[f"{c}{s.__name__}" for c, s in STORIES])
def test_a_flag_shows_in_its_state_and_not_in_the_nearest(code: str, story: Story):
    state = State()
    told = story(state)
    next(told)
    there = _shown(state)
    assert code in there
    assert list(told) == []
    gone = _shown(state)
    assert code not in gone
    assert len(there ^ gone) <= MOST, there ^ gone
