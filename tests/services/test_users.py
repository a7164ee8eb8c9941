"""Users and roles: what each role reaches, who may change it, and who is let in at all."""

from contextlib import closing
from uuid import UUID

import pytest

from sipdesk.domain.model import LogRow, Protection, UserRole
from sipdesk.domain.pack import Packs
from sipdesk.domain.problems import RuleError
from sipdesk.domain.roles import RIGHTS, Right
from sipdesk.services import (
    acts,
    admission,
    cases,
    drafts,
    log,
    office,
    overview,
    rights,
    sealed,
    search,
    set_up,
    sign_in,
    users,
)
from sipdesk.services.actor import Actor
from sipdesk.storage import errors, keys
from sipdesk.storage.store import Store

FIRST, SECOND = "fyra små ord räcker", "den andra långa frasen"
PERSON = {
    "name": "Prov Provsson",
    "title": "samordnare",
    "unit": "Vuxenenheten",
    "municipality": "Granby",
    "county": "",
    "file_kind": "SOCIAL_SERVICES",
}
CASES_ONLY = (overview.list_cases, search.find, cases.load, sealed.may_show)


def _as(desk, *roles, name="Kollega Påhittad"):
    user = desk.do(office.add_user, name=name, roles=roles)
    return type(desk)(desk.store, desk.ask(office.actor_for, user), desk.packs)


def _may_ask(desk, question):
    with desk.store.session() as session:
        acts.enter(session, desk.actor, desk.packs)
        try:
            rights.require(session, rights.needed_to_ask(question))
        except RuleError:
            return False
        return True


@pytest.mark.parametrize("role", UserRole)
def test_each_role_reaches_what_is_in_its_row_and_nothing_else(desk, role):
    one = _as(desk, role)
    may = RIGHTS[role]
    for question in CASES_ONLY:
        assert _may_ask(one, question) == (Right.READ_CASES in may)
    assert _may_ask(one, log.list_rows) == (Right.READ_LOG in may)
    verbs = {
        cases.add_note: Right.WRITE_CASES,
        cases.open_case: Right.READ_CASES,
        office.set_office: Right.SETTINGS,
        users.remove: Right.MANAGE_USERS,
    }
    with desk.store.session() as session:
        acts.enter(session, one.actor, one.packs)
        for verb, right in verbs.items():
            needed = rights.needed_to_do(verb)
            assert (needed & may != frozenset()) == (right in may), verb


def test_an_administrator_is_refused_in_the_door_itself_and_nothing_is_logged(desk):
    case_id = desk.new_case()
    admin = _as(desk, UserRole.ADMINISTRATOR)
    before = len(desk.log())
    for verb, fields in ((cases.open_case, {"reason": "x"}), (cases.add_note, {"text": "x"})):
        with pytest.raises(RuleError, match=r"access\.role"):
            admin.do(verb, case_id, **fields)
    with admin.store.session() as session:
        acts.enter(session, admin.actor, admin.packs)
        with pytest.raises(RuleError, match=r"access\.role"):
            acts.ask(session, cases.load, case_id)
    assert len(desk.log()) == before


def test_a_reader_opens_and_writes_nothing(desk):
    case_id = desk.new_case()
    reader = _as(desk, UserRole.READER)
    reader.do(cases.open_case, case_id, reason="Läser in sig")
    with pytest.raises(RuleError, match=r"access\.role"):
        reader.do(cases.add_note, case_id, text="x")


def test_outside_the_team_nothing_is_seen_before_a_reason_is_logged(desk):
    case_id = desk.new_case()
    desk.do(cases.change_case, case_id, coordinator_id=desk.actor.user_id)
    other = _as(desk, UserRole.COORDINATOR)

    def look():
        with other.store.session() as session:
            acts.enter(session, other.actor, other.packs)
            return acts.ask(session, cases.load, case_id)

    for attempt in (
        look,
        lambda: other.do(cases.add_note, case_id, text="x"),
        lambda: other.do(cases.open_case, case_id),
        lambda: other.do(cases.open_case, case_id, reason=" "),
    ):
        with pytest.raises(RuleError, match=r"access\.outside_team"):
            attempt()
    other.do(cases.open_case, case_id, reason="Vikarierar")
    row: LogRow = desk.log()[-1]
    assert (row.act, row.reason, row.circumstance) == ("cases.open_case", "Vikarierar", "outside")
    assert look().id == case_id
    desk.do(cases.change_case, case_id, team=[str(other.actor.user_id)])
    other.do(cases.open_case, case_id)
    assert desk.log()[-1].circumstance == ""


def test_a_draft_is_kept_by_whoever_has_unlocked(desk):
    admin = _as(desk, UserRole.ADMINISTRATOR)
    admin.ask(drafts.keep, None, field="office.region", raw="halv")
    assert admin.ask(drafts.take, None, field="office.region") == "halv"


# Changing roles, and leaving


def test_nobody_changes_own_roles_or_removes_themselves(desk):
    for verb, fields in ((users.change_roles, {"roles": [UserRole.READER]}), (users.remove, {})):
        with pytest.raises(RuleError, match=r"users\.own"):
            desk.do(verb, None, user_id=desk.actor.user_id, **fields)


