"""What deeds on any kind of record ask first: is it there, and its text as it shall be kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any, TypeVar

from desktop.errors import Conflict
from desktop.records.text import clean, clean_multiline
from desktop.store.reader import Reader
from desktop.store.tables import BY_TYPE

T = TypeVar("T")


def there(reader: Reader, record_type: type[T], record_id: int) -> T:
    """The stored record. Raises `Conflict("deleted_by_another")` when it is gone."""
    found = reader.get(record_type, record_id)
    if found is None:
        raise Conflict("deleted_by_another", table=BY_TYPE[record_type].name, id=record_id)
    return found


def tidied(draft: T, many_lines: Collection[str] = ("note",)) -> T:
    """The draft with every text in NFC and trimmed; only the fields named keep their lines."""
    record: Any = draft
    texts = {one.name: value for one in fields(record) if type(value := getattr(record, one.name)) is str}
    cleaned = {
        name: clean_multiline(text) if name in many_lines else clean(text) for name, text in texts.items()
    }
    changed: T = replace(record, **cleaned)
    return changed
