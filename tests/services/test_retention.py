"""Purging: proposed by one, done by another, whole or not at all, and gone from every page."""

from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import text

from sipdesk import clock
from sipdesk.domain.model import CloseReason, Purge, PurgeKey, PurgeState
from sipdesk.domain.problems import RuleError
from sipdesk.i18n import translator
from sipdesk.services import cases, office, owned, people, purge_papers, retention, tombstones
from tests import factory

MARKERS = ("Purgemarkör", "Hemligtord", "Närmarkör")
NUMBER = "198403679817"
PAGE = 4096
TODAY, LATER = date(2026, 3, 12), date(2032, 6, 1)
NO = {"placed_child": False, "paternity_adoption": False, "research_selection": False}
ANSWERS = {**NO, "born_5_15_25": False, "other_file": False}
WELL = {"answers": ANSWERS, "decision_number": "Dnr 2032-7"}


@pytest.fixture
def case_id(desk):
    """A closed case with something in many tables, five years and more ago."""
    made = desk.whole()
    desk.do(people.change_person, made, given=MARKERS[0])
    desk.do(cases.add_note, made, text=MARKERS[1])
    desk.do(people.add_close_person, made, name=MARKERS[2])
    _close(desk, made)
    return made


def _close(desk, case_id):
    desk.do(
        cases.close_case,
        case_id,
        reason=CloseReason.COORDINATION_NOT_NEEDED,
        decided_by="kommun",
        outcome="Klart",
        is_told=True,
    )


@pytest.fixture
def later(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: LATER)


@pytest.fixture
def colleague(desk):
    user = desk.do(office.add_user, name="Vikarie Testa Provsson")
    return type(desk)(desk.store, desk.ask(office.actor_for, user), desk.packs)


def code_of(caught) -> str:
    return caught.value.problems[0].code


def test_a_case_is_listed_when_it_is_due_and_by_number_alone(desk, case_id, monkeypatch):
    assert desk.ask(retention.list_due) == []
    monkeypatch.setattr(clock, "today", lambda: LATER)
    [row] = desk.ask(retention.list_due)
    assert row.case_number == desk.case(case_id).number
    assert row.standing is retention.Standing.DUE
    monkeypatch.setattr(clock, "today", lambda: date(2033, 1, 1))
    assert desk.ask(retention.list_due)[0].standing is retention.Standing.LATE


def test_a_note_after_the_end_keeps_a_closed_case_from_the_list(desk, case_id, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2028, 2, 1))
    desk.do(cases.add_note, case_id, text="Ringde om en handling.")
    monkeypatch.setattr(clock, "today", lambda: LATER)
    assert desk.ask(retention.list_due) == []
    monkeypatch.setattr(clock, "today", lambda: date(2033, 2, 1))
    [row] = desk.ask(retention.list_due)
    assert row.last_note == date(2028, 2, 1)


def test_a_person_without_a_number_has_no_other_file_and_leaves_no_hash(
    desk, case_id, colleague, later
):
    desk.do(people.change_person, case_id, number="", born_on=date(1984, 3, 6))
    desk.new_case()
    asked = {one.code: one.is_known for one in desk.ask(retention.questions, case_id)}
    assert not asked["other_file"]
    row = desk.do(retention.propose_purge, case_id, **WELL)
    colleague.do(retention.purge, purge_id=row.id)
    assert desk.ask(tombstones.of_case, case_id).person_digest == ""
    assert desk.ask(_everything).count(MARKERS[0]) == 0


def test_a_case_that_is_never_purged_is_listed_as_kept_with_its_reason(desk, case_id, later):
    desk.do(people.change_person, case_id, number="", born_on=date(1984, 3, 5))
    [row] = desk.ask(retention.list_due)
    assert (row.standing, row.because) == (retention.Standing.KEPT, ("born_5_15_25",))
    with pytest.raises(RuleError) as caught:
        desk.do(retention.propose_purge, case_id, **WELL)
    assert code_of(caught) == "retention.too_early"


