"""Attendance: blocks with sums, the list of people, one key for each who stayed away, the sheet to sign."""

from collections import Counter
from pathlib import Path

from openpyxl import load_workbook

from desktop.operations import attendance, conferences
from desktop.operations.attendance import OpenedAttendance
from desktop.records.attendance import Guest
from desktop.records.attendance_rules import Attendance
from desktop.records.codes import Presence
from desktop.ui.conferences.people_panels import BlockPanel, GuestPanel, GuestsPanel
from tests.ui.conferences.conftest import DIALOGUE, FESTIVAL, REAL_CASE, REVIEW, Shown
from tests.ui.page_window import FakeFiles


def opened(shown: Shown, conference_id: int) -> OpenedAttendance:
    return attendance.open_attendance(shown.file, conference_id)


def sums(shown: Shown) -> dict[str, int]:
    model = shown.page.view.blocks.view.model()
    return dict(model.groups[0].sums)  # type: ignore[attr-defined]


def list_three(shown: Shown, conference_id: int) -> list[int]:
    """Three people on the list of a conference, the keyboard on the first."""
    people = [Guest(conference_id, 0, f"Ông Nguyễn Văn {name}") for name in ("An", "Bình", "Cường")]
    added = attendance.add_guests(shown.file, conference_id, people).result().value
    shown.page.opened({"conference_id": conference_id})
    shown.page.view.show_tab("people")
    shown.go_to(shown.page.view.guests.view)
    shown.wait(lambda: shown.page.view.guests.current_id() == added[0].id)
    return [one.id or 0 for one in added]


def test_blocks_stand_under_the_rounds_with_sums_and_rate(shown: Shown) -> None:
    shown.page.opened({"conference_id": REVIEW})
    view = shown.page.view
    assert (view.rounds.isVisible(), view.blocks.isVisible(), view.guests.isVisible()) == (True, True, False)
    assert sums(shown) == {"invited": 60, "present": 54, "excused": 4, "absent": 2}
    assert view.blocks.head.hint.text() == "Tỷ lệ có mặt 90 %"
    assert len(view.blocks.view.model().groups[0].rows) == 4  # type: ignore[attr-defined]


def test_counts_that_nobody_wrote_down_stay_empty(shown: Shown) -> None:
    shown.page.opened({"conference_id": FESTIVAL})
    assert sums(shown) == {"invited": 180}
    assert shown.page.view.blocks.head.hint.text() == ""
    shown.page.opened({"conference_id": REAL_CASE})
    assert shown.page.view.blocks.view.model().rowCount() == 0


def test_the_list_is_one_button_away(shown: Shown) -> None:
    shown.page.opened({"conference_id": REVIEW})
    shown.page.view.blocks.guests_button.click()
    assert shown.page.view.tabs.current() == "people"
    assert shown.page.view.guests.isVisible()
    assert shown.focus_name() == "Đại biểu theo khối"


def test_space_marks_absent_and_shift_space_excused_and_again_present(shown: Shown) -> None:
    ids = list_three(shown, REAL_CASE)

    def presence() -> list[Presence]:
        return [guest.presence for guest in opened(shown, REAL_CASE).guests]

    assert presence() == [Presence.PRESENT] * 3
    shown.press("Space")
    shown.wait(lambda: presence()[0] is Presence.ABSENT)
    shown.wait(lambda: not shown.desk.is_saving())
    shown.press("Down", "Shift+Space")
    shown.wait(lambda: presence()[1] is Presence.EXCUSED)
    shown.wait(lambda: not shown.desk.is_saving())
    assert shown.page.view.guests.current_id() == ids[1]
    assert sums(shown) == {"invited": 3, "present": 1, "excused": 1, "absent": 1}
    assert shown.page.view.blocks.head.hint.text() == "Tỷ lệ có mặt 33,3 %"
    shown.press("Shift+Space")
    shown.wait(lambda: presence()[1] is Presence.PRESENT)
    shown.wait(lambda: not shown.desk.is_saving())
    shown.press("Ctrl+Z")
    shown.wait(lambda: presence() == [Presence.ABSENT, Presence.EXCUSED, Presence.PRESENT])


