from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.errors import Conflict, StorageTrouble
from desktop.operations import attendance, conferences, opinions, register, reports
from desktop.operations.papers.conference_papers import save_opinions, save_sign_in_sheet
from desktop.records.attendance import Guest
from desktop.records.codes import ConferenceKind, Level
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from tests.operations import dialogue
from tests.operations.dialogue import DIALOGUE, NOW, REVIEW

Cells = list[list[object]]
OLD = date(2022, 10, 13)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with dialogue.opened(tmp_path) as opened:
        yield opened


def rows(path: Path, sheet: int = 0) -> Cells:
    return [list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_index(sheet).to_python()]


def table(found: Cells) -> Cells:
    """The rows under the table's head, down to the first that belongs to the foot."""
    head = next(place for place, row in enumerate(found) if row[0] == "STT")
    return [row for row in found[head + 1 :] if any(cell != "" for cell in row)]


def test_delegates_sign_block_by_block_in_the_order_of_their_given_names(
    file: RecordFile, tmp_path: Path
) -> None:
    attendance.add_guests(file, REVIEW, [Guest(0, 0, "Vũ Thị Kim Oanh")]).result()
    path = save_sign_in_sheet(file, REVIEW, tmp_path / "ky-ten.xlsx", empty_lines=2)
    found = rows(path)
    assert [row[0] for row in found if row[0] and str(row[0]).startswith(("DANH", "Hội nghị", "(14"))] == [
        "DANH SÁCH ĐẠI BIỂU KÝ TÊN",
        "Hội nghị sơ kết",
        "(14:00, ngày 20/09/2026, Hội trường UBND phường)",
    ]
    lines = table(found)
    headings = [row[0] for row in lines if isinstance(row[0], str)]
    assert headings == ["UB MTTQ và đoàn thể", "Tổ dân vận, tổ dân phố", "Khách mời", "Đại biểu khác"]
    numbers = [row[0] for row in lines if isinstance(row[0], float)]
    assert numbers == list(range(1, 18 + 26 + 3 + 1 + 2 + 1))
    named = [(row[1], row[2]) for row in lines if row[1]]
    assert named == [
        ("Nguyễn Hoàng An", ""),
        ("Đặng Thị Hường", "Hội viên"),
        ("Lê Văn Tâm", "Tổ trưởng"),
        ("Vũ Thị Kim Oanh", ""),
    ]


def test_a_conference_without_blocks_still_has_lines_to_sign(file: RecordFile, tmp_path: Path) -> None:
    lines = table(rows(save_sign_in_sheet(file, DIALOGUE, tmp_path / "ky-ten.xlsx")))
    assert [row[0] for row in lines] == ["Đại biểu khác", 1, 2, 3, 4, 5]


def test_the_opinions_of_a_conference_say_how_they_stand(file: RecordFile, tmp_path: Path) -> None:
    opinion = file.read.get(Opinion, 2)
    assert opinion is not None
    opinions.record_answer(
        file, opinion, answer="Đã đổi giờ thu gom.", answered_on=date(2026, 10, 1)
    ).result()
    found = rows(save_opinions(file, DIALOGUE, tmp_path / "y-kien.xlsx"))
    lines = [row for row in table(found) if isinstance(row[0], float)]
    assert [(row[5], row[6]) for row in lines] == [
        ("Quá hạn 5 ngày", ""),
        ("Đã trả lời 01/10", "Đã đổi giờ thu gom."),
        ("Đã chuyển cấp trên", ""),
    ]
    assert lines[0][1:5] == [
        "Đèn chiếu sáng ngõ 12 hỏng",
        "Bà Đặng Thị Hường, Tổ dân vận số 3",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        date(2026, 10, 7),
    ]
    assert lines[2][3] == "UBND Thành phố"
    closing = "Tính đến ngày 12/10/2026: 3 ý kiến · 1 quá hạn · 1 đã chuyển cấp trên · 1 đã trả lời."
    assert closing in [row[0] for row in found]


