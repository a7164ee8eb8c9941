"""What a user may do: each role opens its own rights and no others (PDL 4:2; 2001:454 10 §)."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from sipdesk.domain.model import UserRole


class Right(StrEnum):
    """What a role opens."""

    READ_CASES = "read_cases"
    WRITE_CASES = "write_cases"
    READ_LOG = "read_log"
    MANAGE_USERS = "manage_users"
    SETTINGS = "settings"


RIGHTS: dict[UserRole, frozenset[Right]] = {
    UserRole.COORDINATOR: frozenset({Right.READ_CASES, Right.WRITE_CASES, Right.SETTINGS}),
    UserRole.READER: frozenset({Right.READ_CASES}),
    UserRole.REVIEWER: frozenset({Right.READ_LOG}),
    UserRole.ADMINISTRATOR: frozenset({Right.MANAGE_USERS, Right.SETTINGS}),
}


def rights_of(roles: Collection[UserRole]) -> frozenset[Right]:
    """All that some roles open together."""
    return frozenset().union(*(RIGHTS[role] for role in roles))


class Held(Protocol):
    """What tells who works in a case: a case, or these columns of it."""

    @property
    def restricted_to(self) -> Sequence[str]:
        """Ids or names of those it is restricted to; empty: it is not."""

    @property
    def team(self) -> Sequence[str]:
        """Ids of those who work in it beside the coordinator."""

    @property
    def coordinator_id(self) -> UUID | None:
        """Who coordinates it."""


def is_in_team(case: Held, user_id: str, name: str = "") -> bool:
    """Whether a user may open the case without giving a reason (PDL 4:1).

    A restricted case is open to those it names; any other to its coordinator and its team. A
    case that nobody holds is everybody's, else nobody could take it on.
    """
    if case.restricted_to:
        return user_id in case.restricted_to or (bool(name) and name in case.restricted_to)
    team = {*case.team, *([str(case.coordinator_id)] if case.coordinator_id else [])}
    return not team or user_id in team
