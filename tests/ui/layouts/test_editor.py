"""The editor by keys and mouse: choose, move, snap, align, add, delete, steps back, one deed."""

from __future__ import annotations

from importlib.resources import files as resources
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, qRed
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop.operations import history
from desktop.operations.printing import layouts
from desktop.ui.layouts.element_form import ElementForm
from desktop.ui.layouts.mm_field import MmField
from desktop.ui.layouts.straighten import straightened
from desktop.ui.printing.paper import PX_PER_MM
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.choice_field import ChoiceField
from exports.layout import Layout, PictureElement, RuleElement, TextElement
from exports.layout_edit import Box, box_of, boxed
from tests.ui.layouts.conftest import NAME, Chosen, Shown

CHARM = (resources("resources") / "fonts" / "Charm-Bold.ttf").read_bytes()


def layout(shown: Shown) -> Layout:
    assert shown.page.editing is not None
    return shown.page.editing.layout


def selected(shown: Shown) -> tuple[str, ...]:
    assert shown.page.editing is not None
    return shown.page.editing.selected


def box(shown: Shown, name: str) -> Box:
    return box_of(boxed(layout(shown))[name])


def stored(shown: Shown) -> Layout:
    return layouts.open_layout(shown.file, NAME).layout


def number(shown: Shown, label: str) -> MmField:
    fields = shown.page.side.findChildren(MmField)
    return next(one for one in fields if one.accessibleName() == label and one.isVisible())


def press_button(shown: Shown, words: str) -> None:
    buttons = shown.page.side.findChildren(Button)
    next(one for one in buttons if one.text() == words and one.isVisible()).click()


def at(shown: Shown, x_mm: float, y_mm: float) -> QPoint:
    """A place of the sheet in px of the viewport."""
    canvas = shown.page.canvas
    px, corner = canvas.scale * PX_PER_MM, canvas.paper_rect().topLeft()
    return QPoint(round(corner.x() + x_mm * px), round(corner.y() + y_mm * px))


