"""Icons are drawn sharp and in one colour."""

import ast
import re
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.ui import pages
from desktop.ui.commands import COMMANDS
from desktop.ui.icons import PROGRAM, tinted_icon, tinted_pixmap


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_pixels_follow_the_screen(qapp: QApplication, ratio: float) -> None:
    pixmap = tinted_pixmap("print", 16, "#B0122F", ratio)
    assert pixmap.width() == round(16 * ratio)
    assert pixmap.deviceIndependentSize().width() == 16
    image = pixmap.toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert solid
    assert {colour.name() for colour in solid} == {QColor("#B0122F").name()}


class _Screen:
    def __init__(self, ratio: float) -> None:
        self._ratio = ratio

    def devicePixelRatio(self) -> float:  # noqa: N802 - Qt's name
        return self._ratio


def test_an_icon_has_its_exact_size_on_every_screen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [_Screen(1.25), _Screen(2), _Screen(1.25)])
    sizes = [size.width() for size in tinted_icon("home", 20, "#000000").availableSizes()]
    assert sorted(sizes) == [25, 40]


def test_an_unknown_icon_is_named(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match="no_such_icon"):
        tinted_pixmap("no_such_icon", 16, "#000000", 1.0)


def test_every_command_icon_is_bundled(qapp: QApplication) -> None:
    for command in COMMANDS:
        if command.icon:
            assert not tinted_pixmap(command.icon, 16, "#000000", 1.0).isNull()
    assert not tinted_pixmap(PROGRAM, 48, "#000000", 1.0).isNull()


def test_every_icon_of_the_navigation_has_its_filled_form(qapp: QApplication) -> None:
    """The chosen page's icon is filled; one that is missing would stop the window from painting."""
    calls = [
        one
        for one in ast.walk(ast.parse(Path(pages.__file__).read_text("utf-8")))
        if isinstance(one, ast.Call)
    ]
    entries = [one for one in calls if isinstance(one.func, ast.Name) and one.func.id == "PageEntry"]
    named = [ast.literal_eval(one.args[2]) for one in entries if "Place.TASK" not in ast.unparse(one)]
    assert len(named) >= 10
    for name in named:
        assert not tinted_pixmap(name, 20, "#000000", 1.0, filled=True).isNull()


def test_the_licence_lies_beside_the_icons() -> None:
    text = files("resources").joinpath("icons", "fluent", "LICENSE").read_text("utf-8")
    assert "MIT License" in text


def test_no_bundled_icon_fetches_anything() -> None:
    for path in files("resources").joinpath("icons", "fluent").iterdir():
        if path.name.endswith(".svg"):
            assert not re.search(r"<(image|script|use|style)|href", path.read_text("utf-8"))
