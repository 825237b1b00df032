from __future__ import annotations

import dataclasses
import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.cell.cell import MergedCell
from python_calamine import CalamineWorkbook

from exports.safe_file import FileNotWritten
from exports.workbook import (
    BarChart,
    Column,
    DocumentHeader,
    Row,
    Sheet,
    Signature,
    Sum,
    address,
    save_workbook,
)
from exports.workbook_file import check_workbook, sheet_names, workbook_bytes
from exports.workbook_sums import computed
from exports.workbook_text import clean
from tests.exports.workbook_samples import (
    FRONT,
    PARTY,
    STATE,
    activity_report,
    annex,
    golden_register,
    sources,
    whole_workbook,
    workbook,
)

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES = [activity_report(), annex(), golden_register(), sources()]
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _opened(*sheets: Sheet, values: bool = True) -> list[Any]:
    content = io.BytesIO(workbook_bytes(workbook(*sheets)))
    return list(openpyxl.load_workbook(content, data_only=values).worksheets)


def _small(**changes: Any) -> Sheet:
    sheet = Sheet(
        "Thử",
        (Column("STT", 10, "index"), Column("Tên", 60), Column("Số tiền", 30, "money")),
        (Row((1, "Tổ 1", 1_518_000)), Row((2, "Tổ 2", 759_000)), Row(("Cộng", None, Sum((0, 1))), "sum")),
    )
    return dataclasses.replace(sheet, **changes)


def _texts(sheet: Any) -> list[list[str]]:
    return [[str(v) for v in row if v is not None] for row in sheet.iter_rows(values_only=True)]


# --- values


@pytest.mark.parametrize("sheet", SAMPLES, ids=lambda sheet: sheet.name)
def test_every_cell_stands_at_its_address(sheet: Sheet) -> None:
    (written,) = _opened(sheet)
    sums = computed(sheet.rows)
    for row, line in enumerate(sheet.rows):
        for column, cell in enumerate(line.cells):
            found = written[address(sheet, row, column)]
            if cell in (None, "") or isinstance(found, MergedCell):
                continue
            value = found.value.date() if isinstance(found.value, datetime) else found.value
            assert value == (sums[row, column] if isinstance(cell, Sum) else cell)


def test_every_computed_value_is_read_by_a_program_that_does_not_calculate() -> None:
    source = whole_workbook()
    read = CalamineWorkbook.from_filelike(io.BytesIO(workbook_bytes(source)))
    seen = 0
    for sheet, name in zip(source.sheets, sheet_names(source), strict=True):
        grid = read.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for (row, column), value in computed(sheet.rows).items():
            number = int("".join(filter(str.isdigit, address(sheet, row, column))))
            assert grid[number - 1][column] == value
            seen += 1
    assert seen == 5


def test_sums_are_formulas_over_the_cells_they_add() -> None:
    sheet = _small()
    (written,) = _opened(sheet, values=False)
    assert written[address(sheet, 2, 2)].value == "=SUM(C2:C3)"
    (written,) = _opened(sheet)
    assert written[address(sheet, 2, 2)].value == 2_277_000


def test_days_are_real_dates_and_older_ones_texts() -> None:
    columns = (Column("Ngày", 22, "date"), Column("Tên", 60))
    days = (date(2026, 2, 5), date(1890, 5, 19), datetime(2026, 2, 5, 8, 30))  # noqa: DTZ001
    sheet = _small(columns=columns, rows=tuple(Row((day, "x")) for day in days))
    (written,) = _opened(sheet)
    cells = [written[address(sheet, row, 0)] for row in range(3)]
    assert [cell.value for cell in cells] == [datetime(2026, 2, 5), "19/05/1890", datetime(2026, 2, 5)]  # noqa: DTZ001
    assert cells[0].number_format == "dd/mm/yyyy"


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("money", 1_520_000, "#,##0"),
        ("number", 3, "#,##0"),
        ("number", 2.5, "#,##0.0"),
        ("change", -2, '+#,##0;"−"#,##0;0'),
        ("change", 0.5, '+#,##0.0;"−"#,##0.0;0'),
        ("percent", 0.125, '0.0 %;"−"0.0 %'),
        ("text", 1968, "General"),
    ],
)
def test_number_formats(kind: Any, value: float, shown: str) -> None:
    sheet = _small(columns=(Column("Tên", 60), Column("Số", 30, kind)), rows=(Row(("x", value)),))
    (written,) = _opened(sheet)
    cell = written[address(sheet, 0, 1)]
    assert (cell.value, cell.number_format, cell.data_type) == (value, shown, "n")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        workbook_bytes(workbook(_small(rows=(Row((1, "x", number)),))))


