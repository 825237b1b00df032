"""Delete a decision, do three other things, restart, bring it back from the trash; bring one value back."""

from __future__ import annotations

from desktop.operations.commendation_views import list_commendations
from desktop.operations.recipients import list_recipients
from desktop.store.reader import record_tables
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.history_panel import HistoryPanel
from desktop.ui.recipients.page import RecipientsPage
from desktop.ui.trash.page import TrashPage
from tests.journeys.office import Office
from tests.journeys.test_sample_register import open_sample

DRAFT = "bao so 9"


def test_what_was_deleted_comes_back_after_other_work_and_a_restart(office: Office) -> None:
    clerk = open_sample(office)
    before = decisions(office)
    open_decision(office, DRAFT)
    gone = office.page(CommendationsPage).record()
    office.window.commands.run("record.delete")
    office.wait_said("Đã xóa quyết định")
    assert gone is not None
    rows = decisions(office)
    assert len(rows) == len(before) - 1

    clerk.press("Ctrl+5")
    office.page(ActivitiesPage).table.view.setFocus()
    clerk.press("Delete")
    office.wait_said("Đã xóa 1 hoạt động")
    renamed = rename_a_card(office, " (mới)")
    rename_a_card(office, " nữa")
    with office.look_into() as file:
        after, path = record_tables(file.read), file.path

    office.close()
    office.start(path)
    clerk.press("Ctrl+R", "Ctrl+L")
    clerk.type(DRAFT)
    clerk.press("Enter")
    clerk.wait_focus("Thùng rác")
    page = office.page(TrashPage)
    assert [one.kind for one in page.shown] == ["Quyết định"]
    clerk.press("Enter")
    office.wait_said("Đã lấy lại: (chưa có số)")
    assert decisions(office) == before
    with office.look_into() as file:
        now = record_tables(file.read)
        assert {name for name in now if now[name] != after[name]} == {"commendation", "award"}
        assert any(one.recipient.name == f"{renamed} (mới) nữa" for one in list_recipients(file))

    office.window.commands.run("edit.undo")  # bringing back is an undo itself: the latest deed goes
    office.wait_said("Đã hoàn tác: Đã sửa hồ sơ")
    assert decisions(office) == before


def test_one_value_comes_back_by_the_history_of_its_record(office: Office) -> None:
    clerk = open_sample(office)
    name = rename_a_card(office, " sai")
    clerk.press("Ctrl+I")
    panel = history_panel(office)
    assert f"sửa tên: ‘{name}’ → ‘{name} sai’" in panel.sentence.text()
    clerk.press("Enter")
    office.wait_said(f"Đã sửa hồ sơ {name};")
    assert f"sửa tên: ‘{name} sai’ → ‘{name}’" in panel.lines[0].what
    clerk.press("Esc", "Ctrl+Z")
    office.wait_said("Đã hoàn tác: Đã sửa hồ sơ")
    with office.look_into() as file:
        assert any(one.recipient.name == f"{name} sai" for one in list_recipients(file))


def test_undo_from_another_page_goes_to_what_it_changed(office: Office) -> None:
    clerk = open_sample(office)
    name = rename_a_card(office, " sai")
    clerk.press("Ctrl+1", "Ctrl+Z")
    office.wait_said("Đã hoàn tác: Đã sửa hồ sơ")
    page = office.page(RecipientsPage)
    record = page.record()
    assert record is not None
    with office.look_into() as file:
        (card,) = [one.recipient for one in list_recipients(file) if one.recipient.id == record[1]]
    assert card.name == name


def decisions(office: Office) -> list[tuple[int, int]]:
    with office.look_into() as file:
        return sorted((line.commendation.id or 0, line.award_count) for line in list_commendations(file))


def open_decision(office: Office, words: str) -> None:
    """Find a decision by the filter, as a clerk does."""
    clerk = office.clerk
    clerk.press("Ctrl+2", "Ctrl+L")
    clerk.type(words)
    clerk.press("Enter", "Ctrl+L", *["Backspace"] * len(words), "Enter")


def rename_a_card(office: Office, ending: str) -> str:
    """Add something to the name of the first card; returns the name before."""
    clerk = office.clerk
    office.window.open_page("recipients")
    record = office.page(RecipientsPage).record()
    assert record is not None
    clerk.press("F2")
    clerk.wait_focus("Tên, bắt buộc")
    clerk.press("End")
    clerk.type(ending)
    clerk.press("Ctrl+Return")
    office.wait_said("Đã sửa hồ sơ")
    with office.look_into() as file:
        (card,) = [one.recipient for one in list_recipients(file) if one.recipient.id == record[1]]
    return card.name.removesuffix(ending)


def history_panel(office: Office) -> HistoryPanel:
    page = office.window.current_page()
    panel = page.panel() if page else None
    assert isinstance(panel, HistoryPanel)
    return panel
