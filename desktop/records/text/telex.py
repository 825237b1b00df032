"""Text typed with UniKey switched off: raw Telex ("ddawngj") and raw VNI ("d9a8ng5") read as Vietnamese.

Each key is followed as UniKey would, with marks allowed anywhere later in the word. Where a key could be a
mark or a letter, both are kept, and the first reading that Vietnamese spelling allows wins. A word that has
none stays as typed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from desktop.records.text.normal import clean
from desktop.records.text.syllable import VOWELS, could_become_syllable, is_syllable, with_tone
from desktop.records.text.tones import split_tones

_LONGEST_WORD = 12  # keys; "nghieengs" has nine
_LONGEST_ABBREVIATION = 6  # UBMTTQ
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_AND_DIGITS = re.compile(r"[^\W\d_][^\W_]*")
_TELEX_TONES = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323"}
_VNI_TONES = {"2": "\u0300", "3": "\u0309", "4": "\u0303", "1": "\u0301", "5": "\u0323"}
_HALF_HORNED = re.compile("[ưƯ][oO]")  # one w typed for both: huwong
_OPEN_PAIR = re.compile("[ưƯ](?=[ơƠ]$)")  # no syllable ends in ươ: thuở, huơ
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"


@dataclass(frozen=True)
class _Typed:
    """One reading of the keys so far: letters without tone, in the case of their keys, and the tone mark."""

    letters: str = ""
    tone: str = ""

    @property
    def small(self) -> str:
        """The letters in lower case."""
        return self.letters.lower()


_Reader = Callable[[_Typed, str], Iterator[_Typed]]


def from_telex(text: str) -> str:
    """Return text (NFC) with each word that is raw Telex decoded: "thij huwowngf" is "thị hường"."""
    composed = unicodedata.normalize("NFC", text)
    return _LETTERS.sub(lambda word: _decode(word.group(), _read_telex), composed)


def from_vni(text: str) -> str:
    """Return text (NFC) with each word that is raw VNI decoded: "thi5 hu7o7ng2" is "thị hường"."""
    composed = unicodedata.normalize("NFC", text)
    return _LETTERS_AND_DIGITS.sub(lambda word: _decode(word.group(), _read_vni), composed)


def typed_readings(query: str) -> list[str]:
    """Return a text as typed, read as raw Telex and, where it is surely that, as raw VNI.

    The later readings are guesses ("box" may be "bõ"): what is searched ranks them lower.
    """
    return [query, from_telex(query)] + ([from_vni(query)] if _surely_vni(query) else [])


def decoded_offer(text: str) -> str | None:
    """Return the name that raw Telex or VNI stands for, or None if that is not certain enough to offer.

    Every word must be a Vietnamese syllable, an initial or an abbreviation, and one at least must carry more
    than a doubled vowel, so that "Times City" and "Lee" are left in peace.
    """
    typed = clean(text)
    readings = typed_readings(typed)[1:]
    return next((reading for reading in readings if _surely_meant(typed, reading)), None)


def _decode(word: str, read: _Reader) -> str:
    """Follow the keys of one word; return the first reading that is Vietnamese, else the word as typed."""
    if not word.isascii() or len(word) > _LONGEST_WORD:
        return word
    readings = [_Typed()]
    for key in word:
        readings = list(dict.fromkeys(after for before in readings for after in read(before, key)))
    finished = (_finish(reading) for reading in readings)
    return next((decoded for decoded in finished if decoded), word)


def _read_telex(before: _Typed, key: str) -> Iterator[_Typed]:
    """Give what a Telex key may do, the likeliest first."""
    small = key.lower()
    if small in _TELEX_TONES:
        yield from _toned(before, _TELEX_TONES[small])
    elif small in "aeo":
        yield from _marked(before, small, _CIRCUMFLEX)
    elif small == "d":
        yield from _stroked(before)
    elif small == "w":
        yield from _horned(before)
        yield from _marked(before, "a", _BREVE)
        yield replace(before, letters=before.letters + ("ư" if key == "w" else "Ư"))
    yield replace(before, letters=before.letters + key)


def _read_vni(before: _Typed, key: str) -> Iterator[_Typed]:
    """Give what a VNI key may do; a digit is never a letter."""
    if key in _VNI_TONES:
        yield from _toned(before, _VNI_TONES[key])
    elif key == "6":
        for vowel in "aeo":
            yield from _marked(before, vowel, _CIRCUMFLEX)
    elif key == "7":
        yield from _horned(before)
    elif key == "8":
        yield from _marked(before, "a", _BREVE)
    elif key == "9":
        yield from _stroked(before)
    elif key.isalpha():
        yield replace(before, letters=before.letters + key)


def _toned(before: _Typed, tone: str) -> Iterator[_Typed]:
    """Set the word's tone, once."""
    if not before.tone and not VOWELS.isdisjoint(before.small):
        yield replace(before, tone=tone)


