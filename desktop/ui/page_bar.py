"""The bar above a page: back arrow of task pages, title, where it belongs, search box, actions."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.commands import Commands
from desktop.ui.page import Page, PageAction
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, IconButton, Kind
from desktop.ui.widgets.card import Surface
from desktop.ui.widgets.searchbox import SearchButton
from desktop.ui.widgets.text import Text, Type


class PageBar(Surface):
    """50 px high; the words of its buttons come from the list of commands."""

    back = Signal()

    def __init__(self, look: Look, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(look, "bg", parent)
        self._commands = commands
        self._narrow = False
        self._shown: list[tuple[PageAction, Button]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._back = IconButton(look, "arrow_left", "Quay lại", Kind.QUIET, key="Esc")
        self._back.clicked.connect(self.back)
        self._title = Text(look, "", Type.PAGE_TITLE)
        self._context = Text(look, "", tone="text2", elide=True)
        self.search = SearchButton(look)
        self.search.clicked.connect(lambda: commands.run("search.open"))
        self._row.addWidget(self._back)
        self._row.addWidget(self._title)
        self._row.addSpacing(4)
        self._row.addWidget(self._context, 1)
        self._row.addWidget(self.search)
        look.changed.connect(self._restyle)
        commands.changed.connect(self._update_words)
        self._restyle()

    def show_page(self, page: Page, *, task: bool) -> None:
        """Show title, context and actions of a page; a task page has the back arrow."""
        self._title.setText(page.title)
        self._context.setText(page.context)
        self._back.setVisible(task)
        self._show_actions(page.actions_shown())

    def set_narrow(self, narrow: bool) -> None:
        """Shorter search box; secondary buttons keep only their icon."""
        self._narrow = narrow
        self.search.set_narrow(narrow)
        self._restyle()
        self._update_words()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.theme.colour("line"))

    def _show_actions(self, actions: Sequence[PageAction]) -> None:
        if [action for action, _ in self._shown] == list(actions):
            self._update_words()
            return
        for _, button in self._shown:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._shown = [(action, self._button(action)) for action in actions]
        for _, button in self._shown:
            self._row.addWidget(button)
        self._update_words()

    def _button(self, action: PageAction) -> Button:
        command = self._commands.command(action.command)
        kind = Kind.PRIMARY if action.primary else Kind.SECONDARY
        button = Button(self._look, command.text, kind, key=command.key, icon=command.icon)
        button.clicked.connect(lambda: self._commands.run(command.id))
        return button

    def _update_words(self) -> None:
        for action, button in self._shown:
            button.set_text(self._commands.text(action.command))
            button.set_compact(self._narrow and not action.primary)
            button.setEnabled(self._commands.enabled(action.command))

    def _restyle(self) -> None:
        edge = 12 if self._narrow else 20
        self._row.setContentsMargins(edge, 0, edge, 1)
        self.setFixedHeight(self._look.theme.control_height + 20)
        self.update()
