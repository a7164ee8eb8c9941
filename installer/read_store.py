"""Opens a store of sipdesk without sipdesk and writes everything in it as JSON.

    python installer/read_store.py FOLDER            asks for the passphrase
    python installer/read_store.py FOLDER --key      asks for the recovery key
    python installer/read_store.py FOLDER --out all.json

FOLDER holds `sipdesk.db` and `keys.json`: a store, a copy of it, or what a restore put aside.
Needs Python 3.11 and two libraries, `sqlcipher3` and `cryptography`; the form of the files is
told in FORMAT.md. The store is opened to read only. WHAT IS WRITTEN IS NO LONGER ENCRYPTED.
"""

import argparse
import base64
import getpass
import json
import os
import sys
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
SECRET = ("wrapped", "rewrapped", "private", "sealed")


def hkdf(secret: bytes, salt: bytes | None, purpose: bytes) -> bytes:
    """32 bytes from a secret that is random already."""
    return HKDF(SHA256(), 32, salt, purpose).derive(secret)


def unwrap(key: bytes, text: str, about: bytes) -> bytes:
    """AES-256-GCM: twelve bytes of nonce, then the ciphertext with its tag."""
    data = base64.b64decode(text)
    return AESGCM(key).decrypt(data[:12], data[12:], about)


def unseal(private: bytes, text: str, about: bytes) -> bytes:
    """What was sealed to a public X25519 key: 32 bytes of a one-time key, then as `unwrap`."""
    data, own = base64.b64decode(text), X25519PrivateKey.from_private_bytes(private)
    theirs, rest = data[:32], data[32:]
    shared = own.exchange(X25519PublicKey.from_public_bytes(theirs))
    salt = theirs + own.public_key().public_bytes_raw()
    key = hkdf(shared, salt, b"seal")
    return unwrap(key, base64.b64encode(rest).decode(), about)


def about(db: str, slot: dict[str, Any], purpose: str) -> bytes:
    """What a ciphertext in a slot is bound to."""
    fields = {name: value for name, value in slot.items() if name not in SECRET}
    whole = {"db": db, "for": purpose, **fields}
    return json.dumps(whole, sort_keys=True, separators=(",", ":")).encode()


def passphrase_key(slot: dict[str, Any], passphrase: str) -> bytes:
    """The key that a passphrase gives for a slot of a user."""
    salt = base64.b64decode(slot["salt"])
    made = Argon2id(
        salt=salt, length=32, iterations=slot["t"], lanes=slot["p"], memory_cost=slot["m"]
    )
    return made.derive(unicodedata.normalize("NFC", passphrase).encode())


def paper_key(slot: dict[str, Any], typed: str) -> bytes:
    """The key that the recovery key on paper gives: 24 signs of five bits each."""
    number = 0
    for sign in (each for each in typed.upper() if each.isalnum()):
        number = number * 32 + SIGNS.index(sign)
    return hkdf(number.to_bytes(15, "big"), base64.b64decode(slot["salt"]), b"sipdesk recovery")


def open_slot(db: str, slot: dict[str, Any], key: bytes) -> tuple[bytes, bytes]:
    """The data key and the private key of a slot; raises InvalidTag when the key is not right."""
    private = unwrap(key, slot["private"], about(db, slot, "private"))
    if slot["rewrapped"]:
        return unseal(private, slot["rewrapped"], about(db, slot, "dek")), private
    return unwrap(key, slot["wrapped"], about(db, slot, "dek")), private


def open_keys(
    file: dict[str, Any], secret: str, is_paper: bool
) -> tuple[bytes, dict[str, bytes]] | None:
    """The data key and the private keys by slot; None when the secret opens nothing."""
    db = file["db"]
    for slot in file["slots"]:
        if (slot["kind"] == "recovery") is not is_paper:
            continue
        try:
            make = paper_key if is_paper else passphrase_key
            dek, private = open_slot(db, slot, make(slot, secret))
        except (InvalidTag, ValueError, OverflowError):
            continue
        if not is_paper:
            return dek, {slot["id"]: private}
        users = [each for each in file["slots"] if each["kind"] == "user" and each["sealed"]]
        return dek, {
            user["id"]: unseal(private, user["sealed"], about(db, user, "sealed")) for user in users
        }
    return None


def connect(path: Path, dek: bytes) -> Any:
    """A connection that reads; a file without a journal is not touched in any way."""
    journal = path.with_name(path.name + "-wal")
    how = "mode=ro" if journal.exists() and journal.stat().st_size else "mode=ro&immutable=1"
    connection = dbapi2.connect(f"file:{quote(str(path))}?{how}", uri=True)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{dek.hex()}'\"")
    connection.create_collation("sv", lambda one, other: (one > other) - (one < other))
    return connection


def read_tables(connection: Any) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    query = "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
    tables = {}
    for (name,) in connection.execute(query + " ORDER BY name").fetchall():
        cursor = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608
        columns = [each[0] for each in cursor.description]
        tables[name] = [
            {column: plain(value) for column, value in zip(columns, row, strict=True)}
            for row in cursor
        ]
    return tables


def plain(value: Any) -> Any:
    """A value as JSON has it; bytes as base64."""
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def open_sealed(
    tables: dict[str, list[dict[str, Any]]], privates: dict[str, bytes]
) -> list[dict[str, str]]:
    """What lies under the keys of single cases, as far as one of the private keys opens it."""
    users = {str(UUID(row["id"])): row["slot_id"] for row in tables.get("user", [])}
    opened: dict[str, bytes] = {}
    for row in tables.get("casekey", []):
        case = str(UUID(row["case_id"]))
        for user, sealed in json.loads(row["held_by"]).items():
            private = privates.get(users.get(user, "")) or privates.get(user)
            if private is not None and case not in opened:
                opened[case] = unseal(private, sealed, f"case key {case}".encode())
    found = []
    for row in tables.get("sealedvalue", []):
        case, of = str(UUID(row["case_id"])), str(UUID(row["row_id"]))
        if case in opened:
            name = f"{case} {of} {row['field']}"
            value = unseal(opened[case], row["sealed"], name.encode()).decode()
            found.append({"case_id": case, "row_id": of, "field": row["field"], "value": value})
    return found


def read(folder: Path, secret: str, *, is_paper: bool) -> dict[str, Any]:
    """All of a store.

    Returns:
        `store` (its id), `tables` (name → rows) and `opened` (what was sealed and could be read).

    Raises SystemExit with a text when nothing opens.
    """
    for name in ("keys.json", "keys.json.bak"):
        try:
            file = json.loads((folder / name).read_text(encoding="utf-8"))
            found = open_keys(file, secret, is_paper)
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if found is not None:
            connection = connect(folder / "sipdesk.db", found[0])
            try:
                tables = read_tables(connection)
            finally:
                connection.close()
            return {"store": file["db"], "tables": tables, "opened": open_sealed(tables, found[1])}
    raise SystemExit("Nothing opens with that.")


def main() -> None:
    """Ask for what opens the store, and write what is in it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", action="store_true", help="open with the recovery key")
    parser.add_argument("--out", type=Path, help="the file to write; else standard output")
    args = parser.parse_args()
    asked = "Recovery key: " if args.key else "Passphrase: "
    secret = getpass.getpass(asked) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    text = json.dumps(read(args.folder, secret, is_paper=args.key), ensure_ascii=False, indent=1)
    if args.out is None:
        sys.stdout.write(text + "\n")
        return
    with os.fdopen(os.open(args.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text + "\n")


if __name__ == "__main__":
    main()
