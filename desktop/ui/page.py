"""What a page is to the window around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.records.belonging import Place
from desktop.ui.commands import Handler
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.notice import Notice, NoticeBar
from desktop.ui.widgets.panel import SidePanel

WRITING = "Đang ghi vào sổ, xong ngay."


@dataclass(frozen=True)
class PageAction:
    """A button in the page bar for a command, with the words of its `Handler`; the primary one last."""

    command: str
    primary: bool = False


class Page(QWidget):
    """Base of all pages. A page puts its content into `body` and never imports another page.

    Signals to the window: `frame_changed` when title, context, actions or handlers changed; `page_asked`
    (page id, argument) to open another page; `notice_asked` with a `Notice`, `notice_over` with one that has
    lost its subject; `done_said` with a sentence that the window shows beside “Hoàn tác”. The window asks
    with `form_asked` (a form's key) for the form in which the work stopped.
    """

    frame_changed = Signal()
    page_asked = Signal(str, object)
    back_asked = Signal()
    notice_asked = Signal(object)
    notice_over = Signal(object)
    done_said = Signal(str, object)
    form_asked = Signal(tuple)

    page_id = ""
    """The id under which the window knows the page."""
    title = ""
    context = ""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._page_row = QHBoxLayout(self)
        self._page_row.setContentsMargins(0, 0, 0, 0)
        self._page_row.setSpacing(0)
        self.body: QWidget = Surface(look, "bg")
        self._page_row.addWidget(self.body, 1)
        self._side_panel: SidePanel | None = None

    def actions_shown(self) -> Sequence[PageAction]:
        """The buttons of the page bar, primary last."""
        return ()

    def handlers(self) -> Mapping[str, Handler]:
        """What the commands do while this page is shown."""
        return {}

    def notice_bar(self) -> NoticeBar | None:
        """The page's own place for notices; None for the place under the page bar."""
        return None

    def opened(self, argument: object) -> None:
        """The page has come into sight; `argument` says what to show, None when the user only came back."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Records of these kinds have changed in the register (by anyone)."""

    def place(self) -> Mapping[str, object] | None:
        """What `opened` needs to bring into sight again what is in sight now; None for the page as it is."""
        return None

    def record(self) -> Place | None:
        """The record whose history is asked for: the one the keyboard is on, else the opened one."""
        return None

    def returns_to(self) -> str:
        """The page that asked for the work in sight and that Esc and Alt+← lead back to; "" for none."""
        return ""

    def leave(self) -> bool:
        """The user goes elsewhere: keep drafts; False keeps the page in sight."""
        return True

    def stop(self) -> bool:
        """Esc: stop the long work that is under way here; False where none is, and Esc leads back."""
        return False

    def is_writing(self) -> bool:
        """Whether a long write of this page is under way: nothing is taken back or done again meanwhile."""
        return False

    def may_close(self) -> bool:
        """The window closes or shows another register, so that what stands here is gone; False stays."""
        return self.leave()

    def set_narrow(self, narrow: bool) -> None:
        """The window became narrow or low, or is so no more (look.md section 4)."""

    def panel(self) -> SidePanel | None:
        """The side panel in sight."""
        return self._side_panel

    def show_panel(self, panel: SidePanel) -> None:
        """Show a side panel at the right, in place of the present one; the × button and Esc close it."""
        self.hide_panel()
        self._side_panel = panel
        self._page_row.addWidget(panel)
        panel.close_asked.connect(self.hide_panel)
        panel.show()
        self.panel_changed(panel)

    def hide_panel(self) -> None:
        """Close the side panel, if there is one; it is deleted."""
        if self._side_panel is None:
            return
        panel, self._side_panel = self._side_panel, None
        self._page_row.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        self.panel_changed(None)

    def panel_changed(self, panel: SidePanel | None) -> None:
        """A side panel has come, or gone (None): a page makes room for it and sets the focus here."""

    def panes(self) -> Sequence[QWidget]:
        """The panes that F6 goes through, in reading order."""
        return ()

    def say(self, notice: Notice) -> None:
        """Show a notice."""
        self.notice_asked.emit(notice)

    def unsay(self, notice: Notice) -> None:
        """Take a notice away, unless it has gone or another has taken its place."""
        self.notice_over.emit(notice)

    def say_done(self, sentence: str, step_id: int | None = None) -> None:
        """Say what has been saved; “Hoàn tác” beside it takes back that very step, or else the latest."""
        self.done_said.emit(sentence, step_id)
