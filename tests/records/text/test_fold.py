import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.text import clean, fold, fold_tones, plain_letters, words
from tests.records.text.samples import accented_letters, person_names

BOTH_PLACEMENTS = (
    "hoà hòa|hoá hóa|hoả hỏa|hoã hõa|hoạ họa|oà òa|loè lòe|khoẻ khỏe|toè tòe|xoã xõa|thuỳ thùy|"
    "thuý thúy|thuỷ thủy|"
    "thuỹ thũy|thuỵ thụy|uỷ ủy|luỹ lũy|quý qúy|già gìa|nguỵ ngụy"
)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_tones(fold_tones(text)) == fold_tones(text)


@given(st.text())
def test_letter_by_letter_folds_as_the_whole(text: str) -> None:
    lowered = unicodedata.normalize("NFKD", clean(text)).casefold()
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", lowered).casefold())
    letters = lowered.replace("ð", "đ").replace("đ", "d")
    unmarked = [char for char in letters if not unicodedata.category(char).startswith("M")]
    assert fold(text) == " ".join("".join(char if char.isalnum() else " " for char in unmarked).split())


@given(st.text(alphabet=st.characters(max_codepoint=0x1FFF)))
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold_tones(unicodedata.normalize("NFD", text)) == fold_tones(text)


@given(st.text())
def test_equal_names_are_also_found_by_the_search(text: str) -> None:
    assert fold(fold_tones(text)) == fold(text)
    assert words(text) == fold(text).split()


def test_every_letter_folds_to_ascii() -> None:
    for letter in accented_letters():
        assert fold(letter).isascii()
        assert len(fold(letter)) == 1


def test_distinct_letters_keep_distinct_tone_keys() -> None:
    small = {letter.lower() for letter in accented_letters()}
    assert len({fold_tones(letter) for letter in small}) == len(small) == 67


def test_names_are_independent_of_case_but_not_of_tones() -> None:
    for name in person_names(500, seed=2):
        assert fold_tones(name.upper()) == fold_tones(name.lower()) == fold_tones(name)
    assert len({fold_tones(name) for name in ("Hoa", "Hòa", "Hỏa", "Hõa", "Hóa", "Họa", "Hoả Hoa")}) == 7
    assert fold_tones("Đông") != fold_tones("Dông")
    assert fold_tones("Hương") != fold_tones("Hường")


@pytest.mark.parametrize("pair", BOTH_PLACEMENTS.split("|"))
def test_tone_placement_does_not_matter(pair: str) -> None:
    old, new = pair.split()
    assert fold_tones(f"Lê {old} An") == fold_tones(f"LÊ {new.upper()} AN")
    assert fold(old) == fold(new)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đặng Thị Hường", "dang thi huong"),
        ("15-QĐ/ĐU", "15 qd du"),
        ("“Dân vận khéo” – năm 2026…", "dan van kheo nam 2026"),
        ("1.520.000 đ", "1 520 000 d"),
        ("ÐẶNG", "dang"),
        ("NGUYỄN  V. A", "nguyen v a"),
        ("m²", "m2"),
        ("’ – “”", ""),
        ("", ""),
    ],
)
def test_search_key(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_identity_key_drops_punctuation() -> None:
    assert fold_tones("Nguyễn V. A") == fold_tones("nguyễn v a")
    assert fold_tones("Ðức") == fold_tones("Đức")


def test_plain_letters_keep_capitals() -> None:
    assert plain_letters("Báo cáo quý III, phường Đống Đa đã gửi") == "Bao cao quy III, phuong Dong Da da gui"
