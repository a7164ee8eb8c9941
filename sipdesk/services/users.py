"""Who works in the program: added, given roles, removed; the keys are the part of `admission`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import Case, CaseKey, User, UserRole
from sipdesk.domain.problems import refuse
from sipdesk.domain.roles import Right, rights_of
from sipdesk.i18n import N_
from sipdesk.services import office
from sipdesk.services.actor import actor_of
from sipdesk.services.edits import change, clean


@dataclass(frozen=True)
class Colleague:
    """A user as the administrator sees them.

    Attributes:
        slot: the slot in the keys; None for one who never unlocks.
        open_cases: how many open cases the user coordinates.
    """

    user_id: UUID
    slot: UUID | None
    name: str
    title: str
    roles: tuple[UserRole, ...]
    unit_id: UUID | None
    open_cases: int
    removed_at: datetime | None


def add(
    session: Session,
    case_id: None = None,
    *,
    name: str,
    roles: Collection[UserRole],
    slot_id: str,
    title: str = "",
    phone: str = "",
    unit_id: UUID | None = None,
) -> User:
    """Add somebody who will unlock with a slot of their own.

    Raises RuleError at the field for a name that is missing or taken, or without a role.
    """
    name = " ".join(name.split())
    if not name:
        raise refuse("users.name_missing", "name", N_("Write the person's name."))
    if any(user.name.casefold() == name.casefold() for user in office.list_users(session)):
        text = N_("Somebody here has that name already. Write the name so that it differs.")
        raise refuse("users.name_taken", "name", text)
    _require_role(roles)
    user = office.add_user(
        session,
        name=name,
        roles=roles,
        title=title,
        phone=phone,
        unit_id=unit_id,
        slot_id=slot_id,
    )
    session.flush()
    session.info["subject"] = _subject(user)
    return user


def change_roles(
    session: Session, case_id: None = None, *, user_id: UUID, roles: Collection[UserRole]
) -> User:
    """Give a user other roles; they hold from the next time the user unlocks.

    Raises RuleError for one's own roles, for no role at all, and for the last administrator.
    """
    user = _other(session, user_id)
    _require_role(roles)
    if UserRole.ADMINISTRATOR not in roles:
        _require_administrator(session, but=user_id)
    change(user, {"roles": sorted(roles)}, {"roles"})
    session.info["subject"] = _subject(user)
    return user


def remove(session: Session, case_id: None = None, *, user_id: UUID) -> User:
    """Take a user's access away from this moment; the row stays, as the log names it.

    Raises RuleError for oneself, for the last administrator, and for the only one who can read
    what is sealed in some case.
    """
    user = _other(session, user_id)
    _require_administrator(session, but=user_id)
    _require_heirs(session, user)
    user.removed_at = clock.now()
    for key, case in session.exec(select(CaseKey, Case).join(Case)):
        if str(user.id) in key.held_by:
            key.held_by = {who: held for who, held in key.held_by.items() if who != str(user.id)}
            key.must_renew = True
        _leave(case, user)
    session.info["subject"] = _subject(user)
    return user


def _leave(case: Case, user: User) -> None:
    case.team = [each for each in case.team if each != str(user.id)]
    if len(case.restricted_to) > 1:  # an empty list would let everybody in
        gone = {str(user.id), user.name}
        case.restricted_to = [each for each in case.restricted_to if each not in gone]


def tell(session: Session, case_id: None = None, *, mark: str) -> None:
    """The user has read that every look is logged and reviewed (PDL 4:3, 2001:454 10 §).

    Args:
        session: an open transaction.
        case_id: none; it concerns no case.
        mark: which text it was, as `notice.of_today` has it; it stands in the log.
    """
    user = session.get(User, actor_of(session).user_id)
    session.info["subject"] = mark
    if user is not None and not session.info["only_logs"]:  # beside a writer the log is all
        user.told_at, user.told_of = clock.now(), mark


def note_passphrase(session: Session, case_id: None = None) -> None:
    """The user has chosen another passphrase: a row in the log is all."""


def note_recovery_key(session: Session, case_id: None = None) -> None:
    """An administrator has made another recovery key: a row in the log is all."""


def list_readers(session: Session) -> list[User]:
    """Those who work in the program now and may read cases."""
    return [
        user
        for user in office.list_users(session)
        if Right.READ_CASES in rights_of([UserRole(role) for role in user.roles])
    ]


def list_colleagues(session: Session) -> list[Colleague]:
    """Everybody who works or has worked in the program; those who have left last."""
    query = select(Case.coordinator_id).where(col(Case.closed_on).is_(None))
    held = list(session.exec(query))
    rows = session.exec(select(User).order_by(col(User.removed_at), col(User.name)))
    return [
        Colleague(
            user_id=user.id,
            slot=UUID(user.slot_id) if user.slot_id else None,
            name=user.name,
            title=user.title,
            roles=tuple(UserRole(role) for role in user.roles),
            unit_id=user.unit_id,
            open_cases=held.count(user.id),
            removed_at=user.removed_at,
        )
        for user in rows
    ]


def _subject(user: User) -> str:
    """Who it was about: the log names colleagues, never a person in a case."""
    return f"{user.name}: {', '.join(user.roles)}"


def _other(session: Session, user_id: UUID) -> User:
    if user_id == actor_of(session).user_id:
        text = N_("Nobody changes their own access. Ask another administrator.")
        raise refuse("users.own", "roles", text)
    return session.get_one(User, user_id)


def _require_role(roles: Collection[UserRole]) -> None:
    if not roles:
        raise refuse("users.role_missing", "roles", N_("Choose at least one role."))


def _require_administrator(session: Session, *, but: UUID) -> None:
    for user in office.list_users(session):
        if user.id != but and UserRole.ADMINISTRATOR in user.roles:
            return
    text = N_("There must be an administrator. Give somebody else that role first.")
    raise refuse("users.last_administrator", "roles", text)


def _require_heirs(session: Session, user: User) -> None:
    """Whoever leaves must not take the only key to an address along (FLT T10)."""
    alone = [
        number
        for number, held in session.exec(select(Case.number, CaseKey.held_by).join(CaseKey))
        if set(held) == {str(user.id)}
    ]
    if alone:
        text = N_(
            "Only {name} can read what is protected in {cases}. Let {name} name somebody else in "
            "each case first; with the recovery key you can open in that name."
        )
        values = {"name": user.name, "cases": ", ".join(clean("cases", each) for each in alone)}
        raise refuse("users.only_holder", "user", text, values=values)
