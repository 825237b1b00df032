from __future__ import annotations

import email
import email.policy
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from desktop.operations.printing import layouts
from desktop.operations.register import open_register
from desktop.operations.reports import KINDS
from desktop.store.reader import record_tables
from exports.layout import bundled_layout
from tests.command_line.lists import PEOPLE, write_list
from tests.command_line.sovang import sovang

COUNTS = {
    "commendations", "awards", "collectives", "individuals", "households", "teams", "conferences", "rounds",
    "opinions", "initiatives", "activities",
}  # fmt: skip
NEW = ("--issuer", "chu tich hoan kiem", "--form", "giay khen", "--date", "09/10/2026")


def test_new_makes_an_empty_register(tmp_path: Path) -> None:
    path = tmp_path / "sổ mới.sovang"
    said = sovang("new", path, "--json")
    assert (said.code, said.error) == (0, "")
    assert set(said.data) >= {"counts", "schema_version", "integrity"}
    assert said.data["counts"] == dict.fromkeys(COUNTS, 0)
    assert said.data["integrity"] == "ok"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    again = sovang("new", path, "--json")
    assert (again.code, again.data["error"]["code"]) == (1, "file_exists")


def test_info_counts_and_knows_the_last_backup(sample: Path) -> None:
    before = sovang("info", sample, "--json").data
    assert set(before["counts"]) == COUNTS
    assert before["counts"]["awards"] >= 39
    assert before["last_backup"] is None
    made = sovang("backup", sample, "--json").data
    assert Path(made["path"]).exists()
    assert sovang("info", sample, "--json").data == {**before, "last_backup": made["made_at"]}


def test_the_year_2022_is_the_case_ly_thai_to(sample: Path, tmp_path: Path) -> None:
    said = sovang("report", sample, "activity", "2022", "-o", tmp_path / "r.xlsx", "--json")
    assert said.data["period"] == {"from": "2022-01-01", "to": "2022-12-31"}
    figures = {(one["id"], str(one["by"])): one["value"] for one in said.data["figures"]}
    expected = {
        ("awards.total", "None"): 39,
        ("awards.total", "{'level': 'ward'}"): 38,
        ("awards.total", "{'level': 'district'}"): 1,
        ("awards.collectives", "None"): 36,
        ("awards.individuals", "None"): 3,
        ("commendations.total", "None"): 4,
        ("conferences.total", "None"): 1,
        ("conferences.rounds", "None"): 4,
    }
    assert {key: figures[key] for key in expected} == expected
    assert all(one["records"] == one["value"] for one in said.data["figures"] if one["id"] == "awards.total")
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "activity"])
def test_the_other_reports_are_workbooks_too(sample: Path, tmp_path: Path, kind: str) -> None:
    said = sovang("report", sample, kind, "2026", "-o", tmp_path / "r.xlsx")
    assert (said.code, said.error) == (0, "")
    assert said.out.startswith("Đã ghi báo cáo năm 2026 vào ")
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames


def test_a_draft_carries_the_report(sample: Path, tmp_path: Path) -> None:
    report, draft = tmp_path / "báo cáo 2022.xlsx", tmp_path / "thư.eml"
    sovang("report", sample, "activity", "2022", "-o", report)
    said = sovang("email", sample, "--report", report, "--period", "2022", "-o", draft, "--json")
    assert said.data["attachments"] == [report.name]
    message = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == said.data["subject"]
    assert next(iter(message.iter_attachments())).get_content() == report.read_bytes()


def test_search_gives_hits_as_lines(sample: Path) -> None:
    said = sovang("search", sample, "dang", "huong", "--limit", 3, "--json")
    assert said.data["total"] >= len(said.data["hits"]) >= 1
    assert set(said.data["hits"][0]) == {"kind", "id", "title", "detail"}
    assert "Đặng Thị Hường" in said.data["hits"][0]["title"]
    assert sovang("search", sample, "không có ai như thế").out == "Không tìm thấy.\n"
    more = sovang("search", sample, "to", "--limit", 1).out.splitlines()
    assert more[-1].startswith("… và ")


def test_an_import_adds_up_and_a_second_one_adds_nobody(sample: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "danh sách.xlsx", [*PEOPLE, (99, "", "", "", "", "chưa có tên")])
    words = ("import", sample, listed, "--commendation", "999/QĐ-UBND", *NEW, "--json")
    tried = sovang(*words, "--dry-run").data
    assert sovang("history", sample, "--json").data["steps"][0]["code"] != "awards_added_from"
    first = sovang(*words).data
    assert first == tried
    assert (first["rows"], first["added"], first["matched"], first["refused"]) == (21, 20, 0, 1)
    assert first["recipients"] == {"added": 20, "matched": 0}
    assert [set(reason) for reason in first["reasons"]] == [{"row", "column", "code", "text"}]
    second = sovang(*words).data
    assert (second["rows"], second["added"], second["matched"], second["refused"]) == (21, 0, 20, 1)
    assert second["recipients"]["added"] == 0


