"""The tick of the second reader on one sheet, before it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ProofReading:
    """Who read a sheet and when; `texts` is what stood there (JSON), so that a change lets the tick fall."""

    award_id: int
    read_at: datetime
    read_by: str
    texts: str
    id: int | None = None
