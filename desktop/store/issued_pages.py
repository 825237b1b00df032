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


_NOT_OF_THE_WORDS = (
    "awards_paid", "awards_unpaid", "awards_presented", "awards_unpresented", "presented_recorded",
    "awards_moved", "awards_assigned", "awards_unassigned", "register_numbers_reserved",
)  # fmt: skip
"""Steps that write awards and never what their sheets say."""

_REWRITTEN = """
SELECT a.id
FROM award a
JOIN issued_page p ON p.award_id = a.id AND p.state = 'good'
     AND p.print_number = (SELECT max(print_number) FROM issued_page WHERE award_id = a.id)
WHERE EXISTS (
    SELECT 1 FROM change c JOIN step s ON s.id = c.step_id
    WHERE ((c.table_name = 'award' AND c.row_id = a.id)
           OR (c.table_name = 'commendation' AND c.row_id = a.commendation_id))
      AND c.step_id >= coalesce(
          (SELECT min(step_id) FROM change WHERE table_name = 'issued_page' AND row_id = p.id), 0)
      AND s.code NOT IN (SELECT value FROM json_each(?)))
"""


def rewritten_awards(reader: Reader) -> list[int]:
    """The awards with a good sheet that were perhaps reworded since, by the history; none is missed.

    The words of thousands of sheets are not compared for a list: only a few were touched after printing.
    """
    return [int(row["id"]) for row in reader.rows(_REWRITTEN, (json.dumps(_NOT_OF_THE_WORDS),))]


def pages_of(reader: Reader, award_ids: Sequence[int]) -> list[IssuedPage]:
    """Every sheet printed for these awards, oldest first."""
    where = "WHERE award_id IN (SELECT value FROM json_each(?)) ORDER BY award_id, print_number, id"
    return reader.records(IssuedPage, where, (json.dumps(list(award_ids)),))


def printed_commendations(reader: Reader) -> list[int]:
    """The commendations that have a sheet which came out well."""
    rows = reader.rows(
        "SELECT DISTINCT a.commendation_id AS id FROM issued_page p JOIN award a ON a.id = p.award_id"
        " WHERE p.state = 'good' ORDER BY 1"
    )
    return [int(row["id"]) for row in rows]


def last_print_numbers(reader: Reader, award_ids: Sequence[int]) -> dict[int, int]:
    """How often each award was printed so far, by award id."""
    return {page.award_id: page.print_number for page in pages_of(reader, award_ids)}
