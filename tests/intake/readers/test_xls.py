from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlwt

from desktop.errors import FileRefused
from desktop.intake.raw import Area, CellStyle, Container, Note, RawBook, TextRun
from tests.intake.readers.telling import read, read_bytes

FILEPASS = b"\x2f\x00\x36\x00"


@pytest.fixture
def book() -> xlwt.Workbook:
    return xlwt.Workbook(encoding="utf-8")


def taken(folder: Path, book: xlwt.Workbook) -> RawBook:
    book.save(str(folder / "a.xls"))
    return read(folder / "a.xls")


def font(name: str, *, bold: bool = False) -> xlwt.Font:
    made = xlwt.Font()
    made.name, made.bold = name, bold
    return made


def styled(name: str = "Arial", number_format: str = "General", *, bold: bool = False) -> xlwt.XFStyle:
    style = xlwt.XFStyle()
    style.font, style.num_format_str = font(name, bold=bold), number_format
    return style


def test_values_as_in_a_new_workbook(tmp_path: Path, book: xlwt.Workbook) -> None:
    page = book.add_sheet("Danh sách")
    page.write(0, 0, "Đặng Thị Hường")
    page.write(0, 1, 1520000)
    page.write(0, 2, 0.5)
    page.write(0, 3, True)
    page.write(0, 4, date(2026, 2, 5), styled(number_format="dd/mm/yyyy"))
    page.write(0, 5, 1234, styled(number_format="000000"))
    page.write(0, 6, 8.5 / 24, styled(number_format="hh:mm"))
    page.row(0).set_cell_error(7, 0x2A)  # #N/A
    page.write(2, 0, "cuối")
    found = taken(tmp_path, book)
    assert found.container is Container.XLS
    assert found.sheets[0].name == "Danh sách"
    assert found.sheets[0].rows == (
        ("Đặng Thị Hường", 1520000, 0.5, True, date(2026, 2, 5), "001234", "08:30", "#N/A"),
        (),
        ("cuối",),
    )


def test_fonts_pieces_merged_and_hidden_ones(tmp_path: Path, book: xlwt.Workbook) -> None:
    page = book.add_sheet("a")
    page.write(0, 0, "NguyÔn", styled(".VnTime", bold=True))
    page.write(1, 0, "NguyÔn", styled(".VnTimeH"))
    page.write_rich_text(2, 0, ["Ông ", ("NguyÔn", font(".VnTime"))], styled("Arial"))
    page.write_merge(3, 4, 0, 1, "chung")
    page.row(1).hidden = True
    page.col(1).hidden = True
    page.write(4, 3, 1)
    sheet = taken(tmp_path, book).sheets[0]
    assert sheet.style(0, 0) == CellStyle(".VnTime", bold=True)
    assert sheet.style(1, 0) == CellStyle(".VnTimeH")
    assert sheet.mixed == {(2, 0): (TextRun("Ông ", "Arial"), TextRun("NguyÔn", ".VnTime"))}
    assert sheet.merged == (Area(3, 0, 4, 1),)
    assert sheet.hidden_rows == {1}
    assert sheet.hidden_columns == {1}


def test_hidden_sheets_are_passed_over_and_said(tmp_path: Path, book: xlwt.Workbook) -> None:
    for name, visibility in (("a", 0), ("mã", 1), ("rất kín", 2)):
        page = book.add_sheet(name)
        page.write(0, 0, name)
        page.visibility = visibility
    found = taken(tmp_path, book)
    assert [sheet.name for sheet in found.sheets] == ["a"]
    assert found.notes == (Note("sheets_hidden", {"sheets": ["mã", "rất kín"]}),)


def test_an_old_workbook_with_a_new_name_is_read_as_what_it_is(tmp_path: Path, book: xlwt.Workbook) -> None:
    book.add_sheet("a").write(0, 0, "x")
    book.save(str(tmp_path / "a.xlsx"))
    found = read(tmp_path / "a.xlsx")
    assert found.container is Container.XLS
    assert found.notes == (Note("named_otherwise", {"container": "xls"}),)


def test_a_password_is_said(tmp_path: Path, book: xlwt.Workbook) -> None:
    book.add_sheet("a").write(0, 0, "x")
    book.save(str(tmp_path / "a.xls"))
    content = (tmp_path / "a.xls").read_bytes()
    start = content.index(b"\x09\x08\x10\x00")  # the record that begins the book; the next is overwritten
    after = start + 4 + 16
    assert content[after : after + 2] != FILEPASS[:2]
    with pytest.raises(FileRefused) as caught:
        read_bytes(tmp_path, content[:after] + FILEPASS + bytes(54) + content[after + 58 :], "khóa.xls")
    assert caught.value.code == "list_encrypted"


@pytest.mark.parametrize("kept", [600, 1500, 3000])
def test_what_is_left_of_a_torn_file_is_damage(tmp_path: Path, book: xlwt.Workbook, kept: int) -> None:
    page = book.add_sheet("a")
    for row in range(50):
        page.write(row, 0, f"Hàng {row}")
    book.save(str(tmp_path / "a.xls"))
    with pytest.raises(FileRefused) as caught:
        read_bytes(tmp_path, (tmp_path / "a.xls").read_bytes()[:kept], "rách.xls")
    assert caught.value.code in {"list_damaged", "list_not_a_workbook"}
