"""The list at the left: which decisions stand under which heading, and the state of each in a word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.operations.commendations import CommendationRow
from desktop.operations.lists.commendations import is_void, state_words
from desktop.records.codes import RecipientKind
from desktop.records.text import short_date
from desktop.ui.lists.listed_columns import Shape
from desktop.ui.widgets.record_list import Entry, Section
from desktop.ui.widgets.table.columns import Mark

NEW_WARDS_SINCE = date(2025, 7, 1)
"""Nghị quyết 1656/NQ-UBTVQH15: the former wards ended the day before."""

NO_NUMBER = "(chưa có số)"
_WORKING = "Đang làm"
_FORMER = "Trước 01/7/2025 – phường cũ"


SHAPES = {
    "number": Shape(118, strong=True),
    "form": Shape(150, drop=1),
    "about": Shape(180, 3),
    "awards": Shape(104, drop=2),
    "amount": Shape(122, drop=3),
    "state": Shape(124, mark=lambda row: _state_mark(row)),
    "issuer": Shape(170, 1),
    "subject": Shape(180, 2),
}
"""How the table of decisions shows its columns."""


def sections_of(rows: Sequence[CommendationRow]) -> list[Section]:
    """Work first, then what is done by year, then the former wards; each newest first as given."""
    by_title: dict[str, list[Entry]] = {_WORKING: []}
    for row in rows:
        by_title.setdefault(_title(row), []).append(_entry(row))
    former = by_title.pop(_FORMER, [])
    ordered = [*by_title.items(), (_FORMER, former)]
    return [Section(title, entries) for title, entries in ordered if entries]


def _title(row: CommendationRow) -> str:
    day = row.commendation.decision_date
    if day is not None and day < NEW_WARDS_SINCE:
        return _FORMER
    if (row.current_step and not is_void(row)) or day is None:
        return _WORKING
    return f"Đã xong năm {day.year}"


def _entry(row: CommendationRow) -> Entry:
    commendation = row.commendation
    word, mark = _state(row)
    return Entry(
        commendation.id or 0,
        commendation.number or NO_NUMBER,
        short_date(commendation.decision_date) if commendation.decision_date else "",
        " · ".join(part for part in (commendation.occasion or commendation.subject, _count(row)) if part),
        word,
        mark,
        f"{commendation.subject} {row.issuer.name} {row.signer}",
        commendation.decision_date,
    )


def _count(row: CommendationRow) -> str:
    if not row.award_count:
        return "chưa có ai"
    if row.counts.get(RecipientKind.COLLECTIVE) == row.award_count:
        return f"{row.award_count} tập thể"
    return f"{row.award_count} trường hợp"


def _state(row: CommendationRow) -> tuple[str, Mark]:
    return state_words(row), _state_mark(row)


def _state_mark(row: CommendationRow) -> Mark:
    done, waiting = Mark("checkmark_circle", "ok"), Mark("clock", "warn")
    if is_void(row):
        return Mark("dismiss", "text2")
    if row.current_step == "present":
        return done if row.to_print and row.presented < row.award_count else waiting
    if row.current_step in ("sign", "print"):
        return done if row.current_step == "print" and row.printed == row.to_print else waiting
    return done if row.current_step in ("file", "") else Mark("edit", "text2")
