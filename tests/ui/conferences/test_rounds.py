"""Rounds are added with a tick list, ordered, changed, deleted; what was handed over is noted."""

from dataclasses import replace
from datetime import date

from desktop.operations import conferences
from desktop.operations.conferences import RoundLine
from desktop.records.award import Award
from desktop.records.codes import ConferenceKind, Level
from desktop.records.conference import Conference
from desktop.ui.conferences.round_panel import RoundPanel
from tests.ui.conferences.conftest import DIALOGUE, FESTIVAL, REAL_CASE, REVIEW, Shown
from tests.ui.page_window import FakeFiles


def lines(shown: Shown, conference_id: int) -> tuple[RoundLine, ...]:
    return conferences.open_conference(shown.file, conference_id).rounds


def ids(line: RoundLine) -> list[int | None]:
    return [award.id for award in line.awards]


def panel(shown: Shown) -> RoundPanel:
    found = shown.page.panel()
    assert isinstance(found, RoundPanel)
    return found


def free_a_round(shown: Shown) -> list[int | None]:
    """Take the last round of the coming festival away, so that its awards wait for one."""
    last = lines(shown, FESTIVAL)[-1]
    freed = ids(last)
    conferences.delete_round(shown.file, last.round.id or 0).result()
    shown.wait(lambda: len(shown.page.view.rounds.view.model().lines) == 2)  # type: ignore[attr-defined]
    return freed


def test_a_round_is_added_with_a_whole_decision_by_one_key(shown: Shown) -> None:
    freed = free_a_round(shown)
    shown.press("Insert")
    assert shown.focus_name() == "Chức vụ người trao, bắt buộc"
    shown.type("Phó Chủ tịch UBND phường")
    shown.press("Enter")
    shown.type("Lưu Thanh Mai")
    shown.go_to(panel(shown).table.view)
    row = panel(shown).table.view.model()
    place = next(at for at, line in enumerate(row.lines) if line.record and line.record.id == freed[0])  # type: ignore[attr-defined]
    panel(shown).table.view.setCurrentIndex(row.index(place, 0))
    shown.press("Shift+Space")
    assert panel(shown).award_ids() == freed
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã thêm đợt trao thưởng của Phó Chủ tịch UBND phường.")
    added = lines(shown, FESTIVAL)[-1]
    assert (added.round.position, added.round.presenter_name) == (3, "Lưu Thanh Mai")
    assert ids(added) == freed
    assert shown.page.view.rounds.current_id() == added.round.id
    shown.press("Ctrl+Z")
    shown.wait(lambda: len(lines(shown, FESTIVAL)) == 2)


def test_space_ticks_one_and_takes_the_tick_away_again(shown: Shown) -> None:
    freed = free_a_round(shown)
    shown.press("Insert")
    form = panel(shown)
    form.tick([freed[0] or 0], whole=False)
    form.tick([freed[2] or 0], whole=False)
    assert form.award_ids() == [freed[0], freed[2]]
    form.tick([freed[0] or 0], whole=False)
    assert form.award_ids() == [freed[2]]
    form.tick([freed[0] or 0], whole=True)
    assert form.award_ids() == freed
    form.tick([freed[0] or 0], whole=True)
    assert form.award_ids() == []


def test_a_heading_ticks_its_decision(shown: Shown) -> None:
    freed = free_a_round(shown)
    shown.press("Insert")
    table = panel(shown).table
    heading = next(
        place
        for place, line in enumerate(table.view.model().lines)  # type: ignore[attr-defined]
        if line.record is None and freed[0] in [award.id for award in line.group.rows]
    )
    table.view.setCurrentIndex(table.view.model().index(heading, 0))
    shown.go_to(table.view)
    shown.press("Shift+Space")
    assert panel(shown).award_ids() == freed


def test_a_round_without_presenter_is_not_saved(shown: Shown) -> None:
    shown.press("Insert", "Ctrl+Enter")
    problem = panel(shown).form.errors()[0].problem()
    assert problem is not None
    assert problem.text == "Chưa có chức vụ hoặc tên người trao."
    assert len(lines(shown, FESTIVAL)) == 3


