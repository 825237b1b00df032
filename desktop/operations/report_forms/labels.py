"""What a form says of each of its cells: the words of its row, of the rows it belongs to, of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from desktop.intake.form import FormCell, FormSheet, Place, cell_name
from desktop.records.report_form import has_gap, lasting_words
from desktop.records.text import fold

_UNITS = frozenset({"dvt", "don vi tinh", "don vi", "dv tinh"})
_FIRST_HEADS = frozenset({"stt", "tt", "so tt", "so thu tu", "noi dung", "chi tieu", "noi dung chi tieu"})
_NOT_ASKED = _UNITS | {
    "stt", "tt", "so tt", "so thu tu", "ghi chu", "noi dung", "chi tieu", "nguyen nhan", "ten", "ma so",
    "ma", "giai trinh",
}  # fmt: skip
"""Heads of columns that take no figure."""
_UNIT_SAID = re.compile(
    r"\b(?:don vi tinh|dv tinh|dvt|tinh bang) (.+)|\bdon vi ((?:trieu|nghin|ngan|ty|tr|1000|1000d)\b.*)"
)
"""The unit of measure of a whole table, as it stands above it, folded."""
_WIDE = 0.7
"""A text over so large a part of the sheet's width is a title or heads a group; it heads no column."""
_HEAD_LINES = 4
_ROMAN = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])")
_MARKER = re.compile(r"\s*((?:[IVX]{1,5}|[A-HĐ])(?=[.)\s])|\d+(?:\.\d+)*|[a-hđ](?=[.)])|[-–+*•])[.)]?\s*")
_NO_MARKER, _DASH, _PLUS, _LETTER = 7, 5, 6, 4


@dataclass(frozen=True)
class CellLabel:
    """The words that say what a cell asks for.

    `above` are the rows it is a part of, the nearest first; `unit` its unit of measure.
    """

    row: str = ""
    column: str = ""
    above: tuple[str, ...] = ()
    unit: str = ""

    @property
    def words(self) -> str:
        """As a person reads them: “Tập thể (Khen thưởng) · Trong kỳ”."""
        rows = f"{self.row} ({', '.join(self.above)})" if self.above else self.row
        return " · ".join(filter(None, (rows, self.column)))

    @property
    def key(self) -> str:
        """As a mapping remembers them, without what changes from period to period."""
        rows = " > ".join(map(lasting_words, (*reversed(self.above), self.row)))
        return f"{rows} | {lasting_words(self.column)}"


