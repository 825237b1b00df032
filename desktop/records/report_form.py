"""A superior's own workbook that the office fills every period, and which of its cells takes what."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from desktop.records.problem import Problem
from desktop.records.text import fold


class Span(StrEnum):
    """Which number of a figure a cell takes, as the columns of the office's own reports (domain.md)."""

    PERIOD = "period"
    YEAR = "year"
    BEFORE = "before"
    CHANGE = "change"
    PERCENT = "percent"


class FormText(StrEnum):
    """What a cell takes that is no figure."""

    OFFICE = "office"
    WARD = "ward"
    PERIOD = "period"
    DATES = "dates"
    YEAR = "year"
    PLACE_DATE = "place_date"
    SIGNER_TITLE = "signer_title"
    SIGNER = "signer"


@dataclass(frozen=True)
class FigureSource:
    """A figure, or one group of it ("level", "ward"), in one span."""

    figure: str
    by: tuple[str, str] | None = None
    span: Span = Span.PERIOD


Source = FigureSource | FormText
"""What a cell takes."""


@dataclass(frozen=True)
class MappedCell:
    """A cell of a form and what it takes.

    `label` are the folded words of its row and of its column: they find the cell again in a later edition
    of the form, and tell when it means something else there.
    """

    sheet: str
    cell: str
    source: str
    label: str = ""


@dataclass(frozen=True)
class ReportForm:
    """A kept form. `blank` is the hash of its file as it came, `structure` the words it is known by.

    `cells` is what `cells_text` wrote.
    """

    name: str
    file_name: str
    blank: str
    structure: str
    cells: str
    id: int | None = None

    @property
    def mapping(self) -> tuple[MappedCell, ...]:
        """The cells that take something, in the order in which they were stored."""
        return tuple(MappedCell(**one) for one in json.loads(self.cells))


def cells_text(cells: Iterable[MappedCell]) -> str:
    """How a mapping is stored."""
    return json.dumps([asdict(one) for one in cells], ensure_ascii=False)


def source_text(source: Source) -> str:
    """How a source is stored: "awards.total/level=ward@year", "text:office"."""
    if isinstance(source, FormText):
        return f"text:{source}"
    group = "" if source.by is None else f"/{source.by[0]}={source.by[1]}"
    return f"{source.figure}{group}@{source.span}"


_FIGURE = re.compile(r"([a-z_.]+)(?:/([a-z_]+)=([a-z_]+))?@([a-z]+)")


def parse_source(text: str) -> Source | None:
    """The source that a stored text names; None for one of a later version of the program."""
    if text.startswith("text:"):
        return next((one for one in FormText if text == f"text:{one}"), None)
    found = _FIGURE.fullmatch(text)
    if found is None or found[4] not in set(Span):
        return None
    return FigureSource(found[1], (found[2], found[3]) if found[2] else None, Span(found[4]))


_RUNNING = re.compile(r"\b(?:quy|nam|thang|ky)(?:\s+(?:[ivx]+|\d+))?\b|\d+")


_BEHIND_PLACE = " | "


def lasting_words(text: str) -> str:
    """The folded words of a text without what changes from period to period: quarter, year, numbers, gaps."""
    return " ".join(_RUNNING.sub(" ", fold(text)).split())


def structure_line(sheet: str, cell: str, text: str) -> str:
    """One text of a form as it is known by: "bieu 1!a5 | so mo hinh"; "" where nothing of it lasts."""
    words = lasting_words(text)
    return f"{fold(sheet)}!{cell.lower()}{_BEHIND_PLACE}{words}" if words else ""


ALIKE = 0.7
"""So large a part of the texts of two forms at the same places, and one is an edition of the other."""


def likeness(structure: str, other: str) -> float:
    """How much of their texts two forms share at the same places, 0 to 1."""
    one, two = set(structure.splitlines()), set(other.splitlines())
    return len(one & two) / len(one | two) if one and two else 0.0


def words_likeness(structure: str, other: str) -> float:
    """How much of their texts two forms share wherever they stand: rows may have been put in between."""
    one, two = (
        {line.partition(_BEHIND_PLACE)[2] for line in text.splitlines()} for text in (structure, other)
    )
    return len(one & two) / len(one | two) if one and two else 0.0


def recognised(forms: Sequence[ReportForm], structure: str) -> ReportForm | None:
    """The kept form of which a file is an edition; the one most alike, None where none is alike enough."""
    rated = [
        (likeness(one.structure, structure), words_likeness(one.structure, structure), one) for one in forms
    ]
    fitting = [found for found in rated if max(found[:2]) >= ALIKE]
    return max(fitting, key=lambda found: found[:2])[2] if fitting else None


def check_form(form: ReportForm, others: Iterable[ReportForm]) -> list[Problem]:
    """What is wrong with a form's name."""
    name = form.name.strip()
    if not name:
        return [Problem("name", "form_name_missing")]
    taken = {one.name.casefold() for one in others if one.id != form.id}
    return [Problem("name", "form_name_taken", {"name": name})] if name.casefold() in taken else []


_DOTS = r"(?:\d{0,3}(?:\.{2,}|…[….]*|_{2,}))"
_GAP = re.compile(r"(?:\.{3,}|…[….]*|_{3,})")
_PERIOD_GAP = re.compile(
    rf"(?i)\b(?:kỳ|quý|tháng)\s*(?:{_DOTS}|[ivx]+|\d+)\s*(?:,?\s*năm|/)\s*(?:{_DOTS}|\d{{4}})"
)
_DAY_GAP = re.compile(rf"(?i)[^\n]*\bngày\s*{_DOTS}\s*tháng\s*{_DOTS}\s*năm\s*{_DOTS}")


def into_text(standing: str, written: str) -> str:
    """What a cell shows when a value comes into its words: into its dots, behind its colon, else instead.

    "Quý … năm …" and "…, ngày … tháng … năm …" are one gap each; a quarter of an earlier period is one too.
    """
    for gap in (_DAY_GAP, _PERIOD_GAP, _GAP):
        if gap.search(standing):
            return gap.sub(lambda old: written.upper() if old[0].isupper() else written, standing, count=1)
    if standing.rstrip().endswith(":"):
        return f"{standing.rstrip()} {written}"
    return written


def has_gap(standing: str) -> bool:
    """Whether a text has dots that are to be filled in."""
    return bool(_GAP.search(standing))


def keeps_words(standing: str) -> bool:
    """Whether a cell has words around the place that is filled in, so that even a number comes as text."""
    words = bool(_GAP.sub("", standing).strip())
    return words and (has_gap(standing) or standing.rstrip().endswith(":"))


def moved_cells(
    cells: Sequence[MappedCell], labels: Mapping[tuple[str, str], str]
) -> tuple[list[MappedCell], list[MappedCell]]:
    """The cells as they stand in another edition, and those that are not found there any more.

    `labels` are the folded row and column words of the edition's cells by sheet and name. A cell whose words
    are others now is looked for by them; only one that is found once is taken.
    """
    places: dict[str, list[tuple[str, str]]] = {}
    for place, label in labels.items():
        places.setdefault(label, []).append(place)
    found, lost = [], []
    for cell in cells:
        if labels.get((cell.sheet, cell.cell)) == cell.label:
            found.append(cell)
        elif cell.label and len(places.get(cell.label, ())) == 1:
            sheet, name = places[cell.label][0]
            found.append(MappedCell(sheet, name, cell.source, cell.label))
        else:
            lost.append(cell)
    return found, lost
