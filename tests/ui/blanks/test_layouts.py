"""The section “Mẫu in”: own layouts made, named, chosen, handed on, taken over, deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.operations.printing import layout_files, layouts
from desktop.operations.printing.layouts import ListedLayout, Use
from desktop.records.codes import Family, Paper, RecipientKind
from desktop.ui.blanks.layout_panels import UsePanel
from desktop.ui.blanks.layout_section import LayoutSection
from exports.layout import bundled_layout
from tests.ui.blanks.conftest import Shown
from tests.ui.page_window import FakeFiles

PERSONS: Use = (Family.STATE, Paper.GIAY_KHEN, RecipientKind.INDIVIDUAL)
NAME = "Giấy khen phôi đỏ"


@pytest.fixture
def section(shown: Shown) -> LayoutSection:
    shown.window.open_page("page", {"section": "layouts"})
    shown.wait(shown.page.layouts.list.view.hasFocus)
    return shown.page.layouts


def own(shown: Shown) -> list[ListedLayout]:
    return [one for one in layouts.list_layouts(shown.file) if one.id is not None]


def made(shown: Shown, section: LayoutSection) -> None:
    """An own layout of the one in sight, by keys."""
    shown.press("Ctrl+N")
    shown.press("Ctrl+A")
    shown.type(NAME)
    shown.press("Ctrl+Enter")
    shown.wait(lambda: section.head.title.text() == NAME)


def test_the_layouts_of_the_program_are_listed_as_they_print(section: LayoutSection) -> None:
    assert len(section.list.ids()) == 18
    assert section.head.title.text() == "Giấy khen của Chủ tịch UBND – tập thể"
    assert section.head.chip.text() == "Có sẵn"
    assert section.head.second.text() == "297 × 210 mm · Đang dùng cho Giấy khen, Nhà nước: tập thể"
    assert section.paper.paper_rect().width() > 300


def test_an_own_layout_is_made_in_one_panel_and_opened(shown: Shown, section: LayoutSection) -> None:
    made(shown, section)
    assert shown.asked == [("layouts", {"layout": NAME})]
    assert section.head.second.text().endswith("Chưa dùng cho loại giấy nào")
    shown.go_to(section.list.view)
    shown.press("Enter")
    assert shown.asked[1:] == [("layouts", {"layout": NAME})]
    shown.press("F2")
    assert len(shown.asked) == 3


def test_a_layout_of_the_program_is_first_made_an_own_one(shown: Shown, section: LayoutSection) -> None:
    shown.press("F2")
    shown.wait(lambda: shown.focus_name().startswith("Tên mẫu in"))
    shown.press("Ctrl+Enter")
    shown.wait(lambda: len(own(shown)) == 1)
    assert own(shown)[0].name == "Giấy khen của Chủ tịch UBND – tập thể (2)"
    assert section.list.current_id() == 0


def test_a_name_that_is_known_is_said(shown: Shown, section: LayoutSection) -> None:
    made(shown, section)
    made_again = own(shown)
    shown.press("Ctrl+N", "Ctrl+A")
    shown.type(NAME)
    shown.press("Ctrl+Enter")
    shown.wait_notice(f"Đã có mẫu in tên “{NAME}”.")
    assert own(shown) == made_again


def test_the_sheets_that_take_it_are_ticked(shown: Shown, section: LayoutSection) -> None:
    made(shown, section)
    section.choose_uses()
    panel = shown.page.panel()
    assert isinstance(panel, UsePanel)
    panel.boxes[PERSONS].click()
    shown.press("Ctrl+Enter")
    shown.wait_notice(f"Đã chọn mẫu in “{NAME}” cho 1 loại giấy.")
    assert own(shown)[0].uses == [PERSONS]
    shown.wait(lambda: "Giấy khen, Nhà nước: cá nhân" in section.head.second.text())


def test_it_is_renamed_and_deleted_and_comes_back(shown: Shown, section: LayoutSection) -> None:
    made(shown, section)
    section.rename()
    shown.press("Ctrl+A")
    shown.type("Phôi vàng")
    shown.press("Ctrl+Enter")
    shown.wait(lambda: section.head.title.text() == "Phôi vàng")
    shown.go_to(section.list.view)
    shown.press("Delete")
    shown.wait_notice("Đã xóa mẫu in “Phôi vàng”.")
    shown.wait(lambda: len(section.list.ids()) == 18)
    assert own(shown) == []
    shown.press("Ctrl+Z")
    shown.wait(lambda: len(section.list.ids()) == 19)


def test_what_the_program_brings_is_not_deleted(shown: Shown, section: LayoutSection) -> None:
    assert "record.delete" not in section.handlers()
    shown.press("Delete")
    assert len(layouts.list_layouts(shown.file)) == 18


def test_a_layout_is_handed_on_and_taken_over(
    shown: Shown, section: LayoutSection, files: FakeFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    section.export_button.click()
    shown.wait_notice("Đã xuất mẫu in ra giay_khen_cua_chu_tich_ubnd")
    (name,) = files.names
    assert files.folder is not None
    path = files.folder / name
    assert layout_files.read_layout(path).layout == bundled_layout("state-collective")

    def chosen(_parent: QWidget, _title: str, _folder: Path, _kinds: str) -> Path | None:
        return path

    monkeypatch.setattr(files, "ask_open", chosen)
    section.import_file()
    shown.wait(lambda: len(own(shown)) == 1)
    shown.wait(lambda: section.head.chip.text() == "Của cơ quan")
    path.write_bytes(b"PK nothing")
    section.import_file()
    shown.wait_notice(f"Tệp mẫu in {name} bị hỏng")


def test_a_click_on_the_tab_of_a_fresh_page_shows_the_layouts(shown: Shown) -> None:
    shown.window.open_page("page")
    tab = next(one for one in shown.page.tabs.findChildren(QAbstractButton) if one.text() == "Mẫu in")
    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
    section = shown.page.layouts
    assert section.isVisible()
    assert len(section.list.ids()) == 18
    assert section.head.title.text() == "Giấy khen của Chủ tịch UBND – tập thể"
    shown.press("Ctrl+N")
    shown.wait(lambda: shown.focus_name().startswith("Tên mẫu in"))
    shown.press("Esc")
    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
    shown.press("F2")
    shown.wait(lambda: shown.focus_name().startswith("Tên mẫu in"))
