"""What a screen reader is told of a choice: a combo box with its value, not a mere button."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from desktop.ui.widgets.choice_field import ChoiceField


class SpokenChoice(QAccessibleWidget):
    """Role, name and chosen text of one choice."""

    def __init__(self, choice: ChoiceField) -> None:
        super().__init__(choice, QAccessible.Role.ComboBox)
        self._choice = choice

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            return self._choice.text()
        return super().text(kind)


def spoken_choice(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    """For `QAccessible.installFactory`: Qt asks it for every widget a screen reader meets."""
    return SpokenChoice(widget) if isinstance(widget, ChoiceField) else None
