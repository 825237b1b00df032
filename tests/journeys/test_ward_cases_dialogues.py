"""Dialogues counted by level, as the city held them in 2020 (case "ha-noi-dialogues-2020").

A few of each level are typed. The city's own 2, 113 and 982 are more than one office would ever type, and no
list of conferences is taken in through the window: there they are written by the register's own operations,
and only counted in the window.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from desktop.operations.register import NewOffice, create_register, open_register, set_up_office
from desktop.records.codes import ConferenceKind, Level
from desktop.records.conference import Conference
from desktop.store.writer import Deed
from tests.journeys.office import NOW, Office
from tests.journeys.ward_work import (
    export_report,
    new_conference,
    new_register,
    open_report,
    parts,
    written_figures,
)

LEVELS = {"cap thanh pho": "Cấp Thành phố", "cap quan": "Cấp quận", "cap phuong": "Cấp phường"}
TYPED = {"cap thanh pho": 2, "cap quan": 3, "cap phuong": 4}
HANOI = {Level.CITY: 2, Level.DISTRICT: 113, Level.WARD: 982}


def test_dialogues_typed_for_each_level_are_counted_by_level(office: Office, tmp_path: Path) -> None:
    new_register(office)
    office.clerk.press("Ctrl+4")
    for level, count in TYPED.items():
        for month in range(1, count + 1):
            title = f"Đối thoại với Nhân dân {LEVELS[level].lower()}, kỳ {month}"
            new_conference(office, "doi thoai", level, title, f"15/{month}/2020")
    check(office, tmp_path, {LEVELS[level]: count for level, count in TYPED.items()})


def test_the_dialogues_of_the_whole_city_are_counted_by_level(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "ha-noi.sovang"
    fill(path)
    office.start(path)
    check(office, tmp_path, {"Cấp Thành phố": 2, "Cấp quận": 113, "Cấp phường": 982})


def fill(path: Path) -> None:
    """A register with the city's dialogues of 2020, spread over the year."""
    create_register(path, user="thử", now=lambda: NOW)
    held = [
        Conference(
            ConferenceKind.DIALOGUE, level, f"Đối thoại {place}", date(2020, 1, 1) + timedelta(place % 366)
        )
        for level, count in HANOI.items()
        for place in range(count)
    ]
    with open_register(path, user="thử", now=lambda: NOW) as file:
        set_up_office(file, NewOffice("phường Hoàn Kiếm")).result()
        file.write(Deed("filled", {}, lambda writing: writing.insert_many(held))).result()


def check(office: Office, folder: Path, counts: dict[str, int]) -> None:
    """Screen and workbook say the same of each level and of all."""
    expected = (sum(counts.values()), dict(reversed(counts.items())))
    shown = open_report(office, "nam 2020")
    assert parts(shown, "Hội nghị đối thoại") == expected
    assert parts(shown, "Số hội nghị")[0] == sum(counts.values())
    written = written_figures(export_report(office, folder / "Năm 2020.xlsx")["Báo cáo hoạt động"])
    assert parts(written, "Hội nghị đối thoại") == expected
