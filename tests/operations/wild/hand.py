"""The wild user's hand: one open register, and what hypothesis lets it pick."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st

from desktop.store.file import RecordFile

T = TypeVar("T")

NAMES = ("Đặng Thị Hường", "Lê Văn Tám", "Tổ dân vận số 3", "Tổ 5", "Hòa", "Hoà", "Bùi Thị Ba", "x" * 60)
TEXTS = ("", "Tổ trưởng", "Tổ phó", "phường Hoàn Kiếm", "Đã thu gom rác", "Ghi chú\ndòng hai")
DAYS = (date(2026, 2, 27), date(2026, 6, 30), date(2026, 10, 9))


@dataclass(frozen=True)
class Hand:
    """`draw` is hypothesis'; what is picked of the register is picked in the order of ids."""

    file: RecordFile
    data: st.DataObject

    def pick(self, choices: Sequence[T]) -> T:
        """One of these."""
        return self.data.draw(st.sampled_from(list(choices)))

    def some(self, choices: Sequence[T], most: int = 4) -> list[T]:
        """A few of these, each once, in any order."""
        return self.data.draw(
            st.lists(st.sampled_from(list(choices)), min_size=1, max_size=most, unique=True)
        )

    def number(self, low: int, high: int) -> int:
        """A number between two, both included."""
        return self.data.draw(st.integers(low, high))

    def chance(self) -> bool:
        """Yes or no."""
        return self.data.draw(st.booleans())

    def name(self) -> str:
        """A name as clerks type it."""
        return self.pick(NAMES)

    def text(self) -> str:
        """Any other text, often none."""
        return self.pick(TEXTS)

    def day(self) -> date:
        """A day of this year."""
        return self.pick(DAYS)

    def all(self, record_type: type[T]) -> list[T]:
        """Every record of a type."""
        return self.file.read.records(record_type, "ORDER BY id")

    def one(self, record_type: type[T]) -> T | None:
        """A record of a type, None where there is none."""
        found = self.all(record_type)
        return self.pick(found) if found else None

    def ids(self, record_type: type[Any], most: int = 4) -> list[int]:
        """Ids of a few records of a type."""
        found = [record.id for record in self.all(record_type)]
        return self.some(found, most) if found else []


WildDeed = Callable[[Hand], "Future[Any] | None"]
"""Does something through one operation; None where there is nothing to do it with."""

WildDeeds = Mapping[str, WildDeed]


def deeds(*functions: WildDeed) -> WildDeeds:
    """Deeds by their names, which hypothesis prints."""
    return {one.__name__: one for one in functions}
