"""Marks on cards that something is being examined."""

from __future__ import annotations

import json
from collections.abc import Iterable

from desktop.records.under_review import UnderReview
from desktop.store.reader import Reader


def of_cards(reader: Reader, recipient_ids: Iterable[int]) -> list[UnderReview]:
    """The marks of these cards, the earliest first."""
    return reader.records(
        UnderReview,
        "WHERE recipient_id IN (SELECT value FROM json_each(?)) ORDER BY since, id",
        (json.dumps(sorted(set(recipient_ids))),),
    )
