"""A ward's blanks: one kind that is nearly used up, one that is plenty."""

from __future__ import annotations

from desktop.operations import blanks
from desktop.operations.certificates import prepare
from desktop.operations.printing import prints
from desktop.records.blank import Blank, BlankMovement
from desktop.records.codes import BlankMove, Family, Paper
from desktop.store.file import RecordFile
from tests.operations.ward import DAY, HOUSE, HUONG, TEAM, added, draft, signed

GIAY_KHEN = Blank("Phôi giấy khen A4", 297, 210, Family.STATE, Paper.GIAY_KHEN, low_at=20)
CHUNG_NHAN = Blank("Phôi giấy chứng nhận", 297, 210, paper=Paper.GIAY_CHUNG_NHAN, low_at=5)


def fill(file: RecordFile) -> None:
    """21 sheets of the first kind counted, 2 of them printed, 1 spoiled; 40 of the second."""
    first = blanks.create_blank(file, GIAY_KHEN, 21).result().value
    second = blanks.create_blank(file, CHUNG_NHAN, 30).result().value
    more = BlankMovement(second.id or 0, DAY, BlankMove.RECEIVED, 10, note="Nhà in Thống Nhất")
    blanks.record_movement(file, more).result()
    decision = draft(file)
    rows = [row.id or 0 for row in added(file, decision, HUONG, HOUSE, TEAM)]
    signed(file, decision)
    batch = prepare(file, decision.id or 0)
    prints.record_issued(
        file, batch, rows[:2], text_only=True, spoiled=rows[2:], spoiled_reason="Kẹt giấy", blank_id=first.id
    ).result()
