"""Đơn vị hành chính: the units of the register on both sides of 1/7/2025, and what became of which."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from desktop.operations import former_offices, units
from desktop.operations.units import Kin, UnitHit
from desktop.records.issuer import Issuer
from desktop.records.unit import Unit
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.ui.settings.record_panel import RecordPanel
from desktop.ui.settings.section import TableSection
from desktop.ui.settings.words import in_force
from desktop.ui.theme import Look
from desktop.ui.widgets.table.columns import Column, Group
from desktop.ui.widgets.text import Text, Type

EXPLANATION = (
    "Quyết định cũ giữ tên đơn vị lúc ban hành. Tên cũ vẫn tìm được và dẫn đến đơn vị kế thừa; "
    "nơi chia về nhiều phường thì chọn theo địa chỉ thật."
)
COMPLETE = "Đã có đủ cơ quan ban hành trước 01/7/2025 của phường này."
NO_UNIT = "Chưa có phường, xã nào trong sổ."


class UnitsSection(TableSection):
    """The own ward, then the other present units; Enter shows what a unit came from and what became of it."""

    records = "unit"
    kinds = frozenset({"unit", "unit_lineage", "issuer"})
    foot = "Enter: xem đơn vị hình thành từ đâu, nay thuộc đâu"

    def __init__(self, look: Look, file: RecordFile) -> None:
        columns = (
            Column("name", "Đơn vị", lambda hit: hit.shown, 300, 1, strong=True),
            Column("kin", "Trước và sau", self._kin_words, 260, 1, drop=2),
            Column(
                "dates",
                "Thời gian",
                lambda hit: in_force(hit.unit.valid_from, hit.unit.valid_to),
                176,
                drop=1,
            ),
        )
        self._file = file
        super().__init__(
            look,
            "Đơn vị hành chính",
            EXPLANATION,
            columns,
            "Thêm cơ quan cũ",
            id_of=lambda hit: hit.unit.id or 0,
        )
        self.reload()

    def add(self) -> None:
        """The former offices of the office's own ward: shown first, then written as one step."""
        own = former_offices.own_unit(self._file)
        if own is None:
            self.refused.emit(NO_UNIT)
        elif not former_offices.missing_former_issuers(self._file, own.id or 0):
            self.refused.emit(COMPLETE)
        else:
            self.panel_asked.emit(UnitPanel(self._look, self._file, UnitHit(own, own.name)))

    def groups(self) -> Sequence[Group]:
        today = self._file.now().date()
        known = units.all_units(self._file)
        own = former_offices.own_unit(self._file)
        present = [hit for hit in known if hit.unit.existed_on(today)]
        present.sort(key=lambda hit: own is None or hit.unit.id != own.id)
        former = [hit for hit in known if hit not in present]
        groups = [Group("now", present, "Hiện nay", f"{len(present)} đơn vị")]
        return [*groups, Group("former", former, "Trước đây", f"{len(former)} đơn vị")] if former else groups

    def panel(self, row_id: int | None) -> RecordPanel | None:
        hit = next((one for one in units.all_units(self._file) if one.unit.id == row_id), None)
        return UnitPanel(self._look, self._file, hit) if hit else None

    def _kin_words(self, hit: UnitHit) -> str:
        key = hit.unit.id or 0
        before, after = units.predecessors(self._file, key), units.heirs(self._file, key)
        told = [("từ", before), ("nay thuộc", after)]
        return "; ".join(f"{word} {', '.join(one.unit.name for one in kin)}" for word, kin in told if kin)


class UnitPanel(RecordPanel):
    """A unit with its predecessors, its heirs, and the former offices that can still be added."""

    def __init__(self, look: Look, file: RecordFile, hit: UnitHit) -> None:
        super().__init__(look, hit.shown, ("unit", hit.unit.id), file.now().date())
        self._look = look
        self._file = file
        self._unit = hit.unit
        self._add("Hình thành từ", [_told(one) for one in units.predecessors(file, self._id)])
        heirs = units.heirs(file, self._id)
        self._add("Nay thuộc", [_heir(one, len(heirs)) for one in heirs])
        missing = self._missing()
        self._add("Cơ quan ban hành cũ chưa có trong sổ", [one.name for one in missing])
        self.save_button.setVisible(bool(missing))
        self.save_button.set_text(f"Thêm {len(missing)} cơ quan cũ")

    @property
    def _id(self) -> int:
        return self._unit.id or 0

    def start(self) -> None:
        target = self.save_button if self.save_button.isVisible() else self.close_button
        target.setFocus()

    def deed(self) -> Future[Done[list[Issuer]]]:
        return former_offices.add_former_issuers(self._file, self._id)

    def _missing(self) -> list[Issuer]:
        own: Unit | None = former_offices.own_unit(self._file)
        is_own = own is not None and own.id == self._id
        return former_offices.missing_former_issuers(self._file, self._id) if is_own else []

    def _add(self, title: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self.body.addWidget(Text(self._look, title, Type.STRONG, wrap=True))
        for line in lines:
            self.body.addWidget(Text(self._look, line, wrap=True))


def _told(kin: Kin) -> str:
    return f"{kin.shown}: {'toàn bộ' if kin.is_whole else 'một phần'}"


def _heir(kin: Kin, count: int) -> str:
    hint = " (gợi ý chính)" if kin.is_default_heir and count > 1 else ""
    return f"{kin.unit.name}{hint}"
