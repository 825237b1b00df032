"""Who has to send is remembered in the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.operations.consolidation import (
    expected_senders,
    remember_senders,
    teams_by_name,
    wards_by_name,
)
from desktop.operations.preferences import put
from desktop.records.senders import Expected
from desktop.settings import EXPECTED_SENDERS
from desktop.store.file import RecordFile
from tests.operations.ward import ward


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


def test_the_register_knows_wards_to_choose_from(file: RecordFile) -> None:
    assert "Phường Hoàn Kiếm" in wards_by_name(file)
    assert teams_by_name(file) == []
