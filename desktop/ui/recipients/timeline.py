"""The timeline of a card: awards, where they were handed over, initiatives, succession, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtWidgets import QWidget

from desktop.operations.recipients import Event, OpenedRecipient
from desktop.records.text import format_amount
from desktop.ui.recipients.words import (
    EVENT_KINDS,
    EVENT_MARKS,
    event_amount,
    event_detail,
    event_title,
    summary,
)
from desktop.ui.theme import Look
from desktop.ui.widgets.table.columns import Align, Column, Group
from desktop.ui.widgets.table.grouped_table import GroupedTable


@dataclass(frozen=True)
class _Line:
    """An event and its place on the timeline."""

    place: int
    event: Event


NOTHING = "Chưa có khen thưởng, mô hình hay hội nghị nào."


class Timeline(GroupedTable):
    """`opened` carries the place of an event; `event_at` says which one that is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._events: Sequence[Event] = ()
        columns = (
            Column("day", "Ngày", lambda line: line.event.day, 92, align=Align.RIGHT),
            Column("kind", "Việc", lambda line: EVENT_KINDS[line.event.kind], 124, drop=1,
                   mark=lambda line: EVENT_MARKS[line.event.kind]),
            Column("title", "Nội dung", lambda line: event_title(line.event), 200, 1, strong=True,
                   second=lambda line: event_detail(line.event), second_title="Chi tiết"),
            Column("amount", "Tiền thưởng (đ)", lambda line: event_amount(line.event), 132,
                   align=Align.RIGHT),
        )  # fmt: skip
        super().__init__(
            look, columns, lambda line: line.place, "Quá trình", name_column="title",
            two_line=True, parent=parent,
        )  # fmt: skip

    def show_recipient(self, opened: OpenedRecipient) -> None:
        """Show the events of a card under their years; its money adds up in the foot."""
        self._events = opened.events
        lines = [_Line(place, event) for place, event in enumerate(opened.events)]
        self.set_groups([_group(year, list(found)) for year, found in groupby(lines, _year)])
        total = sum(entry.award.amount or 0 for entry in opened.given)
        money = f"{format_amount(total)} đ" if total else ""
        self.set_foot(summary(opened) or NOTHING, "Cộng tiền thưởng:" if money else "", money)

    def event_at(self, place: int) -> Event | None:
        """The event that stands at a place."""
        return self._events[place] if 0 <= place < len(self._events) else None


def _year(line: _Line) -> int | None:
    return line.event.year


def _group(year: int | None, lines: list[_Line]) -> Group:
    total = sum(event_amount(line.event) or 0 for line in lines if line.event.counts)
    sums = {"amount": total} if total else {}
    title = f"NĂM {year}" if year else "CHƯA CÓ NGÀY"
    return Group(str(year), lines, title, f"{len(lines)} việc", sums)
