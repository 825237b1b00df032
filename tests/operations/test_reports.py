from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from desktop.errors import SoVangError, StorageTrouble
from desktop.operations import reports
from desktop.operations.commendations import CommendationQuery, list_commendations
from desktop.operations.preferences import put
from desktop.operations.register import create_register
from desktop.operations.reports import (
    ActivityReport,
    activity_report,
    period_records,
    records_behind,
    write_report,
)
from desktop.records.codes import CommendationState, Family, Form, Level, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference
from desktop.records.issuer import Issuer
from desktop.records.period import parse_period
from desktop.records.report import Figure
from desktop.settings import REPORT_ISSUER
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Transaction
from desktop.words.reports import COLUMNS
from exports.workbook import address
from tests.operations import report_register as register

YEAR_2022 = parse_period("2022")
YEAR_2026 = parse_period("2026")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with register.opened(tmp_path / "a.sovang", register.ly_thai_to_2022, register.hoan_kiem_2026) as opened:
        yield opened


def figure(found: list[Figure], figure_id: str, **by: str) -> Figure:
    (one,) = [one for one in found if one.id == figure_id and (one.by or {}) == by]
    return one


def test_the_real_case_counts_as_it_was_reported(file: RecordFile) -> None:
    found = activity_report(file, YEAR_2022).figures
    values = {one.id: one.value for one in found if one.by is None}
    assert values["awards.total"] == 39
    assert values["awards.collectives"] == 36
    assert values["awards.individuals"] == 3
    assert values["awards.households"] == 0
    assert values["commendations.total"] == 4
    assert values["conferences.total"] == 1
    assert values["conferences.rounds"] == 4
    levels = {(one.by or {}).get("level"): one.value for one in found if one.id == "awards.total"}
    assert (levels["ward"], levels["district"]) == (38, 1)
    assert figure(found, "awards.collectives", level="ward").value == 35


def test_the_sample_register_counts_the_case_and_every_figure_opens_its_records(tmp_path: Path) -> None:
    create_register(tmp_path / "sample.sovang", user="Lê Thu", now=lambda: register.NOW, sample=True)
    with RecordFile(tmp_path / "sample.sovang", user="Lê Thu", now=lambda: register.NOW) as file:
        for text, awards in (("2022", 39), ("2026", None), ("2026-Q3", None)):
            report = activity_report(file, parse_period(text))
            total = figure(report.figures, "awards.total")
            assert total.value == awards or (awards is None and total.value > 0)
            for one in report.figures:
                assert [line.id for line in records_behind(file, one)] == list(one.record_ids)
                parts = [part for part in report.figures if part.id == one.id and part.by is not None]
                for dimension in {next(iter(part.by or {})) for part in parts}:
                    whole = figure(report.figures, one.id).value
                    assert sum(part.value for part in parts if dimension in (part.by or {})) == whole
        case = activity_report(file, YEAR_2022).figures
    assert figure(case, "awards.total", level="ward").value == 38
    assert figure(case, "awards.total", level="district").value == 1
    assert (figure(case, "awards.collectives").value, figure(case, "awards.individuals").value) == (36, 3)
    assert (figure(case, "conferences.total").value, figure(case, "conferences.rounds").value) == (1, 4)


def test_drafts_and_revoked_decisions_are_left_out_and_said_so(file: RecordFile) -> None:
    report = activity_report(file, YEAR_2026)
    assert figure(report.figures, "awards.total").value == 42
    assert figure(report.figures, "commendations.total").value == 2
    assert [(note.code, dict(note.values)) for note in report.records.notes] == [
        ("drafts_left_out", {"commendations": 1, "awards": 2}),
        ("revoked_left_out", {"commendations": 1, "awards": 1}),
        ("conferences_left_out", {"conferences": 1}),
        ("unpaid_left_out", {"awards": 3}),
    ]


def test_a_replaced_decision_counts_until_its_heir_is_signed(file: RecordFile) -> None:
    heir = file.write(Deed("filled", {}, _heir_of_summer)).result().value
    assert figure(activity_report(file, YEAR_2026).figures, "commendations.total").value == 2
    file.write(Deed("signed", {}, lambda writing: writing.update(heir, _signed(heir)))).result()
    ids = figure(activity_report(file, YEAR_2026).figures, "commendations.total").record_ids
    assert heir.id in ids
    assert heir.replaces_id not in ids


