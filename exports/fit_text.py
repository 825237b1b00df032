"""Fits Vietnamese text into a box: lines end between phrases, are balanced, and shrink by half points.

A line never ends inside a person's name, a title, a short quoted name such as “Dân vận khéo”, “mô hình”,
“năm 2026”, a number and its unit, or a numbered body such as “Tổ dân phố số 5”
(domain.md §1.4 and “Corrections”; look.md §8). Widths come in multiples of the size, through a function,
so nothing here knows of fonts.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from exports.fit_phrases import (
    BEFORE_NAME,
    BEFORE_NUMBER,
    BETTER_WHOLE,
    FAMILY_NAMES,
    LEANING,
    MOVEMENTS,
    NEVER_SPLIT,
    PERSONS,
)

RISE = 0.9
"""Room above the first baseline, in multiples of the size: marks over Vietnamese capitals reach 0.89."""
DROP = 0.25
"""Room below the last baseline, in multiples of the size."""
STEP_PT = 0.5

NEVER = math.inf
_COMPOUND = 1.0
_PLAIN = 0.12
_AFTER_COMMA = 0.0
_AFTER_COLON = -0.3
_AT_QUOTE = 0.08
_SHORT_QUOTE_WORDS = 7
_ROMAN = re.compile(r"[IVXLC]+")
_ABBREVIATION = 4  # letters of "TP.", "KT.", "TM." with the point

_OPENING = "“\"‘'(«["
_CLOSING = "”\"’')»].,;:!?"


@dataclass(frozen=True, slots=True)
class Space:
    """The room for a text and how it may be set: lengths in pt; leading, rise, drop times the size.

    `rise` and `drop`: the room above the first and below the last baseline; 0 where it is not counted.
    `one_line_min`: above this size the text is kept in one line (0: it may always be wrapped).
    """

    width: float
    height: float
    size: float
    min_size: float
    leading: float
    max_lines: int
    one_line_min: float = 0.0
    rise: float = RISE
    drop: float = DROP


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines and their size in pt. When `fits` is false the lines stand at the minimum size and overflow."""

    lines: tuple[str, ...]
    size: float
    fits: bool


def fit(text: str, measure: Callable[[str], float], space: Space) -> Fitted:
    """Set a text into its space; line ends typed by the user are kept, runs of spaces become one.

    `measure` gives a text's width in multiples of the size; the width of a line must be the sum of its parts.
    """
    if "\n" not in text:  # most texts: one line at the full size needs no search for phrases
        line = " ".join([word for word in text.split(" ") if word])
        if measure(line) * space.size <= space.width and _height(1, space.size, space) <= space.height:
            return Fitted((line,), space.size, fits=True)
    paragraphs = [_Paragraph(line, measure) for line in text.split("\n")]
    size = next((step for step in _steps(space) if _fits(paragraphs, space, step)), None)
    at = space.min_size if size is None else size
    lines = [line for paragraph in paragraphs for line in paragraph.lines(space.width / at)]
    return Fitted(tuple(lines), at, size is not None)


def _steps(space: Space) -> Iterator[float]:
    """Yield the sizes to try, the largest first; the smallest is always the last one."""
    size = space.size
    while size > space.min_size:
        yield size
        size -= STEP_PT
    yield space.min_size


def _fits(paragraphs: Sequence["_Paragraph"], space: Space, size: float) -> bool:
    count = 0
    for paragraph in paragraphs:
        lines = paragraph.fewest_lines(space.width / size)
        if lines is None:
            return False
        count += lines
    most = 1 if size > space.one_line_min > 0 else space.max_lines
    return count <= most and _height(count, size, space) <= space.height


def _height(lines: int, size: float, space: Space) -> float:
    return (space.rise + (lines - 1) * space.leading + space.drop) * size


class _Paragraph:
    """One typed line as phrases that stay whole, with the cost of ending a line after each."""

    def __init__(self, text: str, measure: Callable[[str], float]) -> None:
        self._phrases, self._costs = split_phrases(text)
        self._space = measure(" ")
        self._ends = [0.0, *accumulate(measure(phrase) + self._space for phrase in self._phrases)]
        self.width = max(self._ends[-1] - self._space, 0.0)

    def fewest_lines(self, limit: float) -> int | None:
        """Return how many lines of this width are needed; None when one phrase alone is too wide."""
        ends = self._greedy(limit)
        too_wide = any(self._line(start, end) > limit for start, end in pairwise([0, *ends]))
        return None if too_wide else len(ends)

    def lines(self, limit: float) -> list[str]:
        """Return the fewest lines, with their ends chosen so that they are even and break between phrases."""
        ends = self._balance(limit, self._greedy(limit))
        return [" ".join(self._phrases[start:end]) for start, end in pairwise([0, *ends])]

    def _line(self, start: int, end: int) -> float:
        return self._ends[end] - self._ends[start] - self._space

    def _greedy(self, limit: float) -> list[int]:
        """Return where each line ends when every line takes as much as it can."""
        ends: list[int] = []
        start = 0
        for end in range(1, len(self._phrases)):
            if self._line(start, end + 1) > limit:
                ends.append(end)
                start = end
        return [*ends, len(self._phrases)]

    def _earliest(self, limit: float) -> list[int]:
        """Return where each line ends when the later lines take as much as they can."""
        count = len(self._phrases)
        ends, end = [count], count
        for start in range(count - 1, 0, -1):
            if self._line(start - 1, end) > limit:
                ends.append(start)
                end = start
        return ends[::-1]

    def _balance(self, limit: float, latest: list[int]) -> list[int]:
        """Choose the ends between the earliest and the latest possible ones with the least raggedness."""
        if len(latest) == 1:
            return latest
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        for first, last in zip(self._earliest(limit), latest, strict=True):
            found: dict[int, tuple[float, tuple[int, ...]]] = {}
            for end in range(first, last + 1):
                choices = [
                    (cost + self._raggedness(start, end, limit), (*path, end))
                    for start, (cost, path) in best.items()
                    if start < end and self._line(start, end) <= limit
                ]
                if choices:
                    cost, path = min(choices)
                    found[end] = (cost + self._costs[end - 1], path)
            best = found
        return list(best[latest[-1]][1]) if best else latest

    def _raggedness(self, start: int, end: int, limit: float) -> float:
        slack = 1 - self._line(start, end) / limit
        return slack * slack


