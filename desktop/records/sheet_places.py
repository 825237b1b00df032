"""The numbers of printed sheets as a clerk types them, and which sheets they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PART = re.compile(r"(\d+)(?:\s*[-–—]\s*(\d+))?")


def typed_places(typed: str) -> list[int]:
    """ "18, 20-21" as [18, 20, 21]; nothing typed is none. Raises ValueError for anything else."""
    places: list[int] = []
    for part in re.split(r"[,;]", typed.strip().rstrip(",; ")):
        if not part.strip():
            if typed.strip():
                raise ValueError(typed)
            continue
        found = _PART.fullmatch(part.strip())
        if found is None:
            raise ValueError(part)
        first, last = int(found[1]), int(found[2] or found[1])
        if not first <= last <= first + 999:
            raise ValueError(part)
        places += range(first, last + 1)
    return places


def between(printed: Sequence[int], first: int, last: int) -> list[int]:
    """The sheets from one number to another as they came out of the printer, which may begin with the last.

    Raises ValueError where a number is not among the printed ones or the second came out before the first.
    """
    start, end = printed.index(first), printed.index(last)
    if end < start:
        raise ValueError(f"{first}-{last}")
    return list(printed[start : end + 1])
