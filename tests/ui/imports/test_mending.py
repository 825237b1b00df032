"""Rows mended in place, columns given another meaning, old fonts, differences, several files, kept rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.operations import history, imports
from desktop.records.recipient import Recipient
from desktop.ui.clipboard_rows import rows_on_clipboard
from desktop.ui.desk import Desk
from desktop.ui.imports.page import ImportPage
from desktop.ui.imports.panels import AboutPanel, FontPanel
from desktop.ui.imports.refused_view import RefusedView
from desktop.ui.imports.rows import Fate, filters, sum_sentence
from desktop.ui.navigation import PageEntry
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.text import Text
from desktop.words.problems import problem_sentence
from tests.intake.workbooks import write
from tests.pictures.import_lists import copied_cells, old_fonts, refused, two_line_head
from tests.ui.certificates.desks import FakeFiles, ReturnedTo, bench
from tests.ui.imports.conftest import HUONG, TEAM, WRONG, Open, Opened, workbook

ALT = Qt.KeyboardModifier.AltModifier


class Page:
    """The page on a list of any kind, driven by keys."""

    def __init__(self, look: Look, desk: Desk, qtbot: QtBot) -> None:
        self.files = FakeFiles()
        self.page = ImportPage(look, desk, self.files)
        self.bench = bench(look, desk, "import", lambda: self.page)
        self.qtbot = qtbot
        for key in ("recipients", "initiatives", "conferences", "activities"):
            entry = PageEntry(key, "Trang", "home", lambda: ReturnedTo(look))
            self.bench.window.add_page(entry)
        qtbot.addWidget(self.bench.window)

    def open(self, argument: object) -> None:
        self.bench.window.open_page("import", argument)
        self.settle()

    def settle(self) -> None:
        """Until nothing is being read."""
        self.qtbot.waitUntil(lambda: not self.page.is_reading(), timeout=20000)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the keyboard is, and what follows from it."""
        focused = self.bench.window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        focused = self.bench.window.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    @property
    def rows(self) -> Sequence[imports.ImportRow]:
        assert self.page.preview is not None
        return self.page.preview.rows

    def files_shown(self) -> ChoiceField:
        assert self.page.view is not None
        return self.page.view.file_bar.files

    def outcomes(self) -> list[str]:
        return [row.outcome.value for row in self.rows]


@pytest.fixture
def page(look: Look, desk: Desk, qtbot: QtBot) -> Page:
    return Page(look, desk, qtbot)


def settle(shown: Opened, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not shown.page.is_reading(), timeout=20000)


def focused(shown: Opened) -> QWidget:
    found = shown.bench.window.focusWidget()
    assert found is not None
    return found


def test_the_keyboard_begins_on_the_cell_to_mend_and_typing_mends_it(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM, WRONG))
    grid = shown.view().grid
    assert (grid.current_id(), grid.current_column()) == (1, "amount")
    QTest.keyClicks(grid.view, "9")
    QTest.keyClicks(focused(shown), "00000")
    QTest.keyClick(focused(shown), Qt.Key.Key_Return)
    settle(shown, qtbot)
    qtbot.waitUntil(lambda: shown.page.footer.text() == "2 dòng: 2 thêm mới, 0 khớp, 0 cần sửa.")
    assert shown.cells("Mức thưởng") == ["1.520.000", "900.000"]
    assert shown.reasons() == []
    shown.confirm()
    qtbot.waitUntil(lambda: shown.bench.window.current_page() is shown.bench.home, timeout=20000)
    assert shown.bench.notice().text == "Đã thêm 2 trường hợp từ danh_sach.xlsx."


def test_f2_mends_and_the_next_row_to_mend_follows(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shown = opened(refused(tmp_path / "can_sua.xlsx"))
    grid = shown.view().grid
    first = grid.current_id()
    QTest.keyClick(grid.view, Qt.Key.Key_F2)
    editor = focused(shown)
    assert editor is not grid.view
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "1500000")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle(shown, qtbot)
    qtbot.waitUntil(lambda: grid.current_id() != first)
    assert [row.place for row in grid.preview.rows if row.outcome is imports.Outcome.REFUSED] == [0, 2, 4]
    assert grid.current_id() in (0, 2, 4)


