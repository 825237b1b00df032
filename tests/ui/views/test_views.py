"""Views are chosen, changed, saved, renamed, deleted and set back by keys alone; undo takes each back."""

from __future__ import annotations

from desktop.operations.saved_views import views_of
from desktop.ui.lists.view_panel import ViewPanel
from tests.ui.views.conftest import Open, Shown


def panel(shown: Shown) -> ViewPanel:
    found = shown.page.panel()
    assert isinstance(found, ViewPanel)
    return found


def choose(shown: Shown, typed: str) -> None:
    """F3, the first letters, Enter."""
    shown.press("F3")
    shown.type(typed)
    shown.press("Return")


def says(shown: Shown) -> str:
    text: str = shown.page._views.choice.text()
    return text


def names(shown: Shown) -> list[str]:
    return [one.name for one in views_of(shown.file, shown.page._views.listing.page)]


def save_as(shown: Shown, name: str) -> None:
    """Shift+F3, the name, Ctrl+Enter."""
    shown.window.commands.run("list.columns")
    shown.go_to(panel(shown).name)
    panel(shown).name.clear()
    shown.type(name)
    shown.press("Ctrl+Return")
    shown.wait(lambda: shown.page.panel() is None)


def test_a_ready_view_is_chosen_by_keys_and_the_keyboard_goes_back(decisions: Shown) -> None:
    decisions.go_to(decisions.page.records.view)
    decisions.window.commands.run("list.view")
    decisions.type("thieu")
    decisions.press("Return")
    assert says(decisions) == "Xem: Thiếu số, ngày"
    assert decisions.page.records.count_words() == "1 quyết định"
    assert decisions.page.records.view.hasFocus()


def test_a_changed_view_says_so_and_is_set_back(activities: Shown) -> None:
    views = activities.page._views
    views.take(next(one for one in views.listing.ready if one.name == "Quý này"))
    assert says(activities) == "Xem: Quý này"
    assert not activities.window.commands.enabled("list.view_back")
    activities.page.bar.filter.setText("trao")
    assert says(activities) == "Xem: Quý này · đã đổi"
    activities.window.commands.run("list.view_back")
    assert (says(activities), activities.page.bar.filter.text()) == ("Xem: Quý này", "")


def test_a_view_is_saved_renamed_deleted_and_all_of_it_taken_back(shown: Shown) -> None:
    views = shown.page._views
    views.ask(only=next(iter(views.listing.only)), order_by=views.listing.named_by)
    save_as(shown, "Việc của tôi")
    assert (names(shown), says(shown)) == (["Việc của tôi"], "Xem: Việc của tôi")
    save_as(shown, "Việc tháng mười")
    assert (names(shown), says(shown)) == (["Việc tháng mười"], "Xem: Việc tháng mười")
    shown.window.commands.run("list.columns")
    panel(shown).delete_button.click()
    shown.wait(lambda: not names(shown))
    shown.wait(lambda: views.base().id is None)
    for there in (["Việc tháng mười"], ["Việc của tôi"], []):
        shown.window.commands.run("edit.undo")
        shown.wait(lambda there=there: names(shown) == there)  # type: ignore[misc]


def test_the_same_view_under_another_name_is_a_further_one(activities: Shown) -> None:
    save_as(activities, "Một")
    activities.window.commands.run("list.columns")
    panel(activities).name.setText("Hai")
    panel(activities).new_button.click()
    activities.wait(lambda: activities.page.panel() is None)
    assert names(activities) == ["Một", "Hai"]
    assert says(activities) == "Xem: Hai"


def test_a_name_that_is_missing_or_taken_is_said_beside_it(activities: Shown) -> None:
    activities.window.commands.run("list.columns")
    activities.press("Ctrl+Return")
    found = panel(activities)
    activities.wait(lambda: found._named["name"].problem() is not None)
    assert "Chưa có tên" in str(found._named["name"].problem())
    activities.type("Quý này")
    activities.press("Ctrl+Return")
    assert names(activities) == []
    assert "đã có cách xem" in str(found._named["name"].problem())
    activities.press("Esc")
    assert activities.page.panel() is None


