"""How an initiative is described in tables and heads: state, levels, results, the two years compared."""

from __future__ import annotations

from desktop.operations.initiatives import InitiativeRow, RecognitionLine
from desktop.records.codes import InitiativeState
from desktop.records.initiative import InitiativeYear
from desktop.records.initiative_rules import YearComparison
from desktop.records.text import format_amount, short_date
from desktop.ui.widgets.table.columns import Mark

ITEM_LABELS = {
    "situation": "Thực trạng, sự cần thiết",
    "goal": "Mục tiêu",
    "content": "Nội dung, cách làm",
    "area": "Địa bàn, đối tượng vận động",
    "force": "Lực lượng thực hiện",
    "resources": "Kinh phí, thời gian",
    "outcome": "Kết quả dự kiến",
    "upkeep": "Duy trì, nhân rộng",
}
"""The items of the registration form after the name, in its order (domain.md §4.3)."""

MARKS = {
    InitiativeState.REGISTERED: Mark("clock", "text2"),
    InitiativeState.APPRAISED: Mark("clipboard_task", "info"),
    InitiativeState.RECOGNISED: Mark("checkmark_circle", "ok"),
    InitiativeState.FAILED: Mark("error_circle", "err"),
    InitiativeState.WITHDRAWN: Mark("dismiss", "warn"),
}
NO_NUMBER = "(chưa có số)"


def figures_of(year: InitiativeYear) -> str:
    """ "120 người · 35.000.000 đ · 95 điểm": what is known of a year in figures."""
    parts = [
        f"{format_amount(year.people)} người" if year.people is not None else "",
        f"{format_amount(year.money)} đ" if year.money is not None else "",
        f"{year.score} điểm" if year.score is not None else "",
    ]
    return " · ".join(filter(None, parts))


def decision_of(line: RecognitionLine) -> str:
    """The decision as it is called: of the register, else as typed."""
    if line.commendation is not None:
        return line.commendation.number or NO_NUMBER
    return line.recognition.decision


def decided(line: RecognitionLine) -> str:
    """The day of a recognition; a decision that does not count says so."""
    day = line.recognition.recognised_on or (line.commendation and line.commendation.decision_date)
    return " · ".join(filter(None, (short_date(day) if day else "", "" if line.counts else "chưa tính")))


def comparison_of(found: YearComparison) -> str:
    """ "So với năm 2025: 10 giữ nguyên, 1 có thay đổi, 0 không tiếp tục, …"; empty with no year before."""
    if not (found.same or found.changed or found.dropped):
        return ""
    parts = (
        (found.same, "giữ nguyên"),
        (found.changed, "có thay đổi"),
        (found.dropped, "không tiếp tục"),
        (found.new, "mới"),
    )
    return f"So với năm {found.year - 1}: " + ", ".join(f"{len(rows)} {words}" for rows, words in parts)


def owner_line(row: InitiativeRow) -> str:
    """Whose it is, and its field where that is one of the office's own."""
    own = row.field_name if row.initiative.local_field_id is not None else ""
    return " · ".join(filter(None, (row.initiative.owner, own)))
