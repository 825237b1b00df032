"""What a decision is based on, by issuer family and date."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from desktop.operations import seeds
from desktop.records.codes import Family
from desktop.records.legal_basis import as_text, basis_on, without_proposal

AMENDED = "được sửa đổi, bổ sung bởi Luật số 06/2026/QH16"


def text(family: Family, day: date) -> str:
    found = basis_on(seeds.legal_bases(), family, day)
    return as_text(found.lines) if found else ""


def test_the_text_of_today_is_that_of_the_domain() -> None:
    assert text(Family.STATE, date(2026, 11, 22)).splitlines() == [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        f"Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 ({AMENDED});",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;",
        "Căn cứ Thông tư số 15/2025/TT-BNV ngày 04 tháng 8 năm 2025 của Bộ trưởng Bộ Nội vụ;",
    ]


@pytest.mark.parametrize(
    ("day", "named", "not_yet"),
    [
        (date(2022, 10, 13), "91/2017/NĐ-CP", "98/2023"),
        (date(2023, 12, 31), "91/2017/NĐ-CP", "98/2023"),
        (date(2024, 1, 1), "98/2023/NĐ-CP", "152/2025"),
        (date(2025, 6, 30), "98/2023/NĐ-CP", "152/2025"),
        (date(2025, 7, 1), "152/2025/NĐ-CP", "15/2025/TT-BNV"),
        (date(2025, 8, 4), "15/2025/TT-BNV", "06/2026/QH16"),
        (date(2026, 9, 30), "15/2025/TT-BNV", "06/2026/QH16"),
        (date(2026, 10, 1), "06/2026/QH16", "98/2023"),
    ],
)
def test_a_law_is_named_from_its_day_on(day: date, named: str, not_yet: str) -> None:
    assert named in text(Family.STATE, day)
    assert not_yet not in text(Family.STATE, day)


def test_no_day_has_two_and_no_day_between_has_none() -> None:
    for family in Family:
        own = sorted(
            (one for one in seeds.legal_bases() if one.family is family), key=lambda one: one.valid_from
        )
        for before, after in pairwise(own):
            assert before.valid_to == after.valid_from - timedelta(days=1)
        assert own[-1].valid_to is None


def test_a_party_decision_rests_on_no_state_law() -> None:
    assert "Thi đua, khen thưởng" not in text(Family.PARTY, date(2026, 11, 22))
    assert "56-HD/VPTW" in text(Family.PARTY, date(2026, 11, 22))


def test_before_the_first_known_law_nothing_is_said() -> None:
    assert text(Family.STATE, date(2016, 1, 1)) == ""


@pytest.mark.parametrize(
    "start", ["Theo đề nghị của", "- Theo đề nghị của", "THEO ĐỀ NGHỊ CỦA", "theo đề nghị"]
)
def test_the_proposal_of_another_decision_stays_behind(start: str) -> None:
    assert without_proposal(f"Căn cứ Luật;\n{start} Phòng VH-XH tại Tờ trình số 31/TTr;") == "Căn cứ Luật;"
