"""Narrow windows and open panels: what leaves, what stays (look.md section 4)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from tests.ui.commendations.conftest import DRAFT, SIGNED, Clerk


def shown_columns(clerk: Clerk) -> list[str]:
    return list(clerk.page.view.table.view.column_places())


def test_at_full_width_every_column_is_there(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    assert shown_columns(clerk) == ["number", "name", "unit", "merit", "amount", "state"]
    assert clerk.page.view.bar.second.isVisible()


def test_at_125_percent_the_achievement_leaves_and_what_is_not_seen_is_not_written(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    clerk.window.resize(1093, 542)
    clerk.wait(lambda: shown_columns(clerk) == ["number", "name", "unit", "amount", "state"])
    assert not clerk.page.view.bar.second.isVisible()
    clerk.open(DRAFT)
    clerk.press(Qt.Key.Key_Insert)
    clerk.page.view.add_line.merit.set_value("Khéo trong việc không ai thấy")
    clerk.type("Bà Lê Thị Út")
    clerk.page.view.add_line.row.ask()
    clerk.wait(lambda: "Lê Thị Út" in clerk.names())
    assert clerk.opened().awards[-1].award.initiative == ""


def test_a_panel_takes_the_place_of_the_decisions_and_nothing_is_cut_off(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    clerk.window.resize(1093, 542)
    clerk.page.change_decision()
    panel = clerk.page.panel()
    assert panel is not None
    assert not clerk.page.records.isVisible()
    clerk.wait(lambda: panel.geometry().right() < clerk.page.width())
    assert clerk.window.height() == 542
    for button in panel.findChildren(QAbstractButton):
        assert button.width() >= button.minimumSizeHint().width()
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.page.records.isVisible()


def test_after_a_panel_has_gone_the_window_still_changes_its_size_and_its_text(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    clerk.page.change_decision()
    panel = clerk.page.panel()
    assert panel is not None
    clerk.page.hide_panel()
    clerk.wait(lambda: not isValid(panel))
    assert isValid(clerk.page.records._icon_action)  # whatever Qt made for others did not go with the panel
    clerk.window.resize(1093, 542)
    clerk.page.look.set_scale(1.25)
    assert clerk.page.records.width() == clerk.page.look.theme.px(236)


def test_another_decision_starts_at_its_top_and_the_same_one_stays_where_it_was(clerk: Clerk) -> None:
    clerk.window.resize(1093, 542)
    clerk.open(SIGNED)
    table = clerk.page.view.table
    bar = table.view.verticalScrollBar()
    clerk.wait(lambda: bar.maximum() > 60)
    table.set_current_id(clerk.opened().awards[-1].award.id or 0)
    bar.setValue(60)
    clerk.page.refresh(frozenset({"award"}))
    assert bar.value() == 60
    clerk.open(DRAFT)
    assert (bar.value(), table.current_id()) == (0, -1)
    clerk.open(SIGNED)
    assert bar.value() == 0
