"""A form is read, proposed for, corrected, kept, known again and filled; nothing is guessed silently."""

from __future__ import annotations

import io
import zipfile
from copy import copy
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop.errors import FileRefused, SoVangError
from desktop.operations import history
from desktop.operations.report_forms.filling import Filling, fill_kept, filling, write_filled
from desktop.operations.report_forms.forms import (
    OpenedForm,
    delete_form,
    is_kept,
    keep_form,
    kept_forms,
    name_problems,
    open_form,
    open_kept,
)
from desktop.operations.report_forms.values import PeriodValues
from desktop.operations.reports import period_records, records_behind
from desktop.records.period import Period, quarter
from desktop.records.report import MEASURES
from desktop.records.report_form import FigureSource, FormText, Span, parse_source, source_text
from desktop.store.file import RecordFile
from tests.operations.report_forms.superior_forms import (
    MADE,
    OFFICE,
    plain,
    protected,
    recalculated,
    summary,
    with_part,
)

PERIOD = quarter(2026, 3)


def filled(file: RecordFile, opened: OpenedForm, period: Period = PERIOD) -> Filling:
    return filling(opened, PeriodValues(file, period))


def sheet_of(path: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def edited(path: Path, change: object) -> Path:
    book = summary()
    assert callable(change)
    change(book.worksheets[0])
    book.save(path)
    return path


def test_a_new_form_is_proposed_for_and_nothing_of_it_is_filled(
    sample_file: RecordFile, form_path: Path
) -> None:
    opened = open_form(sample_file, form_path)
    proposed = {one.cell: one.source for one in opened.cells}
    assert proposed["D12"] == "awards.collectives@period"
    assert proposed["E14"] == "awards.individuals@year"
    assert proposed["D8"] == "initiatives.registered/field=culture_society@period"
    assert (proposed["A2"], proposed["F21"]) == ("text:ward", "text:place_date")
    assert not {"D18", "D6", "E11", "G12"} & proposed.keys()
    assert opened.unseen == {("Biểu 1", cell) for cell in proposed}
    done = filled(sample_file, opened)
    assert done.filled == ()
    assert {one.reason for one in done.left} == {"not_looked_at", "not_mapped"}
    with pytest.raises(SoVangError, match="form_nothing_to_fill"):
        write_filled(opened, done, form_path.with_name("ra.xlsx"))


def test_every_figure_is_that_of_its_records(sample_file: RecordFile, form_path: Path) -> None:
    opened = open_form(sample_file, form_path)
    done = filled(sample_file, opened.looked_at(opened.unseen))
    counted = {one.cell: one for one in done.filled if one.figures}
    records = period_records(sample_file, PERIOD)
    assert counted["D12"].value == MEASURES["awards.collectives"].figure(records).value == 47
    for one in counted.values():
        (figure,) = one.figures
        behind = records_behind(sample_file, figure)
        assert len(behind) == len(figure.record_ids)
        assert one.value == figure.value
    assert {one.cell for one in done.left} == {"D18", "E18", "F18"}
    assert len(done.filled) + len(done.left) == len(opened.cells) + 3


def test_texts_come_into_their_gaps(sample_file: RecordFile, form_path: Path) -> None:
    opened = open_form(sample_file, form_path)
    shown = {one.cell: one.value for one in filled(sample_file, opened.looked_at(opened.unseen)).filled}
    assert shown["A2"] == "Đơn vị báo cáo: Phường Hoàn Kiếm"
    assert shown["A3"] == "TỔNG HỢP KẾT QUẢ PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” QUÝ III/2026"
    assert str(shown["F21"]).startswith("Hoàn Kiếm, ngày")


def test_a_person_chooses_a_source_and_takes_it_away(sample_file: RecordFile, form_path: Path) -> None:
    opened = open_form(sample_file, form_path)
    place = ("Biểu 1", "D18")
    chosen = opened.with_source(place, FigureSource("awards.amount", None, Span.CHANGE))
    (one,) = filled(sample_file, chosen).filled
    now, before = one.figures
    assert (one.cell, one.value) == ("D18", now.value - before.value)
    assert chosen.with_source(place, None).taking(place) is None
    changed = chosen.with_source(place, FormText.YEAR)
    assert [one.value for one in filled(sample_file, changed).filled] == ["2026"]


def test_no_percent_of_nothing(sample_file: RecordFile, form_path: Path) -> None:
    source = FigureSource("awards.total", None, Span.PERCENT)
    opened = open_form(sample_file, form_path).with_source(("Biểu 1", "D18"), source)
    (left,) = [one for one in filled(sample_file, opened).left if one.cell == "D18"]
    assert left.reason == "no_base"


def test_a_formula_and_a_locked_cell_take_nothing(sample_file: RecordFile, tmp_path: Path) -> None:
    path = tmp_path / "khóa.xlsx"
    path.write_bytes(protected().content)
    opened = open_form(sample_file, path)
    assert {one.cell for one in opened.cells} <= {
        f"{c}{r}" for c in "DEF" for r in (*range(7, 11), *range(12, 15))
    }
    source = FigureSource("awards.total")
    wrong = opened.with_source(("Biểu 1", "D6"), source).with_source(("Biểu 1", "D16"), source)
    reasons = {one.cell: one.reason for one in filled(sample_file, wrong).left}
    assert (reasons["D6"], reasons["D16"]) == ("cell_closed", "cell_closed")


def test_a_kept_form_is_known_again_and_filled_the_next_quarter(
    sample_file: RecordFile, form_path: Path, tmp_path: Path
) -> None:
    opened = open_form(sample_file, form_path)
    kept = keep_form(sample_file, opened.looked_at(opened.unseen), " Biểu quận ").result().value
    assert kept.name == "Biểu quận"
    again = open_form(sample_file, form_path)
    assert again.kept == kept
    assert again.unseen == frozenset()
    assert is_kept(again, "Biểu quận")
    assert open_kept(sample_file, kept.id or 0).cells == again.cells
    target = write_filled(again, fill_kept(sample_file, again, quarter(2026, 2)), tmp_path / "ra.xlsx")
    figure = MEASURES["awards.collectives"].figure(period_records(sample_file, quarter(2026, 2)))
    assert sheet_of(target)["D12"].value == figure.value


def test_an_edition_of_another_quarter_keeps_its_mapping(
    sample_file: RecordFile, form_path: Path, tmp_path: Path
) -> None:
    opened = open_form(sample_file, form_path)
    keep_form(sample_file, opened.looked_at(opened.unseen), "Biểu quận").result()

    def next_quarter(sheet: Worksheet) -> None:
        sheet["A3"] = "TỔNG HỢP KẾT QUẢ PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” QUÝ IV NĂM 2026"

    edition = open_form(sample_file, edited(tmp_path / "quý IV.xlsx", next_quarter))
    assert edition.kept is not None
    assert (edition.unseen, edition.lost) == (frozenset(), ())
    assert len(edition.cells) == len(opened.cells)


def test_a_row_put_in_between_moves_the_mapping_and_is_to_be_looked_at(
    sample_file: RecordFile, form_path: Path, tmp_path: Path
) -> None:
    opened = open_form(sample_file, form_path)
    keep_form(sample_file, opened.looked_at(opened.unseen), "Biểu quận").result()

    def another_row(sheet: Worksheet) -> None:
        sheet.insert_rows(12)
        for column, words in ((1, "0"), (2, "Cơ quan, đơn vị"), (3, "lượt")):
            sheet.cell(12, column, words)
        for column in range(1, 8):
            sheet.cell(12, column).border = copy(sheet.cell(13, column).border)  # type: ignore[assignment]

    edition = open_form(sample_file, edited(tmp_path / "mới.xlsx", another_row))
    assert edition.kept is not None
    sources = {one.cell: one.source for one in edition.cells}
    assert sources["D13"] == "awards.collectives@period"
    assert "D12" not in sources
    assert {("Biểu 1", f"D{row}") for row in (13, 14, 15, 16, 17, 18)} <= edition.unseen
    assert ("Biểu 1", "D7") not in edition.unseen
    done = filled(sample_file, edition)
    left = {one.cell: one.reason for one in done.left}
    assert (left["D12"], left["D13"]) == ("not_mapped", "not_looked_at")
    assert {one.cell for one in done.filled if one.cell[0] == "D"} == {"D7", "D8", "D9", "D10"}


def test_a_cell_whose_words_are_gone_is_lost_and_said_so(
    sample_file: RecordFile, form_path: Path, tmp_path: Path
) -> None:
    opened = open_form(sample_file, form_path)
    keep_form(sample_file, opened.looked_at(opened.unseen), "Biểu quận").result()

    def other_words(sheet: Worksheet) -> None:
        sheet["B14"] = "Doanh nghiệp"

    edition = open_form(sample_file, edited(tmp_path / "mới.xlsx", other_words))
    assert {one.cell for one in edition.lost} == {"D14", "E14", "F14"}
    left = [one.reason for one in filled(sample_file, edition).left]
    assert left.count("cell_lost") == 3


def test_another_form_is_not_taken_for_a_kept_one(
    sample_file: RecordFile, form_path: Path, tmp_path: Path
) -> None:
    opened = open_form(sample_file, form_path)
    keep_form(sample_file, opened.looked_at(opened.unseen), "Biểu quận").result()
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for column, words in enumerate(("STT", "Nội dung", "Trong kỳ"), 1):
        sheet.cell(1, column, words)
    sheet["B2"] = "Số hội nghị đối thoại"
    book.save(tmp_path / "khác.xlsx")
    other = open_form(sample_file, tmp_path / "khác.xlsx")
    assert other.kept is None
    with pytest.raises(SoVangError, match="report_form_unknown"):
        fill_kept(sample_file, other, PERIOD)


def test_a_name_is_needed_and_free(sample_file: RecordFile, form_path: Path) -> None:
    opened = open_form(sample_file, form_path)
    with pytest.raises(SoVangError, match="draft_has_errors"):
        keep_form(sample_file, opened, "  ")
    keep_form(sample_file, opened.looked_at(opened.unseen), "Biểu quận").result()
    assert [one.code for one in name_problems(sample_file, opened, "biểu QUẬN")] == ["form_name_taken"]
    assert name_problems(sample_file, open_form(sample_file, form_path), "Biểu quận") == []


def test_keeping_and_forgetting_are_taken_back(sample_file: RecordFile, form_path: Path) -> None:
    opened = open_form(sample_file, form_path)
    kept = keep_form(sample_file, opened.looked_at(opened.unseen), "Biểu quận").result().value
    delete_form(sample_file, kept.id or 0).result()
    assert kept_forms(sample_file) == []
    history.undo(sample_file).result()
    assert open_kept(sample_file, kept.id or 0).content == opened.content
    history.undo(sample_file).result()
    assert kept_forms(sample_file) == []


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("cũ.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "form_not_xlsx"),
        ("văn bản.xlsx", "không phải Excel".encode(), "form_not_xlsx"),
        ("hỏng.xlsx", plain().content[:2000], "form_damaged"),
        ("ký.xlsx", with_part(plain().content, "_xmlsignatures/sig1.xml", b"<Signature/>"), "form_signed"),
    ],
)
def test_what_cannot_be_filled_is_refused(
    sample_file: RecordFile, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileRefused) as refusal:
        open_form(sample_file, tmp_path / name)
    assert refusal.value.code == code
    assert refusal.value.values["file"] == name


