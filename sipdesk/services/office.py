"""The authority that holds the store: its users, its local decisions, and the packs in force."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from sipdesk import clock
from sipdesk.domain.model import Case, LocalSetting, Office, Plan, Purge, User, UserRole
from sipdesk.domain.pack import County, Local, Pack, PackError, Packs, Setting
from sipdesk.domain.problems import refuse
from sipdesk.i18n import N_, _
from sipdesk.services import local_layer
from sipdesk.services.actor import Actor, actor_of, packs_of
from sipdesk.services.edits import change, clean, clean_all

OFFICE_FIELDS = frozenset(
    ["municipality", "region", "principal", "file_kind", "county_pack", "child_pack", "is_practice"]
)
USER_FIELDS = frozenset({"slot_id", "name", "title", "phone", "unit_id"})


def load_office(session: Session) -> Office:
    """The one office of the store; made empty, not yet stored, when there is none."""
    return session.exec(select(Office)).first() or Office()


def set_office(session: Session, case_id: None = None, **fields: Any) -> Office:
    """Set single fields of the office."""
    office = load_office(session)
    change(office, fields, OFFICE_FIELDS)
    session.add(office)
    return office


def choose_county(
    session: Session, case_id: None = None, *, code: str, with_child: bool = False
) -> Office:
    """Let new cases go by the agreement of a county; the region's name comes with it.

    A county whose pack does not know the region lets the name stand that the office has.
    """
    known = load_office(session).region
    own = [each for each in packs_of(session).newest if each.county and each.county.code == code]
    layers = sorted(own, key=lambda each: each.valid_from, reverse=True)
    county = next((each for each in layers if each.layer == "county"), None)
    child = next((each.id for each in layers if each.layer == "child"), "")
    return set_office(
        session,
        region=(county.county.region if county and county.county else "") or known,
        county_pack=county.id if county else "",
        child_pack=child if with_child else "",
    )


def county_names(packs: Packs) -> list[tuple[str, str]]:
    """Code and name of every county that can be chosen; the last one is any other county."""
    other = _("Another county (only the law)")
    return [(each.code, each.name if each.agreement.sv else other) for each in packs.counties]


def county_of(session: Session) -> County | None:
    """The county that is chosen, as its pack tells of it; None when none is."""
    ref = load_office(session).county_pack
    try:
        return packs_of(session).layer(ref).county if ref else None
    except PackError:
        return None


def actor_again(session: Session) -> Actor:
    """Who acts, as the user and the office are stored now."""
    actor = actor_of(session)
    user = session.get(User, actor.user_id)
    return actor_for(session, user) if user is not None else actor


def add_user(
    session: Session,
    case_id: None = None,
    *,
    name: str,
    title: str = "",
    phone: str = "",
    slot_id: str = "",
    unit_id: UUID | None = None,
    roles: Iterable[UserRole] = (UserRole.COORDINATOR,),
) -> User:
    """Add a person who works in the program."""
    values = clean_all({"name": name, "title": title, "phone": phone})
    user = User(slot_id=slot_id, unit_id=unit_id, roles=sorted(roles), **values)
    session.add(user)
    return user


def change_user(session: Session, case_id: None = None, *, user_id: UUID, **fields: Any) -> User:
    """Change single fields of a user."""
    user = session.get_one(User, user_id)
    change(user, fields, USER_FIELDS)
    return user


def list_users(session: Session) -> list[User]:
    """Those who work in the program now, by name."""
    query = select(User).where(col(User.removed_at).is_(None)).order_by(col(User.name))
    return list(session.exec(query))


def find_user(session: Session, slot_id: str) -> User | None:
    """The user behind a slot in keys.json."""
    return session.exec(select(User).where(User.slot_id == slot_id)).first()


def actor_for(session: Session, user: User) -> Actor:
    """The user as an actor, with the unit's and the office's details."""
    from sipdesk.domain.model import Unit

    unit = session.get(Unit, user.unit_id) if user.unit_id else None
    office = load_office(session)
    return Actor(
        user_id=user.id,
        name=user.name,
        title=user.title,
        unit=unit.name if unit else "",
        unit_id=unit.id if unit else None,
        phone=user.phone or (unit.phone if unit else ""),
        principal=office.principal,
        file_kind=office.file_kind,
        roles=frozenset() if user.removed_at else frozenset(UserRole(r) for r in user.roles),
    )


def list_settings(session: Session) -> dict[str, Setting]:
    """The local decisions by name, each with its source."""
    with session.no_autoflush:
        rows = session.execute(_SETTINGS).all()
    return {key: Setting(_as_value(value), source) for key, value, source in rows}


_SETTINGS = select(LocalSetting.key, LocalSetting.value, LocalSetting.source)


def set_setting(
    session: Session, case_id: None = None, *, name: str, value: Any, source: str
) -> LocalSetting | None:
    """Set a local decision, or take it away with an empty value.

    Raises RuleError at the field "source" when nobody has said where the decision comes from.
    """
    row = session.get(LocalSetting, name)
    if value is None or value in ("", (), []):
        if row is not None:
            session.delete(row)
        return None
    if not source.strip():
        raise refuse("setting.source.missing", "source", N_("Write where the decision stands."))
    row = row or LocalSetting(key=name)
    row.value = _as_json(clean(name, value))
    row.source = clean("source", source)
    session.add(row)
    return row


def _as_json(value: Any) -> Any:
    if isinstance(value, tuple | list | frozenset | set):
        return sorted(day.isoformat() if isinstance(day, date) else str(day) for day in value)
    return value


def _as_value(value: Any) -> Any:
    return tuple(_days(value)) if isinstance(value, list) else value


def _days(texts: Iterable[str]) -> Iterable[date]:
    return (date.fromisoformat(text) for text in texts)


def local(session: Session) -> Local:
    """The local layer of this store; read once in a session."""
    known = session.info.get("local")
    if not isinstance(known, Local):
        known = Local(list_settings(session), local_layer.load_layer(session))
        session.info["local"] = known
    return known


def pack_in_force(session: Session, day: date | None = None) -> Pack:
    """The pack that a case begun on that day goes by: statutes in force, the office's county.

    A computer whose clock has lost its time says a day before all statutes; the windows open on
    the first ones then, and a version is not moved to a pack that does not cover the day.
    """
    office, packs = load_office(session), packs_of(session)
    day = max(day or clock.today(), packs.begins)
    county = _county_code(session, office.county_pack)
    return packs.in_force(day, county, child=bool(office.child_pack), local=local(session))


def _county_code(session: Session, ref: str) -> str | None:
    try:
        layer = packs_of(session).layer(ref) if ref else None
    except PackError:
        return None
    return layer.county.code if layer and layer.county else None


def pack_for(session: Session, case: Case) -> Pack:
    """The pack that the case goes by now."""
    if not (case.national_pack and case.county_pack):
        return pack_in_force(session)
    return _combined(session, case.national_pack, case.county_pack, case.child_pack)


# Packs never change while the program runs; only the local layer does, and it is compared.
_KNOWN: dict[tuple[int, str, str, str], tuple[Packs, Local, Pack]] = {}


def _combined(session: Session, national: str, county: str, child: str) -> Pack:
    packs, own = packs_of(session), local(session)
    key = (id(packs), national, county, child)
    if key in _KNOWN and _KNOWN[key][0] is packs and _KNOWN[key][1] == own:
        return _KNOWN[key][2]
    pack = packs.combined(national, county, child or None, own)
    _KNOWN[key] = packs, own, pack
    return pack


def move_to_pack_in_force(session: Session, case: Case) -> Pack:
    """Let the case go by the packs in force today, for a version that is begun now.

    Older versions keep theirs. Where no agreement covers the day, the case keeps the one it has.
    """
    pack = pack_in_force(session)
    if pack.valid_on(clock.today()):
        case.national_pack, case.county_pack = pack.national.ref, pack.county.ref
        case.child_pack = pack.child.ref if pack.child else ""
    return pack_for(session, case)


def pack_of_plan(session: Session, case: Case, plan: Plan | None) -> Pack:
    """The pack that a version was made under; without a version, the case's."""
    if plan is None or not (plan.national_pack and plan.county_pack):
        return pack_for(session, case)
    return _combined(session, plan.national_pack, plan.county_pack, plan.child_pack)


def pack_of_purge(session: Session, row: Purge) -> Pack:
    """The pack that a case went by when its purging was decided."""
    if not (row.national_pack and row.county_pack):
        return pack_in_force(session)
    return _combined(session, row.national_pack, row.county_pack, row.child_pack)