def _marked(before: _Typed, vowel: str, mark: str) -> Iterator[_Typed]:
    """Put a circumflex or breve on the last such vowel that has none."""
    place = before.small.rfind(vowel)
    if place >= 0:
        yield _with_mark(before, place, mark)


def _horned(before: _Typed) -> Iterator[_Typed]:
    """Make ươ of uo and ưo, else ư of the first u, else ơ of the last o; the u of "qu" is no vowel."""
    start = 2 if before.small.startswith("qu") else 0
    pair = before.small.find("uo", start)
    if pair >= 0:
        yield _with_mark(_with_mark(before, pair, _HORN), pair + 1, _HORN)
        return
    place = before.small.find("u", start)
    place = place if place >= 0 else before.small.rfind("o")
    if place >= 0:
        yield _with_mark(before, place, _HORN)


def _stroked(before: _Typed) -> Iterator[_Typed]:
    """Make đ of a d just typed, or of the word's first letter once it has a vowel."""
    if before.small.endswith("d"):
        yield replace(before, letters=before.letters[:-1] + _d_of(before.letters[-1]))
    elif before.small.startswith("d") and not VOWELS.isdisjoint(before.small):
        yield replace(before, letters=_d_of(before.letters[0]) + before.letters[1:])


def _d_of(letter: str) -> str:
    """Give đ in the case of a typed d."""
    return "đ" if letter == "d" else "Đ"


def _with_mark(before: _Typed, place: int, mark: str) -> _Typed:
    """Put a mark of quality on the letter at a place."""
    letters = before.letters
    marked = unicodedata.normalize("NFC", letters[place] + mark)
    return replace(before, letters=letters[:place] + marked + letters[place + 1 :])


def _finish(reading: _Typed) -> str | None:
    """Write a reading out with its tone in place, or None if Vietnamese spelling does not allow it."""
    if reading.letters.isascii() and not reading.tone:
        return None
    if VOWELS.isdisjoint(reading.small):
        return reading.letters  # an abbreviation: QDD is QĐ
    letters = _HALF_HORNED.sub(lambda pair: _horned_pair(pair.group()), reading.letters)
    letters = _OPEN_PAIR.sub(lambda pair: "uU"[pair.group().isupper()], letters)
    if not could_become_syllable(letters.lower(), reading.tone):
        return None
    return with_tone(letters, reading.tone)


def _horned_pair(pair: str) -> str:
    """Give ươ for ưo, in the case of each letter."""
    return pair[0] + ("ơ" if pair[1] == "o" else "Ơ")


def _surely_vni(text: str) -> bool:
    """Tell VNI from numbers: a digit followed by a letter in a decoded word, or two decoded words.

    "so3" and "ngo6" alone more likely mean số 3 and ngõ 6.
    """
    decoded = [word for word in _LETTERS_AND_DIGITS.findall(text) if len(word) > 2 and from_vni(word) != word]
    return len(decoded) > 1 or any(re.search(r"\d[^\W\d_]", word) for word in decoded)


def _surely_meant(typed: str, reading: str) -> bool:
    """Say whether a decoded name is Vietnamese throughout and was clearly typed as keys."""
    shouted = reading.isupper()
    if not all(_may_stand_in_name(word, shouted=shouted) for word in _LETTERS.findall(reading)):
        return False
    pairs = zip(typed.split(), reading.split(), strict=True)
    changed = [word for before, after in pairs if before != after for word in _LETTERS.findall(after)]
    return any(is_syllable(word) and _more_than_doubled(word) for word in changed)


def _may_stand_in_name(word: str, *, shouted: bool) -> bool:
    """Accept a syllable, an initial, or an abbreviation (UBND) where not all is in capitals."""
    abbreviated = word.isupper() and not shouted and len(word) <= _LONGEST_ABBREVIATION
    return len(word) == 1 or abbreviated or is_syllable(word)


def _more_than_doubled(word: str) -> bool:
    """Say whether a word has any mark but a circumflex, which an English doubled vowel gives too."""
    letters, tone = split_tones(word.lower())
    return bool(tone) or any(letter in "ăđơư" for letter in letters)
