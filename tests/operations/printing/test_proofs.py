"""The sheet of the second reader, and ticks that fall with the words they were given to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from desktop.operations import awards, certificates, commendations, history
from desktop.operations.certificates import CertificateBatch
from desktop.operations.printing import proofs
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from tests.operations.ward import HOUSE, HUONG, TEAM, added, draft, record_tables


@pytest.fixture
def decision(file: RecordFile) -> Commendation:
    """A list of which two rows came from a file and one was typed."""
    new = draft(file)
    values = {"count": 2, "number": "", "source": "danh_sach_218.xlsx", "rows": [7, 9], "reason": ""}
    work = lambda writing: awards.store_rows(writing, new.id or 0, [TEAM, HUONG])  # noqa: E731
    file.write(Deed("awards_added_from", values, work)).result()
    added(file, new, HOUSE)
    return new


def batch_of(file: RecordFile, decision: Commendation) -> CertificateBatch:
    return certificates.prepare(file, decision.id or 0)


def correct(file: RecordFile, decision: Commendation, row: int, **fields: str) -> None:
    award = commendations.open_commendation(file, decision.id or 0).awards[row].award
    awards.change_award(file, award, replace(award, **fields)).result()  # type: ignore[arg-type]


def test_the_sheet_names_the_row_of_the_list_and_what_differs_from_it(
    file: RecordFile, decision: Commendation
) -> None:
    correct(file, decision, 2, printed_name="Đặng Thị Hương")
    team, house, person = proofs.proof_sheet(file, batch_of(file, decision)).entries
    assert (team.source, house.source, person.source) == (
        "danh_sach_218.xlsx, dòng 7",
        "",
        "danh_sach_218.xlsx, dòng 9",
    )
    assert (team.changed, house.changed, person.changed) == (frozenset(), frozenset(), frozenset({"name"}))
    assert person.name == "Bà Đặng Thị Hương"
    assert list(person.notes) == ["Tên trong danh sách: Bà Đặng Thị Hường"]
    assert [entry.place for entry in (team, house, person)] == [1, 2, 3]


def test_the_pdf_holds_every_name(file: RecordFile, decision: Commendation, tmp_path: Path) -> None:
    path = proofs.save_proof_sheet(file, batch_of(file, decision), tmp_path / "soát.pdf")
    document = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    words = " ".join(text.split())
    for name in ("TỔ DÂN VẬN SỐ 3", "Hộ gia đình ông Lê Văn Tâm", "Bà Đặng Thị Hường"):
        assert name in words


def test_a_tick_falls_when_the_words_change_and_stands_again_when_they_are_back(
    file: RecordFile, decision: Commendation
) -> None:
    batch = batch_of(file, decision)
    ids = [sheet.award.id or 0 for sheet in batch.sheets]
    assert proofs.tick(file, batch, ids, read=True).result().value == 3
    read = proofs.ticks(file, batch)
    assert {one: read[one].read_by for one in read} == dict.fromkeys(ids, "mai")
    correct(file, decision, 0, second_line="Khu dân cư khác")
    assert set(proofs.ticks(file, batch_of(file, decision))) == set(ids[1:])
    history.undo(file).result()
    assert set(proofs.ticks(file, batch_of(file, decision))) == set(ids)


def test_ticks_are_taken_away_and_undone(file: RecordFile, decision: Commendation) -> None:
    batch = batch_of(file, decision)
    first, second, _third = (sheet.award.id or 0 for sheet in batch.sheets)
    proofs.tick(file, batch, [first, second], read=True).result()
    before = record_tables(file)
    assert proofs.tick(file, batch, [first], read=False).result().value == 1
    assert set(proofs.ticks(file, batch)) == {second}
    assert proofs.tick(file, batch, [first], read=False).result().value == 0
    history.undo(file).result()
    assert record_tables(file) == before


def test_rows_and_decisions_that_were_read_can_be_deleted(file: RecordFile, decision: Commendation) -> None:
    batch = batch_of(file, decision)
    ids = [sheet.award.id or 0 for sheet in batch.sheets]
    proofs.tick(file, batch, ids, read=True).result()
    awards.delete_awards(file, ids[:1]).result()
    commendations.delete_commendation(file, decision.id or 0).result()
    assert commendations.list_commendations(file) == []
