"""Xác nhận quá trình khen thưởng: what one card was commended and recognised for, as a paper to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.operations.output import faults_named
from desktop.operations.papers.award_lists import closing_lines, listed_form, listed_name
from desktop.operations.papers.office_paper import OfficePaper, office_paper
from desktop.operations.recipients import EventKind, OpenedRecipient, open_recipient
from desktop.records.certificate_texts import listed_merit
from desktop.records.initiative import RecognisedInitiative
from desktop.records.recipient import Recipient
from desktop.records.report import AwardEntry
from desktop.records.text import format_amount, short_date
from desktop.store.file import RecordFile
from desktop.words.labels import LEVELS
from desktop.words.papers import PROOF, PROOF_LEFT_OUT, PROOF_NAMED, PROOF_PREDECESSOR
from exports.workbook import Cell, Column, Row, Sheet, Sum, Workbook, save_workbook

_COLUMNS = (
    Column("STT", 11, "index"), Column("Ngày", 22, "date"), Column("Số quyết định", 30),
    Column("Cơ quan quyết định", 48), Column("Hình thức", 30), Column("Thành tích, nội dung", 80),
    Column("Mức thưởng (đồng)", 26, "money"),
)  # fmt: skip


def save_card_proof(file: RecordFile, recipient_id: int, path: Path, *, program_version: str = "") -> Path:
    """Write the proof of a card. Raises `Conflict("deleted_by_another")` and `StorageTrouble`."""
    paper = office_paper(file, program_version)
    sheet = proof_sheet(open_recipient(file, recipient_id), paper)
    with faults_named():
        save_workbook(Workbook((sheet,), sheet.title, paper.program_version, paper.made_at), path)
    return path


def proof_sheet(opened: OpenedRecipient, paper: OfficePaper) -> Sheet:
    """The awards that count and the recognitions of a card, the oldest first, with the money summed."""
    awards = opened.given[::-1]
    return Sheet(
        PROOF,
        _COLUMNS,
        tuple(_rows(opened.card, awards, opened.recognitions[::-1])),
        paper.header,
        PROOF.upper(),
        tuple(filter(None, (_named(opened.card), _details(opened)))),
        basis=(paper.as_of,),
        closing=(*(closing_lines(awards, end=".") if _paid(awards) else ()), *_left_out(opened)),
        signature=paper.signature,
        table_size=11,
    )


def _rows(
    card: Recipient, awards: Sequence[AwardEntry], recognised: Sequence[RecognisedInitiative]
) -> Iterator[Row]:
    if awards:
        yield Row((f"KHEN THƯỞNG ({len(awards)})",), "section")
        for number, entry in enumerate(awards, start=1):
            yield Row((number, *_award_cells(card, entry)))
        money = Sum(tuple(range(1, len(awards) + 1))) if _paid(awards) else None
        yield Row(("Cộng", *[None] * (len(_COLUMNS) - 2), money), "sum")
    if recognised:
        yield Row((f"MÔ HÌNH ĐƯỢC CÔNG NHẬN ({len(recognised)})",), "section")
        for number, one in enumerate(recognised, start=1):
            yield Row((number, *_recognition_cells(one)))


def _award_cells(card: Recipient, entry: AwardEntry) -> tuple[Cell, ...]:
    decision, merit = entry.commendation, listed_merit(entry.award, entry.commendation)
    name = listed_name(entry.award)[0]
    otherwise = "" if entry.award.printed_name == card.name else PROOF_NAMED.format(name=name)
    return (
        decision.decision_date,
        decision.number,
        entry.issuer.name,
        listed_form(entry),
        " ".join(filter(None, (merit, otherwise))),
        entry.award.amount,
    )


def _recognition_cells(one: RecognisedInitiative) -> tuple[Cell, ...]:
    level = f"Công nhận {LEVELS[one.recognition.level].lower()}"
    what = f"{one.initiative.name} (năm {one.year.year})"
    return one.recognition.recognised_on, one.recognition.decision, None, level, what, None


def _named(card: Recipient) -> str:
    return f"{card.address_form} {card.name}".strip()


def _details(opened: OpenedRecipient) -> str:
    card = opened.card
    born = f"sinh năm {card.birth_year}" if card.birth_year else ""
    parent = f"thuộc {opened.parent.name}" if opened.parent else ""
    return ", ".join(filter(None, (born, card.position, card.unit_text, parent)))


def _left_out(opened: OpenedRecipient) -> Iterator[str]:
    """What a reader would miss: decisions that stand no more, and the awards of the card before this one."""
    if gone := len(opened.awards) - len(opened.given) - opened.drafted:
        yield PROOF_LEFT_OUT.format(count=format_amount(gone))
    for event in opened.events:
        if event.kind is EventKind.PREDECESSOR and event.card is not None:
            since = f" từ ngày {short_date(event.day)}" if event.day else ""
            yield PROOF_PREDECESSOR.format(name=event.card.name, since=since)


def _paid(awards: Sequence[AwardEntry]) -> bool:
    return any(entry.award.amount is not None for entry in awards)
