from datetime import date

import pytest

from desktop.operations.restore_preview import KindDifference
from desktop.ui.backups import words


@pytest.mark.parametrize(
    ("octets", "shown"), [(0, "1 KB"), (812_345, "812 KB"), (999_999, "999 KB"), (4_249_000, "4,2 MB")]
)
def test_sizes(octets: int, shown: str) -> None:
    assert words.size(octets) == shown


def test_the_reminder_of_look_md() -> None:
    told = words.reminder(date(2026, 10, 3))
    assert told == "Chưa sao lưu ra USB từ 03/10/2026. Cắm USB rồi bấm Sao lưu; mất khoảng 10 giây."
    assert words.reminder(None).startswith("Chưa sao lưu ra USB lần nào.")


def test_a_difference_names_only_what_changes() -> None:
    assert words.difference(KindDifference("opinion", 0, 0, 2)) == "Ý kiến: mất 2."
    told = words.difference(KindDifference("award", 2, 1, 3))
    assert told == "Trường hợp khen thưởng: lấy lại 2, trở về bản cũ 1, mất 3."
