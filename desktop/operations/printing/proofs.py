"""Soát lỗi: the sheets on plain paper for the second reader, and the reader's ticks on the screen."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.operations.certificates import CertificateBatch, CertificateSheet
from desktop.operations.guards import shown_number
from desktop.operations.output import written
from desktop.records.award import Award
from desktop.records.certificate_texts import own_texts
from desktop.records.commendation import Commendation
from desktop.records.proof_reading import ProofReading
from desktop.records.text import short_date
from desktop.store.file import RecordFile
from desktop.store.print_jobs import Origin, origins_of, readings_of
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.prints import element_name

if TYPE_CHECKING:
    from exports.proof_sheet import ProofEntry, ProofSheet


@dataclass(frozen=True)
class ListOrigin:
    """Where a row came from: the list's name, its row there (0: not kept), and its texts then."""

    source: str
    row: int
    texts: Mapping[str, str]


def origins(file: RecordFile, batch: CertificateBatch) -> dict[int, ListOrigin]:
    """By award id, for the rows that were taken in from a list."""
    found = origins_of(file.read, [sheet.award.id or 0 for sheet in batch.sheets])
    return {one.award_id: _origin(one, batch.commendation) for one in found}


def changes_since_list(sheet: CertificateSheet, commendation: Commendation, origin: ListOrigin) -> list[str]:
    """The texts of a sheet that are not those of its list any more, by the name of their element."""
    now = own_texts(sheet.award, commendation)
    return [name for name, text in now.items() if origin.texts.get(name, text) != text]


def ticks(file: RecordFile, batch: CertificateBatch) -> dict[int, ProofReading]:
    """Who read which sheet, by award id; a tick on words that have changed since does not count."""
    by_id = {sheet.award.id or 0: sheet.award for sheet in batch.sheets}
    return {
        reading.award_id: reading
        for reading in readings_of(file.read, by_id)
        if reading.texts == _read_texts(by_id[reading.award_id], batch.commendation)
    }


def tick(
    file: RecordFile, batch: CertificateBatch, award_ids: Collection[int], *, read: bool
) -> Future[Done[int]]:
    """Tick sheets as read by the second reader, or take the ticks away; returns how many changed."""
    sheets = [sheet for sheet in batch.sheets if sheet.award.id in award_ids]
    standing = ticks(file, batch)
    wanted = [sheet.award for sheet in sheets if (sheet.award.id in standing) is not read]

    def work(transaction: Transaction) -> int:
        for old in readings_of(transaction, [award.id or 0 for award in wanted]):
            transaction.delete(ProofReading, old.id or 0)
        if read:
            transaction.insert_many([_reading(file, award, batch.commendation) for award in wanted])
        return len(wanted)

    values = {"count": len(wanted), "number": shown_number(batch.commendation)}
    return file.write(Deed("sheets_proofread" if read else "sheets_not_proofread", values, work))


def proof_sheet(file: RecordFile, batch: CertificateBatch) -> ProofSheet:
    """The sheets for reading aloud or comparing: large names, unit, achievement, and what the list said."""
    from exports.proof_sheet import ProofSheet  # here and below: brings reportlab's paragraphs

    known, commendation = origins(file, batch), batch.commendation
    day = f" ngày {short_date(commendation.decision_date)}" if commendation.decision_date else ""
    return ProofSheet(
        f"Bản soát lỗi – Quyết định số {shown_number(commendation)}{day}",
        f"{len(batch.sheets)} {batch.paper.lower()} · lập lúc {file.now():%H:%M, %d/%m/%Y}",
        [_entry(sheet, commendation, known.get(sheet.award.id or 0)) for sheet in batch.sheets],
    )


def proof_pdf(file: RecordFile, batch: CertificateBatch) -> bytes:
    """The proof sheet as a PDF in memory, for the printer."""
    from exports.proof_sheet import write_proof_sheet

    target = BytesIO()
    write_proof_sheet(proof_sheet(file, batch), target)
    return target.getvalue()


def save_proof_sheet(file: RecordFile, batch: CertificateBatch, path: Path) -> Path:
    """Write the proof sheet as a PDF file. Raises `StorageTrouble`."""
    from exports.proof_sheet import write_proof_sheet

    with written(path) as temporary, temporary.open("wb") as target:
        write_proof_sheet(proof_sheet(file, batch), target)
    return path


def _origin(one: Origin, commendation: Commendation) -> ListOrigin:
    rows = one.values.get("rows")
    number = rows[one.place] if isinstance(rows, list) and one.place < len(rows) else 0
    texts = own_texts(one.award, commendation)
    return ListOrigin(str(one.values.get("source", "")), int(number), texts)


def _reading(file: RecordFile, award: Award, commendation: Commendation) -> ProofReading:
    return ProofReading(award.id or 0, file.now(), file.user, _read_texts(award, commendation))


def _read_texts(award: Award, commendation: Commendation) -> str:
    return json.dumps(dict(own_texts(award, commendation)), ensure_ascii=False)


def _entry(sheet: CertificateSheet, commendation: Commendation, origin: ListOrigin | None) -> ProofEntry:
    from exports.proof_sheet import ProofEntry

    texts = own_texts(sheet.award, commendation)
    changed = changes_since_list(sheet, commendation, origin) if origin else []
    then = origin.texts if origin else {}
    return ProofEntry(
        sheet.place,
        texts["name"],
        texts["second_line"],
        texts["merit"],
        _source(origin),
        frozenset(changed),
        [f"{element_name(name)} trong danh sách: {then[name] or '(trống)'}" for name in changed],
    )


def _source(origin: ListOrigin | None) -> str:
    if origin is None:
        return ""
    return f"{origin.source}, dòng {origin.row}" if origin.row else origin.source
