"""Keys for comparing: without marks for searching, with tones for telling names apart."""

import unicodedata

from desktop.records.text.normal import clean
from desktop.records.text.tones import tones_to_word_end

_TO_PLAIN_D = str.maketrans("đĐðÐ", "dddd")
_TO_VIETNAMESE_D = str.maketrans("ðÐ", "đĐ")


def fold(text: str) -> str:
    """Return the search key: lower case, đ as d, no marks, anything but letters and digits as one space."""
    lowered = _compatible_lower(text).translate(_TO_PLAIN_D)
    return _letters_and_digits(
        "".join(char for char in lowered if not unicodedata.category(char).startswith("M"))
    )


def fold_tones(text: str) -> str:
    """Return the identity key of a name: letters and tones count; case, punctuation, tone placement do not.

    "Hoà" and "HÒA" have one key; "Hoa", "Hòa" and "Hoá" have three. The key is for comparing, not showing.
    """
    moved = tones_to_word_end(_compatible_lower(text.translate(_TO_VIETNAMESE_D)))
    return _letters_and_digits(moved)


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return fold(text).split()


def _compatible_lower(text: str) -> str:
    """Lower case without ligatures, full-width forms and the like, decomposed; stable when done again."""
    lowered = unicodedata.normalize("NFKD", clean(text)).casefold()
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", lowered).casefold())


def _letters_and_digits(text: str) -> str:
    """Part words by single spaces wherever something stands that is no letter, mark or digit."""
    kept = (char if char.isalnum() or unicodedata.combining(char) else " " for char in text)
    return " ".join("".join(kept).split())
