"""Invented forms of superior offices, as Excel's and LibreOffice's writers make them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture

_BOX = Border(*(Side(style="thin"),) * 4)
_HEAD = ("STT", "Nội dung", "ĐVT", "Trong kỳ", "Lũy kế từ đầu năm", "Cùng kỳ năm trước", "Ghi chú")


Values = Mapping[str, str | int | float]


@dataclass(frozen=True)
class SuperiorForm:
    """`filled` are the cells to fill with their values, `sums` what formulas must show then."""

    name: str
    content: bytes
    sheet: str
    filled: Values
    sums: Mapping[str, float] = field(default_factory=dict)


def summary() -> Workbook:
    """A letterhead, a title with gaps, groups with numbers, sums by formulas."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Biểu 1"
    sheet["A1"], sheet["A2"] = "BAN DÂN VẬN THÀNH ỦY HÀ NỘI", "Đơn vị báo cáo: ........................"
    sheet.merge_cells("A3:G3")
    sheet["A3"] = "TỔNG HỢP KẾT QUẢ PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” QUÝ ….. NĂM 20….."
    sheet["A3"].font, sheet["A3"].alignment = Font(bold=True, size=14), Alignment(horizontal="center")
    _table(
        sheet, 5,
        [
            ("I", "Mô hình “Dân vận khéo” đăng ký", "mô hình"),
            ("1", "Lĩnh vực kinh tế", "mô hình"),
            ("2", "Lĩnh vực văn hóa - xã hội", "mô hình"),
            ("3", "Lĩnh vực quốc phòng, an ninh", "mô hình"),
            ("4", "Xây dựng hệ thống chính trị", "mô hình"),
            ("II", "Khen thưởng", "lượt"),
            ("1", "Tập thể", "lượt"),
            ("2", "Hộ gia đình", "lượt"),
            ("3", "Cá nhân", "lượt"),
            ("III", "Hội nghị đối thoại", "hội nghị"),
            ("1", "Số ý kiến tiếp nhận", "ý kiến"),
            ("2", "Số ý kiến đã trả lời", "ý kiến"),
            ("3", "Kinh phí do đơn vị tự bố trí", "đồng"),
        ],
    )  # fmt: skip
    for column in "DEF":
        sheet[f"{column}6"] = f"=SUM({column}7:{column}10)"
        sheet[f"{column}11"] = f"=SUM({column}12:{column}14)"
    sheet["F21"] = "…………, ngày ….. tháng ….. năm 20….."
    return book


def _table(sheet: Worksheet, top: int, rows: list[tuple[str, str, str]]) -> None:
    for column, title in enumerate(_HEAD, 1):
        cell = sheet.cell(top, column, title)
        cell.font, cell.border, cell.alignment = Font(bold=True), _BOX, Alignment(wrap_text=True)
    for place, row in enumerate(rows, top + 1):
        for column in range(1, len(_HEAD) + 1):
            cell = sheet.cell(place, column, row[column - 1] if column <= len(row) else None)
            cell.border, cell.font = _BOX, Font(bold=row[0].isalpha())
    for letter, width in zip("ABCDEFG", (6, 44, 10, 12, 14, 14, 16), strict=True):
        sheet.column_dimensions[letter].width = width


