"""Names typed or pasted, one person a line."""

from __future__ import annotations

import re

from desktop.records.attendance import Guest
from desktop.records.text import clean

_BETWEEN = re.compile(r"[\t;,]")


def people_in(text: str, conference_id: int, block_id: int | None) -> list[Guest]:
    """The people of a text: name, then after a tab, “;” or “,” post and unit. A running number is dropped.

    Lines from Excel come with tabs; empty lines are passed over.
    """
    found = []
    for line in text.splitlines():
        cells = [clean(cell) for cell in _BETWEEN.split(line)]
        if cells and cells[0].rstrip(".").isdecimal():
            cells = cells[1:]
        cells = [cell for cell in cells if cell]
        if cells:
            found.append(Guest(conference_id, 0, cells[0], ", ".join(cells[1:]), block_id))
    return found
