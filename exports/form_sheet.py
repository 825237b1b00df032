"""One sheet of a form: values put into its cells, between the bytes that stand around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from exports.form_xml import Element, FormNotFilled, elements_of, local_name, spliced, without_attribute

CellValue = str | int | float
"""A text, a whole number, or a number."""

Place = tuple[int, int]
"""Row and column, both from 1."""

_NAME: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_NOT_IN_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEARD: Final = ("sheetData", "row", "c", "f", "v", "cols", "col")


def place_of(name: str) -> Place:
    """Row and column of a cell's name. Raises `FormNotFilled("damaged")` for what is none."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise FormNotFilled("damaged")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def name_of(place: Place) -> str:
    """The name of a cell."""
    row, column = place
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


@dataclass
class _Cell:
    place: Place
    element: Element
    formula: Element | None = None
    value: Element | None = None


@dataclass
class _Row:
    number: int
    element: Element
    cells: list[_Cell] = field(default_factory=list)


class _Sheet:
    """What stands where in a sheet part."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        found = elements_of(content, _HEARD)
        data = next((one for one in found if local_name(one) == "sheetData"), None)
        if data is None:
            raise FormNotFilled("damaged")
        self.data = data
        self.rows: list[_Row] = []
        self._columns: list[tuple[int, int, str]] = []
        for element in found:
            self._note(element, local_name(element))
        self._areas = list(_calculated(self.cells))

    @property
    def cells(self) -> Iterator[_Cell]:
        """Every cell that is written in the sheet."""
        return (cell for row in self.rows for cell in row.cells)

    def is_calculated(self, cell: _Cell) -> bool:
        """Whether a formula makes the cell's value: its own, or that of a range it belongs to."""
        row, column = cell.place
        return cell.formula is not None or any(
            first[0] <= row <= last[0] and first[1] <= column <= last[1] for first, last in self._areas
        )

    def style(self, row: _Row | None, place: Place) -> str:
        """The style of a cell that is not written: its row's, else its column's; "" for the usual one."""
        told = row.element.attributes if row else {}
        if told.get("customFormat") in ("1", "true") and told.get("s"):
            return str(told["s"])
        return next((style for first, last, style in self._columns if first <= place[1] <= last), "")

    def _note(self, element: Element, name: str) -> None:
        told = element.attributes
        if name == "col":
            self._columns.append((int(told["min"]), int(told["max"]), told.get("style", "")))
        elif name == "row" and element.parent is self.data:
            before = self.rows[-1].number if self.rows else 0
            self.rows.append(_Row(int(told.get("r", before + 1)), element))
        elif name == "c" and self.rows and element.parent is self.rows[-1].element:
            row = self.rows[-1]
            follows = (row.number, row.cells[-1].place[1] + 1 if row.cells else 1)
            row.cells.append(_Cell(place_of(told["r"]) if "r" in told else follows, element))
        elif name in ("f", "v") and self.rows and self.rows[-1].cells:
            cell = self.rows[-1].cells[-1]
            if element.parent is cell.element:
                setattr(cell, "formula" if name == "f" else "value", element)


def _calculated(cells: Iterable[_Cell]) -> Iterator[tuple[Place, Place]]:
    """The ranges that one formula fills: of an array, of a table of data."""
    for cell in cells:
        told = cell.formula.attributes if cell.formula else {}
        if told.get("t") in ("array", "dataTable") and told.get("ref"):
            first, _, last = told["ref"].partition(":")
            yield place_of(first), place_of(last or first)


def without_results(content: bytes) -> bytes:
    """The sheet without the stored results of its formulas."""
    sheet = _Sheet(content)
    return spliced(content, _result_edits(sheet))


