"""The panels of attendance: a block with its counts, names for the list, one listed person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.records.attendance import Block, Guest
from desktop.records.attendance_rules import check_block, check_guest
from desktop.records.codes import Presence
from desktop.records.problem import Problem
from desktop.ui.conferences.blocks_table import WITHOUT_BLOCK
from desktop.ui.conferences.counts import count_or_none, unclear_count
from desktop.ui.conferences.people_lines import people_in
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.ui.widgets.text_area import TextArea
from desktop.words.labels import PRESENCES

LISTED = "Khối này đã có danh sách: số mời, có mặt, vắng được đếm từ danh sách."
NOBODY = "Chưa có tên nào. Mỗi dòng gõ một người."


class BlockPanel(FormPanel):
    """`saved` carries the block; where people are listed the counts are theirs and are not asked for."""

    saved = Signal(object)

    def __init__(self, look: Look, seen: Block, today: date, *, is_listed: bool) -> None:
        title = "Sửa khối" if seen.id else "Khối mới"
        super().__init__(look, title, ("block", seen.conference_id, seen.id), today)
        self._seen = seen
        self.name = LineField(look, "ví dụ: Tổ dân vận, tổ dân phố")
        self.name.set_value(seen.name)
        self.form.add_line(self.field("name", "Tên khối", self.name, required=True))
        self._counts = {name: LineField(look) for name in ("invited", "present", "excused") if not is_listed}
        for name, editor in self._counts.items():
            count = getattr(seen, name)
            editor.set_value("" if count is None else str(count))
        if is_listed:
            self.form.add_widget(Text(look, LISTED, Type.SMALL, "text2", wrap=True))
        else:
            self._add_counts()
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Block:
        """The block as it stands in the form."""
        named = replace(self._seen, name=self.name.value())
        counts = {name: count_or_none(editor) for name, editor in self._counts.items()}
        if not counts:
            return named
        return replace(named, invited=counts["invited"], present=counts["present"], excused=counts["excused"])

    def problems(self) -> Sequence[Problem]:
        return check_block(self.draft())

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        if isinstance(editor, LineField) and name in self._counts and (unclear := unclear_count(editor)):
            return unclear
        return super().check(name, editor)

    def _add_counts(self) -> None:
        labels = {"invited": "Mời (người)", "present": "Có mặt (người)", "excused": "Vắng có lý do (người)"}
        self.form.add_line(*(self.field(name, labels[name], self._counts[name]) for name in labels))


class GuestsPanel(FormPanel):
    """`saved` carries the people, one from each line; all of them are present until marked otherwise."""

    saved = Signal(list)

    def __init__(
        self, look: Look, conference_id: int, blocks: Sequence[Block], block_id: int | None, today: date
    ) -> None:
        super().__init__(look, "Thêm đại biểu", ("guests", conference_id), today)
        self._conference_id = conference_id
        self.block = _block_field(look, blocks, block_id)
        self.names = TextArea(look, "Mỗi dòng một người: họ và tên, chức vụ, đơn vị", lines=12)
        self.form.add_line(
            self.field(
                "name", "Họ và tên, chức vụ, đơn vị", self.names, required=True,
                hint="dán được từ Excel",
            )
        )  # fmt: skip
        self.form.add_line(self.field("block_id", "Khối", self.block))
        self.form.save_asked.connect(lambda: self.saved.emit(self.people()))

    def people(self) -> list[Guest]:
        """The people as they stand in the form."""
        return people_in(self.names.toPlainText(), self._conference_id, _chosen(self.block))

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        if editor is self.names and not self.people():
            return FieldProblem(NOBODY)
        return super().check(name, editor)


class GuestPanel(FormPanel):
    """`saved` carries the person as it stands in the form."""

    saved = Signal(object)

    def __init__(self, look: Look, seen: Guest, blocks: Sequence[Block], today: date) -> None:
        super().__init__(look, "Sửa đại biểu", ("guest", seen.id), today)
        self._seen = seen
        self.name, self.detail = LineField(look), LineField(look)
        self.name.set_value(seen.name)
        self.detail.set_value(seen.detail)
        self.block = _block_field(look, blocks, seen.block_id)
        self.presence = ChoiceField(look, [Suggestion(words, "", code) for code, words in PRESENCES.items()])
        self.presence.set_value(seen.presence)
        self.form.add_line(self.field("name", "Họ và tên", self.name, required=True))
        self.form.add_line(self.field("detail", "Chức vụ, đơn vị", self.detail))
        self.form.add_line(
            self.field("block_id", "Khối", self.block), self.field("presence", "Tình trạng", self.presence)
        )
        self.form.save_asked.connect(lambda: self.saved.emit(self.draft()))

    def draft(self) -> Guest:
        """The person as it stands in the form."""
        return replace(
            self._seen,
            name=self.name.value(),
            detail=self.detail.value(),
            block_id=_chosen(self.block),
            presence=Presence(str(self.presence.value())),
        )

    def problems(self) -> Sequence[Problem]:
        return check_guest(self.draft())


def _block_field(look: Look, blocks: Sequence[Block], block_id: int | None) -> ChoiceField:
    choices = [Suggestion(block.name, "", block.id) for block in blocks]
    field = ChoiceField(look, [*choices, Suggestion(WITHOUT_BLOCK, "", 0)])
    field.set_value(block_id or 0)
    return field


def _chosen(field: ChoiceField) -> int | None:
    value = field.value()
    return value if isinstance(value, int) and value else None
