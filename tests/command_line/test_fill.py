"""`sovang fill`: counts that add up, nothing guessed, refusals that write nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.command_line.sovang import program, sovang
from tests.operations.report_forms.superior_forms import plain, with_part


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "Biểu 1.xlsx"
    path.write_bytes(plain().content)
    return path


def test_a_form_that_nobody_mapped_is_refused(sample: Path, form: Path, tmp_path: Path) -> None:
    said = sovang("fill", sample, form, "2026-Q3", "-o", tmp_path / "ra.xlsx", "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "report_form_unknown")
    assert not (tmp_path / "ra.xlsx").exists()


def test_a_kept_form_is_filled_and_the_counts_add_up(sample: Path, form: Path, tmp_path: Path) -> None:
    first = sovang("fill", sample, form, "2026-Q3", "--keep", "Quận", "-o", tmp_path / "a.xlsx", "--json")
    assert first.code == 0
    said = sovang("fill", sample, form, "2026-Q2", "-o", tmp_path / "b.xlsx", "--json")
    assert said.data["form"] == "Quận"
    assert said.data["cells"] == said.data["filled"] + said.data["left"]
    assert said.data["filled"] == len(said.data["figures"]) == said.data["mapped"]
    assert said.data["left"] == len(said.data["left_cells"]) == 3
    assert {one["reason"] for one in said.data["left_cells"]} == {"not_mapped"}
    report = sovang("report", sample, "activity", "2026-Q2", "-o", tmp_path / "c.xlsx", "--json").data
    totals = {one["id"]: one for one in report["figures"] if one["by"] is None}
    compared = [one for one in said.data["figures"] if one["span"] == "period" and one["by"] is None]
    assert len(compared) >= 5
    for one in compared:
        assert (one["value"], one["records"]) == (totals[one["id"]]["value"], totals[one["id"]]["records"])
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["Biểu 1"]
    assert all(sheet[one["cell"]].value == one["value"] for one in said.data["figures"])


def test_a_person_reads_what_stays_empty(sample: Path, form: Path, tmp_path: Path) -> None:
    said = sovang("fill", sample, form, "2026-Q3", "--keep", "Quận", "-o", tmp_path / "a.xlsx")
    assert said.out.startswith("Đã điền 33 ô của biểu “Quận”, quý III/2026, vào ")
    assert "Biểu 1!D18 Kinh phí do đơn vị tự bố trí" in said.out
    assert "Chưa chọn chỉ tiêu." in said.out


@pytest.mark.parametrize(("asked", "not_kept"), [("Thành ủy", "Thành ủy"), ("quận", None)])
def test_a_form_known_under_another_name_is_said(
    sample: Path, form: Path, tmp_path: Path, asked: str, not_kept: str | None
) -> None:
    sovang("fill", sample, form, "2026-Q3", "--keep", "Quận", "-o", tmp_path / "a.xlsx")
    again = ("fill", sample, form, "2026-Q3", "--keep", asked, "-o", tmp_path / "b.xlsx")
    said = sovang(*again, "--json")
    assert (said.data["form"], said.data["not_kept_as"]) == ("Quận", not_kept)
    sentence = f"Sổ đã giữ biểu này dưới tên “Quận” nên không giữ thêm tên “{asked}”."
    assert (sentence in sovang(*again).out) == bool(not_kept)


@pytest.mark.parametrize("way", [".", "khác/.."])
def test_a_form_is_not_written_over_itself(sample: Path, form: Path, way: str) -> None:
    (form.parent / "khác").mkdir()
    before = form.read_bytes()
    output = f"{form.parent}/{way}/{form.name}"
    said = sovang("fill", sample, form, "2026-Q3", "--keep", "Quận", "-o", output, "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "form_over_itself")
    assert form.read_bytes() == before


@pytest.mark.parametrize(
    ("part", "code"), [("_xmlsignatures/sig1.xml", "form_signed"), ("xl/vbaProject.bin", "form_macros")]
)
def test_what_must_not_be_changed_is_refused(
    sample: Path, form: Path, tmp_path: Path, part: str, code: str
) -> None:
    form.write_bytes(with_part(plain().content, part, b"<x/>"))
    said = sovang("fill", sample, form, "2026-Q3", "--keep", "Q", "-o", tmp_path / "ra.xlsx", "--json")
    assert (said.code, said.data["error"]["code"]) == (1, code)
    assert not (tmp_path / "ra.xlsx").exists()


def test_a_wrong_period_is_said_before_anything_is_read(sample: Path, form: Path, tmp_path: Path) -> None:
    said = sovang("fill", sample, form, "2026-Q9", "-o", tmp_path / "ra.xlsx", "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "period_unknown")


def test_the_help_names_its_arguments() -> None:
    said = program("fill", "--help")
    assert said.code == 0
    assert {"TỆP", "BIỂU", "KỲ", "--keep"} <= set(said.out.split())
