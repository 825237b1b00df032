"""Colour tokens, fonts and sizes of the window (look.md sections 2, 3 and 10)."""

import json
from dataclasses import dataclass, field, fields
from enum import StrEnum
from importlib.resources import files

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.ui.icons import tinted_icon, tinted_pixmap
from desktop.ui.style_sheet import style_sheet

SCALES = (0.9, 1.0, 1.1, 1.25, 1.4, 1.6)
"""Text sizes that Ctrl + and Ctrl − step through, as factors of 13 px body text."""

FAMILIES = ("Segoe UI", "Noto Sans")

STYLE = ("-style", "Fusion")
"""Words for a new `QApplication`; `setStyle` would hand back a style, and all that is known of styles."""


class ThemeChoice(StrEnum):
    """What the user chose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Colours:
    """The colour tokens of look.md section 2, each as "#RRGGBB"."""

    bg: str
    nav: str
    surface: str
    inset: str
    line: str
    line2: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    err: str
    err_soft: str
    info: str
    info_soft: str
    bar: str
    practice: str

    @classmethod
    def named(cls, name: str) -> "Colours":
        """Read the table `resources/theme/<name>.json`."""
        text = files("resources").joinpath("theme", f"{name}.json").read_text("utf-8")
        return cls(**json.loads(text))

    @classmethod
    def of_system(cls, palette: QPalette) -> "Colours":
        """Tokens for Windows high contrast: only what the system's own palette offers."""
        window = palette.color(QPalette.ColorRole.Window).name()
        text = palette.color(QPalette.ColorRole.WindowText).name()
        tokens = {field.name: text for field in fields(cls)}
        tokens |= dict.fromkeys(
            ("bg", "nav", "surface", "inset", "soft", "ok_soft", "warn_soft", "err_soft", "info_soft"), window
        )
        tokens["accent"] = palette.color(QPalette.ColorRole.Highlight).name()
        tokens["on_accent"] = palette.color(QPalette.ColorRole.HighlightedText).name()
        return cls(**tokens)


