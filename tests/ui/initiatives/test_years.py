"""Years, recognitions, and carrying last year's initiatives on."""

from datetime import date

from desktop.operations import initiative_years, initiatives
from desktop.operations.initiatives import InitiativeQuery, InitiativeRow, OpenedInitiative
from desktop.records.codes import InitiativeState, Level, Novelty
from desktop.ui.initiatives.carry_panel import CarryPanel
from desktop.ui.initiatives.recognition_panel import RecognitionPanel
from desktop.ui.initiatives.year_panel import YearPanel
from tests.ui.initiatives.conftest import Shown


def rows_of(shown: Shown, year: int = 2026) -> list[InitiativeRow]:
    return initiatives.list_initiatives(shown.file, InitiativeQuery(year=year))


def opened(shown: Shown) -> OpenedInitiative:
    found = shown.page._opened
    assert found is not None
    return initiatives.open_initiative(shown.file, found.initiative.id or 0)


def recognition_panel(shown: Shown) -> RecognitionPanel:
    found = shown.page.panel()
    assert isinstance(found, RecognitionPanel)
    return found


def waiting_row(shown: Shown) -> InitiativeRow:
    return next(row for row in rows_of(shown) if row.state is InitiativeState.REGISTERED)


def open_row(shown: Shown, row: InitiativeRow) -> None:
    shown.page.opened({"initiative_year_id": row.year.id})


def test_last_year_is_carried_on_in_one_step_with_its_summary(shown: Shown) -> None:
    shown.page.bar.set_year(2027)
    shown.page.bar.changed.emit()
    can_be = initiative_years.to_carry_over(shown.file, 2027)
    commands = shown.window.commands
    assert commands.text("initiatives.carry_over") == f"Chuyển {len(can_be)} từ năm 2026"
    commands.run("initiatives.carry_over")
    panel = shown.page.panel()
    assert isinstance(panel, CarryPanel)
    assert shown.focus_name() == "Mô hình năm trước"
    shown.press("Space", "Down", "F2")
    shown.type("Thêm địa bàn Tổ dân phố số 7")
    shown.press("Return")
    count = len(can_be)
    summary = f"{count - 2} giữ nguyên · 1 có thay đổi · 1 không tiếp tục"
    shown.wait(lambda: panel.table._sentence.text() == summary)
    shown.wait(panel.table.view.hasFocus)
    shown.press("Ctrl+Return")
    shown.wait_notice(f"Đã chuyển {count - 1} mô hình năm 2026 sang năm 2027.")
    shown.wait(lambda: len(shown.page._rows) == count - 1)
    assert {row.year.novelty for row in rows_of(shown, 2027)} == {Novelty.KEPT}
    assert f"So với năm 2026: {count - 2} giữ nguyên, 1 có thay đổi, " in shown.page.table._sentence.text()
    shown.press("Ctrl+Z")
    shown.wait(lambda: shown.page._rows == [])
    assert shown.page._waiting == count


def test_the_button_that_carries_on_is_there_only_when_something_waits(shown: Shown) -> None:
    assert "initiatives.carry_over" not in {action.command for action in shown.page.actions_shown()}
    shown.page.bar.set_year(2027)
    shown.page.bar.changed.emit()
    button = shown.page.year.button()
    assert button is not None
    assert button.accessibleName().startswith("Chuyển 23 từ năm 2026")
    assert "initiatives.carry_over" not in {action.command for action in shown.page.actions_shown()}
    one = initiative_years.to_carry_over(shown.file, 2027)[0]
    ids = [one.initiative.id or 0]
    shown.desk.carry_out(shown.page, lambda: initiative_years.carry_over(shown.file, 2027, ids))
    shown.wait(lambda: len(shown.page._rows) == 1)
    assert shown.page.actions_shown()[0].command == "initiatives.carry_over"


def choose_year(shown: Shown, year: int) -> None:
    shown.page.bar.set_year(year)
    shown.page.bar.changed.emit()


