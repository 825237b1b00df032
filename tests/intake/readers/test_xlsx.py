from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from desktop.errors import FileRefused
from desktop.intake import teller
from desktop.intake.raw import (
    ERROR_VALUES,
    FORMULA_WITHOUT_VALUE,
    Area,
    CellStyle,
    Container,
    Note,
    RawBook,
    RawSheet,
    TextRun,
)
from tests.intake.readers.telling import read, read_bytes
from tests.intake.readers.zips import relations, xlsx, zipped


@pytest.fixture
def book() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Danh sách"
    return book


def taken(folder: Path, book: openpyxl.Workbook) -> RawBook:
    book.save(folder / "a.xlsx")
    book.close()
    return read(folder / "a.xlsx")


def sheet_of(folder: Path, xml: str, **more: str) -> RawSheet:
    (sheet,) = read_bytes(folder, zipped(xlsx(xml, **more))).sheets
    return sheet


def cells(*written: str) -> str:
    return f"<sheetData><row>{''.join(written)}</row></sheetData>"


def test_every_kind_of_value(tmp_path: Path, book: openpyxl.Workbook) -> None:
    page = book.active
    assert page is not None
    moment = datetime(2026, 2, 5, 8, 30)  # noqa: DTZ001 - as a cell has it
    page.append(["Đặng Thị Hường", 7, 0.5, True, date(2026, 2, 5), moment, time(8, 30), "#N/A"])
    read_book = taken(tmp_path, book)
    assert read_book.container is Container.XLSX
    assert not read_book.is_own
    assert read_book.notes == ()
    assert read_book.sheets[0].name == "Danh sách"
    assert read_book.sheets[0].rows == (
        ("Đặng Thị Hường", 7, 0.5, True, date(2026, 2, 5), moment, "08:30", "#N/A"),
    )
    assert read_book.sheets[0].rows[0][-1] in ERROR_VALUES


def test_zeros_that_a_format_shows_stay(tmp_path: Path, book: openpyxl.Workbook) -> None:
    page = book.active
    assert page is not None
    page.append([1234, 912345678, 5, 7, 1.5])
    for column, code in enumerate(("000000", "0000 000 000", "0", "#,##0", "0.00"), start=1):
        page.cell(1, column).number_format = code
    assert taken(tmp_path, book).sheets[0].rows == (("001234", "0912 345 678", 5, 7, 1.5),)


def test_fonts_of_texts_are_told_where_they_change(tmp_path: Path, book: openpyxl.Workbook) -> None:
    page = book.active
    assert page is not None
    for row, font in enumerate((".VnTime", ".VnTime", "VNI-Times", "Times New Roman"), start=1):
        page.cell(row, 1, row).font = Font(name="Arial")
        page.cell(row, 2, "chữ").font = Font(name=font, bold=row == 1)
    sheet = taken(tmp_path, book).sheets[0]
    assert sheet.style(0, 1) == CellStyle(".VnTime", bold=True)
    assert sheet.style(1, 1) == CellStyle(".VnTime")
    assert sheet.style(2, 1) == CellStyle("VNI-Times")
    assert sheet.style(3, 1) == sheet.style(99, 1) == CellStyle("Times New Roman")
    assert sheet.style(0, 0) is None  # a number has no letters
    assert len(sheet.styles[1]) == 4


def test_a_text_in_several_fonts_comes_in_pieces(tmp_path: Path, book: openpyxl.Workbook) -> None:
    page = book.active
    assert page is not None
    page["A1"] = CellRichText("Ông ", TextBlock(InlineFont(rFont=".VnTime"), "NguyÔn V¨n An"))
    page["A1"].font = Font(name="Arial")
    page["A2"] = CellRichText(TextBlock(InlineFont(rFont=".VnTimeH"), "nguyÔn"))
    sheet = taken(tmp_path, book).sheets[0]
    assert sheet.rows == (("Ông NguyÔn V¨n An",), ("nguyÔn",))
    assert sheet.mixed == {(0, 0): (TextRun("Ông ", "Arial"), TextRun("NguyÔn V¨n An", ".VnTime"))}
    assert sheet.style(1, 0) == CellStyle(".VnTimeH")


def test_merged_and_hidden_ones_are_told(tmp_path: Path, book: openpyxl.Workbook) -> None:
    page = book.active
    assert page is not None
    for row in range(1, 5):
        page.append([row, "a", "b"])
    page.merge_cells("B1:C2")
    page.row_dimensions[3].hidden = True
    page.column_dimensions["C"].hidden = True
    page.column_dimensions["Z"].hidden = True
    sheet = taken(tmp_path, book).sheets[0]
    assert sheet.merged == (Area(0, 1, 1, 2),)
    assert (1, 2) in sheet.merged[0]
    assert (2, 2) not in sheet.merged[0]
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == {2}  # those behind the last filled one do not count


def test_hidden_sheets_are_passed_over_and_said(tmp_path: Path, book: openpyxl.Workbook) -> None:
    book.create_sheet("mã").sheet_state = "hidden"
    book.create_sheet("rất kín").sheet_state = "veryHidden"
    book.create_chartsheet("biểu đồ")
    found = taken(tmp_path, book)
    assert [sheet.name for sheet in found.sheets] == ["Danh sách"]
    assert found.notes == (Note("sheets_hidden", {"sheets": ["mã", "rất kín"]}),)


