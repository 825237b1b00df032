"""The mail with which a report goes upward: a draft that the office reads, changes and sends itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.operations.letters.mail_texts import filled, mail_kind, mail_texts
from desktop.operations.output import stands, written
from desktop.operations.papers.office_paper import office_paper
from desktop.operations.practice import MARK
from desktop.operations.preferences import get
from desktop.operations.reports import period_records
from desktop.records.period import Period, PeriodKind
from desktop.records.report import MEASURES, PeriodRecords
from desktop.records.text import capitalised, format_amount, short_date
from desktop.settings import REPORT_ADDRESS
from desktop.store.file import RecordFile
from desktop.words.labels import CONFERENCE_KINDS, RECIPIENT_KINDS
from exports.email_draft import Attachment, DraftNotMade, write_draft

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class DraftResult:
    """A draft that was written: addresses, subject, text, and the names of what is attached."""

    path: Path
    to: tuple[str, ...]
    subject: str
    body: str
    attachments: tuple[str, ...]


def draft_for_report(
    file: RecordFile, report: Path, period: Period, path: Path, form: str = "activity"
) -> DraftResult:
    """Write a draft with the workbook attached as it is, in the office's words for this kind of report.

    The address is the file's setting and may be empty. Raises `FileRefused` for a workbook that cannot be
    read, `SoVangError`: "bad_address", "output_over_source", and `StorageTrouble`.
    """
    if stands(path) and stands(report) and path.samefile(report):
        raise SoVangError("output_over_source", path=str(path))
    name = report.name.encode(errors="replace").decode()  # a file's name may be bytes that are no text
    attachment = Attachment(name, _content(report), WORKBOOK_TYPE)
    paper = office_paper(file, "")
    office = f" – {paper.ward}" if paper.ward else ""
    mark = f"[{MARK}] " if paper.is_practice else ""
    subject = f"{mark}Báo cáo kết quả phong trào thi đua “Dân vận khéo” {period.label}{office}"
    texts = mail_texts(file)
    values = {
        "người nhận": texts.addressee(period),
        "cơ quan": capitalised(paper.ward) or "Đơn vị",
        "kỳ": _period_words(period),
        "số liệu": "\n".join(_figures(period_records(file, period))),
        "tệp": name,
    }
    body = filled(texts.text(mail_kind(form)), values)
    to = _addresses(file)
    with written(path) as temporary, temporary.open("wb") as target:
        try:
            write_draft(
                target, to=to, subject=subject, body=body, date=_dated(paper.made_at),
                attachments=[attachment],
            )  # fmt: skip
        except DraftNotMade as failure:
            raise SoVangError(failure.code, **failure.values) from failure
    return DraftResult(path, tuple(to), subject, body, (attachment.name,))


def _content(report: Path) -> bytes:
    try:
        return report.read_bytes()
    except FileNotFoundError:
        raise FileRefused("file_missing", path=str(report)) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=str(report), reason=error.strerror or "") from error


def _addresses(file: RecordFile) -> list[str]:
    typed = str(get(file, REPORT_ADDRESS))
    return [address.strip() for address in typed.replace(";", ",").split(",") if address.strip()]


def _dated(made_at: datetime) -> datetime:
    return made_at if made_at.tzinfo else made_at.astimezone()


def _figures(records: PeriodRecords) -> Iterator[str]:
    yield from _awards(records)
    yield from _conferences(records)


def _period_words(period: Period) -> str:
    ends = f"từ ngày {short_date(period.start)} đến ngày {short_date(period.end)}"
    return ends if period.kind is PeriodKind.RANGE else f"{period.label} ({ends})"


def _awards(records: PeriodRecords) -> Iterator[str]:
    decisions, awards = _value(records, "commendations.total"), _value(records, "awards.total")
    if not awards:
        yield "- Khen thưởng: trong kỳ chưa có."
        return
    parts = [
        f"{_value(records, figure)} {RECIPIENT_KINDS[kind].lower()}"
        for kind, figure in _BY_KIND.items()
        if _value(records, figure)
    ]
    yield f"- Khen thưởng: {awards} trường hợp ({', '.join(parts)}) theo {decisions} quyết định."
    if amount := _value(records, "awards.amount"):
        yield f"- Tổng số tiền thưởng: {format_amount(amount)} đồng."


_BY_KIND = {
    "collective": "awards.collectives",
    "household": "awards.households",
    "individual": "awards.individuals",
}


def _conferences(records: PeriodRecords) -> Iterator[str]:
    total, rounds = _value(records, "conferences.total"), _value(records, "conferences.rounds")
    if not total:
        yield "- Hội nghị: trong kỳ chưa tổ chức."
        return
    measure = MEASURES["conferences.total"]
    kinds = [
        f"{measure.figure(records, ('kind', kind)).value} {CONFERENCE_KINDS[kind].lower()}"
        for kind in measure.groups(records, "kind")
    ]
    handed_over = f"; {rounds} đợt trao thưởng" if rounds else ""
    yield f"- Hội nghị: đã tổ chức {total} cuộc ({', '.join(kinds)}){handed_over}."


def _value(records: PeriodRecords, figure: str) -> int:
    return MEASURES[figure].figure(records).value