def split_phrases(text: str) -> tuple[list[str], list[float]]:
    """Split at the spaces where a line may end; give the phrases and the cost of a line end after each."""
    words = [word for word in text.split(" ") if word]
    if not words:
        return [""], [0.0]
    gaps = [_gap(before, after) for before, after in pairwise(words)]
    _hold_quotes(words, gaps)
    _hold_movements(words, gaps)
    _hold_counts(words, gaps)
    _hold_capital_names(words, gaps)
    phrases, costs, start = [], [], 0
    for index, cost in enumerate([*gaps, 0.0]):
        if cost != NEVER:
            phrases.append(" ".join(words[start : index + 1]))
            costs.append(cost)
            start = index + 1
    return phrases, costs


@lru_cache(maxsize=8192)
def _gap(before: str, after: str) -> float:
    """Return the cost of a line end between two words, judged by these two alone."""
    if after in "-–—" or before in "-–—":
        return NEVER
    left, right = before.lstrip(_OPENING), after.rstrip(_CLOSING)
    if left[-1:] in ",;:":
        return _AFTER_COLON if left[-1] == ":" else _AFTER_COMMA
    if left[-1:] == "." and len(left) <= _ABBREVIATION and left[:1].isupper():
        return NEVER
    if before[-1] in _CLOSING or after[0] in _OPENING:
        return _AT_QUOTE
    low, pair = left.casefold(), f"{left} {right}".casefold()
    if pair in NEVER_SPLIT or low in LEANING or _is_number_tie(low, right) or _is_name_tie(left, right):
        return NEVER
    return _COMPOUND if pair in BETTER_WHOLE or (left.isupper() and right.isupper()) else _PLAIN


def _is_number_tie(low: str, right: str) -> bool:
    is_label = right[:1].isdigit() or bool(_ROMAN.fullmatch(right))
    return right.casefold() == "số" or (low in BEFORE_NUMBER and is_label)


def _is_name_tie(left: str, right: str) -> bool:
    """Tell whether two capitalised words, or a title and a capitalised word, belong to one name."""
    if not right[:1].isupper():
        return False
    if left.casefold() in BEFORE_NAME:
        return True
    in_capitals = len(left) > 1 and left.isupper() and right.isupper()
    return left[:1].isupper() and not in_capitals


def _hold_quotes(words: Sequence[str], gaps: list[float]) -> None:
    """Keep a short quoted name whole; in a long one no single word stays behind beside its mark."""
    opened: int | None = None
    for index, word in enumerate(words):
        if word[0] in "“«":
            opened = index
        if opened is not None and ("”" in word or "»" in word):
            inside = range(opened, index)
            if len(inside) >= _SHORT_QUOTE_WORDS:
                inside = [opened, index - 1]  # type: ignore[assignment]
            for gap in inside:
                gaps[gap] = NEVER
            opened = None


def _hold_movements(words: Sequence[str], gaps: list[float]) -> None:
    """Keep the name of a movement whole, however long it is."""
    plain = [word.strip(_OPENING + _CLOSING).casefold() for word in words]
    for index, word in enumerate(plain):
        for movement in MOVEMENTS.get(word, ()):
            if tuple(plain[index : index + len(movement)]) == movement:
                for gap in range(index, index + len(movement) - 1):
                    gaps[gap] = NEVER


def _hold_counts(words: Sequence[str], gaps: list[float]) -> None:
    """Keep a number with what it counts; a label's number (năm 2026, Tổ 5) is held to its label instead."""
    for index, (number, counted) in enumerate(pairwise(words)):
        before = words[index - 1].strip(_OPENING).casefold() if index else ""
        is_label = before in BEFORE_NUMBER or before in ("-", "–", "—")
        is_count = number[0].isdigit() and number[-1].isalnum() and counted[0].isalnum()
        if is_count and counted.casefold() not in LEANING and not (is_label and not counted[:3].isdigit()):
            gaps[index] = NEVER


def _hold_capital_names(words: Sequence[str], gaps: list[float]) -> None:
    """Keep a name in capitals whole: a form of address or a family name shows that it is a person's."""
    for index, word in enumerate(words):
        is_name = word.lstrip(_OPENING) in FAMILY_NAMES
        if word.lstrip(_OPENING).casefold() in PERSONS or is_name:
            for gap in range(index, min(index + 4, len(gaps))):
                after = words[gap + 1]
                if (
                    words[gap][-1] in _CLOSING
                    or not after[0].isalpha()
                    or not after.rstrip(_CLOSING).isupper()
                ):
                    break
                gaps[gap] = NEVER
