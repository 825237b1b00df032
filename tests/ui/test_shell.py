"""The frame: pages, keys, notices, narrow windows, the Ctrl+K box."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.commands import COMMANDS, Command, Handler
from desktop.ui.help.view import HelpView
from desktop.ui.navigation import PageEntry, Place
from desktop.ui.page import Page, PageAction
from desktop.ui.palette import Hit
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.marked_text import match_spans
from desktop.ui.widgets.panel import SidePanel

HITS = [
    Hit("Tập thể, cá nhân", "person", "Đặng Thị Hường", "Tổ dân vận số 3", "Người", 7),
    Hit("Quyết định", "ribbon_star", "Giấy khen Đặng Thị Hường", "218/QĐ-UBND", "Giấy khen", 8),
]


class SamplePage(Page):
    """Records what the window does with it."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(look)
        self.title = title
        self.arguments: list[object] = []
        self.changes: list[frozenset[str]] = []
        self.lets_go = True
        self.asked_by = ""
        self.added = 0
        self.field = LineField(look)
        QVBoxLayout(self.body).addWidget(self.field)

    def opened(self, argument: object) -> None:
        self.arguments.append(argument)

    def refresh(self, changed: frozenset[str]) -> None:
        self.changes.append(changed)

    def leave(self) -> bool:
        return self.lets_go

    def returns_to(self) -> str:
        return self.asked_by

    def actions_shown(self) -> tuple[PageAction, ...]:
        return (PageAction("page.new", primary=True),)

    def handlers(self) -> Mapping[str, Handler]:
        return {"page.new": Handler(self._add, text=f"Thêm vào {self.title}")}

    def _add(self) -> None:
        self.added += 1


class Frame:
    """A window with three pages and what happened to it."""

    def __init__(self, look: Look) -> None:
        self.undone: list[str] = []
        self.built: list[str] = []
        self.window = MainWindow(
            look,
            undo=lambda: self.undone.append("undo"),
            redo=lambda: self.undone.append("redo"),
            search=lambda typed, _page: [hit for hit in HITS if match_spans(hit.title, typed)],
        )
        self._look = look
        for key, place in (("one", Place.MAIN), ("two", Place.MAIN), ("task", Place.TASK)):
            self.window.add_page(
                PageEntry(key, key, "home", self._factory(key), place, "one" * (key == "task"))
            )
        self.window.resize(1366, 696)

    def _factory(self, key: str) -> Callable[[], Page]:
        def build() -> Page:
            self.built.append(key)
            return SamplePage(self._look, key)

        return build

    def page(self) -> SamplePage:
        page = self.window.current_page()
        assert isinstance(page, SamplePage)
        return page


@pytest.fixture
def frame(qtbot: QtBot, look: Look) -> Frame:
    frame = Frame(look)
    qtbot.addWidget(frame.window)
    frame.window.open_page("one")
    frame.window.show()
    frame.window.activateWindow()
    qtbot.waitUntil(frame.window.isActiveWindow)
    return frame


def test_pages_are_built_at_their_first_visit(frame: Frame) -> None:
    assert frame.built == ["one"]
    frame.window.open_page("two", 5)
    frame.window.open_page("one")
    frame.window.open_page("two")
    assert frame.built == ["one", "two"]
    assert frame.page().arguments == [5, None]