def test_each_question_is_asked_and_what_the_program_knows_is_said(desk, case_id, later):
    asked = {one.code: one.is_known for one in desk.ask(retention.questions, case_id)}
    assert asked == ANSWERS
    desk.new_case()
    asked = {one.code: one.is_known for one in desk.ask(retention.questions, case_id)}
    assert asked["other_file"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"answers": NO}, "retention.answer_missing"),
        ({"decision_number": " "}, "retention.decision_missing"),
    ],
)
def test_a_proposal_wants_every_answer_and_a_decision(desk, case_id, later, fields, code):
    with pytest.raises(RuleError) as caught:
        desk.do(retention.propose_purge, case_id, **{**WELL, **fields})
    assert code_of(caught) == code
    assert desk.ask(_purges) == []


def test_an_open_case_is_not_purged(desk, later):
    case_id = desk.new_case()
    with pytest.raises(RuleError) as caught:
        desk.do(retention.propose_purge, case_id, **WELL)
    assert "retention.case_open" in [one.code for one in caught.value.problems]


def test_an_exemption_keeps_the_case_until_it_is_taken_back(desk, case_id, later):
    answers = {**ANSWERS, "paternity_adoption": True}
    row = desk.do(retention.propose_purge, case_id, answers=answers, decision_number="")
    assert row.state is PurgeState.KEPT
    [shown] = desk.ask(retention.list_due)
    assert (shown.standing, shown.because) == (retention.Standing.KEPT, ("paternity_adoption",))
    with pytest.raises(RuleError) as caught:
        desk.do(retention.propose_purge, case_id, **WELL)
    assert code_of(caught) == "retention.proposed_already"
    desk.do(retention.withdraw_proposal, case_id, purge_id=row.id)
    assert desk.ask(retention.list_due)[0].standing is retention.Standing.DUE
    with pytest.raises(LookupError):
        desk.do(retention.withdraw_proposal, case_id, purge_id=row.id)


def test_the_one_who_proposed_it_does_not_do_it(desk, case_id, later):
    row = desk.do(retention.propose_purge, case_id, **WELL)
    with pytest.raises(RuleError) as caught:
        desk.do(retention.purge, purge_id=row.id)
    assert code_of(caught) == "retention.same_person"
    assert desk.case(case_id).person.given == MARKERS[0]


def test_there_is_no_protocol_of_what_is_only_proposed(desk, case_id, colleague, later):
    row = desk.do(retention.propose_purge, case_id, **WELL)
    asked = {"purge_id": row.id, "tr": translator("sv")}
    with pytest.raises(LookupError):
        desk.ask(purge_papers.retention_protocol, **asked)
    colleague.do(retention.purge, purge_id=row.id)
    paper = desk.ask(purge_papers.retention_protocol, **asked)
    assert (paper.done_on, paper.decision_number) == (LATER, WELL["decision_number"])


def test_a_note_after_the_proposal_stops_the_purging(desk, case_id, colleague, later):
    row = desk.do(retention.propose_purge, case_id, **WELL)
    desk.do(cases.add_note, case_id, text="Ny anteckning")
    with pytest.raises(RuleError) as caught:
        colleague.do(retention.purge, purge_id=row.id)
    assert code_of(caught) == "retention.too_early"


def test_purging_takes_every_row_and_leaves_log_and_protocol(desk, case_id, colleague, later):
    number = desk.case(case_id).number
    before = {name: len(rows) for name, rows in desk.ask(owned.rows_of, case_id).items()}
    bystander = desk.new_case(number="199001012385")
    kept = desk.ask(owned.rows_of, bystander)
    row = desk.do(retention.propose_purge, case_id, **WELL)
    done = colleague.do(retention.purge, purge_id=row.id)
    assert (done.state, done.number, done.case_number) == (PurgeState.DONE, "G2032-0001", number)
    assert done.counts == before
    assert done.rows_before - done.rows_after == sum(before.values())
    assert (done.proposed_by, done.done_by) == ("Sara Påhitt", "Vikarie Testa Provsson")
    assert desk.ask(owned.rows_of, bystander) == kept
    with pytest.raises(LookupError):
        desk.case(case_id)
    assert not [word for word in (*MARKERS, NUMBER) if word in desk.ask(_everything)]
    acts = [one.act for one in desk.log() if one.case_id == case_id]
    assert "retention.purge" in acts
    assert "cases.create_case" in acts
    with pytest.raises(LookupError):
        colleague.do(retention.purge, purge_id=row.id)