def test_form_3_has_a_line_for_each_conference_whose_states_add_up(file: RecordFile, tmp_path: Path) -> None:
    path = tmp_path / "bieu-3.xlsx"
    written = reports.write_report(file, "opinions", parse_period("2026-Q3"), path, program_version="0.3")
    names = CalamineWorkbook.from_path(path).sheet_names
    assert names == ["Biểu hội nghị, đối thoại", "Danh sách ý kiến"]
    lines = [row for row in table(rows(path)) if isinstance(row[0], float)]
    assert [(row[2], *row[6:12]) for row in lines] == [
        ("Hội nghị đối thoại", "", 3, 0, 0, 2, 1),
        ("Hội nghị sơ kết", 43, 0, 0, 0, 0, 0),
    ]
    (totals,) = (row for row in table(rows(path)) if row[0] == "Cộng")
    assert totals[6:12] == [43, 3, 0, 0, 2, 1]
    (received,) = (one for one in written.figures if one.id == "opinions.received" and one.by is None)
    assert totals[7] == received.value
    listed = [row for row in table(rows(path, 1)) if isinstance(row[0], float)]
    assert len(listed) == received.value
    assert [row[5] for row in listed] == ["Còn 7 ngày", "Còn 18 ngày", "Đã chuyển cấp trên"]


def test_a_period_that_is_not_over_tells_no_future(tmp_path: Path) -> None:
    """On 12/10 the opinion due on 18/10 is not overdue in the report of the year; on 31/12 it would be."""
    with dialogue.opened(tmp_path) as file:
        now = reports.activity_report(file, parse_period("2026")).figures
    late = datetime(2027, 1, 5, 8, 0)  # noqa: DTZ001 - the register's clock is the PC's own
    with RecordFile(tmp_path / "hoi-nghi.sovang", user="mai", now=lambda: late) as file:
        later = reports.activity_report(file, parse_period("2026")).figures
    overdue = [
        [one.value for one in found if one.id == "opinions.overdue" and one.by is None]
        for found in (now, later)
    ]
    assert overdue == [[1], [2]]


def test_what_cannot_be_written_is_told(file: RecordFile, tmp_path: Path) -> None:
    with pytest.raises(Conflict, match="deleted_by_another"):
        save_sign_in_sheet(file, 99, tmp_path / "a.xlsx")
    with pytest.raises(StorageTrouble, match="output_folder_missing"):
        save_opinions(file, DIALOGUE, tmp_path / "gone" / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_people_who_are_only_counted_as_a_whole_have_a_line_each(file: RecordFile, tmp_path: Path) -> None:
    new = Conference(ConferenceKind.FESTIVAL, Level.WARD, "Ngày hội", invited=12)
    festival = conferences.create_conference(file, new).result().value
    lines = table(rows(save_sign_in_sheet(file, festival.id or 0, tmp_path / "ky-ten.xlsx", empty_lines=2)))
    assert [row[0] for row in lines if isinstance(row[0], str)] == ["Đại biểu được mời", "Đại biểu khác"]
    assert len([row for row in lines if isinstance(row[0], float)]) == 12 + 2


def test_the_papers_of_a_former_ward_carry_the_head_of_their_host(tmp_path: Path) -> None:
    path = tmp_path / "mau.sovang"
    register.create_register(path, user="Mai", now=lambda: NOW, sample=True)
    with register.open_register(path, user="Mai") as opened:
        old = next(
            row.conference for row in conferences.list_conferences(opened) if row.conference.held_on == OLD
        )
        save_sign_in_sheet(opened, old.id or 0, tmp_path / "ky-ten.xlsx")
    head = " ".join(str(cell) for row in rows(tmp_path / "ky-ten.xlsx")[:4] for cell in row)
    assert "LÝ THÁI TỔ" in head
    assert "HOÀN KIẾM" not in head.replace("QUẬN HOÀN KIẾM", "").replace("QUẬN ỦY HOÀN KIẾM", "")
