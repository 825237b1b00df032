"""What the page does to blanks and their ledger: panels that add and change, deeds that delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.errors import SoVangError
from desktop.operations import blanks
from desktop.records.blank import Blank, BlankMovement, BlankStock
from desktop.records.codes import BlankMove
from desktop.ui.blanks.blank_panel import A4, BlankPanel
from desktop.ui.blanks.movement_panel import MovementPanel
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms


class Deeds:
    """`added` is told of a blank that came, `moved` of a line that came or changed."""

    def __init__(
        self,
        page: Page,
        desk: Desk,
        forms: PanelForms,
        added: Callable[[Blank], None],
        moved: Callable[[BlankMovement], None],
    ) -> None:
        self._page, self._desk, self.forms = page, desk, forms
        self._added, self._moved = added, moved

    def new_blank(self) -> None:
        """The panel of a new kind of blank."""
        file = self._desk.file
        panel = BlankPanel(self._page.look, file, A4)
        panel.saved.connect(
            lambda draft, sheets: self.forms.save(
                panel, lambda: blanks.create_blank(file, draft, sheets), self._added
            )
        )
        self.forms.show(panel)

    def edit_blank(self, seen: Blank) -> None:
        """The panel of a blank."""
        file = self._desk.file
        panel = BlankPanel(self._page.look, file, seen)
        panel.saved.connect(
            lambda draft, _sheets: self.forms.save(panel, lambda: blanks.change_blank(file, seen, draft))
        )
        self.forms.show(panel)

    def delete_blank(self, blank: Blank) -> None:
        """Delete a blank with its ledger."""
        self._desk.carry_out(self._page, lambda: blanks.delete_blank(self._desk.file, blank.id or 0))

    def new_line(self, stock: BlankStock, kind: BlankMove) -> None:
        """The panel of sheets that came, were spoiled or counted, of today."""
        file = self._desk.file
        draft = BlankMovement(stock.blank.id or 0, file.now().date(), kind, 0)
        panel = MovementPanel(self._page.look, file, draft, stock)
        panel.saved.connect(
            lambda line: self.forms.save(panel, lambda: blanks.record_movement(file, line), self._moved)
        )
        self.forms.show(panel)

    def edit_line(self, stock: BlankStock, seen: BlankMovement) -> None:
        """The panel of a line that a clerk wrote; one that printing wrote is not changed."""
        if seen.commendation_id is not None:
            self._desk.tell(self._page, SoVangError("movement_of_print"))
            return
        file = self._desk.file
        panel = MovementPanel(self._page.look, file, seen, stock)
        panel.saved.connect(
            lambda line: self.forms.save(panel, lambda: blanks.change_movement(file, seen, line), self._moved)
        )
        self.forms.show(panel)

    def delete_lines(self, blank: Blank, line_ids: Sequence[int]) -> None:
        """Delete lines that a clerk wrote."""
        self._desk.carry_out(
            self._page, lambda: blanks.delete_movements(self._desk.file, blank.id or 0, line_ids)
        )
