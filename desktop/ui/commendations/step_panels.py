"""The panels behind the steps: meeting and proposal, number and date, register, filing, and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal

from desktop.operations import commendation_checks, commendations, offices
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import check_signing
from desktop.records.problem import Problem
from desktop.store.file import RecordFile
from desktop.ui.commendations.doubts import DoubtsTable
from desktop.ui.commendations.office_words import signer_words
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form_panel import FormPanel, day_or_none
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text


class ReviewPanel(FormPanel):
    """Họp xét, trình. `saved` carries the fields to record."""

    saved = Signal(dict)

    def __init__(self, look: Look, file: RecordFile, seen: Commendation) -> None:
        super().__init__(look, "Họp xét, trình", ("review", seen.id), file.now().date())
        self._file = file
        self._seen = seen
        self.minutes_number = LineField(look, "ví dụ: 05/BB-HĐTĐKT")
        self.minutes_number.set_value(seen.minutes_number)
        self.minutes_day, minutes_day = self.date_field("minutes_date", "Ngày họp xét", seen.minutes_date)
        self.counts = {
            name: self._count(look, getattr(seen, name))
            for name in ("members_total", "members_present", "votes_for")
        }
        self.proposal_number = LineField(look, "ví dụ: 31/TTr-VHXH")
        self.proposal_number.set_value(seen.proposal_number)
        self.proposal_day, proposal_day = self.date_field("proposal_date", "Ngày trình", seen.proposal_date)
        self.form.add_line(self.field("minutes_number", "Số biên bản họp", self.minutes_number), minutes_day)
        self.form.add_line(
            self._count_field("members_total", "Tổng số thành viên"),
            self._count_field("members_present", "Có mặt"),
        )
        self.form.add_line(self._count_field("votes_for", "Số phiếu đồng ý"))
        self.form.add_line(self.field("proposal_number", "Số tờ trình", self.proposal_number), proposal_day)
        self.form.save_asked.connect(lambda: self.saved.emit(self._changes()))

    def problems(self) -> Sequence[Problem]:
        seen = replace(self._seen, **self._changes())  # type: ignore[arg-type]
        return commendations.check(self._file, seen)

    def _count(self, look: Look, value: int | None) -> LineField:
        editor = LineField(look)
        editor.set_value("" if value is None else str(value))
        return editor

    def _count_field(self, name: str, label: str) -> Field:
        editor = self.counts[name]
        return Field(self._look, label, editor, check=lambda: self._check_count(name, editor))

    def _check_count(self, name: str, editor: LineField) -> FieldProblem | None:
        try:
            _whole_number(editor.text())
        except ValueError:
            return FieldProblem(f"“{editor.value()}” không phải số người. Gõ lại bằng chữ số.")
        return self.check(name, editor)

    def _changes(self) -> dict[str, object]:
        return {
            "minutes_number": self.minutes_number.value(),
            "minutes_date": day_or_none(self.minutes_day),
            "proposal_number": self.proposal_number.value(),
            "proposal_date": day_or_none(self.proposal_day),
            **{name: _number_or_none(editor) for name, editor in self.counts.items()},
        }


DOUBTS_HEIGHT = 190
"""The least height of the doubts before signing, in px at 100 % text."""
_BESIDE_FIELDS = frozenset({"number_without_date"})


class SignPanel(FormPanel):
    """Điền số, ngày: the registry has given the number. `saved` carries number, day and signer's id.

    What is to be looked at first stands above, as of the day that is typed; `doubt_opened` carries one of it.
    """

    saved = Signal(str, object, object)
    doubt_opened = Signal(object)

    def __init__(self, look: Look, file: RecordFile, seen: Commendation) -> None:
        super().__init__(look, "Điền số, ngày", ("sign", seen.id), file.now().date(), "Ghi đã ký")
        self._file = file
        self._seen = seen
        self._offered = ""
        words = "Điền theo bản văn thư đã đóng dấu. Sau bước này, danh sách chỉ sửa được khi ghi lý do."
        self.body.insertWidget(0, Text(look, words, tone="text2", wrap=True))
        self.number = LineField(
            look, clean=lambda typed: commendations.completed_number(file, seen.issuer_id, typed)
        )
        self.number.set_value(seen.number)
        self.day, day_field = self.date_field(
            "decision_date", "Ngày quyết định", seen.decision_date, hint="hn = hôm nay", required=True
        )
        self.signer = ChoiceField(look, placeholder="chưa có")
        self._offer(seen.decision_date or self._today)
        if seen.signer_id is not None:
            self.signer.set_value(seen.signer_id)
        number = self.field("number", "Số quyết định", self.number, required=True)
        self.form.add_line(number, day_field)
        self.form.add_line(self.field("signer_id", "Người ký", self.signer))
        self.doubts = DoubtsTable(look)
        self.doubts.setMinimumHeight(look.theme.px(DOUBTS_HEIGHT))
        self.doubts.asked.connect(self.doubt_opened)
        self.body.addWidget(self.doubts, 1)
        self.body.addStretch()  # without doubts, the fields stay at the top
        self._show_doubts()
        self.day.left.connect(self._day_left)
        self.day.left.connect(number.check)  # a number runs within a year or a term of its issuer
        self.form.save_asked.connect(self._save)

    def draft(self) -> Commendation:
        """The decision as it would be signed."""
        value = self.signer.value()
        return replace(
            self._seen,
            number=self.number.value(),
            decision_date=day_or_none(self.day),
            signer_id=None if value is None else int(str(value)),
        )

    def problems(self) -> Sequence[Problem]:
        draft = self.draft()
        missing = check_signing(draft)
        return [*missing, *commendations.check(self._file, replace(draft, state=CommendationState.DRAFT))]

    def _day_left(self) -> None:
        day = day_or_none(self.day)
        if day is not None:
            self._offer(day)
        self._show_doubts()

    def _show_doubts(self) -> None:
        """What is doubtful about the decision as of the day typed; a number that waits is no doubt here."""
        found = commendation_checks.all_doubts(
            self._file, replace(self.draft(), state=CommendationState.DRAFT)
        )
        doubts = [one for one in found if one.code not in _BESIDE_FIELDS]
        self.doubts.show_problems(doubts)
        self.doubts.setVisible(bool(doubts))

    def _offer(self, day: date) -> None:
        """The next number of the issuer's period and who signs on that day, unless the user typed others."""
        if self.number.value() in ("", self._offered):
            self._offered = commendations.next_number(self._file, self._seen.issuer_id, day)
            self.number.set_value(self._offered)
        chosen = self.signer.value()
        known = offices.signers(self._file, self._seen.issuer_id)
        self.signer.set_choices([Suggestion(one.name, signer_words(one), one.id) for one in known])
        default = offices.default_signer(self._file, self._seen.issuer_id, day)
        if chosen is None and default is not None:
            self.signer.set_value(default.id)

    def _save(self) -> None:
        draft = self.draft()
        self.saved.emit(draft.number, draft.decision_date, draft.signer_id)


