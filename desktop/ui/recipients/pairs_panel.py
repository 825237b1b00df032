"""The panel “Có thể trùng”: every two cards of the register that may be one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from desktop.operations.finding.near_cards import NearCard, NearPair
from desktop.records.nearness import Nearness
from desktop.ui.recipients.words import full_name
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.progress import ProgressFooter
from desktop.ui.widgets.table.columns import Column, Group
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text

WIDTH = 620
"""px at 100 % text."""

TITLE = "Có thể trùng"
NONE = "Không có hai hồ sơ nào giống nhau đến mức phải xem lại."
STOPPED = "Đã dừng, chưa xem hết sổ. Mở lại để xem từ đầu."
_GROUPS = {Nearness.LIKELY: "Rất giống", Nearness.POSSIBLE: "Gần giống"}


class PairsPanel(SidePanel):
    """`merge_asked` (pair): Enter; `parted` (pair): Delete, “khác người”; `stopped`: the search shall end."""

    merge_asked = Signal(object)
    parted = Signal(object)
    stopped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, TITLE, WIDTH)
        self._pairs: Sequence[NearPair] = ()
        self._numbers: dict[tuple[int, int], int] = {}
        columns = (
            Column("one", "Hồ sơ", lambda pair: _name(pair.one), 200, 1, second=lambda pair: _who(pair.one)),
            Column(
                "other", "Hồ sơ có thể trùng", lambda pair: _name(pair.other), 200, 1,
                second=lambda pair: _who(pair.other),
            ),
        )  # fmt: skip
        self.table = GroupedTable(look, columns, self._number, TITLE, name_column="one", two_line=True)
        self.words = Text(look, "", tone="text2", wrap=True)
        self.progress = ProgressFooter(look)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.words)
        self.body.addWidget(self.table, 1)
        self.part_button = secondary(look, "Khác người", key="Delete")
        self.merge_button = primary(look, "Gộp hai hồ sơ", key="Enter")
        self.foot.addStretch(1)
        self.foot.addWidget(self.part_button)
        self.foot.addWidget(self.merge_button)
        self.part_button.clicked.connect(self.part)
        self.merge_button.clicked.connect(lambda: self._tell(self.merge_asked))
        self.table.opened.connect(lambda _place: self._tell(self.merge_asked))
        self.progress.stopped.connect(self.stopped)
        self.show_foot()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # while there is no list, Esc must reach the panel
        self.searching(0, 0)

    def pairs(self) -> Sequence[NearPair]:
        """The pairs in sight."""
        return self._pairs

    def searching(self, done: int, total: int) -> None:
        """The register is being looked through."""
        percent = done * 100 // total if total else 0
        self.progress.show()
        self.progress.show_progress(done, total, f"Đang so các hồ sơ, {percent} %…", can_stop=True)
        self.words.hide()
        self._show_table(False)

    def show_pairs(self, pairs: Sequence[NearPair]) -> None:
        """Show what was found; the place in the list stays."""
        before = self.current()
        place = self._pairs.index(before) if before is not None else 0
        self._pairs = pairs
        for pair in pairs:
            self._numbers.setdefault(pair.ids, len(self._numbers))
        self.progress.hide()
        self.words.setVisible(not pairs)
        self.words.setText("" if pairs else NONE)
        self._show_table(bool(pairs))
        self.table.set_groups([group for degree in _GROUPS if (group := self._group(degree)).rows])
        self.table.set_foot(f"{len(pairs)} cặp hồ sơ")
        if pairs:
            self.table.set_current_id(self._number(pairs[min(place, len(pairs) - 1)]))
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stopped(self) -> None:
        """The search was ended before it was through."""
        self.progress.hide()
        self.words.setText(STOPPED)
        self.words.show()

    def part(self) -> None:
        """The pair the keyboard is on is two different ones (Delete, which is a command of the page)."""
        self._tell(self.parted)

    def current(self) -> NearPair | None:
        """The pair the keyboard is on."""
        number = self.table.current_id()
        return next((pair for pair in self._pairs if self._number(pair) == number), None)

    def _show_table(self, shown: bool) -> None:
        for widget in (self.table, self.part_button, self.merge_button):
            widget.setVisible(shown)

    def _group(self, degree: Nearness) -> Group:
        rows = [pair for pair in self._pairs if pair.one.nearness is degree]
        return Group(degree.name, rows, _GROUPS[degree], f"{len(rows)} cặp")

    def _number(self, pair: NearPair) -> int:
        return self._numbers[pair.ids]

    def _tell(self, signal: object) -> None:
        pair = self.current()
        if pair is not None:
            signal.emit(pair)  # type: ignore[attr-defined]


def _name(one: NearCard) -> str:
    born = f", {one.card.birth_year}" if one.card.birth_year else ""
    return f"{full_name(one.card)}{born}"


def _who(one: NearCard) -> str:
    years = f"khen {', '.join(map(str, sorted(one.years)))}" if one.years else ""
    return " · ".join(filter(None, (one.card.position, one.card.unit_text, years)))
