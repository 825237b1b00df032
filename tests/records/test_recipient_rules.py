"""What is wrong with a card, and which cards of the same name may be the same."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.records.recipient_rules import check_recipient

HUONG = Recipient(RecipientKind.INDIVIDUAL, "Đặng Thị Hường", "Bà", birth_year=1968)
TEAM = Recipient(RecipientKind.COLLECTIVE, "Tổ dân vận số 3", unit_text="phường Hoàn Kiếm", id=7)


def codes(draft: Recipient, *alike: Recipient) -> list[str]:
    return [problem.code for problem in check_recipient(draft, alike, 2026)]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (HUONG, []),
        (replace(HUONG, name=""), ["name_missing"]),
        (replace(HUONG, name="123"), ["name_without_letters"]),
        (replace(HUONG, birth_year=2068), ["birth_year_ahead"]),
        (replace(HUONG, birth_year=1899), ["birth_year_wrong"]),
        (replace(TEAM, birth_year=1968), ["birth_year_of_collective"]),
        (replace(TEAM, valid_from=date(2025, 7, 1), valid_to=date(2025, 6, 30)), ["ends_before_it_begins"]),
        (replace(TEAM, valid_from=date(2025, 7, 1), valid_to=date(2025, 7, 1)), []),
    ],
)
def test_problems_of_a_card(draft: Recipient, expected: list[str]) -> None:
    assert codes(draft) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (replace(HUONG, id=1), ["card_repeated"]),
        (replace(HUONG, id=1, birth_year=None), ["card_repeated"]),
        (replace(HUONG, id=1, birth_year=1970), []),
        (replace(HUONG, id=1, kind=RecipientKind.HOUSEHOLD), []),
    ],
)
def test_a_card_of_the_same_name_is_a_doubt_unless_it_must_be_another(
    other: Recipient, expected: list[str]
) -> None:
    assert codes(HUONG, other) == expected


def test_a_predecessor_and_its_heir_may_have_one_name() -> None:
    heir = replace(TEAM, id=8, predecessor_id=7)
    assert codes(heir, TEAM) == codes(TEAM, heir) == []
    assert codes(replace(TEAM, id=None), TEAM) == ["card_repeated"]
    assert codes(TEAM, TEAM) == []
    assert codes(replace(TEAM, id=None, unit_text="phường Ba Đình"), TEAM) == []
    assert codes(replace(TEAM, id=None, unit_text=""), TEAM) == ["card_repeated"]
