"""Certificates as they were issued: written once, never changed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.records.issued_page import IssuedPage
from desktop.store.reader import Reader


def latest_pages(reader: Reader, commendation_id: int) -> dict[int, IssuedPage]:
    """The last sheet printed for each award of a commendation, by award id."""
    pages = reader.records(
        IssuedPage,
        "WHERE award_id IN (SELECT id FROM award WHERE commendation_id = ?) ORDER BY print_number, id",
        (commendation_id,),
    )
    return {page.award_id: page for page in pages}


def pages_of(reader: Reader, award_ids: Sequence[int]) -> list[IssuedPage]:
    """Every sheet printed for these awards, oldest first."""
    where = "WHERE award_id IN (SELECT value FROM json_each(?)) ORDER BY award_id, print_number, id"
    return reader.records(IssuedPage, where, (json.dumps(list(award_ids)),))


def last_print_numbers(reader: Reader, award_ids: Sequence[int]) -> dict[int, int]:
    """How often each award was printed so far, by award id."""
    return {page.award_id: page.print_number for page in pages_of(reader, award_ids)}
