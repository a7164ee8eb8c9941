"""The place where cases leave the store: purged, exported, taken in again."""
