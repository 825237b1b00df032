"""What the page says of names, lists and files, without a window."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.codes import Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.ui.commendations.papers import file_name
from desktop.ui.commendations.rows import foot_sentence
from desktop.ui.commendations.typed_name import TypedName, is_initiative, is_searching, taken_apart

HOUSEHOLD, INDIVIDUAL, COLLECTIVE = (
    RecipientKind.HOUSEHOLD,
    RecipientKind.INDIVIDUAL,
    RecipientKind.COLLECTIVE,
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Bà Đặng Thị Hường", TypedName(INDIVIDUAL, "Bà", "Đặng Thị Hường")),
        ("Đồng chí Nguyễn Văn A", TypedName(INDIVIDUAL, "Đồng chí", "Nguyễn Văn A")),
        ("Thượng tá Lê Hùng", TypedName(INDIVIDUAL, "Thượng tá", "Lê Hùng")),
        ("Nguyễn Văn Bà", TypedName(INDIVIDUAL, "", "Nguyễn Văn Bà")),
        ("Hộ ông Lê Văn Tâm", TypedName(HOUSEHOLD, "Hộ gia đình ông", "Lê Văn Tâm")),
        ("Hộ gia đình bà Vũ Thị Oanh", TypedName(HOUSEHOLD, "Hộ gia đình bà", "Vũ Thị Oanh")),
        ("Gia đình ông bà Phùng Văn Huynh", TypedName(HOUSEHOLD, "Hộ gia đình ông bà", "Phùng Văn Huynh")),
        ("Tổ dân vận số 3", TypedName(COLLECTIVE, "", "Tổ dân vận số 3")),
        ("Xuân", TypedName(None, "", "Xuân")),
        ("", TypedName(None, "", "")),
    ],
)
def test_a_typed_name_is_taken_apart(typed: str, expected: TypedName) -> None:
    assert taken_apart(typed) == expected


@given(st.text(max_size=60))
def test_no_letter_of_a_name_is_lost(typed: str) -> None:
    apart = taken_apart(typed)
    assert apart.name in " ".join(typed.split()) or apart.name == typed


@pytest.mark.parametrize(("typed", "searching"), [("huong", True), ("đặng 3", True), ("Hường", False)])
def test_small_letters_search(typed: str, searching: bool) -> None:
    assert is_searching(typed) is searching


def test_initiatives_are_known_by_their_first_word() -> None:
    assert is_initiative("“Khéo trong vận động”")
    assert not is_initiative("Khéotay")
    assert not is_initiative("Đã hiến 14 m² đất")


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            {COLLECTIVE: 33, HOUSEHOLD: 3, INDIVIDUAL: 3},
            "Danh sách gồm 33 tập thể, 3 hộ gia đình, 3 cá nhân.",
        ),
        ({INDIVIDUAL: 1, HOUSEHOLD: 0}, "Danh sách gồm 1 cá nhân."),
        ({}, "Danh sách chưa có ai."),
    ],
)
def test_the_sentence_of_the_foot(counts: dict[RecipientKind, int], sentence: str) -> None:
    assert foot_sentence(counts) == sentence


def test_file_names_have_no_diacritics() -> None:
    commendation = Commendation(1, Form.GIAY_KHEN, number="15-QĐ/ĐU", decision_date=date(2022, 10, 10))
    assert file_name("danh_sach", commendation) == "danh_sach_15_qd_du_2022.xlsx"
    bare = replace(commendation, number="", decision_date=None)
    assert file_name("ky_nhan", bare) == "ky_nhan_du_thao.xlsx"
