"""Columns are chosen, moved and widened by keys, sorted by their heads, and remembered by the PC."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.settings import LIST_COLUMNS
from desktop.ui.lists.column_list import ColumnList
from desktop.ui.lists.view_panel import ViewPanel
from tests.ui.views.conftest import KeptSettings, Open, Shown


def chooser(shown: Shown) -> ColumnList:
    """The panel's list of columns with the keyboard in it."""
    shown.window.commands.run("list.columns")
    panel = shown.page.panel()
    assert isinstance(panel, ViewPanel)
    shown.go_to(panel.columns.view)
    return panel.columns


def keys(shown: Shown) -> list[str]:
    return [column.key for column in shown.page.table.columns()]


def heads(shown: Shown) -> list[str]:
    model = shown.page.table.view.model()
    return [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]


def test_a_column_is_shown_moved_and_widened_by_keys(activities: Shown, settings: KeptSettings) -> None:
    columns = chooser(activities)
    activities.type("ghi chu")
    QTest.qWait(0)
    columns.view._ahead.clear()
    activities.press("Space")
    assert keys(activities)[-1] == "note"
    activities.press("Alt+Up", "Alt+Up", "Alt+Up", "Ctrl+Right", "Ctrl+Right")
    assert keys(activities)[-2:] == ["note", "value"] or keys(activities)[-1] == "value"
    note = next(one for one in activities.page.table.columns() if one.key == "note")
    assert note.width == 140
    assert "note:140" in str(settings.kept[LIST_COLUMNS["activities"].key])


def test_the_column_that_names_the_rows_stays(activities: Shown) -> None:
    columns = chooser(activities)
    activities.type("noi dung")
    columns.view._ahead.clear()
    activities.press("Space")
    assert "title" in keys(activities)


def test_the_usual_columns_come_back(activities: Shown) -> None:
    before = keys(activities)
    activities.page._views.ask(columns="title note")
    assert keys(activities) == ["title", "note"]
    chooser(activities)
    activities.page.panel().usual_button.click()
    assert keys(activities) == before


def test_columns_are_remembered_by_the_pc_where_no_view_says_them(open_page: Open) -> None:
    with open_page("activities") as first:
        first.page._views.ask(columns="title value:90")
        assert not first.page._views.is_changed()
    with open_page("activities") as again:
        assert keys(again) == ["title", "value"]
        assert again.page.table.columns()[1].width == 90


def test_a_head_sorts_up_then_down_then_not(activities: Shown) -> None:
    page, views = activities.page, activities.page._views
    usual = [one.id for one in page._shown]
    header = page.table.view.horizontalHeader()
    place = keys(activities).index("people")

    def click() -> list[int]:
        spot = header.rect().center()
        spot.setX(header.sectionViewportPosition(place) + header.sectionSize(place) // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        return [one.people for one in page._shown if one.people is not None]

    assert click() == sorted(one.people for one in page._shown if one.people is not None)
    assert heads(activities)[place] == "Số người ↑"
    down = click()
    assert down == sorted(down, reverse=True)
    assert views.state.descending
    assert heads(activities)[place] == "Số người ↓"
    click()
    assert [one.id for one in page._shown] == usual
    assert heads(activities)[place] == "Số người"


def test_many_columns_scroll_and_none_leaves(activities: Shown) -> None:
    listing = activities.page._views.listing
    activities.page._views.ask(columns=" ".join(f"{column.key}:300" for column in listing.columns))
    view = activities.page.table.view
    assert not any(view.isColumnHidden(place) for place in range(len(listing.columns)))
    assert view.horizontalScrollBar().maximum() > 0


def test_the_list_becomes_a_table_and_back_with_its_record(decisions: Shown) -> None:
    page = decisions.page
    page.records.set_current(page.records.ids()[2])
    decisions.window.commands.run("list.table")
    table = page._listed.table
    assert table.view.hasFocus()
    assert table.current_id() == page.records.current_id()
    assert not page.view.isVisible()
    assert [table.id_of_line(row) for row in range(table.view.model().rowCount())
            if table.id_of_line(row) >= 0] == page.records.ids()  # fmt: skip
    decisions.press("Down", "Return")
    assert page.view.isVisible()
    assert page.view.shown().commendation.id == page.records.ids()[3]


def test_escape_leaves_the_table(decisions: Shown) -> None:
    decisions.window.commands.run("list.table")
    decisions.press("Esc")
    assert not decisions.page._listed.is_wide()
    assert decisions.page.records.view.hasFocus()