def test_undo_takes_an_import_back_whole(sample: Path, tmp_path: Path) -> None:
    with open_register(sample, user="an") as file:
        before = record_tables(file.read)
    listed = write_list(tmp_path / "danh sách.xlsx")
    assert sovang("import", sample, listed, "--commendation", "999/QĐ-UBND", *NEW).code == 0
    said = sovang("undo", sample, "--json")
    assert [step["code"] for step in said.data["undone"]] == ["awards_added_from"]
    with open_register(sample, user="an") as file:
        assert record_tables(file.read) == before
    steps = sovang("history", sample, "--json").data["steps"]
    assert [(step["code"], step["undone"]) for step in steps[:2]] == [
        ("undo", False),
        ("awards_added_from", True),
    ]
    assert "danh sách.xlsx" in steps[1]["text"]


def test_several_steps_are_undone_or_none(sample: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "danh sách.xlsx")
    sovang("import", sample, listed, "--commendation", "999/QĐ-UBND", *NEW)
    with open_register(sample, user="an") as file:
        before = record_tables(file.read)
    said = sovang("undo", sample, "--steps", 5, "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "nothing_to_undo")
    with open_register(sample, user="an") as file:
        assert record_tables(file.read) == before


@pytest.mark.parametrize(
    ("number", "more", "code"),
    [
        ("999/QĐ-UBND", (), "commendation_to_make_unclear"),
        ("999/QĐ-UBND", ("--issuer", "mttq hoan kiem"), "commendation_to_make_unclear"),
        ("999/QĐ-UBND", ("--issuer", "phuong"), "issuer_ambiguous"),
        ("999/QĐ-UBND", ("--issuer", "ubnd tinh"), "issuer_unknown"),
        ("999/QĐ-UBND", ("--form", "huân chương"), "form_unknown"),
        ("999/QĐ-UBND", ("--date", "31/02/2026"), "date_unclear"),
        ("999/QĐ-UBND", (*NEW, "--sheet", "Trang lạ"), "list_sheet_unknown"),
    ],
)
def test_an_import_that_is_not_clear_is_refused(
    sample: Path, tmp_path: Path, number: str, more: tuple[str, ...], code: str
) -> None:
    listed = write_list(tmp_path / "danh sách.xlsx")
    before = sample.read_bytes()
    said = sovang("import", sample, listed, "--commendation", number, *more, "--json")
    assert (said.code, said.data["error"]["code"]) == (1, code)
    assert said.data["error"]["text"]
    assert sample.read_bytes() == before


def test_certificates_are_pages_of_a_pdf(sample: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "danh sách.xlsx", PEOPLE[:3])
    sovang("import", sample, listed, "--commendation", "999/QĐ-UBND", *NEW)
    target = tmp_path / "giấy khen.pdf"
    said = sovang("certificates", sample, "--commendation", "999/QĐ-UBND", "-o", target, "--json")
    assert (said.code, said.data["pages"]) == (0, 3)
    assert all(set(warning) == {"recipient", "code", "text"} for warning in said.data["warnings"])
    assert target.read_bytes().startswith(b"%PDF")
    each = sovang(
        "certificates", sample, "--commendation", "999/QĐ-UBND", "-o", tmp_path / "từng tờ", "--separate",
        "--text-only", "--json",
    )  # fmt: skip
    assert len(list((tmp_path / "từng tờ").glob("*.pdf"))) == len(each.data["paths"]) == 3


def test_recognition_without_a_paper_prints_none(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    said = sovang(
        "certificates",
        sample,
        "--commendation",
        "15-QĐ/ĐU",
        "--issuer",
        "dang uy phuong ly thai to",
        "-o",
        target,
        "--json",
    )
    assert (said.code, said.data["error"]["code"]) == (1, "no_certificates_for_form")
    assert not target.exists()


def test_a_recognition_prints_a_certificate_where_its_layout_is_named(sample: Path, tmp_path: Path) -> None:
    which = ("--commendation", "15-QĐ/ĐU", "--issuer", "dang uy phuong ly thai to", "-o", tmp_path / "a.pdf")
    said = sovang("certificates", sample, *which, "--layout", "party-recognition-collective")
    assert (said.code, said.out.splitlines()[0][:28]) == (0, "Đã ghi 13 giấy chứng nhận và")
    said = sovang("certificates", sample, *which, "--layout", "party-collective", "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "no_certificates_for_form")


def test_an_own_layout_is_named_like_one_of_the_program(sample: Path, tmp_path: Path) -> None:
    with open_register(sample, user="mai") as file:
        layouts.add_layout(file, bundled_layout("party-recognition-collective"), "Phôi đỏ").result()
    which = ("--commendation", "15-QĐ/ĐU", "--issuer", "dang uy phuong ly thai to", "-o", tmp_path / "a.pdf")
    assert sovang("certificates", sample, *which, "--layout", "Phôi đỏ").code == 0
    said = sovang("certificates", sample, *which, "--layout", "Phôi vàng", "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "layout_unknown")
    assert "Phôi đỏ" in said.data["error"]["text"]


def test_a_sheet_is_asked_for_in_mm(sample: Path, tmp_path: Path) -> None:
    sovang(
        "import", sample, write_list(tmp_path / "a.xlsx", PEOPLE[:3]), "--commendation", "999/QĐ-UBND", *NEW
    )
    which = ("--commendation", "999/QĐ-UBND", "-o", tmp_path / "a.pdf", "--sheet")
    assert sovang("certificates", sample, *which, "420 × 297").code == 0
    said = sovang("certificates", sample, *which, "210x148,5", "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "sheet_too_small")
    said = sovang("certificates", sample, *which, "A3")
    assert said.code == 2
    assert "phải là rộng x cao bằng mm, ví dụ 420x297" in said.error


def test_check_finds_what_is_wrong(sample: Path) -> None:
    assert sovang("check", sample, "--json").data == {"integrity": "ok", "findings": []}
    with closing(sqlite3.connect(sample)) as connection, connection:
        connection.execute("UPDATE recipient SET name_sort = 'x' WHERE id = 1")
    said = sovang("check", sample, "--json")
    assert [one["code"] for one in said.data["findings"]] == ["stale_sort_keys"]
    assert said.data["findings"][0]["text"] in sovang("check", sample).out


def test_a_backup_is_restored(sample: Path, tmp_path: Path) -> None:
    made = sovang("backup", sample, "-o", tmp_path / "USB", "--json").data
    assert Path(made["path"]).parent == tmp_path / "USB"
    target = tmp_path / "mới.sovang"
    assert sovang("restore", made["path"], "-o", target, "--json").data == {"path": str(target), "kept": None}
    assert sovang("info", target, "--json").data["counts"] == sovang("info", sample, "--json").data["counts"]
    kept = sovang("restore", made["path"], "-o", target, "--json").data["kept"]
    assert Path(kept).exists()


def test_help_names_every_command(sample: Path) -> None:
    said = sovang("--help")
    for name in (
        "new",
        "info",
        "import",
        "search",
        "certificates",
        "report",
        "email",
        "undo",
        "history",
        "check",
        "backup",
        "restore",
        "--self-check",
    ):
        assert f"\n  {name} " in said.out
        if not name.startswith("--"):
            own = sovang(name, "--help")
            assert own.code == 0
            assert own.out.startswith("Cách dùng: sovang ")
            assert "usage" not in own.out


def test_an_import_names_the_sheets_it_did_not_read(sample: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "đề nghị.xlsx")
    book = openpyxl.load_workbook(listed)
    book.copy_worksheet(book.worksheets[0]).title = "Đợt hai"
    book.copy_worksheet(book.worksheets[0]).title = "Nháp"
    book["Nháp"].sheet_state = "hidden"
    book.save(listed)
    words = ("import", sample, listed, "--commendation", "999/QĐ-UBND", *NEW, "--dry-run")
    data = sovang(*words, "--json").data
    assert data["other_sheets"] == ["Đợt hai"]
    assert data["notes"] == ["Không đọc trang tính bị ẩn: “Nháp”."]
    said = sovang(*words).out
    assert "Trang khác cũng có danh sách: Đợt hai." in said
    assert "Không đọc trang tính bị ẩn: “Nháp”." in said


def test_an_import_names_every_filled_line_that_is_no_row(sample: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "đề nghị.xlsx")
    book = openpyxl.load_workbook(listed)
    sheet = book.worksheets[0]
    sheet.append([99, "", "", "", "", ""])
    sheet.append(["", "Danh sách này gồm 20 người./."])
    book.save(listed)
    words = ("import", sample, listed, "--commendation", "999/QĐ-UBND", *NEW, "--dry-run")
    data = sovang(*words, "--json").data
    filled = {place for place, row in enumerate(sheet.iter_rows(values_only=True), 1) if any(row)}
    assert len(filled) == data["rows"] + len(data["skipped"])
    assert {one["why"] for one in data["skipped"]} >= {"letterhead", "header", "heading", "only_index"}
    assert f"Dòng {sheet.max_row - 1}, dòng trống chỉ có số thứ tự, không nhập: 99" in sovang(*words).out
