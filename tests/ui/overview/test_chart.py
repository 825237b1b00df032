"""The chart of the first page is copied as a picture for a paper."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QImage

from desktop.ui.overview.bar_chart import PICTURE
from desktop.ui.overview.page import COPIED
from desktop.ui.theme import Look, ThemeChoice
from tests.ui.overview.test_page import Shown, shown

__all__ = ["shown"]


def colours(image: QImage) -> set[str]:
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def test_ctrl_c_copies_the_chart_as_a_picture(shown: Shown) -> None:
    shown.go_to(shown.page.chart)
    shown.press("Ctrl+C")
    image = QGuiApplication.clipboard().image()
    assert image.size() == PICTURE * 2
    assert shown.notice() == COPIED
    assert len(colours(image)) > 3


def test_the_picture_is_light_in_a_dark_window(shown: Shown, look: Look) -> None:
    light = shown.page.chart.picture()
    look.choose(ThemeChoice.DARK)
    assert shown.page.chart.picture() == light
