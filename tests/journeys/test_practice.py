"""Practice: apart from the user's own files, told apart in the window, on paper and in every file's name."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QMenu

from desktop.operations.backups import FOLDER
from desktop.operations.commendations import list_commendations
from desktop.operations.practice import MARK
from desktop.operations.practice_register import begin
from desktop.operations.recent_files import recent_files
from desktop.settings import LAST_FILE
from desktop.ui.overview.page import OverviewPage
from desktop.ui.practice import PracticeFrame
from desktop.ui.recent import RecentMenu, RecentRow
from desktop.ui.start_page import StartPage
from desktop.wiring import PcSettings
from tests.journeys.office import NOW, Office
from tests.operations.practice_elsewhere import another_window


def practise(office: Office, key: str = "Ctrl+T") -> None:
    office.clerk.press(key)
    wait_for_practice(office)


def wait_for_practice(office: Office) -> None:
    office.clerk.wait(lambda: office.said().startswith("Đang tập làm"), office.said)


def run(office: Office, words: str) -> None:
    office.clerk.press("Ctrl+K")
    office.clerk.type(words)
    office.clerk.press("Enter")


def frames(office: Office) -> list[PracticeFrame]:
    return office.window.findChildren(PracticeFrame)


def decisions(office: Office) -> int:
    with office.look_into() as register:
        return len(list_commendations(register))


def test_from_the_first_page_into_practice_and_back_to_its_beginning(office: Office) -> None:
    office.start()
    practise(office)
    assert len(frames(office)) == 1
    assert "TẬP LÀM" in office.window.windowTitle()
    assert office.window.status._practice.isVisible()
    before = decisions(office)
    office.clerk.press("Ctrl+2", "Ctrl+N")
    office.clerk.wait_focus("Trích yếu")
    office.clerk.type("Thử một quyết định")
    office.clerk.press("Ctrl+Return")
    office.clerk.wait(lambda: decisions(office) == before + 1)
    run(office, "lam lai tu dau")
    wait_for_practice(office)
    assert decisions(office) == before
    assert not list(office.documents.glob("**/*.sovang"))


def test_practice_leaves_no_trace_among_the_registers(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    assert not frames(office)
    assert "practice.leave" not in [one.id for one in office.window.commands.available()]
    run(office, "tap lam")
    wait_for_practice(office)
    settings = PcSettings(office.settings)
    assert str(settings.get(LAST_FILE)) == str(sample_path)
    assert recent_files(settings) == [sample_path]
    run(office, "ve so that")
    office.clerk.wait(lambda: not frames(office))
    assert office.program is not None
    assert office.program.register is not None
    assert office.program.register.path == sample_path


def test_the_program_starts_with_the_real_register_after_practice(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    run(office, "tap lam")
    wait_for_practice(office)
    office.close()
    office.start()
    assert not frames(office)
    assert "phường Hoàn Kiếm" in office.window.windowTitle()


def test_without_a_real_register_practice_ends_on_the_first_page(office: Office) -> None:
    office.start()
    practise(office)
    run(office, "ve so that")
    office.clerk.wait(lambda: office.clerk.focus_name() == "Tạo sổ mới (Ctrl+N)")
    assert not frames(office)
    practise(office)  # where it was left


def test_a_practice_register_that_cannot_be_read_is_made_anew(office: Office) -> None:
    path = office.settings.parent / "Tập làm" / "Tập làm.sovang"
    path.parent.mkdir()
    path.write_bytes(b"")
    office.start()
    practise(office)
    assert decisions(office) > 0


def test_a_second_window_is_refused_while_another_one_practises(office: Office) -> None:
    path = office.settings.parent / "Tập làm" / "Tập làm.sovang"
    begin(path, user="mai", now=lambda: NOW)
    with another_window(path):
        office.start()
        office.clerk.press("Ctrl+T")
        office.clerk.wait(lambda: office.said().startswith("Sổ tập đang mở ở cửa sổ khác"), office.said)
        assert not frames(office)
    practise(office)


def test_certificates_and_their_file_carry_the_mark(office: Office, tmp_path: Path) -> None:
    office.start()
    practise(office)
    clerk = office.clerk
    clerk.press("Ctrl+2", "Ctrl+L")
    clerk.type("218")
    clerk.press("Enter", "Ctrl+P")
    clerk.wait_focus("Các tờ giấy khen, Space để chọn in")
    clerk.press("Ctrl+K")
    clerk.type("xuat pdf")
    clerk.answer(tmp_path / "giấy khen.pdf", "Enter")
    path = tmp_path / f"{MARK} - giấy khen.pdf"
    clerk.wait(lambda: office.said() == f"Đã xuất 39 tờ: {path.name}", office.said)
    document = pypdfium2.PdfDocument(path)
    try:
        assert all(MARK in page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_backups_of_practice_stay_beside_it(office: Office) -> None:
    office.start()
    practise(office)
    run(office, "sao luu")
    office.clerk.wait(lambda: office.said().startswith("Đã sao lưu và kiểm tra"), office.said)
    assert len(list((office.settings.parent / "Tập làm" / FOLDER).glob("*.sovang"))) == 1
    assert not list(office.documents.glob(f"**/{FOLDER}"))


def test_registers_opened_last_stand_on_the_first_page(office: Office, sample_path: Path) -> None:
    gone = sample_path.with_name("đã mất.sovang")
    gone.write_bytes(sample_path.read_bytes())
    for path in (sample_path, gone):
        office.start(path)
        office.close()
    gone.unlink()
    office.start()
    page = next(one for one in office.window.findChildren(StartPage) if one.isVisible())
    office.clerk.wait(lambda: "không thấy" in page.recent.rows[0].accessibleName())
    assert [row.path for row in page.recent.rows] == [gone, sample_path]
    page.recent.rows[0].setFocus()
    office.clerk.press("Enter")
    office.clerk.wait(lambda: office.said().startswith("Không thấy tệp"), office.said)
    page = next(one for one in office.window.findChildren(StartPage) if one.isVisible())
    page.recent.rows[0].setFocus()
    office.clerk.press("Del")
    assert recent_files(PcSettings(office.settings)) == [sample_path]
    focused = office.clerk.focus()
    assert isinstance(focused, RecentRow)
    office.clerk.press("Enter")
    office.clerk.wait(lambda: isinstance(office.window.current_page(), OverviewPage))


def test_registers_opened_last_stand_in_a_menu(office: Office, sample_path: Path) -> None:
    other = sample_path.with_name("sổ khác.sovang")
    other.write_bytes(sample_path.read_bytes())
    office.start(other)
    office.close()
    office.start(sample_path)
    run(office, "mo gan day")
    menu = office.window.findChild(RecentMenu)
    assert isinstance(menu, QMenu)
    assert [action.text().split("  –  ")[0] for action in menu.actions()] == [sample_path.stem, "sổ khác"]
    office.clerk.press("Down", "Enter")
    assert office.program is not None
    program = office.program
    office.clerk.wait(lambda: program.register is not None and program.register.path == other)
