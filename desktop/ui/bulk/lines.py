"""The rows of the panel: name, before, after, and under the row what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop.operations.bulk import BulkLine, BulkPreview, Fate, How
from desktop.records.bulk_change import ValueKind
from desktop.records.problem import Severity
from desktop.records.text import format_amount, short_date
from desktop.ui.widgets.table.columns import Column, Group, Mark, Reason
from desktop.words.bulk import NOTHING_ASKED, preview_sentence, replaced_sentence
from desktop.words.problems import problem_sentence

_GROUPS = (
    (Fate.CHANGES, "SẼ ĐỔI"),
    (Fate.REFUSED, "KHÔNG ĐỔI ĐƯỢC"),
    (Fate.STAYS, "GIỮ NGUYÊN"),
)

_COUNTED = (Fate.CHANGES, Fate.STAYS, Fate.REFUSED)


def line_columns(words: Callable[[object], str], *, asked: bool) -> tuple[Column, ...]:
    """`words` writes a value of the chosen field; as long as nothing is asked for nothing comes after it."""

    def after(line: BulkLine) -> str:
        return "" if line.before == line.after else words(line.after) or "(trống)"

    return (
        Column("name", "Dòng", lambda line: line.seen.name, 190, 4, wraps=True),
        Column("before", "Hiện nay", lambda line: words(line.before), 120, 3, wraps=True),
        *([Column("after", "Sẽ thành", after, 120, 3, mark=_mark, wraps=True)] if asked else []),
    )


def line_groups(lines: Sequence[BulkLine], *, asked: bool) -> list[Group]:
    """What will change first; as long as nothing is asked for, the rows as they are."""
    if not asked:
        return [Group("", [replace(line, after=line.before, fate=Fate.STAYS, problems=()) for line in lines])]
    found = [(fate, title, [line for line in lines if line.fate is fate]) for fate, title in _GROUPS]
    return [Group(fate.value, rows, title, f"{len(rows)} dòng") for fate, title, rows in found if rows]


def counted(shown: BulkPreview | None) -> str:
    """What will happen to how many rows."""
    if shown is None:
        return NOTHING_ASKED
    change, staying = shown.change, [line for line in shown.lines if line.fate is Fate.STAYS]
    if change.how is How.REPLACE and all(change.find not in str(line.before or "") for line in staying):
        return replaced_sentence(change.find, *(shown.count(fate) for fate in _COUNTED))
    return preview_sentence(*(shown.count(fate) for fate in _COUNTED))


def value_words(value: object, choices: Mapping[object, str], kind: ValueKind) -> str:
    """A value of a field as its form shows it."""
    if kind is ValueKind.CHOICE:
        return choices.get(value, "")
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int) and kind is ValueKind.MONEY:
        return format_amount(value)
    return "" if value is None else str(value).replace("\n", " ")


def line_reason(line: BulkLine) -> Reason | None:
    """Why a row is refused, or what is doubtful about it."""
    said = list(dict.fromkeys(problem_sentence(one.code, one.values) for one in line.problems))
    if not said:
        return None
    wrong = any(one.severity is Severity.ERROR for one in line.problems)
    return Reason(" ".join(said), "err" if wrong else "warn")


def _mark(line: BulkLine) -> Mark | None:
    return Mark("edit", "info") if line.fate is Fate.CHANGES else None
