"""Print jobs that wait for the user's word, and the ticks of the second reader."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from desktop.records.award import Award
from desktop.records.print_job import PrintJob, sheets_of
from desktop.records.proof_reading import ProofReading
from desktop.store.reader import Reader
from desktop.store.rows import from_row
from desktop.store.writer import Transaction


def waiting_job(reader: Reader, commendation_id: int) -> PrintJob | None:
    """The job of a decision whose outcome is not known yet, the oldest first."""
    found = reader.records(PrintJob, "WHERE commendation_id = ? ORDER BY id LIMIT 1", (commendation_id,))
    return found[0] if found else None


def award_ids_waiting(reader: Reader, commendation_id: int) -> set[int]:
    """The awards of a decision whose sheets wait for the user's word."""
    jobs = reader.records(PrintJob, "WHERE commendation_id = ?", (commendation_id,))
    return {sheet.award_id for job in jobs for sheet in sheets_of(job)}


def readings_of(reader: Reader, award_ids: Collection[int]) -> list[ProofReading]:
    """The ticks on the sheets of these awards, oldest first."""
    where = "WHERE award_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return reader.records(ProofReading, where, (json.dumps(list(award_ids)),))


def drop_readings(transaction: Transaction, award_ids: Collection[int]) -> None:
    """Take the ticks of awards away, as their rows go."""
    for reading in readings_of(transaction, award_ids):
        transaction.delete(ProofReading, reading.id or 0)


@dataclass(frozen=True)
class Origin:
    """The list that an award was taken in from: the step's values, and the row as it was taken in."""

    award_id: int
    place: int
    values: Mapping[str, object]
    award: Award


_ORIGINS = """
SELECT change.after AS row, step."values" AS said,
       (SELECT count(*) FROM change c WHERE c.step_id = change.step_id AND c.table_name = 'award'
            AND c.before IS NULL AND c.id < change.id) AS place
FROM change JOIN step ON step.id = change.step_id
WHERE change.table_name = 'award' AND change.before IS NULL
  AND change.row_id IN (SELECT value FROM json_each(?))
  AND step.code IN ('awards_added_from', 'past_list_taken_in')
"""


def origins_of(reader: Reader, award_ids: Collection[int]) -> list[Origin]:
    """Where these awards came from, of those that came with a list; `place` counts from 0 in that step."""
    rows = reader.rows(_ORIGINS, (json.dumps(list(award_ids)),))
    awards = [from_row(Award, json.loads(row["row"])) for row in rows]
    return [
        Origin(award.id or 0, row["place"], json.loads(row["said"]), award)
        for row, award in zip(rows, awards, strict=True)
    ]
