"""The panel of a list's view, and the deeds that keep views in the register."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.operations import saved_views
from desktop.records.saved_view import SavedView
from desktop.ui.desk import Desk
from desktop.ui.lists.view_panel import ViewPanel
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms

if TYPE_CHECKING:
    from desktop.ui.lists.list_views import ListViews


class ViewDeeds(QObject):
    """Belongs to the views of one page."""

    def __init__(self, page: Page, desk: Desk, forms: PanelForms, views: ListViews) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._views = views
        self._forms = forms

    def open_panel(self) -> None:
        """Shift+F3: what is shown, in which order, in which columns, under which name."""
        panel = ViewPanel(self._page.look, self._desk.file, self._views)
        panel.saved.connect(lambda draft: self._save(panel, draft))
        panel.new_asked.connect(lambda draft: self._save(panel, replace(draft, id=None)))
        panel.delete_asked.connect(lambda: self._delete(panel))
        self._forms.show(panel)

    def _save(self, panel: ViewPanel, draft: SavedView) -> None:
        file, reserved = self._desk.file, self._views.reserved()
        seen = self._views.base()
        if draft.id is None:
            self._forms.save(panel, lambda: saved_views.save_view(file, draft, reserved), self._views.take)
        else:
            self._forms.save(
                panel, lambda: saved_views.change_view(file, seen, draft, reserved), self._views.take
            )

    def _delete(self, panel: ViewPanel) -> None:
        view_id = self._views.base().id
        if view_id is not None:
            self._forms.close(panel)
            self._desk.carry_out(self._page, lambda: saved_views.delete_view(self._desk.file, view_id))
