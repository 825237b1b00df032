from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import FileRefused, SoVangError
from desktop.intake.fields import Why
from desktop.intake.raw import Flavour, RawBook, RawSheet
from desktop.operations import history, imports
from desktop.operations.imports import Into, OpenedList, Outcome
from desktop.records.activity import Activity
from desktop.records.award import Award
from desktop.records.import_mapping import ImportMapping
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from tests.intake.workbooks import write
from tests.operations.imports import lists
from tests.operations.ward import draft

ODD = ("STT", "Họ và tên", "Đơn vị", "Ý kiến của khối")


def test_a_column_corrected_once_is_known_the_next_time(file: RecordFile) -> None:
    into = Into("awards", draft(file))
    row = ("Ông Lê Văn Tám", "Tổ 3", "Hòa giải ở cơ sở")
    seen = imports.preview(file, lists.opened(ODD, row), into)
    assert [match.field for match in seen.read.tables[0].matches][3] is None
    seen = imports.again(file, seen, corrections=imports.with_column(seen, 0, 3, "merit"))
    assert seen.read.tables[0].matches[3].why is Why.CHOSEN
    before = record_tables(file.read)
    imports.take(file, seen).result()
    assert file.read.records(Award)[0].merit == "Hòa giải ở cơ sở"
    other = imports.preview(file, lists.opened(ODD, ("Bà Trần Hoa", "Tổ 4", "Thăm hỏi")), into)
    assert (other.read.tables[0].matches[3].field, other.read.tables[0].matches[3].why) == (
        "merit",
        Why.LEARNED,
    )
    strange = imports.preview(file, lists.opened((*ODD[:3], "Ghi chú", ODD[3]), ("A", "B", "", "c")), into)
    assert strange.read.tables[0].matches[4].field is None
    history.undo(file).result()
    assert record_tables(file.read) == before
    assert file.read.records(ImportMapping) == []


def test_a_column_may_be_left_out_for_good(file: RecordFile) -> None:
    into = Into("awards", draft(file))
    opened = lists.opened(lists.AWARDS, ("Ông Lê Văn Tám", None, "Tổ 3", "Bí mật", None))
    seen = imports.preview(file, opened, into)
    seen = imports.again(file, seen, corrections=imports.with_column(seen, 0, 4, None))
    imports.take(file, seen).result()
    assert file.read.records(Award)[0].merit == ""
    assert imports.preview(file, opened, into).read.tables[0].matches[4].field is None


def test_each_sender_has_its_own_meaning_of_the_same_heading(file: RecordFile) -> None:
    into = Into("awards", draft(file))
    row = (1, "Ông Lê Văn Tám", "Tổ 3", "Hòa giải ở cơ sở")

    def of(sender: str) -> OpenedList:
        rows = (("ĐẢNG ỦY PHƯỜNG",), (sender,), (), ("DANH SÁCH ĐỀ NGHỊ",), ODD, row)
        return OpenedList("danh_sach.xlsx", RawBook((RawSheet("Danh sách", rows),)))

    for sender, field in (("CHI BỘ SỐ 1", "merit"), ("CHI BỘ SỐ 2", "note")):
        seen = imports.preview(file, of(sender), into)
        imports.take(
            file, imports.again(file, seen, corrections=imports.with_column(seen, 0, 3, field))
        ).result()
    found = [imports.preview(file, of(f"CHI BỘ SỐ {number}"), into).read.tables[0] for number in (1, 2, 3)]
    assert [table.matches[3].field for table in found] == ["merit", "note", "note"]
    assert [one.sender for one in file.read.records(ImportMapping)] == [
        "dang uy phuong | chi bo so 1",
        "dang uy phuong | chi bo so 2",
    ]


