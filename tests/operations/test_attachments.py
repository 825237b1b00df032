"""Files kept with a record: once by their hash, within a limit, gone and back with their record."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from desktop.errors import Conflict
from desktop.operations import attachments, commendations, conferences, initiatives
from desktop.operations.attachments import MOST_MEGABYTES, attach, copy_out, kept_files
from desktop.operations.history import redo, undo
from desktop.records.codes import ConferenceKind, Field, Level
from desktop.records.conference import Conference
from desktop.records.initiative import Initiative, InitiativeYear
from desktop.store import blobs
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from tests.operations.ward import code_of, draft, record_tables

SCAN = b"%PDF-1.7 " + bytes(range(256)) * 40


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Quyết định 218.pdf"
    path.write_bytes(SCAN)
    return path


def owners(file: RecordFile) -> list[tuple[str, int]]:
    """One record of every kind that keeps files."""
    held = Conference(ConferenceKind.SUMMING_UP, Level.WARD, "Tổng kết")
    conference = conferences.create_conference(file, held).result().value
    made = initiatives.create_initiative(
        file, Initiative("Khéo trong vận động", Field.ECONOMY), InitiativeYear(0, 2026)
    )
    return [
        ("commendation", draft(file).id or 0),
        ("conference", conference.id or 0),
        ("initiative", made.result().value.initiative.id or 0),
    ]


def blob_count(file: RecordFile) -> int:
    return int(file.read.rows("SELECT count(*) FROM blob")[0][0])


def test_a_file_is_kept_once_however_many_records_have_it(file: RecordFile, scan: Path) -> None:
    before = blob_count(file)
    for table, record_id in owners(file):
        kept = attach(file, table, record_id, scan).result().value
        assert kept.file_name == "Quyết định 218.pdf"
        (found,) = kept_files(file, table, record_id)
        assert (found.id, found.size) == (kept.id, len(SCAN))
    assert blob_count(file) == before + 1


def test_the_same_file_is_not_kept_twice_with_one_record(file: RecordFile, scan: Path) -> None:
    table, record_id = owners(file)[0]
    attach(file, table, record_id, scan).result()
    again = scan.with_name("tên khác.pdf")
    again.write_bytes(SCAN)
    assert code_of(lambda: attach(file, table, record_id, again).result()) == "attachment_known"


def test_a_removed_file_comes_back_with_its_content(file: RecordFile, scan: Path, tmp_path: Path) -> None:
    table, record_id = owners(file)[1]
    kept = attach(file, table, record_id, scan).result().value
    before = record_tables(file)
    attachments.remove_attachment(file, kept.id or 0).result()
    file.write(Deed("swept", {}, blobs.sweep, undoable=False)).result()
    assert kept_files(file, table, record_id) == []
    undo(file).result()
    assert record_tables(file) == before
    assert copy_out(file, kept.id or 0, tmp_path / "bản sao").read_bytes() == SCAN
    redo(file).result()
    assert kept_files(file, table, record_id) == []


def test_files_go_with_their_record_and_come_back_with_it(file: RecordFile, scan: Path) -> None:
    commendation, conference, initiative = owners(file)
    for table, record_id in (commendation, conference, initiative):
        attach(file, table, record_id, scan).result()
    before = record_tables(file)
    for delete in (
        lambda: commendations.delete_commendation(file, commendation[1]),
        lambda: conferences.delete_conference(file, conference[1]),
        lambda: initiatives.delete_initiative(file, initiative[1]),
    ):
        delete().result()
    assert record_tables(file)["attachment"] == []
    for _ in range(3):
        undo(file).result()
    assert record_tables(file) == before


def test_the_copy_is_read_only_and_written_once(file: RecordFile, scan: Path, tmp_path: Path) -> None:
    table, record_id = owners(file)[0]
    kept = attach(file, table, record_id, scan).result().value
    folder = tmp_path / "mở xem"
    path = copy_out(file, kept.id or 0, folder)
    assert path.name == "Quyết định 218.pdf"
    assert not path.stat().st_mode & stat.S_IWRITE
    assert copy_out(file, kept.id or 0, folder) == path
    attachments.clear_copies(folder)
    assert list(folder.iterdir()) == []
    assert copy_out(file, kept.id or 0, folder).read_bytes() == SCAN


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("chạy.exe", b"MZ", "attachment_kind"),
        ("không đuôi", b"x", "attachment_kind"),
        ("trống.pdf", b"", "attachment_empty"),
        ("lớn.pdf", bytes(MOST_MEGABYTES * 1_000_000 + 1), "attachment_too_large"),
    ],
)
def test_what_is_not_kept_is_refused_and_nothing_is_written(
    file: RecordFile, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    table, record_id = owners(file)[0]
    before, blob_before = record_tables(file), blob_count(file)
    (tmp_path / name).write_bytes(content)
    assert code_of(lambda: attach(file, table, record_id, tmp_path / name)) == code
    assert (record_tables(file), blob_count(file)) == (before, blob_before)


def test_a_file_or_a_record_that_is_gone_is_told(file: RecordFile, scan: Path, tmp_path: Path) -> None:
    table, record_id = owners(file)[0]
    missing = tmp_path / "mất.pdf"
    assert code_of(lambda: attach(file, table, record_id, missing)) == "attachment_unreadable"
    with pytest.raises(Conflict):
        attach(file, table, 999, scan).result()
    with pytest.raises(Conflict):
        copy_out(file, 999, tmp_path)
