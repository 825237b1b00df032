"""Who has not been paid yet, over all the decisions that stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.operations import awards, reports
from desktop.records.award import Award
from desktop.records.commendation import Commendation
from desktop.records.period import all_years
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Transaction
from desktop.words.papers import EVERYBODY_PAID
from tests.operations import report_register as register


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with register.opened(tmp_path / "a.sovang", register.ly_thai_to_2022, register.hoan_kiem_2026) as opened:
        yield opened


def test_the_unpaid_are_those_with_money_of_decisions_that_stand(file: RecordFile, tmp_path: Path) -> None:
    period = all_years([2022, 2026])
    decision = next(one.id for one in file.read.records(Commendation) if one.number == "15-QĐ/ĐU")
    rows = [one for one in file.read.records(Award) if one.commendation_id == decision and one.amount]
    awards.mark_paid(file, [one.id or 0 for one in rows[1:]], date(2022, 10, 13)).result()
    assert _unpaid_of(file, "15-QĐ/ĐU", tmp_path) == [[1.0, rows[0].amount]]
    awards.mark_paid(file, [rows[0].id or 0], date(2022, 10, 13)).result()
    assert _unpaid_of(file, "15-QĐ/ĐU", tmp_path) == []

    form = reports.list_form(file, "unpaid", period)
    assert form.sheet.closing[0].startswith("Còn ")
    stands = [one for one in file.read.records(Commendation) if one.decision_date]
    for one in stands:
        changed = replace(one, revoked_on=date(2026, 11, 1))
        file.write(Deed("filled", {}, partial(Transaction.update, seen=one, changed=changed))).result()
    assert reports.list_form(file, "unpaid", period).sheet.closing[0] == EVERYBODY_PAID


def _unpaid_of(file: RecordFile, number: str, folder: Path) -> list[list[object]]:
    """Place and sum of each line that the workbook has under a decision."""
    path = folder / "c.xlsx"
    reports.write_report(file, "unpaid", all_years([2022, 2026]), path, program_version="0.1.0")
    found: dict[str, list[list[object]]] = {}
    under = ""
    for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python():
        if str(row[0]).startswith("Quyết định số "):
            under = str(row[0])
        elif under and isinstance(row[0], float):
            found.setdefault(under, []).append([row[0], row[3]])
    return next((lines for words, lines in found.items() if f" {number}," in words), [])
