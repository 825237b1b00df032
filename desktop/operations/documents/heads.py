"""The head and the signature that all papers of an office share, in the words of its family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.errors import SoVangError
from desktop.operations.papers.office_paper import OfficePaper, issuer_header
from desktop.records.certificate_texts import GAP, place_date
from desktop.records.codes import DocumentKind, Family
from desktop.records.issuer import Issuer, Signer
from desktop.records.text import short_date
from desktop.words.documents import FOR_COMMITTEE, NUMBER_CODES
from exports.document import Group

Values = Mapping[str, str | None]
_NO_HEADING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Head:
    """Who writes a paper: head lines, number, place and day, signature."""

    issuer: Issuer
    superior: Sequence[str]
    own: Sequence[str]
    number: str
    place_date: str
    titles: str
    signer: str | None

    def values(self, made_on: date, ward: str) -> Values:
        """The fields of the head, and of the paper itself."""
        return {
            "Cơ quan cấp trên": "\n".join(self.superior),
            "Tên cơ quan": "\n".join(self.own),
            "Số ký hiệu": self.number,
            "Địa danh, ngày tháng": self.place_date,
            "Chức vụ người ký": self.titles or None,
            "Họ tên người ký": self.signer or None,
            "Cơ quan": self.issuer.name.removeprefix("Chủ tịch "),
            "Phường": ward or None,
            "Ngày lập": short_date(made_on),
        }


def head_of(
    kind: DocumentKind,
    issuer: Issuer,
    signer: Signer | None,
    *,
    day: date | None,
    month_of: date | None = None,
) -> Head:
    """The head of an issuer's paper; a day that is not known leaves its gap, in `month_of` where that is."""
    header = issuer_header(issuer)
    return Head(
        issuer,
        header.superior,
        header.issuer,
        gap_number(kind, issuer.number_pattern),
        place_date(issuer.place, day) if day or month_of is None else _open_day(issuer.place, month_of),
        _titles(kind, issuer, signer),
        signer.name if signer else None,
    )


def _titles(kind: DocumentKind, issuer: Issuer, signer: Signer | None) -> str:
    """The signer's lines; what a state chairman signs for the whole committee says so."""
    titles = signer.title_lines if signer else ""
    is_act = kind in (DocumentKind.NOTICE, DocumentKind.ANSWER, DocumentKind.NARRATIVE)
    chaired = is_act and issuer.family is Family.STATE and "CHỦ TỊCH" in titles and "TM." not in titles
    return f"{FOR_COMMITTEE}{titles}" if chaired else titles


def gap_number(kind: DocumentKind, pattern: str) -> str:
    """ "      /TB-UBND", "      -TB/ĐU": the registry writes the number into the gap (domain.md §3).

    A state letter has no code of a kind in its number.
    """
    code = NUMBER_CODES.get(kind, "QĐ")
    if kind is DocumentKind.ANSWER and "/QĐ-" in pattern:
        return pattern.replace("QĐ-", "").replace("{n}", GAP)
    return pattern.replace("QĐ", code).replace("{n}", GAP)


def office_of(paper: OfficePaper) -> Issuer:
    """The office that writes. Raises `SoVangError("document_without_office")`."""
    if paper.issuer is None:
        raise SoVangError("document_without_office")
    return paper.issuer


def is_party(issuer: Issuer) -> bool:
    """Whether a paper follows HD 36-HD/VPTW; the Front follows the state's rules."""
    return issuer.family is Family.PARTY


def one_group(rows: Iterable[Mapping[str, str]], heading: Mapping[str, str] = _NO_HEADING) -> Sequence[Group]:
    """A list of one part; `heading` are the fields that stand above its rows."""
    found = list(rows)
    return [Group(heading, found)] if found else []


def _open_day(place: str, month: date) -> str:
    number = f"{month.month:02}" if month.month < 3 else str(month.month)
    day = f"ngày{GAP}tháng {number} năm {month.year}"
    return f"{place}, {day}" if place else day