def test_alt_enter_takes_the_year_that_is_offered(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    late = ("Ông", "Nguyễn Hoàng Long", None, "Công an phường", "Khéo", 760_000, 2068)
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", late))
    assert shown.reasons() == ["Năm sinh 2068 chưa tới. Có phải 1968? Alt+Enter: sửa thành 1968."]
    QTest.keyClick(shown.view().grid.view, Qt.Key.Key_Return, ALT)
    settle(shown, qtbot)
    assert shown.cells("Năm sinh") == ["1968"]
    assert shown.cells("Kết quả") == ["Thêm mới"]


def test_ctrl_enter_takes_what_is_being_typed_into_a_cell(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", WRONG))
    before = shown.awards()
    QTest.keyClicks(shown.view().grid.view, "8")
    QTest.keyClicks(focused(shown), "00000")
    QTest.keyClick(focused(shown), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown.bench.window.current_page() is shown.bench.home, timeout=20000)
    assert shown.awards() == before + 1


def test_a_column_gets_another_meaning_by_keys_and_is_remembered(page: Page, tmp_path: Path) -> None:
    head = ("TT", "Họ và tên", "Đơn vị", "Công việc đã làm")
    rows = [("DANH SÁCH",), head, (1, "Bà Lê Thị Hoa Mai", "Tổ dân phố số 5", "Khéo trong hòa giải")]
    path = write(tmp_path / "một.xlsx", rows)
    decision = {"commendation_id": _draft(page), "path": path}
    page.open(decision)
    assert page.page.view is not None
    grid = page.page.view.grid
    model = grid.view.model()
    columns = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert "D · Công việc đã làm" in columns
    grid.view.setCurrentIndex(model.index(0, columns.index("D · Công việc đã làm")))
    page.press(Qt.Key.Key_F4)
    meaning = page.bench.window.focusWidget()
    assert isinstance(meaning, ChoiceField)
    assert meaning.is_open()
    assert meaning.choices()[0].text == "Không lấy cột này"
    QTest.keyClicks(meaning, "thanh tich")
    page.press(Qt.Key.Key_Return)
    assert page.rows[0].read.values["merit"] == "Khéo trong hòa giải"
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.qtbot.waitUntil(lambda: page.bench.window.current_page() is page.bench.home, timeout=20000)
    page.open({**decision, "path": write(tmp_path / "hai.xlsx", rows)})
    assert page.rows[0].read.values["merit"] == "Khéo trong hòa giải"
    hints = [text.text() for text in page.page.findChildren(Text)]
    assert "Đã nhớ cách lấy cột từ danh sách trước của nơi gửi này." in hints


def test_escape_closes_the_list_of_meanings_and_changes_nothing(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM))
    grid = shown.view().grid
    QTest.keyClick(grid.view, Qt.Key.Key_Down, ALT)
    meaning = focused(shown)
    assert isinstance(meaning, ChoiceField)
    QTest.keyClick(meaning, Qt.Key.Key_Escape)
    assert focused(shown) is grid.view
    assert shown.bench.window.current_page() is shown.page


def test_a_two_line_head_with_sub_headings_says_where_everything_stands(opened: Open, tmp_path: Path) -> None:
    shown = opened(two_line_head(tmp_path / "phu_luc.xlsx"))
    texts = [text.text() for text in shown.view().file_bar.findChildren(Text)]
    place = "Trang tính “Phụ lục” · tiêu đề ở dòng 4–5 · dữ liệu từ dòng 7 đến dòng 13"
    assert f"{place} · 3 dòng đầu trang, 3 dòng đề mục, 1 dòng cộng, 2 dòng chữ ký" in texts
    assert shown.cells("G · Mã hồ sơ") == ["A-01", "A-02", "B-01", "C-01", "C-02"]
    assert shown.cells("Phân loại") == ["Tập thể", "Tập thể", "Hộ gia đình", "Cá nhân", "Cá nhân"]
    QTest.mouseClick(shown.view().file_bar.about, Qt.MouseButton.LeftButton)
    panel = shown.page.panel()
    assert isinstance(panel, AboutPanel)
    assert "Cột có chữ nhưng không lấy: G “Mã hồ sơ”." in [text.text() for text in panel.findChildren(Text)]


def test_old_fonts_are_told_with_before_and_after_and_may_be_refused(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = opened(old_fonts(tmp_path / "vntime.xlsx"))
    assert "Đặng Thị Hường" in shown.cells("Họ và tên")
    panel = shown.page.panel()
    assert isinstance(panel, FontPanel)
    said = [text.text() for text in panel.findChildren(Text)]
    sentence = "Cột B và C dùng phông .VnTime nên hiện sai dấu."
    assert any(text.startswith(sentence) for text in said)
    names = [change.after for change in shown.view().grid.preview.read.changes]
    panel.table.set_current_id(names.index("Đặng Thị Hường"))
    QTest.keyClick(panel.table.view, Qt.Key.Key_Return)
    settle(shown, qtbot)
    assert "Đặng Thị Hường" not in shown.cells("Họ và tên")


def test_a_narrow_window_says_old_fonts_in_a_notice(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shown = opened(None)
    shown.bench.window.resize(1093, 542)
    shown.page.read([old_fonts(tmp_path / "vntime.xlsx")])
    settle(shown, qtbot)
    assert shown.page.panel() is None
    assert shown.bench.notice().text.startswith("Cột B và C dùng phông .VnTime")
    shown.bench.take("Xem")
    assert isinstance(shown.page.panel(), FontPanel)


def test_a_record_that_differs_changes_only_where_it_is_ticked(
    page: Page, desk: Desk, tmp_path: Path
) -> None:
    file = desk.file
    cards = file.read.records(Recipient, "WHERE kind = 'individual' AND note = '' ORDER BY id LIMIT 2")
    head = ("TT", "Tên gọi", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị công tác", "Ghi chú")
    rows = [
        (n, card.address_form, card.name, card.birth_year, card.position, card.unit_text, "đã chuyển tổ")
        for n, card in enumerate(cards, start=1)
    ]
    page.open({"kind": "recipients", "path": write(tmp_path / "can_bo.xlsx", [head, *rows])})
    assert page.outcomes() == ["changed", "changed"]
    assert page.page.button.text() == "Nhập"
    page.press(Qt.Key.Key_Space)
    assert page.page.button.text() == "Nhập 1 dòng"
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.qtbot.waitUntil(lambda: not page.page.lists, timeout=20000)
    notes = [file.read.get(Recipient, card.id or 0) for card in cards]
    assert [card.note if card else None for card in notes] == ["đã chuyển tổ", ""]
    history.undo(file).result()
    assert [file.read.get(Recipient, card.id or 0) for card in cards] == cards


def test_refused_rows_wait_are_opened_again_and_taken_in(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM, WRONG))
    before, file = shown.awards(), shown.bench.desk.file
    shown.confirm()
    qtbot.waitUntil(lambda: shown.bench.window.current_page() is shown.bench.home, timeout=20000)
    (waiting,) = imports.waiting_lists(file)
    argument = {"commendation_id": shown.commendation_id, "waiting": waiting.ids}
    shown.bench.window.open_page("import", argument)
    settle(shown, qtbot)
    assert shown.cells("Dòng") == ["5"]
    QTest.keyClicks(shown.view().grid.view, "7")
    QTest.keyClicks(focused(shown), "00000")
    QTest.keyClick(focused(shown), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.page.footer.text().endswith(" 0 cần sửa."), timeout=20000)
    shown.confirm()
    qtbot.waitUntil(lambda: shown.bench.window.current_page() is shown.bench.home, timeout=20000)
    assert shown.awards() == before + 2
    assert imports.waiting_lists(file) == []


def test_the_rows_to_mend_go_out_as_a_workbook(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM, WRONG))
    shown.files.answer = tmp_path / "gửi lại.xlsx"
    QTest.mouseClick(shown.page.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.bench.window.notices.notice() is not None, timeout=20000)
    assert shown.bench.notice().text == "Đã xuất 1 dòng cần sửa ra gửi lại.xlsx."
    assert shown.files.suggested[0].name == "danh_sach_can_sua.xlsx"
    cells = [cell.value for row in openpyxl.load_workbook(shown.files.answer).worksheets[0] for cell in row]
    assert "Lê Văn Cường" in cells


def test_several_files_are_told_each_with_its_counts_and_written_together(
    page: Page, desk: Desk, tmp_path: Path
) -> None:
    broken = tmp_path / "hỏng.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    paths = [workbook(tmp_path / "một.xlsx", TEAM, WRONG), broken, workbook(tmp_path / "hai.xlsx", HUONG)]
    decision = _draft(page)
    page.open({"commendation_id": decision, "paths": paths})
    assert page.page.footer.text().startswith("3 tệp, 1 tệp không đọc được. 3 dòng: 2 thêm mới")
    files = page.files_shown()
    details = [(one.text, one.detail) for one in files.choices()]
    assert details[0] == ("một.xlsx", "2 dòng: 1 thêm mới, 0 khớp, 1 cần sửa.")
    assert details[1] == ("hỏng.xlsx", "không đọc được")
    files.setFocus()
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Return)
    assert page.page.findChildren(RefusedView)
    steps = len(history.history(desk.file, 50))
    page.page._choose_list(0)
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.qtbot.waitUntil(lambda: page.bench.window.current_page() is page.bench.home, timeout=20000)
    assert len(history.history(desk.file, 50)) == steps + 2
    assert page.bench.notice().text == (
        "Đã thêm 2 trường hợp từ 2 tệp; mỗi tệp là một bước. "
        "Không nhập hỏng.xlsx: tệp hỏng.xlsx bị hỏng nên không đọc được. Còn 1 dòng trong Chờ sửa."
    )


def test_a_file_that_was_never_looked_at_is_shown_before_anything_is_written(
    page: Page, desk: Desk, tmp_path: Path
) -> None:
    plain, wrong = workbook(tmp_path / "hai.xlsx", HUONG), workbook(tmp_path / "ba.xlsx", WRONG)
    paths = [workbook(tmp_path / "một.xlsx", TEAM), plain, wrong, old_fonts(tmp_path / "bốn.xlsx")]
    page.open({"commendation_id": _draft(page), "paths": paths})
    steps = len(history.history(desk.file, 50))
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.bench.notice().text == "Còn 2 tệp chưa xem: ba.xlsx, bốn.xlsx. Xem xong bấm Nhập."
    assert page.page.preview is not None
    assert page.page.preview.name == "ba.xlsx"
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.bench.notice().text == "Còn 1 tệp chưa xem: bốn.xlsx. Xem xong bấm Nhập."
    assert isinstance(page.page.panel(), FontPanel)
    assert len(history.history(desk.file, 50)) == steps
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.qtbot.waitUntil(lambda: page.bench.window.current_page() is page.bench.home, timeout=20000)
    assert len(history.history(desk.file, 50)) == steps + 4


def test_pasted_rows_need_no_head(page: Page) -> None:
    copied_cells()
    page.open({"commendation_id": _draft(page), "pasted": rows_on_clipboard()})
    assert [row.title for row in page.rows] == ["Ông Phạm Văn Hùng", "Bà Ngô Thị Minh", "Bà Đỗ Thị Thu Hà"]
    assert [row.read.values["amount"] for row in page.rows] == [760_000] * 3


@pytest.mark.parametrize(
    ("kind", "head", "row"),
    [
        ("initiatives", ("Tên mô hình", "Đơn vị thực hiện"), ("Ngõ sạch", "Tổ dân phố số 5")),
        ("activities", ("Nội dung hoạt động", "Ngày thực hiện"), ("Giám sát", "05/10/2026")),
        ("conferences", ("Tên hội nghị", "Ngày tổ chức"), ("Sơ kết quý", "05/10/2026")),
        ("teams", ("Tổ dân vận", "Địa bàn"), ("Tổ dân vận số 91", "Khu 9")),
    ],
)
def test_every_kind_is_taken_in_and_undone(
    page: Page, desk: Desk, tmp_path: Path, kind: str, head: tuple[str, ...], row: tuple[str, ...]
) -> None:
    page.open({"kind": kind, "path": write(tmp_path / "danh_sach.xlsx", [head, row])})
    assert page.page.preview is not None
    assert page.page.preview.into.kind == kind
    assert row[0] in page.rows[0].title
    steps = len(history.history(desk.file, 50))
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.qtbot.waitUntil(lambda: not page.page.lists, timeout=20000)
    assert len(history.history(desk.file, 50)) == steps + 1


def _draft(page: Page) -> int:
    from desktop.operations import commendations

    rows = commendations.list_commendations(page.bench.desk.file)
    return next(one.commendation.id or 0 for one in rows if not one.commendation.number)


@pytest.mark.parametrize(
    "head", [("Ký hiệu", "Quý danh", "Ra đời", "Bộ phận", "Công lao"), None], ids=["strange", "none"]
)
def test_a_list_without_known_headings_opens_with_guessed_columns(
    page: Page, tmp_path: Path, head: tuple[str, ...] | None
) -> None:
    rows = [("a", "Tống Văn Lạ", 1980, "TDP 1", "Khéo"), ("b", "Tống Thị Lạ", 1981, "TDP 2", "Khéo")]
    path = write(tmp_path / "tiêu đề lạ.xlsx", [*([head] if head else []), *rows])
    page.open({"commendation_id": _draft(page), "path": path})
    assert page.bench.notice().text.startswith("Không hiểu tiêu đề cột của tệp này.")
    assert [row.read.values["name"] for row in page.rows] == ["Tống Văn Lạ", "Tống Thị Lạ"]
    assert [row.read.values["birth_year"] for row in page.rows] == [1980, 1981]
    page.page._map(0, 4, "merit")
    page.settle()
    assert [row.read.values["merit"] for row in page.rows] == ["Khéo", "Khéo"]


def test_a_list_without_any_name_waits_for_its_columns_to_be_named(page: Page, tmp_path: Path) -> None:
    rows = [("Mục", "Cái gì"), ("A1", "xanh"), ("A2", "đỏ")]
    page.open({"kind": "initiatives", "path": write(tmp_path / "lạ.xlsx", rows)})
    assert page.outcomes() == ["refused", "refused"]
    page.page._map(0, 1, "name")
    page.settle()
    assert [row.title for row in page.rows] == ["xanh", "đỏ"]


def test_a_row_of_unclear_kind_has_the_column_to_say_it_in(page: Page, tmp_path: Path) -> None:
    rows = [("STT", "Họ và tên", "Thành tích"), (1, "Hòa Hảo", "Khéo")]
    page.open({"commendation_id": _draft(page), "path": write(tmp_path / "a.xlsx", rows)})
    assert page.outcomes() == ["refused"]
    view = page.page.view
    assert view is not None
    heads = view.grid._heads
    at = view.grid.view.currentIndex().column()
    assert (heads[at].key, heads[at].title) == ("kind", "Phân loại")
    page.type("c")
    page.type("a nhan")
    page.press(Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: page.outcomes() == ["added"], timeout=20000)


def test_a_column_that_is_not_taken_is_seen_and_may_be_given_a_meaning(page: Page, tmp_path: Path) -> None:
    rows = [("STT", "Họ và tên", "Thành tích", "Điện thoại"), (1, "Ngô Thị Đúng", "Khéo", "0912345678")]
    page.open({"commendation_id": _draft(page), "path": write(tmp_path / "a.xlsx", rows)})
    view = page.page.view
    assert view is not None
    model = view.grid.view.model()
    at = next(n for n, head in enumerate(view.grid._heads) if head.title == "không lấy")
    assert model.headerData(at, Qt.Orientation.Horizontal) == "D · Điện thoại"
    assert model.index(0, at).data() == "0912345678"
    page.page._map(0, 3, "note")
    page.settle()
    assert page.rows[0].read.values["note"] == "0912345678"


def test_sums_of_money_are_complained_of_under_their_own_name(page: Page, tmp_path: Path) -> None:
    rows = [("TT", "Tên mô hình", "Kinh phí"), (1, "Ngõ xanh", "abc")]
    page.open({"kind": "initiatives", "path": write(tmp_path / "a.xlsx", rows)})
    (problem,) = (one for one in page.rows[0].problems if one.code == "amount_not_understood")
    assert problem_sentence(problem.code, problem.values).startswith("Kinh phí “abc” không phải số.")
    assert problem_sentence("amount_not_understood", {"typed": "abc"}).startswith("Mức thưởng “abc”")


def test_counts_have_dots_and_rows_that_stand_are_not_said_beside_no_match() -> None:
    found = dict.fromkeys(Fate, 0) | {Fate.NEW: 20_000, Fate.STANDING: 1}
    assert sum_sentence(20_001, found) == "20.001 dòng: 20.000 thêm mới, 1 đã có, 0 cần sửa."
    assert [words for _key, words in filters(found)] == [
        "Tất cả 20.001",
        "Thêm mới 20.000",
        "Đã có 1",
        "Cần sửa 0",
    ]
