"""Blanks are added, bought, counted, spoiled, changed and deleted by keys; the ledger opens decisions."""

from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook

from desktop.operations import blanks
from desktop.operations.blanks import OpenedBlank
from desktop.records.codes import BlankMove, Family, Paper
from desktop.ui.blanks.blank_panel import BlankPanel
from desktop.ui.blanks.movement_panel import MovementPanel
from desktop.ui.widgets.form_panel import FormPanel
from tests.ui.blanks.conftest import Shown
from tests.ui.page_window import FakeFiles


def opened(shown: Shown) -> OpenedBlank:
    found = shown.page.stock._opened
    assert found is not None
    return found


def lines(shown: Shown) -> list[tuple[BlankMove, int, int]]:
    return [(line.movement.kind, line.change, line.left) for line in opened(shown).lines]


def left(shown: Shown) -> int:
    return opened(shown).stock.left


def panel(shown: Shown) -> FormPanel:
    found = shown.page.panel()
    assert isinstance(found, FormPanel)
    return found


def foot(shown: Shown) -> tuple[str, str]:
    table = shown.page.stock.ledger
    return table._sentence.text(), table._total.text()


def run(shown: Shown, command: str) -> None:
    shown.window.commands.run(command)


def test_the_first_blank_is_written_by_keys_alone(beginner: Shown) -> None:
    shown = beginner
    assert shown.page.stock.empty.isVisible()
    assert not shown.page.stock.list.isVisible()
    assert shown.focus() is shown.page.stock.empty.button
    shown.press("Ctrl+N")
    shown.type("Giấy khen A4")
    shown.press("Enter", "Enter", "Enter")
    assert shown.focus_name() == "Chữ in sẵn trên phôi"
    shown.type("giấy khen")
    shown.press("Enter", "Enter")
    assert shown.focus_name() == "Số tờ đang có, bắt buộc"
    shown.type("150")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã thêm loại phôi “Giấy khen A4”, đang có 150 tờ.")
    shown.wait(lambda: shown.page.panel() is None)
    (stock,) = blanks.list_stocks(shown.file)
    assert (stock.left, stock.blank.paper, stock.blank.family) == (150, Paper.GIAY_KHEN, None)
    assert (stock.blank.width_mm, stock.blank.height_mm, stock.blank.low_at) == (297, 210, 20)
    assert shown.focus_name() == "Các loại phôi"
    assert foot(shown) == ("Đầu kỳ 0 · kiểm kê +150", "150 tờ")
    shown.press("Ctrl+Z")
    shown.wait(lambda: shown.page.stock.empty.isVisible())
    assert shown.window.commands.text("page.new") == "Thêm loại phôi"


def test_faults_stand_beside_their_fields(beginner: Shown) -> None:
    shown = beginner
    shown.press("Ctrl+N")
    found = panel(shown)
    assert isinstance(found, BlankPanel)
    found.width_mm.set_value("29")
    found.height_mm.set_value("nhiều")
    shown.press("Ctrl+Enter")
    assert shown.focus_name() == "Tên phôi, bắt buộc"
    said = [problem.text for field in found.form.errors() if (problem := field.problem())]
    assert said == [
        "Chưa có tên phôi.",
        "Cạnh giấy phải từ 100 đến 600 mm.",
        "“nhiều” không phải số. Gõ lại, ví dụ 210.",
        "Chưa ghi số tờ.",
    ]
    assert blanks.list_stocks(shown.file) == []


def test_what_is_left_and_the_ledger_stand_side_by_side(shown: Shown) -> None:
    first, second = shown.page.stock.list._sections[0].entries
    assert (first.title, first.right, first.second, first.state) == (
        "Phôi giấy khen A4",
        "18 tờ",
        "Giấy khen, khối Nhà nước",
        "Sắp hết",
    )
    assert (second.right, second.second, second.state) == ("40 tờ", "Giấy chứng nhận", "")
    assert lines(shown) == [
        (BlankMove.COUNTED, 21, 21),
        (BlankMove.USED, -2, 19),
        (BlankMove.SPOILED, -1, 18),
    ]
    assert foot(shown) == ("Đầu kỳ 0 · đã in 2 · hỏng 1 · kiểm kê +21", "18 tờ")
    assert shown.page.stock.bar.chip.accessibleName() == "Sắp hết: 18 tờ"


def test_sheets_are_bought(shown: Shown) -> None:
    shown.press("Ctrl+N")
    assert shown.focus_name() == "Số tờ nhập, bắt buộc"
    shown.type("100")
    shown.press("Enter")
    shown.type("8/10")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã nhập 100 tờ phôi “Phôi giấy khen A4”.")
    shown.wait(lambda: shown.page.panel() is None)
    line = next(line.movement for line in opened(shown).lines if line.movement.kind is BlankMove.RECEIVED)
    assert (line.sheets, line.moved_on) == (100, date(2026, 10, 8))
    assert shown.page.stock.ledger.current_id() == line.id
    shown.press("Ctrl+Z")
    shown.wait(lambda: len(lines(shown)) == 3)


def test_what_lies_before_the_chosen_period_comes_into_sight(shown: Shown) -> None:
    shown.press("Ctrl+N")
    shown.type("7")
    shown.press("Enter")
    shown.type("3/2/2025")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã nhập 7 tờ")
    shown.wait(lambda: shown.page.panel() is None)
    assert shown.page.stock.ledger.periods.text() == "Từ trước đến nay"
    assert lines(shown)[:2] == [(BlankMove.RECEIVED, 7, 7), (BlankMove.COUNTED, 14, 21)]


