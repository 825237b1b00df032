"""The grouped table, its add row, the record list and the figures sheet."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.figures_sheet import FiguresSheet, SheetCell, SheetRow
from desktop.ui.widgets.letter_header import SheetColumn, column_letter
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.record_list import Entry, RecordList, Section
from desktop.ui.widgets.table.add_row import AddRow
from desktop.ui.widgets.table.columns import Align, Column, Group, Reason
from desktop.ui.widgets.table.grouped_table import GroupedTable
from tests.ui.unikey import type_by_backspace

Focus = Callable[[QWidget, QWidget], None]


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    amount: str = "760.000"
    ticked: bool = False


COLUMNS = [
    Column("number", "STT", lambda row: str(row.id), 48, align=Align.CENTRE),
    Column("name", "Tên", lambda row: row.name, 160, stretch=1, editable=True),
    Column("merit", "Thành tích", lambda _row: "Khéo", 160, stretch=1, drop=1),
    Column("amount", "Mức thưởng (đ)", lambda row: row.amount, 120, align=Align.RIGHT),
]
FIRST = [Row(number, f"Tổ dân vận số {number}") for number in range(1, 21)]
SECOND = [Row(number, f"Hộ gia đình số {number}") for number in range(21, 41)]
GROUPS = [
    Group("c", FIRST, "I. TẬP THỂ", "20 tập thể", {"amount": 15_200_000}),
    Group("h", SECOND, "II. HỘ GIA ĐÌNH", "20 hộ", {"amount": 15_200_000}),
]


@pytest.fixture
def table(qtbot: QtBot, look: Look, focus: Focus) -> GroupedTable:
    table = GroupedTable(look, COLUMNS, lambda row: row.id, "Danh sách", name_column="name")
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.set_groups(GROUPS)
    focus(table, table.view)
    return table


def test_the_heading_of_the_group_stays_in_sight(table: GroupedTable) -> None:
    assert table.view.sticky_row() == -1
    table.view.verticalScrollBar().setValue(200)
    assert table.view.sticky_row() == 0
    table.view.scrollToBottom()
    assert table.view.sticky_row() == 21


def test_rows_are_as_high_as_the_text_asks(table: GroupedTable, look: Look) -> None:
    assert table.view.rowHeight(1) == look.theme.row_height
    look.set_scale(1.25)
    assert table.view.rowHeight(1) == look.theme.row_height


def test_columns_fill_the_width_and_leave_in_their_order(table: GroupedTable, qtbot: QtBot) -> None:
    def shown() -> list[str]:
        return [column.key for place, column in enumerate(COLUMNS) if not table.view.isColumnHidden(place)]

    def widths() -> int:
        return sum(table.view.columnWidth(place) for place in range(len(COLUMNS)))

    assert shown() == ["number", "name", "merit", "amount"]
    assert abs(widths() - table.view.viewport().width()) <= 1
    table.resize(460, 400)
    qtbot.waitUntil(lambda: shown() == ["number", "name", "amount"])
    assert widths() <= table.view.viewport().width()
    table.resize(290, 400)  # less than the columns that stay ask for: the name is shortened, the money whole
    qtbot.waitUntil(lambda: widths() <= table.view.viewport().width())
    assert table.view.columnWidth(3) >= COLUMNS[3].width


def test_a_group_folds_by_key_and_by_mouse(table: GroupedTable) -> None:
    table.set_current_id(25)
    table.view.toggle_group("c")
    assert table.current_id() == 25
    assert table.view.model().rowCount() == 22
    table.view.scrollToTop()
    height = table.view.rowHeight(0)
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, height // 2))
    assert table.view.model().rowCount() == 42
    table.view.setCurrentIndex(table.view.model().index(0, 0))
    QTest.keyClick(table.view, Qt.Key.Key_Left)
    assert table.view.model().rowCount() == 22
    QTest.keyClick(table.view, Qt.Key.Key_Right)
    assert table.view.model().rowCount() == 42


def test_new_groups_keep_the_current_record(table: GroupedTable) -> None:
    table.set_current_id(33)
    table.set_groups([GROUPS[1], GROUPS[0]])
    assert table.current_id() == 33


def test_keys_open_tick_and_copy(table: GroupedTable, qtbot: QtBot) -> None:
    table.set_current_id(3)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == [3]
    with qtbot.waitSignal(table.ticked) as ticked:
        QTest.keyClick(table.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert ticked.args == [[3], True]
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert (head, row) == (
        "STT\tTên\tThành tích\tMức thưởng (đ)",
        "3\tTổ dân vận số 3\tKhéo\t760.000",
    )


def test_the_keyboard_starts_on_the_first_record(table: GroupedTable) -> None:
    assert table.current_id() == 1
    assert table.selected_ids() == [1]


def test_space_on_a_heading_folds_the_group(table: GroupedTable) -> None:
    table.view.setCurrentIndex(table.view.model().index(0, 0))
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    assert table.view.model().rowCount() == 22


def test_space_on_a_heading_ticks_the_group_where_rows_begin_with_a_tick(
    qtbot: QtBot, look: Look, focus: Focus
) -> None:
    columns = [Column("tick", "", lambda _row: "", 36, tick=lambda row: row.ticked), *COLUMNS]
    table = GroupedTable(look, columns, lambda row: row.id, "Danh sách", name_column="name")
    qtbot.addWidget(table)
    table.set_groups(GROUPS)
    focus(table, table.view)
    table.view.setCurrentIndex(table.view.model().index(21, 0))
    with qtbot.waitSignal(table.ticked) as ticked:
        QTest.keyClick(table.view, Qt.Key.Key_Space)
    assert ticked.args == [[row.id for row in SECOND], False]
    assert table.view.model().rowCount() == 42


def test_an_edited_cell_is_announced_and_not_changed_here(table: GroupedTable, qtbot: QtBot) -> None:
    table.set_current_id(3)
    index = table.view.model().index(table.view.currentIndex().row(), 1)
    table.view.setCurrentIndex(index)
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    editor = table.view.findChild(LineField)
    assert editor is not None
    editor.setText("Tổ  mới ")
    with qtbot.waitSignal(table.edited) as edited:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edited.args == [3, "name", "Tổ mới"]
    assert index.data() == "Tổ dân vận số 3"


def test_a_reason_stands_under_its_record(qtbot: QtBot, look: Look) -> None:
    reasons = {2: Reason("Mức thưởng không phải số.", "err")}
    table = GroupedTable(look, COLUMNS, lambda row: row.id, "Dòng", reason_of=lambda row: reasons.get(row.id))
    qtbot.addWidget(table)
    table.set_rows(FIRST[:3])
    model = table.view.model()
    assert model.rowCount() == 4
    assert model.index(2, 0).data() == "Mức thưởng không phải số."


class Adder:
    """A table with an add row, and what was asked."""

    def __init__(self, look: Look, table: GroupedTable) -> None:
        self.name, self.merit, self.amount = (LineField(look) for _ in range(3))
        fields = [
            ("name", self.name, "tên"),
            ("merit", self.merit, "thành tích"),
            ("amount", self.amount, "tiền"),
        ]
        self.row = AddRow(look, fields, carried=("merit", "amount"), number_column="number")
        self.asked: list[dict[str, str]] = []
        self.row.add_asked.connect(self.asked.append)
        table.set_add_row(self.row)


def test_enter_adds_from_the_last_field_and_starts_again(look: Look, table: GroupedTable) -> None:
    adder = Adder(look, table)
    adder.row.accept()
    assert adder.name.hasFocus()
    type_by_backspace(adder.name, "Lê Văn Tâm")
    QTest.keyClick(adder.name, Qt.Key.Key_Return)
    assert adder.merit.hasFocus()
    QTest.keyClick(adder.merit, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(adder.merit, Qt.Key.Key_Return)
    QTest.keyClick(adder.amount, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(adder.amount, Qt.Key.Key_Return)
    assert adder.asked == [{"name": "Lê Văn Tâm", "merit": "Khéo", "amount": "760.000"}]
    adder.row.accept()
    assert adder.name.hasFocus()
    assert adder.row.values() == {"name": "", "merit": "Khéo", "amount": "760.000"}


def test_a_nameless_row_is_not_added(look: Look, table: GroupedTable) -> None:
    adder = Adder(look, table)
    adder.amount.setText("1")
    adder.amount.setFocus()
    QTest.keyClick(adder.amount, Qt.Key.Key_Return)
    assert not adder.asked
    assert adder.name.hasFocus()


def test_a_refusal_keeps_what_was_typed_and_says_why(look: Look, table: GroupedTable) -> None:
    adder = Adder(look, table)
    adder.name.setText("Lê Văn Tâm")
    adder.row.refuse("amount", "Mức thưởng “1,52 tr” không phải số.")
    assert adder.amount.hasFocus()
    assert adder.row.problem == "Mức thưởng “1,52 tr” không phải số."
    assert adder.name.text() == "Lê Văn Tâm"
    QTest.keyClicks(adder.amount, "1")
    assert adder.row.problem == ""


def test_the_add_row_never_scrolls_out_of_sight(look: Look, table: GroupedTable, qtbot: QtBot) -> None:
    adder = Adder(look, table)
    port = table.view.viewport().geometry()
    for value in (0, 200, table.view.verticalScrollBar().maximum()):
        table.view.verticalScrollBar().setValue(value)
        assert port.contains(adder.row.geometry())
    table.set_groups([Group("c", FIRST[:2], "I. TẬP THỂ")])
    assert adder.row.geometry().bottom() < port.bottom() - 100
    QTest.keyClick(adder.name, Qt.Key.Key_Up)
    assert table.current_id() == 2


SECTIONS = [
    Section("Đang làm", [Entry(1, "218/QĐ-UBND", "09/10/2026", "Ngày hội"), Entry(2, "15-QĐ/ĐU")]),
    Section("Đã xong", [Entry(3, "171/QĐ-UBND", second="Sơ kết", more="Lý Thái Tổ")]),
]


@pytest.fixture
def records(qtbot: QtBot, look: Look, focus: Focus) -> RecordList:
    records = RecordList(look, "Các quyết định")
    qtbot.addWidget(records)
    records.resize(268, 500)
    records.set_sections(SECTIONS)
    focus(records, records.view)
    return records


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("", [1, 2, 3]), ("qd ubnd", [1, 3]), ("ngay hoi", [1]), ("ly thai to", [3]), ("zz", [])],
)
def test_the_filter_needs_no_marks(records: RecordList, typed: str, ids: list[int]) -> None:
    records.filter.setText(typed)
    assert records.ids() == ids


def test_arrows_go_over_headings(records: RecordList) -> None:
    chosen: list[int] = []
    records.chosen.connect(chosen.append)
    for _ in range(4):
        QTest.keyClick(records.view, Qt.Key.Key_Down)
    assert chosen == [1, 2, 3]


def test_refilling_keeps_the_current_record_quietly(records: RecordList) -> None:
    records.set_current(3)
    chosen: list[int] = []
    records.chosen.connect(chosen.append)
    records.set_sections(SECTIONS)
    assert (records.current_id(), chosen) == (3, [])


def test_a_record_hidden_by_the_filter_is_brought_back(records: RecordList) -> None:
    records.filter.setText("ngày hội")
    records.set_current(3)
    assert (records.current_id(), records.filter.text()) == (3, "")


def test_down_leads_from_the_filter_into_the_list(records: RecordList) -> None:
    records.focus_filter()
    QTest.keyClicks(records.filter, "171")
    QTest.keyClick(records.filter, Qt.Key.Key_Down)
    assert records.view.hasFocus()
    assert records.current_id() == 3


@pytest.mark.parametrize(
    ("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_column_letters(place: int, letter: str) -> None:
    assert column_letter(place) == letter


def test_a_cell_has_the_name_it_has_in_the_workbook(qtbot: QtBot, look: Look, focus: Focus) -> None:
    sheet = FiguresSheet(look, "Biểu")
    qtbot.addWidget(sheet)
    columns = [SheetColumn("STT"), SheetColumn("Chỉ tiêu", align=Align.LEFT), SheetColumn("Trong kỳ")]
    rows = [
        SheetRow(number, [SheetCell("1"), SheetCell("Tập thể"), SheetCell("14", ("awards", number))])
        for number in (14, 16)
    ]
    sheet.set_sheet(columns, rows)
    focus(sheet, sheet.view)
    sheet.choose("C16")
    assert sheet.current() == ("C16", ("awards", 16))
    with qtbot.waitSignal(sheet.opened) as opened:
        QTest.keyClick(sheet.view, Qt.Key.Key_Return)
    assert opened.args == ["C16", ("awards", 16)]
    sheet.set_sheet(columns, rows)
    assert sheet.current()[0] == "C16"
    sheet.choose("B14")
    opens: list[object] = []
    sheet.opened.connect(lambda *args: opens.append(args))
    QTest.keyClick(sheet.view, Qt.Key.Key_Return)
    assert not opens
