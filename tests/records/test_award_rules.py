from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.award import Award
from desktop.records.award_rules import (
    NewAward,
    award_key,
    by_kind,
    card_unit,
    check_award,
    following_rule,
    ordered,
    rule_text,
    second_line_of,
    with_amount,
    without_capitals,
)
from desktop.records.bonus import BaseSalary, Bonus, BonusRate, rounded
from desktop.records.codes import Family, Form, Level, RecipientKind, Rounding
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem, Severity
from desktop.words.problems import problem_sentence

TODAY = date(2026, 10, 9)
DECISION = Commendation(1, Form.GIAY_KHEN, decision_date=TODAY, merit="Đã có thành tích", id=1)
PERSON = NewAward(RecipientKind.INDIVIDUAL, "Đặng Thị Hường", "Bà", "Tổ trưởng", "Tổ dân vận số 3")


def bonus(
    salary: int = 2_530_000,
    thousandths: int = 300,
    rounding: Rounding = Rounding.UP_10000,
    basis: str = "Nghị định số 152/2025/NĐ-CP, Điều 54",
) -> Bonus:
    rate = BonusRate(
        Family.STATE, Level.WARD, Form.GIAY_KHEN, RecipientKind.INDIVIDUAL, date(2025, 7, 1),
        thousandths, rounding, basis,
    )  # fmt: skip
    return Bonus(rounded(salary * thousandths, rounding), BaseSalary(date(2026, 7, 1), salary), rate)


def stored(kind: RecipientKind, name: str, position: int = 1, second_line: str = "", **more: object) -> Award:
    award = Award(1, position, position, kind, name, second_line=second_line, id=position)
    return replace(award, **more)  # type: ignore[arg-type]


def problems(
    new: NewAward,
    others: Sequence[Award] = (),
    by_rule: Bonus | None = None,
    decision: Commendation = DECISION,
) -> list[Problem]:
    found = check_award(new, decision, others=others, bonus=by_rule, today=TODAY)
    assert all(problem_sentence(problem.code, problem.values) for problem in found)
    return found


def codes(new: NewAward, **more: object) -> dict[str, str]:
    return {problem.code: problem.field for problem in problems(new, **more)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("position", "unit", "line"),
    [
        ("Tổ trưởng", "Tổ dân vận số 3, phường Hoàn Kiếm", "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm"),
        ("Cảnh sát khu vực", "Công an phường", "Cảnh sát khu vực, Công an phường"),
        ("Bí thư Chi bộ số 3", "phường Hoàn Kiếm", "Bí thư Chi bộ số 3, phường Hoàn Kiếm"),
        ("Chủ tịch", "phường Hoàn Kiếm", "Chủ tịch, phường Hoàn Kiếm"),
        ("", "Số 12, Tổ dân phố số 5", "Số 12, Tổ dân phố số 5"),
        ("Tổ phó", "", "Tổ phó"),
        ("", "", ""),
    ],
)
def test_the_second_line_is_put_together_as_an_office_writes_it(position: str, unit: str, line: str) -> None:
    assert second_line_of(position, unit) == line


def test_an_office_alone_is_no_unit_of_the_card() -> None:
    alone = NewAward(RecipientKind.INDIVIDUAL, "Lê Văn Tâm", position="Ủy viên", second_line="Ủy viên")
    assert card_unit(alone) == ""
    assert card_unit(replace(alone, unit_text="Chi bộ số 3")) == "Chi bộ số 3"
    assert card_unit(replace(alone, position="", second_line="Tổ dân phố số 5")) == "Tổ dân phố số 5"


@pytest.mark.parametrize(
    ("by_rule", "text"),
    [
        (bonus(), "0,3 × 2.530.000 = 759.000, làm tròn lên 760.000 (NĐ 152/2025)"),
        (bonus(thousandths=450), "0,45 × 2.530.000 = 1.138.500, làm tròn lên 1.140.000 (NĐ 152/2025)"),
        (
            bonus(1_490_000, 150, Rounding.NEAREST_10000, "Nghị định số 91/2017/NĐ-CP, Điều 73"),
            "0,15 × 1.490.000 = 223.500, làm tròn 220.000 (NĐ 91/2017)",
        ),
        (bonus(1_800_000, 150, basis=""), "0,15 × 1.800.000 = 270.000"),
        (
            bonus(2_340_000, 1000, basis="Hướng dẫn số 56-HD/VPTW năm 2015"),
            "1 × 2.340.000 = 2.340.000 (HD 56-HD/VPTW)",
        ),
        (bonus(1_490_001, 150, Rounding.NONE, ""), "0,15 × 1.490.001 = 223.500,15, làm tròn 223.500"),
    ],
)
def test_the_rule_is_told_beside_its_amount(by_rule: Bonus, text: str) -> None:
    assert rule_text(by_rule) == text


