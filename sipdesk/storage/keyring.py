"""Keys of single cases: sealed to users who need not be there, opened by the one at work."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from sipdesk.storage import keys, sealing


class KeyRing(Protocol):
    """What a transaction may ask about the keys of users; a user is named by the slot."""

    def public_of(self, slot: str) -> bytes | None:
        """The key by which something is sealed to a user; None for one who cannot unlock."""

    def private_of(self, slot: str) -> bytes | None:
        """The key that opens it again; None for everybody but the one at work."""


@dataclass(frozen=True, repr=False)
class UserRing:
    """The keys of a store with users: public ones from the key file, one private key."""

    folder: Path
    dek: bytes
    slot: UUID | None = None
    private: bytes = b""

    def public_of(self, slot: str) -> bytes | None:
        """The key by which something is sealed to a user; None for one who cannot unlock."""
        known = {str(user.user_id) for user in keys.users(self.folder)}
        return keys.public_key(self.folder, self.dek, UUID(slot)) if slot in known else None

    def opened(self) -> keys.Opened:
        """The keys of the one at work, as the slot gave them."""
        return keys.Opened(self.dek, self.slot, "", self.private)

    def private_of(self, slot: str) -> bytes | None:
        """The key of the user who unlocked."""
        return self.private if self.private and slot == str(self.slot) else None


@dataclass(frozen=True, repr=False)
class PracticeRing:
    """The keys of a practice store: nobody has a passphrase, so they are worked out from it."""

    dek: bytes

    def public_of(self, slot: str) -> bytes | None:
        """The public key that belongs to a name."""
        return sealing.public_of(self._private(slot))

    def private_of(self, slot: str) -> bytes | None:
        """The private key that belongs to a name; whoever works is who they say."""
        return self._private(slot)

    def _private(self, slot: str) -> bytes:
        return sealing.from_random(self.dek, slot.encode(), b"practice pair")
