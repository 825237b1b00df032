"""The practice register: it knows what it is, its papers say so, and it can begin anew."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from desktop.errors import StorageTrouble
from desktop.operations import backups, certificates, commendations
from desktop.operations.documents.writing import prepare, update_document, write_document
from desktop.operations.letters.mail import draft_for_report
from desktop.operations.practice import MARK, hold, is_practice
from desktop.operations.practice_layouts import marked_layout
from desktop.operations.practice_register import begin
from desktop.operations.printing import reprints
from desktop.operations.register import open_register
from desktop.operations.reports import write_report
from desktop.operations.whole_register import export_register, import_register
from desktop.records.codes import DocumentKind
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from exports.certificate_pdf import CertificatePage, placed_texts
from exports.document_parts import P, T
from exports.layout import bundled_layout, bundled_layouts
from tests.operations.practice_elsewhere import another_window

NOW = datetime(2026, 10, 9, 8, 15)  # noqa: DTZ001 - the office's own clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Tập làm" / "Tập làm.sovang"
    begin(path, user="thử", now=lambda: NOW)
    return path


@pytest.fixture
def practice(path: Path) -> Iterator[RecordFile]:
    with open_register(path, user="thử", now=lambda: NOW) as file:
        yield file


def marked(page: CertificatePage, *, text_only: bool) -> bool:
    return any(line.text == MARK for text in placed_texts(page, text_only=text_only) for line in text.lines)


def test_only_a_register_made_for_it_is_practice(practice: RecordFile, sample_file: RecordFile) -> None:
    assert is_practice(practice.read)
    assert not is_practice(sample_file.read)


def test_a_copy_of_it_is_practice_too(practice: RecordFile, tmp_path: Path) -> None:
    copy = backups.back_up(practice, tmp_path)
    with open_register(copy.path, user="thử") as file:
        assert is_practice(file.read)


@pytest.mark.parametrize("text_only", [False, True])
def test_every_certificate_bears_the_mark(
    practice: RecordFile, sample_file: RecordFile, text_only: bool
) -> None:
    for file, expected in ((practice, True), (sample_file, False)):
        decision = commendations.find_commendation(file, "218/QĐ-UBND")
        batch = certificates.prepare(file, decision.id or 0)
        assert {marked(page, text_only=text_only) for page in batch.pages} == {expected}
        assert [one.code for one in batch.warnings] == []


def test_what_was_printed_before_is_marked_when_it_is_printed_again(practice: RecordFile) -> None:
    decision = commendations.find_commendation(practice, "171/QĐ-UBND")
    awards = commendations.open_commendation(practice, decision.id or 0).awards
    batch = reprints.prepare_reprint(practice, decision.id or 0, [one.award.id or 0 for one in awards])
    assert all(marked(page, text_only=True) for page in batch.pages)
    assert [one.code for one in batch.problems] == []


@pytest.mark.parametrize("name", bundled_layouts())
def test_the_mark_lies_under_the_texts_and_is_set_once(name: str) -> None:
    layout = marked_layout(bundled_layout(name))
    assert layout.elements[0].name == "practice"
    assert marked_layout(layout) is layout


def test_a_report_says_that_it_is_none(practice: RecordFile, tmp_path: Path) -> None:
    period = parse_period("2026")
    workbook = tmp_path / "a.xlsx"
    write_report(practice, "awards", period, workbook, program_version="1")
    rows = CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python()
    assert any(str(cell).startswith(f"{MARK}, không dùng để báo cáo.") for row in rows for cell in row)
    draft = draft_for_report(practice, workbook, period, tmp_path / "a.eml")
    assert draft.subject.startswith(f"[{MARK}] Báo cáo")


def test_beginning_anew_forgets_everything_that_was_tried(path: Path) -> None:
    with open_register(path, user="thử", now=lambda: NOW) as file:
        before = len(commendations.list_commendations(file))
        draft = next(row for row in commendations.list_commendations(file) if not row.commendation.number)
        commendations.delete_commendation(file, draft.commendation.id or 0).result()
        backups.back_up(file)
    begin(path, user="thử", now=lambda: NOW)
    with open_register(path, user="thử", now=lambda: NOW) as file:
        assert len(commendations.list_commendations(file)) == before
        assert backups.list_backups(file) == []


def test_it_is_neither_opened_nor_made_anew_while_another_window_has_it(path: Path) -> None:
    content = path.read_bytes()
    with another_window(path), open_register(path, user="thử") as file:
        with pytest.raises(StorageTrouble, match="practice_open"):
            hold(file)
        with pytest.raises(StorageTrouble, match="practice_open"):
            begin(path, user="thử", now=lambda: NOW)
        assert path.read_bytes() == content
    with open_register(path, user="thử") as file:
        hold(file)
        with pytest.raises(StorageTrouble, match="practice_open"):
            begin(path, user="thử", now=lambda: NOW)
    begin(path, user="thử", now=lambda: NOW)


def test_one_that_can_only_be_read_is_opened_without_holding_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> int:
        raise PermissionError(13, "forbidden")

    with open_register(path, user="thử") as file:
        monkeypatch.setattr("desktop.store.lock.os.open", forbidden)
        hold(file)
        assert is_practice(file.read)


def test_a_practice_register_whose_file_the_system_holds_is_left(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "held", missing_ok)

    content = path.read_bytes()
    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(StorageTrouble, match="practice_open"):
        begin(path, user="thử", now=lambda: NOW)
    assert path.read_bytes() == content


def paragraphs(path: Path, part: str) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read(part))
    return ["".join(one.text or "" for one in paragraph.iter(T)) for paragraph in root.iter(P)]


def test_every_page_of_a_word_paper_bears_the_mark_once(
    practice: RecordFile, sample_file: RecordFile, tmp_path: Path
) -> None:
    for file, expected in ((practice, 1), (sample_file, 0)):
        decision = commendations.find_commendation(file, "218/QĐ-UBND")
        prepared = prepare(file, DocumentKind.DECISION, decision.id or 0)
        path = write_document(prepared, tmp_path / f"{expected}.docx").path
        for _time in range(2):
            for header in ("word/header1.xml", "word/header2.xml"):
                assert paragraphs(path, header).count(MARK) == expected
            assert MARK not in paragraphs(path, "word/document.xml")
            update_document(prepared, path)


def test_the_whole_register_goes_out_with_the_mark(
    practice: RecordFile, sample_file: RecordFile, tmp_path: Path
) -> None:
    for file, expected in ((practice, True), (sample_file, False)):
        workbook, whole = tmp_path / f"{expected}.xlsx", tmp_path / f"{expected}.json"
        export_register(file, workbook)
        export_register(file, whole)
        book = CalamineWorkbook.from_path(workbook)
        for name in book.sheet_names:
            assert (book.get_sheet_by_name(name).to_python()[0][0] == MARK) is expected
        assert (json.loads(whole.read_text("utf-8")).get("mark") == MARK) is expected


def test_a_register_of_a_practice_export_is_practice(practice: RecordFile, tmp_path: Path) -> None:
    source = export_register(practice, tmp_path / "s.json").path
    import_register(tmp_path / "mới.sovang", source, user="thử", now=lambda: NOW)
    with open_register(tmp_path / "mới.sovang", user="thử") as file:
        assert is_practice(file.read)
