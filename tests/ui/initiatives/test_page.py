"""Initiatives are listed by year and field, registered, changed, deleted, found and exported."""

from pathlib import Path

import openpyxl

from desktop.operations import commendations, initiatives
from desktop.operations.initiatives import InitiativeQuery, InitiativeRow, RecognitionLine
from desktop.records.codes import Field, InitiativeState, Novelty, RecipientKind
from desktop.records.initiative import Initiative, InitiativeYear
from desktop.ui.initiatives.commend_panel import CommendPanel
from desktop.ui.initiatives.initiative_panel import InitiativePanel
from desktop.ui.initiatives.local_field_panel import LocalFieldPanel
from tests.ui.initiatives.conftest import Shown
from tests.ui.page_window import FakeFiles


def stored(shown: Shown, year: int = 2026) -> list[InitiativeRow]:
    return initiatives.list_initiatives(shown.file, InitiativeQuery(year=year))


def shown_groups(shown: Shown) -> dict[str, int]:
    return {group.title: len(group.rows) for group in shown.page.table._model.groups}


def panel(shown: Shown) -> InitiativePanel:
    found = shown.page.panel()
    assert isinstance(found, InitiativePanel)
    return found


def test_the_year_stands_grouped_by_the_four_fields(shown: Shown) -> None:
    rows = stored(shown)
    counts = [sum(row.initiative.field is field for row in rows) for field in Field]
    assert len(rows) == 24
    assert shown_groups(shown) == {
        "I. KINH TẾ": counts[0],
        "II. VĂN HÓA - XÃ HỘI": counts[1],
        "III. QUỐC PHÒNG - AN NINH": counts[2],
        "IV. XÂY DỰNG HỆ THỐNG CHÍNH TRỊ": counts[3],
    }
    assert shown.page.table._total.text() == str(sum(bool(row.recognitions) for row in rows))


def test_the_current_initiative_is_open_beside_the_table(shown: Shown) -> None:
    first = next(row for row in stored(shown) if row.initiative.field is Field.ECONOMY)
    assert shown.page.view.title.text() == first.initiative.name
    shown.press("Down")
    assert shown.page.view.title.text() != first.initiative.name
    assert shown.page.view.chip.text().endswith("2026")


def test_the_first_initiative_is_registered_by_keys_alone(beginner: Shown) -> None:
    shown = beginner
    assert shown.page.empty.isVisible()
    shown.press("Ctrl+N")
    assert shown.focus_name() == "Tên mô hình, bắt buộc"
    shown.type("Khéo giữ vỉa hè")
    shown.press("Enter")
    shown.type("văn")
    shown.press("Enter")
    shown.type("Tổ dân vận số 3")
    shown.press("Enter", "Enter")
    shown.type("nhân")
    assert not panel(shown).shows_details()
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã đăng ký mô hình năm 2026: Khéo giữ vỉa hè.")
    shown.wait(lambda: not shown.desk.is_saving())
    (row,) = stored(shown)
    assert (row.initiative.field, row.initiative.owner) == (Field.CULTURE_SOCIETY, "Tổ dân vận số 3")
    assert (row.year.year, row.year.novelty) == (2026, Novelty.COPIED)
    assert shown.page.table.current_id() == row.year.id
    assert shown.focus_name() == "Mô hình"
    shown.press("Ctrl+Z")
    shown.wait(lambda: shown.page.empty.isVisible())


def test_an_initiative_of_an_earlier_year_is_registered_and_its_year_shown(beginner: Shown) -> None:
    shown = beginner
    shown.press("Ctrl+N")
    shown.type("Đoàn kết chống dịch")
    shown.go_to(panel(shown).registered_for)
    panel(shown).registered_for.selectAll()
    shown.type("21")
    shown.press("Ctrl+Enter")
    found = [problem.text for field in panel(shown).form.fields() if (problem := field.problem())]
    assert "Năm “21” không đủ bốn chữ số. Gõ lại, ví dụ 2026." in found
    panel(shown).registered_for.selectAll()
    shown.type("2021")
    shown.press("Ctrl+Enter")
    shown.wait(lambda: len(stored(shown, 2021)) == 1)
    shown.wait(lambda: shown.page.bar.year() == 2021)
    shown.press("Ctrl+N")
    assert panel(shown).registered_for.year() == 2021  # the next one is of the year in sight


