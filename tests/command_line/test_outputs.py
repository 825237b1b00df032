"""Where commands write to: nothing that matters is overwritten, and every refusal is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line.sovang import Said, sovang

COMMANDS = {
    "report": ("report", "{register}", "activity", "2026"),
    "certificates": ("certificates", "{register}", "--commendation", "218/QĐ-UBND"),
    "email": ("email", "{register}", "--report", "{report}", "--period", "2026"),
}
SEPARATE = (*COMMANDS["certificates"], "--separate")


@pytest.fixture
def report(sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.xlsx"
    assert sovang("report", sample, "activity", "2026", "-o", path).code == 0
    return path


def _write(words: tuple[str, ...], register: Path, report: Path, target: object) -> Said:
    filled = [word.format(register=register, report=report) for word in words]
    return sovang(*filled, "-o", target, "--json")


def _content(folder: Path) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_document_takes_the_place_of_a_register_or_a_backup(
    sample: Path, report: Path, tmp_path: Path, name: str
) -> None:
    backup = Path(sovang("backup", sample, "--json").data["path"])
    before = _content(tmp_path)
    for target in (sample, backup):
        said = _write(COMMANDS[name], sample, report, target)
        assert (said.code, said.data["error"]["code"]) == (1, "output_is_register")
    assert _content(tmp_path) == before


def test_a_draft_does_not_take_the_place_of_its_report(sample: Path, report: Path) -> None:
    before = report.read_bytes()
    said = _write(COMMANDS["email"], sample, report, report)
    assert (said.code, said.data["error"]["code"]) == (1, "output_over_source")
    assert report.read_bytes() == before


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("target", ["", " ", "."])
def test_an_output_without_a_name_is_wrong_usage(sample: Path, report: Path, name: str, target: str) -> None:
    said = _write(COMMANDS[name], sample, report, target)
    assert (said.code, said.out) == (2, "")
    assert said.error.startswith("Lệnh chưa đúng: -o/--output: phải là tên một tệp.")


def test_a_register_without_a_name_is_not_made() -> None:
    assert sovang("new", "").error.startswith("Lệnh chưa đúng: TỆP: phải là tên một tệp.")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("không có/a.xlsx", "output_folder_missing"),
        ("báo cáo.xlsx/a.xlsx", "output_folder_missing"),
        ("x" * 300, "output_write_failed"),
        ("thư mục", "output_write_failed"),
    ],
)
def test_a_place_that_cannot_be_written_is_told(
    sample: Path, report: Path, tmp_path: Path, name: str, target: str, code: str
) -> None:
    (tmp_path / "thư mục").mkdir()
    before = _content(tmp_path)
    said = _write(COMMANDS[name], sample, report, tmp_path / target)
    assert (said.code, said.data["error"]["code"]) == (1, code)
    assert _content(tmp_path) == before


@pytest.mark.parametrize("target", ["báo cáo.xlsx", "sổ mẫu.sovang", "báo cáo.xlsx/từng tờ"])
def test_a_folder_of_sheets_does_not_take_the_place_of_a_file(
    sample: Path, report: Path, tmp_path: Path, target: str
) -> None:
    before = _content(tmp_path)
    said = _write(SEPARATE, sample, report, tmp_path / target)
    assert (said.code, said.data["error"]["code"]) == (1, "output_not_permitted")
    assert _content(tmp_path) == before
