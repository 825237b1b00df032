import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.text import decoded_offer, fold, fold_tones, from_telex, from_vni, typed_readings
from desktop.records.text.syllable import _RIMES_AFTER, is_syllable, with_tone
from tests.records.text.samples import TONES, accented_letters, person_names

TELEX = dict(zip(TONES, ("", "f", "r", "x", "s", "j"), strict=True))
TELEX |= dict(zip("ăâđêôơư", ("aw", "aa", "dd", "ee", "oo", "ow", "uw"), strict=True))
VNI = dict(zip(TONES, ("", "2", "3", "4", "1", "5"), strict=True))
VNI |= dict(zip("ăâđêôơư", ("a8", "a6", "d9", "e6", "o6", "o7", "u7"), strict=True))
# UniKey itself needs a third o to write these in Telex.
DOUBLE_O = ("ooc", "oong")

ENGLISH_UNITS = (
    "Times City|Royal City|Vinhomes Riverside|Park Hill|Green Star|Vincom Center|Lotte Mart|Big C|"
    "Sunshine Palace|Mipec Tower|Eurowindow River Park|Samsung Display|Honda Motor|Phòng GDDT|Robins|"
    "Ford Thăng Long|Hanoi Tourist|Intercontinental|Garden House|Coffee House|Highlands Coffee|"
    "Smart Book|The Manor|Goldmark City|Ecopark|Eco Green|Golden West|Imperia Sky|Sun Grand|"
    "Discovery Complex|Keangnam Landmark|Hilton Opera|Metropole|Melia|Pullman|Sheraton|Bitexco|"
    "Viettel Post|VNPT|FPT Software|MB Bank|Techcombank|Agribank|Vietcombank|Facebook|Zalo Group|"
    "Youth Club|English Club|Aeon Mall|Lee|Dee Dee|Yoga Class|Fitness Center|Kids Art|"
    "Rainbow Kindergarten|Doosan|Deawoo|Hapro|Toto|Coco|Nana|Water Park|Seasons Avenue"
)


def folded_readings(query: str) -> list[str]:
    """What is searched for: every reading once, folded."""
    return [form for form in dict.fromkeys(map(fold, typed_readings(query))) if form]


def telex_keys(text: str, scheme: dict[str, str] = TELEX) -> str:
    """The keys of a Vietnamese text, marks typed right behind their letters."""
    return "".join(_keys_of(letter, scheme) for letter in text)


def _keys_of(letter: str, scheme: dict[str, str]) -> str:
    base, tone = _toneless(letter)
    keys = scheme.get(base.lower(), base.lower()) + scheme[tone]
    return keys.upper() if letter != letter.lower() else keys


def _toneless(letter: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in TONES[1:] if mark in parts), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts), tone


def _tone_last(word: str, scheme: dict[str, str]) -> str:
    parts = [_toneless(letter) for letter in word]
    tone = "".join(mark for _, mark in parts)
    return telex_keys("".join(base for base, _ in parts), scheme) + scheme[tone]


def _syllables(count: int) -> list[str]:
    everything = sorted(
        with_tone(onset + rime, tone)
        for onset, rimes in _RIMES_AFTER.items()
        for rime in rimes
        for tone in TONES
        if not rime.endswith(DOUBLE_O)
    )
    return [word for word in Random(5).sample(everything, count) if is_syllable(word)]


def test_all_134_letters_round_trip() -> None:
    letters = list(accented_letters())
    assert len(letters) == 134
    for letter in letters:
        assert from_telex(telex_keys(letter)) == letter
        assert from_vni(telex_keys(letter, VNI)) == letter


def test_syllables_round_trip_wherever_the_marks_are_typed() -> None:
    syllables = _syllables(1_500)
    assert len(syllables) > 500
    for word in syllables:
        for keys in (telex_keys(word), _tone_last(word, TELEX)):
            assert fold_tones(from_telex(keys)) == fold_tones(word)
        for keys in (telex_keys(word, VNI), _tone_last(word, VNI)):
            assert fold_tones(from_vni(keys)) == fold_tones(word)