class FilePanel(FormPanel):
    """Lưu hồ sơ. `saved` carries the fields to record."""

    saved = Signal(dict)

    def __init__(self, look: Look, file: RecordFile, seen: Commendation) -> None:
        super().__init__(look, "Lưu hồ sơ", ("file", seen.id), file.now().date())
        self.kept_at = LineField(look, "ví dụ: Văn phòng HĐND và UBND phường, cặp 12")
        self.kept_at.set_value(seen.original_kept_at)
        self.public_day, public_day = self.date_field("made_public_on", "Ngày công khai", seen.made_public_on)
        self.filed_day, filed_day = self.date_field("filed_on", "Ngày lưu", seen.filed_on)
        self.form.add_line(self.field("original_kept_at", "Nơi lưu bản gốc", self.kept_at))
        self.form.add_line(public_day, filed_day)
        self.form.save_asked.connect(lambda: self.saved.emit(self._changes()))

    def _changes(self) -> dict[str, object]:
        return {
            "original_kept_at": self.kept_at.value(),
            "made_public_on": day_or_none(self.public_day),
            "filed_on": day_or_none(self.filed_day),
        }


class RegisterPanel(FormPanel):
    """Vào sổ: register numbers are given before the certificates are printed. `saved` carries nothing."""

    saved = Signal()

    def __init__(self, look: Look, key: object, today: date, waiting: int, year: int) -> None:
        super().__init__(look, "Vào sổ vàng", ("register", key), today, f"Vào sổ {waiting} trường hợp")
        words = (
            f"{waiting} trường hợp chưa có số sổ vàng năm {year}. Số được cấp nối tiếp theo thứ tự danh sách,"
            " in lên giấy khen và không cấp lại cho trường hợp khác."
        )
        self.body.insertWidget(0, Text(look, words, tone="text2", wrap=True))
        self.form.save_asked.connect(self.saved)

    def start(self) -> None:
        self.save_button.setFocus()


class ReasonPanel(FormPanel):
    """Asks once why a signed decision changes. `saved` carries the reason."""

    saved = Signal(str)

    def __init__(self, look: Look, title: str, key: object, today: date) -> None:
        super().__init__(look, title, ("reason", key), today, "Mở để sửa")
        words = (
            "Quyết định đã ký. Lý do được ghi vào nhật ký cùng mỗi thay đổi cho đến khi mở quyết định khác."
        )
        self.body.insertWidget(0, Text(look, words, tone="text2", wrap=True))
        self.reason = LineField(look, "ví dụ: bổ sung theo Thông báo 12/TB-UBND")
        missing = FieldProblem("Chưa ghi lý do.")
        self.form.add_line(
            Field(
                look,
                "Lý do",
                self.reason,
                required=True,
                check=lambda: None if self.reason.value() else missing,
            )
        )
        self.form.save_asked.connect(lambda: self.saved.emit(self.reason.value()))


def _whole_number(typed: str) -> int | None:
    """A count as typed; None for an empty field. Raises ValueError."""
    return int(typed) if typed.strip() else None


def _number_or_none(editor: LineField) -> int | None:
    try:
        return _whole_number(editor.text())
    except ValueError:
        return None