def test_a_sheet_of_one_column_is_refused() -> None:
    with pytest.raises(ValueError, match="two columns"):
        workbook_bytes(workbook(_small(columns=(Column("Tên", 60),), rows=())))


# --- strangers' text

HOSTILE = st.text(max_size=30) | st.builds(
    "{}{}".format,
    st.sampled_from(
        ["=", "+", "-", "@", "\t=", "\r=", "=cmd|' /C calc'!A0", "=HYPERLINK(", "#N/A", "'=", "<f>1</f>"]
    ),
    st.text(max_size=10),
)


def _hostile_sheet(texts: list[str]) -> Sheet:
    first, last = texts[0], texts[-1]
    return Sheet(
        name=first,
        columns=(Column(first, 30), Column(last, 30, group=last), Column("Số", 20, "number", wrap=False)),
        rows=(*(Row((text, text, text)) for text in texts), Row((last,), "note"), Row((last,), "section")),
        header=DocumentHeader("state", (first,), (last,), first, last),
        title=first,
        subject=(last,),
        enclosure=(first,),
        basis=(last,),
        closing=(first,),
        signature=Signature((first,), last, first, last, last),
    )


@settings(deadline=None)
@given(st.lists(HOSTILE, min_size=1, max_size=60))
def test_no_text_becomes_a_formula_and_none_is_changed(texts: list[str]) -> None:
    sheet = _hostile_sheet(texts)
    content = io.BytesIO(workbook_bytes(workbook(sheet)))
    with zipfile.ZipFile(content) as archive:
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert not list(root.iter(f"{NAMESPACE}f"))
    assert {cell.get("t") for cell in root.iter(f"{NAMESPACE}c") if len(cell)} <= {"inlineStr"}
    written = openpyxl.load_workbook(content).worksheets[0]
    for row, text in enumerate(texts):
        for column in range(3):
            assert (written[address(sheet, row, column)].value or "") == clean(text)


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-", "@lệnh", " =1"])
def test_editing_a_formula_look_alike_keeps_it_text(text: str) -> None:
    sheet = _small(rows=(Row((1, text, None)), Row((2, "Tổ 1", None))))
    (written,) = _opened(sheet)
    assert written[address(sheet, 0, 1)].quotePrefix
    assert not written[address(sheet, 1, 1)].quotePrefix


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_sheet_names_are_what_excel_takes(names: list[str]) -> None:
    made = sheet_names(workbook(*(_small(name=name) for name in names)))
    assert len({name.casefold() for name in made}) == len(names)
    for name in made:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name


# --- the look of an office paper


def test_the_head_of_the_state_family() -> None:
    (written,) = _opened(_small(header=STATE))
    lines = _texts(written)
    assert lines[0] == ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert lines[1] == ["PHƯỜNG HOÀN KIẾM", "Độc lập - Tự do - Hạnh phúc"]
    assert {letter for text in lines[2] for letter in text} == {"_"}
    assert lines[3] == ["Số: 218/QĐ-UBND", "Hoàn Kiếm, ngày 05 tháng 02 năm 2026"]