def test_a_form_with_macros_is_refused(sample_file: RecordFile, tmp_path: Path) -> None:
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    relation = f'<Relationship Id="m1" Type="{kind}" Target="vbaProject.bin"/></Relationships>'.encode()
    target = tmp_path / "macro.xlsm"
    with zipfile.ZipFile(io.BytesIO(plain().content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            is_main = name.endswith("workbook.xml.rels")
            new.writestr(name, part.replace(b"</Relationships>", relation) if is_main else part)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf")
    with pytest.raises(FileRefused, match="form_macros"):
        open_form(sample_file, target)


@pytest.mark.parametrize("figure", ["awards.total", "opinions.received"])
@pytest.mark.parametrize("span", Span)
@pytest.mark.parametrize("by", [None, ("level", "ward")])
def test_sources_are_stored_and_read_again(figure: str, span: Span, by: tuple[str, str] | None) -> None:
    source = FigureSource(figure, by, span)
    assert parse_source(source_text(source)) == source


def test_a_source_of_a_later_version_leaves_its_cell_empty(sample_file: RecordFile, form_path: Path) -> None:
    opened = open_form(sample_file, form_path).with_source(("Biểu 1", "D18"), FigureSource("moons.total"))
    (left,) = [one for one in filled(sample_file, opened).left if one.cell == "D18"]
    assert left.reason == "source_unknown"
    assert parse_source("text:weather") is None
    assert parse_source("awards.total@century") is None


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_form_saved_by_another_program_is_the_same_form(sample_file: RecordFile, tmp_path: Path) -> None:
    made = {make.__name__: make().content for make in MADE}
    saved = recalculated(made, tmp_path)
    for name, content in made.items():
        (tmp_path / "one.xlsx").write_bytes(content)
        (tmp_path / "other.xlsx").write_bytes(saved[name])
        one, other = (open_form(sample_file, tmp_path / f"{which}.xlsx") for which in ("one", "other"))
        assert other.structure == one.structure, name
        assert other.cells == one.cells, name
