"""A path in a narrow place keeps the name of its file."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.path_text import PathText

FOLDERS = {
    "/": "/media/mai/Tài liệu/Ban Thường trực/Khen thưởng/Năm 2026/Sổ của phường sau sắp xếp",
    "\\": "C:\\Users\\Mai\\Documents\\Ban Thường trực\\Khen thưởng\\Năm 2026\\Sổ của phường sau sắp xếp",
}


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> PathText:
    text = PathText(look, "", elide=True)
    qtbot.addWidget(text)
    return text


@pytest.mark.parametrize("sign", FOLDERS)
def test_folders_give_way_and_the_name_stays(shown: PathText, sign: str) -> None:
    name = f"{sign}Hoàn Kiếm.sovang"
    shown.setText(FOLDERS[sign] + name)
    metrics = shown.fontMetrics()
    whole, least = metrics.horizontalAdvance(shown.text()), metrics.horizontalAdvance(f"…{name}")
    assert shown.fitted(whole) == shown.text()
    for width in range(least, whole, 7):
        fitted = shown.fitted(width)
        assert fitted.endswith(name)
        assert "…" in fitted
        assert metrics.horizontalAdvance(fitted) <= width


def test_less_room_than_the_name_needs_shows_both_its_ends(shown: PathText) -> None:
    shown.setText(f"{FOLDERS['/']}/Sổ khen thưởng của phường Hoàn Kiếm.sovang")
    width = shown.fontMetrics().horizontalAdvance("Sổ khen thưởng")
    assert shown.fitted(width).endswith("g")
    assert shown.fontMetrics().horizontalAdvance(shown.fitted(width)) <= width


def test_words_that_are_no_path_are_cut_like_others(shown: PathText) -> None:
    shown.setText("Sổ Vàng 1.0")
    assert shown.fitted(10_000) == "Sổ Vàng 1.0"
    assert "…" in shown.fitted(30)
