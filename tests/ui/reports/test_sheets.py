"""The sheet on the screen has the rows, the addresses and the values of the workbook."""

from pathlib import Path

import openpyxl
import pytest

from desktop.operations import reports
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from desktop.ui.reports.sheets import Computed, Counted, activity_rows, list_columns, list_rows
from desktop.ui.widgets.figures_sheet import SheetRow
from desktop.ui.widgets.letter_header import column_letter

YEAR = parse_period("2026")


def cells(rows: list[SheetRow]) -> dict[str, str]:
    return {
        f"{column_letter(place)}{row.number}": cell.text
        for row in rows
        for place, cell in enumerate(row.cells)
    }


def written(file: RecordFile, kind: str, path: Path) -> dict[str, object]:
    reports.write_report(file, kind, YEAR, path, program_version="0.1.0")
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}


def plain(text: str) -> str:
    return text.replace(".", "").replace("−", "-").removeprefix("+")


def test_every_cell_of_the_screen_stands_at_its_address_in_the_workbook(
    sample_file: RecordFile, tmp_path: Path
) -> None:
    shown = cells(activity_rows(reports.activity_report(sample_file, YEAR).table))
    workbook = written(sample_file, "activity", tmp_path / "r.xlsx")
    assert len(shown) > 100
    for address, text in shown.items():
        value = workbook[address]
        if address.startswith("G"):
            assert (value is None) == (text == ""), address
        else:
            assert plain(text) == ("" if value is None else str(value)), address


@pytest.mark.parametrize("kind", [kind for kind in reports.KINDS if kind != "activity"])
def test_every_number_of_a_list_is_the_workbooks(kind: str, sample_file: RecordFile, tmp_path: Path) -> None:
    shown = cells(list_rows(reports.list_form(sample_file, kind, YEAR)))
    workbook = written(sample_file, kind, tmp_path / "r.xlsx")
    numbers = {address: value for address, value in workbook.items() if isinstance(value, int)}
    told = {address: plain(text) for address, text in shown.items() if plain(text).isdecimal()}
    assert told
    for address, text in told.items():
        assert text == str(numbers.get(address, workbook[address])), address


def test_a_figure_tells_its_row_and_column_and_a_change_its_cells(sample_file: RecordFile) -> None:
    report = reports.activity_report(sample_file, parse_period("2026-Q3"))
    rows = activity_rows(report.table)
    awards = next(place for place, row in enumerate(rows) if row.cells[1].text == "Số lượt khen thưởng")
    collectives = next(row for row in rows[awards:] if row.cells[1].text == "– Tập thể")
    counted, change = collectives.cells[2].figure, collectives.cells[5].figure
    assert isinstance(counted, Counted)
    assert (counted.column, counted.path) == ("Trong kỳ", "Khen thưởng › Số lượt khen thưởng › Tập thể")
    assert isinstance(change, Computed)
    number = collectives.number
    assert change.how == f"C{number} − E{number} = {collectives.cells[2].text} − {collectives.cells[4].text}"


def test_a_decrease_has_the_true_minus_and_a_percentage_a_space(sample_file: RecordFile) -> None:
    report = reports.activity_report(sample_file, parse_period("2023"))
    awards = next(row for row in activity_rows(report.table) if row.cells[1].text == "Số lượt khen thưởng")
    assert [cell.text for cell in awards.cells[2:]] == ["0", "0", "39", "−39", "−100,0 %"]


def test_columns_of_a_list_are_those_of_the_workbook(sample_file: RecordFile) -> None:
    form = reports.list_form(sample_file, "receipts", YEAR)
    assert [column.title for column in list_columns(form.sheet)] == [
        "STT", "Họ và tên / Tên tập thể", "Chức vụ, đơn vị (địa chỉ)", "Số tiền (đ)", "Người nhận",
        "Ngày nhận", "Ký nhận",
    ]  # fmt: skip
    heading = list_rows(form)[0]
    assert heading.spans
    assert heading.cells[1].text.startswith("Quyết định số ")
