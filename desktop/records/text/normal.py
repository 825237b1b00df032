"""Text as it enters the register: NFC, one kind of space, nothing invisible.

Legacy TCVN3 text must be converted first: there the soft hyphen is the letter ư, and "Ð" is the letter é.
"""

import re
import unicodedata
from functools import lru_cache

_LINE_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Beyond what Unicode calls a space: the braille blank and the Hangul fillers, all drawn as nothing.
_SPACES = re.compile(r"[\s\u2800\u115f\u1160\u3164\uffa0]+")
# Drawn as nothing, though Unicode files them with marks or leaves them without a character.
_INVISIBLE_MARKS = re.compile(r"[\u034f\ufe00-\ufe0f\ufffe\uffff]")
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
# Most texts are clean already: printed ASCII but the straight quote, curly quotes, dashes, composed Latin
# letters between single spaces.
_CLEAN = re.compile("(?:[!#-~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u024f\u1e00-\u1eff–—‘’“”…]+(?: (?! |$)|$))*")
# A word processor's pair in the plain file of another program; inches and a lone mark are no pair.
_STRAIGHT_PAIR = re.compile(r"""(?<![^\s(\[“‘:–—-])"([^"\s](?:[^"]*[^"\s])?)"(?![^\s.,;:!?)\]”’…–—-])""")
_ETH_TO_D = str.maketrans("Ðð", "Đđ")
_ETHS = frozenset("Ðð")
_REMEMBERED = 16_384  # long lists say the same units, posts and merits over and over
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"[A-ZĐÐ]{1,6}")


@lru_cache(_REMEMBERED)
def clean(text: str) -> str:
    """Return one line of text in NFC without invisible characters, with single spaces and trimmed.

    Letters, capitals and the place of tone marks stay as typed; only the Icelandic eth (U+00D0, U+00F0),
    which looks like Đ and is met in converted files, becomes Đ where the word is Vietnamese. A pair of
    straight quotes around words becomes “ ”, as the office writes “Dân vận khéo” (domain.md §1.4).
    """
    if _CLEAN.fullmatch(text):
        return text
    spaced = _SPACES.sub(" ", _LINE_BREAKS.sub(" ", text))
    seen = "".join(char for char in spaced if unicodedata.category(char) not in _INVISIBLE_CATEGORIES)
    composed = unicodedata.normalize("NFC", _INVISIBLE_MARKS.sub("", seen))
    cleaned = _STRAIGHT_PAIR.sub(r"“\1”", _SPACES.sub(" ", composed).strip())
    return _WORD.sub(_vietnamese_d, cleaned) if _ETHS.intersection(cleaned) else cleaned


@lru_cache(_REMEMBERED)
def clean_multiline(text: str) -> str:
    """Return text with each line cleaned, lines parted by one line feed, empty lines left out."""
    if _CLEAN.fullmatch(text):
        return text
    lines = (clean(line) for line in _LINE_BREAKS.split(text))
    return "\n".join(line for line in lines if line)


def capitalised(text: str) -> str:
    """Return text with a capital first letter, the rest as it is: "phường Hoàn Kiếm" → "Phường Hoàn Kiếm"."""
    return text[:1].upper() + text[1:]


def as_name(text: str) -> str:
    """Return a person's name as names are written: "NGUYỄN văn an" → "Nguyễn Văn An". Only ever offered."""
    return _WORD.sub(lambda word: capitalised(word.group().lower()), clean(text))


def _vietnamese_d(match: re.Match[str]) -> str:
    """Write Đ for eth where Vietnamese has it: first in a word, or in an abbreviation such as HÐND.

    Icelandic, the only other language with eth, never begins a word with it; inside (Sigurður) it stays.
    """
    word = match.group()
    if _ABBREVIATION.fullmatch(word):
        return word.translate(_ETH_TO_D)
    return word[0].translate(_ETH_TO_D) + word[1:]
