"""Everything that a cell of a form can take, with the words by which it is looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from desktop.records.codes import ActivityKind, ConferenceKind, RecipientKind
from desktop.records.report import MEASURES, ORDER
from desktop.records.report_form import FigureSource, FormText, Source
from desktop.words.report_forms import SECTION_OF_TEXTS, SPANS, TEXTS, figure_name, figure_section

_KINDS: Mapping[str, tuple[StrEnum, ...]] = {
    "awards.amount": tuple(RecipientKind),
    "commendations.total": (),
    "conferences.total": tuple(kind for kind in ConferenceKind if kind is not ConferenceKind.DIALOGUE),
    "opinions.received": tuple(ConferenceKind),
    "opinions.answered": tuple(ConferenceKind),
    "opinions.passed_up": tuple(ConferenceKind),
    "initiatives.registered": tuple(RecipientKind),
}
"""The kinds that a figure is parted into, where they are not those of activities: awards and dialogues are
figures of their own."""


@dataclass(frozen=True)
class OfferedSource:
    """A source without its span, as it is offered: “Số ý kiến tiếp nhận – Đang giải quyết”."""

    source: Source
    words: str
    section: str


def source_words(source: Source) -> str:
    """What a cell takes, without its span."""
    return TEXTS[source] if isinstance(source, FormText) else figure_name(source.figure, source.by)


def whole_words(source: Source) -> str:
    """What a cell takes, with its span."""
    if isinstance(source, FormText):
        return TEXTS[source]
    return f"{source_words(source)}, {SPANS[source.span].lower()}"


def _section(source: Source) -> str:
    return SECTION_OF_TEXTS if isinstance(source, FormText) else figure_section(source.figure)


@lru_cache(maxsize=1)
def offered_sources() -> Sequence[OfferedSource]:
    """Texts first, then every figure followed by its groups."""
    texts: list[Source] = list(FormText)
    figures = [one for figure in MEASURES for one in (FigureSource(figure), *_groups(figure))]
    return tuple(OfferedSource(one, source_words(one), _section(one)) for one in (*texts, *figures))


@lru_cache(maxsize=1)
def known_sources() -> frozenset[Source]:
    """Every source in the period's own span."""
    return frozenset(one.source for one in offered_sources())


def _groups(figure: str) -> list[FigureSource]:
    return [
        FigureSource(figure, (dimension, code.value))
        for dimension in MEASURES[figure].groupings
        for code in _codes(figure, dimension)
    ]


def _codes(figure: str, dimension: str) -> Sequence[StrEnum]:
    if dimension != "kind":
        return ORDER[dimension]
    if figure.startswith("activities"):
        return tuple(ActivityKind)
    return _KINDS.get(figure, ())
