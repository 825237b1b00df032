from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.records.activity import Activity
from desktop.records.activity_rules import check_activity
from desktop.records.codes import ActivityKind
from desktop.records.problem import Severity

TODAY = date(2026, 10, 9)
VISIT = Activity(ActivityKind.VISIT, "Thăm hỏi gia đình chính sách", date(2026, 7, 24), people=96)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"title": ""}, [("title", "activity_title_missing", Severity.ERROR)]),
        ({"done_on": None}, [("done_on", "activity_date_missing", Severity.WARNING)]),
        ({"done_on": TODAY}, []),
        ({"done_on": date(2026, 10, 10)}, [("done_on", "activity_date_ahead", Severity.WARNING)]),
        ({"people": -1}, [("people", "count_negative", Severity.ERROR)]),
        ({"times": -1}, [("times", "value_negative", Severity.ERROR)]),
        ({"value": -1}, [("value", "value_negative", Severity.ERROR)]),
        ({"quantity": 5}, [("measure", "measure_missing", Severity.WARNING)]),
        ({"quantity": 5, "measure": "suất"}, []),
        ({"kind": ActivityKind.SUPPORT}, [("value", "support_without_value", Severity.WARNING)]),
        ({"kind": ActivityKind.SUPPORT, "value": 0}, []),
    ],
)
def test_an_activity_is_checked(
    changes: dict[str, object], expected: list[tuple[str, str, Severity]]
) -> None:
    found = check_activity(replace(VISIT, **changes), TODAY)  # type: ignore[arg-type]
    assert [(one.field, one.code, one.severity) for one in found] == expected
