"""The newest version as a recipient sees it: there may be none, and a draft counts."""

from sipdesk.domain import disclosure_ways
from sipdesk.domain.disclosure import Disclosure, Document, may_disclose
from sipdesk.domain.model import Case, PlanState
from sipdesk.domain.visible import visible_newest
from tests.domain import build
from tests.domain.build import DAY


def _to_the_person(made: Case) -> Disclosure:
    document = Document.PLAN_INDIVIDUAL
    return may_disclose(made, disclosure_ways.PERSON, document, DAY, build.pack())


def test_without_a_plan_nothing_is_seen() -> None:
    made = build.case()
    assert visible_newest(made, _to_the_person(made)) is None


def test_of_two_versions_the_newest_is_seen_with_its_rows() -> None:
    made = build.case()
    build.plan(made, PlanState.FINAL)
    newest = build.plan(made)
    build.add_row(newest, "ekonomi")
    seen = visible_newest(made, _to_the_person(made))
    assert seen is not None
    assert seen.plan is newest
    whats = [row.what for row in seen.interventions]
    assert whats == ["Insats beroende", "Insats boende", "Insats ekonomi"]
    assert seen.own_words


def test_of_a_plan_that_is_refused_the_version_alone_is_seen() -> None:
    made = build.case()
    one = build.add_unit(made, build.unit("Vuxenpsykiatrin"))
    to = disclosure_ways.Recipient(disclosure_ways.RecipientKind.UNIT, one.id)
    only = build.plan(made)
    answer = may_disclose(made, to, Document.PLAN_PARTY_COPY, DAY, build.pack())
    seen = visible_newest(made, answer)
    assert seen is not None
    assert (seen.plan, seen.needs, seen.own_words) == (only, (), False)
