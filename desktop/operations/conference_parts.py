"""What the lists of a conference share: numbered rows that are added behind, moved and taken out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from desktop.errors import Conflict
from desktop.records.attendance import Block, Guest, Pledge
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.text import clean, clean_multiline
from desktop.store import attendance, opinions
from desktop.store.reader import Reader
from desktop.store.tables import BY_TYPE
from desktop.store.writer import Transaction

Part = TypeVar("Part", Opinion, Block, Guest, Pledge)
Kept = TypeVar("Kept", Conference, Opinion, Block, Guest, Pledge)

_MULTILINE = frozenset({"content", "answer", "target", "note"})
_LISTS: Mapping[type, Callable[[Reader, int], list[Any]]] = {
    Opinion: opinions.opinions,
    Block: attendance.blocks,
    Guest: attendance.guests,
    Pledge: attendance.pledges,
}


def existing(reader: Reader, record_type: type[Kept], record_id: int) -> Kept:
    """The stored record. Raises `Conflict("deleted_by_another")` when it is gone."""
    found = reader.get(record_type, record_id)
    if found is None:
        raise Conflict("deleted_by_another", table=BY_TYPE[record_type].name, id=record_id)
    return found


def parts(reader: Reader, record_type: type[Part], conference_id: int) -> list[Part]:
    """A conference's records of one type in their order."""
    return _LISTS[record_type](reader, conference_id)


def cleaned(draft: Part) -> Part:
    """The draft with every text in NFC and trimmed; only long texts keep their lines."""
    texts = {name: value for name, value in dataclasses.asdict(draft).items() if type(value) is str}
    changes: dict[str, Any] = {
        name: clean_multiline(text) if name in _MULTILINE else clean(text) for name, text in texts.items()
    }
    return replace(draft, **changes)


def append(writing: Transaction, conference_id: int, drafts: Sequence[Part]) -> list[Part]:
    """Store new records behind those that the conference has."""
    if not drafts:
        return []
    existing(writing, Conference, conference_id)
    last = max((one.position for one in parts(writing, type(drafts[0]), conference_id)), default=0)
    return writing.insert_many(
        [replace(draft, position=place) for place, draft in enumerate(drafts, start=last + 1)]
    )


def take_out(writing: Transaction, record_type: type[Part], ids: Sequence[int]) -> int:
    """Delete records and close the gaps in their lists. Returns how many went."""
    found = [existing(writing, record_type, record_id) for record_id in dict.fromkeys(ids)]
    for one in found:
        writing.delete(record_type, one.id or 0)
    for conference_id in {one.conference_id for one in found}:
        renumber(writing, parts(writing, record_type, conference_id))
    return len(found)


def delete_parts(writing: Transaction, conference_id: int) -> None:
    """Delete everything that stands in a conference's lists."""
    for record_type, listed in _LISTS.items():
        for part in listed(writing, conference_id):
            writing.delete(record_type, part.id)


def move(writing: Transaction, record_type: type[Part], record_id: int, position: int) -> int:
    """Make a record the `position`th of its list, counted from 1; beyond the last means last."""
    moved = existing(writing, record_type, record_id)
    order = [one for one in parts(writing, record_type, moved.conference_id) if one.id != record_id]
    place = min(max(position, 1), len(order) + 1)
    order.insert(place - 1, moved)
    renumber(writing, order)
    return place


def renumber(writing: Transaction, records: Sequence[Part]) -> None:
    """Number records from 1 in the order given."""
    for position, one in enumerate(records, start=1):
        if one.position != position:
            writing.update(one, replace(one, position=position))
