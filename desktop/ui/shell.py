"""The main window: navigation, page bar, the page in sight, status bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.after_paint import PaintedWindow
from desktop.ui.commands import MENUS, Commands, Handler
from desktop.ui.files import LAYOUT, LISTS, REGISTER, dropped, dropped_folder
from desktop.ui.icons import PROGRAM
from desktop.ui.navigation import Navigation, PageEntry, Place
from desktop.ui.page import Page
from desktop.ui.page_bar import PageBar
from desktop.ui.status_bar import StatusBar
from desktop.ui.theme import Look
from desktop.ui.widgets.menu_bar import ShyMenuBar
from desktop.ui.widgets.notice import Notice, NoticeAction, NoticeBar

if TYPE_CHECKING:
    from desktop.ui.help.view import HelpView
    from desktop.ui.palette import CommandPalette, Search

NARROW_WIDTH = 1200
LOW_HEIGHT = 640
"""Below these logical px of the client area the narrow rules hold (look.md section 4)."""

SMALLEST = (800, 480)
"""The least size of the window in px; a page that wants more is cut, the window never outgrows the screen."""

PAGE_KEYS = 9


class MainWindow(PaintedWindow):
    """Pages are registered with `add_page` and built at their first visit.

    `undo` and `redo` act on the register; `search` answers the Ctrl+K box. `hit_chosen` carries a Hit and
    whether it shall open beside; `navigation_folded` the user's choice, to be remembered; `dropped` the data
    of a register, a list, a layout or a folder that was dropped where no page took it.
    """

    hit_chosen = Signal(object, bool)
    navigation_folded = Signal(bool)
    page_shown = Signal(str)
    dropped = Signal(object)

    def __init__(
        self,
        look: Look,
        *,
        undo: Callable[[], None],
        redo: Callable[[], None],
        search: Search,
        undo_step: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__()
        self.look = look
        self._undo = undo
        self._register_steps = {"edit.undo": Handler(undo), "edit.redo": Handler(redo)}
        self._undo_step = undo_step
        self._entries: dict[str, PageEntry] = {}
        self._pages: dict[str, Page] = {}
        self._pending: dict[str, frozenset[str]] = {}
        self._current = ""
        self._before_of: dict[str, str] = {}
        self._folded = False
        self._bound: dict[str, Handler] = {}
        self.may_close: Callable[[], bool] = lambda: True
        self.when_painted(lambda: self.setWindowIcon(look.icon(PROGRAM, 48, "accent")))
        self.setWindowTitle("Sổ Vàng")
        self.commands = Commands(look, self)
        self.navigation = Navigation(look)
        self.page_bar = PageBar(look, self.commands)
        self.notices = NoticeBar(look)
        self._told_in = self.notices
        self._whole_notices = NoticeBar(look)
        self.status = StatusBar(look)
        self._stack = QStackedWidget()
        self._whole: QWidget | None = None
        self._help: HelpView | None = None
        self._lay_out()
        self.setMinimumSize(*SMALLEST)
        self._search = search
        self._bind()
        self._build_menus()
        self.setAcceptDrops(True)
        look.changed.connect(self._fit_width)
        QShortcut(QKeySequence("Alt+Left"), self, self.back)

    @cached_property
    def palette_box(self) -> CommandPalette:
        """The Ctrl+K box; built when it is first asked for."""
        from desktop.ui.palette import CommandPalette

        box = CommandPalette(self.look, self, self.commands, self._search)
        box.hit_chosen.connect(self.hit_chosen)
        return box

    def add_page(self, entry: PageEntry) -> None:
        """Register a page; MAIN pages get the keys Ctrl+1, Ctrl+2, … in the order they are added."""
        self._entries[entry.id] = entry
        if entry.place is Place.TASK:
            return
        main = sum(known.place is Place.MAIN for known in self._entries.values())
        key = f"Ctrl+{main}" if entry.place is Place.MAIN and main <= PAGE_KEYS else ""
        self.navigation.add(entry, key)
        if key:
            QShortcut(QKeySequence(key), self, lambda: self.open_page(entry.id))

    def current_page(self) -> Page | None:
        """The page in sight."""
        return self._pages.get(self._current)

    def has_page(self, key: str) -> bool:
        """Whether there is a page with this id."""
        return key in self._entries

    def page(self, key: str) -> Page:
        """The page with this id, built when first asked for; KeyError for an unknown id."""
        if key not in self._pages:
            built = self._entries[key].factory()
            built.page_id = key
            built.frame_changed.connect(self._reframe)
            built.page_asked.connect(self.open_page)
            built.back_asked.connect(self.back)
            built.notice_asked.connect(self.show_notice)
            built.notice_over.connect(self._unsay)
            built.done_said.connect(self.show_done)
            built.set_narrow(self.is_narrow())
            self._pages[key] = built
            self._stack.addWidget(built)
        return self._pages[key]

    def open_page(self, key: str, argument: object = None) -> bool:
        """Go to a page; False when the page in sight does not let go."""
        self._close_box()
        current = self.current_page()
        if current is not None and key != self._current:
            if not current.leave():
                return False
            self.commands.unbind(self._bound)
            self._bound = {}
            self.notices.dismiss()
            self._told_in = self.notices
        target = self.page(key)
        if key != self._current:
            self._before_of[key], self._current = self._current, key
        self.show_pages()
        self._stack.setCurrentWidget(target)
        changed = self._pending.pop(key, frozenset())
        if changed:
            target.refresh(changed)
        target.opened(argument)
        self._reframe()
        self.page_shown.emit(key)
        return True

    def back(self) -> None:
        """Leave a task page, or go back to the page that asked for the work in sight (Esc, Alt+←)."""
        self._close_box()
        current = self.current_page()
        if current is not None and (asked_by := current.returns_to()):
            before = self._before_of.get(asked_by, "")
            if self.open_page(asked_by):
                self._before_of[asked_by] = before
            return
        if not self.is_task():
            return
        entry = self._entries[self._current]
        self.open_page(self._before_of.get(self._current) or entry.parent)

    def refresh(self, changed: frozenset[str]) -> None:
        """Records of these kinds have changed: the page in sight hears it now, the others at their visit."""
        for key in self._pages:
            if key != self._current:
                self._pending[key] = self._pending.get(key, frozenset()) | changed
        current = self.current_page()
        if current is not None:
            current.refresh(changed)
            self._reframe()

    def show_whole(self, widget: QWidget) -> None:
        """Show a widget alone, without navigation and page bar: the first-run page and its form."""
        if self._whole is not widget:
            if self._whole is not None:
                self._outer.removeWidget(self._whole)
                self._whole.deleteLater()
            self._whole = widget
            self._outer.insertWidget(1, widget, 1)
        self._frame.hide()
        widget.show()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_pages(self) -> None:
        """Show navigation and pages again."""
        self._whole_notices.dismiss()
        if self._whole is not None:
            self._whole.hide()
        self._frame.show()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in the page's own place, under the page bar, or above what is shown alone."""
        if self._frame.isHidden():
            self._whole_notices.show_notice(notice)
            return
        page = self.current_page()
        bar = (page.notice_bar() if page is not None else None) or self.notices
        if bar is not self.notices:
            self.notices.dismiss()
        bar.show_notice(notice)
        self._told_in = bar
        self._notice_box.setVisible(self.notices.notice() is not None)

    def _unsay(self, notice: Notice) -> None:
        if self._told_in.notice() is notice:
            self._told_in.dismiss()

    def said(self) -> str:
        """The notice in sight, empty while there is none."""
        notice = (self._whole_notices if self._frame.isHidden() else self._told_in).notice()
        return notice.text if notice is not None else ""

    def show_done(self, sentence: str, step_id: int | None = None) -> None:
        """Say what was saved; its “Hoàn tác” takes back that step, also when newer ones followed."""
        undo_step = self._undo_step

        def take_back() -> None:
            if undo_step is not None and step_id is not None:
                undo_step(step_id)
            else:
                self._undo()

        undo = NoticeAction("Hoàn tác", take_back, "Ctrl+Z", "arrow_undo")
        self.show_notice(Notice(sentence, "ok", actions=(undo,), step_id=step_id))

    def forget_step(self, step_id: int) -> None:
        """A step has been taken back: the notices that offer to do so leave, on the other pages too."""
        own = (page.notice_bar() for page in self._pages.values())
        for bar in (self.notices, *(bar for bar in own if bar is not None)):
            notice = bar.notice()
            if notice is not None and notice.step_id == step_id:
                bar.dismiss()

    def fold_navigation(self, folded: bool) -> None:
        """Fold or unfold the navigation; narrow windows and task pages fold it in any case."""
        self._folded = folded
        self._fold()

    def is_narrow(self) -> bool:
        """Whether the narrow rules hold; larger text makes a window narrow sooner."""
        scale = max(self.look.scale, 1.0)
        return self.width() < NARROW_WIDTH * scale or self.height() < LOW_HEIGHT * scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.current_page()
        if event.key() == Qt.Key.Key_Escape and self._close_box():
            return
        if event.key() == Qt.Key.Key_Escape and page is not None:
            if page.panel() is not None:
                page.hide_panel()
            elif not page.stop():
                self.back()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if enter and isinstance(button := self.focusWidget(), QAbstractButton):
            if not event.isAutoRepeat():  # a key held down must not press what takes the button's place
                button.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.current_page()
        if (page is None or page.may_close()) and self.may_close():
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if dropped(data, [REGISTER, LAYOUT, *LISTS]) is not None or dropped_folder(data) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def open_help(self) -> None:
        """F1: what the help says of the field that has the keyboard, else of the page."""
        from desktop.ui.help.view import HelpView  # most days nobody asks

        self._menus.leave()
        if self._help is None:
            self._help = HelpView(self.look, self)
        page = (self._whole if self._frame.isHidden() else self.current_page()) or self
        self._help.open(self.focusWidget() or page, page)

    def _close_box(self) -> bool:
        """Put the Ctrl+K box away; False when it was not in sight."""
        box = self.__dict__.get("palette_box")  # asked for as an attribute it would be built
        if box is None or not box.isVisible():
            return False
        box.close_box()
        return True

    def _make_room(self, command: str) -> None:
        """A command acts on the page: the Ctrl+K box over it goes. Help may well be asked about the box."""
        if command != "help.open":
            self._close_box()

    def _fit_width(self) -> None:
        """Tell everyone whether the window is narrow."""
        narrow = self.is_narrow()
        self.page_bar.set_narrow(narrow)
        self.status.set_narrow(narrow)
        self._fold()
        for page in self._pages.values():
            page.set_narrow(narrow)

    def _lay_out(self) -> None:
        centre = QWidget()
        self._outer = QVBoxLayout(centre)
        self._outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self._frame = QWidget()
        frame = QHBoxLayout(self._frame)
        right = QVBoxLayout()
        self._notice_box = QWidget()
        notice_row = QHBoxLayout(self._notice_box)
        notice_row.setContentsMargins(20, 8, 20, 8)
        notice_row.addWidget(self.notices)
        self._notice_box.hide()
        self.notices.closed.connect(self._notice_box.hide)
        for box in (self._outer, frame, right):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        right.addWidget(self.page_bar)
        right.addWidget(self._notice_box)
        right.addWidget(self._stack, 1)
        frame.addWidget(self.navigation)
        frame.addLayout(right, 1)
        self._outer.addWidget(self._whole_notices)
        self._outer.addWidget(self._frame, 1)
        self._outer.addWidget(self.status)
        self.setCentralWidget(centre)
        self.navigation.chosen.connect(self.open_page)
        self.page_bar.back.connect(self.back)

    def _bind(self) -> None:
        self.commands.beginning.connect(self._make_room)
        self.commands.bind(
            {
                **self._register_steps,
                "search.open": Handler(lambda: self.palette_box.open()),
                "search.page": Handler(lambda: self.palette_box.open(self._current)),
                "navigation.fold": Handler(self._toggle_fold),
                "text.larger": Handler(self.look.larger),
                "text.smaller": Handler(self.look.smaller),
                "text.normal": Handler(lambda: self.look.set_scale(1.0)),
                "pane.next": Handler(lambda: self._next_pane(1)),
                "pane.previous": Handler(lambda: self._next_pane(-1)),
                "help.open": Handler(self.open_help),
            }
        )

    def _build_menus(self) -> None:
        self._menus = bar = ShyMenuBar(self)
        self.setMenuBar(bar)
        for name in MENUS:
            menu = bar.add(name)
            menu.aboutToShow.connect(lambda menu=menu, name=name: self.commands.fill_menu(menu, name))
        bar.hide()
        bar.help_asked.connect(self.open_help)
        QShortcut(QKeySequence("F10"), self, self._toggle_menus)

    def _toggle_menus(self) -> None:
        self._close_box()
        self._menus.toggle()

    def _toggle_fold(self) -> None:
        self.fold_navigation(not self._folded)
        self.navigation_folded.emit(self._folded)

    def _fold(self) -> None:
        self.navigation.set_folded(self._folded or self.is_narrow() or self.is_task())

    def is_task(self) -> bool:
        """Whether a task page is in sight."""
        entry = self._entries.get(self._current)
        return entry is not None and entry.place is Place.TASK

    def _reframe(self) -> None:
        """Read title, actions and handlers of the page in sight again."""
        page = self.current_page()
        if page is None:
            return
        handlers = dict(page.handlers())
        self.commands.unbind({key: old for key, old in self._bound.items() if key not in handlers})
        self.commands.bind({**self._register_steps, **handlers})  # a page may have steps of its own
        self._bound = handlers
        entry = self._entries[self._current]
        self.navigation.set_current(entry.parent or entry.id)
        self.page_bar.show_page(page, task=self.is_task())
        self._fold()
        self._move_notice(page.notice_bar() or self.notices)

    def _move_notice(self, bar: NoticeBar) -> None:
        """What was last said goes along when the page's own place for it comes or goes."""
        notice = self._told_in.notice()
        if self._told_in is not bar and notice is not None:
            self._told_in.dismiss()
            self.show_notice(notice)

    def _next_pane(self, by: int) -> None:
        page = self.current_page()
        panes = list(page.panes()) if page is not None else []
        if page is not None and (panel := page.panel()) is not None:
            panes.append(panel)
        focused = self.focusWidget()
        inside = [pane for pane in panes if focused is not None and _holds(pane, focused)]
        at = panes.index(inside[0]) if inside else (-1 if by > 0 else len(panes))
        target = at + by
        if 0 <= target < len(panes):
            _focus_inside(panes[target])
        else:
            self.navigation.focus_current()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _focus_inside(pane: QWidget) -> None:
    """Put the keyboard on the pane, or on the first widget in it that takes it."""
    candidates = [pane, *pane.findChildren(QWidget)]
    for widget in candidates:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