def test_the_presenters_of_before_are_offered_with_their_names(shown: Shown) -> None:
    shown.press("Insert")
    shown.type("ngo xuan")
    shown.press("Down", "Enter")
    assert panel(shown).presenter_title.value() == "Phó Bí thư Thường trực Đảng ủy phường"
    assert panel(shown).presenter_name.value() == "Ngô Xuân Hải"


def test_enter_on_a_round_changes_presenter_and_awards_in_one_step(shown: Shown) -> None:
    before = ids(lines(shown, FESTIVAL)[0])
    shown.go_to(shown.page.view.rounds.view)
    shown.press("Enter")
    form = panel(shown)
    assert form.award_ids() == before
    form.tick([before[1] or 0], whole=False)
    form.presenter_name.selectAll()
    shown.go_to(form.presenter_name)
    form.presenter_name.selectAll()
    shown.type("Lưu Thanh Mai")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã sửa đợt trao thưởng")
    changed = lines(shown, FESTIVAL)[0]
    assert changed.round.presenter_name == "Lưu Thanh Mai"
    assert ids(changed) == [before[0], *before[2:]]
    shown.press("Ctrl+Z")
    shown.wait(lambda: ids(lines(shown, FESTIVAL)[0]) == before)


def test_ticks_survive_esc_with_the_words(shown: Shown) -> None:
    freed = free_a_round(shown)
    shown.press("Insert")
    shown.type("Bí thư")
    panel(shown).tick([freed[0] or 0], whole=True)
    shown.press("Escape", "Insert")
    assert panel(shown).presenter_title.value() == "Bí thư"
    assert panel(shown).award_ids() == freed


def test_rounds_move_by_key_and_stay_chosen(shown: Shown) -> None:
    before = [line.round.id for line in lines(shown, FESTIVAL)]
    shown.go_to(shown.page.view.rounds.view)
    shown.press("Alt+Down")
    shown.wait(
        lambda: [line.round.id for line in lines(shown, FESTIVAL)] == [before[1], before[0], before[2]]
    )
    shown.wait(lambda: not shown.desk.is_saving())
    assert shown.page.view.rounds.current_id() == before[0]
    shown.press("Alt+Up")
    shown.wait(lambda: [line.round.id for line in lines(shown, FESTIVAL)] == before)
    shown.wait(lambda: not shown.desk.is_saving())
    shown.press("Alt+Up")
    assert not shown.desk.is_saving()


def test_names_move_within_their_round(shown: Shown) -> None:
    before = ids(lines(shown, FESTIVAL)[0])
    table = shown.page.view.handed_over
    shown.go_to(table.view)
    table.set_current_id(before[0] or 0)
    shown.press("Alt+Down")
    shown.wait(lambda: ids(lines(shown, FESTIVAL)[0])[:2] == [before[1], before[0]])
    assert ids(lines(shown, FESTIVAL)[0])[2:] == before[2:]
    assert table.current_id() == before[0]


def test_delete_takes_a_name_out_of_its_round_and_not_out_of_the_decision(shown: Shown) -> None:
    before = ids(lines(shown, FESTIVAL)[0])
    table = shown.page.view.handed_over
    shown.go_to(table.view)
    table.set_current_id(before[0] or 0)
    shown.press("Delete")
    shown.wait_notice("Đã đưa 1 trường hợp ra khỏi đợt trao thưởng.")
    assert ids(lines(shown, FESTIVAL)[0]) == before[1:]
    award = shown.file.read.get(Award, before[0] or 0)
    assert award is not None
    assert award.round_id is None


def test_delete_takes_a_round_away_and_undo_brings_it_back(shown: Shown) -> None:
    before = [line.round.id for line in lines(shown, FESTIVAL)]
    shown.go_to(shown.page.view.rounds.view)
    shown.press("Delete")
    shown.wait_notice("Đã xóa đợt trao thưởng")
    assert [line.round.id for line in lines(shown, FESTIVAL)] == before[1:]
    shown.press("Ctrl+Z")
    shown.wait(lambda: [line.round.id for line in lines(shown, FESTIVAL)] == before)


