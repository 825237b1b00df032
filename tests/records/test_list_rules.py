from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.records.award import Award
from desktop.records.codes import Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.list_rules import list_problems

BY_WARD = Commendation(1, Form.GIAY_KHEN, decision_date=date(2026, 10, 9), merit="Đã có thành tích", id=1)
BY_PARTY = Commendation(2, Form.CONG_NHAN_VA_THUONG, number="11-QĐ/ĐU", merit="Đã có  thành tích.", id=2)
ROW = Award(
    1, 5, 1, RecipientKind.INDIVIDUAL, "Đặng Thị Hường", "Bà", "Tổ dân vận số 3", amount=760_000, id=1
)


def test_a_clean_list_has_no_problem() -> None:
    assert list_problems(BY_WARD, [ROW, replace(ROW, printed_name="Y", id=2)], []) == []


def test_a_row_that_stands_twice_is_told_once() -> None:
    (problem,) = list_problems(BY_WARD, [ROW, replace(ROW, id=2, position=2)], [])
    assert (problem.code, problem.values["award_id"]) == ("already_in_list", 2)
    assert (problem.values["section"], problem.values["number"]) == ("I", 1)


def test_a_repeat_is_told_by_section_and_number_as_the_table_shows_them() -> None:
    house = replace(ROW, kind=RecipientKind.HOUSEHOLD)
    rows = [replace(ROW, id=4, position=1), house, replace(house, id=2, printed_name="Y", position=2)]
    rows += [replace(house, id=3, printed_name="Y", position=3)]
    (problem,) = list_problems(BY_WARD, rows, [])
    assert [problem.values[key] for key in ("award_id", "section", "number")] == [3, "I", 2]


def test_a_row_without_merit_is_named() -> None:
    bare = replace(BY_WARD, merit="")
    (problem,) = list_problems(bare, [ROW, replace(ROW, id=2, merit="Đã hiến đất", printed_name="Y")], [])
    assert (problem.code, problem.values["award_id"]) == ("merit_missing_of", 1)


def test_one_merit_paid_by_two_authorities_is_told() -> None:
    paid = replace(ROW, commendation_id=2, id=9, amount=500_000)
    (problem,) = list_problems(BY_WARD, [ROW], [(paid, BY_PARTY)])
    assert (problem.code, problem.field, problem.values["number"]) == (
        "paid_by_another",
        "amount",
        "11-QĐ/ĐU",
    )


def test_two_merits_or_no_money_may_be_commended_twice() -> None:
    paid = replace(ROW, commendation_id=2, id=9, initiative="Khéo trong hòa giải")
    assert list_problems(BY_WARD, [ROW], [(paid, BY_PARTY)]) == []
    assert (
        list_problems(BY_WARD, [replace(ROW, amount=None)], [(replace(paid, initiative=""), BY_PARTY)]) == []
    )
    someone_else = replace(paid, initiative="", recipient_id=6)
    assert list_problems(BY_WARD, [ROW], [(someone_else, BY_PARTY)]) == []


def test_a_register_number_of_another_year_is_told() -> None:
    (problem,) = list_problems(BY_WARD, [replace(ROW, register_number=3, register_year=2025)], [])
    assert problem.code == "register_of_another_year"
    assert list_problems(BY_WARD, [replace(ROW, register_number=3, register_year=2026)], []) == []
