"""The corpus: every row comes out as typed, every filled line is a row or named as skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from desktop.intake.child import tell
from desktop.intake.field_tables import KINDS
from desktop.intake.listener import hear, untold
from desktop.intake.raw import RawBook
from desktop.intake.sheet_reading import ReadRow, ReadSheet, read_sheet
from desktop.intake.teller import Teller
from desktop.records.problem import Severity
from tests.intake.corpus.contents import CONTENTS
from tests.intake.corpus.layouts import LAYOUTS
from tests.intake.corpus.model import Case, Expected
from tests.intake.corpus.other_kinds import OTHER_KINDS

TODAY = date(2026, 11, 22)
MESSES = {**LAYOUTS, **CONTENTS, **OTHER_KINDS}
CASES = [case for name, (_what, build) in MESSES.items() for case in build(name)]


def read_in_process(path: Path) -> RawBook:
    """What the child tells, without a process of its own."""
    lines: list[bytes] = []
    tell(str(path), Teller(lambda line: lines.append(line.encode())))
    return hear(lines, untold)


def read(case: Case, folder: Path) -> ReadSheet:
    sheet = read_in_process(case.write(folder, case.page)).sheets[0]
    return read_sheet(sheet, KINDS[case.into], TODAY, may_guess=case.may_guess)


def codes(row: ReadRow, severity: Severity) -> set[str]:
    return {problem.code for problem in row.problems if problem.severity is severity}


def shown(row: ReadRow, wanted: Expected) -> dict[str, object]:
    found: dict[str, object] = {
        key: row.values.get(key) for key in wanted if key not in ("problems", "warnings")
    }
    refused, warned = codes(row, Severity.ERROR), codes(row, Severity.WARNING)
    return found | ({"problems": refused} if refused else {}) | ({"warnings": warned} if warned else {})


def said(wanted: Iterable[Expected]) -> list[dict[str, object]]:
    return [dict(one) for one in wanted]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_workbook_of_the_corpus(case: Case, tmp_path: Path) -> None:
    found = read(case, tmp_path)
    assert [shown(row, wanted) for row, wanted in zip(found.rows, case.rows, strict=False)] == said(case.rows)
    assert len(found.rows) == len(case.rows)
    assert Counter(line.why.value for line in found.skipped) == Counter(case.skipped)
    rows, skipped = {row.number for row in found.rows}, {line.number for line in found.skipped}
    assert rows | skipped == case.page.filled
    assert not rows & skipped
    assert len(found.offers) == case.offers


def test_the_corpus_is_as_large_as_it_must_be(record_property: Callable[[str, object], None]) -> None:
    record_property("workbooks", len(CASES))
    record_property("rows", sum(len(case.rows) for case in CASES))
    assert len(MESSES) >= 30
    assert len(CASES) >= 120
    assert len({str(case) for case in CASES}) == len(CASES)
