"""The reading list of a conference: rounds in order, abbreviations and counts in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from desktop.errors import Conflict, SoVangError
from desktop.operations import awards, conferences
from desktop.operations.papers.announcement import save_announcement
from desktop.records.award import Award
from desktop.records.codes import ConferenceKind, Level
from desktop.records.conference import Conference
from desktop.store.file import RecordFile
from desktop.words.errors import error_sentence
from desktop.words.spoken import ABBREVIATIONS, left_abbreviated, spelled_out


def lines(file: RecordFile, conference_id: int, folder: Path) -> list[list[str]]:
    path = save_announcement(file, conference_id, folder / "công bố.xlsx")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [[str(cell) for cell in row if cell != ""] for row in rows if any(cell != "" for cell in row)]


def event_of_2022(file: RecordFile) -> int:
    (row,) = [
        row for row in conferences.list_conferences(file)
        if row.conference.held_on and row.conference.held_on.year == 2022
    ]  # fmt: skip
    return row.conference.id or 0


def test_every_round_is_announced_in_its_order_with_its_counts_in_words(
    sample_file: RecordFile, tmp_path: Path
) -> None:
    found = lines(sample_file, event_of_2022(sample_file), tmp_path)
    headings = [row[0] for row in found if row[0].startswith("ĐỢT")]
    assert headings == [
        "ĐỢT 1. TRƯỞNG BAN DÂN VẬN QUẬN ỦY HOÀN KIẾM",
        "ĐỢT 2. BÍ THƯ ĐẢNG ỦY PHƯỜNG",
        "ĐỢT 3. PHÓ BÍ THƯ ĐẢNG ỦY, CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG",
        "ĐỢT 4. PHÓ BÍ THƯ ĐẢNG ỦY PHƯỜNG",
    ]
    (second,) = [row[0] for row in found if "Bí thư Đảng ủy phường lên trao quyết định" in row[0]]
    assert second == (
        "Xin trân trọng kính mời đồng chí Bí thư Đảng ủy phường lên trao quyết định công nhận và thưởng của "
        "Đảng ủy phường Lý Thái Tổ cho mười tập thể, ba cá nhân đã có thành tích xuất sắc trong phong trào "
        "thi đua “Dân vận khéo” năm 2022."
    )
    assert ["Cộng: bốn đợt, ba mươi sáu tập thể, ba cá nhân."] in found


def test_the_names_stand_in_the_order_of_the_stage(sample_file: RecordFile, tmp_path: Path) -> None:
    conference_id = event_of_2022(sample_file)
    line = conferences.open_conference(sample_file, conference_id).rounds[1]
    backwards = [award.id or 0 for award in reversed(line.awards)]
    conferences.assign_awards(sample_file, line.round.id, backwards).result()
    found = lines(sample_file, conference_id, tmp_path)
    start = next(place for place, row in enumerate(found) if row[0].startswith("ĐỢT 2."))
    listed = [row[1] for row in found[start + 3 : start + 3 + len(backwards)]]
    assert listed[0] == "Bà Lương Thị Bích Vân"
    assert len(listed) == 13


def test_who_comes_up_in_the_recipients_place_is_named(sample_file: RecordFile, tmp_path: Path) -> None:
    conference_id = event_of_2022(sample_file)
    award: Award = conferences.open_conference(sample_file, conference_id).rounds[1].awards[-1]
    held = conferences.open_conference(sample_file, conference_id).conference.held_on
    assert held is not None
    awards.mark_paid(sample_file, [award.id or 0], held, received_by="con gái").result()
    texts = [cell for row in lines(sample_file, conference_id, tmp_path) for cell in row]
    assert f"{award.address_form} {award.printed_name} (nhận thay: con gái)" in texts


def test_a_conference_without_anybody_to_call_is_refused(sample_file: RecordFile, tmp_path: Path) -> None:
    new = Conference(ConferenceKind.SUMMING_UP, Level.WARD, "Tổng kết")
    empty = conferences.create_conference(sample_file, new).result().value
    with pytest.raises(SoVangError) as refusal:
        save_announcement(sample_file, empty.id or 0, tmp_path / "r.xlsx")
    assert refusal.value.code == "announcement_empty"
    assert "chưa có gì để công bố" in error_sentence(refusal.value.code, refusal.value.values)
    assert not (tmp_path / "r.xlsx").exists()
    with pytest.raises(Conflict):
        save_announcement(sample_file, 999, tmp_path / "r.xlsx")


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Chủ tịch UBND phường", "Chủ tịch Ủy ban nhân dân phường"),
        ("UB MTTQ Việt Nam phường", "Ủy ban Mặt trận Tổ quốc Việt Nam phường"),
        ("Hội LHPN, TDP số 5", "Hội Liên hiệp Phụ nữ, Tổ dân phố số 5"),
        ("TP. Hà Nội", "Thành phố Hà Nội"),
        ("Tổ dân vận số 3", "Tổ dân vận số 3"),
        ("UBNDX", "UBNDX"),
    ],
)
def test_abbreviations_are_read_in_full(text: str, full: str) -> None:
    assert spelled_out(text) == full


def test_unknown_abbreviations_are_named_and_names_in_capitals_are_not() -> None:
    assert left_abbreviated("Khéo trong ANXH, đợt II, phường Lý Thái Tổ") == ["ANXH"]
    assert left_abbreviated("TỔ DÂN VẬN SỐ 3") == []


@given(st.text(alphabet="aâbcdđêg ,.“”0123", max_size=40))
def test_text_without_abbreviations_stays(text: str) -> None:
    assert spelled_out(text) == text


def test_no_abbreviation_is_read_as_another() -> None:
    assert all(left_abbreviated(full) == [] for full in ABBREVIATIONS.values())
