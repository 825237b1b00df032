"""The five tone marks, and words freed from where their writer placed them."""

import re
import unicodedata

# Order of CLDR `vi`: huyền, hỏi, ngã, sắc, nặng; no mark (ngang) comes before them all.
TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
_TONE = re.compile(f"[{TONE_MARKS}]")
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")


def split_tones(word: str) -> tuple[str, str]:
    """Return the word without tone marks (NFC, đ â ê ô ă ơ ư kept), and its tone marks in order."""
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _TONE.sub("", parts)), "".join(_TONE.findall(parts))


def tones_to_word_end(text: str) -> str:
    """Return NFC text with each word's tone marks moved onto its last letter: "hoà" and "hòa" become one."""
    moved = _WORD.sub(lambda word: "".join(split_tones(word.group())), unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", moved)