class SheetLabels:
    """Reads the labels of one sheet."""

    def __init__(self, sheet: FormSheet) -> None:
        self.sheet = sheet
        self._columns: dict[Place, str] = {}
        self._rows: dict[Place, str] = {}
        self._labels: dict[Place, CellLabel] = {}
        self._chains: dict[int, dict[int, tuple[str, ...]]] = {}

    def label(self, place: Place) -> CellLabel:
        """What the sheet says of a cell."""
        if place not in self._labels:
            self._labels[place] = self._read(*place)
        return self._labels[place]

    def _read(self, row: int, column: int) -> CellLabel:
        place = row, column
        cell = self.sheet.at(place)
        if has_gap(cell.text) or _has_words(cell):
            return CellLabel(cell.text)
        rows = self._row_words(row, column), self.head(place), self._above(row, column)
        return CellLabel(*rows, self._unit(row, column))

    def key(self, place: Place) -> str:
        """The label as a mapping remembers it."""
        return self.label(place).key

    def keys(self) -> dict[str, str]:
        """The remembered label of every cell that could be asked for, by the cell's name."""
        return {cell_name(place): self.key(place) for place in self._places() if self.may_take(place)}

    def may_take(self, place: Place) -> bool:
        """Whether something may be written there: no formula, no locked cell, no inside of a merged one."""
        cell = self.sheet.at(place)
        return self.sheet.anchor(place) == place and not cell.is_formula and not cell.is_closed

    @cached_property
    def asked(self) -> tuple[Place, ...]:
        """The cells that wait for a value: gaps in a text, and cells of a table with a row and a head."""
        return tuple(place for place in self._places() if self.may_take(place) and self._is_asked(place))

    def _places(self) -> Iterator[Place]:
        for row in range(self.sheet.height):
            if row not in self.sheet.hidden_rows:
                for column in range(self.sheet.width):
                    if column not in self.sheet.hidden_columns:
                        yield row, column

    def _is_asked(self, place: Place) -> bool:
        cell = self.sheet.at(place)
        if has_gap(cell.text):
            return True
        if (cell.text.strip(" -–") and not cell.is_number) or (self._has_boxes and not cell.is_boxed):
            return False
        head = self.head(place)
        if not head or any(fold(part) in _NOT_ASKED for part in head.split(" / ")[-1:]):
            return False
        return bool(self._row_words(*place))

    @cached_property
    def _has_boxes(self) -> bool:
        return any(cell.is_boxed for cell in self.sheet.cells.values())

    def head(self, place: Place) -> str:
        """The words above a cell, the upper ones first: “Kết quả / Trong kỳ”."""
        if place not in self._columns:
            self._columns[place] = " / ".join(reversed(list(self._heads(*place))))
        return self._columns[place]

    def _heads(self, row: int, column: int) -> Iterator[str]:
        seen: set[Place] = set()
        for upper in self._rows_of_head(row):
            anchor = self.sheet.anchor((upper, column))
            cell = self.sheet.at((upper, column))
            is_head = _has_words(cell) and not self._is_wide(anchor) and not has_gap(cell.text)
            if is_head and anchor not in seen:
                seen.add(anchor)
                yield " ".join(cell.text.split())
            elif not is_head and seen:
                return
            if len(seen) >= _HEAD_LINES:
                return

    def _rows_of_head(self, row: int) -> range:
        """The rows of the table's head, the lowest first; where nothing says STT, all above."""
        found = next((first for first in reversed(self._head_rows) if first[0] < row), None)
        if found is None:
            return range(row - 1, -1, -1)
        return range(min(found[1], row - 1), found[0] - 1, -1)

    @cached_property
    def _head_rows(self) -> list[tuple[int, int]]:
        """First and last row of the head of each table: that of the cell STT, or Nội dung, down its merge."""
        found: dict[int, int] = {}
        rows = {row for row in range(self.sheet.height) if self._heads_a_table(row)}
        for place in self._places():
            if place[0] in rows and self._is_first_head(place):
                areas = (one for one in self.sheet.merged if place in one)
                last = max((area.last_row for area in areas), default=place[0])
                found[place[0]] = max(last, found.get(place[0], 0))
        return sorted(found.items())

    def _is_first_head(self, place: Place) -> bool:
        return self.sheet.anchor(place) == place and fold(self.sheet.at(place).text) in _FIRST_HEADS

    def _heads_a_table(self, row: int) -> bool:
        """Whether the row begins with STT and names further columns; TT alone may be the unit “tập thể”."""
        places = ((row, column) for column in range(self.sheet.width))
        filled = [place for place in places if self.sheet.at(place).text.strip()]
        if not filled or not self._is_first_head(filled[0]):
            return False
        return any(_has_words(self.sheet.at(one)) and self.sheet.anchor(one) != filled[0] for one in filled)

    def _row_words(self, row: int, column: int) -> str:
        """The texts left of a cell; its unit of measure and its number do not belong to them."""
        if (row, column) not in self._rows:
            self._rows[row, column] = self._left_of(row, column)
        return self._rows[row, column]

    def _left_of(self, row: int, column: int) -> str:
        found: dict[Place, str] = {}
        for left in range(column):
            place = (row, left)
            cell, anchor = self.sheet.at(place), self.sheet.anchor(place)
            inside = self.sheet.anchor((row, column)) == anchor
            if _has_words(cell) and not inside and not has_gap(cell.text):
                found.setdefault(anchor, _without_marker(cell.text))
        texts = [text for place, text in found.items() if fold(self.head(place)) not in _UNITS]
        return " – ".join(texts)

    def _unit(self, row: int, column: int) -> str:
        """What stands in the row under ĐVT."""
        lefts = ((row, left) for left in range(column))
        own = next((self.sheet.at(one).text for one in lefts if fold(self.head(one)) in _UNITS), "")
        return " ".join(filter(None, (own, *(unit for upper, unit in self._units_said if upper < row))))

    @cached_property
    def _units_said(self) -> list[tuple[int, str]]:
        """The rows that say a unit of measure for what stands below: “Đơn vị tính: triệu đồng”."""
        cells = {self.sheet.anchor(place): fold(self.sheet.at(place).text) for place in self._places()}
        said = ((place[0], _UNIT_SAID.search(text)) for place, text in cells.items())
        return [(row, found[1] or found[2]) for row, found in said if found]

    def _above(self, row: int, column: int) -> tuple[str, ...]:
        """The rows that a row is a part of, by their numbers: 1.1 under 1 under I."""
        if column not in self._chains:
            self._chains[column] = dict(self._chain(column))
        return self._chains[column].get(row, ())

    def _chain(self, column: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Every row of a column with those above it that it is a part of, the nearest first."""
        open_rows: list[tuple[int, str]] = []
        for row in range(self.sheet.height):
            if self._is_head_row(row, column):
                open_rows.clear()
            elif words := self._row_words(row, column) or self._wide_words(row):
                level = self._level(row, column)
                while open_rows and open_rows[-1][0] >= level:
                    open_rows.pop()
                yield row, tuple(above for _level, above in reversed(open_rows))
                open_rows.append((level, words))

    def _is_head_row(self, row: int, column: int) -> bool:
        """Whether the row is one of the table's head: its cell in this column has words itself."""
        anchor = self.sheet.anchor((row, column))
        return _has_words(self.sheet.at((row, column))) and not self._is_wide(anchor)

    def _level(self, row: int, column: int) -> int:
        """How deep a row stands: 0 for A and I, more for 1, 1.1, a), -, +; the deepest without a number."""
        first = next((text for left in range(column) if (text := self.sheet.at((row, left)).text)), "")
        if self._wide_words(row):
            return 0
        found = _MARKER.match(first) or (_MARKER.fullmatch(f"{first}.") if len(first) < 6 else None)
        marker = found[1] if found else ""
        if not marker:
            return _NO_MARKER
        if marker[0].isdigit():
            return 1 + marker.count(".")
        if _ROMAN.fullmatch(marker):
            return 0
        return {"-": _DASH, "–": _DASH, "•": _DASH}.get(marker, _PLUS if marker in "+*" else _LETTER)

    def _wide_words(self, row: int) -> str:
        """The words of a row that one text fills from end to end."""
        cell, anchor = self.sheet.at((row, 0)), self.sheet.anchor((row, 0))
        return _without_marker(cell.text) if _has_words(cell) and self._is_wide(anchor) else ""

    def _is_wide(self, anchor: Place) -> bool:
        area = next((one for one in self.sheet.merged if (one.first_row, one.first_column) == anchor), None)
        return area is not None and area.last_column - area.first_column + 1 >= max(
            _WIDE * self.sheet.width, 3
        )


def _has_words(cell: FormCell) -> bool:
    is_marker = _ROMAN.fullmatch(cell.text.strip(" .)"))
    is_words = not cell.is_formula and not cell.is_number and not is_marker
    return is_words and bool(re.search("[a-z]{2}", fold(cell.text)))


def _without_marker(text: str) -> str:
    found = _MARKER.match(text)
    rest = text[found.end() :] if found else text
    return " ".join((rest or text).split())
