"""What was learned of the columns of a sender's lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ImportMapping:
    """Columns corrected by a person in lists of one sender with one header: the next such list is read so.

    `kind` is the word after `--into`; `sender` what its letterhead says, folded, "" where there is none;
    `signature` the folded headings in their order; `columns` a JSON object of field keys by folded heading,
    "" for a column that is not taken.
    """

    kind: str
    sender: str
    signature: str
    columns: str
    id: int | None = None
