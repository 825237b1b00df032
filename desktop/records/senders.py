"""Who had to send lists or reports, whose file it is, and who is late or missing (product.md P104)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from desktop.records.near_units import written_out

_APART = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_KINDS = ("phuong ", "xa ", "thi tran ")
_LEAST_WORDS = 2
"""Of a name without its kind: "Phường Cửa Nam" is found as "cua nam", "Phường Láng" only whole."""
_WARD = re.compile(r"\b(phường|xã|thị trấn) \w", re.IGNORECASE)


class SenderState(StrEnum):
    """How a sender stands; UNREADABLE sent something, but no file of it could be read."""

    SENT = "sent"
    LATE = "late"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Expected:
    """Who has to send, by name, and the last day on which it is in time; None: nobody is late."""

    names: tuple[str, ...] = ()
    due: date | None = None


def sender_of(texts: Iterable[str], names: Sequence[str], otherwise: str) -> str:
    """Whose file it is: the name found in the first text that has one; else `otherwise`.

    The texts are tried in their order: folder, file, letterhead. Of two names that a text has the longer one
    counts; capitals, marks, short forms ("TDP 3") and noughts do not matter.
    """
    for text in texts:
        found = [name for name in names if _stands_in(name, text)]
        if found:
            return max(found, key=lambda name: len(_key(name)))
    return otherwise


def state_of(files: Sequence[tuple[date, bool]], due: date | None) -> SenderState:
    """The state of a sender by its files: the day of each, and whether it could be read.

    In time is who sent something readable by the day; a later file of theirs changes nothing.
    """
    readable = [day for day, could_be_read in files if could_be_read]
    if not files:
        return SenderState.MISSING
    if not readable:
        return SenderState.UNREADABLE
    return SenderState.LATE if due is not None and min(readable) > due else SenderState.SENT


def is_ward(sender: str) -> bool:
    """Whether a sender is a ward or commune, which parts its people from namesakes elsewhere."""
    return _WARD.match(sender) is not None


def _stands_in(name: str, text: str) -> bool:
    where = f" {_key(text)} "
    return any(f" {one} " in where for one in _writings(name))


def _writings(name: str) -> list[str]:
    key = _key(name)
    bare = next((key.removeprefix(kind) for kind in _KINDS if key.startswith(kind)), "")
    return [key, bare] if len(bare.split()) >= _LEAST_WORDS else [key]


@lru_cache(4_096)
def _key(text: str) -> str:
    """Folded words, short forms written out, letters parted from digits: "TDP3_ds" as "to dan pho 3 ds"."""
    return written_out(_APART.sub(" ", text.replace("_", " ").replace("-", " ")))
