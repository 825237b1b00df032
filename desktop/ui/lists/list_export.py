"""The list of a year as a workbook, as the pages of its records export it."""

from __future__ import annotations

from pathlib import Path

from desktop import version
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from desktop.ui.workbooks import Workbooks


def export_year(workbooks: Workbooks, file: RecordFile, kind: str, year: int, start: str) -> None:
    """Ask where, and write a report of this kind; `start` begins the suggested name of the file."""

    def write(path: Path) -> Path:
        from desktop.operations import reports  # the first page must not pay for workbooks

        period = parse_period(str(year))
        return reports.write_report(file, kind, period, path, program_version=version()).path

    workbooks.save("Xuất Excel", f"{start}_{year}.xlsx", write)
