"""Names of units that ended before the decision, as a list writes them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.records.codes import UnitKind
from desktop.records.gone_units import UnitNames, gone_unit_problems, unit_names
from desktop.records.unit import Unit, UnitLineage
from desktop.words.problems import problem_sentence

END, START = date(2025, 6, 30), date(2025, 7, 1)
NOVEMBER = date(2026, 11, 22)
UNITS = {
    1: Unit("phường Hoàn Kiếm", UnitKind.WARD, None, START, None, 1),
    2: Unit("phường Cửa Nam", UnitKind.WARD, None, START, None, 2),
    3: Unit("quận Hoàn Kiếm", UnitKind.DISTRICT, None, None, END, 3),
    4: Unit("phường Lý Thái Tổ", UnitKind.WARD, 3, None, END, 4),
    5: Unit("phường Cửa Nam", UnitKind.WARD, 3, None, END, 5),
    6: Unit("phường Hàng Bông", UnitKind.WARD, 3, None, END, 6),
    7: Unit("phường Văn Miếu", UnitKind.WARD, None, None, END, 7),
    8: Unit("phường Văn Miếu - Quốc Tử Giám", UnitKind.WARD, None, START, None, 8),
}
LINEAGE = [
    UnitLineage(4, 1, is_default_heir=True),
    UnitLineage(6, 1, is_default_heir=True),
    UnitLineage(5, 2, is_default_heir=True),
    UnitLineage(6, 2),
]


def on(day: date) -> UnitNames:
    return unit_names(UNITS, LINEAGE, day)


def found(text: str, day: date = NOVEMBER) -> list[str]:
    return [unit.name for unit in on(day).gone_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "phường Lý Thái Tổ",
        "Tổ dân vận số 3, phường Lý Thái Tổ",
        "Tổ trưởng Tổ dân vận số 3 Phường Lý Thái Tổ, thành phố Hà Nội",
        "ĐẢNG ỦY PHƯỜNG LÝ THÁI TỔ",
        "P. Lý Thái Tổ",
        "UBND P.Lý Thái Tổ",
        "P Lý Thái Tổ",
    ],
)
def test_a_former_ward_is_found_however_it_is_written(text: str) -> None:
    assert found(text) == ["phường Lý Thái Tổ"]


@pytest.mark.parametrize(
    "text", ["quận Hoàn Kiếm", "Q. Hoàn Kiếm", "Quận ủy Hoàn Kiếm", "UBND quận Hoàn Kiếm"]
)
def test_the_district_is_gone_though_a_ward_has_its_name(text: str) -> None:
    assert found(text) == ["quận Hoàn Kiếm"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "phường Hoàn Kiếm",
        "phường Cửa Nam",
        "phố Lý Thái Tổ, phường Hoàn Kiếm",
        "Lý Thái Tổ",
        "phường Lý Thái Tổ (cũ)",
        "phường Lý Thái Tổ cũ, nay là phường Hoàn Kiếm",
        "phường Văn Miếu - Quốc Tử Giám",
        "phường Lý Thái Tông",
        "phường Ly Thai To",
    ],
)
def test_present_units_streets_and_what_is_called_former_are_right(text: str) -> None:
    assert found(text) == []


def test_what_existed_on_the_day_of_the_decision_is_right() -> None:
    assert found("phường Lý Thái Tổ, quận Hoàn Kiếm", END) == []
    assert found("phường Lý Thái Tổ, quận Hoàn Kiếm", START) == ["phường Lý Thái Tổ", "quận Hoàn Kiếm"]


def test_the_longest_name_wins_also_where_it_is_the_gone_one() -> None:
    assert found("phường Văn Miếu") == ["phường Văn Miếu"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("phường Lý Thái Tổ", "“phường Lý Thái Tổ” không còn từ 01/07/2025, nay thuộc phường Hoàn Kiếm. "),
        ("phường Hàng Bông", "01/07/2025, nay thuộc phường Hoàn Kiếm, phường Cửa Nam. "),
        ("quận Hoàn Kiếm", "01/07/2025, nay thuộc phường Hoàn Kiếm, phường Cửa Nam. "),
        ("phường Văn Miếu", "“phường Văn Miếu” không còn từ 01/07/2025. "),
    ],
)
def test_the_sentence_says_what_it_went_into(text: str, said: str) -> None:
    (problem,) = gone_unit_problems(on(NOVEMBER), second_line=text)
    assert problem.field == "second_line"
    assert said in problem_sentence(problem.code, problem.values)


def test_one_unit_is_told_once_in_each_field() -> None:
    twice = "phường Lý Thái Tổ, phường Lý Thái Tổ"
    problems = list(gone_unit_problems(on(NOVEMBER), printed_name=twice, second_line=twice))
    assert [one.field for one in problems] == ["printed_name", "second_line"]


def test_a_register_without_units_finds_nothing() -> None:
    assert UnitNames().gone_in("phường Lý Thái Tổ") == []
