"""The declarations of the lists: every code that a ready view names is there, columns stay in sight."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.operations.lists.listing import Listing
from desktop.operations.lists.recipients import LISTING as RECIPIENTS
from desktop.operations.lists.spans import MOVING, code_of_year, span_of, span_words, year_of_code
from desktop.operations.recipients import RecipientRow
from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.records.saved_view import SavedView
from tests.operations.lists.test_counts import LISTINGS

TODAY = date(2026, 10, 9)


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one.page)
def test_ready_views_name_what_there_is(listing: Listing) -> None:
    keys = {column.key for column in listing.columns}
    assert len(keys) == len(listing.columns)
    assert len({column.title for column in listing.columns}) == len(keys)
    assert listing.named_by in keys
    assert len({one.name for one in listing.ready}) == len(listing.ready) >= 5
    for view in listing.ready:
        assert view.page == listing.page
        assert view.period in ("", *listing.periods)
        assert view.kind in ("", *listing.kinds)
        assert view.only in ("", *listing.only)
        assert view.order_by in ("", *keys)


def test_six_and_more_views_are_ready_in_the_words_of_the_office() -> None:
    names = {view.name for listing in LISTINGS for view in listing.ready}
    wanted = {"Chưa in", "Chưa trao", "Quý này", "Thiếu số, ngày", "Chưa nhận tiền", "Năm ngoái cùng kỳ",
              "Mô hình chờ công nhận", "Ý kiến quá hạn"}  # fmt: skip
    assert wanted <= names


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one.page)
def test_the_column_that_names_the_rows_is_always_in_sight(listing: Listing) -> None:
    for columns in ("", "gone", "note", listing.usual_columns()):
        assert listing.named_by in [column.key for column, _width in listing.shown(columns)]
    assert [column.key for column, _width in listing.shown("gone")] == [
        column.key for column, _width in listing.shown("")
    ]


def test_persons_are_sorted_by_given_name_whatever_the_list_is_sorted_by() -> None:
    names = ("Trần Văn Ánh", "Nguyễn Thị Bình", "Lê An", "Đỗ Thị An")
    rows = [RecipientRow(Recipient(RecipientKind.INDIVIDUAL, name), 0, None, False) for name in names]
    view = SavedView("recipients", "", order_by="name")
    assert [row.recipient.name for row in RECIPIENTS.sort(rows, view)] == [
        "Đỗ Thị An", "Lê An", "Trần Văn Ánh", "Nguyễn Thị Bình",
    ]  # fmt: skip


def test_spans_move_with_today() -> None:
    ends = {code: span_of(code, TODAY) for code in MOVING if code != "undated"}
    assert {code: (one.start, one.end) for code, one in ends.items() if one} == {
        "month": (date(2026, 10, 1), date(2026, 10, 31)),
        "quarter": (date(2026, 10, 1), date(2026, 12, 31)),
        "year": (date(2026, 1, 1), date(2026, 12, 31)),
        "last_year": (date(2025, 1, 1), date(2025, 12, 31)),
        "quarter_before": (date(2025, 10, 1), date(2025, 12, 31)),
    }
    assert span_of("month", date(2026, 12, 31)).end == date(2026, 12, 31)  # type: ignore[union-attr]
    assert (span_of("", TODAY), span_of("undated", TODAY)) == (None, None)


def test_years_have_codes_that_move() -> None:
    for year, code in ((0, ""), (2026, "year"), (2025, "last_year"), (2019, "2019")):
        assert code_of_year(year, TODAY) == code
        assert year_of_code(code, TODAY) == year
    assert year_of_code("quarter", TODAY) is None
    assert [span_words(code) for code in ("", "quarter", "2019")] == ["Mọi lúc", "Quý này", "Năm 2019"]
