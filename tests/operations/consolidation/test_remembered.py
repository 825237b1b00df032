"""Who has to send is remembered in the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.operations import units
from desktop.operations.consolidation import (
    expected_senders,
    remember_senders,
    teams_by_name,
    wards_by_name,
)
from desktop.operations.preferences import put
from desktop.operations.register import create_register, open_register
from desktop.records.codes import UnitKind
from desktop.records.senders import Expected
from desktop.records.text import capitalised, text_key
from desktop.records.unit import Unit
from desktop.settings import EXPECTED_SENDERS
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from tests.operations.ward import NOW, ward


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with ward(tmp_path) as opened:
        yield opened


def test_nobody_is_expected_before_it_is_said(file: RecordFile) -> None:
    assert expected_senders(file) == Expected()


def test_names_and_the_last_day_come_back(file: RecordFile) -> None:
    wanted = Expected(("Tổ dân phố số 1", "Tổ dân phố số 2"), date(2026, 10, 10))
    remember_senders(file, wanted).result()
    assert expected_senders(file) == wanted


def test_a_name_counts_once_and_an_empty_line_not_at_all(file: RecordFile) -> None:
    remember_senders(file, Expected(("Tổ 1", " Tổ  1 ", "", "Tổ 2"))).result()
    assert expected_senders(file).names == ("Tổ 1", "Tổ 2")


@pytest.mark.parametrize("stored", ["", "{", "[]", '{"due": "never"}', '{"names": 3}'])
def test_what_cannot_be_read_is_nobody(file: RecordFile, stored: str) -> None:
    put(file, EXPECTED_SENDERS, stored).result()
    assert expected_senders(file) == Expected()


def test_an_office_above_may_take_the_wards_of_its_register(file: RecordFile) -> None:
    own = {one.name for one in units.units_on(file, NOW.date()) if one.kind is UnitKind.WARD}
    other = Unit("phường Láng", UnitKind.WARD, valid_from=date(2025, 7, 1))
    file.write(Deed("unit_changed", {}, lambda writing: writing.insert(other))).result()
    assert wards_by_name(file) == sorted((capitalised(name) for name in {*own, "phường Láng"}), key=text_key)


def test_a_ward_is_not_told_to_wait_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "sample.sovang"
    create_register(path, user="mai", sample=True, now=lambda: NOW)
    with open_register(path, user="mai", now=lambda: NOW) as sample:
        assert wards_by_name(sample) == []
        assert teams_by_name(sample)[:1] == ["Tổ dân vận số 1"]
