"""History: what was done, by whom, when; a step groups the changes of one deed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Step:
    """One deed. `code` and `values` make a sentence in `words`; `undoes_id` names the step it takes back."""

    id: int
    code: str
    values: Mapping[str, object]
    made_at: datetime
    made_by: str
    undoes_id: int | None = None
    undone: bool = False
    undoable: bool = True


@dataclass(frozen=True)
class Change:
    """One row before and after; an insertion has no before, a deletion no after."""

    table: str
    row_id: int
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
