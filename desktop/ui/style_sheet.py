"""The one small style sheet: fields, tool tips, table header, scroll bar (look.md section 10)."""

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.theme import Colours

_SHEET = Template("""
QLineEdit, QPlainTextEdit {
  background: $surface; color: $text; border: 1px solid $line2; border-radius: 4px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $text3;
}
QLineEdit { padding: 0 9px; min-height: ${inner}px; }
QPlainTextEdit { padding: 3px 5px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; }
QLineEdit[problem="warn"], QPlainTextEdit[problem="warn"] { border: 2px solid $warn; }
QLineEdit[problem="err"], QPlainTextEdit[problem="err"] { border: 2px solid $err; }
QLineEdit:focus, QLineEdit[problem="warn"], QLineEdit[problem="err"] {
  padding: 0 8px; min-height: ${inner_focus}px;
}
QPlainTextEdit:focus, QPlainTextEdit[problem="warn"], QPlainTextEdit[problem="err"] { padding: 2px 4px; }
QLineEdit:read-only { background: $inset; }
QLineEdit[bare="true"] { border: none; background: transparent; padding: 0; }
QToolTip { background: $surface; color: $text; border: 1px solid $line2; padding: 4px 6px; }
QHeaderView { background: $inset; border: none; }
QHeaderView::section {
  background: $inset; color: $text2; border: none; border-bottom: 1px solid $line; padding: 0 ${side}px;
  font-weight: 600;
}
QTableCornerButton::section { background: $inset; border: none; border-bottom: 1px solid $line; }
QMenu { background: $surface; border: 1px solid $line2; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 4px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $bar; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 30px; }
QScrollBar::handle:horizontal { min-width: 30px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCheckBox, QRadioButton { spacing: 8px; }
""")


def style_sheet(colours: "Colours", line_height: int, side: int) -> str:
    """The style sheet of a theme; `line_height` of body text and `side`, the room beside it in cells (px)."""
    control = line_height + 12
    return _SHEET.substitute(asdict(colours), inner=control - 2, inner_focus=control - 4, side=side)
