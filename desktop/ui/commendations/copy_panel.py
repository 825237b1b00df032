"""The panel that begins a new decision with what a past one says: what goes along, and who of its list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.operations.commendations import AwardLine, OpenedCommendation
from desktop.ui.commendations.record_bar import title_of
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.form_panel import FormPanel, Raw
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.table.columns import Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.ui.widgets.text import Text, Type

GOES_ALONG = (
    "Chép: cơ quan ban hành, hình thức, loại hình, người ký, trích yếu, dịp, thành tích, căn cứ, nguồn kinh"
    " phí. Không chép: số, ngày, biên bản, tờ trình, số sổ vàng, việc in, trao, chi. Mức thưởng tính lại theo"
    " ngày mới. Chỗ chép có dấu “chưa soát” đến khi được soát."
)
HOW = "Space: chọn, bỏ chọn · Ctrl+A rồi Space: tất cả"
EVERYBODY, SOME, NOBODY = "all", "some", "none"
CHOSEN = "Trường hợp chép"
LIST_HEIGHT = 220
"""The least height of the list in px at 100 % text."""


class CopyPanel(FormPanel):
    """`saved` carries the ids of the awards that go along."""

    saved = Signal(list)

    def __init__(self, look: Look, opened: OpenedCommendation, today: date) -> None:
        seen = opened.commendation
        title = f"Lập mới từ {title_of(seen)}"
        super().__init__(look, title, ("copy", seen.id), today, "Lập quyết định mới")
        self._rows: Sequence[AwardLine] = opened.awards
        self._chosen: set[int] = set()
        self.who = ChoiceField(
            look,
            [
                Suggestion("Chọn từng trường hợp", "", SOME),
                Suggestion(f"Cả {len(self._rows)} trường hợp", "", EVERYBODY),
                Suggestion("Không chép danh sách", "", NOBODY),
            ],
        )
        self.who.set_value(SOME)
        self.body.insertWidget(0, Text(look, GOES_ALONG, tone="text2", wrap=True))
        self.form.add_line(self.field("who", "Danh sách", self.who))
        self._how = Text(look, HOW, Type.SMALL, "text2", elide=True)
        self.table = GroupedTable(
            look, self._columns(), lambda line: line.award.id or 0, "Danh sách của quyết định cũ",
            name_column="name", two_line=True,
        )  # fmt: skip
        self.table.setMinimumHeight(look.theme.px(LIST_HEIGHT))
        self.table.set_rows(self._rows)
        self.tick_all = secondary(look, "", icon="checkmark_circle")
        self.tick_all.clicked.connect(self._tick_all)
        line = QHBoxLayout()
        line.addWidget(self._how, 1)
        line.addWidget(self.tick_all)
        self.body.addLayout(line)
        self.body.addWidget(self.table, 1)
        self.body.addStretch()  # without the list, words and field stay at the top
        self.who.chosen.connect(lambda _who: self._show())
        self.table.ticked.connect(self._tick)
        self.form.save_asked.connect(lambda: self.saved.emit(self.chosen()))
        self._show()

    def chosen(self) -> list[int]:
        """The awards that go along, in the order of the list."""
        who = self.who.value()
        ids = [line.award.id or 0 for line in self._rows]
        return ids if who == EVERYBODY else [one for one in ids if who == SOME and one in self._chosen]

    def put(self, values: Raw) -> None:
        super().put(values)
        kept = values.get(CHOSEN)
        if isinstance(kept, list | tuple):
            self._chosen = {int(one) for one in kept}
        self._show()

    def raw(self) -> Raw:
        return {**super().raw(), CHOSEN: sorted(self._chosen)}

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("tick", "", lambda _line: "", 36, tick=lambda line: line.award.id in self._chosen),
            Column("name", "Họ và tên / tên tập thể", _name, 160, 3,
                   second=lambda line: line.award.second_line, second_title="Chức vụ, đơn vị"),
        )  # fmt: skip

    def _tick(self, ids: Sequence[int], _whole: bool) -> None:
        named = set(ids)
        self._chosen = self._chosen - named if named <= self._chosen else self._chosen | named
        self._show()

    def _tick_all(self) -> None:
        """Everybody, or nobody where everybody is ticked already."""
        everybody = {line.award.id or 0 for line in self._rows}
        self._chosen = set() if self._chosen == everybody else everybody
        self._show()

    def _show(self) -> None:
        picking = self.who.value() == SOME
        everybody = len(self._chosen) == len(self._rows)
        self.tick_all.set_text("Bỏ chọn cả" if everybody else f"Chọn cả {len(self._rows)}")
        self.tick_all.setVisible(picking)
        self._how.setVisible(picking)
        self.table.setVisible(picking)
        self.table.set_foot(f"{len(self._chosen)} trên {len(self._rows)} trường hợp được chép")
        self.table.view.viewport().update()


def _name(line: AwardLine) -> str:
    return f"{line.award.address_form} {line.award.printed_name}".strip()
