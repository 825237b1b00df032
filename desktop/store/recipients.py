"""Cards of those who are commended: found again while a name is being typed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.store import search
from desktop.store.by_ids import by_ids
from desktop.store.reader import Reader
from desktop.store.tables import BY_TYPE

_MANY = 200


def matching(reader: Reader, words: Sequence[str], kind: RecipientKind | None) -> list[Recipient]:
    """Cards whose name or unit has words that begin with each of these folded words; at most 200."""
    places = search.find(reader, " ".join(words), BY_TYPE[Recipient].name, _MANY).places
    found = by_ids(reader, Recipient, [recipient_id for _name, recipient_id in places])
    return [recipient for recipient in found if kind in (None, recipient.kind)]


def named(reader: Reader, name_keys: Sequence[str]) -> list[Recipient]:
    """Cards whose name has one of these keys (`fold_tones`), oldest first."""
    where = "WHERE name_folded IN (SELECT value FROM json_each(?)) ORDER BY id"
    return reader.records(Recipient, where, (json.dumps(list(name_keys)),))


def with_ids(reader: Reader, recipient_ids: Sequence[int]) -> dict[int, Recipient]:
    """Cards by id; missing ones are left out."""
    found = by_ids(reader, Recipient, recipient_ids)
    return {recipient.id: recipient for recipient in found if recipient.id is not None}
