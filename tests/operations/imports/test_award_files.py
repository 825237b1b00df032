from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.operations import history, imports, offices
from desktop.operations.commendations import create_commendation, open_commendation
from desktop.operations.imports import Into, ListPreview, Outcome
from desktop.records.award_rules import NewAward
from desktop.records.codes import CommendationState, Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from tests.intake.workbooks import NINE_COLUMNS, write

ANNEX = ("STT", "Họ và tên / tên tập thể", "Chức vụ, đơn vị (địa chỉ)", "Thành tích", "Mức thưởng (đồng)")


@pytest.fixture
def file(sample_file: RecordFile) -> RecordFile:
    return sample_file


@pytest.fixture
def draft(file: RecordFile) -> Commendation:
    issuer = offices.find_issuer(file, "uy ban nhan dan phuong hoan kiem")
    assert issuer.id is not None
    new = Commendation(issuer.id, Form.GIAY_KHEN, decision_date=date(2026, 10, 9), number="219/QĐ-UBND")
    return create_commendation(file, new).result().value


@pytest.fixture
def preview(file: RecordFile, draft: Commendation, tmp_path: Path) -> Callable[..., ListPreview]:
    def made(
        *rows: tuple[object, ...], into: Commendation = draft, header: tuple[str, ...] = ANNEX
    ) -> ListPreview:
        return imports.preview_file(
            file, write(tmp_path / "danh_sach.xlsx", [header, *rows]), Into("awards", into)
        )

    return made


def outcomes(shown: ListPreview) -> list[Outcome]:
    return [row.outcome for row in shown.rows]


def test_the_nine_column_form_becomes_awards(
    file: RecordFile, draft: Commendation, preview: Callable[..., ListPreview]
) -> None:
    shown = preview(
        (
            1,
            "Tập thể",
            "Tổ dân vận số 3",
            None,
            "Khu dân cư Lý Thái Tổ",
            "Tập thể",
            "Giấy khen",
            None,
            "Kinh tế",
        ),
        (2, "Bà", "Trịnh Thu Cúc", "Tổ trưởng", "Tổ dân vận số 3", "Cá nhân", "Giấy khen", None, None),
        header=NINE_COLUMNS,
    )
    result = imports.take(file, shown).result().value
    assert (result.rows, result.added, result.matched, result.refused) == (2, 2, 0, 0)
    lines = open_commendation(file, draft.id or 0).awards
    assert [
        (
            line.award.kind,
            line.award.address_form,
            line.award.printed_name,
            line.award.second_line,
            line.award.amount,
        )
        for line in lines
    ] == [
        (RecipientKind.COLLECTIVE, "Tập thể", "Tổ dân vận số 3", "Khu dân cư Lý Thái Tổ", 1_520_000),
        (RecipientKind.INDIVIDUAL, "Bà", "Trịnh Thu Cúc", "Tổ trưởng Tổ dân vận số 3", 760_000),
    ]


def test_a_second_import_of_the_same_list_adds_nobody(
    file: RecordFile, preview: Callable[..., ListPreview]
) -> None:
    rows = [(n, f"Ông Lê Văn {chr(65 + n)}", "Tổ dân phố số 5", "x", None) for n in range(5)]
    imports.take(file, preview(*rows)).result()
    again = preview(*rows)
    assert outcomes(again) == [Outcome.MATCHED] * 5
    before = record_tables(file.read)
    assert imports.take(file, again).result().value.added == 0
    assert record_tables(file.read) == before


def test_the_nth_equal_row_is_the_nth_standing_award(
    file: RecordFile, preview: Callable[..., ListPreview]
) -> None:
    row = (1, "Ông Lê Văn A", "Tổ dân phố số 5", "x", None)
    imports.take(file, preview(row)).result()
    shown = preview(row, row)
    assert outcomes(shown) == [Outcome.MATCHED, Outcome.ADDED]
    assert [problem.code for problem in shown.rows[1].problems if problem.code == "row_repeated"] == [
        "row_repeated"
    ]


def test_refused_rows_are_counted_with_their_reasons(preview: Callable[..., ListPreview]) -> None:
    shown = preview(
        (1, "Ông Lê Văn A", "x", "x", "1.520 tr"),
        (2, None, "Tổ 3", "x", None),
        (3, "Hòa Hảo", "x", "x", None),
        (4, "Ông Lê Văn B", "x", "x", None),
    )
    assert outcomes(shown) == [Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.ADDED]
    assert [[p.code for p in row.problems] for row in shown.rows[:3]] == [
        ["amount_not_understood"],
        ["name_missing"],
        ["kind_unclear"],
    ]


