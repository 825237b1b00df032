"""Activities of Biểu 6: supervision, grassroots democracy, receiving citizens, visits, support in kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import ActivityKind


@dataclass(frozen=True)
class Activity:
    """One dated activity: `times` (lượt), `people` (số người), `quantity` in `measure`, `value` in đồng."""

    kind: ActivityKind
    title: str
    done_on: date | None = None
    unit_text: str = ""
    done_by: str = ""
    received_by: str = ""
    times: int = 1
    people: int | None = None
    quantity: int | None = None
    measure: str = ""
    value: int | None = None
    note: str = ""
    id: int | None = None
