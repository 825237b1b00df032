"""“Những tờ nào in được?”: asked after every print, answered by one key when all is well."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton

from desktop.records.print_job import PrintJob, SentSheet, sheets_of
from desktop.records.sheet_places import between, typed_places
from desktop.ui.certificates.choices import Choices
from desktop.ui.certificates.entries import NOT_PRINTED, PRINTED, SPOILED, Said
from desktop.ui.certificates.list_panel import ListPanel
from desktop.ui.certificates.sentences import papers
from desktop.ui.theme import Look
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form_panel import Raw
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.text import Text, Type

QUESTION = "Những tờ nào in được?"


class Way(StrEnum):
    """How the user says it."""

    ALL = "all"
    RANGE = "range"
    PICK = "pick"
    NONE = "none"


class OutcomePanel(ListPanel):
    """`answered` carries the award ids of the good and of the spoiled sheets, and why these are spoiled."""

    answered = Signal(object, object, str)

    def __init__(self, look: Look, job: PrintJob, *, sure: bool) -> None:
        """`sure`: the printing ran to its end in this window, so that all may well be good."""
        super().__init__(look, QUESTION, ("outcome", job.id), job.sent_at.date(), "Ghi nhận")
        self.job = job
        self._sheets = sheets_of(job)
        self._printed = [sheet.place for sheet in self._sheets]
        self._picked: set[int] = {sheet.award_id for sheet in self._out()}
        self.way = Choices(
            look,
            [
                (Way.ALL, f"Tất cả {len(self._sheets)} tờ đều tốt"),
                (Way.RANGE, "Tốt từ tờ … đến tờ …"),
                (Way.PICK, "Chọn từng tờ trong danh sách (Space)"),
                (Way.NONE, "Chưa tờ nào tốt"),
            ],
        )
        self.first, self.last = NumberField(look, "1"), NumberField(look, "17")
        self.spoiled = LineField(look, "số tờ, ví dụ: 18 hoặc 18, 20-21")
        self.reason = LineField(look, "ví dụ: kẹt giấy")
        self._sum = Text(look, "", Type.STRONG, wrap=True)
        self._range = (
            Field(look, "Từ tờ số", self.first, check=self._check_first),
            Field(look, "Đến tờ số", self.last, check=self._check_last),
        )
        self._fill(sure=sure)
        self._add_lines(look, sure=sure)
        self._connect()
        self.close_button.set_text("Để sau", "Esc")
        self._show()

    def start(self) -> None:
        chosen = self.way.button(self.way.value())
        (self.last if self._way() is Way.RANGE else chosen).setFocus(Qt.FocusReason.OtherFocusReason)
        self.last.selectAll()

    def begin(self, kept: Raw | None = None) -> None:
        """Numbers typed before the panel was put off are meant again."""
        super().begin(kept)
        if kept:
            self._range_typed()

    def ticked(self) -> set[int]:
        return self._good()

    def turn(self, award_ids: Sequence[int]) -> None:
        """A tick in the list picks single sheets, beginning with what is said good so far."""
        if self._way() is not Way.PICK:
            self._picked = self._good()
            self.way.set_value(Way.PICK)
        self._picked ^= {sheet.award_id for sheet in self._sheets} & set(award_ids)
        self._show()

    def said(self) -> Said:
        good, spoiled = self._good(), self._spoiled()
        return {
            sheet.award_id: ("Tốt", PRINTED)
            if sheet.award_id in good
            else ("Hỏng – in lại", SPOILED)
            if sheet.award_id in spoiled
            else ("Xếp hàng chờ", NOT_PRINTED)
            for sheet in self._sheets
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a choice answers with it; a digit there begins the last good sheet."""
        on_choice = isinstance(self.focusWidget(), QRadioButton)
        if on_choice and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.form.submit()
        elif on_choice and event.text().isdecimal():
            self.way.set_value(Way.RANGE)
            self.last.setFocus(Qt.FocusReason.OtherFocusReason)
            self.last.setText(event.text())
            self._show()
        else:
            super().keyPressEvent(event)

    def _fill(self, *, sure: bool) -> None:
        out = self._out()
        if sure and len(out) == len(self._sheets):
            self.way.set_value(Way.ALL)
        else:
            self.way.set_value(Way.RANGE)
        self.first.set_value(str(self._printed[0]))
        self.last.set_value(str(out[-1].place if out else self._printed[-1]))

    def _add_lines(self, look: Look, *, sure: bool) -> None:
        form = self.form
        form.add_widget(Text(look, self._story(sure=sure), tone="text2", wrap=True))
        form.add_widget(self.way)
        form.add_line(*self._range)
        form.add_line(Field(look, "Tờ hỏng, bỏ phôi", self.spoiled, check=self._check_spoiled))
        form.add_line(Field(look, "Lý do hỏng", self.reason, check=self._check_reason))
        form.add_widget(self._sum)

    def _connect(self) -> None:
        self.way.chosen.connect(lambda _way: self._way_chosen())
        for editor in (self.first, self.last):
            editor.textEdited.connect(self._range_typed)
        self.spoiled.textEdited.connect(self._show)
        self.form.save_asked.connect(self._answer)

    def _recheck(self) -> None:
        """A mark goes as soon as what is typed in either number takes its reason away."""
        for field in self._range:
            if field.problem() is not None:
                field.check()

    def _story(self, *, sure: bool) -> str:
        job, count = self.job, len(self._sheets)
        where = f"tới {job.printer}" if job.printer else "để in ở nơi khác"
        sent = f"{papers(count, job.copies)} đã gửi {where} lúc {job.sent_at:%H:%M}"
        if sure and job.taken is None:
            return f"{sent}. Xem chồng giấy vừa in rồi trả lời."
        if job.taken is not None:
            whole = f" đủ {job.copies} bản" if job.copies > 1 else ""
            return f"{sent}, máy in dừng sau {job.taken} tờ{whole}. Xem chồng giấy vừa in rồi trả lời."
        return f"{sent} ngày {job.sent_at:%d/%m/%Y}, chưa được ghi nhận. Xem chồng giấy đã in rồi trả lời."

    def _out(self) -> list[SentSheet]:
        taken = self.job.taken
        return list(self._sheets if taken is None else self._sheets[:taken])

    def _way(self) -> Way:
        return Way(self.way.value())

    def _way_chosen(self) -> None:
        self._recheck()
        self._show()

    def _range_typed(self) -> None:
        self.way.set_value(Way.RANGE)
        self._recheck()
        self._show()

    def _good(self) -> set[int]:
        """What is said good and not spoiled."""
        return self._said_good() - self._spoiled()

    def _said_good(self) -> set[int]:
        match self._way():
            case Way.ALL:
                return {sheet.award_id for sheet in self._sheets}
            case Way.PICK:
                return self._picked
            case Way.NONE:
                return set()
            case Way.RANGE:
                try:
                    places = between(self._printed, self.first.number() or 0, self.last.number() or 0)
                except ValueError:
                    return set()
                return self._with_places(places)

    def _spoiled(self) -> set[int]:
        try:
            return self._with_places(typed_places(self.spoiled.value()))
        except ValueError:
            return set()

    def _with_places(self, places: Sequence[int]) -> set[int]:
        return {sheet.award_id for sheet in self._sheets if sheet.place in places}

    def _check_first(self) -> FieldProblem | None:
        return self._not_printed(self.first)

    def _check_last(self) -> FieldProblem | None:
        """The second number also stands for the order of both: it is the one that is typed last."""
        unknown = self._not_printed(self.last)
        if unknown or self._way() is not Way.RANGE or self._not_printed(self.first):
            return unknown
        first, last = self.first.number() or 0, self.last.number() or 0
        try:
            between(self._printed, first, last)
        except ValueError:
            return FieldProblem(f"Tờ {last} in trước tờ {first}. Gõ tờ tốt cuối cùng.")
        return None

    def _not_printed(self, editor: NumberField) -> FieldProblem | None:
        if self._way() is not Way.RANGE or editor.number() in self._printed:
            return None
        return FieldProblem(f"Gõ số của tờ đã in, từ {self._printed[0]} đến {self._printed[-1]}.")

    def _check_spoiled(self) -> FieldProblem | None:
        typed = self.spoiled.value()
        try:
            others = [place for place in typed_places(typed) if place not in self._printed]
        except ValueError:
            return FieldProblem(f"“{typed}” không phải số tờ. Gõ lại, ví dụ 18 hoặc 18, 20-21.")
        return FieldProblem(f"Tờ {others[0]} không có trong lần in này.") if others else None

    def _check_reason(self) -> FieldProblem | None:
        if self._spoiled() and not self.reason.value():
            return FieldProblem("Chưa ghi lý do hỏng.")
        return None

    def _show(self) -> None:
        """The sum of the answer, in the panel and in the list."""
        good, spoiled = len(self._good()), len(self._spoiled())
        rest = len(self._sheets) - good - spoiled
        parts = [f"{good} tờ tốt"]
        if spoiled:
            parts.append(f"{spoiled} tờ hỏng, in lại")
        if rest:
            parts.append(f"{rest} tờ chưa in, xếp hàng chờ")
        self._sum.setText(" · ".join(parts))
        key = "Enter" if self._way() is Way.ALL else "Ctrl+Enter"
        self.save_button.set_text(f"Ghi nhận {good} tờ" if good else "Ghi nhận", key)
        self.list_changed.emit()

    def _answer(self) -> None:
        self.answered.emit(frozenset(self._good()), frozenset(self._spoiled()), self.reason.value())
