"""The rows of the municipality's own layer: suggestions, words and units of its own."""

from functools import lru_cache

from sqlmodel import Session, col, select

from sipdesk.domain.model import PackFile
from sipdesk.domain.pack_layer import Layer
from sipdesk.domain.pack_reading import read_bytes

LOCAL = "local"


def stored(session: Session) -> PackFile | None:
    """The file of the local layer; None while the municipality has no rows of its own."""
    return session.exec(select(PackFile).where(col(PackFile.layer) == LOCAL)).first()


def load_layer(session: Session) -> Layer | None:
    """The local layer as it was stored; None while there is none."""
    with session.no_autoflush:
        file = stored(session)
    return parsed(file.content) if file is not None else None


@lru_cache(maxsize=32)
def parsed(content: bytes) -> Layer:
    """A pack file that was checked before it was stored; each is read once in a run."""
    return read_bytes(content, LOCAL)
