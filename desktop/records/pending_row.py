"""Rows of lists that could not be taken in yet: "Chờ sửa"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PendingRow:
    """One refused row, as it was read from `source`, where it was row `row_number`.

    `kind` is the word after `--into`, the next five say where the list went. `columns` is a JSON list of
    [field key, heading], `texts` a JSON object of what stands in each field, `reasons` a JSON list of the
    problems that the reading found. A commendation or conference that is gone is gone for the row too.
    """

    kind: str
    source: str
    row_number: int
    columns: str
    texts: str
    reasons: str
    kept_at: datetime
    commendation_id: int | None = None
    conference_id: int | None = None
    year: int | None = None
    merit: str = ""
    unit_text: str = ""
    id: int | None = None
