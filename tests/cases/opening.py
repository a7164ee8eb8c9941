"""The head of a story: office, units, user, person and case in a new encrypted store."""

from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session

from sipdesk.domain.model import FileKind, Principal, Protection, RepresentativeKind
from sipdesk.domain.pack import Packs
from sipdesk.services import acts, cases, directory, office, people
from sipdesk.services.acts import Actor
from sipdesk.storage.store import Store
from tests.cases.world import Story, World

DEK = bytes(range(32))


def open_world(story: Story, folder: Path, packs: Packs, first: date) -> World:
    """Make the store and everything that is known before the first event."""
    store = Store.create(folder, DEK)
    with store.session() as session:
        actor, ids = _office(session, story, packs)
    world = World(story, folder, packs, store, actor, None, ids)  # type: ignore[arg-type]
    with world.transaction() as session:
        case = acts.perform(session, cases.create_case, None, on=first, **_person(story["person"]))
        world.case_id = case.id
    with world.transaction():
        _around(world)
    return world


def _office(session: Session, story: Story, packs: Packs) -> tuple[Actor, dict[str, Any]]:
    ids = {}
    who = story["coordinator"]
    own = None
    for party in story.get("parties", ()):
        unit = directory.add_unit(
            session,
            name=party["name"],
            principal=Principal(party["principal"]),
            is_dental=party.get("dental", False),
        )
        session.flush()
        ids[party["id"]] = unit.id
        if party["name"].endswith(who["unit"]):
            own = unit
    own = own or directory.add_unit(
        session, name=who["unit"], principal=Principal(who["principal"])
    )
    session.flush()
    user = office.add_user(
        session,
        name=who["name"],
        title=who.get("title", ""),
        phone=who.get("phone", ""),
        unit_id=own.id,
    )
    pack = story["pack"]
    office.set_office(
        session,
        municipality=story["person"]["municipality"],
        region=packs.layer(pack["agreement"]).county.region,  # type: ignore[union-attr]
        principal=Principal(who["principal"]),
        file_kind=FileKind(story.get("profile", "socialtjanst")),
        county_pack=pack["agreement"],
        child_pack=pack.get("child", ""),
    )
    for name, setting in (story.get("local") or {}).items():
        office.set_setting(
            session, name=name, value=setting["value"], source=setting.get("source", "")
        )
    session.flush()
    actor = office.actor_for(session, user)
    acts.enter(session, actor, packs)
    return actor, ids


def _person(person: Story) -> dict[str, Any]:
    interpreter = person.get("interpreter") or {}
    number = person.get("number")
    return {
        "given": person["given"],
        "family": person.get("family", ""),
        "number": number or "",
        "entered_as": "number" if number else "none",
        "born_on": person.get("born"),
        "municipality": person.get("municipality", ""),
        "language": person.get("language", ""),
        "needs_interpreter": interpreter.get("needed", False),
        "interpreter_language": interpreter.get("language", ""),
        "protection": Protection(person.get("protected", "none")),
        "address": person.get("address", ""),
        "phone": person.get("phone", ""),
    }


def _around(world: World) -> None:
    person = world.story["person"]
    for row in person.get("children", ()):
        child = world.act(
            people.add_child,
            given=row["given"],
            born_on=row.get("born"),
            lives=row.get("lives", ""),
        )
        world.name(row["given"], child.id)
    world.ids.setdefault(person["given"], world.case.person.id)
    for row in person.get("close_persons", ()):
        fields = {name: row.get(name, "") for name in ("name", "relation", "phone")}
        _named(world, row, "close_person", world.act(people.add_close_person, **fields))
    for row in person.get("guardians", ()):
        fields = {name: row.get(name, "") for name in ("name", "address", "phone")}
        fields["is_protected"] = row.get("protected", False) not in (False, "none")
        _named(world, row, "guardian", world.act(people.add_guardian, **fields))
    for row in person.get("representatives", ()):
        fields = {name: row.get(name, "") for name in ("name", "mandate", "phone")}
        fields |= {"kind": RepresentativeKind(row["kind"]), "document_on": row.get("document_date")}
        _named(world, row, "representative", world.act(people.add_representative, **fields))
    for row in world.story.get("parties", ()):
        world.kinds[row["id"]] = "unit"
        world.act(cases.add_party, unit_id=world.ids[row["id"]])
    for note in world.story.get("internal_notes", ()):
        world.act(cases.add_note, text=note)
    if restricted := world.story.get("restricted_to"):
        world.act(cases.change_case, restricted_to=list(restricted))


def _named(world: World, row: Story, kind: str, made: Any) -> None:
    world.kinds[row["id"]] = kind
    world.name(row["id"], made.id)
