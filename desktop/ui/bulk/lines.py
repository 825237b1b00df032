"""The rows of the panel: name, before, after, and under the row what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.operations.bulk import BulkLine, Fate
from desktop.records.problem import Severity
from desktop.ui.widgets.table.columns import Column, Mark, Reason
from desktop.words.problems import problem_sentence

STAYS = "đã đúng"
REFUSED = "không đổi"


def line_columns(words: Callable[[object], str]) -> tuple[Column, ...]:
    """`words` writes a value of the chosen field."""

    def after(line: BulkLine) -> str:
        if line.fate is Fate.CHANGES:
            return words(line.after) or "(trống)"
        return STAYS if line.fate is Fate.STAYS else REFUSED

    return (
        Column("name", "Dòng", lambda line: line.seen.name, 130, 2),
        Column("before", "Hiện nay", lambda line: words(line.before), 150, 3),
        Column("after", "Sẽ thành", after, 150, 3, mark=_mark),
    )


def line_reason(line: BulkLine) -> Reason | None:
    """Why a row is refused, or what is doubtful about it."""
    said = list(dict.fromkeys(problem_sentence(one.code, one.values) for one in line.problems))
    if not said:
        return None
    wrong = any(one.severity is Severity.ERROR for one in line.problems)
    return Reason(" ".join(said), "err" if wrong else "warn")


def _mark(line: BulkLine) -> Mark | None:
    return {
        Fate.CHANGES: Mark("edit", "info"),
        Fate.STAYS: Mark("checkmark_circle", "text2"),
        Fate.REFUSED: Mark("error_circle", "err"),
    }[line.fate]
