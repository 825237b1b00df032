"""A folder of 48 messy lists: every row and every file is accounted for, with its sender and its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.operations.consolidation import consolidate, files_in, gathering, sender_troubles
from desktop.operations.consolidation.troubles import file_troubles
from desktop.records.senders import Expected, SenderState
from tests.intake.workbooks import write
from tests.operations.consolidation.conftest import NOW, Received
from tests.operations.consolidation.folder import AFTER, saved

HEADER = ("STT", "Họ và tên", "Năm sinh", "Đơn vị")


def test_every_row_of_every_mess_is_taken_or_refused(received: Received) -> None:
    found = {file.name: (file.sender, file.rows, file.refused) for file in received.whole.files}
    lists = [one for one in received.sent if one.rows]
    assert len(lists) >= 20
    for one in lists:
        assert found[one.name] == (one.sender, one.rows, one.refused)
    totals = received.whole.totals
    assert totals.rows == totals.taken + totals.refused == len(received.whole.rows)
    assert totals.taken == len(received.whole.taken)
    assert totals.refused == sum(one.refused for one in received.sent)


def test_every_file_is_read_or_refused_with_why(received: Received) -> None:
    totals = received.whole.totals
    assert (
        totals.files == totals.read + totals.refused_files == len(received.sent) + len(received.strange) + 1
    )
    codes = {file.name: file.refusal.code for file in received.whole.files if file.refusal}
    assert codes == {
        "TDP 21 - no_list.xlsx": "list_without_header",
        "TDP 71 - scan.pdf": "list_not_a_workbook",
        "TDP 72 - hong.xlsx": "list_damaged",
        "TDP 73 - trong.xlsx": "list_empty",
    }


def test_each_row_says_where_it_stood(received: Received) -> None:
    row = next(one for one in received.whole.rows if one.origin.file == "TDP 02 - far_down.xlsx")
    assert (row.origin.sender, row.origin.sheet) == ("Tổ dân phố số 2", "Sheet")
    assert row.value("name") == "Tổ dân vận số 3"
    assert row.origin.row > 10


def test_senders_are_sent_late_missing_or_unreadable(received: Received) -> None:
    states = {one.name: one.state for one in received.whole.senders}
    assert states["Tổ dân phố số 1"] is SenderState.SENT
    assert states["Tổ dân phố số 5"] is SenderState.LATE
    assert states["Tổ dân phố số 21"] is SenderState.UNREADABLE
    assert states["Tổ dân phố số 49"] is states["Tổ dân phố số 50"] is SenderState.MISSING
    assert states["Phường Cửa Nam"] is SenderState.SENT
    unexpected = [one.name for one in received.whole.senders if not one.is_expected]
    assert unexpected == ["TDP 71 - scan", "TDP 72 - hong", "TDP 73 - trong"]


def test_what_is_no_row_of_a_list_is_kept_with_what_it_is(received: Received) -> None:
    skipped = {(one.origin.file, str(one.line.why)) for one in received.whole.left}
    assert ("TDP 12 - totals.xlsx", "total") in skipped
    assert ("TDP 13 - signatures.xlsx", "signature") in skipped
    assert ("TDP 07 - headings.xlsx", "heading") in skipped


def test_the_lists_of_a_report_of_ours_are_rows_and_its_forms_are_not(received: Received) -> None:
    rows = [row for row in received.whole.rows if row.origin.sender == "Phường Cửa Nam"]
    assert {row.origin.sheet for row in rows} == {
        "Danh sách khen thưởng",
        "Danh sách mô hình",
        "Biểu hoạt động",
    }
    assert not any(row.row.is_refused for row in rows)


def test_columns_that_are_not_taken_are_told(received: Received) -> None:
    sender = next(one for one in received.whole.senders if one.name == "Tổ dân phố số 18")
    assert sender_troubles(received.whole, sender) == ["Cột không lấy: “Số CCCD”, “Ký nhận”."]


def test_a_folder_in_the_folder_names_the_sender(tmp_path: Path) -> None:
    place = tmp_path / "KDC 4"
    place.mkdir()
    write(place / "danh sach.xlsx", [HEADER, (1, "Bà Đặng Thị Hường", 1968, "Tổ dân vận số 3")])
    whole = consolidate(tmp_path, NOW, Expected(("Khu dân cư số 4",)))
    assert [(one.name, one.rows) for one in whole.senders] == [("Khu dân cư số 4", 1)]
    assert whole.rows[0].origin.file == str(Path("KDC 4", "danh sach.xlsx"))


def test_what_was_written_into_the_folder_is_not_read_as_sent(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", [HEADER])
    write(tmp_path / "out.xlsx", [HEADER])
    assert [path.name for path in files_in(tmp_path, [tmp_path / "out.xlsx"])] == ["a.xlsx"]


@pytest.mark.parametrize("name", ["~$a.xlsx", ".hidden.xlsx", "Thumbs.db", ".~lock.a.xlsx#"])
def test_what_programs_leave_behind_is_nobodys_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(SoVangError, match="folder_without_files"):
        files_in(tmp_path)


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path)
    write(tmp_path / "a.xlsx", [HEADER])
    assert [path.name for path in files_in(tmp_path)] == ["a.xlsx"]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SoVangError, match="folder_missing"):
        files_in(tmp_path / "nowhere")


def test_a_whole_disk_is_refused_before_all_of_it_is_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (tmp_path / f"{number}.xlsx").touch()
    monkeypatch.setattr(gathering, "MOST_FILES", 4)
    with pytest.raises(SoVangError, match="folder_too_large"):
        files_in(tmp_path)


def test_a_folder_that_cannot_be_listed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_folder: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", forbidden)
    with pytest.raises(SoVangError, match="folder_unreadable"):
        files_in(tmp_path)


def test_a_file_that_goes_while_others_are_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.xlsx", [HEADER])
    gone = tmp_path / "b.xlsx"
    monkeypatch.setattr(gathering, "files_in", lambda *_words: [tmp_path / "a.xlsx", gone])
    whole = consolidate(tmp_path, NOW)
    assert [(one.name, one.refusal and one.refusal.code, one.saved_at) for one in whole.files[1:]] == [
        ("b.xlsx", "file_missing", NOW)
    ]


def test_stopping_raises_through_and_leaves_nothing(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path / f"{number}.xlsx", [HEADER, (1, "Bà Đặng Thị Hường", 1968, "")])

    class Enough(Exception):  # noqa: N818
        pass

    def told(_done: int, _of: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        consolidate(tmp_path, NOW, told=told)


def test_one_sender_may_send_several_files(tmp_path: Path) -> None:
    for number in (1, 2):
        row = (1, "Bà Đặng Thị Hường", 1968, f"Tổ {number}")
        path = write(tmp_path / f"TDP 3 lan {number}.xlsx", [HEADER, row])
        saved(path, AFTER)
    (sender,) = consolidate(tmp_path, NOW, Expected(("Tổ dân phố số 3",))).senders
    assert (sender.rows, len(sender.files)) == (2, 2)


def test_a_file_sent_twice_byte_for_byte_gives_its_rows_once(tmp_path: Path) -> None:
    one = write(tmp_path / "TDP 3.xlsx", [HEADER, (1, "Bà Đặng Thị Hường", 1968, "Tổ 3")])
    (tmp_path / "TDP 4.xlsx").write_bytes(one.read_bytes())
    for name in ("TDP 5.pdf", "TDP 6.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    whole = consolidate(tmp_path, NOW)
    assert [(file.name, file.rows, file.same_as) for file in whole.files][:2] == [
        ("TDP 3.xlsx", 1, ""),
        ("TDP 4.xlsx", 0, "TDP 3.xlsx"),
    ]
    totals = whole.totals
    assert (totals.files, totals.read, totals.refused_files, totals.rows, len(whole.rows)) == (4, 2, 2, 1, 1)
    assert whole.repeats == ()
    assert file_troubles(whole, whole.files[1]) == ["Trùng nội dung với TDP 3.xlsx, không lấy lại các dòng."]


def test_files_of_one_size_that_differ_are_both_taken(tmp_path: Path) -> None:
    for name, who in (("a.csv", "Hường"), ("b.csv", "Hương")):
        (tmp_path / name).write_text(f"STT,Họ và tên,Năm sinh\n1,Bà Đặng Thị {who},1968\n", "utf-8-sig")
    whole = consolidate(tmp_path, NOW)
    assert [(file.same_as, file.rows) for file in whole.files] == [("", 1), ("", 1)]


def test_a_folder_around_the_received_one_hides_no_file(tmp_path: Path) -> None:
    place = tmp_path / "đã nhận"
    place.mkdir()
    write(place / "a.xlsx", [HEADER])
    assert [path.name for path in files_in(place, [tmp_path])] == ["a.xlsx"]
