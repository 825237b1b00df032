from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication

from desktop.ui.self_check import papers, reading, run, screen
from desktop.ui.self_check.expected import NotAsExpectedError, colours
from desktop.ui.self_check.run import run_self_check
from desktop.ui.theme import Look


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("propagateSizeHints")  # said by the platform without a screen
def test_everything_works_here(tmp_path: Path) -> None:
    report = tmp_path / "báo cáo.txt"
    code = run_self_check(report)
    text = report.read_text(encoding="utf-8")
    assert code == 0, text
    assert text.endswith(f"{len(run.CHECKS)} đạt, 0 hỏng\n")


@pytest.mark.usefixtures("qapp")
def test_what_breaks_is_told_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def breaks(_folder: Path) -> str:
        raise OSError("đĩa đầy")

    def differs(_folder: Path) -> str:
        raise NotAsExpectedError("trống không")

    checks = (("Một", breaks), ("Hai", differs), ("Ba", lambda _folder: "tốt"))
    monkeypatch.setattr(run, "CHECKS", checks)
    report = tmp_path / "r.txt"
    assert run_self_check(report) == 1
    assert report.read_text(encoding="utf-8").splitlines()[1:] == [
        "[HỎNG] Một: OSError: đĩa đầy",
        "[HỎNG] Hai: trống không",
        "[ĐẠT] Ba: tốt",
        "1 đạt, 2 hỏng",
    ]


def test_a_blank_picture_is_not_a_painted_window() -> None:
    blank = QImage(40, 40, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFF)
    with pytest.raises(NotAsExpectedError):
        colours(blank)


def test_a_child_without_a_limit_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "keeps_its_limit", lambda: False)
    with pytest.raises(NotAsExpectedError):
        reading.limit(tmp_path)


def test_a_list_that_lacks_a_person_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reading, "PEOPLE", {*reading.PEOPLE, "Không Ai"})
    with pytest.raises(NotAsExpectedError, match=r"danh-sach\.xls: không thấy Không Ai"):
        reading.lists(tmp_path)


def test_a_seal_that_any_passphrase_opens_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    papers.register(tmp_path)
    monkeypatch.setattr(papers, "restore_sealed", lambda *_: None)
    with pytest.raises(NotAsExpectedError, match="mật khẩu sai"):
        papers.sealed_backup(tmp_path)


def test_menus_in_another_font_are_told(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def look(application: QApplication) -> Look:
        made = Look(application)
        application.setFont(QFont("Tinos"), "QMenu")  # type: ignore[arg-type]
        return made

    monkeypatch.setattr(screen, "Look", look)
    with pytest.raises(NotAsExpectedError, match="QMenu"):
        screen.one_font(tmp_path)
