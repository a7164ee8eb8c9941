"""What of a plan a recipient sees: rows in covered areas, texts only when all is covered."""

from dataclasses import dataclass

from sipdesk.domain import facts
from sipdesk.domain.disclosure import Disclosure
from sipdesk.domain.model import Case, Goal, Intervention, Need, Plan


@dataclass(frozen=True)
class VisibleGoal:
    """A goal with the rows that may be shown; nothing tells that others were left out."""

    goal: Goal
    interventions: tuple[Intervention, ...]


@dataclass(frozen=True)
class VisibleNeed:
    """A need in a covered area."""

    need: Need
    goals: tuple[VisibleGoal, ...]


@dataclass(frozen=True)
class VisiblePlan:
    """What remains of a plan for one recipient (documents.md, decisions 4-6).

    Texts that have no area of their own (own words, signs, contingency, own part) go only to
    the person, a guardian and the own authority's file: `own_words` is then True.
    """

    plan: Plan
    needs: tuple[VisibleNeed, ...]
    own_words: bool

    @property
    def interventions(self) -> tuple[Intervention, ...]:
        """All rows that may be shown, in the order of the plan."""
        return tuple(i for need in self.needs for goal in need.goals for i in goal.interventions)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to print."""
        return not self.needs


def visible_plan(plan: Plan, answer: Disclosure) -> VisiblePlan:
    """The part of the plan that the disclosure opens; nothing when it was refused."""
    covered = [need for need in facts.needs(plan) if answer.allowed and answer.covers(need.area)]
    return VisiblePlan(plan, tuple(_need(need) for need in covered), answer.own_words)


def visible_newest(case: Case, answer: Disclosure) -> VisiblePlan | None:
    """The part of the newest version that the disclosure opens; None without a plan."""
    plan = facts.newest_plan(case)
    return visible_plan(plan, answer) if plan is not None else None


def _need(need: Need) -> VisibleNeed:
    goals = [goal for goal in need.goals if goal.removed_at is None]
    return VisibleNeed(need, tuple(_goal(goal) for goal in goals))


def _goal(goal: Goal) -> VisibleGoal:
    return VisibleGoal(goal, tuple(i for i in goal.interventions if i.removed_at is None))
