"""What a table shows: columns that read a record, groups that hold records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from desktop.ui.widgets.copied_table import CellValue, shown


class Align(Enum):
    """Text stands left, numbers, money and dates right, running numbers in the middle."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True)
class Mark:
    """The icon of a state and the tone of its word: "ok", "warn", "err", "info", "text2"."""

    icon: str
    tone: str


@dataclass(frozen=True)
class Reason:
    """A sentence in a row of its own under a record."""

    text: str
    tone: str = "text2"


@dataclass(frozen=True)
class Column:
    """One column; every callable is given the record of the row.

    `read` gives text, a number or a day, so that a copied cell keeps its kind; `plain` writes whole numbers
    without points between thousands (years, running numbers). `second` is the line under it, copied as a
    column of its own headed `second_title`.
    `width` in px at 100 % text is the least width; a column with `stretch` takes its share of what is left.
    When the table is too narrow, columns leave in the order of `drop` (1 first; 0 stays). `tick` makes a tick
    box of the column; None leaves the cell empty. `problem` names a tone in which the cell is framed.
    `wraps`: in a table of two lines a long text goes on in the second. `editable` cells open with F2.
    `private` is read on the screen and copied only when that is asked for (product.md P98).
    """

    key: str
    title: str
    read: Callable[[Any], CellValue]
    width: int = 100
    stretch: int = 0
    align: Align = Align.LEFT
    second: Callable[[Any], str] | None = None
    mark: Callable[[Any], Mark | None] | None = None
    tick: Callable[[Any], bool | None] | None = None
    problem: Callable[[Any], str] | None = None
    strong: bool = False
    dim: bool = False
    editable: bool = False
    drop: int = 0
    plain: bool = False
    second_title: str = ""
    wraps: bool = False
    private: bool = False

    def text(self, record: Any) -> str:
        """What the cell of a record shows."""
        return shown(self.read(record), plain=self.plain)


@dataclass(frozen=True)
class Group:
    """Records under a heading, e.g. (“I. TẬP THỂ”, “33 tập thể”); `sums` by column key.

    A group without title has no heading row.
    """

    key: str
    rows: Sequence[Any]
    title: str = ""
    count: str = ""
    sums: Mapping[str, int] = field(default_factory=dict)