def test_a_name_is_needed_and_items_out_of_sight_say_nothing(beginner: Shown) -> None:
    shown = beginner
    shown.press("Ctrl+N", "Ctrl+Enter")
    form = panel(shown).form
    problems = {field.problem().text for field in form.fields() if (field.problem())}  # type: ignore[union-attr]
    assert "Chưa có tên mô hình." in problems
    assert len(form.errors()) == 1
    assert not any(field.message.isVisible() for field in panel(shown)._detail_fields)


def test_the_nine_items_open_with_one_key_and_are_kept(shown: Shown) -> None:
    shown.press("Ctrl+N")
    shown.type("Mô hình có đủ mục")
    shown.go_to(panel(shown).more_button)
    shown.press("Enter")
    assert shown.focus_name() == "Thực trạng, sự cần thiết"
    for item, editor in panel(shown).details.items():
        editor.set_value(f"mục {item}")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã đăng ký mô hình năm 2026: Mô hình có đủ mục.")
    shown.wait(lambda: shown.page.view.title.text() == "Mô hình có đủ mục")
    made = next(row.initiative for row in stored(shown) if row.initiative.name == "Mô hình có đủ mục")
    assert (made.situation, made.upkeep, made.contact) == ("mục situation", "mục upkeep", "mục contact")


def test_an_owner_is_taken_from_the_recipients(shown: Shown) -> None:
    shown.press("Ctrl+N")
    shown.type("Khéo thử")
    shown.press("Enter", "Enter")
    shown.type("tran thi anh tuyet")
    shown.press("Down", "Enter")
    draft = panel(shown).draft()
    assert (draft.owner, draft.owner_kind) == ("Trần Thị Ánh Tuyết", RecipientKind.INDIVIDUAL)
    assert draft.owner_id is not None
    panel(shown).owner.replace_text("Người khác")
    assert panel(shown).draft().owner_id is None


def test_an_initiative_is_changed_and_esc_keeps_what_was_typed(shown: Shown) -> None:
    shown.press("F2")
    panel(shown).name.set_value("Tên đã sửa")
    shown.press("Esc")
    assert shown.page.panel() is None
    shown.press("F2")
    assert panel(shown).name.value() == "Tên đã sửa"
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã sửa mô hình: Tên đã sửa.")
    shown.wait(lambda: shown.page.view.title.text() == "Tên đã sửa")


def test_a_local_field_is_added_and_offered(shown: Shown) -> None:
    shown.page.deeds.new_local_field()
    found = shown.page.panel()
    assert isinstance(found, LocalFieldPanel)
    shown.type("Du lịch, làng nghề")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã thêm lĩnh vực Du lịch, làng nghề.")
    shown.wait(lambda: shown.page.panel() is None)
    shown.press("Ctrl+N")
    shown.press("Enter")
    shown.type("du lịch")
    draft = panel(shown).draft()
    assert draft.local_field_id is not None
    assert draft.field is Field.ECONOMY


def test_filter_and_state_narrow_the_list(shown: Shown) -> None:
    waiting = [row for row in stored(shown) if row.state is InitiativeState.REGISTERED]
    shown.page.states.open()
    registered = InitiativeState.REGISTERED
    shown.page.states._take(next(one for one in shown.page.states.choices() if one.payload == registered))
    assert [row.year.id for row in shown.page._rows] == [row.year.id for row in waiting]
    shown.press("Ctrl+L")
    shown.type("khong co gi nhu vay")
    assert shown.page.table._sentence.text() == (
        "Không có mô hình nào khớp. Bỏ chữ lọc, hoặc bấm F3 rồi chọn “Năm nay”."
    )
    assert not shown.page.view.isVisible()
    shown.page.opened({"initiative_id": stored(shown)[3].initiative.id})
    assert shown.page.view.title.text() == stored(shown)[3].initiative.name


