"""Does every check, one after another, and writes the report."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import version
from desktop.ui.self_check import helping, papers, reading, screen
from desktop.ui.self_check.expected import NotAsExpectedError
from desktop.ui.theme import STYLE


@dataclass(frozen=True)
class Check:
    """The outcome of one check, in words for the report."""

    name: str
    ok: bool
    detail: str


def run_self_check(report: Path) -> int:
    """Do every check, write the report as UTF-8 text and return 0, or 1 when one failed.

    Raises OSError when the report itself cannot be written.
    """
    application = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    with tempfile.TemporaryDirectory(prefix="so-vang-") as folder:
        checks = [_outcome(name, check, Path(folder)) for name, check in CHECKS]
    del application
    report.write_text(report_text(checks), encoding="utf-8")
    return 0 if all(check.ok for check in checks) else 1


def report_text(checks: list[Check]) -> str:
    """The report: one line per check and the sum."""
    lines = [f"Sổ Vàng {version()}: tự kiểm tra ngày {datetime.now().astimezone():%d/%m/%Y %H:%M}"]
    lines += [f"[{'ĐẠT' if c.ok else 'HỎNG'}] {c.name}: {c.detail}" for c in checks]
    failed = sum(not check.ok for check in checks)
    lines.append(f"{len(checks) - failed} đạt, {failed} hỏng")
    return "\n".join(lines) + "\n"


def _outcome(name: str, check: Callable[[Path], str], folder: Path) -> Check:
    try:
        return Check(name, True, check(folder))
    except NotAsExpectedError as found:
        return Check(name, False, str(found))
    except Exception as error:  # noqa: BLE001 - whatever breaks here is what the report is for
        return Check(name, False, f"{type(error).__name__}: {error}")


CHECKS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("Phiên bản", screen.versions),
    ("Trình cắm của Qt", screen.plug_ins),
    ("Cửa sổ", screen.window),
    ("Biểu tượng", screen.icons),
    ("Phông chữ kèm theo", screen.fonts),
    ("Phông chữ của màn hình", screen.one_font),
    ("Sổ mẫu", papers.register),
    ("Sao lưu có mật khẩu", papers.sealed_backup),
    ("Mẫu giấy khen", papers.layouts),
    ("Giấy khen", papers.certificates),
    ("Bản soát lỗi", papers.proof),
    ("In ra tệp qua căn chỉnh", papers.print_to_file),
    ("Excel và trình đọc tệp lạ", reading.workbook),
    ("Đọc .xls, .ods, .csv, .docx", reading.lists),
    ("Giới hạn của trình đọc tệp lạ", reading.limit),
    ("Thư nháp", papers.mail),
    ("Trợ giúp", helping.open_help),
)
"""The sample register comes before everything that is made from it."""
