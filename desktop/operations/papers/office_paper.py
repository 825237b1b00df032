"""Who makes a paper today and how its head and foot look: the office's own lines, never the program's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.operations.offices import default_signer, issuers
from desktop.operations.practice import MARK, is_practice
from desktop.operations.preferences import get
from desktop.records.certificate_texts import place_date
from desktop.records.codes import Level
from desktop.records.conference import Conference
from desktop.records.issuer import Issuer, Signer
from desktop.records.period import Period
from desktop.records.report import Note, PeriodRecords, RecordKind
from desktop.records.text import fold, short_date
from desktop.settings import REPORT_ISSUER
from desktop.store.file import RecordFile
from desktop.words.papers import MAKER, MOVEMENT
from desktop.words.reports import note
from exports.workbook import Column, DocumentHeader, Row, Sheet, Signature

_PLACE_LINE = re.compile(r"(PHƯỜNG|XÃ|QUẬN|HUYỆN|THỊ XÃ|THÀNH PHỐ) (?!ỦY\b)")
"""A line that only ends the name begun above it: "ỦY BAN NHÂN DÂN" / "PHƯỜNG …", but not "QUẬN ỦY …"."""
_WARD = re.compile(r"(phường|xã) .+")
_ASTERISK = "*"  # the Party head draws its own


@dataclass(frozen=True)
class OfficePaper:
    """The office that makes a paper, the signer of the day, and when and by which program it is made."""

    issuer: Issuer | None
    signer: Signer | None
    made_at: datetime
    program_version: str
    is_practice: bool = False

    @property
    def header(self) -> DocumentHeader | None:
        """The head of the office's papers; None while the office has not been set up."""
        return None if self.issuer is None else issuer_header(self.issuer)

    @property
    def ward(self) -> str:
        """ "phường Hoàn Kiếm", as the issuer's own name ends; empty while the office has not been set up."""
        named = _WARD.search(self.issuer.name) if self.issuer else None
        return named[0] if named else ""

    @property
    def signature(self) -> Signature:
        """NGƯỜI LẬP BIỂU on the left, the office's head on the right under place and date."""
        titles = self.signer.title_lines.splitlines() if self.signer else [""]
        name = self.signer.name if self.signer else ""
        place = self.issuer.place if self.issuer else ""
        dated = place_date(place, self.made_at.date())
        return Signature(tuple(titles), name, left_title=MAKER, place_date=dated)

    @property
    def as_of(self) -> str:
        """When the figures were true and which program counted them."""
        made = f"{self.made_at:%H:%M} ngày {short_date(self.made_at.date())}"
        told = f"Số liệu trong sổ lúc {made}. Lập bằng Sổ Vàng {self.program_version}."
        return f"{MARK}, không dùng để báo cáo. {told}" if self.is_practice else told

    def period_sheet(
        self,
        name: str,
        columns: tuple[Column, ...],
        rows: tuple[Row, ...],
        records: PeriodRecords,
        about: RecordKind,
    ) -> Sheet:
        """A list of a period: titled by its name, with the period's ends and what is left out of it."""
        return Sheet(
            name,
            columns,
            rows,
            self.header,
            f"{name} {records.period.label}".upper(),
            (MOVEMENT,),
            (period_ends(records.period),),
            (self.as_of,),
            note_lines(found for found in records.notes if found.about is about),
            self.signature,
            table_size=11,
        )


def period_ends(period: Period) -> str:
    """The ends of a period as they stand under a title."""
    return f"(Từ ngày {short_date(period.start)} đến ngày {short_date(period.end)})"


def added_from(period: Period) -> str:
    """From which day on the year's figures are added up: an office's year need not begin in January."""
    return f"Lũy kế tính từ ngày {short_date(period.from_year_start.start)}."


def note_lines(notes: Iterable[Note]) -> tuple[str, ...]:
    """What is not in the figures, one line each."""
    return tuple(f"Ghi chú: {note(found.code, found.values)}" for found in notes)


def office_paper(file: RecordFile, program_version: str, made_by: Issuer | None = None) -> OfficePaper:
    """The paper made now: of `made_by`, a ward's issuer still in force, else of the office itself."""
    made_at = file.now()
    issuer = _reporting_issuer(file, made_at.date(), made_by)
    signer = None if issuer is None else default_signer(file, issuer.id or 0, made_at.date())
    return OfficePaper(issuer, signer, made_at, program_version, is_practice(file.read))


def host_paper(file: RecordFile, conference: Conference, program_version: str) -> OfficePaper:
    """The paper of a conference: of its host as it stood that day, where it issues; else the office's own."""
    paper = office_paper(file, program_version)
    day, host = conference.held_on or paper.made_at.date(), fold(conference.host)
    hosts = [issuer for issuer in issuers(file, on=day) if host and host in fold(issuer.name)]
    if len(hosts) != 1:
        return paper
    return replace(paper, issuer=hosts[0], signer=default_signer(file, hosts[0].id or 0, day))


def issuer_header(issuer: Issuer) -> DocumentHeader:
    """The head of an issuer's papers; the issuer's own lines are bold, those of the body above it are not."""
    stripped = (line.strip() for line in issuer.header_lines.splitlines())
    lines = tuple(line for line in stripped if line and line != _ASTERISK) or (issuer.name.upper(),)
    own = 2 if len(lines) > 1 and _PLACE_LINE.match(lines[-1]) else 1
    return DocumentHeader(issuer.family.value, lines[-own:], lines[:-own])


def _reporting_issuer(file: RecordFile, day: date, wanted: Issuer | None) -> Issuer | None:
    """Of the ward's issuers in force the wanted one, else that of the settings, else the first."""
    present = [issuer for issuer in issuers(file, on=day) if issuer.level is Level.WARD]
    chosen = (wanted.id if wanted else None, get(file, REPORT_ISSUER))
    return min(
        present,
        key=lambda issuer: (issuer.id != chosen[0], issuer.id != chosen[1], issuer.id or 0),
        default=None,
    )
