from __future__ import annotations

from datetime import date

import pytest

from desktop.intake.decision_line import NamedDecision, named_decision
from desktop.intake.raw import RawSheet


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "(Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 02 năm 2024 của Chủ tịch UBND phường X)",
            NamedDecision("15/QĐ-UBND", date(2024, 2, 5), "Chủ tịch UBND phường X"),
        ),
        ("Kèm theo QUYẾT ĐỊNH SỐ: 15 - QĐ/ĐU", NamedDecision("15-QĐ/ĐU")),
        ("theo Quyết định số 15/QĐ-UBND, ngày 5.2.2024", NamedDecision("15/QĐ-UBND", date(2024, 2, 5))),
        ("Kèm theo Quyết định số      /QĐ-UBND ngày    tháng 10 năm 2022", None),
        ("Danh sách khen thưởng năm 2024", None),
    ],
)
def test_the_line_over_the_table(line: str, found: NamedDecision | None) -> None:
    assert named_decision(RawSheet("a", ((None, 7), (None, line)))) == found