def test_the_chosen_round_shows_its_names_in_order(shown: Shown) -> None:
    shown.page.opened({"conference_id": REVIEW})
    shown.go_to(shown.page.view.rounds.view)
    shown.press("Down")
    second = lines(shown, REVIEW)[1]
    shown_rows = [line.record for line in shown.page.view.handed_over.view.model().lines]  # type: ignore[attr-defined]
    assert shown_rows == list(second.awards)
    assert shown.page.view.handed_over.head.title.text() == "Đợt 2: Trần Quang Bình"


def test_enter_on_a_name_opens_its_decision(shown: Shown) -> None:
    table = shown.page.view.handed_over
    shown.go_to(table.view)
    first = lines(shown, FESTIVAL)[0].awards[0]
    table.set_current_id(first.id or 0)
    shown.press("Enter")
    assert shown.asked == [("commendations", {"award_id": first.id})]


def test_presented_is_noted_for_everybody_on_the_day_of_the_conference(shown: Shown) -> None:
    shown.page.opened({"conference_id": REAL_CASE})
    for award in [award for line in lines(shown, REAL_CASE) for award in line.awards]:
        assert award.presented_on is not None
    assert not shown.page.view.bar.present_button.isVisible()
    assert not shown.window.commands.enabled("step.present")
    last = lines(shown, REVIEW)[0]
    shown.page.opened({"conference_id": REVIEW})
    assert not shown.page.view.bar.present_button.isVisible()
    assert last.awards[0].presented_on == date(2026, 9, 18)


def test_a_conference_to_come_is_not_noted_as_presented(shown: Shown) -> None:
    button = shown.page.view.bar.present_button
    assert button.text() == "Ghi đã trao 39 trường hợp"
    assert shown.window.commands.text("step.present") == button.text()  # so Ctrl+K has it too
    assert shown.window.commands.enabled("step.present")
    shown.go_to(button)
    shown.press("Space")
    assert shown.notice() == "Hội nghị ngày 15/10/2026 chưa diễn ra nên chưa ghi đã trao."
    assert all(award.presented_on is None for line in lines(shown, FESTIVAL) for award in line.awards)


def test_a_held_conference_is_noted_with_one_button(shown: Shown) -> None:
    coming = conferences.open_conference(shown.file, FESTIVAL).conference
    held = replace(coming, held_on=date(2026, 10, 8))
    conferences.change_conference(shown.file, coming, held).result()
    shown.wait(lambda: shown.page.view.bar.chip.text() == "Đã tổ chức")
    shown.go_to(shown.page.view.bar.present_button)
    shown.press("Space")
    shown.wait_notice("Đã ghi ngày trao 08/10/2026")
    awards = [award for line in lines(shown, FESTIVAL) for award in line.awards]
    assert {award.presented_on for award in awards} == {date(2026, 10, 8)}
    shown.wait(lambda: not shown.page.view.bar.present_button.isVisible())


def test_warnings_of_a_conference_stand_under_its_title(shown: Shown) -> None:
    shown.page.opened({"conference_id": DIALOGUE})
    assert not shown.page.view.bar.warning.isVisible()
    conferences.add_round(shown.file, DIALOGUE, presenter_title="Bí thư").result()
    shown.wait(lambda: shown.page.view.bar.warning.isVisible())
    assert shown.page.view.bar.warning.text().startswith("Hội nghị đối thoại không có đợt trao thưởng.")
    shown.page.view.show_tab("rounds")
    assert shown.page.view.rounds.isVisible()


def test_the_list_to_read_out_is_exported_from_the_rounds(shown: Shown, files: FakeFiles) -> None:
    shown.page.opened({"conference_id": REAL_CASE})
    assert shown.page.view.announcement_button.isVisible()
    assert shown.page.handlers()["workbook.export"].text == "In danh sách công bố"
    shown.page.view.announcement_button.click()
    shown.wait_notice("Đã xuất danh_sach_cong_bo_2022_10_13.xlsx.")


def test_without_anybody_in_the_rounds_there_is_nothing_to_read_out(shown: Shown) -> None:
    new = Conference(ConferenceKind.SUMMING_UP, Level.WARD, "Tổng kết")
    empty = conferences.create_conference(shown.file, new).result().value
    shown.page.refresh(frozenset({"conference"}))
    shown.page.opened({"conference_id": empty.id})
    assert not shown.page.view.announcement_button.isVisible()
    assert shown.page.handlers()["workbook.export"].text == "Xuất danh sách đại biểu ký tên"
