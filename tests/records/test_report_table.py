from __future__ import annotations

from hypothesis import given

from desktop.records.period import parse_period
from desktop.records.report import PeriodRecords
from desktop.records.report_table import ReportTable, RowKind, table_of
from tests.records.test_report import periods

EMPTY = PeriodRecords(parse_period("2025"))


def labels(table: ReportTable) -> list[tuple[str, str]]:
    return [(row.number, row.label) for row in table.rows]


def test_an_empty_report_still_has_its_lines() -> None:
    assert labels(table_of([EMPTY, EMPTY, EMPTY], 14)) == [
        ("A", "Khen thưởng"),
        ("1", "Số quyết định khen thưởng"),
        ("", "Giấy khen"),
        ("2", "Số lượt khen thưởng"),
        ("", "Tập thể"),
        ("", "Hộ gia đình"),
        ("", "Cá nhân"),
        ("3", "Số lượt khen thưởng chia theo cấp"),
        ("", "Cấp phường"),
        ("4", "Số lượt khen thưởng chia theo hình thức"),
        ("", "Giấy khen"),
        ("5", "Tiền thưởng (đồng)"),
        ("", "Tập thể"),
        ("", "Hộ gia đình"),
        ("", "Cá nhân"),
        ("B", "Hội nghị"),
        ("1", "Số hội nghị"),
        ("", "Hội nghị đối thoại"),
        ("2", "Số lượt người dự"),
        ("3", "Số đợt trao thưởng"),
    ]


@given(periods(), periods())
def test_every_total_with_parts_is_their_sum_in_every_column(
    now: PeriodRecords, before: PeriodRecords
) -> None:
    table = table_of([now, now, before], 14)
    with_parts = [place for place in range(len(table.rows)) if table.parts(place)]
    assert len(with_parts) == 6
    for place in with_parts:
        below = [table.rows[part] for part in table.parts(place)]
        assert all(row.kind is RowKind.PART for row in below)
        for column in range(3):
            total = table.rows[place].figures[column]
            assert total.value == sum(row.figures[column].value for row in below)


@given(periods(), periods())
def test_change_and_percent_compare_with_the_year_before(now: PeriodRecords, before: PeriodRecords) -> None:
    for row in table_of([now, now, before], 14).rows:
        if row.kind is RowKind.GROUP:
            assert (row.change, row.percent) == (None, None)
            continue
        assert row.change == row.figures[0].value - row.figures[2].value
        if row.figures[2].value:
            assert row.percent == row.change / row.figures[2].value
        else:
            assert row.percent is None


def test_a_cell_is_found_by_the_address_that_the_workbook_uses() -> None:
    table = table_of([EMPTY, EMPTY, EMPTY], 14)
    assert table.address(3, 3) == "D17"
    assert table.cells["D17"].id == "awards.total"
    assert table.cells["E17"].by is None
    assert table.cells["C18"].by == {"kind": "collective"}
    assert "C14" not in table.cells
