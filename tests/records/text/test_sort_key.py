import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.text import clean, name_key, text_key
from tests.records.text.samples import GIVEN, person_names, syllable

SYSTEM_PYTHON = Path("/usr/bin/python3")
LETTERS = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z".split()


@pytest.fixture(scope="module")
def icu_keys() -> Callable[[Sequence[str]], dict[str, str]]:
    """ICU's sort keys of texts; skips where the system has no PyICU."""
    if (
        not SYSTEM_PYTHON.exists()
        or subprocess.run([SYSTEM_PYTHON, "-c", "import icu"], capture_output=True).returncode
    ):
        pytest.skip("the system's Python has no ICU (python3-icu)")

    def keys(texts: Sequence[str]) -> dict[str, str]:
        script = Path(__file__).with_name("icu_keys.py")
        command = [str(SYSTEM_PYTHON), str(script)]
        answer = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
        return dict(zip(texts, json.loads(answer.stdout), strict=True))

    return keys


def test_ten_thousand_names_stand_as_in_icu(icu_keys: Callable[[Sequence[str]], dict[str, str]]) -> None:
    names = sorted(set(person_names(14_000, seed=3)), key=name_key)
    assert len(names) >= 10_000
    parts = {name: _given_family_middle(name) for name in names}
    icu = icu_keys(sorted({part for triple in parts.values() for part in triple}))
    _assert_same_order(
        [name_key(name) for name in names], [[icu[part] for part in parts[name]] for name in names]
    )


def test_five_thousand_texts_stand_as_in_icu(icu_keys: Callable[[Sequence[str]], dict[str, str]]) -> None:
    random = Random(4)
    texts = sorted({_general_text(random) for _ in range(6_000)}, key=text_key)
    assert len(texts) >= 5_000
    icu = icu_keys(texts)
    _assert_same_order([text_key(text) for text in texts], [[icu[text]] for text in texts])


def test_every_pair_of_signs_stands_as_in_icu(icu_keys: Callable[[Sequence[str]], dict[str, str]]) -> None:
    texts = sorted(["a" + chr(code) + "b" for code in range(0x20, 0x7F)], key=text_key)
    icu = icu_keys(texts)
    _assert_same_order([text_key(text) for text in texts], [[icu[text]] for text in texts])


def _given_family_middle(name: str) -> tuple[str, str, str]:
    words = name.split()
    return words[-1], words[0] if len(words) > 1 else "", " ".join(words[1:-1])


def _general_text(random: Random) -> str:
    words = [
        random.choice((syllable(random), random.choice(GIVEN.split()))) for _ in range(random.randint(1, 3))
    ]
    if random.random() < 0.4:
        words.insert(
            random.randint(0, len(words)),
            random.choice(("{}", "số {}", "0{}", "{}/QĐ")).format(random.randint(0, 1200)),
        )
    text = random.choice((" ", " ", "-", ", ", " - ", "/")).join(words)
    return random.choice((text, text.upper(), f"“{text}”"[1:-1], f"({text})", f'"{text}"'))


def _assert_same_order(ours: Sequence[str], icu: Sequence[list[str]]) -> None:
    assert list(ours) == sorted(ours)
    for place in range(1, len(ours)):
        assert icu[place - 1] <= icu[place]
        assert (icu[place - 1] == icu[place]) == (ours[place - 1] == ours[place])


def _shuffled(texts: Sequence[str]) -> list[str]:
    return Random(8).sample(texts, len(texts))


def test_letters_and_tones_in_order() -> None:
    assert sorted(_shuffled(LETTERS), key=text_key) == LETTERS
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(_shuffled(tones), key=text_key) == tones


def test_tones_decide_only_between_equal_letters() -> None:
    assert sorted(["Hường Bình", "Hương Bình", "Hương An", "Hường An"], key=text_key) == [
        "Hương An",
        "Hường An",
        "Hương Bình",
        "Hường Bình",
    ]


def test_a_list_of_people_is_sorted_by_given_family_and_middle_name() -> None:
    people = [
        "An",
        "Lê An",
        "Lê Bá An",
        "LÊ VĂN AN",
        "Nguyễn An",
        "Đặng Ân",
        "Bùi Thị Hương",
        "Đặng Thị Hương",
        "An Thị Hường",
        "Mạc Vân",
        "Trần Ý",
    ]
    assert sorted(_shuffled(people), key=name_key) == people


def test_all_people_of_one_given_name_stay_together() -> None:
    people = ["Bùi Hòa", "Đỗ Hoà", "Lê HÒA", "Ma Hoá", "An Hóa"]
    assert sorted(_shuffled(people), key=name_key) == ["Bùi Hòa", "Đỗ Hoà", "Lê HÒA", "An Hóa", "Ma Hoá"]


def test_a_note_in_brackets_is_not_the_given_name() -> None:
    people = ["Nguyễn Văn An", "Nguyễn Văn An (A)", "Nguyễn Văn An (tổ 5)", "Trần An", "Nguyễn Văn Bình"]
    assert sorted(_shuffled(people), key=name_key) == people


def test_collectives_sort_by_their_numbers() -> None:
    teams = [f"Tổ dân vận số {number}" for number in (1, 2, 3, 9, 10, 13, 100, 2026, 1234567890, 10**20)]
    assert sorted(_shuffled(teams), key=text_key) == teams
    assert text_key("Tổ dân vận số 03") == text_key("Tổ dân vận số 3")


@given(st.integers(0, 10**40), st.integers(0, 10**40))
def test_numbers_of_any_length_sort_by_value(one: int, other: int) -> None:
    assert (text_key(f"Tổ {one}A") < text_key(f"Tổ {other}A")) == (one < other)


@given(st.text())
def test_keys_are_printable_ascii_and_see_only_clean_text(text: str) -> None:
    for key in (text_key(text), name_key(text)):
        assert key.isascii()
        assert key.isprintable()
    assert text_key(clean(text)) == text_key(text)
    assert name_key(clean(text)) == name_key(text)


@given(st.text(alphabet="aàăâbđ 1-"), st.text(alphabet="aàăâbđ 1-"))
def test_a_text_comes_before_any_longer_one_that_begins_with_it(start: str, rest: str) -> None:
    assert text_key(start) <= text_key(f"{start} {rest}")


def test_case_and_kind_of_unicode_do_not_matter() -> None:
    assert text_key("ĐẶNG") == text_key("đặng") == text_key("Đa\u0323\u0306ng") == text_key("Ðặng")


def test_letters_of_other_scripts_come_last() -> None:
    assert sorted(["Ω", "ý", "z", "1", "日"], key=text_key) == ["1", "ý", "z", "Ω", "日"]
    assert text_key("café") > text_key("cafe")