def test_rows_stand_in_the_order_of_the_annex() -> None:
    rows = [
        stored(RecipientKind.INDIVIDUAL, "C", 1),
        stored(RecipientKind.COLLECTIVE, "A", 3),
        stored(RecipientKind.HOUSEHOLD, "B", 2),
        stored(RecipientKind.COLLECTIVE, "A2", 2),
    ]
    assert [row.printed_name for row in ordered(rows)] == ["A2", "A", "B", "C"]
    assert [row.printed_name for row in by_kind(rows)] == ["A", "A2", "B", "C"]


def test_a_good_row_has_no_problem() -> None:
    assert problems(PERSON) == []


@pytest.mark.parametrize(
    ("change", "code", "field", "severity"),
    [
        ({"printed_name": " "}, "name_missing", "printed_name", Severity.ERROR),
        ({"printed_name": "12."}, "name_without_letters", "printed_name", Severity.ERROR),
        ({"printed_name": "dang thi huong"}, "name_without_capitals", "printed_name", Severity.WARNING),
        ({"printed_name": "đặng thị hường"}, "name_without_capitals", "printed_name", Severity.WARNING),
        ({"printed_name": "ĐẶNG THỊ HƯỜNG"}, "name_in_capitals", "printed_name", Severity.WARNING),
        ({"printed_name": "Nguyễn Thị " * 6}, "name_long", "printed_name", Severity.WARNING),
        ({"printed_name": "Nguyễn Văn An 2"}, "name_with_digits", "printed_name", Severity.WARNING),
        ({"address_form": ""}, "address_form_missing", "address_form", Severity.WARNING),
        ({"birth_year": 2068}, "birth_year_ahead", "birth_year", Severity.ERROR),
        ({"birth_year": 1868}, "birth_year_wrong", "birth_year", Severity.ERROR),
        ({"birth_year": 3000}, "birth_year_wrong", "birth_year", Severity.ERROR),
        ({"initiative": "“Khéo trong hòa giải"}, "quotes_unbalanced", "initiative", Severity.WARNING),
        ({"merit": 'Mô hình "Dân vận khéo'}, "quotes_unbalanced", "merit", Severity.WARNING),
        ({"amount": -1}, "amount_negative", "amount", Severity.ERROR),
    ],
)
def test_each_fault_is_told_at_its_field(
    change: dict[str, object], code: str, field: str, severity: Severity
) -> None:
    found = {problem.code: problem for problem in problems(replace(PERSON, **change))}  # type: ignore[arg-type]
    assert (found[code].field, found[code].severity) == (field, severity)


def test_a_birth_year_that_has_not_come_offers_the_century_before() -> None:
    (problem,) = problems(replace(PERSON, birth_year=2068))
    assert problem.values == {"year": 2068, "suggestion": 1968}


def test_one_letter_is_a_name_and_a_collective_may_have_digits() -> None:
    assert problems(replace(PERSON, printed_name="Y")) == []
    assert problems(NewAward(RecipientKind.COLLECTIVE, "Tổ dân vận số 3")) == []


def test_all_problems_come_at_once() -> None:
    bad = NewAward(RecipientKind.INDIVIDUAL, "", birth_year=2068, amount=-5)
    assert set(codes(bad)) == {"name_missing", "birth_year_ahead", "amount_negative"}


def test_the_same_row_twice_is_told_with_its_place() -> None:
    standing = [
        stored(RecipientKind.COLLECTIVE, "Chi bộ 1"),
        stored(RecipientKind.INDIVIDUAL, "ĐẶNG THỊ HƯỜNG", 2, "tổ trưởng tổ dân vận số 3"),
    ]
    (problem,) = problems(PERSON, standing)
    assert (problem.code, problem.values["section"], problem.values["number"]) == ("already_in_list", "II", 1)
    same_card = stored(RecipientKind.INDIVIDUAL, "Đặng Thị Hường", 2, "nơi khác", recipient_id=9)
    assert "already_in_list" in codes(replace(PERSON, recipient_id=9), others=[same_card])


