from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.text import Legacy, from_legacy, legacy_of_font
from tests.intake.corpus.old_fonts import TCVN3, VNI, misread, tcvn3, tcvn3_capitals, vni
from tests.records.text.samples import accented_letters, person_names


def test_every_letter_comes_back() -> None:
    letters = [letter for letter in accented_letters() if letter.islower()]
    assert len(letters) == 67
    assert [from_legacy(TCVN3[letter], Legacy.TCVN3) for letter in letters] == letters
    assert [from_legacy(VNI[letter], Legacy.VNI) for letter in letters] == letters
    capitals = [letter.upper() for letter in letters]
    assert [from_legacy(VNI[one].upper(), Legacy.VNI) for one in letters] == capitals
    assert [from_legacy(TCVN3[one], Legacy.TCVN3_CAPITALS) for one in letters] == capitals


@given(st.sampled_from(person_names(300, seed=4)))
def test_names_come_back(name: str) -> None:
    assert from_legacy(vni(name), Legacy.VNI) == name
    assert from_legacy(tcvn3_capitals(name), Legacy.TCVN3_CAPITALS) == name.upper()
    small = name.lower()
    assert from_legacy(tcvn3(small), Legacy.TCVN3) == small


def test_a_mark_may_keep_its_small_form_after_a_capital() -> None:
    assert from_legacy("Nguyeãn Vaên Aùnh", Legacy.VNI) == "Nguyễn Văn Ánh"


@pytest.mark.parametrize("text", ["Lê Hà", "Trần Đức", "Nguyễn", "à la"])
def test_what_an_encoding_cannot_hold_is_not_of_it(text: str) -> None:
    assert from_legacy(text, Legacy.TCVN3) is None


def test_utf8_that_was_read_as_windows_letters() -> None:
    assert from_legacy(misread("Đặng Thị Hường, Tổ dân vận số 3"), Legacy.MISREAD_UTF8) == (
        "Đặng Thị Hường, Tổ dân vận số 3"
    )
    for whole in ("Lê Hà", "José", "Café", "20 m²", "Trần"):
        assert from_legacy(whole, Legacy.MISREAD_UTF8) is None


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Legacy.TCVN3),
        (".vntime", Legacy.TCVN3),
        (".VnTimeH", Legacy.TCVN3_CAPITALS),
        (".VnTimeH Bold", Legacy.TCVN3_CAPITALS),
        (".VnArial NarrowH", Legacy.TCVN3_CAPITALS),
        ("VNI-Times", Legacy.VNI),
        ("vni-helve", Legacy.VNI),
        ("Times New Roman", None),
        ("UVnTime", None),
        ("", None),
    ],
)
def test_the_font_tells_the_encoding(font: str, encoding: Legacy | None) -> None:
    assert legacy_of_font(font) is encoding
