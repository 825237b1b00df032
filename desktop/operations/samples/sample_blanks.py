"""The sample's blanks: what was bought, printed, spoiled and counted."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.operations.samples.sample_records import Entry, record
from desktop.records.blank import Blank, BlankMovement
from desktop.records.commendation import Commendation
from desktop.store.writer import Transaction


def write_blanks(transaction: Transaction, entries: Entry, decisions: Mapping[str, Commendation]) -> None:
    """Write the blanks with their ledgers; a movement names its decision by the key of the sample's files."""
    for entry in entries["blanks"]:
        blank_id = transaction.insert(record(Blank, entry)).id
        for one in entry["movements"]:
            decision = decisions.get(one.get("commendation", ""))
            movement = record(
                BlankMovement, one, blank_id=blank_id, commendation_id=decision.id if decision else None
            )
            transaction.insert(movement)
