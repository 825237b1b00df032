from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from desktop.errors import FileRefused, SoVangError, StorageTrouble
from desktop.operations import offices, register, seeds
from desktop.operations.awards import add_award
from desktop.operations.backups import list_backups
from desktop.operations.checks import Finding
from desktop.operations.history import can_undo, history, undo
from desktop.records.bonus import BonusRate, compute_bonus
from desktop.records.codes import Family, Form, Level, RecipientKind, UnitKind
from desktop.records.unit import Unit
from desktop.store import schema
from desktop.store.file import RecordFile, read_header
from desktop.store.writer import Deed
from desktop.words.problems import problem_sentence
from tests.operations.ward import HOUSE, HUONG, NOW, TEAM, draft, signed, ward


def test_a_new_register_holds_the_rules_and_nothing_to_undo(tmp_path: Path) -> None:
    path = tmp_path / "mới.sovang"
    register.create_register(path, user="mai", now=lambda: NOW)
    with register.open_register(path, user="mai") as file:
        assert [one.amount for one in offices.base_salaries(file)] == [
            1_490_000,
            1_800_000,
            2_340_000,
            2_530_000,
        ]
        assert [step.code for step in history(file)] == ["register_made"]
        assert can_undo(file) is None
        assert set(register.info(file).counts.values()) == {0}
        assert register.check(file) == register.CheckReport("ok", [])
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "sổ.sovang"
    path.write_bytes(b"something")
    with pytest.raises(FileRefused) as caught:
        register.create_register(path, user="mai")
    assert caught.value.code == "file_exists"
    assert path.read_bytes() == b"something"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as caught:
        register.create_register(tmp_path / "không có" / "a.sovang", user="mai")
    assert caught.value.code == "output_folder_missing"


def test_a_register_that_fails_half_way_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[object]:
        raise SoVangError("refused")

    monkeypatch.setattr(seeds, "bonus_rates", fail)
    with pytest.raises(SoVangError):
        register.create_register(tmp_path / "a.sovang", user="mai")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "name", "place", "kind"),
    [
        ("Hoàn Kiếm", "phường Hoàn Kiếm", "Hoàn Kiếm", UnitKind.WARD),
        ("  Phường  Cửa Nam ", "phường Cửa Nam", "Cửa Nam", UnitKind.WARD),
        ("xã Bát Tràng", "xã Bát Tràng", "Bát Tràng", UnitKind.COMMUNE),
    ],
)
def test_an_office_has_its_three_issuers(
    tmp_path: Path, typed: str, name: str, place: str, kind: UnitKind
) -> None:
    path = tmp_path / "a.sovang"
    register.create_register(path, user="mai")
    with register.open_register(path, user="mai") as file:
        office = register.set_up_office(file, register.NewOffice(typed)).result().value
        assert (office.unit.name, office.unit.kind) == (name, kind)
        assert [one.name for one in offices.issuers(file)] == [
            f"Chủ tịch Ủy ban nhân dân {name}",
            f"Ban Thường vụ Đảng ủy {name}",
            f"Ban Thường trực Ủy ban MTTQ Việt Nam {name}",
        ]
        assert [one.number_pattern for one in office.issuers] == ["{n}/QĐ-UBND", "{n}-QĐ/ĐU", "{n}/QĐ-MTTQ"]
        assert {one.place for one in office.issuers} == {place}
        assert {one.unit_id for one in office.issuers} == {office.unit.id}
        assert office.issuers[0].authority_lines == f"CHỦ TỊCH ỦY BAN NHÂN DÂN {name.upper()}"
        assert office.issuers[1].header_lines == f"ĐẢNG BỘ THÀNH PHỐ HÀ NỘI\nĐẢNG ỦY {name.upper()}\n*"
        undo(file).result()
        assert offices.issuers(file) == []
        assert file.read.count(Unit) == 0


def test_info_counts_what_is_there(tmp_path: Path) -> None:
    with ward(tmp_path) as file:
        one = draft(file)
        for new in (HUONG, TEAM, HOUSE):
            add_award(file, one.id or 0, new).result()
        found = register.info(file)
    assert {name: number for name, number in found.counts.items() if number} == {
        "commendations": 1, "awards": 3, "collectives": 1, "individuals": 1, "households": 1,
    }  # fmt: skip
    assert (found.schema_version, found.integrity, found.last_backup) == (schema.VERSION, "ok", None)


def test_an_older_register_is_backed_up_and_lifted(tmp_path: Path) -> None:
    path = tmp_path / "cũ.sovang"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE x (y)")
        connection.execute("DROP TABLE x")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    assert read_header(path).is_older
    with register.open_register(path, user="mai", now=lambda: NOW) as file:
        backup = list_backups(file)[0]
        assert backup.made_at == NOW
    assert read_header(backup.path).schema_version == 0
    assert read_header(path).schema_version == schema.VERSION


