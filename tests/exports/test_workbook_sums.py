from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.workbook import Row, Sum
from exports.workbook_sums import computed, formula


def _address(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row + 1}"


def _formula(cell: Sum, row: int = 9, column: int = 2) -> str:
    return formula(cell, row, column, _address)


def test_formulas_name_runs_of_cells() -> None:
    assert _formula(Sum((0, 1, 2, 4))) == "=SUM(C1:C3,C5)"
    assert _formula(Sum(columns=(0, 1))) == "=SUM(A10:B10)"
    assert _formula(Sum((3,), (0, 1, 4))) == "=SUM(A4:B4,E4)"


def test_many_parts_are_split_into_several_functions() -> None:
    assert _formula(Sum(tuple(range(0, 800, 2)))).count("SUM(") == 2


def test_a_formula_past_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="separate parts"):
        _formula(Sum(tuple(range(0, 6000, 2))))


def test_sums_of_sums_text_and_gaps() -> None:
    rows = (
        Row(("a", 1, 2, Sum(columns=(1, 2)))),
        Row(("b", None, "–", Sum(columns=(1, 2)))),
        Row(("c", 0.5)),
        Row(("Cộng", Sum((0, 1, 2)), Sum((0, 1, 2)), Sum((0, 1, 2)))),
    )
    assert computed(rows) == {(0, 3): 3, (1, 3): 0, (3, 1): 1.5, (3, 2): 2, (3, 3): 3}


@pytest.mark.parametrize("rows", [(Row((Sum((0,)),)),), (Row((Sum((1,)),)), Row((Sum((0,)),)))])
def test_a_sum_that_contains_itself_is_refused(rows: tuple[Row, ...]) -> None:
    with pytest.raises(ValueError, match="contains itself"):
        computed(rows)


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1), st.data())
def test_a_sum_adds_each_named_cell_once(numbers: list[int], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(numbers) - 1), min_size=1))
    rows = (*(Row((number,)) for number in numbers), Row((Sum(tuple(chosen)),)))
    assert computed(rows)[len(numbers), 0] == sum(numbers[index] for index in set(chosen))
