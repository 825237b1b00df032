from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from desktop.operations import imports
from desktop.operations.imports import Into, Outcome
from desktop.store.file import RecordFile
from tests.operations.imports import lists
from tests.operations.ward import code_of, draft

HEADER = (*lists.AWARDS, "Số tài khoản")


@pytest.fixture
def into(file: RecordFile) -> Into:
    return Into("awards", draft(file))


def test_refused_rows_go_back_with_notes_in_the_guilty_cells(
    file: RecordFile, into: Into, tmp_path: Path
) -> None:
    rows = (
        ("Ông Lê Văn Tám", None, "Tổ 3", None, 500_000, "0123"),
        ("Bà Đặng Thị Hường", None, "=Tổ 3", None, "năm trăm", "0456"),
        (None, None, "Tổ 3", None, 400_000, None),
    )
    seen = imports.preview(file, lists.opened(HEADER, *rows), into)
    path = tmp_path / "gửi lại.xlsx"
    assert imports.write_errors(seen, path) == 2
    page = openpyxl.load_workbook(path).active
    assert page is not None
    lines = [[cell.value for cell in row] for row in page.iter_rows()]
    assert lines[0] == ["Dòng", *HEADER, "Lý do"]
    assert lines[1][:8] == [3, 2, "Bà Đặng Thị Hường", None, "=Tổ 3", None, "năm trăm", "0456"]
    assert page["E2"].data_type == "s"
    assert page["G2"].comment is not None
    assert page["G2"].comment.text == lines[1][8]
    assert lines[2][6] == 400_000
    assert page["C3"].comment is not None
    assert page["G3"].comment is None


def test_what_was_sent_back_mended_is_taken_without_more(
    file: RecordFile, into: Into, tmp_path: Path
) -> None:
    seen = imports.preview(file, lists.opened(HEADER, (None, "Tổ trưởng", "Tổ 3", None, 400_000, None)), into)
    path = tmp_path / "gửi lại.xlsx"
    imports.write_errors(seen, path)
    book = openpyxl.load_workbook(path)
    page = book.active
    assert page is not None
    page["C2"] = "Bà Trần Hoa"
    book.save(path)
    again = imports.preview_file(file, path, into)
    assert [(row.title, row.outcome) for row in again.rows] == [("Bà Trần Hoa", Outcome.ADDED)]


def test_a_list_without_refused_rows_makes_no_workbook(file: RecordFile, into: Into, tmp_path: Path) -> None:
    seen = imports.preview(file, lists.opened(HEADER, ("Ông Lê Văn Tám",)), into)
    assert code_of(lambda: imports.write_errors(seen, tmp_path / "x.xlsx")) == "nothing_refused"
