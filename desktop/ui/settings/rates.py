"""Mức thưởng: the multipliers of the base salary, by form, level, kind of recipient and date."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from itertools import groupby

from PySide6.QtWidgets import QWidget

from desktop.operations import offices
from desktop.records.bonus import BonusRate, doubt_of
from desktop.records.codes import Family, Form, Level, RecipientKind, Rounding
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.ui.settings.record_panel import RecordPanel
from desktop.ui.settings.section import TableSection
from desktop.ui.settings.words import ROUNDINGS, in_force, multiplier_words, parse_multiplier
from desktop.ui.theme import Look
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import FieldProblem
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.table.columns import Align, Column, Group, Mark
from desktop.words.labels import FAMILIES, FORMS, LEVELS, RECIPIENT_KINDS

EXPLANATION = (
    "Mức thưởng = lương cơ sở × hệ số, chọn theo ngày quyết định. Đổi quy định: ghi ngày kết thúc cho mức cũ "
    "rồi thêm mức mới; số tiền đã ghi không bị tính lại. Mức có dấu cảnh báo còn chỗ “chưa kiểm chứng” trong "
    "ô Căn cứ: hỏi lại cấp trên rồi sửa ô ấy, dấu tự mất."
)


class RatesSection(TableSection):
    """Rates under what they are for; the latest first."""

    records = "bonus_rate"
    kinds = frozenset({"bonus_rate"})

    def __init__(self, look: Look, file: RecordFile) -> None:
        columns = (
            Column("kind", "Đối tượng", lambda one: RECIPIENT_KINDS[one.recipient_kind], 110),
            Column(
                "multiplier", "Hệ số", lambda one: multiplier_words(one.multiplier_thousandths), 70,
                align=Align.RIGHT, strong=True,
                mark=lambda one: Mark("warning", "warn") if doubt_of(one) else None,
            ),
            Column("dates", "Thời gian", lambda one: in_force(one.valid_from, one.valid_to), 190, 1),
            Column("rounding", "Làm tròn", lambda one: ROUNDINGS[one.rounding], 150, drop=1),
            Column("basis", "Căn cứ", lambda one: one.legal_basis, 180, 1, dim=True, drop=2),
        )  # fmt: skip
        super().__init__(look, "Mức thưởng", EXPLANATION, columns, "Thêm mức thưởng")
        self._file = file
        self.reload()

    def groups(self) -> Sequence[Group]:
        order = {kind: place for place, kind in enumerate(RecipientKind)}
        known = sorted(
            offices.bonus_rates(self._file),
            key=lambda one: (_subject(one), -one.valid_from.toordinal(), order[one.recipient_kind]),
        )
        return [
            Group("-".join(map(str, subject)), list(rows), _heading(*subject))
            for subject, rows in groupby(known, key=_subject)
        ]

    def panel(self, row_id: int | None) -> RecordPanel | None:
        known = {one.id: one for one in offices.bonus_rates(self._file)}
        seen = known.get(row_id) if row_id is not None else None
        if row_id is not None and seen is None:
            return None
        return RatePanel(self._look, self._file, seen, known.get(self.table.current_id()))


class RatePanel(RecordPanel):
    """`seen` is the rate being changed, None for a new one, which starts from the rate it was called on."""

    def __init__(
        self, look: Look, file: RecordFile, seen: BonusRate | None, pattern: BonusRate | None
    ) -> None:
        title = "Sửa mức thưởng" if seen else "Mức thưởng mới"
        super().__init__(look, title, ("bonus_rate", seen and seen.id), file.now().date())
        self._file = file
        self._seen = seen
        start = seen or (replace(pattern, valid_to=None, id=None) if pattern else None) or self._first()
        self.family = ChoiceField(look, [Suggestion(FAMILIES[one], "", one) for one in Family])
        self.level = ChoiceField(look, [Suggestion(LEVELS[one], "", one) for one in Level])
        self.form_choice = ChoiceField(look, [Suggestion(FORMS[one], "", one) for one in Form])
        self.kind = ChoiceField(look, [Suggestion(RECIPIENT_KINDS[one], "", one) for one in RecipientKind])
        self.rounding = ChoiceField(look, [Suggestion(ROUNDINGS[one], "", one) for one in Rounding])
        for choice, value in (
            (self.family, start.family),
            (self.level, start.level),
            (self.form_choice, start.form),
            (self.kind, start.recipient_kind),
            (self.rounding, start.rounding),
        ):
            choice.set_value(value)
        self.multiplier = LineField(look, "ví dụ: 0,3")
        self.multiplier.set_value(multiplier_words(seen.multiplier_thousandths) if seen else "")
        self.basis = LineField(look)
        self.basis.set_value(start.legal_basis if seen else "")
        self.require("valid_from", "Chưa có ngày bắt đầu.")
        self._add_lines(seen)

    def deed(self) -> Future[Done[BonusRate]]:
        valid_from, valid_to = self.span()
        if valid_from is None:
            raise ValueError("the form saves only what it has checked")
        new = BonusRate(
            Family(str(self.family.value())),
            Level(str(self.level.value())),
            Form(str(self.form_choice.value())),
            RecipientKind(str(self.kind.value())),
            valid_from,
            parse_multiplier(self.multiplier.value()),
            Rounding(str(self.rounding.value())),
            self.basis.value(),
            valid_to,
            self._seen.id if self._seen else None,
        )
        return offices.save_bonus_rate(self._file, self._seen, new)

    def check(self, name: str, editor: QWidget) -> FieldProblem | None:
        found = super().check(name, editor)
        if found is None and name == "multiplier":
            try:
                parse_multiplier(self.multiplier.value())
            except ValueError:
                typed = self.multiplier.value()
                return FieldProblem(
                    f"Hệ số “{typed}” không đọc được. Gõ lại, ví dụ 0,3." if typed else "Chưa có hệ số."
                )
        return found

    def _first(self) -> BonusRate:
        """What a new rate starts from in a register without any."""
        kinds = (Family.STATE, Level.WARD, Form.GIAY_KHEN, RecipientKind.COLLECTIVE)
        return BonusRate(*kinds, self._today, 0)

    def _add_lines(self, seen: BonusRate | None) -> None:
        form, field = self.form, self.field
        form.add_line(field("family", "Hệ", self.family), field("level", "Cấp", self.level))
        form.add_line(
            field("form", "Hình thức", self.form_choice), field("recipient_kind", "Đối tượng", self.kind)
        )
        form.add_line(
            field("multiplier", "Hệ số", self.multiplier, required=True, hint="× lương cơ sở"),
            field("rounding", "Làm tròn", self.rounding),
        )
        self.add_span(seen.valid_from if seen else None, seen.valid_to if seen else None)
        form.add_line(field("legal_basis", "Căn cứ", self.basis))


def _subject(rate: BonusRate) -> tuple[int, int, int]:
    return list(Family).index(rate.family), list(Level).index(rate.level), list(Form).index(rate.form)


def _heading(family: int, level: int, form: int) -> str:
    words = (FORMS[list(Form)[form]], LEVELS[list(Level)[level]], FAMILIES[list(Family)[family]])
    return " · ".join(words)