def test_a_saved_view_keeps_filter_order_columns_and_widths(activities: Shown, open_page: Open) -> None:
    views = activities.page._views
    activities.page.bar.filter.setText("giám sát")
    views.ask(period="year", order_by="people", descending=True, columns="title:300 people note")
    save_as(activities, "Giám sát")
    kept = views.state
    views.take(views.listing.ready[0])
    assert activities.page.bar.filter.text() == ""
    views.take(next(one for one in views.saved()))
    assert views.state == kept
    assert [column.key for column in activities.page.table.columns()] == ["title", "people", "note"]
    assert activities.page.table.columns()[0].width == 300
    assert activities.page.bar.filter.text() == "giám sát"


def test_a_view_deleted_elsewhere_leaves_the_list_as_it_is(activities: Shown) -> None:
    save_as(activities, "Của máy kia")
    before = [one.id for one in activities.page._shown]
    activities.window.commands.run("edit.undo")
    activities.wait(lambda: names(activities) == [])
    activities.wait(lambda: says(activities).startswith("Xem: Năm nay"))
    assert [one.id for one in activities.page._shown] == before


def test_what_is_opened_comes_into_sight_whatever_the_view_hides(decisions: Shown) -> None:
    views, page = decisions.page._views, decisions.page
    hidden = page.records.ids()[-1]
    views.take(next(one for one in views.listing.ready if one.name == "Chưa in"))
    assert hidden not in page.records.ids()
    page.opened({"commendation_id": hidden})
    assert page.records.current_id() == hidden


def test_an_activity_of_a_day_comes_into_sight_where_only_those_without_are_shown(activities: Shown) -> None:
    views, page = activities.page._views, activities.page
    wanted = page._shown[-1].id
    views.take(next(one for one in views.listing.ready if one.name == "Chưa có ngày"))
    assert wanted not in [one.id for one in page._shown]
    page.opened({"activity_id": wanted})
    assert page.table.current_id() == wanted


def test_a_view_called_like_its_choice_is_said_once_in_the_workbook(decisions: Shown) -> None:
    views = decisions.page._views
    views.take(next(one for one in views.listing.ready if one.name == "Thiếu số, ngày"))
    assert views.words() == "Cách xem: Thiếu số, ngày"
    save_as(decisions, "Việc của tôi")
    assert views.words() == "Cách xem: Việc của tôi · Thiếu số, ngày"


def test_the_panel_of_an_own_view_is_not_wider_than_it_has_room(decisions: Shown) -> None:
    save_as(decisions, "Việc của tôi")
    decisions.window.commands.run("list.columns")
    shown = panel(decisions)
    inner, port = shown._scroll.widget(), shown._scroll.viewport()
    assert inner is not None
    assert shown.delete_button.isVisible()
    decisions.wait(lambda: inner.width() == port.width())
    assert inner.minimumSizeHint().width() <= port.width()


def test_every_view_is_in_sight_and_home_and_end_go_to_the_first_and_the_last(decisions: Shown) -> None:
    for name in ("Một", "Hai"):
        save_as(decisions, name)
        decisions.page._views.set_back()
        decisions.page._views.take(decisions.page._views._usual)
    decisions.press("F3")
    choice = decisions.page._views.choice
    popup = choice._popup
    assert popup is not None
    bar = popup._list.verticalScrollBar()
    decisions.press("End")
    assert (popup.current_row(), bar.maximum()) == (len(choice.choices()) - 1, 0)
    decisions.press("Home")
    assert (popup.current_row(), bar.maximum()) == (0, 0)
    decisions.press("Return")
    assert says(decisions) == "Xem: Tất cả"


def test_an_empty_list_says_how_everything_comes_back(decisions: Shown) -> None:
    decisions.go_to(decisions.page.records.filter)
    decisions.type("khong co gi nhu vay")
    nothing = decisions.page.records._nothing
    decisions.wait(nothing.isVisible)
    assert nothing.text() == "Không có mục nào khớp. Bỏ chữ lọc, hoặc bấm F3 rồi chọn “Tất cả”."
