"""Conferences are shown, written down, changed and deleted."""

from datetime import date

from desktop.operations import conferences
from desktop.records.codes import ConferenceKind
from desktop.ui.conferences.conference_panel import ConferencePanel
from tests.ui.conferences.conftest import DIALOGUE, FESTIVAL, REAL_CASE, REVIEW, Shown


def titles(shown: Shown) -> list[str]:
    return [row.conference.title for row in conferences.list_conferences(shown.file)]


def panel(shown: Shown) -> ConferencePanel:
    found = shown.page.panel()
    assert isinstance(found, ConferencePanel)
    return found


def test_the_newest_conference_is_open_and_the_list_has_them_all(shown: Shown) -> None:
    assert shown.page.list.ids() == [FESTIVAL, REVIEW, DIALOGUE, REAL_CASE]
    assert shown.page.list.current_id() == FESTIVAL
    assert shown.page.view.bar.chip.text() == "Sắp tổ chức"
    shown.press("Down")
    assert shown.page.view.bar.chip.text() == "Đã tổ chức"
    assert shown.page.view.bar.second.text().startswith("18/09/2026, 14:00 · Hội trường UBND phường")


def test_the_real_case_adds_up_to_36_and_3(shown: Shown) -> None:
    shown.page.opened({"conference_id": REAL_CASE})
    assert len(shown.page.view.rounds.view.model().lines) == 4  # type: ignore[attr-defined]
    texts = [label.text() for label in shown.page.view.rounds.findChildren(type(shown.page.view.bar.title))]
    assert "Cộng 4 đợt" in texts
    assert "36 tập thể, 3 cá nhân" in texts


def test_a_round_opens_its_conference(shown: Shown) -> None:
    line = conferences.open_conference(shown.file, REVIEW).rounds[1]
    shown.page.opened({"round_id": line.round.id})
    assert shown.page.list.current_id() == REVIEW
    assert shown.page.view.rounds.current_id() == line.round.id


def test_a_conference_is_written_down_by_keys_alone(beginner: Shown) -> None:
    shown = beginner
    assert not shown.page.list.isVisible()
    assert shown.page.empty.isVisible()
    shown.press("Ctrl+N")
    assert shown.focus_name() == "Loại hội nghị, bắt buộc"
    shown.type("hội nghị tổng")
    shown.press("Enter", "Enter")
    shown.type("Tổng kết “Dân vận khéo” năm 2026")
    shown.press("Tab")
    shown.type("15/11")
    shown.press("Enter")
    shown.type("8:00")
    shown.press("Ctrl+Enter", "Ctrl+Enter")
    shown.wait_notice("Đã thêm hội nghị: Tổng kết “Dân vận khéo” năm 2026.")
    shown.wait(lambda: not shown.desk.is_saving())
    (row,) = conferences.list_conferences(shown.file)
    made = row.conference
    assert (made.kind, made.held_on, made.held_at) == (
        ConferenceKind.SUMMING_UP,
        date(2026, 11, 15),
        "8:00",
    )
    assert shown.page.panel() is None
    assert shown.page.list.current_id() == made.id
    assert shown.focus_name() == "Đợt trao thưởng"


def test_a_conference_without_title_is_not_saved_and_says_so(beginner: Shown) -> None:
    beginner.press("Ctrl+N", "Ctrl+Enter")
    found = panel(beginner).form.errors()
    assert [field.problem().text for field in found if (field.problem())] == [  # type: ignore[union-attr]
        "Chưa có tên hội nghị."
    ]
    assert beginner.focus_name() == "Tên hội nghị, bắt buộc"
    assert titles(beginner) == []


def test_a_count_that_is_no_number_is_told_and_the_rate_follows_the_typing(shown: Shown) -> None:
    shown.page.opened({"conference_id": DIALOGUE})
    shown.press("F2")
    form = panel(shown)
    assert shown.focus_name() == "Tên hội nghị, bắt buộc"
    shown.go_to(form.present)
    form.present.selectAll()
    shown.type("90")
    assert form.rate.text() == "Tỷ lệ có mặt 75 % · vắng không lý do 24"
    form.present.selectAll()
    shown.type("nhiều")
    shown.press("Ctrl+Enter")
    assert [field.problem().text for field in form.form.errors()] == [  # type: ignore[union-attr]
        "“nhiều” không phải số người. Gõ lại, ví dụ 60."
    ]
    assert conferences.open_conference(shown.file, DIALOGUE).conference.present == 112


def test_a_change_is_saved_once_and_can_be_undone(shown: Shown) -> None:
    shown.press("F2")
    shown.go_to(panel(shown).place)
    panel(shown).place.selectAll()
    shown.type("Nhà văn hóa")
    shown.press("Ctrl+Enter", "Ctrl+Enter")
    shown.wait_notice("Đã sửa hội nghị")
    assert conferences.open_conference(shown.file, FESTIVAL).conference.place == "Nhà văn hóa"
    shown.press("Ctrl+Z")
    shown.wait(lambda: conferences.open_conference(shown.file, FESTIVAL).conference.place != "Nhà văn hóa")


def test_what_was_typed_survives_esc(shown: Shown) -> None:
    shown.press("F2")
    shown.go_to(panel(shown).plan)
    panel(shown).plan.selectAll()
    shown.type("99-KH/ĐU")
    shown.press("Escape")
    assert shown.page.panel() is None
    shown.press("F2")
    assert panel(shown).plan.value() == "99-KH/ĐU"


def test_a_conference_is_deleted_from_the_list_and_comes_back(shown: Shown) -> None:
    before = titles(shown)
    shown.go_to(shown.page.list.view)
    shown.press("Down", "Down", "Delete")
    shown.wait_notice("Đã xóa hội nghị")
    shown.wait(lambda: DIALOGUE not in shown.page.list.ids())
    shown.press("Ctrl+Z")
    shown.wait(lambda: DIALOGUE in shown.page.list.ids())
    assert titles(shown) == before


def test_deleting_needs_the_keyboard_on_something(shown: Shown) -> None:
    before = titles(shown)
    shown.go_to(shown.page.view.bar.edit_button)
    shown.press("Delete")
    shown.press("F2")
    shown.go_to(panel(shown).kind)
    shown.press("Delete")
    assert not shown.desk.is_saving()
    assert titles(shown) == before


def test_places_and_chairs_are_offered_again_without_marks(shown: Shown) -> None:
    shown.press("Ctrl+N")
    shown.go_to(panel(shown).place)
    shown.type("truong hoi")
    shown.press("Down", "Enter")
    assert panel(shown).place.value() == "Hội trường UBND phường"


def test_narrow_rounds_and_people_share_a_place(shown: Shown) -> None:
    view = shown.page.view
    shown.page.set_narrow(True)
    assert (view.rounds.isVisible(), view.blocks.isVisible()) == (True, False)
    shown.go_to(view.tabs.focus_target())
    shown.press("Right")
    assert (view.rounds.isVisible(), view.blocks.isVisible()) == (False, True)
    shown.press("F2")
    assert not shown.page.list.isVisible()
    shown.press("Escape")
    assert shown.page.list.isVisible()


def test_the_filter_takes_no_marks_and_hides_nothing_else(shown: Shown) -> None:
    shown.press("Ctrl+L")
    shown.type("doi thoai")
    assert shown.page.list.ids() == [DIALOGUE]
    assert shown.page.list.isVisible()
