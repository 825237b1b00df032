"""F1 in the program: what it opens, where it stands, how the keyboard comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop.ui.commendations.decision_panel import DecisionPanel
from desktop.ui.help.places import LEAST, MOST, place_beside
from desktop.ui.help.view import HelpView
from desktop.ui.theme import ThemeChoice
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.marked_text import match_spans
from tests.journeys.office import Office

SIZES = st.integers(300, 1400)


def shown(office: Office) -> HelpView:
    """The help, which is in sight."""
    view = office.window._help
    assert view is not None
    assert view.isVisible()
    return view


def told(office: Office) -> str:
    """The title of the section in sight."""
    section = shown(office).shown()
    assert section is not None
    return section.title


def new_decision(office: Office) -> DecisionPanel:
    office.clerk.press("Ctrl+2", "Ctrl+N")
    office.clerk.wait(office.is_at_rest)
    page = office.window.current_page()
    assert page is not None
    panel = page.panel()
    assert isinstance(panel, DecisionPanel)
    return panel


def test_f1_in_a_field_opens_its_paragraph_and_esc_goes_on_typing(office: Office) -> None:
    panel = new_decision(office)
    panel.subject.setFocus()
    office.clerk.type("Khen thưởng")
    office.clerk.press("F1")
    assert told(office) == "Trích yếu"
    assert shown(office).search.hasFocus()
    assert "DecisionPanel" in shown(office).shown().names  # type: ignore[union-attr]
    office.clerk.press("Esc")
    assert panel.subject.hasFocus()
    office.clerk.type(" năm 2026")
    assert panel.subject.value() == "Khen thưởng năm 2026"


@pytest.mark.parametrize("place", [(4, 0), (2, 0), (1, 2)])
def test_esc_leaves_caret_and_selection_as_before_f1_beside_open_suggestions(
    qapp: QApplication, tmp_path: Path, place: tuple[int, int]
) -> None:
    office = Office(qapp, tmp_path, tmp_path / "settings.json")
    office.start()
    office.clerk.press("Ctrl+N")
    field = office.window.focusWidget()
    assert isinstance(field, LineField)
    office.clerk.type("hoan")
    completion = field.findChild(CompletionPopup)
    assert completion is not None
    assert completion.is_open()
    caret, chosen = place
    field.setSelection(caret, chosen) if chosen else field.setCursorPosition(caret)
    office.clerk.press("F1", "Esc")
    assert field.hasFocus()
    office.clerk.type(" kiem")
    assert field.text() == "hoan"[:caret] + " kiem" + "hoan"[caret + chosen :]
    office.close()
    qapp.setStyleSheet("")


def test_the_help_never_lies_on_the_field(office: Office) -> None:
    panel = new_decision(office)
    for size in ((1366, 696), (1093, 542)):
        office.window.resize(*size)
        for editor in (panel.issuer, panel.subject, panel.number, panel.day):
            editor.setFocus()
            office.clerk.press("F1")
            field = QRect(editor.mapTo(office.window, QPoint(0, 0)), editor.size())
            assert not shown(office).geometry().intersects(field), (size, editor.accessibleName())
            office.clerk.press("Esc")


def test_a_choice_a_cell_and_a_list_have_their_words(office: Office) -> None:
    panel = new_decision(office)
    panel.form_choice.setFocus()
    office.clerk.press("F1")
    assert told(office) == "Hình thức"
    office.clerk.press("Esc", "Esc", "Ctrl+L", "F1")
    assert told(office) == "Lọc: số, sự kiện, năm"
    office.clerk.press("Esc")
    assert office.window.focusWidget().accessibleName() == "Lọc: số, sự kiện, năm"


@pytest.mark.parametrize(
    "page",
    ["overview", "commendations", "initiatives", "conferences", "activities", "reports", "recipients",
     "blanks", "backups", "settings", "certificates", "layouts", "import", "past",
     "consolidation"],
)  # fmt: skip
def test_every_page_has_its_chapter(office: Office, page: str) -> None:
    wanted = office.window.page(page)
    office.window.open_page("overview")
    office.clerk.press("F1")
    view = shown(office)
    view.open(wanted, wanted)
    section = view.shown()
    assert section is not None
    assert (section.chapter, section.level) == (page, 1)


def test_the_navigation_asks_about_the_page(office: Office) -> None:
    office.window.open_page("conferences")
    office.window.navigation.focus_current()
    office.clerk.press("F1")
    assert told(office) == "Hội nghị"


def test_searching_goes_by_keys_alone(office: Office) -> None:
    office.window.open_page("overview")
    office.clerk.press("F1")
    office.clerk.type("ket giay")
    view = shown(office)
    assert view.hits.isVisible()
    assert view.hits.hits()[0].title == "Kẹt giấy, tờ hỏng"
    office.clerk.press("Down", "Up", "Up", "Down", "Enter")
    assert told(office) == "Kẹt giấy, tờ hỏng"
    assert view.text.isVisible()
    assert not view.search.text()
    office.clerk.press("Alt+Left")
    assert told(office) == "Tổng quan"
    office.clerk.press("Alt+Left")
    assert told(office) == "Tổng quan"


def test_esc_empties_the_search_first(office: Office) -> None:
    office.clerk.press("F1")
    office.clerk.type("chuyennaykhongco")
    view = shown(office)
    assert view._none.isVisible()
    office.clerk.press("Enter", "Esc")
    assert view.isVisible()
    assert not view.search.text()
    office.clerk.press("Esc")
    assert not view.isVisible()


def test_ctrl_f_searches_here_and_f6_leaves_the_help_open(office: Office) -> None:
    panel = new_decision(office)
    panel.number.setFocus()
    office.clerk.press("F1")
    view = shown(office)
    view.text.setFocus()
    office.clerk.press("Ctrl+F")
    assert view.search.hasFocus()
    assert not office.window.palette_box.isVisible()
    office.clerk.press("F6")
    assert panel.number.hasFocus()
    assert view.isVisible()
    panel.day.setFocus()
    office.clerk.press("F1")
    assert told(office) == "Ngày quyết định"


def test_links_lead_on_by_keys(office: Office) -> None:
    office.clerk.press("F1")
    view = shown(office)
    view.go(view.book.section("contents"))
    view.text.setFocus()
    office.clerk.press("Tab", "Enter")
    assert told(office) == view.book.section(view.book.chapters["contents"][1].links()[0]).title


def test_it_opens_from_the_box_of_commands(office: Office) -> None:
    office.window.open_page("activities")
    office.clerk.press("Ctrl+K")
    office.clerk.type("tro giup")
    office.clerk.press("Enter")
    assert told(office) == "Hoạt động"


def test_it_opens_on_the_first_run_page(office: Office) -> None:
    office.window.commands.run("file.new")
    office.clerk.press("F1")
    assert told(office) == "Tên phường, xã"
    office.clerk.press("Esc")
    assert office.window.focusWidget().accessibleName() == "Tên phường, xã, bắt buộc"


def test_a_cell_that_closed_gives_the_keyboard_to_its_table(office: Office) -> None:
    office.window.open_page("overview")
    cell = QWidget(office.window)
    office.clerk.press("F1")
    view = shown(office)
    table = office.window.current_page()
    assert table is not None
    view._before = [cell, *[one for one in table.findChildren(QAbstractItemView) if one.isVisible()][:1]]
    office.clerk.press("Esc")
    assert not view.isVisible()


def test_colours_and_text_size_are_followed(office: Office) -> None:
    office.clerk.press("F1")
    view = shown(office)
    light, narrow = view.text.toHtml(), view.width()
    office.window.look.choose(ThemeChoice.DARK)
    office.window.look.set_scale(1.25)
    assert view.text.toHtml() != light
    assert view.width() > narrow


def test_a_chapter_stands_there_once_whatever_the_width(office: Office) -> None:
    office.clerk.press("F1")
    view = shown(office)
    for address in ("keys", "certificates#cach-in.phoi", "contents"):
        section = view.book.section(address)
        view.go(section)
        for width in (1366, 1000, 1300):
            office.window.resize(width, 600)
            text = view.text.toPlainText().splitlines()
            assert text.count(view.book.chapters[section.chapter][0].title) == 1, (address, width)


def test_what_is_shown_is_told_to_a_screen_reader(office: Office) -> None:
    office.window.open_page("backups")
    office.clerk.press("F1")
    told_of = shown(office).search.accessibleDescription()
    assert told_of.startswith("Sao lưu. ")
    assert match_spans(told_of, "sao luu ra usb")


def test_a_chapter_prints_on_one_page(office: Office, tmp_path: Path) -> None:
    import pypdfium2
    from PySide6.QtGui import QPdfWriter

    from desktop.ui.help.paper import print_chapter

    office.clerk.press("F1")
    view = shown(office)
    writer = QPdfWriter(str(tmp_path / "phiếu.pdf"))
    print_chapter(view.book.chapters["trial"], office.window.font().family(), view.text.picture, writer)
    del writer
    document = pypdfium2.PdfDocument(tmp_path / "phiếu.pdf")
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    rows = [line for line in view.book.chapters["trial"][0].lines if line.startswith("| ☐ ")][1:]
    assert all(f"☐ {number}" in text for number in range(1, len(rows) + 1))
    document.close()


@given(SIZES, SIZES, st.integers(0, 1300), st.integers(0, 660), st.integers(20, 900), st.integers(20, 40))
def test_a_field_of_usual_size_is_never_covered(
    width: int, height: int, left: int, top: int, wide: int, high: int
) -> None:
    room = QRect(0, 0, width, height)
    field = QRect(left, top, wide, high).intersected(room)
    place = place_beside(room, field, wanted=MOST)
    assert room.contains(place)
    has_room = field.isValid() and (
        max(field.left(), width - field.right()) > LEAST + 40 or height - high > height * 0.8
    )
    if has_room:
        assert not place.intersects(field)


def test_a_place_without_a_field_is_at_the_right() -> None:
    assert place_beside(QRect(0, 0, 1366, 696), QRect(), wanted=MOST) == QRect(1366 - MOST, 0, MOST, 696)
    whole = QRect(0, 0, 1366, 696)
    assert place_beside(whole, whole, wanted=MOST).right() == whole.right()