def test_names_round_trip_and_are_found() -> None:
    for name in person_names(300, seed=6):
        if all(is_syllable(word) for word in name.split()):
            assert fold_tones(from_telex(telex_keys(name))) == fold_tones(name)
            assert fold(name) in folded_readings(telex_keys(name))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("ddawngj thij huwowngf", "đặng thị hường"),
        ("Ddawngj Thij Huwowngf", "Đặng Thị Hường"),
        ("DDAWNGJ THIJ HUWOWNGF", "ĐẶNG THỊ HƯỜNG"),
        ("huowngf huongwf huwongf hwowngf", "hường hường hường hường"),
        ("tiengse nguyenex dangdf", "tiếng nguyễn đàng"),
        ("muaw hoawcj hoacwj huuw thuowr nguoiwf", "mưa hoặc hoặc hưu thuở người"),
        ("hoaf thuyr quys giaf gif quocos", "hòa thủy quý già gì quốc"),
        ("thw nhwng tw", "thư nhưng tư"),
        ("ngoeof ngoaos", "ngoèo ngoáo"),
        ("Toor daan phoos soos 5, 218/QDD-UBND", "Tổ dân phố số 5, 218/QĐ-UBND"),
        ("Hoàng Vawn Đức", "Hoàng Văn Đức"),
    ],
)
def test_telex(keys: str, expected: str) -> None:
    assert from_telex(keys) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("d9a8ng5 thi5 hu7o7ng2", "đặng thị hường"),
        ("D9A8NG5 THI5 HUONG72", "ĐẶNG THỊ HƯỜNG"),
        ("d9uo7ng2 thuo73 tie6ng1 nguye6n4", "đường thuở tiếng nguyễn"),
        ("To63 da6n pho61 so61 5", "Tổ dân phố số 5"),
        ("COVID19 15/2026 P5 ta7 xa9", "COVID19 15/2026 P5 ta7 xa9"),
    ],
)
def test_vni(keys: str, expected: str) -> None:
    assert from_vni(keys) == expected


@pytest.mark.parametrize(
    "word", "Times City Royal Center Smart Park Class Green Window Facebook Book Food Street Tower".split()
)
def test_words_that_cannot_be_vietnamese_stay(word: str) -> None:
    assert from_telex(word) == word
    assert folded_readings(word) == [word.lower()]


@given(st.text())
def test_the_first_form_is_what_was_typed(text: str) -> None:
    forms = folded_readings(text)
    assert len(forms) == len(set(forms)) <= 3
    assert forms[:1] == [form for form in [fold(text)] if form]


def test_text_that_is_already_vietnamese_stays() -> None:
    for name in person_names(300, seed=7):
        assert from_telex(name) == name
        assert decoded_offer(name) is None
        assert folded_readings(name) == [fold(name)]
        plain = fold(name)
        assert folded_readings(plain) == [plain]


@pytest.mark.parametrize("query", ["so3", "ngo6", "A1", "P5", "tdp 5", "to 3", "covid19", "nha8"])
def test_numbers_are_not_taken_for_vni(query: str) -> None:
    assert folded_readings(query) == [fold(query)]


def test_folded_readings() -> None:
    assert folded_readings("ddawngj thij huwowngf") == ["ddawngj thij huwowngf", "dang thi huong"]
    assert folded_readings("d9a8ng5 thi5 hu7o7ng2") == ["d9a8ng5 thi5 hu7o7ng2", "dang thi huong"]
    assert folded_readings("da8ng5 thi5") == ["da8ng5 thi5", "dang thi"]
    assert folded_readings("  ") == []


@pytest.mark.parametrize("length", range(2, len("ddawngj thij huwowngf")))
def test_a_name_half_typed_is_already_found(length: int) -> None:
    half_typed = "ddawngj thij huwowngf"[:length]
    assert any("dang thi huong".startswith(form) for form in folded_readings(half_typed))


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        ("Ddawngj Thij Huwowngf", "Đặng Thị Hường"),
        ("D9a8ng5 Thi5 Hu7o7ng2", "Đặng Thị Hường"),
        ("Nguyeenx V. A", "Nguyễn V. A"),
        ("Toor daan vaanj soos 3", "Tổ dân vận số 3"),
        ("UBND phuwowngf", "UBND phường"),
        ("  Lee  Thij Hoaf ", "Lê Thị Hòa"),
    ],
)
def test_raw_names_are_offered_decoded(typed: str, offer: str) -> None:
    assert decoded_offer(typed) == offer
    assert decoded_offer(offer) is None


@pytest.mark.parametrize("name", ENGLISH_UNITS.split("|"))
def test_english_names_are_not_offered_a_change(name: str) -> None:
    assert decoded_offer(name) is None