def test_deleting_the_only_year_deletes_the_initiative_and_undo_brings_it_back(shown: Shown) -> None:
    before = [row.year.id for row in stored(shown)]
    name = shown.page.view.title.text()
    shown.press("Delete")
    shown.wait_notice(f"Đã xóa mô hình: {name}.")
    shown.wait(lambda: len(shown.page._rows) == 23)
    shown.press("Ctrl+Z")
    shown.wait(lambda: [row.year.id for row in shown.page._rows] == before)


def test_several_are_not_deleted_at_once(shown: Shown) -> None:
    shown.press("Shift+Down", "Delete")
    assert shown.notice() == "Đang chọn 2 mô hình. Chọn một mô hình rồi bấm Delete."
    assert len(stored(shown)) == 24


def test_the_year_is_exported_as_a_workbook(shown: Shown, files: FakeFiles, tmp_path: Path) -> None:
    shown.page.export()
    shown.wait_notice("Đã xuất mo_hinh_bieu_1_2026.xlsx.")
    book = openpyxl.load_workbook(tmp_path / "mo_hinh_bieu_1_2026.xlsx")
    cells = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert {row.initiative.name for row in stored(shown)} <= cells
    assert files.names == ["mo_hinh_bieu_1_2026.xlsx"]


def test_one_deleted_by_another_is_told(shown: Shown) -> None:
    shown.page.opened({"initiative_id": 987_654})
    assert shown.notice()


def test_a_decision_is_opened_with_the_owners_of_the_chosen_initiatives(shown: Shown) -> None:
    rows = [row for row in shown.page._rows if not row.recognitions][:2]
    shown.page.table.view.selectionModel().clearSelection()
    shown.page.table.select_ids([row.year.id or 0 for row in rows])
    shown.window.commands.run("initiatives.commend")
    panel = shown.page.panel()
    assert isinstance(panel, CommendPanel)
    panel.subject.set_value("Khen thưởng mô hình")
    shown.go_to(panel.subject)
    shown.press("Ctrl+Return")
    shown.wait(lambda: bool(shown.asked))
    page, argument = shown.asked[-1]
    assert page == "commendations"
    assert isinstance(argument, dict)
    opened = commendations.open_commendation(shown.file, argument["commendation_id"])
    assert [line.award.printed_name for line in opened.awards] == [row.initiative.owner for row in rows]
    assert {line.award.initiative for line in opened.awards} == {row.initiative.name for row in rows}
    assert opened.commendation.subject == "Khen thưởng mô hình"
    linked = recognitions_of(shown, rows[0].initiative.id or 0)
    assert [one.commendation.id for one in linked if one.commendation] == [opened.commendation.id]


def test_an_initiative_without_an_owner_is_told_first(shown: Shown) -> None:
    new = Initiative("Khéo trong chưa biết ai", Field.ECONOMY)
    made = initiatives.create_initiative(shown.file, new, InitiativeYear(0, 2026)).result().value
    shown.wait(lambda: made.id in {row.year.id for row in shown.page._rows})
    shown.page.table.set_current_id(made.id or 0)
    shown.window.commands.run("initiatives.commend")
    assert shown.page.panel() is None
    assert shown.notice().startswith("Mô hình “Khéo trong chưa biết ai” chưa ghi đơn vị")


def recognitions_of(shown: Shown, initiative_id: int) -> list[RecognitionLine]:
    found = initiatives.open_initiative(shown.file, initiative_id)
    return [one for year in found.years for one in year.recognitions]


def test_another_initiative_starts_at_its_top(shown: Shown) -> None:
    one, other = (row.initiative.id for row in stored(shown)[:2])
    bar = shown.page.view.area.verticalScrollBar()
    shown.page.opened({"initiative_id": one})
    shown.window.resize(1093, 542)
    shown.wait(lambda: bar.maximum() > 40)
    bar.setValue(40)
    shown.page.refresh(frozenset({"initiative"}))
    assert bar.value() == 40
    shown.page.opened({"initiative_id": other})
    assert bar.value() == 0