@dataclass(frozen=True)
class Theme:
    """Everything a widget needs to draw itself; lengths are logical px (96 dpi)."""

    colours: Colours
    family: str
    scale: float = 1.0
    dark: bool = False
    high_contrast: bool = False
    _line_heights: dict[int, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    def colour(self, token: str) -> QColor:
        """The colour of a token of `Colours`, e.g. "text2"."""
        return QColor(getattr(self.colours, token))

    def px(self, length: float) -> int:
        """A length that grows with the text size."""
        return round(length * self.scale)

    def font(
        self, size: int = 13, weight: int = 400, *, italic: bool = False, tabular: bool = False
    ) -> QFont:
        """A font of the scale in look.md section 3; `size` in px, `tabular` for digits in columns."""
        font = QFont(self.family) if self.family else QFont()
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line_height(self, size: int = 13) -> int:
        """Height of one line, at least 1.35 of the size: Vietnamese stacks two marks."""
        if size not in self._line_heights:  # lists ask for every one of their rows
            height = max(QFontMetrics(self.font(size)).height(), round(self.px(size) * 1.35))
            self._line_heights[size] = height
        return self._line_heights[size]

    @property
    def row_height(self) -> int:
        """Height of a table row: the line and 14 px."""
        return self.line_height() + 14

    @property
    def control_height(self) -> int:
        """Height of a field or button: the line and 12 px."""
        return self.line_height() + 12

    @property
    def two_line_height(self) -> int:
        """Height of a table or list row with a second line."""
        return self.line_height() + self.line_height(12) + 10


class Look(QObject):
    """The theme in use, and the signal that it changed; built once and handed to every widget.

    `changed` is emitted after the palette and the style sheet have been applied.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM, scale: float = 1.0
    ) -> None:
        super().__init__(app)
        self._app = app
        self._system_palette = app.palette()
        self._choice = choice
        self._scale = scale
        self._pixmaps: dict[tuple[str, int, str, float, bool], QPixmap] = {}
        family = next((name for name in FAMILIES if QFontDatabase.hasFamily(name)), "")
        self._family = family
        # Kept: PySide deletes these wrappers with the last reference to the first.
        self._hints = app.styleHints()
        self._accessibility = self._hints.accessibility()
        self.theme = self._build()
        self._hints.colorSchemeChanged.connect(self._apply)
        self._accessibility.contrastPreferenceChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """Light, dark, or as the system says."""
        return self._choice

    @property
    def scale(self) -> float:
        """The text size as a factor, 1.0 = 100 %."""
        return self._scale

    def choose(self, choice: ThemeChoice) -> None:
        """Switch between following the system, light and dark."""
        self._choice = choice
        self._apply()

    def set_scale(self, scale: float) -> None:
        """Set the text size as a factor, kept between the smallest and the largest of SCALES."""
        self._scale = min(max(scale, SCALES[0]), SCALES[-1])
        self._apply()

    def larger(self) -> None:
        """Next larger text size (Ctrl +)."""
        self.set_scale(next((scale for scale in SCALES if scale > self._scale), SCALES[-1]))

    def smaller(self) -> None:
        """Next smaller text size (Ctrl −)."""
        self.set_scale(next((scale for scale in reversed(SCALES) if scale < self._scale), SCALES[0]))

    def icon(self, name: str, size: int = 16, colour: str = "text2", *, filled: bool = False) -> QIcon:
        """A tinted icon for menus and Qt's own widgets; `colour` is a token."""
        return tinted_icon(name, self.theme.px(size), getattr(self.theme.colours, colour), filled=filled)

    def pixmap(self, name: str, size: int, colour: str, ratio: float, *, filled: bool = False) -> QPixmap:
        """A tinted icon for painting, `size` in logical px at the screen's pixel `ratio`; kept once drawn."""
        key = (name, self.theme.px(size), getattr(self.theme.colours, colour), ratio, filled)
        if key not in self._pixmaps:
            self._pixmaps[key] = tinted_pixmap(*key[:4], filled=filled)
        return self._pixmaps[key]

    def _dark(self) -> bool:
        if self._choice is ThemeChoice.SYSTEM:
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self._choice is ThemeChoice.DARK

    def _build(self) -> Theme:
        contrast = self._accessibility.contrastPreference()
        if contrast == Qt.ContrastPreference.HighContrast:
            colours = Colours.of_system(self._system_palette)
            return Theme(colours, self._family, self._scale, high_contrast=True)
        dark = self._dark()
        return Theme(Colours.named("dark" if dark else "light"), self._family, self._scale, dark=dark)

    def _apply(self) -> None:
        self.theme = self._build()
        apply_theme(self._app, self.theme, self._system_palette)
        self.changed.emit()


def apply_theme(app: QApplication, theme: Theme, system_palette: QPalette) -> None:
    """Give the application the theme's font, palette and style sheet."""
    app.setFont(theme.font())
    if theme.high_contrast:
        app.setStyleSheet("")
        app.setPalette(system_palette)
        return
    app.setPalette(palette_of(theme))
    app.setStyleSheet(style_sheet(theme.colours, theme.line_height(), theme.px(10)))
    if app.font("QMenu") != theme.font():  # type: ignore[call-overload]  # the stub wants bytes, PySide text
        app.setFont(theme.font())  # the first style sheet brings back what Windows has for menus and lists


def palette_of(theme: Theme) -> QPalette:
    """The tokens as Qt's palette, so that what Fusion draws itself fits too."""
    role = QPalette.ColorRole
    tokens = {
        role.Window: "bg",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "inset",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "err",
        role.PlaceholderText: "text3",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.Light: "surface",
        role.Midlight: "line",
        role.Mid: "line2",
        role.Dark: "line2",
        role.Shadow: "line2",
    }
    palette = QPalette()
    for target, token in tokens.items():
        palette.setColor(target, theme.colour(token))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, theme.colour("text3"))
    return palette
