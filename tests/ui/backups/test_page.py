from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.operations import awards, backups, commendations
from desktop.operations.awards import NewAward
from desktop.records.codes import RecipientKind
from desktop.settings import SECOND_PLACE, SECOND_PLACE_COPIED_AT
from desktop.ui.backups.copies import State
from desktop.ui.backups.restore_panel import RestorePanel
from desktop.wiring import PcSettings
from tests.ui.backups.conftest import Shown
from tests.ui.page_window import NOW

REMINDER = "Chưa sao lưu ra USB từ 01/10/2026. Cắm USB rồi bấm Sao lưu; mất khoảng 10 giây."


def backed_up(shown: Shown) -> None:
    """One backup by Ctrl+N, and the list shows it."""
    before = len(shown.page._places.copies)
    shown.press("Ctrl+N")
    shown.wait(lambda: len(shown.page._places.copies) == before + 1)


def add_award(shown: Shown, name: str) -> None:
    draft = commendations.list_commendations(shown.file)[0].commendation.id or 0
    awards.add_award(shown.file, draft, NewAward(RecipientKind.COLLECTIVE, name)).result()


def cells(shown: Shown, row: int) -> list[str]:
    model = shown.page.table.view.model()
    return [str(model.index(row, place).data()) for place in range(model.columnCount())]


def opened_panel(shown: Shown) -> RestorePanel:
    shown.wait(shown.page.table.view.hasFocus)
    shown.press("Enter")
    panel = shown.page.panel()
    assert isinstance(panel, RestorePanel)
    return panel


def compared(shown: Shown) -> RestorePanel:
    panel = opened_panel(shown)
    shown.wait(lambda: bool(panel.preview and panel.texts()))
    return panel


def test_without_a_backup_the_page_says_the_first_step(shown: Shown) -> None:
    shown.wait(lambda: shown.focus_name() == "Sao lưu ngay")
    assert shown.page._stack.currentWidget() is shown.page.empty
    shown.press("Enter")
    shown.wait_notice("Đã sao lưu và kiểm tra: ")
    shown.wait(lambda: shown.page._stack.currentWidget() is shown.page.table)


def test_a_backup_has_day_size_and_its_mark(shown: Shown) -> None:
    backed_up(shown)
    day, time, size, state, name = cells(shown, 1)
    assert (day, time, state) == ("Thứ Sáu, 09/10/2026", "08:15", "Đã kiểm tra")
    assert size.endswith((" KB", " MB"))
    assert name.endswith(".sovang")
    assert cells(shown, 0)[0] == "Trên máy này 1 bản"


def test_a_backup_that_changed_on_the_disk_is_told_and_not_restored(shown: Shown) -> None:
    backed_up(shown)
    path = shown.page._places.copies[0].backup.path
    path.write_bytes(path.read_bytes() + b"x")
    shown.page.look_again()
    shown.wait(lambda: shown.page._places.copies[0].state is State.CHANGED)
    panel = opened_panel(shown)
    assert "không còn đúng như lúc ghi" in panel.texts()[0]
    assert not panel.button.isVisible()


def test_the_second_place_is_chosen_once_and_copied_to_by_one_button(
    shown: Shown, pc_settings: PcSettings, stick: Path
) -> None:
    shown.wait(lambda: shown.page.empty.isVisible())
    QTest.keyClick(shown.page.card.choose_button, Qt.Key.Key_Space)
    shown.wait_notice(f"Đã sao lưu ra {stick} và kiểm tra.")
    assert pc_settings.get(SECOND_PLACE) == str(stick)
    assert pc_settings.get(SECOND_PLACE_COPIED_AT) == NOW.isoformat()
    shown.wait(shown.page.card.copy_button.isVisible)
    QTest.keyClick(shown.page.card.copy_button, Qt.Key.Key_Space)
    shown.wait(lambda: len(list(stick.glob("*.sovang"))) == 2)
    shown.wait(lambda: len(shown.page._places.copies) == 2)
    assert cells(shown, 0)[0] == f"Ở {stick} 2 bản"
    assert "lần gần nhất 08:15 ngày 09/10/2026" in shown.page.card.detail.text()


def test_after_a_week_it_reminds_and_the_button_there_ends_it(
    shown: Shown, pc_settings: PcSettings, stick: Path
) -> None:
    pc_settings.put(SECOND_PLACE, str(stick))
    pc_settings.put(SECOND_PLACE_COPIED_AT, (NOW - timedelta(days=8)).isoformat())
    shown.page.look_again()
    shown.wait(lambda: shown.page.reminder.notice() is not None)
    notice = shown.page.reminder.notice()
    assert notice is not None
    assert notice.text == REMINDER
    notice.actions[0].trigger()
    shown.wait(lambda: shown.page.reminder.notice() is None)


def test_a_stick_that_is_not_in_is_said_and_nothing_is_written(
    shown: Shown, pc_settings: PcSettings, stick: Path
) -> None:
    pc_settings.put(SECOND_PLACE, str(stick / "away"))
    shown.page.copy_away()
    shown.wait_notice("Không thấy nơi sao lưu thứ hai")
    shown.wait(lambda: "cắm USB vào máy" in shown.page.card.detail.text())
    assert not list(stick.iterdir())


def test_a_restore_shows_the_difference_then_asks_with_the_safe_answer_first(
    shown: Shown, restored: list[Path]
) -> None:
    backed_up(shown)
    add_award(shown, "Tổ dân vận số 99")
    panel = compared(shown)
    texts = panel.texts()
    assert "Nếu khôi phục, sổ sẽ thay đổi:" in texts
    assert "Trường hợp khen thưởng: mất 1." in texts
    assert any("Đã thêm Tổ dân vận số 99" in text for text in texts)
    panel.button.click()
    question = shown.page.question
    assert question is not None
    shown.wait(question.isVisible)
    assert question.accessibleName() == "Đưa sổ trở về lúc 08:15 ngày 09/10/2026?"
    assert "1 thao tác làm sau bản sao này sẽ không còn trong sổ." in question.accessibleDescription()
    assert question.focusWidget() is question.buttons[1]
    QTest.keyClick(question, Qt.Key.Key_Return)
    shown.wait(lambda: shown.page.question is None)
    assert restored == []


def test_only_the_answer_restores(shown: Shown, restored: list[Path]) -> None:
    backed_up(shown)
    panel = compared(shown)
    assert "Bản sao giống hệt sổ đang dùng; khôi phục không thay đổi gì." in panel.texts()
    for key, expected in ((Qt.Key.Key_Escape, 0), (Qt.Key.Key_Space, 1)):
        panel.button.click()
        question = shown.page.question
        assert question is not None
        shown.wait(question.isVisible)
        target = question if key == Qt.Key.Key_Escape else question.buttons[0]
        QTest.keyClick(target, key)
        shown.wait(lambda: shown.page.question is None)
        assert len(restored) == expected
    assert restored == [backups.list_backups(shown.file)[0].path]


def test_esc_closes_the_panel_and_the_list_has_the_keyboard_again(shown: Shown) -> None:
    backed_up(shown)
    compared(shown)
    shown.press("Esc")
    assert shown.page.panel() is None
    assert shown.page.table.view.hasFocus()