def test_every_figure_opens_exactly_the_records_it_counts(file: RecordFile) -> None:
    for period in (YEAR_2022, YEAR_2026):
        for one in activity_report(file, period).figures:
            lines = records_behind(file, one)
            assert [line.id for line in lines] == list(one.record_ids)
            assert {line.kind for line in lines} <= {one.record_kind}
            assert all(line.title for line in lines)


def test_the_lines_behind_a_figure_say_which_record_they_are(file: RecordFile) -> None:
    found = activity_report(file, YEAR_2022).figures
    award = records_behind(file, figure(found, "awards.total", level="district"))[0]
    assert (award.title, award.detail) == ("Tổ dân vận số 1", "1024-QĐ/QU · 10/10/2022")
    decision = records_behind(file, figure(found, "commendations.total", level="district"))[0]
    assert (decision.title, decision.detail) == ("1024-QĐ/QU", "Quận ủy Hoàn Kiếm · 10/10/2022")
    event = records_behind(file, figure(found, "conferences.total"))[0]
    assert event.detail == "Đảng ủy phường Lý Thái Tổ · 13/10/2022"
    rounds = records_behind(file, figure(found, "conferences.rounds"))
    assert rounds[1].title == "Đợt 2: Bí thư Đảng ủy phường"


def test_a_record_deleted_since_is_missing_behind_its_figure(file: RecordFile) -> None:
    one = figure(activity_report(file, YEAR_2026).figures, "conferences.dialogues")
    file.write(Deed("gone", {}, lambda writing: writing.delete(Conference, one.record_ids[0]))).result()
    assert records_behind(file, one) == []


def test_list_count_export_and_report_say_the_same(file: RecordFile, tmp_path: Path) -> None:
    for period in (YEAR_2022, YEAR_2026):
        found = activity_report(file, period).figures
        listed = list_commendations(file, CommendationQuery(year=period.start.year))
        standing = [row for row in listed if row.commendation.revoked_on is None]
        assert len(standing) == figure(found, "commendations.total").value
        assert sum(row.award_count for row in standing) == figure(found, "awards.total").value
        assert sum(row.amount or 0 for row in standing) == figure(found, "awards.amount").value
        write_report(file, "awards", period, tmp_path / "list.xlsx", program_version="0.1.0")
        (sheet,) = CalamineWorkbook.from_path(tmp_path / "list.xlsx").sheet_names
        rows = _rows(tmp_path / "list.xlsx", sheet)
        names = [row for row in rows if isinstance(row[0], float) and row[1]]
        assert len(names) == figure(found, "awards.total").value
        sums = [row[7] for row in rows if row[0] == "Cộng"]
        assert sums == [figure(found, "awards.amount").value]


def test_the_workbook_shows_every_figure_at_its_address_with_its_value(
    file: RecordFile, tmp_path: Path
) -> None:
    for period in (YEAR_2022, YEAR_2026):
        path = tmp_path / f"{period.start.year}.xlsx"
        write_report(file, "activity", period, path, program_version="0.1.0")
        _assert_shows(path, activity_report(file, period))