def test_a_year_without_initiatives_says_the_first_step_and_takes_it(shown: Shown) -> None:
    choose_year(shown, 2027)
    button = shown.page.year.button()
    assert button is not None
    shown.page.opened(None)
    assert shown.focus() is button
    shown.press("Space")
    assert isinstance(shown.page.panel(), CarryPanel)
    shown.press("Escape")
    shown.wait(lambda: shown.page.panel() is None)
    shown.page.year.show_first_step(2028, 0)
    first = shown.page.year.button()
    assert first is not None
    assert first.accessibleName().startswith("Mô hình mới")
    choose_year(shown, 2026)
    assert shown.page.year.button() is None
    assert shown.page.table.isVisible()


def test_what_is_added_from_an_empty_year_is_in_sight_with_the_keyboard(shown: Shown) -> None:
    choose_year(shown, 2027)
    shown.page.opened(None)
    shown.press("Tab", "Space")
    shown.wait(lambda: shown.focus_name() == "Tên mô hình, bắt buộc")
    for typed in ("Khéo giữ vỉa hè", "văn", "Tổ dân vận số 3"):
        shown.type(typed)
        shown.press("Enter")
    shown.press("Ctrl+Enter")
    shown.wait(lambda: len(shown.page._rows) == 1)
    shown.wait(lambda: not shown.desk.is_saving())
    assert shown.page.table.isVisible()
    assert shown.focus().isVisible()
    shown.press("Escape")
    shown.wait(shown.page.table.view.hasFocus)


def test_a_filter_that_hides_every_row_is_no_empty_year(shown: Shown) -> None:
    shown.press("Ctrl+L")
    shown.type("zzzz")
    shown.wait(lambda: shown.page._rows == [])
    assert shown.page.year.button() is None
    assert shown.page.table._sentence.text().startswith("Không có mô hình nào khớp.")


def test_nothing_chosen_is_refused_and_nothing_is_written(shown: Shown) -> None:
    shown.page.bar.set_year(2027)
    shown.page.bar.changed.emit()
    shown.page.carry_over()
    shown.press("Ctrl+A", "Space", "Ctrl+Enter")
    shown.wait(lambda: bool(shown.notice()))
    assert rows_of(shown, 2027) == []
    assert isinstance(shown.page.panel(), CarryPanel)


def test_a_decision_of_the_register_recognises_and_is_opened_with_enter(shown: Shown) -> None:
    open_row(shown, waiting_row(shown))
    shown.page.recognise()
    shown.type("171")
    shown.press("Down", "Enter")
    draft = recognition_panel(shown).draft()
    assert draft.commendation_id is not None
    assert draft.decision == ""
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã ghi công nhận cấp phường cho 1 mô hình.")
    shown.wait(lambda: shown.page.view.recognitions.view.isVisible())
    line = opened(shown).years[0].recognitions[0]
    assert line.commendation is not None
    shown.go_to(shown.page.view.recognitions.view)
    shown.press("Down", "Enter")
    assert shown.asked == [("commendations", {"commendation_id": line.commendation.id})]


def test_a_decision_from_elsewhere_is_typed_with_level_and_day(shown: Shown) -> None:
    open_row(shown, waiting_row(shown))
    shown.page.recognise()
    shown.type("99/QĐ-BDV")
    shown.press("Enter")
    shown.type("cấp thành")
    shown.press("Enter")
    shown.type("1/10")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã ghi công nhận cấp Thành phố cho 1 mô hình.")
    (line,) = opened(shown).years[0].recognitions
    assert (line.recognition.level, line.recognition.decision) == (Level.CITY, "99/QĐ-BDV")
    assert line.recognition.recognised_on == date(2026, 10, 1)


