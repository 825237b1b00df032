from __future__ import annotations

from itertools import takewhile

from hypothesis import given

from desktop.records.period import parse_period
from desktop.records.report import PeriodRecords
from desktop.records.report_table import ReportTable, RowKind, table_of
from tests.records.test_report import periods

EMPTY = PeriodRecords(parse_period("2025"))


def labels(table: ReportTable) -> list[tuple[str, str]]:
    return [(row.number, row.label) for row in table.rows]


def group(table: ReportTable, letter: str) -> list[tuple[str, str]]:
    """The lines under a group's heading."""
    found = labels(table)
    start = next(place for place, row in enumerate(table.rows) if row.number == letter) + 1
    return [*takewhile(lambda line: not line[0].isalpha(), found[start:])]


def test_the_groups_stand_in_the_order_of_the_office() -> None:
    rows = table_of([EMPTY, EMPTY, EMPTY], 14).rows
    assert [(row.number, row.label) for row in rows if row.kind is RowKind.GROUP] == [
        ("A", "Mô hình “Dân vận khéo”"),
        ("B", "Khen thưởng"),
        ("C", "Hội nghị, đối thoại"),
        ("D", "Tổ dân vận"),
        ("E", "Hoạt động"),
    ]


def test_an_empty_report_still_has_its_lines() -> None:
    table = table_of([EMPTY, EMPTY, EMPTY], 14)
    assert group(table, "B") == [
        ("1", "Số quyết định khen thưởng"),
        ("", "Giấy khen"),
        ("2", "Số lượt khen thưởng"),
        ("", "Tập thể"),
        ("", "Hộ gia đình"),
        ("", "Cá nhân"),
        ("3", "Số lượt khen thưởng chia theo cấp"),
        ("", "Cấp phường"),
        ("4", "Số lượt khen thưởng tập thể chia theo cấp"),
        ("", "Cấp phường"),
        ("5", "Số lượt khen thưởng chia theo hình thức"),
        ("", "Giấy khen"),
        ("6", "Số lượt khen thưởng chia theo loại hình"),
        ("", "Đột xuất"),
        ("", "Phong trào thi đua"),
        ("7", "Tiền thưởng (đồng)"),
        ("", "Tập thể"),
        ("", "Hộ gia đình"),
        ("", "Cá nhân"),
    ]
    assert group(table, "C") == [
        ("1", "Số hội nghị"),
        ("", "Hội nghị đối thoại"),
        ("2", "Hội nghị đối thoại"),
        ("", "Cấp phường"),
        ("3", "Số lượt người dự"),
        ("4", "Số đợt trao thưởng"),
        ("5", "Số ý kiến tiếp nhận"),
        ("", "Đã trả lời tại hội nghị"),
        ("", "Đã trả lời"),
        ("", "Đang giải quyết"),
        ("", "Chuyển cấp trên"),
        ("6", "Số ý kiến đã trả lời"),
        ("7", "Số ý kiến chuyển cấp trên"),
        ("8", "Số ý kiến quá hạn"),
        ("9", "Tỷ lệ đã trả lời trong số tiếp nhận"),
    ]


@given(periods(), periods())
def test_the_share_of_answers_is_that_of_the_states_above_it(
    now: PeriodRecords, before: PeriodRecords
) -> None:
    table = table_of([now, now, before], 14)
    (share,) = (row for row in table.rows if row.kind is RowKind.SHARE)
    received = next(place for place, row in enumerate(table.rows) if row.label == "Số ý kiến tiếp nhận")
    at_once, answered, *_rest = (table.rows[place] for place in table.parts(received))
    for column, found in enumerate(share.shares):
        whole = table.rows[received].figures[column].value
        done = at_once.figures[column].value + answered.figures[column].value
        assert found == (done / whole if whole else None)
    assert (share.figures, share.change, share.percent) == ((), None, None)


@given(periods(), periods())
def test_every_total_with_parts_is_their_sum_in_every_column(
    now: PeriodRecords, before: PeriodRecords
) -> None:
    table = table_of([now, now, before], 14)
    with_parts = [place for place in range(len(table.rows)) if table.parts(place)]
    assert len(with_parts) == 16
    for place in with_parts:
        below = [table.rows[part] for part in table.parts(place)]
        assert all(row.kind is RowKind.PART for row in below)
        for column in range(3):
            total = table.rows[place].figures[column]
            assert total.value == sum(row.figures[column].value for row in below)


@given(periods(), periods())
def test_change_and_percent_compare_with_the_year_before(now: PeriodRecords, before: PeriodRecords) -> None:
    for row in table_of([now, now, before], 14).rows:
        if row.kind in (RowKind.GROUP, RowKind.SHARE):
            assert (row.change, row.percent) == (None, None)
            continue
        assert row.change == row.figures[0].value - row.figures[2].value
        if row.figures[2].value:
            assert row.percent == row.change / row.figures[2].value
        else:
            assert row.percent is None


def test_a_cell_is_found_by_the_address_that_the_workbook_uses() -> None:
    table = table_of([EMPTY, EMPTY, EMPTY], 14)
    total = next(place for place, row in enumerate(table.rows) if row.label == "Số lượt khen thưởng")
    row = 14 + total
    assert table.address(total, 3) == f"D{row}"
    assert table.cells[f"D{row}"].id == "awards.total"
    assert table.cells[f"E{row}"].by is None
    assert table.cells[f"C{row + 1}"].by == {"kind": "collective"}
    assert "C14" not in table.cells
