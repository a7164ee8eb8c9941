"""The recovery key: 120 random bits as six groups of four signs that cannot be mixed up."""

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # 32 signs: without I, O, 0 and 1
GROUPS, GROUP = 6, 4
_LENGTH = GROUPS * GROUP


def new_key() -> str:
    """A fresh key as printed: `ABCD-EFGH-…`."""
    import secrets

    signs = "".join(secrets.choice(SIGNS) for _ in range(_LENGTH))
    return written(signs)


def written(signs: str) -> str:
    """The key as six groups with hyphens."""
    return "-".join(signs[i : i + GROUP] for i in range(0, len(signs), GROUP))


def tidy(text: str) -> str:
    """What was typed, without spaces and hyphens, in capitals."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def to_bytes(text: str) -> bytes | None:
    """The 120 bits behind what was typed; None when a sign is missing or is no sign of ours."""
    signs = tidy(text)
    if len(signs) != _LENGTH or any(sign not in SIGNS for sign in signs):
        return None
    number = 0
    for sign in signs:
        number = number * len(SIGNS) + SIGNS.index(sign)
    return number.to_bytes(_LENGTH * 5 // 8, "big")
