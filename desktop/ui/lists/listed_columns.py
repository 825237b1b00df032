"""The columns of a list's declaration as a table shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.operations.lists.listing import ListColumn, ValueKind
from desktop.ui.widgets.table.columns import Align, Column, Mark

_ALIGNED: Mapping[ValueKind, Align] = {
    "text": Align.LEFT,
    "number": Align.RIGHT,
    "money": Align.RIGHT,
    "date": Align.RIGHT,
    "index": Align.RIGHT,
}
_WIDTHS: Mapping[ValueKind, int] = {"text": 130, "number": 82, "money": 122, "date": 92, "index": 70}
"""px at 100 % text."""


LETTER, EDGES = 7, 28
"""px at 100 % text that a letter of a head takes, and what is around it: a head is never cut off."""


@dataclass(frozen=True)
class Shape:
    """How one table shows a column: the fields of `Column` that its declaration does not know.

    `width` 0 is the usual width of its kind.
    """

    width: int = 0
    stretch: int = 0
    drop: int = 0
    strong: bool = False
    second: Callable[[Any], str] | None = None
    second_title: str = ""
    mark: Callable[[Any], Mark | None] | None = None


_PLAIN = Shape()


def table_columns(
    columns: Sequence[tuple[ListColumn, int]], shapes: Mapping[str, Shape], *, keep_all: bool = False
) -> list[Column]:
    """Columns with the widths that were chosen, 0 for the usual one; a chosen width does not stretch.

    `keep_all`: somebody chose these columns, so none leaves where they have no room.
    """
    return [_column(one, width, shapes.get(one.key, _PLAIN), keep_all) for one, width in columns]


def _column(column: ListColumn, width: int, shape: Shape, keep: bool) -> Column:
    return Column(
        column.key,
        column.title,
        column.read,
        width or shape.width or max(_WIDTHS[column.kind], len(column.title) * LETTER + EDGES),
        0 if width else shape.stretch,
        _ALIGNED[column.kind],
        second=shape.second,
        second_title=shape.second_title,
        mark=shape.mark,
        strong=shape.strong,
        drop=0 if keep else shape.drop,
        plain=column.kind == "index",
    )
