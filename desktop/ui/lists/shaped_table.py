"""A table whose columns, widths and order are those of its list's view."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from desktop.ui.lists.list_views import ListViews
from desktop.ui.lists.listed_columns import Shape, table_columns
from desktop.ui.widgets.table.grouped_table import GroupedTable


class ShapedTable(QObject):
    """Heads that are clicked or dragged change the view; `show` puts the view into the table."""

    def __init__(self, views: ListViews, table: GroupedTable, shapes: Mapping[str, Shape]) -> None:
        super().__init__(table)
        self._views = views
        self._table = table
        self._shapes = shapes
        self._shown = ""
        self._ways = table.arrange_by_header()
        self._ways.sort_asked.connect(views.sort_by)
        self._ways.widened.connect(views.widen)

    def show(self) -> None:
        """Show the columns of the view, and by which of them it is sorted."""
        state = self._views.state
        if state.columns != self._shown:
            self._shown = state.columns
            keep = state.columns != self._views.listing.usual_columns()
            columns = table_columns(self._views.columns(), self._shapes, keep_all=keep)
            self._table.set_columns(columns, scrolls=keep)
        self._table.view.show_order(state.order_by, descending=state.descending)
