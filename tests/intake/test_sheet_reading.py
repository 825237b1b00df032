"""The invariant of the reading, what a person may say against it, and what columns are taken for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.intake.field_tables import KINDS
from desktop.intake.fields import Why
from desktop.intake.headers import ColumnChoice, with_choice
from desktop.intake.lines import Skip
from desktop.intake.people_fields import AWARDS
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Area, Cell, RawSheet
from desktop.intake.sheet_reading import Corrections, ReadSheet, read_sheet
from desktop.records.text import clean, fold

TODAY = date(2026, 11, 22)
HEADER = ("STT", "Họ và tên", "Đơn vị", "Thành tích", "Mức thưởng")
ROWS: tuple[tuple[Cell, ...], ...] = (
    HEADER,
    (1, "Ông Lê Văn Tâm", "Tổ 3", "Khéo", 760_000),
    (2, "Bà Vũ Thị Oanh", "Tổ 5", "Giỏi", "760.000"),
)
WORDS = st.sampled_from(
    [
        *HEADER, "TT", "Họ đệm", "Tên", "Nam", "Nữ", "I. TẬP THỂ", "II", "CÁ NHÂN", "Cộng", "Tổng cộng",
        "(1)", "(2)",
        "nt", "-", "NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN", "Ghi chú: x", "Ông Lê Văn Tâm", "Tổ dân vận số 3",
        "Nơi nhận:", "DANH SÁCH HỘ GIA ĐÌNH", "15/10/2026", "1.520.000", FORMULA_WITHOUT_VALUE, "#REF!",
        "Lª V¨n T©m",
        "Nội dung", "Ngày", "Tên mô hình", "Tổ dân vận", "Ý kiến", " ", "\xa0", "x",
        "Hà Nội, ngày 5 tháng 2 năm 2026",
    ]
)  # fmt: skip
CELLS = st.one_of(
    st.none(), WORDS, WORDS, st.integers(-5, 50_000), st.floats(allow_nan=False), st.text(max_size=8),
    st.dates(),
    st.booleans(),
)  # fmt: skip
GRIDS = st.lists(st.lists(CELLS, max_size=8).map(tuple), max_size=12).map(tuple)
AREAS = st.lists(
    st.builds(lambda a, b, c, d: Area(a, b, a + c, b + d), *(st.integers(0, 5) for _ in range(4))), max_size=3
).map(tuple)


def read(
    *rows: tuple[Cell, ...], said: Corrections | None = None, merged: tuple[Area, ...] = ()
) -> ReadSheet:
    return read_sheet(RawSheet("x", rows, merged=merged), AWARDS, TODAY, said)


@settings(max_examples=150, deadline=None)
@given(GRIDS, AREAS, st.sampled_from(sorted(KINDS)), st.booleans())
def test_every_filled_line_is_a_row_or_is_named(
    rows: tuple[tuple[Cell, ...], ...], merged: tuple[Area, ...], kind: str, may_guess: bool
) -> None:
    found = read_sheet(RawSheet("x", rows, merged=merged), KINDS[kind], TODAY, may_guess=may_guess)
    filled = {
        number
        for number, row in enumerate(rows, 1)
        if any(cell is not None and clean(str(cell)) for cell in row)
    }
    taken, skipped = {row.number for row in found.rows}, [line.number for line in found.skipped]
    assert taken | {*skipped} == filled
    assert not taken & {*skipped}
    assert len(skipped) == len({*skipped})
    assert bool(found.tables) or not found.rows


def test_each_column_says_why_it_is_taken_and_what_else_it_may_be() -> None:
    rows = (
        ("Số TT", "Họ và tên / Tên tập thể", "Đơn vị công tác của người được khen", "Sở thích", None),
        (1, "A", "B", "C", "D"),
    )
    (header,) = read(*rows).tables
    assert [(one.field, one.why, one.filled) for one in header.matches] == [
        ("index", Why.SYNONYM, 1),
        ("name", Why.EXACT, 1),
        ("unit", Why.BEGINNING, 1),
        (None, Why.UNKNOWN, 1),
        (None, Why.UNKNOWN, 1),
    ]
    assert "given_name" not in header.columns
    (two_ways,) = read(("STT", "Họ tên", "Nội dung khen thưởng, hình thức khen thưởng"), (1, "A", "B")).tables
    assert (two_ways.matches[2].field, two_ways.matches[2].alternatives) == ("merit", ("form",))


def test_a_corrected_column_is_applied_and_leaves_the_one_it_was() -> None:
    said = Corrections(ColumnChoice(chosen={(1, 2): "merit", (1, 3): "note"}))
    found = read(*ROWS, said=said)
    assert [(row.values["merit"], row.values["note"]) for row in found.rows] == [
        ("Tổ 3", "Khéo"),
        ("Tổ 5", "Giỏi"),
    ]
    assert [one.why for one in found.tables[0].matches[2:4]] == [Why.CHOSEN, Why.CHOSEN]
    dropped = read(*ROWS, said=Corrections(ColumnChoice(chosen={(1, 3): None})))
    assert "merit" not in dropped.rows[0].values
    moved = with_choice(found.tables[0], {4: "merit"})
    assert moved.columns["merit"] == (4,)


def test_the_memory_of_a_sender_wins_over_the_programs_own_words() -> None:
    learned = {fold("Thành tích"): "note", fold("Đơn vị"): ""}
    found = read(*ROWS, said=Corrections(ColumnChoice(learned=learned)))
    assert [one.field for one in found.tables[0].matches] == ["index", "name", None, "note", "amount"]
    assert found.tables[0].matches[3].why is Why.LEARNED


def test_a_row_mended_in_the_grid_is_read_anew() -> None:
    broken = (*ROWS, (3, "Hòa Hảo", "Tổ 7", None, "760 nghìn rưởi"))
    assert [row.is_refused for row in read(*broken).rows] == [False, False, True]
    said = Corrections(values={(4, "name"): "Tổ Hòa Hảo", (4, "amount"): "760.000", (4, "birth_year"): ""})
    row = read(*broken, said=said).rows[2]
    assert (row.values["name"], row.values["amount"], row.problems) == ("Tổ Hòa Hảo", 760_000, ())


def test_a_kind_may_be_typed_for_a_row() -> None:
    rows = (("STT", "Họ và tên"), (1, "Hòa Hảo"))
    (row,) = read(*rows, said=Corrections(values={(2, "kind"): "Tập thể"})).rows
    assert (row.values["kind"], row.problems) == ("collective", ())


def test_an_accepted_offer_stands_in_its_cell() -> None:
    rows = (("STT", "Họ và tên", "Đơn vị"), (1, "Ông Lê Văn Tâm", "Tæ 3"))
    found = read(*rows)
    (offer,) = found.offers
    assert found.rows[0].values["unit"] == "Tæ 3"
    mended = read(*rows, said=Corrections(cells={(offer.row, offer.column): offer.after}))
    assert mended.rows[0].values["unit"] == "Tổ 3"
    assert mended.changes == ()


def test_a_sheet_without_a_header_is_read_from_its_cells_only_when_asked() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("Ông", "Lê Văn Tâm", 1955), ("Bà", "Vũ Thị Oanh", 1960))
    assert read(*rows).tables == ()
    found = read_sheet(RawSheet("x", rows), AWARDS, TODAY, may_guess=True)
    assert found.tables[0].row == 0
    assert [row.values["birth_year"] for row in found.rows] == [1955, 1960]
    assert {one.why for one in found.tables[0].matches} == {Why.CONTENT}


@pytest.mark.parametrize(
    "name",
    ["Tống Thị Nga", "Cộng đồng dân cư số 5", "Tổng công ty Điện lực", "Công Tôn Nữ Lan", "Biểu Thị Mai"],
)
def test_names_that_begin_like_a_total_are_people_and_collectives(name: str) -> None:
    rows = (("Họ và tên", "Đơn vị"), ("Ông Lê Văn Tâm", "Tổ 3"), (name, "Tổ 5"))
    assert [row.values["name"] for row in read(*rows).rows] == ["Lê Văn Tâm", name]


def test_lines_numbered_beforehand_are_no_rows() -> None:
    found = read(*ROWS, (3,), (4, None, "-", None, None), (5,))
    assert [row.number for row in found.rows] == [2, 3]
    assert [line.why for line in found.skipped] == [Skip.HEADER, *[Skip.ONLY_INDEX] * 3]


def test_a_day_in_an_achievement_does_not_end_a_list_without_numbers() -> None:
    rows = (
        ("Họ và tên", "Thành tích"),
        ("Ông Lê Văn Tâm", "Cứu người ngày 05 tháng 02 năm 2026"),
        ("Bà Vũ Thị Oanh",),
    )
    assert [row.values["name"] for row in read(*rows).rows] == ["Lê Văn Tâm", "Vũ Thị Oanh"]


def test_the_file_of_this_program_may_hold_formulas_without_values() -> None:
    """Its reader tells them as empty cells; the mark stands only in files of others."""
    rows = ((*HEADER,), (FORMULA_WITHOUT_VALUE, "Ông Lê Văn Tâm", "Tổ 3", "x", None))
    assert read(*rows).rows[0].problems == ()
    others = (HEADER, (1, "Ông Lê Văn Tâm", "Tổ 3", "x", FORMULA_WITHOUT_VALUE))
    assert [one.code for one in read(*others).rows[0].problems] == ["formula_without_value"]


def test_every_heading_of_every_kind_means_its_field() -> None:
    """No heading of a table is taken by another field of the same kind."""
    from desktop.intake.fields import Headings

    for kind in KINDS.values():
        headings = Headings(kind)
        for field in kind.fields:
            found = {title: best.key for title in field.titles if (best := headings.best(title)) is not None}
            assert found == dict.fromkeys(field.titles, field.key), kind.key


NAMED = ("STT", "Họ và tên", "Địa chỉ", "Năm sinh")
LISTED = (1, "Bà Đặng Thị Hường", "Tổ 3", 1968)
SUM = (None, "Tổng cộng", None, None)
LEADER, WHO = (None, None, "TỔ TRƯỞNG", None), (None, None, "Nguyễn Văn Minh", None)
EMPTY = (None, None, None, None)


def test_who_signs_below_the_sum_in_a_middle_column_is_no_row() -> None:
    found = read(NAMED, LISTED, SUM, EMPTY, LEADER, EMPTY, WHO)
    assert [row.number for row in found.rows] == [2]
    assert [(line.number, line.why) for line in found.skipped[-2:]] == [
        (5, Skip.SIGNATURE),
        (7, Skip.SIGNATURE),
    ]


def test_a_row_without_its_name_stays_one_that_is_refused() -> None:
    more = (2, "Ông Lê Văn Tâm", "Tổ 5", 1955)
    for rows in ((LISTED, EMPTY, WHO), (LISTED, SUM, EMPTY, WHO, more), (LISTED, SUM, more, EMPTY, WHO)):
        found = read(NAMED, *rows)
        assert [row.number for row in found.rows if row.is_refused] == [rows.index(WHO) + 2]
