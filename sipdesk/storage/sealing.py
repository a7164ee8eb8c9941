"""Cryptography in small named pieces: derive, wrap, seal; knows neither files nor users."""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter

# `cryptography` is imported where it is used: the names in the key file are shown before
# anything is opened, and the unlock window must not wait for it.

KEY_BYTES = 32
_NONCE_BYTES = 12
_PUBLIC_BYTES = 32


class InvalidTag(Exception):  # noqa: N818 - the word of every library for it
    """The key, the text or what it is bound to is not the same as when it was encrypted."""


@dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs: rounds, memory in KiB, lanes."""

    t: int = 3
    m: int = 64 * 1024
    p: int = 4


FLOOR = Cost()
CEILING = Cost(64, 1024 * 1024, 64)


def calibrate(target: float = 0.5, ceiling: int = 512 * 1024) -> Cost:
    """The cost that takes about `target` seconds here; never under the floor.

    Args:
        target: seconds for one unlock on this computer.
        ceiling: the most memory to ask for, in KiB.
    """
    cost = FLOOR
    while cost.m < ceiling and _seconds(cost) < target / 2:
        cost = Cost(cost.t, cost.m * 2, cost.p)
    return cost


def _seconds(cost: Cost) -> float:
    start = perf_counter()
    from_passphrase("", bytes(16), cost)
    return perf_counter() - start


def from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """A key from something a person remembers."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.t, lanes=cost.p, memory_cost=cost.m)
    return kdf.derive(passphrase.encode())


def from_random(secret: bytes, salt: bytes | None, purpose: bytes) -> bytes:
    """A key from a secret that is random already."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt, purpose).derive(secret)


def wrap(key: bytes, plain: bytes, about: bytes) -> str:
    """Encrypt under a key; `about` must be the same when it is unwrapped."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return to_text(nonce + AESGCM(key).encrypt(nonce, plain, about))


def unwrap(key: bytes, wrapped: str, about: bytes) -> bytes:
    """Decrypt; raises InvalidTag when the key, the text or `about` is not the same."""
    from cryptography.exceptions import InvalidTag as Refused
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    data = from_text(wrapped)
    if len(data) <= _NONCE_BYTES:
        raise InvalidTag
    try:
        return AESGCM(key).decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], about)
    except Refused as error:
        raise InvalidTag from error


def new_pair() -> tuple[bytes, bytes]:
    """A private and a public X25519 key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public X25519 key that belongs to a private one."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal(public: bytes, plain: bytes, about: bytes) -> str:
    """Encrypt to someone who is not there; only the private key opens it."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    mine = once.public_key().public_bytes_raw()
    return to_text(
        mine + from_text(wrap(from_random(shared, mine + public, b"seal"), plain, about))
    )


def unseal(private: bytes, sealed: str, about: bytes) -> bytes:
    """Open what was sealed to one's public key; raises InvalidTag."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    data, own = from_text(sealed), X25519PrivateKey.from_private_bytes(private)
    theirs, rest = data[:_PUBLIC_BYTES], data[_PUBLIC_BYTES:]
    if not rest:
        raise InvalidTag
    shared = own.exchange(X25519PublicKey.from_public_bytes(theirs))
    salt = theirs + own.public_key().public_bytes_raw()
    return unwrap(from_random(shared, salt, b"seal"), to_text(rest), about)


def sign(key: bytes, value: Mapping[str, object]) -> str:
    """An HMAC over a value in its one canonical form."""
    import hmac

    return hmac.digest(from_random(key, None, b"keys mac"), canonical(value), "sha256").hex()


def canonical(value: Mapping[str, object]) -> bytes:
    """The one way to write a value as bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def to_text(data: bytes) -> str:
    """Bytes as text for JSON."""
    return b64encode(data).decode()


def from_text(text: str) -> bytes:
    """The bytes behind a text; raises InvalidTag where it is none."""
    try:
        return b64decode(text, validate=True)
    except ValueError as error:
        raise InvalidTag from error
