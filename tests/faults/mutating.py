"""Spoils files: a good one is cut, flipped, doubled, and given what readers stumble over."""

import random

TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b"\r\n", b"\t", b"'", b'"', b'"""',
    b"'''", b"\\", b"{", b"}", b"[" * 40, b"]", b"[[", b"=", b"==", b":", b";" * 9, b",", b"#",
    b"-1", b"0", b"1e999", b"NaN", b"-Infinity", b"9" * 40, b"9" * 5000, b"2026-02-30", b"true",
    b"null", b'{"a":1,"a":2}', b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", "\u202e".encode(),
    "å".encode(), "a\u030a".encode(), b"\xe5", b"../../x", b"CON", b"=1+1", b"@SUM(A1)",
    b"BEGIN:VCARD", b"END:VCARD", b"\r\n ", b"a." * 300, b"A" * 30_000, b"%s%n", b"<b>", b"\x1b[2J",
)  # fmt: skip


def spoil(rng: random.Random, good: bytes, other: bytes) -> bytes:
    """One spoiled file, made of a good one and a piece of another."""
    data = bytearray(good)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(7)
        if kind == 0 and data:
            data[at % len(data)] ^= 1 << rng.randrange(8)
        elif kind == 1:
            data[at:at] = rng.choice(TOKENS)
        elif kind == 2:
            del data[at : at + rng.randrange(1, 40)]
        elif kind == 3:
            data[at : at + 12] = rng.choice(TOKENS)
        elif kind == 4:
            del data[at:]
        elif kind == 5:
            data[at:at] = data[at : at + rng.randrange(200)]
        else:
            start = rng.randrange(len(other) + 1)
            data[at:at] = other[start : start + rng.randrange(300)]
    return bytes(data)


def noise(rng: random.Random) -> bytes:
    """Bytes that were never a file of ours."""
    return rng.randbytes(rng.choice((0, 1, 2, 16, 300)))