def test_the_head_of_the_party_family() -> None:
    (written,) = _opened(_small(header=PARTY))
    lines = _texts(written)
    assert lines[0] == ["ĐẢNG BỘ THÀNH PHỐ HÀ NỘI", "ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert lines[1][0] == "ĐẢNG ỦY PHƯỜNG HOÀN KIẾM"
    assert set(lines[1][1]) == {"_"}
    assert lines[2] == ["*"]
    assert lines[3] == ["Số 32-BC/ĐU", "Hoàn Kiếm, ngày 08 tháng 10 năm 2026"]


def test_the_front_bears_the_national_motto() -> None:
    (written,) = _opened(_small(header=FRONT))
    assert _texts(written)[1] == ["BAN THƯỜNG TRỰC", "Độc lập - Tự do - Hạnh phúc"]


@pytest.mark.parametrize("header", [STATE, PARTY], ids=lambda header: header.family)
def test_weights_of_the_head(header: DocumentHeader) -> None:
    header = dataclasses.replace(header, superior=("CẤP TRÊN",))
    (written,) = _opened(_small(header=header))
    fonts = {cell.value: cell.font for row in written.iter_rows() for cell in row if cell.value}
    assert not fonts["CẤP TRÊN"].b
    assert fonts[header.issuer[0]].b
    assert fonts[header.place_date].i
    assert not fonts[header.number].b
    assert {font.name for font in fonts.values()} == {"Times New Roman"}


@pytest.mark.parametrize("sheet", SAMPLES, ids=lambda sheet: sheet.name)
def test_pages_are_a4_one_wide_with_the_head_repeated(sheet: Sheet) -> None:
    (written,) = _opened(sheet)
    page, margins = written.page_setup, written.page_margins
    assert (page.paperSize, page.orientation, page.fitToWidth, page.fitToHeight) == (
        9,
        sheet.orientation,
        1,
        0,
    )
    assert written.sheet_properties.pageSetUpPr.fitToPage
    millimetres = [round(side * 25.4) for side in (margins.top, margins.bottom, margins.left, margins.right)]
    assert millimetres == [20, 20, 30, 15]
    first = int(address(sheet, 0, 0)[1:])
    depth = 2 if any(column.group for column in sheet.columns) else 1
    assert written.print_title_rows == f"${first - depth}:${first - 1}"
    assert written.HeaderFooter.differentFirst
    assert (written.oddHeader.center.text, written.firstHeader.center.text) == ("&P", None)
    assert written.freeze_panes == f"A{first}"
    assert written.auto_filter.ref is None


def test_column_widths_are_written_in_twelve_point_times() -> None:
    content = io.BytesIO(workbook_bytes(workbook(annex())))
    written = openpyxl.load_workbook(content).worksheets[0]
    total = sum(written.column_dimensions[letter].width for letter in "ABCDEFGHI")
    assert total * 8 / 96 * 25.4 == pytest.approx(252, abs=0.5)
    with zipfile.ZipFile(content) as archive:
        styles = etree.fromstring(archive.read("xl/styles.xml"))
    normal = styles.find(f"{NAMESPACE}cellStyleXfs/{NAMESPACE}xf")
    assert normal is not None
    font = styles.findall(f"{NAMESPACE}fonts/{NAMESPACE}font")[int(str(normal.get("fontId")))]
    assert [font.find(f"{NAMESPACE}{tag}").get("val") for tag in ("name", "sz")] == ["Times New Roman", "12"]  # type: ignore[union-attr]


def test_a_head_of_two_levels_is_merged() -> None:
    sheet = activity_report()
    (written,) = _opened(sheet)
    top = int(address(sheet, 0, 0)[1:]) - 2
    merged = {str(area) for area in written.merged_cells.ranges}
    assert {f"A{top}:A{top + 1}", f"C{top}:D{top}", f"E{top}:E{top + 1}", f"F{top}:G{top}"} <= merged
    assert written[f"C{top}"].value == "Năm 2026"
    assert [written.cell(top + 1, column).value for column in (3, 4)] == ["Trong kỳ", "Lũy kế từ đầu năm"]


def test_labels_of_sections_and_sums_span_the_empty_cells() -> None:
    sheet = _small(rows=(Row(("I. TẬP THỂ",), "section"), Row((None, "Cộng", Sum(columns=(0,))), "sum")))
    (written,) = _opened(sheet)
    assert {str(area) for area in written.merged_cells.ranges} == {"A2:C2", "A3:B3"}
    assert (written["A2"].value, written["A3"].value) == ("I. TẬP THỂ", "Cộng")
    assert written["A2"].font.b


def test_every_table_cell_has_thin_borders() -> None:
    sheet = annex()
    (written,) = _opened(sheet)
    for row in (number for number, line in enumerate(sheet.rows) if line.kind == "data"):
        for column in range(len(sheet.columns)):
            border = written[address(sheet, row, column)].border
            assert {side.style for side in (border.left, border.right, border.top, border.bottom)} == {"thin"}


def test_titles_and_names_of_both_signers_stand_side_by_side() -> None:
    (written,) = _opened(annex())
    left, right = (text.split("\n") for text in _texts(written)[-1])
    assert (left[0], left[-1]) == ("NGƯỜI LẬP BIỂU", "Lý Văn Ơn")
    assert (right[:2], right[-1]) == (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Trần Thị Ước Ao")
    assert len(left) == len(right)
    assert written.row_dimensions[written.max_row].height > 36 / 25.4 * 72


@pytest.mark.parametrize("people", range(1, 12))
def test_signatures_share_their_page_with_table_rows(people: int) -> None:
    sheet = annex(people)
    (written,) = _opened(sheet)
    heights = [written.row_dimensions[row].height for row in range(1, written.max_row + 1)]
    first, last = int(address(sheet, 0, 0)[1:]), int(address(sheet, len(sheet.rows) - 1, 0)[1:])
    breaks = {item.id for item in written.row_breaks.brk}
    used, page_start = 0.0, 1
    for row, height in enumerate(heights, 1):
        if used + height > 170 / 25.4 * 72 or row - 1 in breaks:
            used, page_start = heights[first - 2], row
        used += height
    assert page_start <= last
    assert used <= 170 / 25.4 * 72


@pytest.mark.parametrize("rows", range(20, 40))
def test_no_heading_stands_alone_at_the_foot_of_a_page(rows: int) -> None:
    people = [Row((number, "Trần Thị Ước Ao")) for number in range(1, rows + 1)]
    sections = (*people, Row(("II. HỘ GIA ĐÌNH",), "section"), Row((1, "Lê Văn Tâm")), *people)
    sheet = Sheet("Danh sách", (Column("STT", 12, "index"), Column("Họ và tên", 100)), sections)
    (written,) = _opened(sheet)
    heading = int(address(sheet, rows, 0)[1:])
    breaks = {item.id for item in written.row_breaks.brk}
    used = 0.0
    for row in range(1, heading + 2):
        height = written.row_dimensions[row].height
        if row - 1 in breaks or used + height > 170 / 25.4 * 72:
            assert row != heading + 1
            used = written.row_dimensions[1].height
        used += height


@pytest.mark.parametrize("rows", range(14, 34))
def test_a_heading_keeps_the_notes_under_it_and_its_first_row(rows: int) -> None:
    people = [Row((number, "Trần Thị Ước Ao")) for number in range(1, rows + 1)]
    note = Row(("Xin trân trọng kính mời đồng chí Bí thư Đảng ủy phường lên trao Giấy khen. " * 3,), "note")
    sections = (*people, Row(("ĐỢT 2",), "section"), note, note, Row((1, "Lê Văn Tâm")), *people)
    sheet = Sheet("Danh sách", (Column("STT", 12, "index"), Column("Họ và tên", 100)), sections)
    (written,) = _opened(sheet)
    heading = int(address(sheet, rows, 0)[1:])
    breaks = {item.id for item in written.row_breaks.brk}
    used = 0.0
    for row in range(1, heading + 4):
        height = written.row_dimensions[row].height
        if row - 1 in breaks or used + height > 170 / 25.4 * 72:
            assert row not in (heading + 1, heading + 2, heading + 3)
            used = written.row_dimensions[1].height
        used += height


def test_rows_that_somebody_signs_in_are_as_high_as_asked() -> None:
    rows = (Row(("I. TẬP THỂ",), "section"), Row((1, "Chi bộ số 1")), Row(("Cộng",), "sum"))
    columns = (Column("STT", 12, "index"), Column("Ký nhận", 40))
    (written,) = _opened(Sheet("Ký nhận", columns, rows, row_mm=10))
    heights = [written.row_dimensions[row].height * 25.4 / 72 for row in range(1, 5)]
    assert heights[2] == pytest.approx(10)
    assert max(heights[1], heights[3]) < 10


def test_the_lines_of_the_head_stand_on_one_line_each_on_a_narrow_page() -> None:
    columns = (Column("STT", 10, "index"), Column("Chỉ tiêu", 60), *[Column("Số", 19, "number")] * 5)
    header = DocumentHeader("state", ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀN KIẾM"))
    signed = Signature(("CHỦ TỊCH",), place_date="Hoàn Kiếm, ngày 21 tháng 11 năm 2026")
    rows = (Row((1, "Số hội nghị", 1, 1, 1, 1, 1)),)
    narrow = Sheet("Báo cáo", columns, rows, header, signature=signed, orientation="portrait")
    (written,) = _opened(narrow)
    assert all(written.row_dimensions[row].height < 22 for row in (1, 2, written.max_row - 1))


def test_a_short_table_needs_no_page_break() -> None:
    (written,) = _opened(_small(signature=Signature(("CHỦ TỊCH",))))
    assert not written.row_breaks.brk


def test_properties_name_the_program_and_its_version() -> None:
    properties = openpyxl.load_workbook(io.BytesIO(workbook_bytes(whole_workbook()))).properties
    assert (properties.creator, properties.title) == ("Sổ Vàng 0.1.0", "Báo cáo quý III năm 2026")
    assert properties.created == datetime(2026, 10, 8, 7, 31)  # noqa: DTZ001


# --- the file


def test_saving_replaces_an_older_file(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo quý III.xlsx"
    path.write_bytes(b"old")
    save_workbook(whole_workbook(), path)
    check_workbook(path)
    assert [sheet.title for sheet in openpyxl.load_workbook(path).worksheets] == [
        "Báo cáo quý III",
        "Danh sách",
        "Sổ vàng",
        "Nguồn số liệu",
    ]
    assert list(tmp_path.iterdir()) == [path]


def test_a_workbook_that_cannot_be_made_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="two columns"):
        save_workbook(workbook(_small(columns=(), rows=())), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten) as caught:
        save_workbook(workbook(_small()), tmp_path / "không có" / "a.xlsx")
    assert caught.value.code == "folder_missing"


@pytest.mark.parametrize("damage", ["truncated", "flipped", "no XML"])
def test_the_check_finds_a_damaged_workbook(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a.xlsx"
    content = workbook_bytes(workbook(_small()))
    if damage == "no XML":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("xl/worksheets/sheet1.xml", "<sheet>")
    elif damage == "truncated":
        path.write_bytes(content[:-30])
    else:
        path.write_bytes(content[:60] + bytes([content[60] ^ 255]) + content[61:])
    with pytest.raises(ValueError, match=r"."):
        check_workbook(path)


def test_a_chart_draws_the_cells_of_its_own_table() -> None:
    columns = (Column("STT", 10, "index"), Column("Đối tượng", 60), Column("Kỳ", 30), Column("Trước", 30))
    rows = (Row((1, "Tập thể", 4, 3)), Row((2, "Cá nhân", 2, 0)))
    sheet = _small(columns=columns, rows=rows, header=STATE, chart=BarChart("Lượt", 1, (2, 3)))
    (made,) = _opened(sheet)
    (chart,) = made._charts
    first, last = address(sheet, 0, 2)[1:], address(sheet, 1, 2)[1:]
    assert [
        made[one.val.numRef.f.split("!")[1].replace("$", "").split(":")[0]].value for one in chart.ser
    ] == [4, 3]
    assert chart.ser[0].val.numRef.f == f"'Thử'!$C${first}:$C${last}"
    assert chart.ser[0].cat.numRef.f == f"'Thử'!$B${first}:$B${last}"
    assert made[chart.ser[0].tx.strRef.f.split("!")[1].replace("$", "")].value == "Kỳ"
    assert chart.anchor._from.row >= made.max_row


def test_a_sheet_without_a_chart_has_none() -> None:
    assert _opened(_small())[0]._charts == []
