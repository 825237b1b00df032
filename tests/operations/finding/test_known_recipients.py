from __future__ import annotations

from dataclasses import replace

from desktop.operations.finding.known_recipients import known_recipients
from desktop.records.codes import RecipientKind
from desktop.store.file import RecordFile
from tests.operations.ward import DAY, HUONG, TEAM, added, draft


def test_cards_are_found_without_marks_and_in_any_order(file: RecordFile) -> None:
    dated = draft(file, decision_date=DAY)
    added(
        file,
        dated,
        TEAM,
        replace(TEAM, printed_name="Tổ dân vận số 13"),
        HUONG,
        replace(HUONG, printed_name="Y", unit_text="Tổ dân vận số 3"),
    )
    found = known_recipients(file, "3 dan to")
    assert [known.recipient.name for known in found][:1] == ["Tổ dân vận số 3"]
    assert "Tổ dân vận số 13" not in [known.recipient.name for known in found]
    (huong,) = known_recipients(file, "huong", RecipientKind.INDIVIDUAL)
    assert huong.detail == "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm · khen thưởng 2026"
    assert huong.last_award is not None
    assert huong.last_award.second_line == "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm"
    assert known_recipients(file, "huong", RecipientKind.COLLECTIVE) == []
    assert known_recipients(file, "   ") == []
    assert known_recipients(file, "“)*") == []
    assert len(known_recipients(file, "to", limit=2)) == 2