def filled_sheet(content: bytes, values: Mapping[str, CellValue], name: str = "") -> bytes:
    """The sheet with values in cells, by the cells' names, and without stored results of formulas.

    Raises `FormNotFilled("cell_formula")` for a cell that a formula makes: the form's sums stay its own.
    """
    sheet = _Sheet(content)
    wanted = {place_of(cell): value for cell, value in values.items()}
    known = {cell.place: cell for cell in sheet.cells}
    edits = list(_result_edits(sheet))
    rest: dict[int, dict[int, CellValue]] = {}
    for place, value in wanted.items():
        cell = known.get(place)
        if cell is None:
            rest.setdefault(place[0], {})[place[1]] = value
        elif sheet.is_calculated(cell):
            raise FormNotFilled("cell_formula", sheet=name, cell=name_of(place))
        else:
            element = cell.element
            written = _cell(element.name, place, element.attributes.get("s", ""), value)
            edits.append((element.start, element.end, written))
    rows = {row.number: row for row in sheet.rows}
    for number, cells in sorted(rest.items()):
        row = rows.get(number)
        edits += _new_row(sheet, number, cells) if row is None else _into_row(sheet, row, cells)
    return spliced(content, _opened_data(sheet, edits))


def _result_edits(sheet: _Sheet) -> Iterator[tuple[int, int, bytes]]:
    for cell in sheet.cells:
        if cell.value is None or not sheet.is_calculated(cell):
            continue
        element = cell.element
        tag = sheet.content[element.start : element.inside]
        yield element.start, element.inside, without_attribute(tag, "t")
        yield cell.value.start, cell.value.end, b""


def _into_row(sheet: _Sheet, row: _Row, cells: Mapping[int, CellValue]) -> Iterator[tuple[int, int, bytes]]:
    """Cells that are not written yet, each before the first one that stands behind it."""
    element = row.element
    tag = without_attribute(sheet.content[element.start : element.inside], "spans")
    made = {
        column: _cell(
            _sibling(element, "c"), (row.number, column), sheet.style(row, (row.number, column)), value
        )
        for column, value in sorted(cells.items())
    }
    if element.closes_itself:
        inside = b"".join(made.values())
        yield element.start, element.end, tag[:-2].rstrip() + b">" + inside + _closing(element)
        return
    yield element.start, element.inside, tag
    for column, written in made.items():
        place = next((one.element.start for one in row.cells if one.place[1] > column), element.last)
        yield place, place, written


def _new_row(sheet: _Sheet, number: int, cells: Mapping[int, CellValue]) -> Iterator[tuple[int, int, bytes]]:
    data = sheet.data
    name, cell_name = _sibling(data, "row"), _sibling(data, "c")
    inside = b"".join(
        _cell(cell_name, (number, column), sheet.style(None, (number, column)), value)
        for column, value in sorted(cells.items())
    )
    place = next((row.element.start for row in sheet.rows if row.number > number), data.last)
    yield place, place, b'<%s r="%d">%s</%s>' % (name.encode(), number, inside, name.encode())


def _opened_data(sheet: _Sheet, edits: list[tuple[int, int, bytes]]) -> list[tuple[int, int, bytes]]:
    """The edits; those of a sheet without any row go between the tags of its data, which closed itself."""
    data = sheet.data
    if not data.closes_itself or not edits:
        return edits
    tag = sheet.content[data.start : data.inside][:-2].rstrip() + b">"
    return [(data.start, data.end, tag + b"".join(by for _start, _end, by in edits) + _closing(data))]


def _closing(element: Element) -> bytes:
    return f"</{element.name}>".encode()


def _sibling(element: Element, name: str) -> str:
    """A name with the prefix that the sheet's own elements have."""
    prefix = element.name.rpartition(":")[0]
    return f"{prefix}:{name}" if prefix else name


def _cell(name: str, place: Place, style: str, value: CellValue) -> bytes:
    """A cell with a number or a text inside it, in the style that it had."""
    prefix = f"{name.rpartition(':')[0]}:" if ":" in name else ""
    tag = f'<{name} r="{name_of(place)}"' + (f' s="{style}"' if style else "")
    if isinstance(value, str):
        text = f'<{prefix}is><{prefix}t xml:space="preserve">{_escaped(value)}</{prefix}t></{prefix}is>'
        return f'{tag} t="inlineStr">{text}</{name}>'.encode()
    return f"{tag}><{prefix}v>{value!r}</{prefix}v></{name}>".encode()


def _escaped(text: str) -> str:
    """Text as XML has it; letters that XML cannot hold are left out."""
    plain = _NOT_IN_XML.sub("", text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
