"""What Ctrl+C puts on the clipboard, and what a spreadsheet makes of it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace as Record

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.copied_table import (
    CellValue,
    CopiedColumn,
    CopiedRow,
    CopiedTable,
    as_html,
    as_text,
    shown,
)
from desktop.ui.widgets.copying import Copying
from desktop.ui.widgets.figures_sheet import FiguresSheet, SheetCell, SheetRow
from desktop.ui.widgets.letter_header import SheetColumn
from desktop.ui.widgets.record_list import Entry, RecordList, Section
from desktop.ui.widgets.table.columns import Align, Column, Group, Reason
from desktop.ui.widgets.table.grouped_table import GroupedTable

Focus = Callable[[QWidget, QWidget], None]

CONTROL = Qt.KeyboardModifier.ControlModifier
COLUMNS = (
    CopiedColumn("STT", plain=True), CopiedColumn("Tên"), CopiedColumn("Ngày"), CopiedColumn("Tiền (đ)"),
    CopiedColumn("Tỷ lệ"), CopiedColumn("Năm", plain=True),
)  # fmt: skip
TEXTS = (
    "0123", "=1+1", "+84 912 345 678", "-5 người", "@tên", "01/02", "1.520.000", "1e5", "12345678901234567",
    "15-QĐ/ĐU", "TRUE", "50 %", "'nháy", 'a "b" <b>&amp;', "Đặng Thị Hường",
)  # fmt: skip
"""Texts that a spreadsheet likes to take for something else."""


def _line(text: CellValue, **more: CellValue) -> CopiedRow:
    return CopiedRow((1, text, more.get("day"), more.get("money"), more.get("share"), more.get("year")))


def test_plain_text_has_a_head_and_tabs_and_one_line_for_each_row() -> None:
    table = CopiedTable(
        COLUMNS,
        [
            CopiedRow(("I. TẬP THỂ", None, None, 1_520_000, None, None), heading=True),
            _line("hai\ndòng\tvà tab", day=date(2026, 1, 2), money=-760_000, share=-0.125, year=1968),
        ],
    )
    assert as_text(table).splitlines() == [
        "STT\tTên\tNgày\tTiền (đ)\tTỷ lệ\tNăm",
        "I. TẬP THỂ\t\t\t1.520.000\t\t",
        "1\thai dòng và tab\t02/01/2026\t−760.000\t−12,5 %\t1968",
    ]


def test_columns_without_titles_have_no_head() -> None:
    alone = CopiedTable([CopiedColumn("")], [CopiedRow([14])])
    assert as_text(alone) == "14"
    assert as_html(alone).count("<tr>") == 1


@pytest.mark.parametrize(
    ("value", "plain", "words"),
    [(None, False, ""), ("", False, ""), (0, False, "0"), (1955, True, "1955"), (1955, False, "1.955")],
)
def test_values_are_written_as_an_office_writes_them(value: CellValue, plain: bool, words: str) -> None:
    assert shown(value, plain=plain) == words


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_text_as_text_days_as_days_and_money_as_numbers(tmp_path: Path) -> None:
    kinds: dict[str, CellValue] = {"day": date(2026, 2, 1), "money": 1_520_000, "share": 0.125, "year": 1968}
    rows = [*(_line(text) for text in TEXTS), _line("hai\ndòng", **kinds)]
    pasted = _pasted(CopiedTable(COLUMNS, rows), tmp_path)
    assert pasted[0] == ["STT", "Tên", "Ngày", "Tiền (đ)", "Tỷ lệ", "Năm"]
    assert [row[1] for row in pasted[1:-1]] == list(TEXTS)
    assert pasted[-1] == [1, "hai\ndòng", datetime(2026, 2, 1), 1_520_000, 0.125, 1968]  # noqa: DTZ001
    assert pasted[1][2:] == [None] * 4


def _pasted(table: CopiedTable, folder: Path) -> list[list[object]]:
    """The cells that LibreOffice makes of the HTML on the clipboard."""
    (folder / "copied.html").write_text(as_html(table), encoding="utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--infilter=HTML (StarCalc)", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", str(folder), str(folder / "copied.html")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    sheet = load_workbook(folder / "copied.xlsx").active
    assert sheet is not None
    assert {cell.number_format for cell in sheet["C"] if isinstance(cell.value, datetime)} <= {
        "[$-42A]dd/mm/yyyy"
    }
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.fixture
def table(qtbot: QtBot, look: Look, focus: Focus) -> GroupedTable:
    columns = [
        Column("tick", "", lambda _row: "", 36, tick=lambda row: row.id == 1),
        Column("name", "Tên", lambda row: row.name, 160, second=lambda row: row.unit, second_title="Đơn vị"),
        Column("day", "Ngày", lambda row: row.day, 90, align=Align.RIGHT),
        Column("amount", "Tiền (đ)", lambda row: row.amount, 90, align=Align.RIGHT, drop=1),
    ]
    table = GroupedTable(
        look, columns, lambda row: row.id, "Danh sách", name_column="name",
        reason_of=lambda row: Reason("Xem lại tên.") if row.id == 2 else None,
    )  # fmt: skip
    qtbot.addWidget(table)
    table.resize(700, 400)
    first = Record(id=1, name="Tổ dân vận số 3", unit="Hàng Bạc", day=date(2026, 10, 9), amount=1_520_000)
    second = Record(id=2, name="Đặng Thị Hường", unit="", day=None, amount=None)
    table.set_groups([Group("c", [first, second], "I. TẬP THỂ", "2 tập thể", {"amount": 1_520_000})])
    focus(table, table.view)
    return table


def _copy(view: QWidget) -> list[list[str]]:
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]


def test_the_chosen_row_is_copied_under_its_heads(table: GroupedTable) -> None:
    table.set_current_id(1)
    assert _copy(table.view) == [
        ["", "Tên", "Đơn vị", "Ngày", "Tiền (đ)"],
        ["x", "Tổ dân vận số 3", "Hàng Bạc", "09/10/2026", "1.520.000"],
    ]
    assert 'x:num="46304"' in QGuiApplication.clipboard().mimeData().html()


def test_ctrl_a_copies_groups_sums_and_what_is_doubtful(table: GroupedTable) -> None:
    QTest.keyClick(table.view, Qt.Key.Key_A, CONTROL)
    assert _copy(table.view) == [
        ["", "Tên", "Đơn vị", "Ngày", "Tiền (đ)", "Ghi chú"],
        ["", "I. TẬP THỂ 2 tập thể", "", "", "1.520.000", ""],
        ["x", "Tổ dân vận số 3", "Hàng Bạc", "09/10/2026", "1.520.000", ""],
        ["", "Đặng Thị Hường", "", "", "", "Xem lại tên."],
    ]


def test_columns_out_of_sight_are_not_copied(table: GroupedTable, qtbot: QtBot) -> None:
    table.resize(330, 400)
    qtbot.waitUntil(lambda: table.view.isColumnHidden(3))
    assert _copy(table.view)[0] == ["", "Tên", "Đơn vị", "Ngày"]


def test_the_right_button_offers_the_whole_list(table: GroupedTable, qtbot: QtBot) -> None:
    table.set_current_id(2)
    table.view.copying.offer(table.mapToGlobal(table.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text().split("\t")[0] for action in menu.actions()] == [
        "Chép dòng đã chọn",
        "Chép cả bảng",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 4
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


@pytest.fixture
def records(qtbot: QtBot, look: Look, focus: Focus) -> RecordList:
    records = RecordList(look, "Quyết định", heads=("Số", "Ngày", "Nội dung", "Tình trạng"))
    qtbot.addWidget(records)
    entries = [
        Entry(1, "218/QĐ-UBND", "09/10", "Tổng kết", "Đã ký", day=date(2026, 10, 9)),
        Entry(2, "Dự thảo"),
    ]
    records.set_sections([Section("Đang làm", entries)])
    focus(records, records.view)
    return records


def test_a_record_list_copies_its_records_with_their_whole_day(records: RecordList) -> None:
    records.set_current(1)
    head, row = _copy(records.view)
    assert head == ["Số", "Ngày", "Nội dung", "Tình trạng"]
    assert row == ["218/QĐ-UBND", "09/10/2026", "Tổng kết", "Đã ký"]
    QTest.keyClick(records.view, Qt.Key.Key_A, CONTROL)
    assert [line[0] for line in _copy(records.view)] == ["Số", "Đang làm", "218/QĐ-UBND", "Dự thảo"]
    assert records.current_id() == 1


def test_arrows_choose_one_record_again_after_ctrl_a(records: RecordList) -> None:
    records.set_current(1)
    QTest.keyClick(records.view, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(records.view, Qt.Key.Key_Down)
    assert [line[0] for line in _copy(records.view)] == ["Số", "Dự thảo"]


def test_the_figures_sheet_copies_a_number_alone_and_a_block_under_its_heads(
    qtbot: QtBot, look: Look, focus: Focus
) -> None:
    sheet = FiguresSheet(look, "Số liệu")
    qtbot.addWidget(sheet)
    rows = [
        SheetRow(7, [SheetCell("A"), SheetCell("Khen thưởng")], heading=True),
        SheetRow(8, [SheetCell("1"), SheetCell("Số lượt"), SheetCell("1.240", value=1240)]),
    ]
    sheet.set_sheet([SheetColumn("STT"), SheetColumn("Chỉ tiêu"), SheetColumn("Trong kỳ")], rows)
    focus(sheet, sheet.view)
    sheet.choose("C8")
    assert _copy(sheet.view) == [["1.240"]]
    QTest.keyClick(sheet.view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert _copy(sheet.view) == [["Chỉ tiêu", "Trong kỳ"], ["Số lượt", "1.240"]]
    QTest.keyClick(sheet.view, Qt.Key.Key_A, CONTROL)
    assert _copy(sheet.view) == [
        ["STT", "Chỉ tiêu", "Trong kỳ"],
        ["A", "Khen thưởng", ""],
        ["1", "Số lượt", "1.240"],
    ]


def test_every_view_that_copies_has_one_copying(table: GroupedTable, records: RecordList) -> None:
    for view in (table.view, records.view):
        assert len(view.findChildren(Copying)) == 1