def drag(
    shown: Shown, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    port, left = shown.page.canvas.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, held, start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(port, QPoint(start + (end - start) * part))
    QTest.mouseRelease(port, left, held, end)


def test_tab_goes_through_the_elements_and_on(shown: Shown) -> None:
    names = list(boxed(layout(shown)))
    for name in names:
        shown.press("Tab")
        assert selected(shown) == (name,)
    assert "cách trái 177 mm" in shown.page.canvas.accessibleDescription()
    shown.press("Tab")
    assert not shown.page.canvas.hasFocus()


def test_arrows_move_by_a_tenth_and_by_one_and_change_the_size(shown: Shown) -> None:
    shown.page.canvas.choose(["name"])
    shown.press("Right", "Right", "Up")
    assert box(shown, "name") == Box(28.7, 91.1, 240, 22)
    shown.press("Ctrl+Down", "Ctrl+Left")
    assert box(shown, "name") == Box(27.7, 92.1, 240, 22)
    shown.press("Shift+Left", "Shift+Down", "Ctrl+Shift+Down")
    assert box(shown, "name") == Box(27.7, 92.1, 239.9, 23.1)


def test_arrow_keys_in_a_row_are_one_step_back_and_steps_are_done_again(shown: Shown) -> None:
    before = layout(shown)
    shown.page.canvas.choose(["name"])
    shown.press("Right", "Right", "Right")
    shown.page.canvas.choose(["merit"])
    shown.press("Up")
    after = layout(shown)
    shown.press("Ctrl+Z")
    assert box(shown, "name").left == 28.8
    shown.press("Ctrl+Z")
    assert layout(shown) == before
    shown.press("Ctrl+Y", "Ctrl+Y")
    assert layout(shown) == after


def test_ctrl_z_and_ctrl_y_never_touch_the_register_while_the_editor_is_open(shown: Shown) -> None:
    steps = history.history(shown.file)
    for widget in (shown.page.canvas, number(shown, "Khổ giấy: ngang (mm)"), shown.page.tools.text_button):
        shown.go_to(widget)
        shown.press("Ctrl+Z")
        assert shown.notice() == "Mẫu in không còn bước nào để lùi."
        shown.press("Ctrl+Y")
        assert shown.notice() == "Mẫu in không có bước nào để làm lại."
    assert not shown.desk.is_saving()
    assert history.history(shown.file) == steps


def test_a_refused_save_leaves_the_keyboard_on_the_sheet_and_its_layout_in_the_register(shown: Shown) -> None:
    shown.go_to(number(shown, "Khổ giấy: ngang (mm)"))
    shown.press("Ctrl+A")
    shown.type("200")
    shown.press("Ctrl+Return")
    shown.wait_notice("“Quốc hiệu” nằm ngoài tờ giấy.")
    assert shown.page.isAncestorOf(shown.focus())
    shown.press("Ctrl+Z")
    assert layout(shown).width_mm == 297
    shown.press("Ctrl+Z")
    assert shown.notice() == "Mẫu in không còn bước nào để lùi."
    assert stored(shown) == layout(shown)


def test_a_layout_deleted_meanwhile_is_kept_as_a_new_one(shown: Shown) -> None:
    shown.page.canvas.choose(["name"])
    shown.press("Right")
    seen = layouts.open_layout(shown.file, NAME).seen
    assert seen is not None
    layouts.delete_layout(shown.file, seen).result()
    assert not shown.page.leave()
    shown.wait_notice("Mục này vừa bị xóa ở nơi khác.")
    shown.wait(lambda: not shown.desk.is_saving())
    keep = next(one for one in shown.window.notices.findChildren(Button) if one.text() == "Lưu thành mẫu mới")
    keep.click()
    shown.wait_notice(f"Đã lưu mẫu in “{NAME}”.")
    assert box_of(boxed(stored(shown))["name"]).left == 28.6
    shown.press("Right", "Ctrl+Return")
    shown.wait(lambda: box_of(boxed(stored(shown))["name"]).left == 28.7)


def test_what_the_sheet_does_not_print_is_said_and_a_sheet_without_a_name_is_refused(shown: Shown) -> None:
    shown.page.canvas.choose(["decision", "signer_name"])
    shown.press("Delete")
    lacking = "Mẫu này không in số quyết định; tên người ký."
    assert lacking in shown.page.side._warnings.text()
    shown.press("Ctrl+Return")
    shown.wait_notice("Đã lưu mẫu in")
    told = shown.window.notices.notice()
    assert told is not None
    assert (told.tone, told.detail) == ("warn", lacking)
    shown.page.canvas.choose(["name"])
    shown.press("Delete", "Ctrl+Return")
    shown.wait_notice("Mẫu in không có tên người được khen.")
    assert "name" in boxed(stored(shown))
    assert not shown.page.leave()


def test_everything_is_saved_as_one_step_and_taken_back_as_one(shown: Shown) -> None:
    before, steps = stored(shown), len(history.history(shown.file))
    shown.page.canvas.choose(["name"])
    shown.press("Right", "Ctrl+D", "Delete", "Ctrl+Return")
    shown.wait_notice("Đã lưu mẫu in")
    assert len(history.history(shown.file)) == steps + 1
    assert box_of(boxed(stored(shown))["name"]).left == 28.6
    shown.press("Ctrl+S", "Ctrl+Return")
    assert shown.notice() == "Mẫu in không có gì mới để lưu."
    history.undo(shown.file).result()
    shown.wait(lambda: layout(shown) == before)


def test_leaving_saves(shown: Shown) -> None:
    shown.page.canvas.choose(["name"])
    shown.press("Right")
    assert shown.page.leave()
    shown.wait(lambda: stored(shown) == layout(shown))


def test_a_sheet_that_cannot_be_kept_stays_in_sight_and_says_why(shown: Shown) -> None:
    before = stored(shown)
    shown.page.canvas.choose(["signer_name"])
    shown.go_to(number(shown, "Cách trái (mm)"))
    shown.press("Ctrl+A")
    shown.type("280")
    shown.press("Enter")
    assert box(shown, "signer_name").left == 280
    assert "Tên người ký nằm ngoài tờ giấy." in shown.page.side._warnings.text()
    assert not shown.page.leave()
    shown.wait_notice("“Tên người ký” nằm ngoài tờ giấy.")
    assert stored(shown) == before
    shown.page.discard()
    assert layout(shown) == before


def test_typed_numbers_and_choices_change_the_element(shown: Shown) -> None:
    shown.page.canvas.choose(["merit"])
    for label, typed in (
        ("Cách trên (mm)", "110,25"),
        ("Rộng (mm)", "200"),
        ("Cỡ chữ", "20"),
        ("Nhỏ nhất khi dài", "24"),
    ):
        shown.go_to(number(shown, label))
        shown.press("Ctrl+A")
        shown.type(typed)
        shown.press("Enter")
    merit = boxed(layout(shown))["merit"]
    assert isinstance(merit, TextElement)
    assert (merit.top, merit.width, merit.size, merit.min_size) == (110.25, 200, 24, 24)
    shown.go_to(number(shown, "Cỡ chữ"))
    shown.press("Down", "Ctrl+Down", "Tab")
    merit = boxed(layout(shown))["merit"]
    assert isinstance(merit, TextElement)
    assert (merit.size, merit.min_size) == (22.9, 22.9)
    form = shown.page.side.findChild(ElementForm)
    assert form is not None
    face = next(one for one in form.findChildren(ChoiceField) if one.accessibleName() == "Phông")
    shown.go_to(face)
    shown.press("Down")
    form.on_blank.click()
    merit = boxed(layout(shown))["merit"]
    assert isinstance(merit, TextElement)
    assert (merit.face, merit.on_blank) == ("serif-bold", True)


def test_a_text_that_does_not_fit_is_said_while_its_box_is_changed(shown: Shown) -> None:
    shown.page.next_sample()
    shown.page.canvas.choose(["merit"])
    assert shown.page.side._warnings.text() == ""
    shown.go_to(number(shown, "Cao (mm)"))
    shown.press("Ctrl+A")
    shown.type("9")
    shown.press("Enter")
    assert shown.page.side._warnings.text().startswith("Thành tích dài quá khung dù đã thu đến cỡ 12.")


def test_what_is_no_number_goes_back(shown: Shown) -> None:
    shown.page.canvas.choose(["merit"])
    field = number(shown, "Rộng (mm)")
    shown.go_to(field)
    shown.press("Ctrl+A")
    shown.type("rộng")
    shown.press("Tab")
    assert field.text() == "228"
    assert box(shown, "merit").width == 228


def test_the_mouse_chooses_the_smallest_and_shift_adds(shown: Shown) -> None:
    port, left = shown.page.canvas.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(port, left, Qt.KeyboardModifier.NoModifier, at(shown, 148, 28))
    assert selected(shown) == ("emblem",)
    QTest.mouseClick(port, left, Qt.KeyboardModifier.ShiftModifier, at(shown, 70, 40))
    assert selected(shown) == ("emblem", "national_name")
    QTest.mouseClick(port, left, Qt.KeyboardModifier.NoModifier, at(shown, 5, 5))
    assert selected(shown) == ()
    shown.press("Ctrl+A")
    assert len(selected(shown)) == 14
    shown.press("Esc")
    assert selected(shown) == ()
    assert shown.page.isVisible()


def test_a_dragged_element_rests_at_the_middle_of_the_sheet(shown: Shown) -> None:
    drag(shown, at(shown, 40, 186), at(shown, 102, 150))
    register = box(shown, "register")
    assert selected(shown) == ("register",)
    assert register.left + register.width / 2 == pytest.approx(148.5)
    shown.press("Ctrl+Z")
    assert box(shown, "register") == Box(31, 183.3, 110, 5.6)


def test_with_alt_it_rests_nowhere_and_a_corner_changes_the_size(shown: Shown) -> None:
    drag(shown, at(shown, 40, 186), at(shown, 45, 150), Qt.KeyboardModifier.AltModifier)
    shown.page.canvas.choose(["emblem"])
    drag(shown, at(shown, 157, 36.3), at(shown, 167, 41.3))
    emblem = box(shown, "emblem")
    assert (emblem.left, emblem.top) == (140, 19.3)
    assert (emblem.left + emblem.width) % 0.5 == 0
    assert emblem.width == pytest.approx(27, abs=1)
    assert emblem.height == pytest.approx(22, abs=1)


def test_several_are_aligned_and_given_equal_gaps(shown: Shown) -> None:
    shown.page.canvas.choose(["decision", "register"])
    press_button(shown, "Phải")
    assert box(shown, "decision").right == box(shown, "register").right
    shown.page.canvas.choose(["gives", "title", "register"])
    press_button(shown, "Chia đều theo chiều dọc")
    boxes = [box(shown, name) for name in ("gives", "title", "register")]
    assert boxes[1].top - boxes[0].bottom == pytest.approx(boxes[2].top - boxes[1].bottom, abs=0.01)


def test_texts_rules_and_pictures_are_added_and_fields_come_back(
    shown: Shown, files: Chosen, tmp_path: Path
) -> None:
    shown.press("Ctrl+N")
    assert selected(shown) == ("Chữ 1",)
    shown.page.add_rule()
    assert isinstance(boxed(layout(shown))["Đường kẻ 1"], RuleElement)
    files.path = tmp_path / "hinh.png"
    Image.new("RGB", (200, 100), (180, 18, 27)).save(files.path)
    shown.page.add_picture()
    picture = boxed(layout(shown))["Hình 1"]
    assert isinstance(picture, PictureElement)
    assert (picture.width, picture.height, picture.on_blank) == (30, 15, False)
    shown.page.canvas.choose(["register"])
    shown.press("Delete", "Ctrl+N")
    menu = shown.page.findChild(QMenu)
    assert menu is not None
    assert [one.text() for one in menu.actions() if one.text()] == ["Chữ tự gõ", "Số sổ vàng"]
    menu.actions()[-1].trigger()
    menu.close()
    assert selected(shown) == ("register",)
    shown.press("Ctrl+Return")
    shown.wait_notice("Đã lưu mẫu in")
    assert boxed(stored(shown)).keys() >= {"Chữ 1", "Đường kẻ 1", "Hình 1", "register"}


def test_what_is_no_picture_and_no_font_is_refused(shown: Shown, files: Chosen, tmp_path: Path) -> None:
    files.path = tmp_path / "x.png"
    files.path.write_bytes(b"GIF89a")
    shown.page.add_picture()
    assert shown.notice().startswith("Không dùng được hình trong x.png.")
    shown.page.add_font()
    assert shown.notice().startswith("Phông trong x.png không dùng được")
    files.path = None
    shown.page.add_picture()
    assert shown.page.editing is not None
    assert not shown.page.editing.is_changed


def test_an_own_font_is_taken_by_the_chosen_text(shown: Shown, files: Chosen, tmp_path: Path) -> None:
    files.path = tmp_path / "Chữ Đẹp.ttf"
    files.path.write_bytes(CHARM)
    shown.page.canvas.choose(["name"])
    shown.page.add_font()
    name = boxed(layout(shown))["name"]
    assert isinstance(name, TextElement)
    assert name.face == "chu-dep"
    shown.press("Ctrl+Return")
    shown.wait_notice("Đã lưu mẫu in")
    assert stored(shown).fonts == {"chu-dep": CHARM}


def test_another_sheet_keeps_everything_and_says_what_lies_outside(shown: Shown) -> None:
    shown.go_to(number(shown, "Khổ giấy: ngang (mm)"))
    shown.press("Ctrl+A")
    shown.type("250")
    shown.press("Enter")
    assert layout(shown).width_mm == 250
    assert "signer_name" in selected(shown)
    assert box(shown, "signer_name") == Box(177, 181.5, 96, 8)
    shown.go_to(shown.page.canvas)
    shown.press("Ctrl+Z")
    assert layout(shown).width_mm == 297


def test_f7_shows_the_layout_with_other_people(shown: Shown) -> None:
    def told() -> str:
        return shown.page.tools._sample.text()

    seen = [told()]
    for _press in range(6):
        shown.press("F7")
        seen.append(told())
    assert seen[0] == "1/6: Cá nhân"
    assert seen[1] == "2/6: Cá nhân, chữ dài nhất"
    assert {"5/6: Đặng Thị Hường", "6/6: Tổ dân vận số 3"} == {one for one in seen if one[0] in "56"} or len(
        seen
    ) == 7
    assert seen[6] == seen[0]


def test_a_scan_is_straightened_by_its_corners_and_never_printed(
    shown: Shown, files: Chosen, tmp_path: Path
) -> None:
    files.path = tmp_path / "phoi.jpg"
    photo = Image.new("RGB", (600, 400), (255, 255, 255))
    photo.paste((200, 0, 0), (100, 50, 500, 350))
    photo.save(files.path, quality=95)
    shown.page.choose_backdrop()
    view = shown.page.straighten.view
    shown.wait(view.hasFocus)
    view.corners = [QPointF(100, 50), QPointF(500, 50), QPointF(500, 350), QPointF(100, 350)]
    shown.press("Tab", "Left", "Right", "Enter")
    assert shown.page.editing is not None
    backdrop = QImage.fromData(shown.page.editing.backdrop or b"")
    assert (backdrop.width(), backdrop.height()) == (1782, 1260)
    assert all(qRed(backdrop.pixel(x, y)) > 180 for x, y in ((20, 20), (1760, 20), (1760, 1240), (20, 1240)))
    shown.press("Ctrl+Return")
    shown.wait_notice("Đã lưu mẫu in")
    opened = layouts.open_layout(shown.file, NAME)
    assert opened.backdrop is not None
    assert b"JFIF" not in opened.layout.sha256.encode()
    shown.press("Ctrl+Z")
    assert shown.page.editing.backdrop is None


def test_esc_leaves_the_scan_and_nothing_changes(shown: Shown, files: Chosen, tmp_path: Path) -> None:
    files.path = tmp_path / "phoi.png"
    Image.new("RGB", (60, 40)).save(files.path)
    shown.page.choose_backdrop()
    shown.wait(shown.page.straighten.view.hasFocus)
    shown.press("Esc")
    shown.wait(shown.page.canvas.hasFocus)
    assert shown.page.editing is not None
    assert not shown.page.editing.is_changed


def test_a_slanting_photo_becomes_a_rectangle() -> None:
    photo = QImage(400, 300, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.white)
    corners = [QPointF(50, 40), QPointF(350, 20), QPointF(380, 280), QPointF(20, 250)]
    sheet = straightened(photo, corners, 297, 210)
    assert sheet is not None
    assert (sheet.width(), sheet.height()) == (1782, 1260)
    assert straightened(photo, [QPointF(0, 0)] * 4, 297, 210) is None


def test_a_layout_that_is_gone_is_said(shown: Shown) -> None:
    shown.window.open_page("page", {"layout": "không có"})
    shown.wait_notice("Không có mẫu in “không có”.")


def test_a_change_by_another_is_shown_when_nothing_is_being_edited(shown: Shown) -> None:
    opened = layouts.open_layout(shown.file, NAME)
    assert opened.seen is not None
    from exports.layout_edit import moved

    layouts.save_layout(shown.file, opened.seen, moved(opened.layout, ["name"], 5, 0), None).result()
    shown.wait(lambda: box(shown, "name").left == 33.5)