def test_a_known_person_is_found_by_name_unit_and_year(
    file: RecordFile, preview: Callable[..., ListPreview]
) -> None:
    imports.take(file, preview((1, "Ông Lê Văn Tám", "Tổ dân phố số 5", "x", None))).result()
    shown = preview(
        (1, "Ông LÊ VĂN TÁM", "Tổ dân phố số 5", "Thành tích khác", None),
        (2, "Ông Lê Văn Tám", "Tổ dân phố số 9", "x", None),
        into=Commendation(1, Form.GIAY_KHEN),
    )
    assert [row.card is not None for row in shown.rows] == [True, False]


def test_undo_takes_the_whole_import_back(file: RecordFile, preview: Callable[..., ListPreview]) -> None:
    before = record_tables(file.read)
    shown = preview(*[(n, f"Ông Lê Văn {chr(65 + n)}", "Tổ 5", "x", None) for n in range(20)])
    imports.take(file, shown).result()
    assert record_tables(file.read) != before
    history.undo(file).result()
    assert record_tables(file.read) == before


def test_a_commendation_that_is_not_there_comes_with_its_list_in_one_step(
    file: RecordFile, draft: Commendation, preview: Callable[..., ListPreview]
) -> None:
    before = record_tables(file.read)
    new = Commendation(draft.issuer_id, Form.GIAY_KHEN, number="300/QĐ-UBND", decision_date=date(2026, 11, 2))
    shown = preview((1, "Ông Lê Văn A", "Tổ 5", "x", None), into=new)
    result = imports.take(file, shown).result().value
    opened = open_commendation(file, result.owner_id or 0)
    assert (opened.commendation.number, opened.commendation.number_value, len(opened.awards)) == (
        "300/QĐ-UBND",
        300,
        1,
    )
    history.undo(file).result()
    assert record_tables(file.read) == before


def test_a_signed_list_takes_more_only_with_a_reason(
    file: RecordFile, preview: Callable[..., ListPreview]
) -> None:
    signed = file.read.records(
        Commendation, "WHERE state = ? ORDER BY id DESC", (CommendationState.SIGNED.value,)
    )[0]
    shown = preview((1, "Ông Lê Văn A", "Tổ 5", "x", None), into=signed)
    with pytest.raises(SoVangError, match="reason_needed"):
        imports.take(file, shown)
    assert imports.take(file, shown, reason="Bổ sung theo biên bản 05").result().value.added == 1


def test_a_sheet_is_chosen_by_its_name(file: RecordFile, draft: Commendation, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [ANNEX, (1, "Ông Lê Văn A", "x", "x", None)], sheet="Cá nhân")
    assert imports.preview_file(file, path, Into("awards", draft), sheet="Cá nhân").sheet == "Cá nhân"
    with pytest.raises(SoVangError, match="list_sheet_unknown"):
        imports.preview_file(file, path, Into("awards", draft), sheet="Tập thể")


def test_a_list_without_a_header_is_refused(file: RecordFile, draft: Commendation, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [("a", "b"), (1, 2)])
    with pytest.raises(SoVangError, match="list_without_header"):
        imports.preview_file(file, path, Into("awards", draft))


def test_the_merit_for_all_stands_where_a_row_has_none(
    file: RecordFile, draft: Commendation, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "a.xlsx",
        [ANNEX, (1, "Ông Lê Văn A", "x", None, None), (2, "Ông Lê Văn B", "x", "Riêng", None)],
    )
    shown = imports.preview_file(file, path, Into("awards", draft, merit="Chung"))
    assert [row.draft.merit for row in shown.rows if isinstance(row.draft, NewAward)] == ["Chung", "Riêng"]


@pytest.mark.parametrize(
    ("amount", "codes"), [(999, ["amount_tiny"]), (1, ["amount_tiny"]), (1_000, []), (0, [])]
)
def test_an_amount_in_thousands_is_asked_about_and_still_added(
    preview: Callable[..., ListPreview], amount: int, codes: list[str]
) -> None:
    (row,) = preview((1, "Tổ dân vận số 77", "Tổ 5", "x", amount)).rows
    assert row.outcome is Outcome.ADDED
    assert [problem.code for problem in row.problems] == codes
