from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.operations import former_offices, offices, register, units
from desktop.operations.history import redo, undo
from desktop.records.codes import Family, Level, UnitKind
from desktop.records.level import levels_on
from desktop.records.unit import Unit
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables

LAST_OLD_DAY, FIRST_NEW_DAY = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    path = tmp_path / "cua-nam.sovang"
    register.create_register(path, user="mai")
    with register.open_register(path, user="mai") as opened:
        register.set_up_office(opened, register.NewOffice("phường Cửa Nam")).result()
        yield opened


def unit(file: RecordFile, name: str, day: date) -> Unit:
    return next(one for one in units.units_on(file, day) if one.name == name)


def test_one_name_means_another_unit_before_and_after_the_day(file: RecordFile) -> None:
    old, new = unit(file, "phường Cửa Nam", LAST_OLD_DAY), unit(file, "phường Cửa Nam", FIRST_NEW_DAY)
    assert old.id != new.id
    assert [hit.shown for hit in units.find_units(file, "cua nam") if not hit.through] == [
        "phường Cửa Nam",
        "phường Cửa Nam (cũ, quận Hoàn Kiếm, đến 30/6/2025)",
    ]
    assert {one.kind for one in units.units_on(file, FIRST_NEW_DAY)} == {UnitKind.CITY, UnitKind.WARD}
    assert "quận Hoàn Kiếm" in {one.name for one in units.units_on(file, LAST_OLD_DAY)}


def test_a_unit_knows_what_it_came_from_and_what_became_of_that(file: RecordFile) -> None:
    new = unit(file, "phường Cửa Nam", FIRST_NEW_DAY)
    kin = units.predecessors(file, new.id or 0)
    assert [one.unit.name for one in kin if one.is_whole] == [
        "phường Hàng Bài", "phường Phan Chu Trinh", "phường Trần Hưng Đạo",
    ]  # fmt: skip
    assert [one.unit.name for one in kin if one.is_default_heir and not one.is_whole] == ["phường Tràng Tiền"]
    assert len(kin) == 9
    old = unit(file, "phường Cửa Nam", LAST_OLD_DAY)
    assert [(one.shown, one.is_default_heir) for one in units.heirs(file, old.id or 0)] == [
        ("phường Văn Miếu - Quốc Tử Giám", True),
        ("phường Ba Đình", False),
        ("phường Cửa Nam", False),
        ("phường Hoàn Kiếm", False),
    ]


def test_a_unit_is_found_by_either_name(file: RecordFile) -> None:
    found = {hit.unit.name: hit.through for hit in units.find_units(file, "tran hung dao")}
    assert found["phường Trần Hưng Đạo"] == ""
    assert found["phường Cửa Nam"] == "phường Trần Hưng Đạo (cũ, quận Hoàn Kiếm, đến 30/6/2025)"
    present = units.find_units(file, "tran hung dao", on=FIRST_NEW_DAY)
    assert [hit.unit.name for hit in present] == ["phường Cửa Nam"]
    assert units.find_units(file, " ") == []


def test_setting_up_is_one_step(file: RecordFile) -> None:
    done = record_tables(file.read)
    undo(file).result()
    assert file.read.count(Unit) == 0
    redo(file).result()
    assert record_tables(file.read) == done


def test_a_place_outside_the_list_has_no_past(tmp_path: Path) -> None:
    register.create_register(tmp_path / "a.sovang", user="mai")
    with register.open_register(tmp_path / "a.sovang", user="mai") as file:
        office = register.set_up_office(file, register.NewOffice("xã Tân Kỳ", city="tỉnh Hải Dương")).result()
        assert office.value.unit.kind is UnitKind.COMMUNE
        assert units.predecessors(file, office.value.unit.id or 0) == []
        added = former_offices.add_former_issuers(file, office.value.unit.id or 0).result()
        assert (added.value, added.step) == ([], None)


