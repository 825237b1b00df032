"""Files kept with records, read whole; their bytes stand in `blob`."""

from __future__ import annotations

from desktop.records.attachment import Attachment
from desktop.store.reader import Reader


def of_record(reader: Reader, table: str, record_id: int) -> list[Attachment]:
    """The files of a record in the order in which they were added."""
    return reader.records(
        Attachment, "WHERE owner_table = ? AND owner_id = ? ORDER BY id", (table, record_id)
    )


def size_of(reader: Reader, sha256: str) -> int:
    """How many bytes a kept content has; 0 where it is not there."""
    found = reader.rows("SELECT length(content) AS size FROM blob WHERE sha256 = ?", (sha256,))
    return int(found[0]["size"]) if found else 0
