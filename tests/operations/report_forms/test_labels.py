"""Where a table's head is, and which unit of measure stands above it."""

from __future__ import annotations

import pytest

from desktop.intake.form import FormCell, FormSheet, cell_place
from desktop.operations.report_forms.guessing import guess
from desktop.operations.report_forms.labels import SheetLabels
from desktop.records.report_form import FigureSource


def _labels(**texts: str) -> SheetLabels:
    """A table from row 6 on, with the texts put into it or over it."""
    table = {
        "A6": "TT",
        "B6": "Nội dung",
        "C6": "ĐVT",
        "D6": "Trong kỳ",
        "E6": "So sánh (%)",
        "B8": "Tập thể",
    }
    cells = table | {"A7": "1", "B7": "Tổng tiền thưởng", "B9": "Khen thưởng cá nhân"} | texts
    return SheetLabels(FormSheet("1", {cell_place(name): FormCell(text) for name, text in cells.items()}))


@pytest.mark.parametrize(
    ("said", "is_proposed"),
    [
        ({}, True),
        ({"G5": "Đơn vị tính: đồng"}, True),
        ({"A2": "Đơn vị: phường Sơn Tây"}, True),
        ({"G5": "Đơn vị tính: triệu đồng"}, False),
        ({"A1": "BÁO CÁO\n(ĐVT: nghìn đồng)"}, False),
        ({"E4": "Đơn vị: Triệu đồng"}, False),
        ({"C7": "triệu đồng"}, False),
        ({"G12": "Đơn vị tính: triệu đồng"}, True),
    ],
)
def test_an_amount_is_proposed_only_where_the_table_is_in_dong(
    said: dict[str, str], is_proposed: bool
) -> None:
    found = guess(_labels(**said).label(cell_place("D7")))
    assert found == (FigureSource("awards.amount") if is_proposed else None)


@pytest.mark.parametrize("unit", ["TT", "tt", "tập thể"])
@pytest.mark.parametrize("number", ["", "2"])
def test_the_unit_of_collectives_heads_no_table(unit: str, number: str) -> None:
    labels = _labels(C8=unit, A8=number)
    assert labels.label(cell_place("D9")).column == "Trong kỳ"
    assert guess(labels.label(cell_place("D9"))) == FigureSource("awards.individuals")


@pytest.mark.parametrize("first", ["TT", "STT", "Số TT"])
def test_a_second_table_has_a_head_of_its_own(first: str) -> None:
    labels = _labels(A11=first, B11="Nội dung", D11="Cùng kỳ", A12="1", B12="Số hội nghị")
    assert labels.label(cell_place("D12")).column == "Cùng kỳ"