def test_namesakes_are_told_apart_by_unit_and_tone() -> None:
    other_unit = stored(RecipientKind.INDIVIDUAL, "Đặng Thị Hường", 1, "Tổ phó Tổ dân vận số 9")
    assert set(codes(PERSON, others=[other_unit])) == {"same_name_in_list"}
    other_tone = stored(RecipientKind.INDIVIDUAL, "Đặng Thị Hương", 1, "Tổ trưởng Tổ dân vận số 3")
    assert codes(PERSON, others=[other_tone]) == {}


def test_collectives_of_one_name_in_several_units_are_normal() -> None:
    new = NewAward(RecipientKind.COLLECTIVE, "Tổ dân vận số 3", unit_text="phường Hoàn Kiếm")
    assert codes(new, others=[stored(RecipientKind.COLLECTIVE, "Tổ dân vận số 3", 1, "phường Cửa Nam")]) == {}


def test_without_a_day_the_amount_waits_and_says_so() -> None:
    undated = replace(DECISION, decision_date=None)
    assert codes(PERSON, decision=undated) == {"amount_waits_for_date": "amount"}


def test_an_amount_against_the_rule_asks_for_its_reason() -> None:
    own = replace(PERSON, amount=500_000)
    assert codes(own, by_rule=bonus()) == {"amount_differs_from_rule": "amount"}
    assert codes(replace(own, amount_reason="Theo Kế hoạch 12"), by_rule=bonus()) == {}
    assert codes(replace(own, amount=760_000), by_rule=bonus()) == {}


def test_a_row_that_nothing_gives_a_merit_is_told() -> None:
    bare = replace(DECISION, merit="")
    assert codes(PERSON, decision=bare) == {"merit_missing": "merit"}
    assert codes(replace(PERSON, initiative="Khéo trong hòa giải"), decision=bare) == {}


def test_only_rows_without_a_reason_follow_the_rule() -> None:
    row = stored(RecipientKind.INDIVIDUAL, "Y")
    assert following_rule(row, bonus()).amount == 760_000
    assert following_rule(replace(row, amount=760_000, amount_rule="x"), None) == row
    own = replace(row, amount=500_000, amount_reason="Theo Kế hoạch 12")
    assert following_rule(own, bonus()) is own


def test_a_typed_sum_keeps_a_reason_so_that_nothing_overwrites_it() -> None:
    row = stored(RecipientKind.INDIVIDUAL, "Y")
    assert with_amount(row, 500_000, "", bonus(), "ghi tay").amount_reason == "ghi tay"
    assert with_amount(row, 500_000, "Kế hoạch 12", None, "ghi tay").amount_reason == "Kế hoạch 12"
    assert with_amount(row, 760_000, "thừa", bonus(), "ghi tay").amount_reason == ""
    assert with_amount(row, None, "", bonus(), "ghi tay").amount == 760_000


names = st.text(st.characters(categories=["L", "Zs"], exclude_characters="\u3000"), min_size=1, max_size=30)


@given(names, names)
def test_a_key_does_not_see_capitals_or_punctuation(name: str, line: str) -> None:
    key = award_key(RecipientKind.COLLECTIVE, name, line)
    assert award_key(RecipientKind.COLLECTIVE, f" {name}, ", f"{line}.") == key


@pytest.mark.parametrize(
    ("kind", "name", "doubted"),
    [
        (RecipientKind.INDIVIDUAL, "dang thi huong", True),
        (RecipientKind.HOUSEHOLD, "lê văn tâm", True),
        (RecipientKind.INDIVIDUAL, "đặng tHị hường", True),
        (RecipientKind.INDIVIDUAL, "Đặng thị hường", False),
        (RecipientKind.INDIVIDUAL, "ĐẶNG THỊ HƯỜNG", False),
        (RecipientKind.COLLECTIVE, "tổ dân vận số 3", False),
        (RecipientKind.INDIVIDUAL, "", False),
    ],
)
def test_names_of_people_without_any_capital_are_doubted(
    kind: RecipientKind, name: str, doubted: bool
) -> None:
    assert without_capitals(kind, name) is doubted
