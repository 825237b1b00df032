"""Tokens, contrast and text size."""

from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.ui.theme import SCALES, Colours, Look, ThemeChoice, palette_of
from desktop.ui.widgets.line_field import LineField

TEXT_PAIRS = [
    ("text", "surface"), ("text2", "surface"), ("text3", "surface"), ("text3", "nav"), ("text2", "bg"),
    ("accent", "surface"), ("on_accent", "accent"), ("text", "soft"), ("ok", "surface"), ("ok", "ok_soft"),
    ("warn", "surface"), ("warn", "warn_soft"), ("err", "surface"), ("err", "err_soft"),
    ("info", "surface"), ("info", "info_soft"), ("text2", "inset"),
]  # fmt: skip


def luminance(colour: str) -> float:
    channels = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT_PAIRS)
def test_text_is_readable(name: str, front: str, back: str) -> None:
    tokens = asdict(Colours.named(name))
    assert contrast(tokens[front], tokens[back]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("token", ["line2", "bar"])
def test_control_outlines_are_visible(name: str, token: str) -> None:
    tokens = asdict(Colours.named(name))
    assert contrast(tokens[token], tokens["surface"]) >= 3.0


def test_the_choice_switches_the_tokens(look: Look) -> None:
    light = look.theme
    look.choose(ThemeChoice.DARK)
    assert (light.dark, look.theme.dark) == (False, True)
    assert look.theme.colours == Colours.named("dark") != light.colours


def test_rows_grow_with_the_text(look: Look) -> None:
    before = look.theme.row_height
    assert before == look.theme.line_height() + 14
    look.set_scale(1.4)
    assert look.theme.row_height == look.theme.line_height() + 14 > before


def test_text_size_steps_stop_at_both_ends(look: Look) -> None:
    for _ in range(10):
        look.larger()
    assert look.scale == SCALES[-1]
    for _ in range(10):
        look.smaller()
    assert look.scale == SCALES[0]


@pytest.mark.parametrize("size", [11, 12, 13, 15, 20, 24])
def test_lines_leave_room_for_two_marks(look: Look, size: int) -> None:
    assert look.theme.line_height(size) >= round(1.35 * size)


def test_a_field_is_as_high_as_a_button(qtbot: QtBot, look: Look, qapp: QApplication) -> None:
    field = LineField(look)
    qtbot.addWidget(field)
    for scale in (1.0, 1.25):
        look.set_scale(scale)
        qapp.processEvents()
        assert field.sizeHint().height() == look.theme.control_height


def test_high_contrast_takes_only_the_system_palette(look: Look, qapp: QApplication) -> None:
    colours = Colours.of_system(palette_of(look.theme))
    assert colours.text == look.theme.colours.text.lower()
    assert colours.ok_soft == colours.surface == look.theme.colours.bg.lower()


def test_a_font_that_windows_has_for_menus_does_not_stay(
    qapp: QApplication, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first style sheet has Windows hand Qt its own fonts for menus, lists and questions again."""
    style = qapp.setStyleSheet

    def styled_on_windows(sheet: str) -> None:
        style(sheet)
        qapp.setFont(QFont("Tinos"), "QMenu")  # type: ignore[arg-type]

    monkeypatch.setattr(qapp, "setStyleSheet", styled_on_windows)
    look.choose(ThemeChoice.DARK)
    menu = QMenu()
    menu.ensurePolished()
    assert (menu.font().family(), menu.font().pixelSize()) == (look.theme.font().family(), look.theme.px(13))
