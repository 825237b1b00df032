"""Which periods are offered, and which one first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.period import CALENDAR, CutOffs, PeriodKind, all_years, parse_period
from desktop.ui.reports.file_names import workbook_name
from desktop.ui.reports.periods import OTHER, choices, first_period, name_of, same_period


@pytest.mark.parametrize(
    ("today", "label"),
    [
        (date(2026, 10, 9), "Quý III/2026"),
        (date(2026, 11, 14), "Quý III/2026"),
        (date(2026, 11, 15), "Quý IV/2026"),
        (date(2027, 1, 5), "Quý IV/2026"),
        (date(2026, 3, 31), "Quý I/2026"),
    ],
)
def test_the_report_that_is_due_comes_first(today: date, label: str) -> None:
    assert name_of(first_period(today)) == label


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_the_first_period_is_a_quarter_begun_by_then_and_over_since_six_weeks_at_most(today: date) -> None:
    period = first_period(today)
    assert period.kind is PeriodKind.QUARTER
    assert period.start < today
    assert (today - period.end).days <= 45


def test_every_year_has_its_presets_and_the_last_choice_asks_for_dates() -> None:
    lines = choices([2026, 2022])
    assert [line.text for line in lines[:8]] == [
        "Năm 2026", "Quý I/2026", "Quý II/2026", "6 tháng đầu năm 2026", "Quý III/2026",
        "9 tháng đầu năm 2026", "Quý IV/2026", "6 tháng cuối năm 2026",
    ]  # fmt: skip
    assert lines[4].detail == "01/07/2026 – 30/09/2026"
    assert len(lines) == 18
    assert lines[-2].text == "Các năm 2022–2026"
    assert lines[-2].detail == "01/01/2022 – 31/12/2026"
    assert lines[-1].payload == OTHER


def test_all_the_years_grow_with_the_years_of_the_records_and_keep_the_office_s_days() -> None:
    chosen = all_years([2026, 2022])
    assert same_period(chosen, [2027, 2022], CALENDAR) == all_years([2022, 2027])
    office = CutOffs((3, 15), (6, 15), (9, 15), (11, 15))
    assert same_period(chosen, [2026, 2022], office).dates == "16/11/2021 – 15/11/2026"
    assert [line.text for line in choices([2026])][-2:] == ["6 tháng cuối năm 2026", "Khoảng khác…"]


@pytest.mark.parametrize(
    ("kind", "period", "ward", "name"),
    [
        ("activity", "2026-Q3", "phường Hoàn Kiếm", "Bao-cao_quy-III-2026_phuong-Hoan-Kiem.xlsx"),
        ("register", "2026", "phường Đống Đa", "So-vang_nam-2026_phuong-Dong-Da.xlsx"),
        ("receipts", "2026-H1", "", "Ky-nhan-tien-thuong_6-thang-dau-nam-2026.xlsx"),
        (
            "awards", "2025-11-16..2026-11-15", "xã Yên Lãng",
            "Danh-sach-khen-thuong_ky-16-11-2025-15-11-2026_xa-Yen-Lang.xlsx",
        ),
    ],
)  # fmt: skip
def test_file_names_have_no_marks(kind: str, period: str, ward: str, name: str) -> None:
    assert workbook_name(kind, parse_period(period), ward) == name
    assert name.isascii()
