"""A bar chart of a sheet's own cells, in greys that a black-and-white printer keeps apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.chart import BarChart as Bars
from openpyxl.chart import Reference, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_from_string

from exports.workbook_plan import address

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from exports.workbook_model import Sheet

_GREYS: Final = ("404040", "A6A6A6", "E6E6E6")
_WIDTH_CM: Final = 16
_HEIGHT_CM: Final = 9


def add_chart(target: Worksheet, sheet: Sheet, below: int) -> None:
    """Draw the sheet's chart; `below` is how many rows the sheet has. Does nothing without one."""
    if sheet.chart is None:
        return
    bars = Bars()
    bars.type, bars.grouping, bars.gapWidth, bars.overlap = "col", "clustered", 60, 0
    bars.title, bars.style = sheet.chart.title, 1
    bars.width, bars.height = _WIDTH_CM, _HEIGHT_CM
    for place, column in enumerate(sheet.chart.columns):
        series = Series(_cells(target, sheet, column, head=True), title_from_data=True)
        series.graphicalProperties = GraphicalProperties(solidFill=_GREYS[place % len(_GREYS)])
        series.graphicalProperties.line.solidFill = "000000"
        bars.series.append(series)
    bars.set_categories(_cells(target, sheet, sheet.chart.labels, head=False))
    bars.dataLabels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    bars.legend.position = "b"
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.y_axis.number_format = "#,##0"
    bars.y_axis.scaling.min = 0
    bars.anchor = f"A{below + 2}"
    target.add_chart(bars)


def _cells(target: Worksheet, sheet: Sheet, column: int, *, head: bool) -> Reference:
    """The cells of a column of the table; with its title above them."""
    first = coordinate_from_string(address(sheet, 0, column))
    number, row = column_index_from_string(first[0]), first[1]
    return Reference(target, number, row - head, number, row + len(sheet.rows) - 1)