def _sabotage(file: RecordFile, statement: str) -> None:
    file.write(Deed("x", {}, lambda transaction: transaction.execute(statement))).result()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE recipient SET name_sort = 'zzz'", "stale_sort_keys"),
        ("UPDATE recipient SET name = 'Trịnh Văn An'", "stale_search"),
        ("UPDATE award SET register_number = 7, register_year = 2026", "register_number_repeated"),
        ("UPDATE award SET kind = 'household'", "award_of_another_kind"),
        ("UPDATE commendation SET number = ''", "signed_without_number_or_date"),
    ],
)
def test_a_rule_that_is_not_kept_is_found(tmp_path: Path, statement: str, code: str) -> None:
    with ward(tmp_path) as file:
        one = draft(file)
        for new in (HUONG, TEAM):
            add_award(file, one.id or 0, new).result()
        signed(file, one)
        assert register.check(file).findings == []
        _sabotage(file, statement)
        found = register.check(file).findings
    assert code in {finding.code for finding in found}
    assert all(problem_sentence(finding.code, finding.values) for finding in found)


def test_a_row_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with ward(tmp_path) as file:
        draft(file)
        _sabotage(file, "UPDATE commendation SET form = 'giay_khEn'")
        found = register.check(file).findings
    assert found == [Finding("row_unreadable", {"table": "commendation", "id": 1})]
    assert problem_sentence(found[0].code, found[0].values)


def test_a_reference_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    with ward(tmp_path) as file:
        path = file.path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM unit_lineage")
        connection.execute("DELETE FROM unit")
    with register.open_register(path, user="mai") as file:
        found = register.check(file).findings
    assert found[0] == Finding("broken_reference", {"table": "issuer", "id": 1, "parent": "unit"})
    assert [finding.code for finding in found] == ["broken_reference"] * 3


def _bonus(day: str, kind: RecipientKind, **which: object) -> int | None:
    given = {"family": Family.STATE, "level": Level.WARD, "form": Form.GIAY_KHEN, **which}
    found = compute_bonus(
        seeds.base_salaries(),
        seeds.bonus_rates(),
        kind=kind,
        day=date.fromisoformat(day),
        **given,  # type: ignore[arg-type]
    )
    return found.amount if found else None


@pytest.mark.parametrize(
    ("day", "individual", "collective", "household"),
    [
        ("2022-10-13", 230_000, 450_000, None),
        ("2023-12-31", 270_000, 540_000, None),
        ("2024-01-01", 270_000, 540_000, 410_000),
        ("2025-06-30", 360_000, 710_000, 530_000),
        ("2025-07-01", 710_000, 1_410_000, 1_060_000),
        ("2026-06-30", 710_000, 1_410_000, 1_060_000),
        ("2026-07-01", 760_000, 1_520_000, 1_140_000),
    ],
)
def test_the_amounts_of_a_ward_follow_the_decision_date(
    day: str, individual: int, collective: int, household: int | None
) -> None:
    amounts = [
        _bonus(day, kind)
        for kind in (RecipientKind.INDIVIDUAL, RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD)
    ]
    assert amounts == [individual, collective, household]


@pytest.mark.parametrize(
    ("which", "amount"),
    [
        ({"family": Family.PARTY}, 760_000),
        ({"family": Family.PARTY, "form": Form.CONG_NHAN_VA_THUONG}, 760_000),
        ({"form": Form.THUONG}, 760_000),
        ({"form": Form.CONG_NHAN}, None),
        ({"form": Form.BANG_KHEN, "level": Level.CITY}, 3_800_000),
        ({"level": Level.DISTRICT}, None),
        ({"family": Family.FRONT}, None),
    ],
)
def test_other_issuers_and_forms_have_their_own(which: dict[str, object], amount: int | None) -> None:
    assert _bonus("2026-10-09", RecipientKind.INDIVIDUAL, **which) == amount


def test_the_district_ended_with_june_2025() -> None:
    assert _bonus("2025-06-30", RecipientKind.INDIVIDUAL, level=Level.DISTRICT) == 710_000
    assert _bonus("2025-07-01", RecipientKind.INDIVIDUAL, level=Level.DISTRICT) is None


def test_every_seeded_rule_says_its_basis_and_where_it_was_found() -> None:
    rules = resources.files("resources") / "rules"
    for group in json.loads((rules / "bonus_rates.json").read_text("utf-8")):
        assert group["legal_basis"]
        assert group["source"]
    assert all(one.source.startswith("Nghị định số ") for one in seeds.base_salaries())
    assert all(one.legal_basis for one in seeds.bonus_rates())


def test_no_two_seeded_rates_say_different_things_for_one_day() -> None:
    rates = seeds.bonus_rates()
    days = sorted({rate.valid_from for rate in rates})

    def key(rate: BonusRate) -> tuple[object, ...]:
        return rate.family, rate.level, rate.form, rate.recipient_kind

    for day in days:
        valid = [key(rate) for rate in rates if rate.valid_from <= day <= (rate.valid_to or date.max)]
        assert len(valid) == len(set(valid))