def _sheet(book: Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def plain() -> SuperiorForm:
    """Sums over filled cells, texts in gaps, a cell that is not written yet."""
    filled: Values = {
        "A2": "Đơn vị báo cáo: Phường Hoàn Kiếm",
        "D7": 4,
        "D8": 5,
        "D12": 47,
        "D13": 4,
        "D14": 9,
        "I30": 1,
    }
    return SuperiorForm("plain", _saved(summary()), "Biểu 1", filled, {"D6": 9, "D11": 60, "E6": 0})


def protected() -> SuperiorForm:
    """A protected sheet whose open cells alone may be filled."""
    book = summary()
    sheet = _sheet(book)
    for row in (*range(7, 11), *range(12, 15)):
        for column in "DEF":
            sheet[f"{column}{row}"].protection = Protection(locked=False)
    sheet.protection.sheet = True
    sheet.protection.set_password("quan")
    return SuperiorForm("protected", _saved(book), "Biểu 1", {"D7": 2, "E7": 3}, {"D6": 2, "E6": 3})


def decorated() -> SuperiorForm:
    """Everything that openpyxl writes around the cells: names, print settings, comments, rules, a picture."""
    book = summary()
    sheet = _sheet(book)
    book.defined_names["TONG"] = DefinedName("TONG", attr_text="'Biểu 1'!$D$11")
    sheet.print_area, sheet.print_title_rows = "A1:G21", "5:5"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    footer = sheet.oddFooter
    assert footer is not None
    footer.center.text = "Trang &P/&N"
    sheet.freeze_panes = "C6"
    sheet["D7"].comment = Comment("Ghi số mô hình đã có quyết định", "Quận")
    allowed = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
    allowed.add("D7:F18")
    sheet.add_data_validation(allowed)
    sheet.conditional_formatting.add(
        "D7:D18",
        CellIsRule(operator="equal", formula=["0"], fill=PatternFill("solid", bgColor="FFFF00")),  # type: ignore[no-untyped-call]
    )
    picture = io.BytesIO()
    Picture.new("RGB", (40, 20), "red").save(picture, "PNG")
    sheet.add_image(Image(picture), "H1")
    return SuperiorForm("decorated", _saved(book), "Biểu 1", {"D7": 1, "D12": 2, "D14": 3}, {"D11": 5})


def two_sheets() -> SuperiorForm:
    """Another sheet adds up the one that is filled, with a chart over it and a hidden one behind."""
    book = summary()
    other = book.create_sheet("Tổng hợp chung")
    other["A1"], other["B1"] = "Tổng khen thưởng", "='Biểu 1'!D11*2"
    other["A2"], other["B2"] = "Nhận xét", '=IF(B1>10,"Đạt","Chưa đạt")'
    chart = BarChart()
    chart.add_data(Reference(_sheet(book), min_col=4, min_row=12, max_row=14))
    other.add_chart(chart, "D2")
    book.create_sheet("Danh mục").sheet_state = "hidden"
    return SuperiorForm("two_sheets", _saved(book), "Biểu 1", {"D12": 5, "D13": 1}, {"D11": 6})


def groups_across() -> SuperiorForm:
    """Heads of two levels: kinds of recipient across, levels down; percent by formulas."""
    book = Workbook()
    sheet = _sheet(book)
    sheet.title = "KT"
    for cells, words in (
        ("A2:A3", "TT"), ("B2:B3", "Hình thức khen thưởng"), ("C2:E2", "Số lượt khen thưởng trong kỳ"),
        ("F2:F3", "Tỷ lệ cá nhân"),
    ):  # fmt: skip
        sheet.merge_cells(cells)
        sheet[cells.partition(":")[0]] = words
    for column, words in zip("CDE", ("Tập thể", "Hộ gia đình", "Cá nhân"), strict=True):
        sheet[f"{column}3"] = words
    for row, words in enumerate(("Cấp phường", "Cấp thành phố", "Cộng"), 4):
        sheet[f"A{row}"], sheet[f"B{row}"] = row - 3, words
        sheet[f"F{row}"] = f"=IF(SUM(C{row}:E{row})=0,0,E{row}/SUM(C{row}:E{row}))"
        sheet[f"F{row}"].number_format = "0.0%"
    for column in "CDE":
        sheet[f"{column}6"] = f"=SUM({column}4:{column}5)"
    filled = {"C4": 40, "D4": 4, "E4": 6, "C5": 7, "D5": 0, "E5": 3}
    return SuperiorForm("groups_across", _saved(book), "KT", filled, {"C6": 47, "E6": 9, "F4": 0.12})


def styled_columns() -> SuperiorForm:
    """Rows and columns with a style of their own around cells that are not written."""
    book = Workbook()
    sheet = _sheet(book)
    sheet["A1"], sheet["B1"], sheet["C1"] = "STT", "Nội dung", "Số lượng"
    for row in range(2, 7):
        sheet[f"A{row}"], sheet[f"B{row}"] = row - 1, f"Nội dung {row}"
    sheet["C8"] = "=SUM(C2:C7)"
    sheet.column_dimensions["C"].number_format = "#,##0"
    sheet.column_dimensions["C"].font = Font(bold=True, color="FF0000")
    sheet.row_dimensions[4].fill = PatternFill("solid", fgColor="00FF00")
    return SuperiorForm(
        "styled_columns", _saved(book), "Sheet", {"C2": 1500, "C4": 2, "C6": 3.5}, {"C8": 1505.5}
    )


def texts_and_days() -> SuperiorForm:
    """Shared texts, rich letters, days and an empty sheet beside the table."""
    book = summary()
    sheet = _sheet(book)
    sheet["H5"], sheet["H6"] = "Ngày chốt", date(2026, 9, 15)
    sheet["H7"] = "=H6+5"
    sheet["I5"] = "Nội dung “đặc biệt” & <ký hiệu> €"
    book.create_sheet("Trống")
    filled: Values = {"D7": 8, "A2": "Đơn vị: “A&B” <C>", "G7": "  hai dấu cách  "}
    return SuperiorForm("texts_and_days", _saved(book), "Biểu 1", filled, {"D6": 8})


def arrays() -> SuperiorForm:
    """A formula over a range of its own, as {=…} was written."""
    book = summary()
    sheet = _sheet(book)
    from openpyxl.worksheet.formula import ArrayFormula

    sheet["H6"] = ArrayFormula("H6:H8", "=D7:D9*2")
    return SuperiorForm("arrays", _saved(book), "Biểu 1", {"D7": 3, "D8": 4}, {"D6": 7, "H6": 6})


MADE: tuple[Callable[[], SuperiorForm], ...] = (
    plain, protected, decorated, two_sheets, groups_across, styled_columns, texts_and_days, arrays,
)  # fmt: skip
"""As openpyxl writes them."""


OFFICE = shutil.which("soffice")
"""LibreOffice, where it is installed."""


def recalculated(contents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """What LibreOffice makes of workbooks when it opens and saves them."""
    sources = [folder / f"{name}.xlsx" for name in contents]
    for source, content in zip(sources, contents.values(), strict=True):
        source.write_bytes(content)
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    kind = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "saved")]
    subprocess.run([*command, *kind, *map(str, sources)], check=True, capture_output=True, timeout=300)
    return {name: (folder / "saved" / f"{name}.xlsx").read_bytes() for name in contents}


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a container by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(content: bytes, name: str, added: bytes) -> bytes:
    """The container with one part more."""
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, added)
    return target.getvalue()


def _saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