def test_there_is_always_an_administrator(desk):
    admin = _as(desk, UserRole.ADMINISTRATOR)
    boss = desk.actor.user_id
    admin.do(users.change_roles, None, user_id=boss, roles=[UserRole.COORDINATOR])
    second = _as(desk, UserRole.COORDINATOR, name="Tredje")
    second.actor = Actor(second.actor.user_id, "Tredje", roles=frozenset(UserRole))
    for verb, fields in ((users.change_roles, {"roles": [UserRole.READER]}), (users.remove, {})):
        with pytest.raises(RuleError, match=r"users\.last_administrator"):
            second.do(verb, None, user_id=admin.actor.user_id, **fields)


def test_a_user_needs_a_name_of_their_own_and_a_role(desk):
    fields = {"name": "Ny Påhittad", "roles": [UserRole.READER], "slot_id": ""}
    for wrong, code in (
        ({"name": " "}, "name_missing"),
        ({"name": "sara påhitt"}, "name_taken"),
        ({"roles": []}, "role_missing"),
    ):
        with pytest.raises(RuleError, match=code):
            desk.do(users.add, None, **{**fields, **wrong})


def test_who_alone_can_read_an_address_must_name_somebody_else_before_leaving(desk):
    other = _as(desk, UserRole.COORDINATOR)
    case_id = other.new_case(address="Hemligstigen 4", protection=Protection.SEKRETESSMARKERING)
    with pytest.raises(RuleError, match=r"users\.only_holder") as refused:
        desk.do(users.remove, None, user_id=other.actor.user_id)
    assert refused.value.problems[0].values["cases"] == "2026-0001"
    both = [str(other.actor.user_id), str(desk.actor.user_id)]
    other.do(cases.change_case, case_id, restricted_to=both)
    desk.do(users.remove, None, user_id=other.actor.user_id)
    case = desk.case(case_id)
    assert set(case.key.held_by) == {str(desk.actor.user_id)}
    assert case.restricted_to == [str(desk.actor.user_id)]
    public = case.key.public
    assert desk.do(sealed.show_details, case_id, reason="x")[case.person.id, "address"]
    assert desk.case(case_id).key.public != public  # a new key at the next act, for those who stay


# With real keys


@pytest.fixture
def real(tmp_path, packs):
    """A store with keys, its first user, and a door for whoever unlocks."""
    folder = tmp_path / "real"
    folder.mkdir()
    opened, key = keys.create(folder, PERSON["name"], FIRST)
    with closing(Store.create(folder, opened.dek)) as store, store.session() as session:
        set_up.begin(session, str(opened.user_id), PERSON, packs)
    return folder, key


def _unlock(folder, passphrase, packs: Packs):
    opened = keys.open_with_passphrase(folder, passphrase)
    store = Store.open(folder, opened.dek)
    store.unlocked_by(opened.user_id, opened.private_key)
    with store.session() as session:
        return store, sign_in.enter(session, opened.user_id, opened.name, packs)


def test_the_first_user_is_administrator_and_coordinator(real, packs):
    store, actor = _unlock(real[0], FIRST, packs)
    assert actor.roles == {UserRole.ADMINISTRATOR, UserRole.COORDINATOR}
    store.close()


def test_a_second_user_is_added_and_removed_again(real, packs):
    folder, key = real
    store, actor = _unlock(folder, FIRST, packs)
    fields = {"roles": frozenset({UserRole.REVIEWER}), "passphrase": SECOND, "cost": keys.FLOOR}
    made: UUID = admission.admit(store, actor, packs, name="Asta Kvist", **fields)
    store.close()
    store, reviewer = _unlock(folder, SECOND, packs)
    assert (reviewer.user_id, reviewer.name) == (made, "Asta Kvist")
    assert reviewer.roles == {UserRole.REVIEWER}
    with pytest.raises(RuleError, match=r"access\.role"):
        admission.finish(store, reviewer, packs)
    store.close()
    store, actor = _unlock(folder, FIRST, packs)
    admission.dismiss(store, actor, packs, user_id=made)
    assert admission.unfinished(store, actor, packs) == []
    store.close()
    with pytest.raises(errors.WrongPassphrase):
        keys.open_with_passphrase(folder, SECOND)
    recovered = keys.open_with_recovery(folder, key)
    assert recovered.dek == keys.open_with_passphrase(folder, FIRST).dek
    with closing(Store.open(folder, recovered.dek)) as again:
        assert again.verify_log().is_whole


def test_somebody_removed_is_refused_even_before_the_key_is_changed(real, packs):
    folder, _key = real
    store, actor = _unlock(folder, FIRST, packs)
    fields = {"roles": frozenset({UserRole.READER}), "passphrase": SECOND, "cost": keys.FLOOR}
    made = admission.admit(store, actor, packs, name="Asta Kvist", **fields)
    with store.session() as session:
        acts.enter(session, actor, packs)
        acts.perform(session, users.remove, None, user_id=made)
    (slot,) = admission.unfinished(store, actor, packs)
    with pytest.raises(errors.RemovedUser), store.session() as session:
        sign_in.refuse_removed(session, slot)
    admission.finish(store, actor, packs)
    assert admission.unfinished(store, actor, packs) == []
    store.close()


def test_a_passphrase_is_changed_only_with_the_old_one(real, packs):
    folder, _key = real
    store, actor = _unlock(folder, FIRST, packs)
    change = {"slot": store.slot, "new": "en helt ny lång fras", "cost": keys.FLOOR}
    with pytest.raises(errors.WrongPassphrase):
        admission.change_passphrase(store, actor, packs, old="fel", **change)
    admission.change_passphrase(store, actor, packs, old=FIRST, **change)
    store.close()
    store, again = _unlock(folder, "en helt ny lång fras", packs)
    assert again == actor
    store.close()
