"""The office's own templates, and papers that are brought up to date."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from desktop.errors import FileRefused, SoVangError, StorageTrouble
from desktop.operations import awards, commendations, history, offices
from desktop.operations.documents.templates import (
    Template,
    adopt_template,
    bundled,
    checked_template,
    drop_template,
    save_template,
    template_of,
)
from desktop.operations.documents.writing import (
    UnknownField,
    prepare,
    update_document,
    was_written,
    write_document,
)
from desktop.operations.papers.office_paper import office_paper
from desktop.operations.register import create_register, open_register
from desktop.records.award import Award
from desktop.records.codes import DocumentKind, Family
from desktop.records.period import CALENDAR
from desktop.store.file import RecordFile
from tests.conftest import SAMPLE_NOW
from tests.exports.document_samples import docx, field, lines, paragraph, table
from tests.operations.documents.papers import PARTY_DECISION, STATE_DECISION

LIST, STATE = DocumentKind.AWARD_LIST, Family.STATE
OWN = docx(
    paragraph(
        "Danh sách của phường: ",
        field("So_luong"),
        " «Co quan ban hành» «Tổng tiền khen thưởng» «Ngươi ký»",
    )
    + table(("«STT»", "«ho ten»"))
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "mẫu của phường.docx"
    path.write_bytes(OWN)
    return path


def test_the_offices_own_template_is_used_until_it_goes_back(sample_file: RecordFile, own: Path) -> None:
    content = checked_template(own, LIST)
    taken = adopt_template(sample_file, LIST, STATE, own.name, content).result()
    assert taken.value.name == own.name
    used = template_of(sample_file, LIST, STATE)
    assert (used.content, used.own) == (OWN, taken.value)
    assert template_of(sample_file, LIST, Family.PARTY).own is None
    drop_template(sample_file, LIST, STATE).result()
    assert template_of(sample_file, LIST, STATE).content == bundled(LIST, STATE)
    history.undo(sample_file).result()
    assert template_of(sample_file, LIST, STATE).content == OWN


def test_a_second_template_takes_the_place_of_the_first(sample_file: RecordFile, own: Path) -> None:
    adopt_template(sample_file, LIST, STATE, "một.docx", OWN).result()
    other = docx(paragraph("«Số lượng»"))
    adopt_template(sample_file, LIST, STATE, "hai.docx", other).result()
    assert template_of(sample_file, LIST, STATE).name == "hai.docx"
    history.undo(sample_file).result()
    assert template_of(sample_file, LIST, STATE).name == "một.docx"


def test_unknown_names_are_told_with_the_nearest_and_left_as_dots(
    sample_file: RecordFile, tmp_path: Path
) -> None:
    adopt_template(sample_file, LIST, STATE, "x.docx", OWN).result()
    prepared = prepare(sample_file, LIST, STATE_DECISION)
    assert prepared.unknown == [
        UnknownField("Tổng tiền khen thưởng", "Tổng tiền thưởng"),
        UnknownField("Ngươi ký", "Họ tên người ký"),
    ]
    written = write_document(prepared, tmp_path / "ra.docx")
    first, *rows = lines(written.path.read_bytes())
    assert first.startswith("Danh sách của phường: 13 tập thể Chủ tịch Ủy ban nhân dân phường Lý Thái Tổ …")
    assert rows[:2] == ["1", "Tổ dân vận số 7"]
    assert len(rows) == 26


def test_a_document_without_a_field_is_no_template(tmp_path: Path) -> None:
    path = tmp_path / "thường.docx"
    path.write_bytes(docx(paragraph("«Không có trường này»")))
    with pytest.raises(FileRefused, match="document_without_fields"):
        checked_template(path, LIST)


def test_a_bundled_template_goes_out_to_be_changed_and_comes_back(tmp_path: Path) -> None:
    template = Template("Mẫu có sẵn", bundled(LIST, STATE))
    path = save_template(template, tmp_path / "mẫu")
    assert path.name == "mẫu.docx"
    assert checked_template(path, LIST) == template.content


def test_names_of_the_day_arrive_whatever_the_card_says_now(sample_file: RecordFile, tmp_path: Path) -> None:
    written = write_document(prepare(sample_file, LIST, PARTY_DECISION), tmp_path / "a.docx")
    shown = lines(written.path.read_bytes())
    of_decision = [one for one in sample_file.read.records(Award) if one.commendation_id == PARTY_DECISION]
    names = {f"{one.address_form} {one.printed_name}".strip() for one in of_decision}
    assert len(names) == 13
    assert names <= set(shown)


def test_a_paper_is_brought_up_to_date_and_its_sentences_stay(
    sample_file: RecordFile, tmp_path: Path
) -> None:
    kind, path = DocumentKind.DECISION, tmp_path / "quyết định.docx"
    drafts = [row for row in commendations.list_commendations(sample_file) if not row.commendation.number]
    draft = drafts[0].commendation
    write_document(prepare(sample_file, kind, draft.id or 0), path)
    assert was_written(path)
    _edit(path, "Quyết định này có hiệu lực kể từ ngày ký.", "Quyết định có hiệu lực từ ngày 20/11/2026.")
    gone = next(one for one in sample_file.read.records(Award) if one.commendation_id == draft.id)
    awards.delete_awards(sample_file, [gone.id or 0]).result()
    updated = update_document(prepare(sample_file, kind, draft.id or 0), path)
    shown = "\n".join(lines(path.read_bytes()))
    assert "Quyết định có hiệu lực từ ngày 20/11/2026." in shown
    assert gone.printed_name not in shown.splitlines()
    assert {"Khen cho", "Số lượng"} <= set(updated.changed)
    assert update_document(prepare(sample_file, kind, draft.id or 0), path).changed == ()


def test_last_quarters_report_becomes_this_quarters(sample_file: RecordFile, tmp_path: Path) -> None:
    kind, path = DocumentKind.NARRATIVE, tmp_path / "báo cáo.docx"
    write_document(prepare(sample_file, kind, CALENDAR.period(2026, "Q2")), path)
    _edit(path, "Toàn phường có ", "Sau sắp xếp, toàn phường có ")
    updated = update_document(prepare(sample_file, kind, CALENDAR.period(2026, "Q3")), path)
    shown = "\n".join(lines(path.read_bytes()))
    assert "Sau sắp xếp, toàn phường có 6 tổ dân vận" in shown
    assert "quý III/2026" in shown
    assert "quý II/2026" not in shown
    assert "Kỳ báo cáo" in updated.changed
    assert updated.lost == ()


def test_a_list_that_an_older_file_has_no_place_for_is_told(sample_file: RecordFile, tmp_path: Path) -> None:
    path = tmp_path / "cũ.docx"
    path.write_bytes(docx(paragraph("«Số lượng»")))
    updated = update_document(prepare(sample_file, LIST, STATE_DECISION), path)
    assert len(updated.lost) == 1
    assert lines(path.read_bytes()) == ["13 tập thể"]


def test_a_file_of_another_program_is_not_taken_for_one_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "thư.docx"
    path.write_bytes(docx(paragraph("Kính gửi")))
    assert not was_written(path)
    assert not was_written(tmp_path / "không có.docx")


def test_a_template_whose_bytes_are_gone_is_said(sample_file: RecordFile) -> None:
    adopt_template(sample_file, LIST, STATE, "x.docx", b"no document").result()
    with pytest.raises(SoVangError, match="document_template_damaged"):
        prepare(sample_file, LIST, STATE_DECISION)


def test_a_register_without_an_office_says_so(tmp_path: Path) -> None:
    create_register(tmp_path / "mới.sovang", user="thử", now=lambda: SAMPLE_NOW)
    with open_register(tmp_path / "mới.sovang", user="thử", now=lambda: SAMPLE_NOW) as file:
        for issuer in offices.issuers(file):
            assert office_paper(file, "").issuer is None, issuer
        with pytest.raises(SoVangError, match="document_without_office"):
            prepare(file, DocumentKind.NARRATIVE, CALENDAR.period(2026, "Q3"))


def test_a_place_that_is_not_there_leaves_no_file(sample_file: RecordFile, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="output_folder_missing"):
        write_document(prepare(sample_file, LIST, STATE_DECISION), tmp_path / "không có" / "x.docx")


def _edit(path: Path, old: str, new: str) -> None:
    """What the office changes in Word."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    body = parts["word/document.xml"].decode()
    assert old in body
    parts["word/document.xml"] = body.replace(old, new).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path.write_bytes(buffer.getvalue())
