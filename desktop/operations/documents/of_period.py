"""What the narrative report of a period says: its figures, what was held, decided and recognised in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from desktop.operations.documents.heads import Values, head_of, office_of, one_group
from desktop.operations.documents.paper import Paper
from desktop.operations.papers.office_paper import office_paper
from desktop.operations.reports import period_records
from desktop.records.certificate_texts import cited_decision
from desktop.records.codes import DocumentKind
from desktop.records.conference import Conference
from desktop.records.figure_fields import figure_values
from desktop.records.initiative import RecognisedInitiative
from desktop.records.period import Period
from desktop.records.report import CommendationEntry, PeriodRecords
from desktop.records.report_table import answered_share
from desktop.records.text import fold, short_date
from desktop.store.file import RecordFile
from desktop.words.documents import (
    COMMENDATIONS_HEADING,
    CONFERENCES_HEADING,
    FILE_NAMES,
    RECOGNITIONS_HEADING,
)
from desktop.words.labels import LEVELS
from desktop.words.reports import percent_words
from exports.document import Group


def narrative_paper(file: RecordFile, period: Period) -> Paper:
    """The narrative report of a period. Raises `SoVangError("document_without_office")`."""
    paper, kind = office_paper(file, ""), DocumentKind.NARRATIVE
    made_on = paper.made_at.date()
    head = head_of(kind, office_of(paper), paper.signer, day=None, month_of=made_on)
    compared = [period_records(file, one) for one in (period, period.from_year_start, period.year_before)]
    values = {
        **head.values(made_on, paper.ward),
        **_period_values(period, compared[0]),
        **figure_values(compared),
    }
    groups = _events(compared[0])
    name = f"{FILE_NAMES[kind]}_{'_'.join(fold(period.label).split())}"
    return Paper(kind, head.issuer.family, f"Báo cáo {period.label}", name, values, groups)


def _period_values(period: Period, records: PeriodRecords) -> Values:
    share = answered_share(records)
    return {
        "Kỳ báo cáo": period.label,
        "Kỳ báo cáo in hoa": period.label.upper(),
        "Từ ngày": short_date(period.start),
        "Đến ngày": short_date(period.end),
        "Năm báo cáo": str(period.end.year),
        "Tỷ lệ trả lời ý kiến": "" if share is None else percent_words(share),
    }


def _events(records: PeriodRecords) -> Mapping[str, Sequence[Group]]:
    awards = Counter(entry.commendation.id for entry in records.awards)
    return {
        "conferences": one_group(
            _lines("Hội nghị trong kỳ", map(_conference, records.conferences)),
            {"Mục hội nghị": CONFERENCES_HEADING},
        ),
        "commendations": one_group(
            _lines(
                "Quyết định trong kỳ",
                (_commendation(one, awards[one.commendation.id]) for one in records.commendations),
            ),
            {"Mục quyết định": COMMENDATIONS_HEADING},
        ),
        "recognitions": one_group(
            _lines("Mô hình công nhận trong kỳ", map(_recognition, records.recognitions)),
            {"Mục mô hình": RECOGNITIONS_HEADING},
        ),
    }


def _lines(name: str, said: Iterable[str]) -> list[Mapping[str, str]]:
    """One line each: a semicolon after all but the last, which ends the sentence."""
    lines = list(said)
    return [{name: f"{line}{';' if at < len(lines) else '.'}"} for at, line in enumerate(lines, start=1)]


def _conference(conference: Conference) -> str:
    parts = (
        conference.title,
        f"ngày {short_date(conference.held_on)}" if conference.held_on else "",
        f"{conference.present} người dự" if conference.present else "",
    )
    return ", ".join(filter(None, parts))


def _recognition(one: RecognisedInitiative) -> str:
    level = LEVELS[one.recognition.level]
    parts = (f"“{one.initiative.name}”", one.initiative.owner, f"{level[:1].lower()}{level[1:]}")
    return ", ".join(filter(None, parts))


def _commendation(entry: CommendationEntry, count: int) -> str:
    return (
        f"{cited_decision(entry.commendation, entry.issuer)} của {entry.issuer.name}, {count:02} trường hợp"
    )
