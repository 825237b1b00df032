"""Every command once, on a register with a long path; the same on Linux and, under Wine, on Windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

LENGTH = 240
"""Characters of the register's whole path. Windows without its setting for long paths ends at 259."""
FOLDER = "Thi đua khen thưởng phường Hoàn Kiếm"
LIST = "danh sách.xls"

Run = Callable[..., dict[str, Any]]
"""Runs one command with `--json` and returns its object; fails the test when the command does."""


def long_path(base: PurePath, length: int = LENGTH) -> PurePath:
    """A register's path below `base` with spaces and Vietnamese letters, of exactly `length` characters."""
    name = "sổ vàng.sovang"
    folder = base
    while len(str(folder / FOLDER / name)) < length - len(FOLDER):
        folder /= FOLDER
    missing = length - len(str(folder / "x" / name)) + 1
    found = folder / ("Đ" + "ặng " * missing)[:missing].rstrip().ljust(missing, "ế") / name
    if len(str(found)) != length:
        raise ValueError(f"no path of {length} characters below {base}")
    return found


def run_every_command(run: Run, register: PurePath) -> set[str]:
    """Run them in the order of a year's work; the folder holds LIST. Returns the names of all that ran."""
    folder = register.parent
    done: set[str] = set()

    def do(name: str, *words: object) -> dict[str, Any]:
        done.add(name)
        return run(name, *(str(word) for word in words), "--json")

    do("new", register, "--sample")
    issuer = ("--issuer", "chủ tịch ủy ban nhân dân phường hoàn kiếm")
    decision = ("--commendation", "300/QĐ-UBND", *issuer, "--form", "giấy khen", "--date", "2026-11-20")
    added = do("import", register, folder / LIST, *decision, "--merit", "Dân vận khéo")
    assert added["added"] == 2, added
    assert do("info", register)["integrity"] == "ok"
    assert do("search", register, "dan van kheo")["total"] > 0
    chosen = ("--commendation", "300/QĐ-UBND", "--year", "2026")
    assert do("certificates", register, *chosen, "-o", folder / "giấy khen.pdf")["pages"] == 2
    do("report", register, "activity", "2026", "-o", folder / "báo cáo.xlsx")
    paper = do("document", register, "quyet-dinh", *chosen, "-o", folder / "quyết định.docx")
    assert paper["unknown"] == []
    form = (folder / "báo cáo.xlsx", "2026", "--keep", "Biểu thử", "-o", folder / "biểu.xlsx")
    filled = do("fill", register, *form)
    assert filled["cells"] == filled["filled"] + filled["left"], filled
    mail = ("--report", folder / "báo cáo.xlsx", "--period", "2026", "-o", folder / "thư nháp.eml")
    do("email", register, *mail)
    whole = do("export", register, "-o", folder / "cả sổ.json")
    assert whole["records"] > 0
    as_table = do("export", register, "-o", folder / "cả sổ.xlsx")
    assert as_table["records"] == whole["records"]
    sent = do("consolidate", folder, "-o", folder / "tổng hợp.xlsx", "--errors", folder / "lỗi")
    assert sent["files"] == sent["read"] + sent["refused_files"], sent
    assert sent["rows"] == sent["taken"] + sent["refused"] > 0, sent
    do("undo", register)
    assert do("history", register)
    do("check", register)
    kept = do("backup", register, "-o", folder / "sao lưu")
    do("restore", kept["path"], "-o", folder / "khôi phục.sovang")
    return done
