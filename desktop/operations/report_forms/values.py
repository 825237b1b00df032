"""What a source is worth in a period: a figure with its records, or a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from desktop.intake.form import FormCell
from desktop.operations.papers.office_paper import OfficePaper, office_paper
from desktop.operations.reports import period_records
from desktop.records.certificate_texts import place_date
from desktop.records.period import Period
from desktop.records.report import MEASURES, Figure, Note, PeriodRecords
from desktop.records.report_form import FigureSource, FormText, Source, Span, into_text, keeps_words
from desktop.records.text import capitalised, format_amount, short_date
from desktop.store.file import RecordFile


@dataclass(frozen=True)
class Worth:
    """A value for a cell, as text `shown`; `left` is the code of the reason where there is none.

    `figures` are those it was made from, one, or two for a comparison.
    """

    value: str | int | float | None = None
    shown: str = ""
    figures: tuple[Figure, ...] = ()
    left: str = ""


class PeriodValues:
    """The values of a period; the records of the spans it is compared with are read when asked for."""

    def __init__(self, file: RecordFile, period: Period) -> None:
        self.period = period
        self._file = file

    def notes(self) -> tuple[Note, ...]:
        """What the figures leave out, as the report says it."""
        return tuple(self._now.notes)

    def worth(self, source: Source, cell: FormCell) -> Worth:
        """What a cell takes from a source: a number, or a text where words stand around the gap."""
        found = self._text(source) if isinstance(source, FormText) else self._number(source, cell)
        if found.left or not (isinstance(source, FormText) or keeps_words(cell.text)):
            return found
        text = into_text(cell.text, found.shown)
        return Worth(text, text, found.figures)

    @cached_property
    def _now(self) -> PeriodRecords:
        return period_records(self._file, self.period)

    @cached_property
    def _year(self) -> PeriodRecords:
        return period_records(self._file, self.period.from_year_start)

    @cached_property
    def _before(self) -> PeriodRecords:
        return period_records(self._file, self.period.year_before)

    @cached_property
    def _paper(self) -> OfficePaper:
        return office_paper(self._file, "")

    def _number(self, source: FigureSource, cell: FormCell) -> Worth:
        measure = MEASURES.get(source.figure)
        if measure is None or (source.by is not None and source.by[0] not in measure.groupings):
            return Worth(left="source_unknown")
        if source.span in (Span.CHANGE, Span.PERCENT):
            now, before = (measure.figure(records, source.by) for records in (self._now, self._before))
            if source.span is Span.CHANGE:
                return _whole(now.value - before.value, (now, before))
            return _percent(now, before, cell)
        records = {Span.YEAR: lambda: self._year, Span.BEFORE: lambda: self._before}
        figure = measure.figure(records.get(source.span, lambda: self._now)(), source.by)
        return _whole(figure.value, (figure,))

    def _text(self, source: FormText) -> Worth:
        written = self._written(source)
        return Worth(written, written) if written else Worth(left="not_set_up")

    def _written(self, source: FormText) -> str:
        paper, period = self._paper, self.period
        signer = paper.signer
        texts = {
            FormText.OFFICE: paper.issuer.name if paper.issuer else "",
            FormText.WARD: capitalised(paper.ward),
            FormText.PERIOD: capitalised(period.label),
            FormText.DATES: f"từ ngày {short_date(period.start)} đến ngày {short_date(period.end)}",
            FormText.YEAR: str(period.end.year),
            FormText.PLACE_DATE: place_date(paper.issuer.place, paper.made_at.date()) if paper.issuer else "",
            FormText.SIGNER_TITLE: " ".join(signer.title_lines.split()) if signer else "",
            FormText.SIGNER: signer.name if signer else "",
        }
        return texts[source]


def _whole(value: int, figures: tuple[Figure, ...]) -> Worth:
    return Worth(value, format_amount(value), figures)


def _percent(now: Figure, before: Figure, cell: FormCell) -> Worth:
    """A fraction where the cell shows percent itself, else the number of hundredths, to one decimal."""
    if not before.value:
        return Worth(left="no_base", figures=(now, before))
    share = (now.value - before.value) / before.value
    hundredths = round(share * 100, 1)
    shown = f"{hundredths:.1f}".replace(".", ",").replace("-", "−")
    return Worth(share if cell.is_percent else hundredths, f"{shown} %", (now, before))
