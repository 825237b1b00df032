"""The awards of one round in the order in which their names are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.operations.conferences import RoundLine
from desktop.records.award import Award
from desktop.records.text import short_date
from desktop.ui.conferences.card_head import CardHead
from desktop.ui.conferences.words import presenter
from desktop.ui.theme import Look
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.table.columns import Align, Column, Mark
from desktop.ui.widgets.table.grouped_table import GroupedTable


class HandedOverTable(GroupedTable):
    """`reordered` carries all award ids of the round in their new order, from Alt+↑ and Alt+↓."""

    reordered = Signal(list)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._numbers: Mapping[int, str] = {}
        self._awards: tuple[Award, ...] = ()
        columns = (
            Column("position", "STT", self._place, 44, align=Align.CENTRE, dim=True, plain=True),
            Column(
                "name", "Họ và tên / tên tập thể", called_name, 150, 3,
                second=lambda award: award.second_line, second_title="Chức vụ, đơn vị",
            ),
            Column("number", "Quyết định", self._number, 110, 1, dim=True, drop=1),
            Column("state", "Tình trạng", _state, 118, second=_day, second_title="Ngày trao", mark=_mark),
        )  # fmt: skip
        super().__init__(
            look, columns, lambda award: award.id or 0, "Trường hợp được trao trong đợt", name_column="name",
            two_line=True, parent=parent,
        )  # fmt: skip
        self.head = CardHead(look, "")
        self.column.insertWidget(0, self.head)
        hear(self, "Alt+Up", lambda: self._move(-1))
        hear(self, "Alt+Down", lambda: self._move(1))

    def show_round(self, line: RoundLine | None) -> None:
        """Show the awards of a round; None: no round is chosen."""
        self._awards = line.awards if line else ()
        self._numbers = _numbers(line) if line else {}
        self.head.title.setText(f"Đợt {line.round.position}: {presenter(line.round)[0]}" if line else "")
        self.set_rows(self._awards)
        self.head.setVisible(line is not None)
        if line is None:
            self.set_foot("Chọn một đợt để xem danh sách trao.")
        elif not self._awards:
            self.set_foot("Đợt này chưa có ai. Bấm F2 ở đợt để chọn các trường hợp.")
        else:
            self.set_foot(f"{len(self._awards)} trường hợp, theo thứ tự xướng tên")

    def _place(self, award: Award) -> int:
        return self._awards.index(award) + 1

    def _number(self, award: Award) -> str:
        return self._numbers.get(award.commendation_id, "") or "(chưa có số)"

    def _move(self, step: int) -> None:
        """Carry the chosen awards one place up or down, as one block."""
        ids = [award.id or 0 for award in self._awards]
        chosen = self.selected_ids()
        if not chosen:
            return
        rest = [one for one in ids if one not in chosen]
        place = ids.index(chosen[0]) - sum(one in chosen for one in ids[: ids.index(chosen[0])]) + step
        place = min(max(place, 0), len(rest))
        wanted = [*rest[:place], *chosen, *rest[place:]]
        if wanted != ids:
            self.reordered.emit(wanted)


def called_name(award: Award) -> str:
    """The name as it is called on the stage: “Bà Đặng Thị Hường”, “Tổ dân vận số 3”."""
    return f"{award.address_form} {award.printed_name}".strip()


def _numbers(line: RoundLine) -> dict[int, str]:
    return {entry.commendation.id or 0: entry.commendation.number for entry in line.commendations}


def _state(award: Award) -> str:
    return "Đã trao" if award.presented_on else "Chưa trao"


def _day(award: Award) -> str:
    return short_date(award.presented_on) if award.presented_on else ""


def _mark(award: Award) -> Mark:
    return Mark("checkmark_circle", "ok") if award.presented_on else Mark("circle_hint", "text2")


def ids_of(awards: Sequence[Award]) -> list[int]:
    """The ids of stored awards."""
    return [award.id for award in awards if award.id is not None]