def test_a_cell_is_mended_in_the_preview(file: RecordFile) -> None:
    opened = lists.opened(lists.RECIPIENTS, (None, 1950, None, "Tổ 3", "Cá nhân", None))
    seen = imports.preview(file, opened, Into("recipients"))
    assert seen.rows[0].outcome is Outcome.REFUSED
    seen = imports.again(file, seen, corrections=imports.mended(seen, 0, "name", "Bà Trần Hoa"))
    assert seen.rows[0].outcome is Outcome.ADDED
    imports.take(file, seen).result()
    assert file.read.records(Recipient)[0].name == "Trần Hoa"


def test_an_offer_of_an_old_font_is_taken_when_accepted(file: RecordFile) -> None:
    opened = lists.opened(lists.RECIPIENTS, ("§ç ThÞ Lan", None, None, "Tổ 3", "Cá nhân", None))
    seen = imports.preview(file, opened, Into("recipients"))
    changes = seen.read.changes
    assert [change.after for change in changes] == ["Đỗ Thị Lan"]
    seen = imports.again(file, seen, corrections=imports.with_offers(seen, changes))
    assert seen.rows[0].title == "Đỗ Thị Lan"


def test_a_sheet_is_chosen_by_its_name(file: RecordFile) -> None:
    first, second = (lists.opened(lists.RECIPIENTS, (name,)).book.sheets[0] for name in ("Lê An", "Lê Bình"))
    book = RawBook((RawSheet("Bìa", (("Kính gửi",),)), replace(first, name="A"), replace(second, name="B")))
    opened = OpenedList("x.xlsx", book)
    seen = imports.preview(file, opened, Into("recipients"))
    assert (seen.sheet, seen.sheets, seen.rows[0].title) == ("A", ("A", "B"), "Lê An")
    assert imports.again(file, seen, sheet="B").rows[0].title == "Lê Bình"
    with pytest.raises(SoVangError) as refused:
        imports.preview(file, opened, Into("recipients"), sheet="C")
    assert refused.value.code == "list_sheet_unknown"
    with pytest.raises(FileRefused):
        imports.preview(file, opened, Into("recipients"), sheet="Bìa")


def test_a_list_is_looked_at_as_another_kind(file: RecordFile) -> None:
    opened = lists.opened(("STT", "Nội dung", "Ngày"), ("Tặng quà", "12/1/2026"))
    seen = imports.preview(file, opened, Into("activities"))
    assert imports.again(file, seen, into=Into("conferences")).into.kind == "conferences"


def test_pasted_rows_need_no_header(file: RecordFile) -> None:
    pasted = {Flavour.TEXT: "1\tÔng Lê Văn Tám\tTổ dân phố số 5\n2\tBà Trần Hoa\tTổ dân phố số 6\n".encode()}
    seen = imports.preview_pasted(file, pasted, Into("awards", draft(file)))
    assert [row.title for row in seen.rows] == ["Ông Lê Văn Tám", "Bà Trần Hoa"]
    assert seen.name == "bảng vừa dán"
    assert imports.take(file, seen).result().value.added == 2


def test_several_files_each_go_in_as_one_step(file: RecordFile, tmp_path: Path) -> None:
    def path(name: str, *rows: tuple[object, ...]) -> Path:
        return write(tmp_path / name, [lists.ACTIVITIES, *rows])

    gift = (1, "Tặng quà", "Hỗ trợ", "12/1/2026", "Hộ bà Năm", 500_000)
    visit = (2, "Thăm hỏi", "Thăm hỏi", "13/1/2026", "Hộ ông Ba", None)
    empty = write(tmp_path / "bìa.xlsx", [("Kính gửi",)])
    paths = [path("một.xlsx", gift), empty, path("hai.xlsx", gift, visit)]
    seen = imports.preview_many(file, paths, Into("activities"))
    assert [one.refusal.code if one.refusal else "" for one in seen] == ["", "list_without_header", ""]
    assert imports.total(seen) == imports.Counts(3, 3, 0, 0, 0)
    done = imports.take_many(file, seen)
    counts = [(one.added, one.matched) for one in done if isinstance(one, imports.ListResult)]
    assert counts == [(1, 0), (1, 1)]
    history.undo(file).result()
    assert [one.title for one in file.read.records(Activity)] == ["Tặng quà"]
