"""Records by a list of ids of any length, in the order of the list."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeVar

from desktop.store.reader import Reader

T = TypeVar("T")


def by_ids(reader: Reader, record_type: type[T], ids: Sequence[int], *, column: str = "id") -> list[T]:
    """Records whose column holds one of the ids, in the order of the ids; missing ones are left out."""
    places = {value: place for place, value in enumerate(ids)}
    where = f"WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id"
    found = reader.records(record_type, where, (json.dumps(list(ids)),))
    return sorted(found, key=lambda record: places[getattr(record, column)])
