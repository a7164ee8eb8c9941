"""Registers as files: read as others write them, written as others read them, never run."""

import csv
import io

import pytest

from sipdesk.exchange.contacts import Card, UnreadableFileError, read, write_csv, write_vcards

UNIT = Card(
    name='Enhet "Å"; ä, ö \\ ',
    organisation="Region Påhitt",
    principal="region",
    column="primärvård",
    phone="0980-319 210",
    mailbox="enhet@prov.example",
    address="Gatan 1\n123 45 Orten",
    secure_channel="Säker e-post",
)


def same(card: Card, **but: object) -> dict[str, object]:
    return {**vars(card), "line": 0, "name": card.name.strip(), **but}


def test_a_table_comes_back_as_it_was():
    [card] = read(write_csv([UNIT]))
    assert {**vars(card), "line": 0} == same(UNIT)


def test_a_vcard_comes_back_as_it_was():
    [card] = read(write_vcards([UNIT]))
    assert {**vars(card), "line": 0} == same(UNIT, column="", secure_channel="")


def test_long_lines_are_folded_and_read_whole():
    long = Card(name="Å" * 200, organisation="Prov")
    data = write_vcards([long])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert read(data)[0].name == "Å" * 200


@pytest.mark.parametrize("risky", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1"])
def test_a_spreadsheet_runs_nothing(risky):
    text = write_csv([Card(name=risky)]).decode("utf-8-sig")
    cell = list(csv.reader(io.StringIO(text), delimiter=";"))[1][0]
    assert cell.startswith("'")


def test_a_phone_with_a_plus_is_left_alone():
    assert b"'+46" not in write_csv([Card(name="A", phone="+46 980 319 210")])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_tables_of_other_programs_are_read(encoding, mark):
    text = (
        mark.join(("Namn", "Huvudman", "E-post")) + "\r\n" + mark.join(("Åre", "kommun", "a@b.se"))
    )
    [card] = read(text.encode(encoding))
    assert (card.name, card.principal, card.mailbox, card.line) == ("Åre", "kommun", "a@b.se", 2)


def test_line_numbers_count_lines_of_the_file():
    data = b'Enhet;Adress\nA;"Gatan\n123"\n;\nB;x\n'
    assert [(card.name, card.line) for card in read(data)] == [("A", 2), ("B", 5)]


@pytest.mark.parametrize("data", [b"", b"a;b\n1;2\n", b"%PDF-1.7\x00\x01", b"\x89PNG\x00"])
def test_what_is_no_register_is_refused(data):
    with pytest.raises(UnreadableFileError):
        read(data)


def test_a_card_of_a_human_being_is_told_apart():
    data = b"BEGIN:VCARD\nVERSION:3.0\nN:Provsson;Prov;;;\nFN:Prov Provsson\nEND:VCARD\n"
    assert read(data)[0].is_person