def test_libreoffice_calculates_the_same_figures(file: RecordFile, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    write_report(file, "activity", YEAR_2022, tmp_path / "report.xlsx", program_version="0.1.0")
    assert _without_values(tmp_path / "report.xlsx", tmp_path / "bare.xlsx") >= 18
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "ods", "--outdir", str(tmp_path), str(tmp_path / "bare.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    _assert_shows(tmp_path / "bare.ods", activity_report(file, YEAR_2022))


def test_the_workbook_names_period_program_time_and_signer(file: RecordFile, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report(file, "activity", parse_period("2026-Q3"), path, program_version="9.8.7")
    words = [cell for row in _rows(path, "Báo cáo hoạt động") for cell in row if isinstance(cell, str)]
    assert "BÁO CÁO SỐ LIỆU QUÝ III/2026" in words
    assert "(Từ ngày 01/07/2026 đến ngày 30/09/2026)" in words
    assert "Số liệu trong sổ lúc 08:15 ngày 20/11/2026. Lập bằng Sổ Vàng 9.8.7." in words
    assert {"PHƯỜNG HOÀN KIẾM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"} <= set(words)
    assert any(word.startswith("NGƯỜI LẬP BIỂU") for word in words)
    assert any(word.startswith("CHỦ TỊCH") and word.endswith("Trần Quang Bình") for word in words)
    assert "Hoàn Kiếm, ngày 20 tháng 11 năm 2026" in words
    assert "Ghi chú: Chưa tính 1 quyết định chưa có ngày ký (2 trường hợp)." in words


def test_the_source_sheet_lists_the_ids_behind_every_cell_that_counts_something(
    file: RecordFile, tmp_path: Path
) -> None:
    path = tmp_path / "report.xlsx"
    write_report(file, "activity", YEAR_2022, path, program_version="0.1.0")
    table = activity_report(file, YEAR_2022).table
    told: dict[str, set[int]] = {}
    for row in _rows(path, "Nguồn số liệu"):
        if re.fullmatch(r"[C-E]\d+(, [C-E]\d+)*", str(row[0])):
            ids = _ids(str(row[6]))
            assert len(ids) == row[4]
            told.update(dict.fromkeys(str(row[0]).split(", "), ids))
            assert {table.cells[cell].code for cell in str(row[0]).split(", ")} == {row[7]}
    assert told == {cell: set(one.record_ids) for cell, one in table.cells.items() if one.record_ids}


def test_a_party_office_reports_on_party_paper(file: RecordFile, tmp_path: Path) -> None:
    (party,) = [i for i in file.read.records(Issuer) if i.name == register.HOAN_KIEM_PARTY.name]
    put(file, REPORT_ISSUER, party.id or 0).result()
    write_report(file, "register", YEAR_2026, tmp_path / "r.xlsx", program_version="0.1.0")
    words = [cell for row in _rows(tmp_path / "r.xlsx", "Sổ vàng khen thưởng") for cell in row if cell]
    assert {"ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI", "ĐẢNG ỦY PHƯỜNG HOÀN KIẾM"} <= set(words)
    assert words.count("*") == 1
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in words


def test_the_register_goes_by_number_and_puts_the_unnumbered_last(file: RecordFile, tmp_path: Path) -> None:
    write_report(file, "register", YEAR_2026, tmp_path / "r.xlsx", program_version="0.1.0")
    rows = _rows(tmp_path / "r.xlsx", "Sổ vàng khen thưởng")
    numbers = [row[0] for row in rows if isinstance(row[1], date)]
    assert numbers == [*(f"{n}/2026" for n in range(1, 40)), "", "", ""]


def test_receipts_list_only_what_is_paid_by_decision_with_its_sum(file: RecordFile, tmp_path: Path) -> None:
    write_report(file, "receipts", YEAR_2022, tmp_path / "r.xlsx", program_version="0.1.0")
    rows = _rows(tmp_path / "r.xlsx", "Ký nhận tiền thưởng")
    decisions = {row[0]: row[3] for row in rows if str(row[0]).startswith("Quyết định số")}
    assert (
        decisions["Quyết định số 15-QĐ/ĐU, ngày 10 tháng 10 năm 2022 của Đảng ủy phường Lý Thái Tổ"]
        == 6_500_000
    )
    assert sorted(map(str, decisions.values())) == ["500000.0", "6000000.0", "6500000.0", "6500000.0"]
    assert "Bằng chữ: Mười chín triệu năm trăm nghìn đồng." in [row[0] for row in rows]


def test_the_conferences_list_adds_up_the_rounds(file: RecordFile, tmp_path: Path) -> None:
    write_report(file, "conferences", YEAR_2022, tmp_path / "c.xlsx", program_version="0.1.0")
    rows = _rows(tmp_path / "c.xlsx", "Danh sách hội nghị")
    assert [row[7:10] for row in rows if str(row[2]).startswith("Đợt ")] == [
        [1, 0, 0], [10, 0, 3], [12, 0, 0], [13, 0, 0],
    ]  # fmt: skip
    assert [row[5:10] for row in rows if row[0] == "Cộng"] == [[150, 142, 36, 0, 3]]


def test_a_sum_of_conferences_whose_numbers_nobody_wrote_down_stays_empty(
    file: RecordFile, tmp_path: Path
) -> None:
    write_report(file, "conferences", YEAR_2026, tmp_path / "c.xlsx", program_version="0.1.0")
    rows = _rows(tmp_path / "c.xlsx", "Danh sách hội nghị")
    assert [row[5:10] for row in rows if row[0] == "Cộng"] == [["", 54, "", "", ""]]


def test_the_annex_names_its_decision_and_counts_in_two_digits(file: RecordFile, tmp_path: Path) -> None:
    reports.annex(file, _decision(file, "15-QĐ/ĐU"), tmp_path / "a.xlsx")
    rows = _rows(tmp_path / "a.xlsx", "Danh sách kèm theo")
    words = [cell for row in rows for cell in row if cell]
    assert (
        "(Kèm theo Quyết định số 15-QĐ/ĐU, ngày 10 tháng 10 năm 2022 của Đảng ủy phường Lý Thái Tổ)" in words
    )
    assert "(Danh sách gồm 10 tập thể, 03 cá nhân)" in words
    assert [word for word in words if str(word).startswith("I")] == ["I. TẬP THỂ", "II. CÁ NHÂN"]
    assert "Bằng chữ: Sáu triệu năm trăm nghìn đồng./." in words
    assert [row[0] for row in rows if isinstance(row[0], float)] == [*range(1, 11), *range(1, 4)]


def test_a_draft_annex_leaves_the_gaps_of_number_day_and_money(file: RecordFile, tmp_path: Path) -> None:
    reports.annex(file, _decision(file, ""), tmp_path / "a.xlsx")
    rows = _rows(tmp_path / "a.xlsx", "Danh sách kèm theo")
    enclosure = next(str(cell) for row in rows for cell in row if str(cell).startswith("(Kèm theo"))
    assert re.fullmatch(
        r"\(Kèm theo Quyết định số\s{9,}/QĐ-UBND ngày\s{8,}tháng\s{8,}năm\s{8,} của .+\)", enclosure
    )
    assert [row[5] for row in rows if row[0] == "Cộng"] == [""]


def test_an_annex_or_receipt_of_nobody_is_refused(file: RecordFile, tmp_path: Path) -> None:
    empty = file.write(Deed("filled", {}, _empty_decision)).result().value
    for write in (reports.annex, reports.receipts):
        with pytest.raises(SoVangError, match="annex_empty"):
            write(file, empty.id or 0, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_receipts_of_one_decision_are_on_the_paper_of_its_issuer(file: RecordFile, tmp_path: Path) -> None:
    file.write(Deed("filled", {}, _party_decision_with_money)).result()
    reports.receipts(file, _decision(file, "12-QĐ/ĐU"), tmp_path / "r.xlsx")
    words = [str(cell) for row in _rows(tmp_path / "r.xlsx", "Ký nhận tiền thưởng") for cell in row if cell]
    assert {"ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY PHƯỜNG HOÀN KIẾM"} <= set(words)
    assert any(word.startswith("T/M BAN THƯỜNG VỤ\nBÍ THƯ") and "Phạm Thu Hà" in word for word in words)
    reports.receipts(file, _decision(file, "15-QĐ/ĐU"), tmp_path / "old.xlsx")  # of a ward that is no more
    former = [str(cell) for row in _rows(tmp_path / "old.xlsx", "Ký nhận tiền thưởng") for cell in row]
    assert "PHƯỜNG HOÀN KIẾM" in former


def test_receipts_without_any_amount_are_refused(file: RecordFile, tmp_path: Path) -> None:
    with pytest.raises(SoVangError, match="receipts_empty"):
        reports.receipts(file, _decision(file, ""), tmp_path / "r.xlsx")
    assert not (tmp_path / "r.xlsx").exists()


def test_rows_of_receipts_and_register_have_room_for_a_signature(file: RecordFile, tmp_path: Path) -> None:
    for kind in ("receipts", "register"):
        write_report(file, kind, YEAR_2026, tmp_path / "r.xlsx", program_version="0.1.0")
        sheet = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0]
        people = [place for place, row in enumerate(sheet.values, 1) if str(row[0]).split("/")[0].isdigit()]
        assert people
        assert min(sheet.row_dimensions[row].height for row in people) >= 10 / 25.4 * 72


def test_a_list_names_the_initiative_without_saying_again_what_it_is_for(
    file: RecordFile, tmp_path: Path
) -> None:
    reports.annex(file, _decision(file, "218/QĐ-UBND"), tmp_path / "a.xlsx")
    merits = {row[3] for row in _rows(tmp_path / "a.xlsx", "Danh sách kèm theo") if isinstance(row[0], float)}
    assert merits == {f"“{register.LONG_MERIT}”", register.MERIT.format(year=2026)}


def test_receipts_of_a_period_in_which_nobody_was_paid_say_so(file: RecordFile, tmp_path: Path) -> None:
    write_report(file, "receipts", parse_period("2024"), tmp_path / "r.xlsx", program_version="0.1.0")
    words = [row[0] for row in _rows(tmp_path / "r.xlsx", "Ký nhận tiền thưởng")]
    assert "Chưa có trường hợp nào được ghi mức thưởng." in words


def test_receipts_of_one_decision_list_its_awards(file: RecordFile, tmp_path: Path) -> None:
    reports.receipts(file, _decision(file, "15-QĐ/ĐU"), tmp_path / "r.xlsx")
    rows = _rows(tmp_path / "r.xlsx", "Ký nhận tiền thưởng")
    assert [row[3] for row in rows if row[0] == "Cộng"] == [6_500_000]


def test_an_unknown_report_is_refused_and_nothing_is_written(file: RecordFile, tmp_path: Path) -> None:
    with pytest.raises(SoVangError, match="report_unknown"):
        write_report(file, "budget", YEAR_2026, tmp_path / "r.xlsx", program_version="0.1.0")
    assert not (tmp_path / "r.xlsx").exists()


def test_a_missing_folder_is_told_with_its_code(file: RecordFile, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as trouble:
        write_report(file, "awards", YEAR_2026, tmp_path / "no" / "r.xlsx", program_version="0.1.0")
    assert trouble.value.code == "output_folder_missing"


@pytest.mark.parametrize("kind", reports.KINDS)
def test_every_report_of_an_empty_register_is_written(kind: str, tmp_path: Path) -> None:
    with register.opened(tmp_path / "empty.sovang") as file:
        written = write_report(file, kind, YEAR_2026, tmp_path / "r.xlsx", program_version="0.1.0")
    assert {one.value for one in written.figures} == {0}
    assert CalamineWorkbook.from_path(written.path).sheet_names


decisions = st.tuples(
    st.sampled_from(Level), st.sampled_from(Form), st.none() | st.dates(date(2025, 10, 1), date(2027, 3, 31)),
    st.lists(st.sampled_from(RecipientKind), max_size=4), st.none() | st.sampled_from([0, 500_000, 760_000]),
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(decisions, max_size=4))
def test_any_register_counts_what_it_holds(
    made: list[tuple[Level, Form, date | None, list[RecipientKind], int | None]],
) -> None:
    def fill(writing: Transaction) -> None:
        for number, (level, form, day, kinds, amount) in enumerate(made, start=1):
            issuer = writing.insert(Issuer(f"Cơ quan {number}", Family.STATE, level))
            decision = register.commendation(writing, issuer, form, f"{number}/QĐ-UBND", day)
            register.awards(writing, decision, kinds, amount=amount)

    with tempfile.TemporaryDirectory() as folder, register.opened(Path(folder) / "a.sovang", fill) as file:
        period = parse_period("2026-H1")
        inside = [one for one in made if one[2] in period]
        found = activity_report(file, period).figures
        assert figure(found, "commendations.total").value == len(inside)
        assert figure(found, "awards.total").value == sum(len(one[3]) for one in inside)
        assert figure(found, "awards.amount").value == sum(len(one[3]) * (one[4] or 0) for one in inside)
        for one in found:
            assert [line.id for line in records_behind(file, one)] == list(one.record_ids)
        assert [entry.id for entry in period_records(file, period).awards] == list(
            figure(found, "awards.total").record_ids
        )


def _heir_of_summer(writing: Transaction) -> Commendation:
    (summer,) = writing.records(Commendation, "WHERE number = '11-QĐ/ĐU'")
    return writing.insert(Commendation(summer.issuer_id, summer.form, replaces_id=summer.id))


def _signed(draft: Commendation) -> Commendation:
    return replace(draft, decision_date=date(2026, 11, 2), state=CommendationState.SIGNED)


def _party_decision_with_money(writing: Transaction) -> None:
    (party,) = [one for one in writing.records(Issuer) if one.name == register.HOAN_KIEM_PARTY.name]
    decided = register.commendation(writing, party, Form.THUONG, "12-QĐ/ĐU", date(2026, 9, 1))
    register.awards(writing, decided, [RecipientKind.INDIVIDUAL], amount=500_000)


def _empty_decision(writing: Transaction) -> Commendation:
    return writing.insert(Commendation(1, Form.GIAY_KHEN))


def _assert_shows(path: Path, report: ActivityReport) -> None:
    """Every cell of the table holds its figure's value: the window's "ô D14" is the workbook's."""
    rows = (
        CalamineWorkbook.from_path(path)
        .get_sheet_by_name("Báo cáo hoạt động")
        .to_python(skip_empty_area=False)
    )
    head = rows[report.table.first_row - 2]
    assert tuple(head[:7]) == COLUMNS
    for cell, one in report.table.cells.items():
        row, column = int(cell[1:]) - 1, ord(cell[0]) - ord("A")
        assert rows[row][column] == one.value, cell
    for place, line in enumerate(report.table.rows):
        shown = rows[report.table.first_row - 1 + place]
        assert str(shown[1]).removeprefix("– ") == line.label
        assert shown[5] == ("" if line.change is None else line.change)
        assert shown[6] == ("" if line.percent is None else pytest.approx(line.percent))


def _without_values(path: Path, bare: Path) -> int:
    """Copy a workbook without the values of its formulas, so that whoever opens it must calculate."""
    taken = 0
    with ZipFile(path) as source, ZipFile(bare, "w", ZIP_DEFLATED) as target:
        for part in source.namelist():
            content, found = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", source.read(part))
            target.writestr(part, content)
            taken += found
    return taken


def _rows(path: Path, sheet: str) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()]


def _ids(text: str) -> set[int]:
    runs = [part.split("–") for part in text.split(", ")]
    return {number for run in runs for number in range(int(run[0]), int(run[-1]) + 1)}


def _decision(file: RecordFile, number: str) -> int:
    (row,) = [row for row in list_commendations(file) if row.commendation.number == number]
    return row.commendation.id or 0


def test_the_values_of_the_lines_add_up_to_their_figure(file: RecordFile) -> None:
    for cell, figure in activity_report(file, parse_period("2026")).table.cells.items():
        assert sum(line.value for line in records_behind(file, figure)) == figure.value, cell


def test_the_years_are_those_of_decisions_and_conferences(file: RecordFile) -> None:
    assert reports.years_with_records(file) == [2026, 2022]


@pytest.mark.parametrize("kind", [kind for kind in reports.KINDS if kind != "activity"])
def test_the_list_on_the_screen_has_the_rows_of_the_workbook(
    kind: str, file: RecordFile, tmp_path: Path
) -> None:
    sheet = reports.list_sheet(file, kind, parse_period("2026"))
    write_report(file, kind, parse_period("2026"), tmp_path / "r.xlsx", program_version="0.1.0")
    written = openpyxl.load_workbook(tmp_path / "r.xlsx", data_only=True).worksheets[0]
    texts = [
        (address(sheet, row, column), cell)
        for row, line in enumerate(sheet.rows)
        for column, cell in enumerate(line.cells)
        if isinstance(cell, str) and cell
    ]
    assert texts
    assert [written[place].value for place, _text in texts] == [text for _place, text in texts]
