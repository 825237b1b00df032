"""A list as it goes to the clipboard: cells with their kinds for Excel and LibreOffice, and plain text.

Excel reads the values from `x:num`, `x:str` and `mso-number-format`, LibreOffice from `sdval` and `sdnum`.
Both would else guess by the PC's own customs: 01/02 becomes a day of another month, 0123 loses its zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from desktop.records.text import format_amount, short_date
from desktop.words.reports import percent_words

CellValue = str | int | float | date | None
"""What a cell holds; None is an empty one, a float is a fraction that is shown in percent."""

_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a spreadsheet, as it counts from March 1900 on."""

_FORMATS = {
    "text": (r"\@", "1033;0;@"),
    "whole": ("0", "1033;0;0"),
    "amount": (r"\#\,\#\#0", "1033;0;#,##0"),
    "share": (r"0\.0%", "1033;0;0.00%"),
    "day": (r"dd\/mm\/yyyy", "1033;1066;DD/MM/YYYY"),
}
"""The number formats by kind of value, for Excel and for LibreOffice.

LibreOffice takes only formats that the named language has by itself: 1033;0 the PC's own, 1066 Vietnamese.
"""

_HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">'
    "<style>td {{white-space: nowrap}} br {{mso-data-placement: same-cell}} {kinds}</style></head><body>"
)


@dataclass(frozen=True)
class CopiedColumn:
    """A head; whole numbers below it have no points between thousands where `plain` (years, places)."""

    title: str
    plain: bool = False


@dataclass(frozen=True)
class CopiedRow:
    """The cells of a row; a heading is the row of a group, with its sums."""

    cells: Sequence[CellValue]
    heading: bool = False


@dataclass(frozen=True)
class CopiedTable:
    """Columns and rows as they stand on the screen; columns without any title have no head."""

    columns: Sequence[CopiedColumn]
    rows: Sequence[CopiedRow]

    @property
    def titles(self) -> list[str]:
        """The words of the head; none where no column has any."""
        return [column.title for column in self.columns] if any(one.title for one in self.columns) else []


def shown(value: CellValue, *, plain: bool = False) -> str:
    """A value as an office writes it: 1.520.000, 09/10/2026."""
    if value is None:
        return ""
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int):
        return str(value) if plain else format_amount(value)
    return percent_words(value) if isinstance(value, float) else value


def as_text(table: CopiedTable) -> str:
    """Lines with tabs, for mail and chat; a line break inside a cell becomes a space."""
    lines = [table.titles] if table.titles else []
    lines += [
        [shown(value, plain=column.plain) for value, column in zip(row.cells, table.columns, strict=True)]
        for row in table.rows
    ]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def as_html(table: CopiedTable) -> str:
    """The table for spreadsheets and Word."""
    kinds = " ".join(f'.{kind} {{mso-number-format:"{excel}"}}' for kind, (excel, _calc) in _FORMATS.items())
    head = "".join(_cell(title, "text", heading=True) for title in table.titles)
    lines = [f"<tr>{head}</tr>"] if head else []
    for row in table.rows:
        cells = (
            _cell(value, _kind(value, column.plain), heading=row.heading)
            for value, column in zip(row.cells, table.columns, strict=True)
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"{_HEAD.format(kinds=kinds)}<table>{''.join(lines)}</table></body></html>"


def _kind(value: CellValue, plain: bool) -> str:
    if isinstance(value, date):
        return "day"
    if isinstance(value, int):
        return "whole" if plain else "amount"
    return "share" if isinstance(value, float) else "text"


def _cell(value: CellValue, kind: str, *, heading: bool = False) -> str:
    words = escape(shown(value, plain=kind == "whole")).replace("\n", "<br>")
    if value is None or value == "":
        return "<td></td>"
    number = (value - _FIRST_DAY).days if isinstance(value, date) else value
    typed = f'x:num="{number}" sdval="{number}"' if isinstance(number, int | float) else "x:str"
    content = f"<b>{words}</b>" if heading else words
    return f'<td class="{kind}" {typed} sdnum="{_FORMATS[kind][1]}">{content}</td>'
