"""Stores to break: the same as those of the tests of the store."""

from tests.storage.conftest import original, sample

__all__ = ["original", "sample"]
