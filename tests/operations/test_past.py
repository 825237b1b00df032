"""Two old wards bring their years; how they are counted is in test_merged_wards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.operations import backups, offices, past, register
from desktop.operations.commendations import list_commendations, open_commendation
from desktop.operations.history import history, undo
from desktop.operations.past import PastGuess, PastList, PastTaken
from desktop.records.codes import Form
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from tests.intake.workbooks import write
from tests.operations.ward import NOW

HEADER = ("STT", "Họ và tên / tên tập thể", "Chức vụ", "Đơn vị công tác", "Mức thưởng (đồng)")
BAC, BO = "phường Hàng Bạc", "phường Hàng Bồ"
LAST_OLD_DAY, FIRST_NEW_DAY = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    path = tmp_path / "sổ" / "hoan-kiem.sovang"
    path.parent.mkdir()
    register.create_register(path, user="mai", now=lambda: NOW)
    with register.open_register(path, user="mai", now=lambda: NOW) as opened:
        new = register.NewOffice("phường Hoàn Kiếm", with_former_issuers=True)
        register.set_up_office(opened, new).result()
        yield opened


def issuer_id(file: RecordFile, name: str, day: date) -> int:
    return offices.find_issuer(file, name, on=day).id or 0


def listed(folder: Path, name: str, *rows: tuple[object, ...], over: str = "") -> Path:
    return write(folder / f"{name}.xlsx", [("DANH SÁCH",), (over,), HEADER, *rows])


def old_list(file: RecordFile, path: Path, ward: str, number: int, day: date, **more: object) -> PastList:
    issuer = issuer_id(file, f"Chủ tịch Ủy ban nhân dân {ward}", day)
    unit = ward if day <= LAST_OLD_DAY else ""
    return PastList(path, issuer, Form.GIAY_KHEN, f"{number}/QĐ-UBND", day, unit, **more)  # type: ignore[arg-type]


def take_in(file: RecordFile, *lists: PastList) -> list[PastTaken]:
    return past.take_in_past(file, past.preview_past(file, lists))


TEAMS = (
    (1, "Tổ dân vận số 1", None, "Tổ dân phố số 1", None),
    (2, "Tổ dân vận số 2", None, None, 500_000),
)
PEOPLE = ((1, "Ông Đặng Văn Tâm", "Tổ trưởng", "Tổ dân vận số 1", None),)


def test_several_lists_come_in_each_as_one_step(file: RecordFile, tmp_path: Path) -> None:
    before = record_tables(file.read)
    taken = take_in(
        file,
        old_list(file, listed(tmp_path, "bạc", *TEAMS), BAC, 15, date(2024, 10, 10)),
        old_list(
            file,
            listed(tmp_path, "bồ", *TEAMS, (3, "không rõ", None, None, None)),
            BO,
            15,
            date(2024, 10, 12),
        ),
    )
    assert [(one.rows, one.added, one.matched, one.refused) for one in taken] == [(2, 2, 0, 0), (3, 2, 0, 1)]
    assert all(one.is_new_decision and one.refusal is None for one in taken)
    assert [step.code for step in history(file)][:2] == ["past_list_taken_in"] * 2
    assert len(backups.list_backups(file)) == 1
    undo(file).result()
    undo(file).result()
    assert record_tables(file.read) == before


def test_equal_names_of_two_wards_stay_two_cards(file: RecordFile, tmp_path: Path) -> None:
    take_in(
        file,
        old_list(file, listed(tmp_path, "bạc", *TEAMS), BAC, 1, date(2024, 3, 1)),
        old_list(file, listed(tmp_path, "bồ", *TEAMS), BO, 1, date(2024, 3, 1)),
        old_list(file, listed(tmp_path, "bạc 2025", *TEAMS), BAC, 1, date(2025, 3, 1)),
    )
    units = [one.unit_text for one in file.read.records(Recipient)]
    assert units == [f"Tổ dân phố số 1, {BAC}", BAC, f"Tổ dân phố số 1, {BO}", BO]
    lines = open_commendation(file, 1).awards
    assert [line.award.second_line for line in lines] == ["Tổ dân phố số 1", BAC]
    assert [line.award.amount for line in lines] == [540_000, 500_000]


def test_nothing_of_an_earlier_year_waits_for_the_printer(file: RecordFile, tmp_path: Path) -> None:
    day = date(2024, 10, 15)
    one = old_list(
        file, listed(tmp_path, "bạc", *TEAMS), BAC, 15, date(2024, 10, 10), presented_on=day, paid_on=day
    )
    take_in(file, one)
    (row,) = list_commendations(file)
    assert (row.to_print, row.printed, row.presented) == (0, 0, 2)
    assert {line.award.paid_on for line in open_commendation(file, row.commendation.id or 0).awards} == {day}


def test_the_same_lists_again_only_match(file: RecordFile, tmp_path: Path) -> None:
    lists = [old_list(file, listed(tmp_path, "bạc", *TEAMS), BAC, 15, date(2024, 10, 10))]
    take_in(file, *lists)
    before = record_tables(file.read)
    (again,) = take_in(file, *lists)
    assert (again.rows, again.added, again.matched, again.refused) == (2, 0, 2, 0)
    assert not again.is_new_decision
    assert record_tables(file.read) == before


def test_two_lists_of_one_decision_meet_in_it(file: RecordFile, tmp_path: Path) -> None:
    day = date(2024, 10, 10)
    taken = take_in(
        file,
        old_list(file, listed(tmp_path, "tập thể", *TEAMS), BAC, 15, day),
        old_list(file, listed(tmp_path, "cá nhân", *PEOPLE, *TEAMS), BAC, 15, day),
    )
    assert taken[0].commendation_id == taken[1].commendation_id
    assert [(one.added, one.matched, one.is_new_decision) for one in taken] == [(2, 0, True), (1, 2, False)]
    assert len(list_commendations(file)) == 1


def test_a_list_that_cannot_be_read_holds_up_no_other(file: RecordFile, tmp_path: Path) -> None:
    broken = tmp_path / "hỏng.xlsx"
    broken.write_bytes(b"no workbook")
    day = date(2024, 10, 10)
    previews = past.preview_past(
        file,
        [
            old_list(file, broken, BAC, 15, day),
            old_list(file, listed(tmp_path, "không số", *TEAMS), BAC, 16, day),
            PastList(tmp_path / "không số.xlsx", 4, Form.GIAY_KHEN, "", day),
        ],
    )
    assert [one.refusal and one.refusal.code for one in previews] == [
        "list_without_header",
        None,
        "draft_has_errors",
    ]
    taken = past.take_in_past(file, previews)
    assert [one.added for one in taken] == [0, 2, 0]
    assert taken[0].refusal is previews[0].refusal


def test_an_issuer_that_was_not_there_yet_is_doubted(file: RecordFile, tmp_path: Path) -> None:
    day = date(2024, 10, 10)
    present = issuer_id(file, "Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm", FIRST_NEW_DAY)
    one = PastList(listed(tmp_path, "x", *TEAMS), present, Form.GIAY_KHEN, "15/QĐ-UBND", day)
    (preview,) = past.preview_past(file, [one])
    assert [problem.code for problem in preview.problems] == ["issuer_not_on_day"]


@pytest.mark.parametrize(
    ("line", "number", "day", "issuer"),
    [
        (
            "(Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 02 năm 2024 của Chủ tịch UBND phường Hàng Bạc)",
            "15/QĐ-UBND", date(2024, 2, 5), "Chủ tịch Ủy ban nhân dân phường Hàng Bạc",
        ),
        (
            "Kèm theo Quyết định số 08-QĐ/ĐU ngày 3/2/2022 của Đảng ủy phường Hàng Bồ",
            "08-QĐ/ĐU", date(2022, 2, 3), "Đảng ủy phường Hàng Bồ",
        ),
        ("Kèm theo Quyết định số: 7/QĐ-UBND", "7/QĐ-UBND", None, None),
        ("Kèm theo Quyết định số 7/QĐ-UBND ngày 31/02/2024 của một nơi khác", "7/QĐ-UBND", None, None),
        ("Danh sách đề nghị khen thưởng", "", None, None),
    ],
)  # fmt: skip
def test_a_list_says_its_decision(
    file: RecordFile, tmp_path: Path, line: str, number: str, day: date | None, issuer: str | None
) -> None:
    found = past.guess(file, listed(tmp_path, "a", *TEAMS, over=line))
    wanted = issuer_id(file, issuer, day or NOW.date()) if issuer else None
    assert found == PastGuess(number, day, wanted)