def test_a_count_sets_the_stock_right_and_spoiled_sheets_go(shown: Shown) -> None:
    run(shown, "blanks.count")
    assert shown.focus_name() == "Số tờ đếm được, bắt buộc"
    shown.press("Ctrl+Enter")
    assert len(panel(shown).form.errors()) == 1
    shown.type("16")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã kiểm kê phôi “Phôi giấy khen A4”: còn 16 tờ.")
    shown.wait(lambda: left(shown) == 16)
    run(shown, "blanks.spoil")
    shown.type("2")
    shown.press("Enter", "Enter")
    shown.type("Ẩm mốc")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã ghi hỏng 2 tờ")
    shown.wait(lambda: lines(shown)[-2:] == [(BlankMove.COUNTED, -2, 16), (BlankMove.SPOILED, -2, 14)])
    assert opened(shown).lines[-1].movement.note == "Ẩm mốc"


def test_the_ledger_opens_the_decision_and_keeps_what_printing_wrote(shown: Shown) -> None:
    stock = shown.page.stock
    shown.press("Enter")
    shown.wait(stock.ledger.view.hasFocus)
    shown.press("Enter")
    assert shown.asked == [("commendations", {"commendation_id": 1})]
    shown.press("F2")
    shown.wait_notice("Dòng này do lần in giấy khen ghi")
    shown.press("Delete")
    shown.wait_notice("Dòng này do lần in giấy khen ghi")
    assert len(lines(shown)) == 3


def test_a_line_of_the_clerk_is_changed_and_deleted(shown: Shown) -> None:
    shown.press("Down", "Enter")
    shown.wait(shown.page.stock.ledger.view.hasFocus)
    assert lines(shown)[-1] == (BlankMove.RECEIVED, 10, 40)
    shown.press("Enter")
    found = panel(shown)
    assert isinstance(found, MovementPanel)
    assert (found.sheets.value(), found.note.value()) == ("10", "Nhà in Thống Nhất")
    shown.type("12")
    shown.press("Ctrl+Enter")
    shown.wait(lambda: left(shown) == 42)
    shown.wait(lambda: shown.page.panel() is None)
    shown.press("Delete")
    shown.wait_notice("Đã xóa 1 dòng trong sổ theo dõi phôi “Phôi giấy chứng nhận”.")
    shown.wait(lambda: left(shown) == 30)
    shown.press("Ctrl+Z")
    shown.wait(lambda: left(shown) == 42)


def test_a_blank_is_changed_put_away_and_deleted_unless_it_was_printed(shown: Shown) -> None:
    shown.press("F2")
    found = panel(shown)
    assert isinstance(found, BlankPanel)
    found.name.set_value("Giấy khen khung vàng")
    found.family.set_value(Family.PARTY)
    found.in_use.set_value(False)
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã sửa loại phôi “Giấy khen khung vàng”.")
    shown.wait(lambda: shown.page.panel() is None)
    used, away = shown.page.stock.list._sections
    assert [entry.title for entry in used.entries] == ["Phôi giấy chứng nhận"]
    assert (away.title, away.entries[0].state) == ("Không dùng nữa", "Không dùng nữa")
    shown.press("Delete")
    shown.wait_notice("Đã in giấy khen lên phôi “Giấy khen khung vàng” nên không xóa được.")
    shown.press("Up", "Delete")
    shown.wait_notice("Đã xóa loại phôi “Phôi giấy chứng nhận”")
    shown.wait(lambda: len(blanks.list_stocks(shown.file)) == 1)
    shown.press("Ctrl+Z")
    shown.wait(lambda: len(blanks.list_stocks(shown.file)) == 2)


def test_insert_adds_a_blank_in_the_list_and_sheets_in_the_ledger(shown: Shown) -> None:
    shown.press("Insert")
    assert isinstance(panel(shown), BlankPanel)
    shown.press("Esc", "Enter", "Insert")
    assert isinstance(panel(shown), MovementPanel)
    shown.type("50")
    shown.press("Esc")
    assert shown.focus() is shown.page.stock.ledger.view
    shown.press("Insert")
    found = panel(shown)
    assert isinstance(found, MovementPanel)
    assert found.sheets.value() == "50"


def test_a_line_of_the_overview_opens_its_blank(shown: Shown) -> None:
    second = blanks.list_stocks(shown.file)[1].blank
    shown.window.open_page("page", {"blank_id": second.id})
    assert opened(shown).stock.blank == second


def test_the_ledger_in_sight_is_exported(shown: Shown, files: FakeFiles) -> None:
    run(shown, "workbook.export")
    shown.wait_notice("Đã xuất so_theo_doi_phoi_20260101_20261231.xlsx.")
    assert files.folder is not None
    path = files.folder / Path(files.names[0])
    texts = [row[0] for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()]
    assert "SỔ THEO DÕI PHÔI NĂM 2026" in texts


def test_printers_have_a_tab_of_their_own(shown: Shown) -> None:
    shown.press("Ctrl+N")
    shown.window.open_page("page", {"section": "printers"})
    assert shown.page.panel() is None
    assert shown.page.section() is shown.page.printers
    assert shown.page.tabs.current() == "printers"
    shown.window.open_page("page", {"section": "stock"})
    assert shown.focus_name() == "Các loại phôi"
    shown.press("Ctrl+N")
    assert shown.focus_name() == "Số tờ nhập, bắt buộc"
