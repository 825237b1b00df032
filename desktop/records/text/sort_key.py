"""Stored sort keys: plain ASCII text whose byte order is the Vietnamese order (CLDR `vi`).

A key holds the letters first and the tones behind them, so that tones decide only between equal letters.
Case never decides, nor does the place of a tone mark ("hoà" = "hòa"): ties are left to the next sort column.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from desktop.records.text.normal import clean
from desktop.records.text.tones import TONE_MARKS, tones_to_word_end

# Order of CLDR `vi` at the first level: space, punctuation, symbols, digits, letters.
_ORDER = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LEVEL_END = " "  # lower than every code, so that a shorter text comes first
_CODES = {char: chr(ord(_LEVEL_END) + 1 + place) for place, char in enumerate(_ORDER)}
_AFTER_ALL = chr(ord(_LEVEL_END) + 1 + len(_ORDER))
_TONE_RANKS = {"": "0"} | {mark: str(rank) for rank, mark in enumerate(TONE_MARKS, start=1)}
_OTHER_MARK = "6"
_QUALITY_MARKS = "\u0302\u0306\u031b"
_ELEMENT = re.compile(r"([0-9]+)|(.)([\u0300-\u036f]*)", re.DOTALL)
_BRACKETED = re.compile(r"\([^()]*\)")
_LOOK_ALIKES = str.maketrans("ð–—‐‑‒−“”„‘’", 'đ------"""\'\'')


def text_key(text: str) -> str:
    """Return the sort key of a collective, a household or any other text.

    Numbers sort by value: "Tổ dân vận số 3" comes before "Tổ dân vận số 13", and "số 03" is equal to "số 3".
    """
    return _levels(clean(text)).rstrip(_LEVEL_END)


def name_key(full_name: str) -> str:
    """Return the sort key of a person: tên (the last word), then họ (the first), then đệm (those between).

    Each part is compared in full, tones included, before the next, as when an Excel list is sorted by its tên
    column first. A note in brackets is not the tên; it is compared last.
    """
    cleaned = clean(full_name)
    notes = " ".join(_BRACKETED.findall(cleaned))
    name = _BRACKETED.sub(" ", cleaned).split() or [""]
    family = name[0] if len(name) > 1 else ""
    parts = (name[-1], family, " ".join(name[1:-1]), notes)
    return _LEVEL_END.join(_levels(part) for part in parts).rstrip(_LEVEL_END)


@lru_cache(16_384)  # tên, họ and đệm return over and over
def _levels(text: str) -> str:
    """Write the letters of a text and, after a level end, the tones up to the last that is marked."""
    elements = list(_elements(text))
    letters = "".join(code for code, _ in elements)
    tones = "".join(rank for _, rank in elements).rstrip(_TONE_RANKS[""])
    return letters + _LEVEL_END + tones


def _elements(text: str) -> Iterator[tuple[str, str]]:
    """Give for each letter, sign or whole number its code and the rank of its tone."""
    plain = tones_to_word_end(text.lower().translate(_LOOK_ALIKES))
    for number, base, marks in _ELEMENT.findall(unicodedata.normalize("NFD", plain)):
        if number:
            yield _number_code(number), _TONE_RANKS[""]
        else:
            quality = "".join(mark for mark in marks if mark in _QUALITY_MARKS)
            others = "".join(mark for mark in marks if mark not in _QUALITY_MARKS)
            yield _letter_code(base, quality), _TONE_RANKS.get(others, _OTHER_MARK)


def _letter_code(base: str, quality: str) -> str:
    """Code one letter; a letter Vietnamese does not have goes behind all others, by its Unicode number."""
    letter = unicodedata.normalize("NFC", base + quality)
    code = _CODES.get(letter) or _CODES.get(base)
    return code or f"{_AFTER_ALL}{ord(base):06x}"


def _number_code(digits: str) -> str:
    """Code a number so that the one with fewer digits comes first: its length in nines, then its digits."""
    significant = digits.lstrip("0")
    nines, rest = divmod(len(significant), 9)
    return "".join(_CODES[digit] for digit in "9" * nines + str(rest) + significant)
