"""`sovang export` and the way back."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from desktop.operations.register import open_register
from desktop.store.reader import record_tables
from tests.command_line.sovang import sovang


def test_everything_goes_out_and_into_a_new_register(sample: Path, tmp_path: Path) -> None:
    target, new = tmp_path / "cả sổ.json", tmp_path / "mới.sovang"
    said = sovang("export", sample, "-o", target, "--json").data
    assert (said["path"], said["records"]) == (str(target), sum(said["tables"].values()))
    taken = sovang("import", new, target, "--json").data
    assert (taken["rows"], taken["added"], taken["matched"], taken["refused"]) == (
        said["records"],
        said["records"],
        0,
        0,
    )
    assert taken["recipients"] == {"added": said["tables"]["recipient"], "matched": 0}
    assert sovang("info", new, "--json").data["counts"] == sovang("info", sample, "--json").data["counts"]
    with open_register(sample, user="mai") as old, open_register(new, user="mai") as taken_over:
        assert record_tables(taken_over.read) == record_tables(old.read)
    again = sovang("import", new, target, "--json")
    assert (again.code, again.data["error"]["code"]) == (1, "register_not_new")


def test_a_person_is_told_what_went_out_and_in(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "cả sổ.json"
    assert sovang("export", sample, "-o", target).out.startswith("Đã ghi toàn bộ sổ, ")
    said = sovang("import", tmp_path / "mới.sovang", target)
    assert said.out.startswith(f"Đã nhận cả sổ vào {tmp_path / 'mới.sovang'}: ")
    assert "150 trường hợp khen thưởng." in said.out


def test_the_workbook_is_there_to_be_read(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "cả sổ.xlsx"
    said = sovang("export", sample, "-o", target, "--json").data
    book = openpyxl.load_workbook(target, read_only=True)
    assert len(book.sheetnames) == len(said["tables"])
    assert "Trường hợp khen thưởng" in book.sheetnames
    book.close()


@pytest.mark.parametrize("ending", ["csv", "sovang", ""])
def test_another_ending_is_refused(sample: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"cả sổ.{ending}"
    said = sovang("export", sample, "-o", target, "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "export_kind_unknown")
    assert not target.exists()


def test_a_damaged_export_makes_no_register(sample: Path, tmp_path: Path) -> None:
    target, new = tmp_path / "cả sổ.json", tmp_path / "mới.sovang"
    assert sovang("export", sample, "-o", target).code == 0
    content = json.loads(target.read_text("utf-8"))
    content["tables"]["recipient"].pop()
    target.write_text(json.dumps(content), "utf-8")
    said = sovang("import", new, target, "--json")
    assert (said.code, said.data["error"]["code"]) == (1, "export_damaged")
    assert not new.exists()
