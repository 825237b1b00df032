"""How wide text in Times New Roman is and how many lines it takes: row heights are computed, not guessed.

The widths are those of the Times metrics, which Times New Roman, Tinos and Liberation Serif share.
A Vietnamese letter is as wide as its base letter, but for the horn of ư and ơ.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Final

POINTS_PER_MM: Final = 72 / 25.4

SCREEN_SLACK: Final = 1.05
"""Excel sets text on a screen up to a twentieth wider than it prints."""

_REGULAR: Final = {
    letter: width
    for width, letters in {
        180: "'",
        200: "|",
        250: " ,.\u00a0",
        278: "/:;\\ijlt",
        333: "!()-I[]`fr‘’",
        389: "Js",
        408: '"',
        444: "?acez“”",
        469: "^",
        480: "{}",
        541: "~",
        556: "FPS",
        564: "+<=>−",
        611: "ELTZ",
        667: "BCR",
        722: "ADGHKNOQUVXYw",
        778: "&m",
        833: "%",
        889: "M",
        921: "@",
        944: "W",
        1000: "—…",
    }.items()
    for letter in letters
}
_BOLD: Final = {
    letter: width
    for width, letters in {
        220: "|",
        250: " ,.\u00a0",
        278: "'/\\il",
        333: "!()-:;[]`fjt‘’",
        389: "Is",
        394: "{}",
        444: "cerz",
        520: "~",
        555: '"',
        556: "Sbdhknpqu",
        570: "+<=>−",
        581: "^",
        611: "FP",
        667: "BELTZ",
        722: "ACDNRUVXYw",
        778: "GHKOQ",
        833: "&m",
        930: "@",
        944: "M",
        1000: "%W—…",
    }.items()
    for letter in letters
}
_SPACE: Final = 250
_OTHER: Final = 500  # digits and most small letters
_HORN: Final = 54  # what ư and ơ are wider than u and o
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST: Final = 32_767


def clean(text: str) -> str:
    """Return `text` as a cell may hold it: no control characters, at most 32,767 letters."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:_LONGEST]


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take `text` for a formula when someone edits the cell."""
    return text.lstrip()[:1] in {"=", "+", "-", "@"}


def height_of_lines(lines: int, size: float) -> float:
    """Return the row height (points, in Excel's steps of 0.75) that Excel itself gives to lines of Times."""
    return lines * math.ceil(size * 1.25 / 0.75) * 0.75 + 0.75


class Ruler:
    """Measures text, remembering the words it has seen. Widths in points."""

    def __init__(self) -> None:
        self._seen: dict[bool, dict[str, int]] = {False: {}, True: {}}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return how wide `text` is on one line of `size` points."""
        return self._thousandths(text, bold=bold) * size / 1000

    def lines(self, text: str, limit: float, size: float, *, bold: bool = False) -> int:
        """Return how many lines `text` takes when wrapped at spaces within `limit` points."""
        if len(text) * size * SCREEN_SLACK <= limit and "\n" not in text:
            return 1
        thousandths = limit / SCREEN_SLACK / size * 1000
        return sum(self._wrapped(paragraph, thousandths, bold=bold) for paragraph in text.split("\n"))

    def _wrapped(self, paragraph: str, limit: float, *, bold: bool) -> int:
        """Count the lines of one paragraph; `limit` in thousandths of the size."""
        lines, used, seen = 1, 0.0, self._seen[bold]
        for word in paragraph.split(" "):
            width = seen.get(word)
            if width is None:
                width = self._thousandths(word, bold=bold)
            if used and used + _SPACE + width > limit:
                lines, used = lines + 1, float(width)
            else:
                used += width + (_SPACE if used else 0)
            if used > limit:  # a word longer than the line is broken anywhere
                lines, used = lines + math.floor(used / limit), used % limit
        return lines

    def _thousandths(self, text: str, *, bold: bool) -> int:
        seen = self._seen[bold]
        if text not in seen:
            widths = _BOLD if bold else _REGULAR
            seen[text] = sum(_units(letter, widths) for letter in text)
        return seen[text]


def _units(letter: str, widths: dict[str, int]) -> int:
    if letter.isascii():
        return widths.get(letter, _OTHER)
    if letter in "đĐ":
        return widths.get("d" if letter == "đ" else "D", _OTHER)
    parts = unicodedata.normalize("NFD", letter)
    return widths.get(parts[0], _OTHER) + (_HORN if "\u031b" in parts else 0)
