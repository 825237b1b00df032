"""Icons from `resources/icons`, tinted and drawn at the screen's pixel ratio."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

PROGRAM = "so-vang"
"""The program's own sign, a book with a star."""

_SIZES = (16, 20, 24)


def _drawing(name: str, size: int, *, filled: bool) -> Traversable:
    """The drawing made for the nearest size; FileNotFoundError names an icon that is not bundled."""
    folder = files("resources").joinpath("icons")
    if name == PROGRAM:
        return folder.joinpath(f"{PROGRAM}.svg")
    style = "filled" if filled else "regular"
    for nearest in sorted(_SIZES, key=lambda known: abs(known - size)):
        path = folder.joinpath("fluent", f"{name}_{nearest}_{style}.svg")
        if path.is_file():
            return path
    raise FileNotFoundError(f"icon {name} ({style})")


def tinted_pixmap(name: str, size: int, colour: str, ratio: float, *, filled: bool = False) -> QPixmap:
    """Draw an icon `size` logical px wide in one colour for a screen with this pixel ratio."""
    renderer = QSvgRenderer(QByteArray(_drawing(name, size, filled=filled).read_bytes()))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def tinted_icon(name: str, size: int, colour: str, *, filled: bool = False) -> QIcon:
    """The same as a QIcon, sharp on every screen there is."""
    icon = QIcon()
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        icon.addPixmap(tinted_pixmap(name, size, colour, ratio, filled=filled))
    return icon
