"""What the columns of a list may mean: for each kind of record a table of fields with their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.records.text import fold, fold_tones

_BRACKETS = re.compile(r"\([^)]*\)")

Value = str | int | bool | date | StrEnum | tuple[StrEnum, ...] | None


class Reads(StrEnum):
    """How a cell of a field is read; IGNORED is recognised only so that nothing else takes it."""

    TEXT = "text"
    LINES = "lines"
    NAME = "name"
    INDEX = "index"
    COUNT = "count"
    AMOUNT = "amount"
    DATE = "date"
    YEAR = "year"
    BIRTH_YEAR = "birth_year"
    CHOICE = "choice"
    CHOICES = "choices"
    TICK = "tick"
    IGNORED = "ignored"


@dataclass(frozen=True)
class ListField:
    """A field with the headings under which offices write it; the first one names it on screen.

    `choices` has folded words for each code that a cell may mean. `is_repeatable` lets several columns of
    one list be this field: the first filled one counts.
    """

    key: str
    titles: tuple[str, ...]
    reads: Reads = Reads.TEXT
    choices: Mapping[str, StrEnum] = field(default_factory=dict)
    is_repeatable: bool = False

    @property
    def title(self) -> str:
        """What the field is called on screen."""
        return self.titles[0]


def wordings(
    key: str,
    titles: str,
    reads: Reads = Reads.TEXT,
    choices: Mapping[str, StrEnum] | None = None,
    *,
    is_repeatable: bool = False,
) -> ListField:
    """A field whose headings are parted by semicolons; line breaks within them do not count."""
    parts = tuple(" ".join(title.split()) for title in titles.split(";"))
    return ListField(key, parts, reads, choices or {}, is_repeatable)


@dataclass(frozen=True)
class ListKind:
    """A kind of record that lists bring. `key` is the word after `--into`.

    A header must have all fields of one of the `anchors`. A sub-heading such as "II. HỘ GIA ĐÌNH" gives the
    first of `heading_fields` that can read it, to the rows below that do not say it themselves.
    `names_people`: its `name` is taken apart into form of address and name.
    """

    key: str
    fields: tuple[ListField, ...]
    anchors: tuple[frozenset[str], ...]
    heading_fields: tuple[str, ...] = ()
    names_people: bool = False

    def field(self, key: str) -> ListField:
        """The field of that key. Raises KeyError."""
        return next((one for one in self.fields if one.key == key), None) or _unknown(key)

    def has_anchor(self, keys: frozenset[str] | set[str]) -> bool:
        """Whether fields name what a row speaks of."""
        return any(anchor <= keys for anchor in self.anchors)


class Why(StrEnum):
    """Why a column is taken for a field."""

    EXACT = "exact"
    SYNONYM = "synonym"
    BEGINNING = "beginning"
    CONTENT = "content"
    LEARNED = "learned"
    CHOSEN = "chosen"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Meaning:
    """A field that a heading means; `weight` is the length of the words that agree."""

    key: str
    why: Why
    weight: int


class Headings:
    """All headings of one kind, folded once; says what a heading means."""

    def __init__(self, kind: ListKind) -> None:
        self._kind = kind
        self._known = [
            (fold(title), fold_tones(title), one.key, place == 0)
            for one in kind.fields
            for place, title in enumerate(one.titles)
        ]
        self._met: dict[str, tuple[Meaning, ...]] = {}

    def meanings(self, heading: str) -> tuple[Meaning, ...]:
        """The fields a heading may mean, the best first; one that is only named within it comes last."""
        if heading not in self._met:
            found: dict[str, Meaning] = {}
            for meaning in sorted(self._found(heading), key=lambda one: (-_RANK[one.why], -one.weight)):
                found.setdefault(meaning.key, meaning)
            self._met[heading] = tuple(found.values())
        return self._met[heading]

    def best(self, heading: str) -> Meaning | None:
        """The field a heading means; None where none of its known words begins it."""
        first = next(iter(self.meanings(heading)), None)
        return first if first is not None and first.why is not Why.UNKNOWN else None

    def _found(self, heading: str) -> Iterator[Meaning]:
        """Headings of one word agree only whole and with their marks: "Năm" is not "Nam"."""
        bare = _BRACKETS.sub(" ", heading)
        wholes, toned = {fold(heading), fold(bare)}, {fold_tones(heading), fold_tones(bare)}
        for plain, marked, key, is_first in self._known:
            is_long = " " in plain
            if plain in wholes:
                if is_long or marked in toned or heading.isascii():
                    yield Meaning(key, Why.EXACT if is_first else Why.SYNONYM, len(plain))
            elif is_long and any(f"{whole} ".startswith(f"{plain} ") for whole in wholes):
                yield Meaning(key, Why.BEGINNING, len(plain))
            elif is_long and any(f" {plain} " in f" {whole} " for whole in wholes):
                yield Meaning(key, Why.UNKNOWN, len(plain))


_RANK = {Why.EXACT: 2, Why.SYNONYM: 2, Why.BEGINNING: 1, Why.UNKNOWN: 0}


def _unknown(key: str) -> ListField:
    raise KeyError(key)
