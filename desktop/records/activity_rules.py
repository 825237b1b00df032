"""What may be wrong with an activity: all problems at once, each with its field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.records.activity import Activity
from desktop.records.codes import ActivityKind
from desktop.records.problem import Problem, Severity


def check_activity(draft: Activity, today: date) -> list[Problem]:
    """The problems of an activity as it is typed on a day."""
    return [*_naming(draft, today), *_negative(draft), *_in_kind(draft)]


def _naming(draft: Activity, today: date) -> Iterator[Problem]:
    if not draft.title:
        yield Problem("title", "activity_title_missing")
    if draft.done_on is None:
        yield Problem("done_on", "activity_date_missing", severity=Severity.WARNING)
    elif draft.done_on > today:
        yield Problem("done_on", "activity_date_ahead", {"day": draft.done_on}, Severity.WARNING)


def _negative(draft: Activity) -> Iterator[Problem]:
    for name in ("times", "people", "quantity", "value"):
        number = getattr(draft, name)
        if number is not None and number < 0:
            yield Problem(name, "count_negative" if name == "people" else "value_negative")


def _in_kind(draft: Activity) -> Iterator[Problem]:
    if draft.quantity is not None and not draft.measure:
        yield Problem("measure", "measure_missing", severity=Severity.WARNING)
    if draft.kind is ActivityKind.SUPPORT and draft.quantity is None and draft.value is None:
        yield Problem("value", "support_without_value", severity=Severity.WARNING)
