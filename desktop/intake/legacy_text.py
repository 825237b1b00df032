"""Which texts of a sheet are written in TCVN3 or VNI: by the cell's font first, then by statistics.

Nothing is changed silently: every text that is read otherwise than it stands is a `TextChange` with both
forms. One that is not certain is offered only (`applied` False) and stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.intake.raw import Cell, RawSheet
from desktop.records.text import Legacy, from_legacy, is_syllable, legacy_of_font

_ENOUGH_WORDS = 2
_ENOUGH_CELLS = 3
_CERTAINLY_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u036f\u1ea0-\u1ef9]"
)
_WORD = re.compile(r"[A-Za-z\x80-\x9f\xa1-\u024f]+")
_MEASURES = frozenset({"µm", "µg", "µl", "µs"})
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,8}")
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_BY_STATISTICS = (Legacy.TCVN3, Legacy.VNI, Legacy.MISREAD_UTF8)


class Evidence(StrEnum):
    """What a change rests on."""

    FONT = "font"
    STATISTICS = "statistics"


@dataclass(frozen=True)
class TextChange:
    """A text as it stands and as it is read; `row` from 1, `column` from 0. Not applied: only offered."""

    row: int
    column: int
    before: str
    after: str
    encoding: Legacy
    by: Evidence
    applied: bool


@dataclass(frozen=True)
class DecodedSheet:
    """The sheet with its certain changes made, and all changes, the offered ones too."""

    sheet: RawSheet
    changes: tuple[TextChange, ...]


class _Word(StrEnum):
    """What speaks for a word: it is Vietnamese only decoded, only as it stands, both ways or neither way.

    A `DRAWN` word is none either way, but holds signs that no word holds ("§¾k" for Đắk).
    """

    STRONG = "strong"
    WRONG = "wrong"
    UNCLEAR = "unclear"
    ODD = "odd"
    DRAWN = "drawn"


@dataclass(frozen=True)
class _Reading:
    """One way to read a text, with the number of its words of each sort."""

    after: str
    encoding: Legacy
    words: Mapping[_Word, int] = field(default_factory=dict)

    def count(self, *sorts: _Word) -> int:
        """How many words are of these sorts."""
        return sum(self.words.get(sort, 0) for sort in sorts)


@dataclass(frozen=True)
class _Doubt:
    """A text that may be legacy; `font` is what its font says, `readings` the ways that it can be read."""

    row: int
    column: int
    text: str
    font: Legacy | None
    readings: tuple[_Reading, ...]

    def change(self, reading: _Reading, *, applied: bool) -> TextChange:
        """The change that a reading makes."""
        by = Evidence.FONT if self.font else Evidence.STATISTICS
        after = _capitals_regained(reading)
        return TextChange(self.row + 1, self.column, self.text, after, reading.encoding, by, applied)


def decode_sheet(sheet: RawSheet) -> DecodedSheet:
    """Read the legacy texts of a sheet; the same sheet comes back where there is none."""
    doubts = [*_doubts(sheet)]
    sound = [(doubt, one) for doubt in doubts for one in doubt.readings if _is_sound(one)]
    support = Counter(("column", doubt.column, one.encoding) for doubt, one in sound)
    support.update(("row", doubt.row, one.encoding) for doubt, one in sound)
    foreign = {doubt.column for doubt in doubts if doubt.font and _is_unicode(doubt)}
    judged = (_by_font(one, foreign) if one.font else _by_statistics(one, support) for one in doubts)
    changes = [*_mixed(sheet), *(change for change in judged if change is not None)]
    made = {(one.row - 1, one.column): one.after for one in changes if one.applied}
    decoded = with_cells(sheet, made) if made else sheet
    return DecodedSheet(decoded, tuple(sorted(changes, key=lambda one: (one.row, one.column))))


def with_cells(sheet: RawSheet, cells: Mapping[tuple[int, int], Cell]) -> RawSheet:
    """The sheet with other cells at some places (row and column from 0); a row grows where it must."""
    rows = [*sheet.rows]
    for (row, column), cell in cells.items():
        if row < len(rows):
            grown = [*rows[row], *[None] * (column + 1 - len(rows[row]))]
            grown[column] = cell
            rows[row] = tuple(grown)
    return replace(sheet, rows=tuple(rows))


def _mixed(sheet: RawSheet) -> Iterator[TextChange]:
    """Texts in several fonts, piece by piece; only offered where a piece is not of its font's encoding."""
    for (row, column), runs in sheet.mixed.items():
        fonts = [legacy_of_font(run.font) for run in runs]
        if not any(fonts):
            continue
        pieces = [
            from_legacy(run.text, font) if font else run.text for run, font in zip(runs, fonts, strict=True)
        ]
        before = "".join(run.text for run in runs)
        after = "".join(run.text if piece is None else piece for piece, run in zip(pieces, runs, strict=True))
        if after != before:
            encoding = next(font for font in fonts if font)
            yield TextChange(row + 1, column, before, after, encoding, Evidence.FONT, None not in pieces)


def _doubts(sheet: RawSheet) -> Iterator[_Doubt]:
    """Texts that can be read otherwise, or stand in an old font; of ASCII only what one draws in capitals."""
    in_legacy_font = {
        column
        for column, points in sheet.styles.items()
        if any(legacy_of_font(style.font) for _row, style in points)
    }
    judge = _Judge()
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if not isinstance(cell, str) or (cell.isascii() and column not in in_legacy_font):
                continue
            if (row, column) in sheet.mixed:
                continue
            style = sheet.style(row, column) if column in in_legacy_font else None
            font = legacy_of_font(style.font) if style else None
            if not cell.isascii() or font is Legacy.TCVN3_CAPITALS:
                readings = judge.readings(cell, font)
                if readings or font:
                    yield _Doubt(row, column, cell, font, readings)


