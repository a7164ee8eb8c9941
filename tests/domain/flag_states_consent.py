"""States in which flags show, and the nearest without: consent."""

from collections.abc import Iterator
from datetime import date, timedelta

from sipdesk.domain.model import (
    Answer,
    ConsentConfirmation,
    PlanState,
)
from tests.domain import build
from tests.domain.build import DAY, LATER
from tests.domain.flag_states import State, shows


@shows("consent.missing")
def _no_consent(s: State) -> Iterator[None]:
    build.judge(s.case)
    yield
    build.consent(s.case)


@shows("consent.missing")
def _no_consent_until_no(s: State) -> Iterator[None]:
    build.judge(s.case)
    build.offer(s.case)
    yield
    build.offer(s.case, Answer.NO)


def _guardians(s: State) -> tuple[dict[str, object], dict[str, object]]:
    s.case = build.case(date(2011, 6, 1))
    build.judge(s.case)
    names = ("Sissel Påhitt", "Rune Påhitt")
    one, two = (build.by_guardian(build.add_guardian(s.case, name)) for name in names)
    build.consent(s.case, **one)
    return one, two


@shows("consent.guardian.missing")
def _one_guardian(s: State) -> Iterator[None]:
    _one, two = _guardians(s)
    yield
    build.consent(s.case, **two)


@shows("consent.guardian.refused")
def _guardian_says_no(s: State) -> Iterator[None]:
    _one, two = _guardians(s)
    build.refused(s.case, **two)
    s.next_day()
    yield
    build.consent(s.case, on=s.day, **two)


def _fifteen(s: State) -> None:
    _one, two = _guardians(s)
    build.consent(s.case, **two)
    s.day = date(2026, 6, 1)


@shows("consent.child.missing")
def _not_yet_fifteen(s: State) -> Iterator[None]:
    _fifteen(s)
    yield
    s.day_before()


@shows("consent.child.missing")
def _child_has_not_answered(s: State) -> Iterator[None]:
    _fifteen(s)
    yield
    build.consent(s.case, on=s.day)


@shows("consent.child.refused")
def _child_says_no(s: State) -> Iterator[None]:
    _fifteen(s)
    build.refused(s.case, on=s.day)
    s.next_day()
    yield
    build.consent(s.case, on=s.day)


@shows("consent.withdrawn")
def _taken_back(s: State) -> Iterator[None]:
    build.withdraw(build.consent(s.case), LATER)
    s.next_day()
    yield
    s.day_before()


@shows("consent.withdrawn")
def _given_anew(s: State) -> Iterator[None]:
    build.withdraw(build.consent(s.case), DAY)
    s.next_day()
    yield
    build.consent(s.case, on=s.day)


@shows("consent.withdrawn.party")
def _taken_back_for_one(s: State) -> Iterator[None]:
    one = build.add_unit(s.case, build.unit("A"))
    build.withdraw(build.consent(s.case, one), DAY, one)
    s.next_day()
    yield
    build.consent(s.case, one, on=s.day)


def _ends(s: State) -> None:
    s.pack = build.pack(consent_notice_days=30)
    build.consent(s.case, valid_until=DAY + timedelta(days=100))
    s.day = DAY + timedelta(days=70)


@shows("consent.expiring")
def _ends_soon(s: State) -> Iterator[None]:
    _ends(s)
    yield
    s.day_before()


@shows("consent.expiring")
def _has_ended(s: State) -> Iterator[None]:
    _ends(s)
    s.day = DAY + timedelta(days=100)
    yield
    s.next_day()


@shows("consent.expiring")
def _goes_on(s: State) -> Iterator[None]:
    _ends(s)
    yield
    build.consent(s.case, on=s.day, valid_from=DAY + timedelta(days=101))


@shows("consent.expired")
def _ended(s: State) -> Iterator[None]:
    build.consent(s.case, valid_until=DAY)
    s.next_day()
    yield
    s.day_before()


@shows("consent.expired")
def _ended_and_renewed(s: State) -> Iterator[None]:
    build.consent(s.case, valid_until=DAY)
    s.next_day()
    yield
    build.consent(s.case, on=s.day)


@shows("consent.renewal.missing")
def _not_renewed(s: State) -> Iterator[None]:
    row = build.consent(s.case)
    build.plan(s.case, PlanState.FINAL)
    build.plan(s.case)
    s.next_day()
    yield
    row.confirmations.append(ConsentConfirmation(consent_id=row.id, on=s.day))


@shows("consent.incapacity.assessment_missing")
def _path_lacks(s: State) -> Iterator[None]:
    row = build.unable(s.case)
    row.attitude_search = ""
    yield
    row.attitude_search = "Sökt tillsammans med god man."


@shows("consent.incapacity.path")
def _path_in_use(s: State) -> Iterator[None]:
    row = build.unable(s.case)
    yield
    row.is_temporary = True