def test_names_are_pasted_into_the_chosen_block_which_counts_them(shown: Shown) -> None:
    shown.page.opened({"conference_id": REVIEW})
    shown.page.view.show_tab("people")
    shown.go_to(shown.page.view.guests.view)
    shown.press("Insert")
    form = shown.page.panel()
    assert isinstance(form, GuestsPanel)
    assert shown.focus_name() == "Họ và tên, chức vụ, đơn vị, bắt buộc"
    form.names.setPlainText("1\tBà Trần Thị Bình\tChủ tịch Hội LHPN\n\nÔng Lê Văn Cường, Hội CCB")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã thêm 2 đại biểu")
    shown.wait(lambda: not shown.desk.is_saving())
    block = opened(shown, REVIEW).lines[0]
    assert (block.is_listed, block.attendance) == (True, Attendance(2, 2, 0))
    assert [(one.name, one.detail) for one in opened(shown, REVIEW).guests] == [
        ("Bà Trần Thị Bình", "Chủ tịch Hội LHPN"),
        ("Ông Lê Văn Cường", "Hội CCB"),
    ]


def test_an_empty_list_of_names_is_not_saved(shown: Shown) -> None:
    shown.page.opened({"conference_id": REVIEW})
    shown.page.view.show_tab("people")
    shown.go_to(shown.page.view.guests.view)
    shown.press("Insert", "Ctrl+Enter")
    form = shown.page.panel()
    assert isinstance(form, GuestsPanel)
    assert [field.problem().text for field in form.form.errors()] == [  # type: ignore[union-attr]
        "Chưa có tên nào. Mỗi dòng gõ một người."
    ]


def test_a_listed_person_is_changed_and_deleted(shown: Shown) -> None:
    list_three(shown, REAL_CASE)
    shown.press("F2")
    form = shown.page.panel()
    assert isinstance(form, GuestPanel)
    shown.go_to(form.detail)
    shown.type("Tổ trưởng")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã sửa đại biểu Ông Nguyễn Văn An.")
    shown.wait(lambda: not shown.desk.is_saving())
    assert opened(shown, REAL_CASE).guests[0].detail == "Tổ trưởng"
    shown.go_to(shown.page.view.guests.view)
    shown.press("Delete")
    shown.wait_notice("Đã xóa 1 đại biểu")
    assert len(opened(shown, REAL_CASE).guests) == 2


def test_blocks_are_typed_one_after_the_other(shown: Shown) -> None:
    shown.page.opened({"conference_id": DIALOGUE})
    shown.page.view.show_tab("people")
    shown.go_to(shown.page.view.blocks.view)
    shown.press("Insert")
    first = shown.page.panel()
    assert isinstance(first, BlockPanel)
    for typed in ("Tổ dân phố", "60", "58", "1"):
        shown.type(typed)
        shown.press("Enter")
    assert shown.focus_name() == "Lưu"
    shown.press("Enter")
    shown.wait(lambda: shown.page.panel() not in (None, first))
    shown.wait(lambda: not shown.desk.is_saving())
    (line,) = opened(shown, DIALOGUE).lines
    assert line.block is not None
    assert (line.block.name, line.attendance) == ("Tổ dân phố", Attendance(60, 58, 1))
    shown.press("Escape")
    assert shown.page.panel() is None


def test_counts_that_differ_are_told_and_repaired(shown: Shown) -> None:
    shown.page.opened({"conference_id": REVIEW})
    shown.page.view.show_tab("people")
    assert not shown.page.view.blocks.repair_button.isVisible()
    seen = conferences.open_conference(shown.file, REVIEW).conference
    conferences.change_conference(shown.file, seen, type(seen)(**{**vars(seen), "invited": 70})).result()
    shown.wait(shown.page.view.blocks.repair_button.isVisible)
    shown.page.view.blocks.repair_button.click()
    shown.wait_notice("Đã lấy số đại biểu theo khối")
    shown.wait(lambda: not shown.page.view.blocks.repair_button.isVisible())
    assert conferences.open_conference(shown.file, REVIEW).conference.invited == 60


def test_a_block_moves_and_is_deleted(shown: Shown) -> None:
    shown.page.opened({"conference_id": REVIEW})
    shown.go_to(shown.page.view.blocks.view)

    def names() -> list[str]:
        return [line.block.name for line in opened(shown, REVIEW).lines if line.block]

    before = names()
    shown.press("Alt+Down")
    shown.wait(lambda: names() == [before[1], before[0], *before[2:]])
    shown.wait(lambda: not shown.desk.is_saving())
    shown.press("Delete")
    shown.wait_notice(f"Đã xóa khối {before[0]}")
    assert Counter(names()) == Counter(before[1:])


def test_the_sheet_to_sign_is_exported(shown: Shown, files: FakeFiles, tmp_path: Path) -> None:
    list_three(shown, REAL_CASE)
    shown.page.view.sheet_button.click()
    shown.wait_notice("Đã xuất dai_bieu_ky_ten_2022_10_13.xlsx.")
    sheet = load_workbook(tmp_path / files.names[0]).active
    assert sheet is not None
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert "Ông Nguyễn Văn Bình" in texts
