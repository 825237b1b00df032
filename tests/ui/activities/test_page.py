"""Activities are listed by year with their sums, written down, changed, deleted and exported."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop.operations import activities
from desktop.records.activity import Activity
from desktop.records.codes import ActivityKind
from desktop.ui.activities.panel import ActivityPanel
from desktop.ui.activities.table import added, sums_of
from desktop.ui.widgets.notice import Notice
from tests.ui.activities.conftest import Shown
from tests.ui.page_window import FakeFiles


def stored(shown: Shown) -> list[Activity]:
    return activities.list_activities(shown.file)


def listed(shown: Shown) -> list[int]:
    return [one.id or 0 for one in shown.page._shown]


def panel(shown: Shown) -> ActivityPanel:
    found = shown.page.panel()
    assert isinstance(found, ActivityPanel)
    return found


def foot(shown: Shown) -> str:
    return shown.page.table._sentence.text()


def of_2026(shown: Shown) -> list[Activity]:
    return [one for one in stored(shown) if one.done_on and one.done_on.year == 2026]


def test_the_activities_of_this_year_stand_newest_first_with_their_sums(shown: Shown) -> None:
    expected = of_2026(shown)
    assert expected
    assert listed(shown) == [one.id for one in expected]
    assert foot(shown).startswith(f"{len(expected)} hoạt động · {sum(one.times for one in expected)} lượt")
    value = sum(one.value or 0 for one in expected)
    assert shown.page.table._total.text() == f"{value:,} đ".replace(",", ".")
    assert shown.page.table.current_id() == expected[0].id


def test_the_first_activity_is_written_by_keys_alone_and_the_form_stays_for_the_next(beginner: Shown) -> None:
    shown = beginner
    assert shown.page.empty.isVisible()
    shown.press("Ctrl+N")
    shown.type("20/9")
    shown.press("Enter")
    shown.type("ủng hộ")
    shown.press("Enter")
    shown.type("Ủng hộ đồng bào vùng bão")
    shown.press("Enter", "Enter", "Enter", "Enter", "Enter")
    assert shown.focus_name() == "Số người"
    shown.press("Enter", "Enter", "Enter")
    assert shown.focus_name() == "Giá trị (đ)"
    shown.type("12500000")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã thêm hoạt động: Ủng hộ đồng bào vùng bão.")
    shown.wait(lambda: not shown.desk.is_saving())
    (made,) = stored(shown)
    assert (made.kind, made.done_on, made.value) == (ActivityKind.SUPPORT, date(2026, 9, 20), 12_500_000)
    assert (made.times, made.people) == (1, None)
    assert shown.focus_name() == "Ngày"
    assert panel(shown).draft() == Activity(ActivityKind.SUPPORT, "", date(2026, 9, 20))
    shown.press("Esc")
    assert shown.page.panel() is None
    assert shown.focus_name() == "Hoạt động"
    assert shown.page.table._total.text() == "12.500.000 đ"
    shown.press("Ctrl+Z")
    shown.wait(lambda: shown.page.empty.isVisible())


def test_faults_stand_beside_their_fields_and_nothing_is_written(beginner: Shown) -> None:
    shown = beginner
    shown.press("Ctrl+N", "Ctrl+Enter")
    assert shown.focus_name() == "Nội dung, bắt buộc"
    form = panel(shown).form
    assert [field.problem().text for field in form.errors()] == ["Chưa có nội dung hoạt động."]  # type: ignore[union-attr]
    shown.type("Thăm hỏi")
    shown.go_to(panel(shown).people)
    shown.type("đông")
    shown.press("Ctrl+Enter")
    assert [field.problem().text for field in form.errors()] == [  # type: ignore[union-attr]
        "“đông” không phải số. Gõ lại, ví dụ 120."
    ]
    assert stored(shown) == []


def test_an_activity_is_changed(shown: Shown) -> None:
    before = of_2026(shown)[0]
    shown.press("F2")
    assert shown.focus_name() == "Nội dung, bắt buộc"
    panel(shown).name.set_value("Nội dung đã sửa")
    panel(shown).people.set_value("1.250")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã sửa hoạt động: Nội dung đã sửa.")
    after = next(one for one in stored(shown) if one.id == before.id)
    assert (after.title, after.people) == ("Nội dung đã sửa", 1250)
    assert shown.page.panel() is None
    assert shown.focus_name() == "Hoạt động"


def test_chosen_activities_are_deleted_and_come_back(shown: Shown) -> None:
    before = listed(shown)
    shown.press("Shift+Down", "Delete")
    shown.wait_notice("Đã xóa 2 hoạt động.")
    shown.wait(lambda: listed(shown) == before[2:])
    shown.press("Ctrl+Z")
    shown.wait(lambda: listed(shown) == before)


def test_delete_in_the_filter_deletes_letters_only(shown: Shown) -> None:
    before = listed(shown)
    shown.press("Ctrl+L")
    shown.type("bão")
    shown.press("Home", "Delete")
    assert shown.page.bar.filter.text() == "ão"
    shown.press("Esc")
    assert listed(shown) == before


def test_the_filter_wants_every_word_without_marks_and_leads_into_the_table(shown: Shown) -> None:
    wanted = of_2026(shown)[-1]
    shown.press("Ctrl+L")
    shown.type(wanted.title.lower())
    assert wanted.id in listed(shown)
    assert len(listed(shown)) < len(of_2026(shown))
    shown.press("Down")
    assert shown.focus_name() == "Hoạt động"
    shown.page.bar.filter.setText("không có gì như vậy")
    assert foot(shown) == "Không có hoạt động nào khớp. Bỏ chữ lọc, hoặc bấm F3 rồi chọn “Năm nay”."


def test_one_kind_and_every_year(shown: Shown) -> None:
    kind = of_2026(shown)[0].kind
    shown.go_to(shown.page.kinds)
    shown.page.kinds.open()
    shown.page.kinds._take(next(one for one in shown.page.kinds.choices() if one.payload == kind))
    assert listed(shown) == [one.id for one in of_2026(shown) if one.kind is kind]
    shown.page.opened({"activity_id": of_2026(shown)[-1].id})
    assert shown.page.table.current_id() == of_2026(shown)[-1].id


def test_an_activity_of_another_year_is_opened_in_its_year(shown: Shown) -> None:
    made = activities.create_activity(
        shown.file, Activity(ActivityKind.VISIT, "Thăm gia đình chính sách", date(2024, 7, 27))
    ).result(5)
    shown.page.bar.filter.setText("khác hẳn")
    shown.page.opened({"activity_id": made.value.id})
    assert shown.page.bar.year() == 2024
    assert listed(shown) == [made.value.id]


def test_one_without_a_date_stands_first_in_every_year_and_is_not_added(shown: Shown) -> None:
    before = foot(shown)
    made = activities.create_activity(
        shown.file, Activity(ActivityKind.VISIT, "Thăm hỏi", times=40, value=7)
    ).result(5)
    shown.wait(lambda: made.value.id in listed(shown))
    assert listed(shown)[0] == made.value.id
    assert foot(shown) == f"{before} · 1 hoạt động chưa có ngày, chưa cộng"


def test_the_year_is_exported_as_a_workbook(shown: Shown, files: FakeFiles, tmp_path: Path) -> None:
    shown.page.export()
    shown.wait_notice("Đã xuất hoat_dong_bieu_6_2026.xlsx.")
    sheet = openpyxl.load_workbook(tmp_path / "hoat_dong_bieu_6_2026.xlsx").worksheets[0]
    cells = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {one.title for one in of_2026(shown)} <= cells
    files.folder = None
    shown.page.export()
    assert len(files.names) == 2


def test_an_activity_deleted_by_another_is_told(shown: Shown) -> None:
    shown.page.opened({"activity_id": 987_654})
    assert shown.notice()


@pytest.mark.parametrize(
    ("numbers", "expected"), [([], None), ([None], None), ([0, None], 0), ([2, 3, None], 5)]
)
def test_what_nobody_wrote_down_is_not_a_sum(numbers: list[int | None], expected: int | None) -> None:
    assert added(numbers) == expected


def test_the_sums_in_words() -> None:
    dated = [
        Activity(ActivityKind.VISIT, "a", date(2026, 1, 1), times=2, people=1500),
        Activity(ActivityKind.VISIT, "b", date(2026, 1, 2)),
    ]
    assert sums_of(dated, 0) == "2 hoạt động · 3 lượt · 1.500 người"
    assert sums_of(dated[1:], 0) == "1 hoạt động · 1 lượt"
    assert sums_of([], 1) == "1 hoạt động chưa có ngày, chưa cộng"


def test_the_notice_of_what_was_given_back_leaves_with_its_form(shown: Shown) -> None:
    shown.window.commands.run("page.new")
    shown.go_to(panel(shown).name)
    shown.type("ủng hộ")
    shown.press("Escape")
    shown.window.commands.run("page.new")
    shown.wait_notice("Đã lấy lại phần đang nhập dở")
    shown.press("Escape")
    assert (shown.page.panel(), shown.notice()) == (None, "")
    shown.window.commands.run("page.new")
    shown.wait_notice("Đã lấy lại phần đang nhập dở")
    shown.page.say(Notice("Điều khác"))
    shown.press("Escape")
    assert shown.notice() == "Điều khác"
