"""The records behind a figure as a workbook: they add up to it in every cell of the report."""

from __future__ import annotations

from pathlib import Path

from python_calamine import CalamineWorkbook

from desktop.operations.figure_records import figure_sheet, write_figure
from desktop.operations.reports import activity_report
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from exports.workbook import computed

Q3 = parse_period("2026-Q3")


def test_the_rows_of_every_figure_add_up_to_it(sample_file: RecordFile) -> None:
    report = activity_report(sample_file, Q3)
    for figure in report.table.cells.values():
        sheet = figure_sheet(sample_file, figure, Q3, figure.label)
        rows = [row.cells for row in sheet.rows[:-1]]
        assert [row[-1] for row in rows] == list(figure.record_ids)
        total = computed(sheet.rows)[len(rows), 3] if rows else sheet.rows[-1].cells[3]
        assert total == figure.value


def test_the_workbook_names_the_figure_the_period_and_each_record(
    sample_file: RecordFile, tmp_path: Path
) -> None:
    figures = activity_report(sample_file, Q3).figures
    figure = next(one for one in figures if one.id == "awards.amount" and one.by is None)
    path = tmp_path / "tiền.xlsx"
    write_figure(sample_file, figure, Q3, "Khen thưởng › Tiền thưởng", path, program_version="1.0")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    words = [str(cell) for row in rows for cell in row]
    assert "Khen thưởng – Tiền thưởng" in words
    assert "(Từ ngày 01/07/2026 đến ngày 30/09/2026)" in words
    sums = [row for row in rows if "Cộng" in row]
    assert sums[0][3] == figure.value
    assert sum(isinstance(row[0], int | float) and row[0] > 0 for row in rows) == len(figure.record_ids)
