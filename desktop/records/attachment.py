"""A file kept with a record; its bytes stand once in `blob`, by their hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Attachment:
    """`owner_table` and `owner_id` name the record it belongs to."""

    owner_table: str
    owner_id: int
    file_name: str
    sha256: str
    added_on: date | None = None
    id: int | None = None
