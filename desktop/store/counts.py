"""How many records of each kind the register holds."""

from __future__ import annotations

from desktop.records.codes import RecipientKind
from desktop.store.reader import Reader


def recipients_by_kind(reader: Reader) -> dict[RecipientKind, int]:
    """Cards of each kind, 0 where there is none."""
    rows = reader.rows("SELECT kind, count(*) AS cards FROM recipient GROUP BY kind")
    found = {row["kind"]: int(row["cards"]) for row in rows}
    return {kind: found.get(kind.value, 0) for kind in RecipientKind}
