"""Finds the headers on a sheet, under letterheads and over two lines, and says which column means what."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.intake.contents import key_by_content
from desktop.intake.fields import Headings, ListKind, Meaning, Why
from desktop.intake.kinds import kind_of_heading
from desktop.intake.people_fields import AWARDS
from desktop.intake.raw import Area, Cell, RawSheet
from desktop.records.text import clean, fold

_LONGEST_HEADING = 120
_MOST_LINES = 3
_LEAST_HEADINGS = 2
_LONGEST_CHILD = 40
_SAMPLE_ROWS = 200
_LINE = "\n"  # parts the lines of one heading while it is looked at
_WHOLE = (Why.EXACT, Why.SYNONYM)
_SCALES = (
    (1_000, ("nghin dong", "ngan dong", "1 000 dong", "1000 dong", "1 000d", "1000d", "nghin d", "1 000 d")),
    (1_000_000, ("trieu dong", "tr dong", "trd", "tr d")),
)


class ListColumn(StrEnum):
    """The fields of an award's row that the preview shows."""

    INDEX = "index"
    ADDRESS_FORM = "address_form"
    NAME = "name"
    FAMILY_NAMES = "family_names"
    GIVEN_NAME = "given_name"
    POSITION = "position"
    UNIT = "unit"
    POSITION_AND_UNIT = "position_and_unit"
    KIND = "kind"
    FORM = "form"
    FIELD = "field"
    BIRTH_YEAR = "birth_year"
    BIRTH_YEAR_MAN = "birth_year_man"
    BIRTH_YEAR_WOMAN = "birth_year_woman"
    MERIT = "merit"
    INITIATIVE = "initiative"
    AMOUNT = "amount"
    NOTE = "note"


@dataclass(frozen=True)
class ColumnMatch:
    """One column of a list: its heading, the field it is taken for and why, and what else it may be.

    `place` counts from 0; `field` None is a column that is not taken; `filled` counts its cells below the
    header; `scale` is what an amount is multiplied with ("nghìn đồng": 1,000).
    """

    place: int
    title: str
    field: str | None
    why: Why
    alternatives: tuple[str, ...] = ()
    filled: int = 0
    scale: int = 1


@dataclass(frozen=True)
class Header:
    """A header with the meaning of its columns; `row` is its last row, from 1, as in the file.

    `columns` has the places (from 0) of each field, `matches` every column. `first_row` is its first row. A
    header without rows (`row` 0) was guessed from the cells. Two lists side by side are two headers.
    """

    row: int
    columns: Mapping[str, tuple[int, ...]]
    first_row: int = 0
    matches: tuple[ColumnMatch, ...] = ()

    def cell(self, row: Sequence[Cell], column: str) -> Cell:
        """The row's first filled cell among the columns of that field."""
        for place in self.columns.get(column, ()):
            if place < len(row) and row[place] not in (None, ""):
                return row[place]
        return None

    @property
    def places(self) -> tuple[int, ...]:
        """The places of all its columns, taken or not."""
        return tuple(match.place for match in self.matches)

    def match(self, column: str) -> ColumnMatch | None:
        """The first column that is taken for a field."""
        return next((one for one in self.matches if one.field == column), None)

    def titles(self) -> tuple[str, ...]:
        """The folded headings, for telling a repeated header from another one."""
        return tuple(fold(match.title) for match in self.matches if match.title)


@dataclass(frozen=True)
class ColumnChoice:
    """What a person, or the memory of a sender, says of columns.

    `learned` has fields by folded heading, "" for a column that is not taken; `chosen` by the header's row
    (from 1) and the place (from 0), and wins.
    """

    learned: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[tuple[int, int], str | None] = field(default_factory=dict)


def find_header(sheet: RawSheet, kind: ListKind = AWARDS) -> Header | None:
    """The first header on the sheet; None where there is none."""
    return next(iter(find_headers(sheet, kind)), None)


def find_headers(
    sheet: RawSheet, kind: ListKind = AWARDS, choice: ColumnChoice | None = None
) -> list[Header]:
    """Every header of a kind from the top, a repeated one too. `sheet` is already decoded from old fonts."""
    return [*_Finder(sheet, kind, choice or ColumnChoice()).headers()]


