"""The first rows of a new store: the authority, the user's unit and the user."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from sipdesk.domain.model import FileKind, Principal, User, UserRole
from sipdesk.domain.pack import Packs
from sipdesk.services import directory, log, office
from sipdesk.services.actor import enter

_COLUMN = {FileKind.SOCIAL_SERVICES: "socialtjanst"}


def begin(
    session: Session, slot_id: str, person: Mapping[str, str], packs: Packs | None = None
) -> User:
    """Write who holds the store and who its first user is, and log it.

    Args:
        session: an open transaction on an empty store.
        slot_id: the user's slot in keys.json.
        person: `name` and `title` of the user, perhaps `phone`, `unit` where the user works,
            `municipality` of the store, `county` (code of one that has a pack; decides region and
            agreement), `region` where the county's pack does not know it, `file_kind` (name of a
            `FileKind`; decides retention and the law cited).
        packs: the rule packs; the shipped ones when not given.
    """
    packs = packs or Packs.load()
    kind = FileKind[person["file_kind"]]
    is_care = kind is FileKind.HEALTH_CARE
    found = next((each for each in packs.counties if each.code == person["county"]), None)
    own = [each for each in packs.newest if each.county and each.county.code == person["county"]]
    layers = sorted(own, key=lambda each: each.valid_from, reverse=True)
    region = (found.region if found else "") or person.get("region", "").strip()
    fields: dict[str, Any] = {
        "municipality": person["municipality"].strip(),
        "region": region,
        "principal": Principal.REGION if is_care else Principal.KOMMUN,
        "file_kind": kind,
        "county_pack": next((each.id for each in layers if each.layer == "county"), ""),
        "child_pack": next((each.id for each in layers if each.layer == "child"), ""),
    }
    holder = office.set_office(session, **fields)
    place = directory.add_unit(
        session,
        name=person["unit"],
        principal=holder.principal,
        organisation=region if is_care else holder.municipality,
        column=_COLUMN.get(kind, ""),
    )
    session.flush()
    user = office.add_user(
        session,
        name=person["name"],
        title=person["title"],
        phone=person.get("phone", ""),
        slot_id=slot_id,
        unit_id=place.id,
        roles=(UserRole.ADMINISTRATOR, UserRole.COORDINATOR),
    )
    session.flush()
    enter(session, office.actor_for(session, user), packs)
    log.record(session, act="set_up.begin", case_id=None)
    return user
