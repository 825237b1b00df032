"""Xác nhận quá trình khen thưởng: awards that count, recognitions, their sum, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from desktop.operations import decision_ends, initiatives, recipients, recognitions
from desktop.operations.papers.card_proof import save_card_proof
from desktop.records.award_rules import NewAward
from desktop.records.codes import Field, Level
from desktop.records.initiative import Initiative, InitiativeYear
from desktop.store.file import RecordFile
from tests.operations.ward import HUONG, TEAM, added, draft, signed


def given(file: RecordFile, number: str, day: date, new: NewAward = TEAM) -> int:
    """A signed award; its card's id."""
    decision = draft(file)
    (row,) = added(file, decision, new)
    signed(file, decision, number, day)
    return row.recipient_id


def rows_of(file: RecordFile, card: int, folder: Path) -> list[list[object]]:
    path = save_card_proof(file, card, folder / "xác nhận.xlsx", program_version="thử")
    sheet = openpyxl.load_workbook(path)["Xác nhận quá trình khen thưởng"]
    whole: list[list[object]] = [list(row) for row in sheet.iter_rows(values_only=True)]
    rows = ([cell for cell in row if cell is not None] for row in whole)
    return [row for row in rows if row]


def starting(rows: list[list[object]], start: str) -> list[object]:
    return next(row for row in rows if str(row[0]).startswith(start))


def test_awards_stand_in_the_order_of_their_days_and_drafts_and_revoked_ones_do_not(
    file: RecordFile, tmp_path: Path
) -> None:
    card = given(file, "218/QĐ-UBND", date(2026, 10, 9), replace(TEAM, amount=1_500_000))
    again = replace(TEAM, recipient_id=card)
    given(file, "40/QĐ-UBND", date(2025, 3, 1), replace(again, amount=1_000_000))
    revoked = draft(file)
    added(file, revoked, again)
    stands = signed(file, revoked, "300/QĐ-UBND", date(2026, 10, 9))
    gone = decision_ends.revoked(stands, revoked_on=date(2026, 10, 9), reason="ghi nhầm")
    decision_ends.revoke_commendation(file, stands, gone).result()
    added(file, draft(file), again)
    rows = rows_of(file, card, tmp_path)
    assert ["XÁC NHẬN QUÁ TRÌNH KHEN THƯỞNG"] in rows
    assert ["Tổ dân vận số 3"] in rows
    place = rows.index(["KHEN THƯỞNG (2)"])
    assert [row[:3] for row in rows[place + 1 : place + 3]] == [
        [1, rows[place + 1][1], "40/QĐ-UBND"],
        [2, rows[place + 2][1], "218/QĐ-UBND"],
    ]
    assert rows[place + 3][0] == "Cộng"
    assert ["Tổng số tiền thưởng: 2.500.000 đồng."] in rows
    assert starting(rows, "Không kể 1 lần khen thưởng")
    assert "300/QĐ-UBND" not in str(rows)


def test_a_name_printed_otherwise_is_told(file: RecordFile, tmp_path: Path) -> None:
    card = given(file, "218/QĐ-UBND", date(2026, 10, 9), HUONG)
    seen = recipients.open_recipient(file, card).card
    recipients.change_recipient(file, seen, replace(seen, name="Đặng Thị Hường Giang")).result()
    rows = rows_of(file, card, tmp_path)
    assert ["Bà Đặng Thị Hường Giang"] in rows
    assert "(Tên trên quyết định: Bà Đặng Thị Hường)" in str(rows[rows.index(["KHEN THƯỞNG (1)"]) + 1])


def test_recognised_initiatives_have_lines_of_their_own(file: RecordFile, tmp_path: Path) -> None:
    card = given(file, "218/QĐ-UBND", date(2026, 10, 9))
    owned = Initiative("Ngõ xanh", Field.ECONOMY, "Tổ dân vận số 3", owner_id=card)
    initiatives.create_initiative(file, owned, InitiativeYear(0, 2026)).result()
    (event,) = (one for one in recipients.open_recipient(file, card).events if one.initiative)
    recognitions.recognise(file, [event.record_id], level=Level.WARD, decision="12-QĐ/ĐU").result()
    rows = rows_of(file, card, tmp_path)
    line = rows[rows.index(["MÔ HÌNH ĐƯỢC CÔNG NHẬN (1)"]) + 1]
    assert "12-QĐ/ĐU" in line
    assert "Ngõ xanh (năm 2026)" in line
    assert recipients.open_recipient(file, card).is_honoured


def test_a_card_that_nothing_was_given_to_is_not_honoured(file: RecordFile) -> None:
    (row,) = added(file, draft(file), TEAM)
    assert not recipients.open_recipient(file, row.recipient_id).is_honoured