def header_from_contents(
    sheet: RawSheet, kind: ListKind, choice: ColumnChoice | None = None
) -> Header | None:
    """Columns guessed from their cells where nothing is written above them, as in pasted rows."""
    finder = _Finder(sheet, kind, choice or ColumnChoice())
    (header,) = finder.mapped(_Band(0, 0), {})
    return header if kind.has_anchor(set(header.columns)) else None


def header_of_strange_titles(
    sheet: RawSheet, kind: ListKind, choice: ColumnChoice | None = None
) -> Header | None:
    """The columns of a list whose headings nobody knows, or that has none: guessed from their cells.

    The line above the first row is its header where it holds words in several columns and no name. A list
    without any name keeps its columns too, for a person to say what they are; None for an empty sheet.
    """
    finder = _Finder(sheet, kind, choice or ColumnChoice(), guesses=True)
    band = finder.strange_band()
    return next(finder.mapped(band, finder.titles(band)), None) if band is not None else None


@dataclass(frozen=True)
class _Band:
    """The lines of a header, from 0; `last` is the row after them."""

    first: int
    last: int


class _Finder:
    """One search through one sheet."""

    def __init__(
        self, sheet: RawSheet, kind: ListKind, choice: ColumnChoice, *, guesses: bool = False
    ) -> None:
        self._sheet, self._kind, self._choice = sheet, kind, choice
        self._guesses = guesses
        self._headings = Headings(kind)
        anchors = {key for anchor in kind.anchors for key in anchor}
        titles = [title for one in kind.fields if one.key in anchors for title in one.titles]
        self._first_words = {_first_word(title) for title in titles} | {
            _first_word(fold(title)) for title in titles
        }
        self._areas: dict[int, list[Area]] = {}
        for area in sheet.merged:
            for row in range(area.first_row, min(area.last_row, area.first_row + _MOST_LINES) + 1):
                self._areas.setdefault(row, []).append(area)

    def headers(self) -> Iterator[Header]:
        """All headers in their order; a search goes on below each."""
        row = floor = 0
        while row < len(self._sheet.rows):
            band = self._band(row, floor) if self._may_begin(row) else None
            if band is None:
                row += 1
                continue
            yield from self.mapped(band, self._titles(band))
            row = floor = band.last

    def strange_band(self) -> _Band | None:
        """The first line that may be a header nobody knows, else no line; None where nothing is filled."""
        full = [at for at, row in enumerate(self._sheet.rows) if _filled(row) >= _LEAST_HEADINGS]
        if not full:
            return None
        first = full[0]
        is_header = len(full) > 1 and self._is_wordy(first) and not self._is_like_below(first)
        return _Band(first, first + 1) if is_header else _Band(0, 0)

    def _is_like_below(self, row: int) -> bool:
        """Whether most cells of a line are of the same sort as those below, where these are of one."""
        keys = {one.key for one in self._kind.fields}
        body = self._sheet.rows[row + 1 : row + 1 + _SAMPLE_ROWS]
        alike = []
        for place, cell in enumerate(self._sheet.rows[row]):
            cells = [line[place] for line in body if place < len(line) and line[place] not in (None, "")]
            if cell not in (None, "") and (key := key_by_content(cells, keys)) is not None:
                alike.append(key_by_content([cell], {key}) is not None)
        return 2 * sum(alike) > len(alike)

    def titles(self, band: _Band) -> dict[int, str]:
        """The heading of every column that has one."""
        return self._titles(band) if band.last > band.first else {}

    def _may_begin(self, row: int) -> bool:
        return any(
            isinstance(cell, str) and len(cell) <= _LONGEST_HEADING and _first_word(cell) in self._first_words
            for cell in self._sheet.rows[row]
        )

    def _band(self, row: int, floor: int) -> _Band | None:
        """The lines of the header that a row belongs to, none above `floor`."""
        if not self._is_wordy(row) or kind_of_heading(self._sheet.rows[row]) is not None:
            return None
        first = self._upward(row, floor)
        last = self._downward(row)
        titles = self._titles(_Band(first, last))
        keys = [found.key for title in titles.values() if (found := self._meaning(title)) is not None]
        distinct = set(keys)
        single = len(titles) == 1 and len(distinct) == 1 and self._is_exact(next(iter(titles.values())))
        if not self._kind.has_anchor(distinct) or (len(distinct) < 2 and not single):
            return None
        return _Band(first, last) if 2 * len(keys) >= len(titles) or len(distinct) > 3 else None

    def _is_exact(self, title: str) -> bool:
        found = self._headings.best(title)
        return found is not None and found.why in _WHOLE and " " in fold(title)

    def _is_wordy(self, row: int) -> bool:
        """A line of a header holds words only: no number, no day, no long text."""
        cells = [cell for cell in self._sheet.rows[row] if cell not in (None, "")]
        return bool(cells) and all(
            isinstance(cell, str) and len(cell) <= _LONGEST_HEADING and not cell.strip().isdigit()
            for cell in cells
        )

    def _downward(self, row: int) -> int:
        """One past the header's last line: merged cells tell it, else lines of parts under empty cells."""
        merged = [area.last_row for area in self._areas.get(row, []) if area.first_row == row]
        last = max((end for end in merged if end - row < _MOST_LINES), default=row) + 1
        while last - row < _MOST_LINES and self._continues(row, last):
            last += 1
        return last

    def _continues(self, first: int, row: int) -> bool:
        """Whether a line holds parts of the headings above: "Bằng số | Bằng chữ" under "Mức thưởng"."""
        if row >= len(self._sheet.rows) or not self._is_wordy(row) or self._is_heading(row):
            return False
        above = self._titles(_Band(first, row))
        if len(above) < _LEAST_HEADINGS:
            return False
        together = self._titles(_Band(first, row + 1))
        line = {
            place: str(cell) for place, cell in enumerate(self._sheet.rows[row]) if cell not in (None, "")
        }
        return all(self._is_part(text, place, together, above) for place, text in line.items())

    def _is_heading(self, row: int) -> bool:
        """One word alone stands over rows, not under a heading; a unit in brackets does not."""
        cells = [cell for cell in self._sheet.rows[row] if cell not in (None, "")]
        is_unit = len(cells) == 1 and str(cells[0]).strip().startswith("(")
        return (len(cells) < 2 and not is_unit) or kind_of_heading(self._sheet.rows[row]) is not None

    def _is_part(self, text: str, place: int, together: Mapping[int, str], above: Mapping[int, str]) -> bool:
        if len(text) > _LONGEST_CHILD:
            return False
        alone = self._headings.best(text)
        joined = self._meaning(together.get(place, ""))
        if place not in above or not above[place]:
            return alone is not None or (joined is not None and joined.why in _WHOLE)
        before = self._headings.best(above[place])
        is_more = joined is not None and joined.why in _WHOLE and joined != before
        return is_more or (alone is not None and alone.why in _WHOLE)

    def _upward(self, row: int, floor: int) -> int:
        """The header's first line: a line above may hold "TT" or the words over several columns."""
        first = row
        while first > floor and row - first < _MOST_LINES - 1 and self._is_parent(first - 1, row):
            first -= 1
        return first

    def _is_parent(self, above: int, row: int) -> bool:
        if not self._is_wordy(above):
            return False
        areas = self._areas.get(above, [])
        if any(area.first_row <= above and area.last_row >= row for area in areas):
            return True
        taken = {
            place
            for line in self._sheet.rows[above + 1 : row + 1]
            for place, cell in enumerate(line)
            if cell not in (None, "")
        }
        cells = {
            place: str(cell) for place, cell in enumerate(self._sheet.rows[above]) if cell not in (None, "")
        }
        widths = [area.last_column - area.first_column for area in areas if area.first_row == above]
        spans = [width for width in widths if 1 <= width < len(taken) - 1]
        known = [place for place, text in cells.items() if place not in taken and self._headings.best(text)]
        return len(cells) > 1 and (bool(known) or len(spans) > 1)

    def _titles(self, band: _Band) -> dict[int, str]:
        """The heading of every column that has one: the words of its lines, from the top."""
        lines = [self._line(row, is_last=row == band.last - 1) for row in range(band.first, band.last)]
        places = sorted({place for line in lines for place in line})
        titles: dict[int, str] = {}
        for place in places:
            words = dict.fromkeys(line[place] for line in lines if line.get(place))
            titles[place] = _LINE.join(words)
        return {place: title for place, title in titles.items() if title}

    def _line(self, row: int, *, is_last: bool) -> dict[int, str]:
        """The words of one line by place; those over several columns stand over each of them."""
        cells = self._sheet.rows[row]
        line = {place: clean(str(cell)) for place, cell in enumerate(cells) if cell not in (None, "")}
        spread = dict(line)
        for area in self._areas.get(row, []):
            if area.first_row == row and area.first_column in line:
                for place in range(area.first_column + 1, area.last_column + 1):
                    spread[place] = line[area.first_column]
        if not is_last and not self._areas.get(row):
            below = self._sheet.rows[row + 1]
            for place, cell in enumerate(below):
                parent = max((one for one in line if one < place), default=None)
                is_free = place not in line and cell not in (None, "") and parent is not None
                if is_free and parent is not None and parent < len(below) and below[parent] not in (None, ""):
                    spread[place] = line[parent]
        return spread

    def _meaning(self, title: str) -> Meaning | None:
        """What a heading means: by the memory of a sender, by all its lines, by its last or its first one."""
        learned = self._choice.learned.get(fold(title))
        if learned is not None:
            return Meaning(learned, Why.LEARNED, len(title)) if learned else None
        lines = title.split(_LINE)
        whole, last, top = (self._headings.best(text) for text in (title, lines[-1], lines[0]))
        certain = (one for one in (whole, last) if one is not None and one.why in _WHOLE)
        return next(certain, None) or last or whole or top

    def mapped(self, band: _Band, titles: Mapping[int, str]) -> Iterator[Header]:
        """The header with its columns; two where two lists stand side by side."""
        width = max((len(row) for row in self._sheet.rows[band.last : band.last + _SAMPLE_ROWS]), default=0)
        places = sorted({*titles, *range(width)})
        found = {place: self._meaning(titles[place]) for place in places if place in titles}
        for block in self._blocks(places, found):
            yield self._header(band, block, titles, found)

    def _blocks(self, places: Sequence[int], found: Mapping[int, Meaning | None]) -> list[list[int]]:
        """Columns of lists side by side: each begins where the index, or the name, comes again."""
        keys = {place: meaning.key for place, meaning in found.items() if meaning is not None}
        counts = Counter(keys.values())
        anchor = next((one for one in self._kind.anchors if all(counts[key] > 1 for key in one)), None)
        if anchor is None or sum(count > 1 for count in counts.values()) < 2:
            return [[*places]]
        opening = (
            "index" if counts["index"] > 1 else keys[min(place for place in keys if keys[place] in anchor)]
        )
        starts = [place for place in places if keys.get(place) == opening]
        ends = [*starts[1:], max(places) + 1]
        blocks = [[one for one in places if a <= one < b] for a, b in zip(starts, ends, strict=True)]
        blocks[0] = [one for one in places if one < starts[0]] + blocks[0]
        whole = all(self._kind.has_anchor({keys[one] for one in block if one in keys}) for block in blocks)
        return blocks if whole else [[*places]]

    def _header(
        self,
        band: _Band,
        places: Sequence[int],
        titles: Mapping[int, str],
        found: Mapping[int, Meaning | None],
    ) -> Header:
        taken = self._settled(places, found)
        body = self._sheet.rows[band.last : band.last + _SAMPLE_ROWS]
        scale = self._scale_above(band)
        matches = []
        for place in places:
            title, meaning = titles.get(place, ""), taken.get(place)
            if meaning is None and not self._is_dropped(title):
                meaning = self._by_content(body, place, title, taken)
                if meaning is not None:
                    taken[place] = meaning
            matches.append(self._match(band, place, title, meaning, scale, body))
        shown = tuple(one for one in matches if one.title or one.filled)
        columns: dict[str, tuple[int, ...]] = {}
        for one in shown:
            if one.field is not None:
                columns[one.field] = (*columns.get(one.field, ()), one.place)
        return Header(band.last, columns, band.first + 1, shown)

    def _is_dropped(self, title: str) -> bool:
        return bool(title) and self._choice.learned.get(fold(title)) == ""

    def _settled(self, places: Sequence[int], found: Mapping[int, Meaning | None]) -> dict[int, Meaning]:
        """Each field once, by the heading that agrees best; a second column of it is not taken."""
        repeatable = {one.key for one in self._kind.fields if one.is_repeatable}
        best: dict[int, Meaning] = {}
        ranked = [(place, meaning) for place in places if (meaning := found.get(place)) is not None]
        order = {Why.LEARNED: 3, Why.EXACT: 2, Why.SYNONYM: 2, Why.BEGINNING: 1}
        ranked.sort(key=lambda one: (-order.get(one[1].why, 0), -one[1].weight, one[0]))
        keys: set[str] = set()
        for place, meaning in ranked:
            if meaning.key not in keys or meaning.key in repeatable:
                best[place] = meaning
                keys.add(meaning.key)
        return best

    def _by_content(
        self, body: Sequence[Sequence[Cell]], place: int, title: str, taken: Mapping[int, Meaning]
    ) -> Meaning | None:
        """A column without any heading, or with one that nobody knows while the name is still missing."""
        keys = {one.key for one in taken.values()}
        if title and not self._guesses and self._kind.has_anchor(keys):
            return None
        cells = [row[place] for row in body if place < len(row) and row[place] not in (None, "")]
        key = key_by_content(cells, {one.key for one in self._kind.fields} - keys)
        return Meaning(key, Why.CONTENT, 0) if key else None

    def _match(
        self,
        band: _Band,
        place: int,
        title: str,
        meaning: Meaning | None,
        scale: int,
        body: Sequence[Sequence[Cell]],
    ) -> ColumnMatch:
        key, why = (meaning.key, meaning.why) if meaning else (None, Why.UNKNOWN)
        if (band.last, place) in self._choice.chosen:
            key, why = self._choice.chosen[band.last, place], Why.CHOSEN
        others = tuple(one.key for one in self._headings.meanings(title) if one.key != key) if title else ()
        filled = sum(1 for row in body if place < len(row) and row[place] not in (None, ""))
        shown = title.replace(_LINE, " / ")
        return ColumnMatch(place, shown, key, why, others, filled, scale_of(title) or scale)

    def _scale_above(self, band: _Band) -> int:
        """ "Đơn vị tính: nghìn đồng" over the table holds for its amounts."""
        for row in self._sheet.rows[max(0, band.first - 6) : band.first]:
            for cell in row:
                if isinstance(cell, str) and fold(cell).startswith(("don vi tinh", "dvt", "don vi")):
                    return scale_of(cell) or 1
        return 1


def with_choice(header: Header, chosen: Mapping[int, str | None]) -> Header:
    """The header with other fields for some places; a field leaves the column that it had before."""
    wanted = {key for key in chosen.values() if key is not None}
    matches = tuple(
        replace(one, field=chosen[one.place], why=Why.CHOSEN)
        if one.place in chosen
        else replace(one, field=None)
        if one.field in wanted
        else one
        for one in header.matches
    )
    columns: dict[str, tuple[int, ...]] = {}
    for one in matches:
        if one.field is not None:
            columns[one.field] = (*columns.get(one.field, ()), one.place)
    return replace(header, matches=matches, columns=columns)


def scale_of(title: str) -> int | None:
    """What amounts under a heading are multiplied with; None where it does not say."""
    words = f" {fold(title)} "
    return next((scale for scale, names in _SCALES if any(f" {name} " in words for name in names)), None)


def _filled(row: Sequence[Cell]) -> int:
    return sum(cell not in (None, "") for cell in row)


def _first_word(text: str) -> str:
    word = text.strip().split(None, 1)[:1]
    return unicodedata.normalize("NFC", word[0].casefold().strip(".,/:")) if word else ""