def test_the_former_offices_issue_until_the_last_day(file: RecordFile) -> None:
    ward = unit(file, "phường Cửa Nam", FIRST_NEW_DAY)
    before = record_tables(file.read)
    done = former_offices.add_former_issuers(file, ward.id or 0).result()
    assert len(done.value) == 2 * 9 + 2 * 2  # nine wards of quận Hoàn Kiếm and quận Hai Bà Trưng
    assert {one.valid_to for one in done.value} == {LAST_OLD_DAY}
    by_name = {one.name: one for one in done.value}
    committee = by_name["Đảng ủy phường Tràng Tiền"]
    assert (committee.family, committee.level) == (Family.PARTY, Level.WARD)
    assert committee.header_lines == "ĐẢNG BỘ QUẬN HOÀN KIẾM\nĐẢNG ỦY PHƯỜNG TRÀNG TIỀN\n*"
    assert committee.number_pattern == "{n}-QĐ/ĐU"
    district = by_name["Quận ủy Hai Bà Trưng"]
    assert (district.level, district.number_pattern) == (Level.DISTRICT, "{n}-QĐ/QU")
    assert district.header_lines == "THÀNH ỦY HÀ NỘI\nQUẬN ỦY HAI BÀ TRƯNG\n*"
    state = by_name["Chủ tịch Ủy ban nhân dân quận Hoàn Kiếm"]
    assert state.header_lines == "ỦY BAN NHÂN DÂN\nQUẬN HOÀN KIẾM"
    assert former_offices.add_former_issuers(file, ward.id or 0).result().value == []
    undo(file).result()
    assert record_tables(file.read) == before


def test_first_run_may_ask_for_the_former_offices(tmp_path: Path) -> None:
    register.create_register(tmp_path / "a.sovang", user="mai")
    with register.open_register(tmp_path / "a.sovang", user="mai") as file:
        new = register.NewOffice("xã Gia Lâm", with_former_issuers=True)
        office = register.set_up_office(file, new).result().value
        names = {one.name for one in office.former_issuers}
    assert {"Huyện ủy Gia Lâm", "Chủ tịch Ủy ban nhân dân thị trấn Trâu Quỳ"} <= names


def test_offices_of_one_name_are_told_apart_by_the_day(file: RecordFile) -> None:
    former_offices.add_former_issuers(file, unit(file, "phường Cửa Nam", FIRST_NEW_DAY).id or 0).result()
    name = "Chủ tịch Ủy ban nhân dân phường Cửa Nam"
    assert offices.find_issuer(file, name, on=LAST_OLD_DAY).valid_to == LAST_OLD_DAY
    assert offices.find_issuer(file, name, on=FIRST_NEW_DAY).valid_from == FIRST_NEW_DAY
    with pytest.raises(SoVangError) as caught:
        offices.find_issuer(file, name)
    assert caught.value.values["candidates"] == [
        name,
        f"{name} (cũ, quận Hoàn Kiếm, đến 30/6/2025)",
    ]


@pytest.mark.parametrize(
    ("name", "kind", "rest"),
    [
        ("phường Cửa Nam", UnitKind.WARD, "Cửa Nam"),
        ("xã Bát Tràng", UnitKind.COMMUNE, "Bát Tràng"),
        ("thị trấn Trâu Quỳ", UnitKind.TOWNSHIP, "Trâu Quỳ"),
        ("thị xã Sơn Tây", UnitKind.DISTRICT, "Sơn Tây"),
        ("Cửa Nam", UnitKind.WARD, "Cửa Nam"),
    ],
)
def test_a_name_says_its_kind(name: str, kind: UnitKind, rest: str) -> None:
    assert units.kind_and_name(name) == (kind, rest)


def test_a_level_that_ended_is_not_offered_later() -> None:
    assert Level.DISTRICT in levels_on(LAST_OLD_DAY)
    assert Level.DISTRICT in levels_on(None)
    assert levels_on(FIRST_NEW_DAY) == (Level.WARD, Level.CITY, Level.CENTRAL)
