"""The consolidated workbook and the senders' error workbooks, opened again."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from desktop.errors import StorageTrouble
from desktop.operations.consolidation import consolidate, write_consolidation, write_error_files
from desktop.words import consolidation as said
from tests.intake.workbooks import write
from tests.operations.consolidation.conftest import NOW, Received

Lines = list[list[object]]


@pytest.fixture(scope="module")
def written(received: Received, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "tổng hợp.xlsx"
    write_consolidation(received.whole, path, program_version="0.1.0")
    return path


def lines(path: Path, sheet: str) -> Lines:
    book = openpyxl.load_workbook(path, data_only=True)
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def below_head(found: Lines) -> tuple[list[object], Lines]:
    at = next(place for place, line in enumerate(found) if line[0] == "STT")
    return found[at], found[at + 1 :]


def test_every_taken_row_is_listed_with_sender_file_sheet_and_row(received: Received, written: Path) -> None:
    head, rows = below_head(lines(written, said.SHEETS["awards"]))
    taken = [row for row in received.whole.taken if row.kind == "awards"]
    assert rows.pop()[0] == "Cộng"
    assert len(rows) == len(taken)
    places = [head.index(title) for title in ("Nơi gửi", "Tệp", "Trang", "Dòng")]
    found = [tuple(row[place] or "" for place in places) for row in rows]
    assert found == [(one.origin.sender, one.origin.file, one.origin.sheet, one.origin.row) for one in taken]


def test_amounts_are_added_by_a_formula_with_its_value(received: Received, written: Path) -> None:
    head, rows = below_head(lines(written, said.SHEETS["awards"]))
    place = head.index("Mức thưởng")
    amounts = [row.value("amount") for row in received.whole.taken if row.kind == "awards"]
    assert rows[-1][place] == sum(one for one in amounts if isinstance(one, int)) > 0
    formula = openpyxl.load_workbook(written)[said.SHEETS["awards"]]
    assert str(formula.cell(formula.max_row, place + 1).value).startswith("=SUM(")


def test_the_first_sheet_counts_every_file_and_names_who_is_missing(
    received: Received, written: Path
) -> None:
    found = lines(written, said.SENDERS)
    totals = received.whole.totals
    assert [line[0] for line in found[1:3]] == [
        f"{totals.files} tệp: {totals.read} đọc được, {totals.refused_files} không đọc được.",
        f"{totals.rows} dòng: {totals.taken} nhận, {totals.refused} cần nơi gửi sửa.",
    ]
    _head, rows = below_head(found)
    total = rows.pop()
    assert total[5:8] == [totals.rows, totals.taken, totals.refused]
    assert [row[1] for row in rows if row[2] == "Thiếu"] == ["Tổ dân phố số 49", "Tổ dân phố số 50"]
    assert sum(row[3] not in (None, "") for row in rows) == totals.files


def test_the_refused_rows_stand_on_a_sheet_with_their_reasons(received: Received, written: Path) -> None:
    _head, rows = below_head(lines(written, said.REFUSED))
    assert len(rows) == received.whole.totals.refused
    assert all(row[3] for row in rows)


def test_a_consolidated_workbook_in_the_folder_is_nobodys_list(written: Path, tmp_path: Path) -> None:
    shutil.copy(written, tmp_path / "cũ.xlsx")
    (file,) = consolidate(tmp_path, NOW).files
    assert file.refusal is not None
    assert file.refusal.code == "list_is_consolidation"


def test_each_sender_with_problems_gets_its_rows_back(received: Received, tmp_path: Path) -> None:
    errors = write_error_files(received.whole, tmp_path / "lỗi")
    refused: dict[str, int] = {}
    for one in received.sent:
        if one.refused:
            refused[one.sender] = one.refused
    assert {one.sender: one.rows for one in errors} == refused
    amounts = next(one for one in errors if one.sender == "Tổ dân phố số 33")
    assert amounts.path.name == "Cần sửa - Tổ dân phố số 33.xlsx"
    page = openpyxl.load_workbook(amounts.path).worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0][0] == "Dòng"
    assert rows[0][-1] == "Lý do"
    assert len(rows) == 3
    assert "không phải số" in str(rows[1][-1])


def test_a_corrected_error_workbook_is_read_as_a_list(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    header = ("STT", "Họ và tên", "Năm sinh")
    write(place / "TDP 3.xlsx", [header, (1, "Bà Đặng Thị Hường", "không rõ"), (2, "Ông Lê Văn Tâm", 1950)])
    (error,) = write_error_files(consolidate(place, NOW), tmp_path / "back")
    book = openpyxl.load_workbook(error.path)
    book.worksheets[0].cell(2, 4).value = 1968
    book.save(error.path)
    whole = consolidate(tmp_path / "back", NOW)
    assert [(row.value("name"), row.value("birth_year")) for row in whole.taken] == [("Đặng Thị Hường", 1968)]


def test_without_errors_no_folder_is_made(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    write(place / "a.xlsx", [("STT", "Họ và tên"), (1, "Bà Đặng Thị Hường")])
    assert write_error_files(consolidate(place, NOW), tmp_path / "errors") == ()
    assert not (tmp_path / "errors").exists()


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    csv = "STT;Họ và tên;Ghi chú\n1;Bà Đặng Thị Hường;=1+1\n"
    (place / "TDP 1.csv").write_text(csv, "utf-8")
    write_consolidation(consolidate(place, NOW), tmp_path / "out.xlsx", program_version="0.1.0")
    page = openpyxl.load_workbook(tmp_path / "out.xlsx")[said.SHEETS["awards"]]
    cell = next(cell for row in page.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type in ("s", "inlineStr")


def test_a_place_that_cannot_be_written_is_said(received: Received, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="output_folder_missing"):
        write_consolidation(received.whole, tmp_path / "nowhere" / "out.xlsx", program_version="0.1.0")
