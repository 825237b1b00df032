"""A folder of what invented senders sent: one mess of the corpus each, some files that are none, a report."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

from desktop.operations.reports import write_report
from desktop.records.period import Period, parse_period
from desktop.store.file import RecordFile
from tests.intake.corpus.model import Case
from tests.intake.corpus.test_corpus import MESSES

IN_TIME = datetime(2026, 10, 5, 9, 0)  # noqa: DTZ001 - as a PC's clock saves files
AFTER = datetime(2026, 10, 20, 9, 0)  # noqa: DTZ001
PERIOD: Period = parse_period("2026-Q3")


@dataclass(frozen=True)
class SentCase:
    """A file that was written, whose it is, and how many rows of it are there and to be mended."""

    name: str
    sender: str
    rows: int
    refused: int


def messes() -> list[Case]:
    """The first workbook of every mess of awards that a header tells."""
    cases = [next(iter(build(name))) for name, (_what, build) in MESSES.items()]
    return [case for case in cases if case.into == "awards" and not case.may_guess]


def write_messes(folder: Path, cases: Sequence[Case] | None = None) -> list[SentCase]:
    """One file per mess from "Tổ dân phố số N"; every fifth was saved too late."""
    sent = []
    for number, case in enumerate(cases if cases is not None else messes(), start=1):
        with tempfile.TemporaryDirectory() as made:
            written = case.write(Path(made), case.page)
            path = folder / f"TDP {number:02} - {case.mess}{written.suffix}"
            path.write_bytes(written.read_bytes())
        saved(path, AFTER if number % 5 == 0 else IN_TIME)
        refused = sum("problems" in row for row in case.rows)
        sent.append(SentCase(path.name, f"Tổ dân phố số {number}", len(case.rows), refused))
    return sent


def write_strange(folder: Path) -> list[str]:
    """Files that cannot be read, and some that nobody sent; the names of the former."""
    (folder / "TDP 71 - scan.pdf").write_bytes(b"%PDF-1.7 \n%%EOF")
    (folder / "TDP 72 - hong.xlsx").write_bytes(b"PK\x03\x04 cut off")
    (folder / "TDP 73 - trong.xlsx").write_bytes(b"")
    (folder / "~$TDP 01.xlsx").write_bytes(b"lock")
    (folder / "Thumbs.db").write_bytes(b"icons")
    (folder / ".hidden").mkdir()
    return ["TDP 71 - scan.pdf", "TDP 72 - hong.xlsx", "TDP 73 - trong.xlsx"]


def write_ward_report(file: RecordFile, path: Path, period: Period = PERIOD) -> None:
    """The activity report of a register, as the office above receives it."""
    write_report(file, "activity", period, path, program_version="0.1.0")
    with ZipFile(path, "a") as archive:
        archive.comment = path.stem.encode()  # no two offices' reports are the same byte for byte
    saved(path, IN_TIME)


def saved(path: Path, at: datetime) -> None:
    """The file as if it had been saved then."""
    os.utime(path, (at.timestamp(), at.timestamp()))