def test_several_are_recognised_at_once(shown: Shown) -> None:
    shown.page.table.select_ids([row.year.id or 0 for row in rows_of(shown)])
    shown.page.recognise()
    panel = recognition_panel(shown)
    panel.decision.set_value("12/QĐ-TW")
    panel.level.set_value(Level.CENTRAL)
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã ghi công nhận cấp Trung ương cho 24 mô hình.")
    assert all(Level.CENTRAL in {one.level for one in row.recognitions} for row in rows_of(shown))


def test_a_level_twice_is_refused_beside_the_field(shown: Shown) -> None:
    row = next(row for row in rows_of(shown) if row.recognitions)
    open_row(shown, row)
    shown.page.recognise()
    panel = recognition_panel(shown)
    panel.level.set_value(row.recognitions[0].level)
    shown.press("Ctrl+Enter")
    assert len(panel.form.errors()) == 1
    assert shown.page.panel() is panel


def test_a_recognition_is_changed_and_taken_back(shown: Shown) -> None:
    row = next(row for row in rows_of(shown) if len(row.recognitions) == 1)
    open_row(shown, row)
    shown.go_to(shown.page.view.recognitions.view)
    shown.press("Down", "F2")
    panel = recognition_panel(shown)
    assert panel.decision.text()
    panel.level.set_value(Level.CITY)
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã sửa công nhận cấp Thành phố năm 2026")
    shown.wait(lambda: shown.page.panel() is None)
    assert opened(shown).years[0].recognitions[0].recognition.commendation_id is not None
    shown.go_to(shown.page.view.recognitions.view)
    shown.press("Down", "Delete")
    shown.wait_notice("Đã bỏ công nhận cấp Thành phố năm 2026")
    assert opened(shown).years[0].recognitions == ()


def test_a_year_gets_its_results_and_another_year_is_added_and_deleted(shown: Shown) -> None:
    shown.press("Enter")
    assert shown.focus_name() == "Các năm"
    shown.press("F2")
    panel = shown.page.panel()
    assert isinstance(panel, YearPanel)
    assert panel.year.text() == "2026"
    panel.people.set_value("1.200")
    panel.results.set_value("Giải tỏa 14 điểm")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã sửa kết quả năm 2026")
    shown.wait(lambda: shown.page.panel() is None)
    assert opened(shown).years[0].year.people == 1200
    shown.go_to(shown.page.view.years.view)
    shown.press("Insert")
    assert shown.focus_name() == "Năm, bắt buộc"
    shown.type("27")
    shown.press("Tab")
    assert shown.page.panel().year.text() == "27"  # type: ignore[union-attr]
    shown.press("Ctrl+Enter")
    assert len(opened(shown).years) == 1
    shown.press("Ctrl+A")
    shown.type("2027")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã đăng ký tiếp năm 2027")
    shown.wait(lambda: shown.page.bar.year() == 2027)
    assert len(opened(shown).years) == 2
    shown.go_to(shown.page.table.view)
    shown.press("Delete")
    shown.wait_notice("Đã bỏ đăng ký năm 2027")
    shown.wait(lambda: shown.page._rows == [])


def test_the_only_year_cannot_be_deleted_alone(shown: Shown) -> None:
    shown.go_to(shown.page.view.years.view)
    shown.press("Delete")
    shown.wait_notice("Năm 2026 là năm duy nhất của mô hình này")


def test_a_recognition_opens_its_initiative(shown: Shown) -> None:
    row = next(row for row in rows_of(shown) if row.recognitions)
    shown.page.opened({"recognition_id": row.recognitions[0].id})
    assert shown.page.view.title.text() == row.initiative.name
    assert shown.page.view.recognitions.current_id() == row.recognitions[0].id


def test_a_state_without_recognition_is_shown(shown: Shown) -> None:
    row = waiting_row(shown)
    open_row(shown, row)
    assert row.state is InitiativeState.REGISTERED
    assert shown.page.view.chip.text() == "Đã đăng ký 2026"
    assert not shown.page.view.recognitions.view.isVisible()
