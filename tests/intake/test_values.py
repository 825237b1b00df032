from __future__ import annotations

from datetime import date

import pytest

from desktop.intake.fields import ListField, Reads
from desktop.intake.raw import Cell
from desktop.intake.values import Context, read_cell

TODAY = Context(date(2026, 10, 9))


@pytest.mark.parametrize("cell", [10**15, 10**20, 1e308, "9" * 20, f"{'9' * 20} người", f"{'9' * 20} triệu"])
@pytest.mark.parametrize("reads", [Reads.AMOUNT, Reads.COUNT])
def test_numbers_that_no_register_holds_are_no_numbers(cell: Cell, reads: Reads) -> None:
    read = read_cell(cell, ListField("field", (), reads), TODAY)
    assert read.value is None
    assert read.problem is not None
    assert read.problem.code in {"amount_not_understood", "count_not_understood"}


def test_the_largest_number_that_a_spreadsheet_keeps_is_one() -> None:
    assert read_cell(10**15 - 1, ListField("field", (), Reads.AMOUNT), TODAY).value == 10**15 - 1