def test_ctrl_digits_change_the_page(frame: Frame) -> None:
    QTest.keyClick(frame.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert frame.page().title == "two"
    QTest.keyClick(frame.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert frame.page().title == "one"


def test_a_page_may_stay(frame: Frame) -> None:
    frame.page().lets_go = False
    assert not frame.window.open_page("two")
    assert frame.page().title == "one"
    frame.page().lets_go = True
    assert frame.window.open_page("two")


def test_commands_belong_to_the_page_in_sight(frame: Frame) -> None:
    first = frame.page()
    QTest.keyClick(frame.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    frame.window.open_page("two")
    QTest.keyClick(frame.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert (first.added, frame.page().added) == (1, 1)
    assert frame.window.commands.text("page.new") == "Thêm vào two"


def test_a_hidden_page_hears_of_changes_at_its_visit(frame: Frame) -> None:
    first = frame.page()
    frame.window.open_page("two")
    frame.window.refresh(frozenset({"award"}))
    frame.window.refresh(frozenset({"recipient"}))
    assert first.changes == []
    assert frame.page().changes == [frozenset({"award"}), frozenset({"recipient"})]
    frame.window.open_page("one")
    assert first.changes == [frozenset({"award", "recipient"})]


def test_escape_closes_the_panel_then_the_task(frame: Frame, look: Look) -> None:
    frame.window.open_page("task")
    assert frame.window.navigation.is_folded()
    frame.page().show_panel(SidePanel(look, "Thêm"))
    frame.page().field.setFocus()
    QTest.keyClick(frame.page().field, Qt.Key.Key_Escape)
    assert frame.page().panel() is None
    assert frame.page().title == "task"
    QTest.keyClick(frame.page().field, Qt.Key.Key_Escape)
    assert frame.page().title == "one"
    assert not frame.window.navigation.is_folded()
    QTest.keyClick(frame.page().field, Qt.Key.Key_Escape)
    assert frame.page().title == "one"


def test_alt_left_leaves_a_task(frame: Frame) -> None:
    frame.window.open_page("two")
    frame.window.open_page("task")
    QTest.keyClick(frame.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert frame.page().title == "two"


def test_a_page_that_was_asked_for_work_leads_back_and_the_task_then_leads_home(frame: Frame) -> None:
    frame.window.open_page("task")
    frame.window.open_page("two")
    QTest.keyClick(frame.page().field, Qt.Key.Key_Escape)
    assert frame.page().title == "two"
    frame.page().asked_by = "task"
    QTest.keyClick(frame.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert frame.page().title == "task"
    QTest.keyClick(frame.page().field, Qt.Key.Key_Escape)
    assert frame.page().title == "one"


def test_what_was_saved_can_be_undone_from_the_notice(frame: Frame) -> None:
    frame.page().say_done("Đã thêm 1 trường hợp.")
    notice = frame.window.notices.notice()
    assert notice is not None
    assert notice.text == "Đã thêm 1 trường hợp."
    notice.actions[0].trigger()
    QTest.keyClick(frame.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(frame.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert frame.undone == ["undo", "undo", "redo"]
    frame.window.open_page("two")
    assert frame.window.notices.notice() is None


def test_narrow_windows_fold_the_navigation_and_give_it_back(frame: Frame, qtbot: QtBot) -> None:
    frame.window.resize(1093, 542)
    qtbot.waitUntil(frame.window.navigation.is_folded)
    frame.window.resize(1366, 696)
    qtbot.waitUntil(lambda: not frame.window.navigation.is_folded())
    with qtbot.waitSignal(frame.window.navigation_folded) as folded:
        QTest.keyClick(frame.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert folded.args == [True]
    assert frame.window.navigation.is_folded()


def test_a_wide_page_does_not_push_the_window_off_the_screen(frame: Frame, qtbot: QtBot) -> None:
    frame.page().field.setMinimumWidth(3000)
    frame.window.resize(1093, 542)
    qtbot.waitUntil(lambda: frame.window.width() == 1093)


def test_text_size_follows_the_keys(frame: Frame, look: Look) -> None:
    QTest.keyClick(frame.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert look.scale > 1
    QTest.keyClick(frame.window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert look.scale == 1
    QTest.keyClick(frame.window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert look.scale < 1


def test_the_box_finds_records_and_commands(frame: Frame, qtbot: QtBot) -> None:
    box = frame.window.palette_box
    frame.page().field.setFocus()
    QTest.keyClick(frame.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert box.isVisible()
    field = box.findChild(LineField)
    assert field is not None
    QTest.keyClicks(field, "huong")
    assert box.rows() == HITS
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert box.rows() == HITS[:1]
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert box.rows() == HITS[1:]
    with qtbot.waitSignal(frame.window.hit_chosen) as chosen:
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [HITS[1], True]
    assert not box.isVisible()
    assert frame.page().field.hasFocus()


def test_the_box_runs_a_command_by_its_present_words(frame: Frame) -> None:
    box = frame.window.palette_box
    box.open()
    field = box.findChild(LineField)
    assert field is not None
    QTest.keyClicks(field, "them vao one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert frame.page().added == 1
    assert not box.isVisible()


def test_the_box_says_what_to_do_where_nothing_is_found(frame: Frame) -> None:
    box = frame.window.palette_box
    box.open()
    field = box.findChild(LineField)
    assert field is not None
    QTest.keyClicks(field, "zzz qqq")
    shown = [box._model.data(box._model.index(row)) for row in range(box._model.rowCount())]
    assert shown == ["Không thấy gì khớp với “zzz qqq”. Thử ít chữ hơn, không cần dấu."]
    assert box._list.height() >= frame.window.look.theme.two_line_height
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert box.isVisible()
    assert (box.rows(), box.current_row()) == ([], -1)


@pytest.mark.parametrize("typed", ["co the trung", "Xem hồ sơ", "xem ho so co the trung"])
def test_a_command_that_is_named_stands_above_every_record(frame: Frame, typed: str) -> None:
    frame.window.commands.bind({"recipients.pairs": Handler(lambda: None)})
    box = frame.window.palette_box
    box._search = lambda _typed, _page: HITS
    box.open()
    field = box.findChild(LineField)
    assert field is not None
    field.setText(typed)
    first = box.rows()[0]
    assert isinstance(first, Command)
    assert first.id == "recipients.pairs"
    field.setText("the trung")
    assert box.rows()[0] == HITS[0]


def test_a_command_without_a_handler_is_nowhere(frame: Frame) -> None:
    available = [command.id for command in frame.window.commands.available()]
    assert "certificates.print" not in available
    assert "page.new" in available
    with pytest.raises(KeyError):
        frame.window.commands.bind({"no.such": Handler(lambda: None)})


def test_no_two_commands_share_an_id_or_a_key() -> None:
    ids = [command.id for command in COMMANDS]
    keys = [command.key for command in COMMANDS if command.key]
    assert len(ids) == len(set(ids))
    assert len(keys) == len(set(keys))


def test_no_shortcut_is_taken_from_the_keyboard_program() -> None:
    for command in COMMANDS:
        parts = command.key.split("+")
        assert not ("Ctrl" in parts and "Shift" in parts)
        assert command.key != "Alt+Z"
        assert len(command.key) != 1


def test_every_button_without_words_has_a_name_and_a_tool_tip(frame: Frame) -> None:
    frame.window.resize(1093, 542)
    for button in frame.window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName()
            assert button.text() or button.toolTip()


def test_the_first_run_page_replaces_everything_and_goes_again(frame: Frame) -> None:
    whole = QWidget()
    frame.window.show_whole(whole)
    assert whole.isVisible()
    assert not frame.window.navigation.isVisible()
    frame.window.open_page("two")
    assert frame.window.navigation.isVisible()
    assert not whole.isVisible()


def test_f6_goes_from_pane_to_pane(frame: Frame) -> None:
    page = frame.page()
    page.panes = lambda: (page.body,)  # type: ignore[method-assign]
    page.field.setFocus()
    QTest.keyClick(frame.window, Qt.Key.Key_F6)
    assert frame.window.navigation.isAncestorOf(frame.window.focusWidget() or page)
    QTest.keyClick(frame.window, Qt.Key.Key_F6)
    assert page.field.hasFocus()


def test_larger_text_makes_the_window_narrow_sooner(frame: Frame, look: Look) -> None:
    assert not frame.window.navigation.is_folded()
    look.set_scale(1.25)
    assert frame.window.navigation.is_folded()
    look.set_scale(1.0)
    assert not frame.window.navigation.is_folded()


def open_box(frame: Frame, typed: str) -> LineField:
    QTest.keyClick(frame.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = frame.window.palette_box.findChild(LineField)
    assert field is not None
    QTest.keyClicks(field, typed)
    return field


def test_a_page_key_closes_the_box_and_goes_to_the_page(frame: Frame) -> None:
    field = open_box(frame, "218")
    QTest.keyClick(field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not frame.window.palette_box.isVisible()
    assert frame.page() is frame.window.page("two")


def test_another_command_closes_the_box_before_it_runs(frame: Frame) -> None:
    seen: list[bool] = []
    box = frame.window.palette_box
    frame.window.commands.bind({"certificates.print": Handler(lambda: seen.append(box.isVisible()))})
    QTest.keyClick(open_box(frame, "218"), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert seen == [False]


def test_the_menu_bar_comes_without_the_box(frame: Frame) -> None:
    QTest.keyClick(open_box(frame, "218"), Qt.Key.Key_F10)
    assert not frame.window.palette_box.isVisible()


def test_esc_closes_the_box_wherever_the_keyboard_is(frame: Frame) -> None:
    frame.window.open_page("task")
    open_box(frame, "218")
    frame.window.setFocus()
    QTest.keyClick(frame.window, Qt.Key.Key_Escape)
    assert not frame.window.palette_box.isVisible()
    assert frame.page() is frame.window.page("task")
    QTest.keyClick(frame.window, Qt.Key.Key_Escape)
    assert frame.page() is frame.window.page("one")


def test_ctrl_enter_in_the_box_is_not_heard_by_the_page(frame: Frame) -> None:
    saved: list[str] = []
    frame.window.commands.bind({"layouts.save": Handler(lambda: saved.append("saved"))})
    field = open_box(frame, "huong")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == []


def test_f1_in_an_open_menu_closes_it_and_opens_the_help(frame: Frame, qtbot: QtBot) -> None:
    frame.window.commands.bind({"file.save": Handler(lambda: None)})
    frame.page().field.setFocus()
    QTest.keyClick(frame.window, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_F1)
    assert QApplication.activePopupWidget() is None
    help_view = frame.window.findChild(HelpView)
    assert help_view is not None
    assert help_view.isVisible()
    assert not frame.window._menus.isVisible()
    QTest.keyClick(help_view.search, Qt.Key.Key_Escape)
    assert frame.page().field.hasFocus()
