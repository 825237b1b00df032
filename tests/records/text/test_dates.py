from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.text import (
    DateNotUnderstood,
    office_date,
    parse_date,
    parse_optional_date,
    parse_year_of_birth,
    short_date,
    weekday_name,
)

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("15/10/22", date(2022, 10, 15)),
        ("15/10/2022", date(2022, 10, 15)),
        ("15-10-2022", date(2022, 10, 15)),
        ("15.10.2022", date(2022, 10, 15)),
        (" 15 / 10 / 2022 ", date(2022, 10, 15)),
        ("15 10 2022", date(2022, 10, 15)),
        ("151022", date(2022, 10, 15)),
        ("15102022", date(2022, 10, 15)),
        ("20221015", date(2022, 10, 15)),
        ("51022", date(2022, 10, 5)),
        ("15/10", date(2026, 10, 15)),
        ("5/1/24", date(2024, 1, 5)),
        ("29/2/24", date(2024, 2, 29)),
        ("hn", date(2026, 11, 21)),
        ("HN", date(2026, 11, 21)),
        ("hôm nay", date(2026, 11, 21)),
        ("hq", date(2026, 11, 20)),
        ("Hôm qua", date(2026, 11, 20)),
        ("+7", date(2026, 11, 28)),
        ("-3", date(2026, 11, 18)),
        ("−3", date(2026, 11, 18)),
        ("ngày 05 tháng 02 năm 2026", date(2026, 2, 5)),
        ("Ngày 5 tháng 2 năm 2026", date(2026, 2, 5)),
        ("2026-10-15", date(2026, 10, 15)),
        ("2022-10-15 00:00:00", date(2022, 10, 15)),
        ("2022-10-15T00:00:00", date(2022, 10, 15)),
        ("31/12/27", date(2027, 12, 31)),
    ],
)
def test_dates_in_every_habit(typed: str, expected: date) -> None:
    assert parse_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date_not_understood"),
        ("mai mốt", "date_not_understood"),
        ("15", "date_not_understood"),
        ("2026", "date_not_understood"),
        ("1510", "date_not_understood"),
        ("15/10/022", "date_not_understood"),
        ("15//10", "date_not_understood"),
        ("15/10/2022 08:30", "date_not_understood"),
        ("+99999", "date_not_understood"),
        ("31/2/26", "date_does_not_exist"),
        ("31/2", "date_does_not_exist"),
        ("29/02/2025", "date_does_not_exist"),
        ("10/15/2022", "date_does_not_exist"),
        ("0/1/2022", "date_does_not_exist"),
        ("15/10/3022", "date_out_of_range"),
        ("15/10/0022", "date_out_of_range"),
        ("11124", "date_ambiguous"),
        ("15/10/68", "date_ambiguous"),
        ("15/10/28", "date_ambiguous"),
    ],
)
def test_what_is_not_one_certain_day_is_refused(typed: str, code: str) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        parse_date(typed, TODAY)
    assert refusal.value.code == code
    assert refusal.value.values["typed"] == typed


def test_an_ambiguous_date_names_the_days_it_may_be() -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        parse_date("11124", TODAY)
    assert refusal.value.values["candidates"] == (date(2024, 1, 11), date(2024, 11, 1))
    with pytest.raises(DateNotUnderstood) as refusal:
        parse_date("15/10/68", TODAY)
    assert refusal.value.values["candidates"] == (date(1968, 10, 15), date(2068, 10, 15))


@given(DAYS)
def test_every_day_is_read_back_from_what_is_written(day: date) -> None:
    for written in (
        short_date(day),
        office_date(day),
        day.isoformat(),
        f"{day:%d%m%Y}",
        f"{day.day}-{day.month}.{day.year}",
    ):
        assert parse_date(written, TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2027, 12, 31)))
def test_two_digit_years_up_to_next_year_are_of_this_century(day: date) -> None:
    assert parse_date(f"{day:%d/%m/%y}", TODAY) == day
    assert parse_date(f"{day:%d%m%y}", TODAY) == day


@given(st.integers(-9999, 9999))
def test_days_from_today(days: int) -> None:
    assert parse_date(f"{days:+}", TODAY) == TODAY + timedelta(days)


@given(st.text(alphabet="0123456789/.-+ hnq"))
def test_any_typing_gives_a_day_or_a_refusal(typed: str) -> None:
    with suppress(DateNotUnderstood):
        assert 1900 <= parse_date(typed, TODAY).year <= 2099


def test_a_blank_optional_date_is_none() -> None:
    assert parse_optional_date(" \u00a0", TODAY) is None
    assert parse_optional_date("hn", TODAY) == TODAY
    with pytest.raises(DateNotUnderstood):
        parse_optional_date("?", TODAY)


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("1968", 1968),
        ("68", 1968),
        ("05", 2005),
        ("26", 2026),
        ("27", 1927),
        ("15/10/1968", 1968),
        ("15/10/68", 1968),
        ("1/3/05", 2005),
        ("1968-10-15 00:00:00", 1968),
        ("11168", 1968),
        ("1926", 1926),
    ],
)
def test_year_of_birth(typed: str, year: int) -> None:
    assert parse_year_of_birth(typed, TODAY) == year


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2068", "birth_year_in_future"),
        ("1/1/2027", "birth_year_in_future"),
        ("1868", "date_out_of_range"),
        ("30/2/1968", "date_does_not_exist"),
        ("15/10", "date_not_understood"),
        ("khoảng 1968", "date_not_understood"),
        ("", "date_not_understood"),
    ],
)
def test_year_of_birth_refused(typed: str, code: str) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        parse_year_of_birth(typed, TODAY)
    assert refusal.value.code == code


@pytest.mark.parametrize(("typed", "suggestion"), [("2068", 1968), ("2150", None)])
def test_a_year_of_birth_ahead_suggests_the_century_before(typed: str, suggestion: int | None) -> None:
    with pytest.raises(DateNotUnderstood) as refusal:
        parse_year_of_birth(typed, TODAY)
    assert refusal.value.values == {"typed": typed, "year": int(typed), "suggestion": suggestion}


@given(st.integers(1900, 2026))
def test_years_of_birth_are_read_back(year: int) -> None:
    assert parse_year_of_birth(str(year), TODAY) == year
    assert parse_year_of_birth(f"{year % 100:02}", TODAY) % 100 == year % 100


def test_how_an_office_writes_dates() -> None:
    assert office_date(date(2026, 10, 9)) == "ngày 09 tháng 10 năm 2026"
    assert office_date(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert office_date(date(2026, 3, 15)) == "ngày 15 tháng 3 năm 2026"
    assert office_date(date(2026, 1, 31)) == "ngày 31 tháng 01 năm 2026"
    assert short_date(date(2026, 10, 9)) == "09/10/2026"


def test_weekdays() -> None:
    monday = date(2026, 11, 16)
    week = [weekday_name(monday + timedelta(days)) for days in range(7)]
    assert week == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"]
