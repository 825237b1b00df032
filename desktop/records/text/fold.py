"""Keys for comparing: without marks for searching, with tones for telling names apart."""

import unicodedata
from functools import lru_cache

from desktop.records.text.normal import clean
from desktop.records.text.tones import tones_to_word_end

_D = str.maketrans("Đđ", "Dd")
_REMEMBERED = 16_384  # long lists say the same units, posts and merits over and over


class _Folding(dict[int, str]):
    """What each letter folds to, worked out when it is first met: no mark depends on the letter before it."""

    def __missing__(self, code: int) -> str:
        lowered = _lower(chr(code)).replace("đ", "d")
        kept = (char for char in lowered if not _is_mark(char))
        return self.setdefault(code, "".join(char if char.isalnum() else " " for char in kept))


_FOLDED = _Folding()


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """Return the search key: lower case, đ as d, no marks, anything but letters and digits as one space."""
    return " ".join(clean(text).translate(_FOLDED).split())


@lru_cache(_REMEMBERED)
def fold_tones(text: str) -> str:
    """Return the identity key of a name: letters and tones count; case, punctuation, tone placement do not.

    "Hoà" and "HÒA" have one key; "Hoa", "Hòa" and "Hoá" have three. The key is for comparing, not showing.
    """
    return _letters_and_digits(tones_to_word_end(_compatible_lower(text)))


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return fold(text).split()


def plain_letters(text: str) -> str:
    """Return the text without marks, đ as d, capitals kept: "Quý III" as "Quy III", for names of files."""
    decomposed = unicodedata.normalize("NFKD", clean(text)).translate(_D)
    return "".join(char for char in decomposed if not _is_mark(char))


def _compatible_lower(text: str) -> str:
    """Lower case, decomposed, without ligatures and full-width forms, eth as đ; stable when done again."""
    return _lower(clean(text))


def _lower(text: str) -> str:
    lowered = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", lowered).casefold()).replace("ð", "đ")


def _letters_and_digits(text: str) -> str:
    """Part words by single spaces wherever something stands that is no letter, mark or digit."""
    kept = (char if char.isalnum() or _is_mark(char) else " " for char in text)
    return " ".join("".join(kept).split())


def _is_mark(char: str) -> bool:
    """Say whether a character is a mark on the letter before it, in any script."""
    return unicodedata.category(char).startswith("M")
