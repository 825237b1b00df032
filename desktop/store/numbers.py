"""Number series and the numbers reserved for what is not in the register."""

from __future__ import annotations

from desktop.records.issuer import ReservedNumbers
from desktop.store.reader import Reader


def reserved(reader: Reader, issuer_id: int) -> list[ReservedNumbers]:
    """The reserved numbers of an issuer, by day and number."""
    return reader.records(
        ReservedNumbers, "WHERE issuer_id = ? ORDER BY given_on, first_number, id", (issuer_id,)
    )