def test_a_formula_counts_by_its_stored_value_alone(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        cells(
            "<c><f>A9+1</f><v>3</v></c>",
            "<c><f>A9+1</f></c>",
            "<c><f>A9+1</f><v/></c>",
            '<c t="str"><f>""</f><v></v></c>',
            '<c t="str"><f>B1</f><v>x</v></c>',
            '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        ),
    )
    assert sheet.rows == ((3, FORMULA_WITHOUT_VALUE, FORMULA_WITHOUT_VALUE, None, "x", "#DIV/0!"),)


def test_the_programs_own_file_needs_no_stored_values(tmp_path: Path, book: openpyxl.Workbook) -> None:
    assert book.active is not None
    book.active.append(["Tổng", "=1+1", "x"])
    book.properties.creator = "Sổ Vàng 0.1.0"
    found = taken(tmp_path, book)
    assert found.is_own
    assert found.sheets[0].rows == (("Tổng", None, "x"),)


def test_macros_are_ignored_and_said(tmp_path: Path) -> None:
    parts = xlsx(cells("<c><v>1</v></c>"))
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    parts["xl/_rels/workbook.xml.rels"] = relations(
        worksheet="worksheets/sheet1.xml", vbaProject="vbaProject.bin"
    )
    found = read_bytes(tmp_path, zipped(parts), "a.xlsm")
    assert found.container is Container.XLSM
    assert found.notes == (Note("macros_ignored"),)
    assert found.sheets[0].rows == ((1,),)


def test_days_are_counted_from_1900_with_its_error_or_from_1904(tmp_path: Path) -> None:
    styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    row = cells(*(f'<c s="1"><v>{serial}</v></c>' for serial in (1, 59, 61, 36526, -3, 99999999)))
    assert sheet_of(tmp_path, row, styles=styles).rows == (
        (date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2000, 1, 1), -3, 99999999),
    )
    parts = xlsx(cells('<c s="1"><v>0</v></c>'), styles=styles)
    book = str(parts["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    found = read_bytes(tmp_path, zipped(parts | {"xl/workbook.xml": book}))
    assert found.sheets[0].rows == ((date(1904, 1, 1),),)


def test_rows_and_cells_without_their_place_follow_one_another(tmp_path: Path) -> None:
    rows = (
        "<row><c><v>1</v></c><c><v>2</v></c></row>"
        '<row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row>'
        "<row><c><v>5</v></c></row>"
    )
    found = sheet_of(tmp_path, f"<sheetData>{rows}</sheetData>").rows
    assert found == ((1, 2), (), (), (None, None, 3, 4), (5,))


def test_other_spellings_of_the_format_are_read_too(tmp_path: Path) -> None:
    """Prefixed names, the strict vocabulary, parts in other places and letters, an absolute target."""
    strict = "http://purl.oclc.org/ooxml"
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(officeDocument="/XL/Book.xml"),
        "xl/book.xml": (
            f'<x:workbook xmlns:x="{strict}/spreadsheetml/main"'
            f' xmlns:q="{strict}/officeDocument/relationships">'
            '<x:sheets><x:sheet name="S" q:id="worksheet"/></x:sheets></x:workbook>'
        ),
        "xl/_rels/book.xml.rels": relations(worksheet="/xl/s.xml"),
        "xl/s.xml": (
            f'<x:worksheet xmlns:x="{strict}/spreadsheetml/main"><x:sheetData><x:row>'
            '<x:c t="d"><x:v>2026-02-05T00:00:00</x:v></x:c>'
            '<x:c t="inlineStr"><x:is><x:t>Đ_x000D_&#10;x</x:t><x:rPh><x:t>đ</x:t></x:rPh></x:is></x:c>'
            "</x:row></x:sheetData></x:worksheet>"
        ),
    }
    assert read_bytes(tmp_path, zipped(parts)).sheets[0].rows == ((date(2026, 2, 5), "Đ\r\nx"),)


@pytest.mark.parametrize(
    "xml",
    [
        cells('<c t="s"><v>5</v></c>'),
        cells('<c r="5"><v>5</v></c>'),
        cells("<c><v>năm</v></c>"),
        cells("<c><v>nan</v></c>"),
        "<sheetData><row r='2'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row></sheetData>",
        "<sheetData><row r='0'><c><v>1</v></c></row></sheetData>",
        "<sheetData><row></sheetData>",
        '<mergeCells><mergeCell ref="A1:Đ"/></mergeCells>',
    ],
)
def test_what_contradicts_itself_is_damage(tmp_path: Path, xml: str) -> None:
    with pytest.raises(FileRefused) as caught:
        sheet_of(tmp_path, xml)
    assert caught.value.code == "list_damaged"
    assert caught.value.values["file"] == "danh sách.xlsx"


def test_a_cell_at_the_end_of_the_sheet_is_read_and_no_emptiness_before_it(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    assert len(sheet.rows) == 1_048_576
    assert sheet.rows[0] == ()
    assert len(sheet.rows[-1]) == 16_384


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('<row r="1048577"><c><v>1</v></c></row>', "list_too_large"),
        ('<row><c r="XFD1"><v>1</v></c></row>' * 300, "list_too_large"),
        ("<row><c><v>1</v></c></row>" * 2_001, "list_too_long"),
    ],
)
def test_sizes_past_every_list_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, code: str
) -> None:
    monkeypatch.setattr(teller, "MAX_ROWS", 2_000)
    with pytest.raises(FileRefused) as caught:
        sheet_of(tmp_path, f"<sheetData>{row}</sheetData>")
    assert caught.value.code == code