def test_what_was_purged_is_in_no_page_of_the_file(desk, case_id, colleague, later):
    row = desk.do(retention.propose_purge, case_id, **WELL)
    desk.store.compact()  # the log of the store is written into its pages
    assert MARKERS[1].encode() in _pages(desk.store.path)
    colleague.do(retention.purge, purge_id=row.id)
    desk.store.compact()
    pages = _pages(desk.store.path)
    assert not [word for word in (*MARKERS, NUMBER) if word.encode() in pages]
    assert not [each for each in desk.store.folder.glob("*-wal") if each.stat().st_size]
    assert desk.store.inspect(desk.store.path)["case"] == 0


def test_a_purging_that_fails_half_way_takes_nothing(desk, case_id, colleague, later, monkeypatch):
    row = desk.do(retention.propose_purge, case_id, **WELL)
    before = desk.ask(owned.rows_of, case_id)
    real = owned.delete

    def break_off(session, rows):
        real(session, dict(list(rows.items())[len(rows) // 2 :]))
        raise OSError("the power went")

    monkeypatch.setattr(owned, "delete", break_off)
    with pytest.raises(OSError, match="power"):
        colleague.do(retention.purge, purge_id=row.id)
    monkeypatch.undo()
    assert desk.ask(owned.rows_of, case_id) == before


def test_the_number_of_a_purged_case_is_never_given_again(desk, case_id, colleague, later):
    number = desk.case(case_id).number
    row = desk.do(retention.propose_purge, case_id, **WELL)
    colleague.do(retention.purge, purge_id=row.id)
    made = desk.do(cases.create_case, given="Ny", family="Påhittsson", on=TODAY)
    assert made.number > number
    assert made.number[:4] == number[:4]


def test_a_purged_person_is_known_again_by_a_keyed_hash_alone(desk, case_id, colleague, later):
    assert desk.ask(tombstones.purged_before, number=NUMBER) is None
    row = desk.do(retention.propose_purge, case_id, **WELL)
    colleague.do(retention.purge, purge_id=row.id)
    found = desk.ask(tombstones.purged_before, number=NUMBER)
    assert found.number == "G2032-0001"
    assert NUMBER not in found.person_digest
    assert desk.ask(tombstones.purged_before, number="190001019802") is None
    assert desk.ask(tombstones.purged_before, number="") is None


def test_a_copy_that_is_put_back_does_not_bring_the_case_back(
    desk, case_id, colleague, later, tmp_path
):
    copy = tmp_path / "copy"
    copy.mkdir()
    desk.store.copy_to(copy / "sipdesk.db")
    row = desk.do(retention.propose_purge, case_id, **WELL)
    colleague.do(retention.purge, purge_id=row.id)
    rows, key = desk.ask(tombstones.protocols_of)
    with _opened(copy) as old:
        restored = type(desk)(old, desk.actor, desk.packs)
        assert restored.case(case_id).person.given == MARKERS[0]
        assert restored.ask(tombstones.take_over, rows, key) == 1
        assert restored.ask(tombstones.take_over, rows, key) == 0
        with pytest.raises(LookupError):
            restored.case(case_id)
        assert restored.ask(tombstones.purged_before, number=NUMBER).number == "G2032-0001"


def _opened(folder: Path):
    from contextlib import closing

    from sipdesk.storage.store import Store

    return closing(Store.open(folder, factory.DEK))


def _purges(session):
    from sqlmodel import select

    return list(session.exec(select(Purge)))


def _everything(session) -> str:
    names = [
        n for (n,) in session.execute(text("select name from sqlite_master where type='table'"))
    ]
    return repr([session.execute(text(f'select * from "{n}"')).all() for n in names])  # noqa: S608


def _pages(path: Path) -> bytes:
    """Every page of the store and its log, decrypted by hand, free pages too."""
    content = path.read_bytes()
    plain = []
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        body = page[16:-80] if start == 0 else page[:-80]
        cipher = Cipher(algorithms.AES(factory.DEK), modes.CBC(page[-80:-64]))
        reader = cipher.decryptor()
        plain.append(reader.update(body) + reader.finalize())
    return b"".join(plain)


def test_the_key_of_the_hashes_is_made_once(desk, case_id, colleague, later):
    def keys(session):
        from sqlmodel import select

        return [one.secret for one in session.exec(select(PurgeKey))]

    row = desk.do(retention.propose_purge, case_id, **WELL)
    colleague.do(retention.purge, purge_id=row.id)
    desk.ask(tombstones.purged_before, number="199001012385")
    assert len(desk.ask(keys)) == 1
