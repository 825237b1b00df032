from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import offices, preferences
from desktop.operations.history import can_undo, undo
from desktop.records.bonus import BaseSalary
from desktop.records.codes import Family, Level
from desktop.records.issuer import Issuer, Signer
from desktop.settings import REPORT_ADDRESS, Scope, SettingDeclaration
from desktop.store.file import RecordFile
from tests.operations.ward import CHAIRMAN, DAY, PARTY, STATE

OLD = Issuer(
    "Chủ tịch Ủy ban nhân dân phường Lý Thái Tổ", Family.STATE, Level.WARD, valid_to=date(2025, 6, 30)
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dang uy", PARTY),
        ("ĐẢNG ỦY hoàn kiếm", PARTY),
        ("Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm", STATE),
        ("chu tich", STATE),
        ("mttq", 3),
    ],
)
def test_an_issuer_is_found_by_its_words(file: RecordFile, typed: str, found: int) -> None:
    assert offices.find_issuer(file, typed).id == found


@pytest.mark.parametrize(
    ("typed", "code", "names"),
    [
        ("quận", "issuer_unknown", "known"),
        ("", "issuer_unknown", "known"),
        ("hoan kiem", "issuer_ambiguous", "candidates"),
    ],
)
def test_an_unknown_or_shared_name_is_refused_with_the_list(
    file: RecordFile, typed: str, code: str, names: str
) -> None:
    with pytest.raises(SoVangError) as caught:
        offices.find_issuer(file, typed)
    assert caught.value.code == code
    assert caught.value.values[names] == [one.name for one in offices.issuers(file)]


def test_a_full_name_wins_over_one_that_contains_it(file: RecordFile) -> None:
    short = replace(OLD, name="Đảng ủy phường Hoàn Kiếm", valid_to=None)
    offices.save_issuer(file, None, short).result()
    assert offices.find_issuer(file, "đảng ủy phường hoàn kiếm").id == 4


def test_issuers_of_a_day(file: RecordFile) -> None:
    offices.save_issuer(file, None, OLD).result()
    assert [one.id for one in offices.issuers(file)] == [1, 2, 3, 4]
    assert [one.id for one in offices.issuers(file, date(2022, 10, 13))] == [4]
    assert [one.id for one in offices.issuers(file, DAY)] == [1, 2, 3]


@pytest.mark.parametrize(
    "title", ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "K/T CHỦ TỊCH\nPHÓ CHỦ TỊCH", "TUQ. CHỦ TỊCH"]
)
def test_the_head_signs_before_one_who_stands_in(file: RecordFile, title: str) -> None:
    deputy = Signer(STATE, "Lưu Thanh Mai", title, valid_from=date(2026, 1, 1))
    offices.save_signer(file, None, deputy).result()
    signer = offices.default_signer(file, STATE, DAY)
    assert signer is not None
    assert signer.id == CHAIRMAN
    assert [one.name for one in offices.signers(file, STATE)] == ["Lưu Thanh Mai", signer.name]


def test_nobody_signs_before_being_in_office(file: RecordFile) -> None:
    assert offices.default_signer(file, STATE, date(2025, 6, 30)) is None
    assert offices.signers(file, STATE, date(2025, 6, 30)) == []


def test_only_a_deputy_is_left_to_sign(file: RecordFile) -> None:
    head = offices.signers(file, STATE)[0]
    offices.save_signer(file, head, replace(head, valid_to=date(2025, 12, 31))).result()
    deputy = Signer(STATE, "Lưu Thanh Mai", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", valid_from=date(2026, 1, 1))
    offices.save_signer(file, None, deputy).result()
    found = offices.default_signer(file, STATE, DAY)
    assert found is not None
    assert found.name == "Lưu Thanh Mai"


def test_an_issuer_is_saved_clean_and_a_stale_one_refused(file: RecordFile) -> None:
    seen = offices.find_issuer(file, "mttq")
    changed = replace(seen, header_lines=" MTTQ VIỆT NAM \n\n PHƯỜNG  HOÀN KIẾM", name=f" {seen.name} ")
    done = offices.save_issuer(file, seen, changed).result()
    assert done.value.header_lines == "MTTQ VIỆT NAM\nPHƯỜNG HOÀN KIẾM"
    assert done.step is not None
    assert (done.step.code, done.step.values) == ("issuer_changed", {"name": seen.name})
    with pytest.raises(Conflict):
        offices.save_issuer(file, seen, replace(seen, place="Cửa Nam")).result()
    undo(file).result()
    assert offices.find_issuer(file, "mttq") == seen


def test_a_name_must_be_there(file: RecordFile) -> None:
    with pytest.raises(SoVangError) as caught:
        offices.save_issuer(file, None, replace(OLD, name=" \u200b"))
    assert caught.value.code == "issuer_without_name"
    with pytest.raises(SoVangError) as caught:
        offices.save_signer(file, None, Signer(STATE, "", "CHỦ TỊCH"))
    assert caught.value.code == "signer_without_name"


def test_salaries_and_rates_are_the_offices_own(file: RecordFile) -> None:
    added = offices.save_base_salary(
        file, None, BaseSalary(date(2027, 7, 1), 2_700_000, " NĐ  mới ")
    ).result()
    assert offices.base_salaries(file)[-1] == added.value
    assert added.value.source == "NĐ mới"
    rate = offices.bonus_rates(file)[0]
    changed = replace(rate, multiplier_thousandths=500)
    assert offices.save_bonus_rate(file, rate, changed).result().value in offices.bonus_rates(file)
    with pytest.raises(Conflict):
        offices.save_bonus_rate(file, rate, changed).result()


@pytest.mark.parametrize(("default", "value"), [("", "bao.cao@hanoi.gov.vn"), (100, -125), (False, True)])
def test_a_setting_of_the_register_is_kept_and_not_undone(
    file: RecordFile, default: str | int | bool, value: str | int | bool
) -> None:
    declared = SettingDeclaration("x", default, Scope.FILE)
    before = can_undo(file)
    assert preferences.get(file, declared) == default
    for one in (value, value, default, value):
        preferences.put(file, declared, one).result()
        assert preferences.get(file, declared) == one
        assert type(preferences.get(file, declared)) is type(default)
    assert can_undo(file) == before
    assert preferences.get(file, REPORT_ADDRESS) == REPORT_ADDRESS.default


def test_a_setting_that_cannot_be_read_is_its_default(file: RecordFile) -> None:
    preferences.put(file, SettingDeclaration("x", "", Scope.FILE), "không phải số").result()
    assert preferences.get(file, SettingDeclaration("x", 7, Scope.FILE)) == 7
