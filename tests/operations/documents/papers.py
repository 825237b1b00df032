"""Every kind of paper in both families, from the sample register with a fixed clock."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import fill

from desktop.operations import conferences, opinions, preferences
from desktop.operations.documents.writing import Prepared, Subject, prepare, write_document
from desktop.records.codes import ConferenceKind, DocumentKind, Family, Level, OpinionState
from desktop.records.conference import Conference
from desktop.records.issuer import Issuer
from desktop.records.opinion import Opinion
from desktop.records.period import CALENDAR
from desktop.settings import REPORT_ISSUER
from desktop.store.file import RecordFile

_DOTTED = re.compile(r"(\.{5,} ?)+")
"""Lines for what is written by hand."""
SOFFICE = shutil.which("soffice")
STATE_DECISION, PARTY_DECISION = 4, 8
"""The sample's decisions by id: Lý Thái Tổ's of 2022 with 13 rows, the Party committee's of 2026 with 13."""
DIALOGUE = 2
ANSWERED = 5
"""The place of an opinion of the dialogue that was answered there."""


def state_dialogue(file: RecordFile) -> tuple[int, int]:
    """A dialogue that the ward's People's Committee held, and its answered opinion."""
    draft = Conference(
        ConferenceKind.DIALOGUE, Level.WARD, "Hội nghị đối thoại với Nhân dân tổ dân phố số 7",
        date(2026, 2, 5), "19 giờ 30", "Nhà văn hóa tổ dân phố số 7", "Ủy ban nhân dân phường Hoàn Kiếm",
        "Trần Quang Bình, Chủ tịch UBND phường", invited=60, present=54, excused=4,
    )  # fmt: skip
    held = conferences.create_conference(file, draft).result().value
    conference_id = held.id or 0
    asked = Opinion(
        conference_id, 0, "Đề nghị lắp đèn ngõ 12.", "Bà Vũ Thị Kim Oanh", "Tổ dân phố số 7",
        "Phòng Kinh tế, Hạ tầng và Đô thị", date(2026, 3, 1), OpinionState.ANSWERED,
        "Đã lắp 04 đèn ngày 20/02/2026.", date(2026, 2, 21),
    )  # fmt: skip
    opinion = opinions.add_opinion(file, asked).result().value
    return conference_id, opinion.id or 0


def issuer_of(file: RecordFile, family: Family) -> Issuer:
    """The present ward's issuer of a family."""
    return next(one for one in file.read.records(Issuer) if one.family is family and "Hoàn Kiếm" in one.name)


def subjects(file: RecordFile) -> Iterator[tuple[Family, DocumentKind, Subject]]:
    """What the fourteen papers are of; before the narrative report its office is set."""
    conference_id, opinion_id = state_dialogue(file)
    said = opinions.open_opinions(file, DIALOGUE).lines[ANSWERED - 1].opinion.id or 0
    per_family = {
        Family.STATE: (STATE_DECISION, conference_id, opinion_id),
        Family.PARTY: (PARTY_DECISION, DIALOGUE, said),
    }
    for family, (decision, conference, opinion) in per_family.items():
        for kind in (DocumentKind.PROPOSAL, DocumentKind.DECISION, DocumentKind.AWARD_LIST):
            yield family, kind, decision
        for kind in (DocumentKind.MINUTES, DocumentKind.NOTICE):
            yield family, kind, conference
        yield family, DocumentKind.ANSWER, opinion
        preferences.put(file, REPORT_ISSUER, issuer_of(file, family).id or 0).result()
        yield family, DocumentKind.NARRATIVE, CALENDAR.period(2026, "Q3")


def all_papers(file: RecordFile, folder: Path) -> dict[str, tuple[Prepared, Path]]:
    """The fourteen papers, written, by "state-minutes" and the like."""
    found = {}
    for family, kind, subject in subjects(file):
        name = f"{family.value}-{kind.value}"
        prepared = prepare(file, kind, subject)
        found[name] = (prepared, write_document(prepared, folder / f"{name}.docx").path)
    return found


def printed_texts(paths: list[Path], folder: Path) -> dict[str, str]:
    """What LibreOffice prints of documents, by the names of their files."""
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
         "pdf", "--outdir", str(folder), *map(str, paths)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {path.stem: _text(folder / f"{path.stem}.pdf") for path in paths}


def _text(pdf: Path) -> str:
    told = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    pages = told.stdout.decode("utf-8").rstrip("\f").split("\f")
    return "\n\n".join(fill(_DOTTED.sub("…… ", " ".join(page.split())), 100) for page in pages) + "\n"