class _Judge:
    """Judges each text and each word once: lists repeat them thousands of times."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, Legacy], _Word | None] = {}
        self._texts: dict[tuple[str, Legacy | None], tuple[_Reading, ...]] = {}

    def readings(self, text: str, font: Legacy | None) -> tuple[_Reading, ...]:
        """The ways in which a text can be read; none for one that is certainly Unicode."""
        key = (text, font)
        if key not in self._texts:
            self._texts[key] = () if _CERTAINLY_UNICODE.search(text) else tuple(self._readings(text, font))
        return self._texts[key]

    def _readings(self, text: str, font: Legacy | None) -> Iterator[_Reading]:
        found = (self._reading(text, encoding) for encoding in ((font,) if font else _BY_STATISTICS))
        yield from (one for one in found if one is not None and one.after != text)

    def _reading(self, text: str, encoding: Legacy) -> _Reading | None:
        after = from_legacy(text, encoding)
        if after is None:
            return None
        sorts = Counter(self._sort(word, encoding) for word in _WORD.findall(text) if not word.isascii())
        return _Reading(after, encoding, {sort: count for sort, count in sorts.items() if sort is not None})

    def _sort(self, word: str, encoding: Legacy) -> _Word | None:
        key = (word, encoding)
        if key not in self._words:
            self._words[key] = _sort_of(word, from_legacy(word, encoding))
        return self._words[key]


def _sort_of(word: str, decoded: str | None) -> _Word | None:
    if decoded is None or decoded == word:
        return None
    stands, reads = _is_word(word), _is_word(decoded)
    if reads:
        return _Word.UNCLEAR if stands else _Word.STRONG
    if stands:
        return _Word.WRONG
    return _Word.ODD if _LETTERS_ONLY.fullmatch(word) else _Word.DRAWN


def _is_word(word: str) -> bool:
    """Whether a word may stand in Vietnamese text; a lone sign such as £ or §, and a measure, may too."""
    plain = word.replace("Ð", "Đ").replace("ð", "đ")
    if (len(plain) == 1 and not plain.isalpha()) or plain in _MEASURES:
        return True
    return is_syllable(plain, well_toned=True) or _ABBREVIATION.fullmatch(plain) is not None


def _is_sound(reading: _Reading) -> bool:
    """Words speak for the reading, and none against it."""
    return reading.count(_Word.STRONG) > 0 and reading.count(_Word.WRONG) == 0


def _is_unicode(doubt: _Doubt) -> bool:
    """Whether a text cannot be what its font says, or is Vietnamese only as it stands."""
    stands = (one.count(_Word.WRONG) and not one.count(_Word.STRONG) for one in doubt.readings)
    return not doubt.text.isascii() and (not doubt.readings or any(stands))


def _by_font(doubt: _Doubt, foreign: set[int]) -> TextChange | None:
    """The font decides; it only offers where words speak against it, or its column holds Unicode."""
    if not doubt.readings:
        return None
    (reading,) = doubt.readings
    if doubt.text.isascii():
        return doubt.change(reading, applied=True)
    against = reading.count(_Word.WRONG)
    if against and not reading.count(_Word.STRONG):
        return None
    speaks = reading.count(_Word.STRONG, _Word.DRAWN) > 0 or doubt.column not in foreign
    return doubt.change(reading, applied=speaks and not against and not _only_odd(reading))


def _only_odd(reading: _Reading) -> bool:
    return reading.count(_Word.ODD) > 0 and not reading.count(_Word.STRONG, _Word.DRAWN)


def _by_statistics(doubt: _Doubt, support: Mapping[tuple[str, int, Legacy], int]) -> TextChange | None:
    """Two words, or one and its column or row, make it certain; less, or a contradiction, is only offered."""
    misread = next((one for one in doubt.readings if one.encoding is Legacy.MISREAD_UTF8), None)
    if misread is not None:
        words = [word for word in _WORD.findall(misread.after) if not word.isascii()]
        is_vietnamese = _CERTAINLY_UNICODE.search(misread.after) is not None or all(map(_is_word, words))
        return doubt.change(misread, applied=is_vietnamese)

    def known(reading: _Reading) -> int:
        here = (("column", doubt.column), ("row", doubt.row))
        return max(support[side, place, reading.encoding] for side, place in here)

    def weight(reading: _Reading) -> tuple[int, int]:
        return reading.count(_Word.STRONG), known(reading)

    best = max(doubt.readings, key=weight, default=None)
    if best is None:
        return None
    supported = known(best) >= _ENOUGH_CELLS
    strong, doubtful = best.count(_Word.STRONG), best.count(_Word.WRONG, _Word.ODD)
    if not strong:
        is_offered = supported and best.count(_Word.UNCLEAR, _Word.DRAWN) > 0 and not doubtful
        return doubt.change(best, applied=False) if is_offered else None
    rivals = [
        one for one in doubt.readings if one is not best and _is_sound(one) and not one.count(_Word.ODD)
    ]
    is_certain = not doubtful and not rivals and (strong >= _ENOUGH_WORDS or supported)
    return doubt.change(best, applied=is_certain)


def _capitals_regained(reading: _Reading) -> str:
    """TCVN3 has no Á: in a text whose other words all begin with capitals, "ánh" is "Ánh"."""
    if reading.encoding is not Legacy.TCVN3:
        return reading.after
    words = reading.after.split(" ")
    others = [word for word in words if word and not _has_no_capital(word[0])]
    if len(words) < _ENOUGH_WORDS or not others or not all(word[0].isupper() for word in others):
        return reading.after
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _has_no_capital(letter: str) -> bool:
    return letter.islower() and not letter.isascii() and letter not in "ăâđêôơư"
