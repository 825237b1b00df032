"""Whose file it is, who is late or missing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.senders import SenderState, is_ward, sender_of, state_of

NAMES = (
    "Tổ dân phố số 3",
    "Tổ dân phố số 30",
    "Phường Cửa Nam",
    "Phường Láng",
    "Khu dân cư số 1",
    "Hội LHPN",
)
DUE = date(2026, 10, 10)


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("TDP3_danh sach", "Tổ dân phố số 3"),
        ("ds TDP 30", "Tổ dân phố số 30"),
        ("to dan pho so 03 - lan 2", "Tổ dân phố số 3"),
        ("TỔ DÂN PHỐ SỐ 30", "Tổ dân phố số 30"),
        ("Cua Nam - quý III", "Phường Cửa Nam"),
        ("P. Cửa Nam", "Phường Cửa Nam"),
        ("KDC01", "Khu dân cư số 1"),
        ("Hội Liên hiệp Phụ nữ", "Hội LHPN"),
        ("Láng Hạ", "?"),
        ("TDP 33", "?"),
        ("danh sach", "?"),
    ],
)
def test_a_sender_is_known_by_its_name_however_it_is_written(text: str, sender: str) -> None:
    assert sender_of([text], NAMES, "?") == sender


def test_folder_and_file_tell_before_the_letterhead() -> None:
    assert sender_of(["Đã nhận", "TDP 3", "PHƯỜNG CỬA NAM"], NAMES, "?") == "Tổ dân phố số 3"
    assert sender_of(["danh sach", "UBND PHƯỜNG CỬA NAM · Độc lập"], NAMES, "?") == "Phường Cửa Nam"


@given(
    st.sampled_from(NAMES), st.sampled_from(["", "ds ", "lần 2 - "]), st.sampled_from([str.upper, str.lower])
)
def test_a_whole_name_is_always_found(name: str, before: str, write: object) -> None:
    assert callable(write)
    assert sender_of([before + write(name)], NAMES, "?") == name


@pytest.mark.parametrize(
    ("files", "state"),
    [
        ([], SenderState.MISSING),
        ([(date(2026, 10, 9), False)], SenderState.UNREADABLE),
        ([(date(2026, 10, 10), True)], SenderState.SENT),
        ([(date(2026, 10, 11), True)], SenderState.LATE),
        ([(date(2026, 10, 11), True), (date(2026, 10, 9), True)], SenderState.SENT),
        ([(date(2026, 10, 9), False), (date(2026, 10, 11), True)], SenderState.LATE),
    ],
)
def test_the_first_readable_file_says_whether_a_sender_is_late(
    files: list[tuple[date, bool]], state: SenderState
) -> None:
    assert state_of(files, DUE) is state


def test_without_a_last_day_nobody_is_late() -> None:
    assert state_of([(date(2030, 1, 1), True)], None) is SenderState.SENT


def test_only_wards_and_communes_part_their_people_from_namesakes() -> None:
    assert [is_ward(name) for name in ("Phường Cửa Nam", "xã Sóc Sơn", "Tổ dân phố số 3", "Xã")] == [
        True,
        True,
        False,
        False,
    ]
