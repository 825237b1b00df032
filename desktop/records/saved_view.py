"""A saved view of a list: filter, order and columns kept together under a name (product.md P27)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.records.problem import Problem


@dataclass(frozen=True)
class SavedView:
    """How one list is shown. Codes that are "" narrow nothing; `order_by` "" is the list's own order.

    `page` names the list; `text` the typed filter; `period`, `kind` and `only` codes of the list's
    declaration; `columns` is what `columns_text` wrote, "" leaves the columns as they are.
    """

    page: str
    name: str
    text: str = ""
    period: str = ""
    kind: str = ""
    only: str = ""
    order_by: str = ""
    descending: bool = False
    columns: str = ""
    id: int | None = None

    def shows_like(self, other: SavedView) -> bool:
        """Whether both show the same; one that says nothing of columns is content with any."""
        mine, theirs = (replace(one, name="", columns="", id=None) for one in (self, other))
        return mine == theirs and self.columns in ("", other.columns or self.columns)


@dataclass(frozen=True)
class ShownColumn:
    """A column in sight; `width` in px at 100 % text, 0 for its usual one."""

    key: str
    width: int = 0


def columns_text(columns: Iterable[ShownColumn]) -> str:
    """How columns are stored, in their order: "number name:240 date"."""
    return " ".join(f"{one.key}:{one.width}" if one.width else one.key for one in columns)


def parse_columns(text: str, known: Sequence[str]) -> tuple[ShownColumn, ...]:
    """The columns that a stored text names, without those that are not known (any more) and repeats."""
    found: dict[str, ShownColumn] = {}
    for part in text.split():
        key, _, width = part.partition(":")
        if key in known and key not in found:
            found[key] = ShownColumn(key, int(width) if width.isdecimal() else 0)
    return tuple(found.values())


def check_view(view: SavedView, others: Iterable[SavedView], reserved: Iterable[str]) -> list[Problem]:
    """What is wrong with a view's name; `reserved` are the names of the ready ones of its list."""
    name = view.name.strip()
    if not name:
        return [Problem("name", "view_name_missing")]
    taken = {one.name for one in others if one.page == view.page and one.id != view.id}
    known = {one.casefold() for one in (*taken, *reserved)}
    return [Problem("name", "view_name_taken", {"name": name})] if name.casefold() in known else []
