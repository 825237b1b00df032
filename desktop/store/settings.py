"""Settings of this file."""

from __future__ import annotations

from desktop.records.setting import Setting
from desktop.store.reader import Reader


def find(reader: Reader, key: str) -> Setting | None:
    """The stored setting with that key, or None."""
    found = reader.records(Setting, "WHERE key = ?", (key,))
    return found[0] if found else None
