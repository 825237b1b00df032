"""The same workbook, saved by LibreOffice in the other formats, gives the same cells and fonts."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.styles import Font

from desktop.intake.raw import CellStyle, Container, RawBook
from tests.intake.readers.telling import read

if TYPE_CHECKING:
    from pathlib import Path

SOFFICE = shutil.which("soffice")

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Danh sách"
    page.append(["DANH SÁCH KHEN THƯỞNG"])
    page.merge_cells("A1:D1")
    page.append(["STT", "Họ và tên", "Mã số", "Ngày sinh", "Mức thưởng"])
    for column in "ABCDE":
        page[f"{column}2"].font = Font(name="Times New Roman", bold=True)
    page.append([1, "NguyÔn V¨n An", 1234, date(1968, 2, 5), 1520000])
    page.append([2, "Đặng Thị Hường", 99, date(1971, 12, 30), 1520000.5])
    for row, font in ((3, ".VnTime"), (4, "Times New Roman")):
        page[f"B{row}"].font = Font(name=font)
        page[f"C{row}"].number_format = "000000"
        page[f"D{row}"].number_format = "dd/mm/yyyy"
    page.append(["Cộng", None, None, None, "=SUM(E3:E4)"])
    book.create_sheet("mã").sheet_state = "hidden"
    book["mã"].append(["kín"])
    book.save(tmp_path / "gốc.xlsx")
    return tmp_path / "gốc.xlsx"


def saved_as(source: Path, ending: str, filter_name: str = "") -> RawBook:
    """What LibreOffice saves, read."""
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation=file://{source.parent}/profile",
            "--headless",
            "--convert-to",
            f"{ending}:{filter_name}" if filter_name else ending,
            "--outdir",
            str(source.parent / "elsewhere"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return read(source.parent / "elsewhere" / f"{source.stem}.{ending}")


ROWS = (
    ("DANH SÁCH KHEN THƯỞNG",),
    ("STT", "Họ và tên", "Mã số", "Ngày sinh", "Mức thưởng"),
    (1, "NguyÔn V¨n An", "001234", date(1968, 2, 5), 1520000),
    (2, "Đặng Thị Hường", "000099", date(1971, 12, 30), 1520000.5),
    ("Cộng", None, None, None, 3040000.5),
)
FORMATS = [
    pytest.param("xls", "MS Excel 97", Container.XLS),
    pytest.param("ods", "calc8", Container.ODS),
    pytest.param("xlsx", "Calc MS Excel 2007 XML", Container.XLSX, marks=pytest.mark.long),
]


@pytest.mark.parametrize(("ending", "filter_name", "container"), FORMATS)
def test_the_same_cells_and_fonts(
    workbook: Path, ending: str, filter_name: str, container: Container
) -> None:
    found = saved_as(workbook, ending, filter_name)
    assert found.container is container
    (sheet,) = found.sheets
    assert sheet.name == "Danh sách"
    assert sheet.rows == ROWS
    assert sheet.style(1, 1) == CellStyle("Times New Roman", bold=True)
    assert sheet.style(2, 1) == CellStyle(".VnTime")
    assert sheet.style(3, 1) == CellStyle("Times New Roman")
    assert [area for area in sheet.merged if (0, 3) in area]
    assert [note.code for note in found.notes] == ["sheets_hidden"]


@pytest.mark.long
def test_a_page_of_it(workbook: Path) -> None:
    found = saved_as(workbook, "html")
    assert found.container is Container.HTML
    row = next(row for row in found.sheets[0].rows if "NguyÔn V¨n An" in row)
    assert row[1:3] == ("NguyÔn V¨n An", "001234")
    number = found.sheets[0].rows.index(row)
    assert found.sheets[0].style(number, 1) == CellStyle(".VnTime")


@pytest.mark.long
@pytest.mark.parametrize("options", ["59,34,76", "44,34,76", "9,34,65535"])
def test_a_text_of_it(workbook: Path, options: str) -> None:
    found = saved_as(workbook, "csv", f"Text - txt - csv (StarCalc):{options}")
    assert found.container is Container.TEXT
    assert found.sheets[0].rows[2][:3] == ("1", "NguyÔn V¨n An", "001234")
