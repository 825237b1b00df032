from datetime import date

import pytest

from desktop.intake.people_fields import AWARDS
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Cell, RawSheet
from desktop.intake.sheet_reading import read_sheet
from desktop.records.codes import RecipientKind
from tests.intake.award_rows import ListRow, award_rows
from tests.intake.workbooks import NINE_COLUMNS


def read(*rows: tuple[Cell, ...]) -> list[ListRow]:
    read = read_sheet(RawSheet("x", rows), AWARDS, date(2026, 11, 22))
    assert read.tables
    return award_rows(read)


ANNEX = ("STT", "Họ và tên / tên tập thể", "Chức vụ, đơn vị (địa chỉ)", "Thành tích", "Mức thưởng (đồng)")


def test_a_row_of_the_nine_column_form() -> None:
    (row,) = read(
        NINE_COLUMNS,
        (
            1,
            "Bà",
            "Đặng Thị Hường",
            "Tổ trưởng",
            "Tổ dân vận số 3",
            "Cá nhân",
            "Giấy khen",
            "Người trực tiếp",
            "Kinh tế",
        ),
    )
    assert (row.number, row.name, row.kind) == (2, "Đặng Thị Hường", RecipientKind.INDIVIDUAL)
    assert (row.address_form, row.position, row.unit) == ("Bà", "Tổ trưởng", "Tổ dân vận số 3")
    assert row.second_line == ""
    assert row.problems == ()


def test_headings_column_numbers_totals_and_signatures_are_not_recipients() -> None:
    rows = read(
        ANNEX,
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("I. TẬP THỂ", None, "2 tập thể"),
        (1, "Tổ dân vận số 3", "Khu dân cư số 1", "x", 1_520_000),
        (2, "Chi hội Phụ nữ số 6", "Hội LHPN phường", "x", "1.520.000"),
        ("II", "HỘ GIA ĐÌNH"),
        (1, "Lê Văn Tâm", "Số 12, Tổ dân phố số 5", "x", 1_140_000.0),
        ("III. CÁ NHÂN",),
        (1, "Y", "Tổ dân phố số 5", "x", None),
        ("Cộng", None, None, None, 4_180_000),
        ("NGƯỜI LẬP BIỂU", None, None, "CHỦ TỊCH"),
        (None, "Trần Quang Bình"),
    )
    assert [(row.name, row.kind, row.amount) for row in rows] == [
        ("Tổ dân vận số 3", RecipientKind.COLLECTIVE, 1_520_000),
        ("Chi hội Phụ nữ số 6", RecipientKind.COLLECTIVE, 1_520_000),
        ("Lê Văn Tâm", RecipientKind.HOUSEHOLD, 1_140_000),
        ("Y", RecipientKind.INDIVIDUAL, None),
    ]
    assert all(row.problems == () for row in rows)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tô Hoài", RecipientKind.INDIVIDUAL),
        ("Đoàn Văn Hậu", RecipientKind.INDIVIDUAL),
        ("Hồ Bá Kiện", RecipientKind.INDIVIDUAL),
        ("ĐẶNG THỊ HƯỜNG", RecipientKind.INDIVIDUAL),
        ("Thượng tá Lê Minh", RecipientKind.INDIVIDUAL),
        ("Tổ dân vận số 3", RecipientKind.COLLECTIVE),
        ("Đoàn Thanh niên phường", RecipientKind.COLLECTIVE),
        ("Hộ bà Vũ Thị Kim Oanh", RecipientKind.HOUSEHOLD),
        ("Hòa Hảo", None),
    ],
)
def test_the_kind_is_read_from_a_name_with_its_marks(name: str, kind: RecipientKind | None) -> None:
    (row,) = read(ANNEX, (1, name, "x", "x", None))
    assert row.kind == kind
    assert [problem.code for problem in row.problems] == ([] if kind else ["kind_unclear"])


def test_every_bad_cell_is_a_reason_of_its_own() -> None:
    (row,) = read(
        (*ANNEX, "Năm sinh"),
        (1, None, "Tổ 3", "x", "1.520 tr", "không rõ"),
    )
    assert [(problem.field, problem.code) for problem in row.problems] == [
        ("name", "name_missing"),
        ("amount", "amount_not_understood"),
        ("birth_year", "birth_year_not_understood"),
    ]


def test_a_formula_without_its_value_is_refused_and_not_read_as_empty() -> None:
    (row,) = read(ANNEX, (1, "Tổ dân vận số 3", "x", "x", FORMULA_WITHOUT_VALUE))
    assert [(problem.field, problem.code) for problem in row.problems] == [
        ("amount", "formula_without_value")
    ]


def test_a_birth_year_is_read_from_a_date_a_number_and_a_text() -> None:
    rows = read(
        (*ANNEX, "Năm sinh"),
        (1, "Ông Lê Văn A", "x", "x", None, 1968),
        (2, "Ông Lê Văn B", "x", "x", None, "02/5/1971"),
        (3, "Ông Lê Văn C", "x", "x", None, None),
    )
    assert [row.birth_year for row in rows] == [1968, 1971, None]
