"""Qt's own buttons, menus and dialogs in Vietnamese: PySide6 ships no such translation."""

import json
from importlib.resources import files

from PySide6.QtCore import QObject, QTranslator

ANYWHERE = "*"
"""The context in the table whose words hold in every class of Qt."""


class QtWords(QTranslator):
    """Answers from `resources/theme/qt_vi.json`; what is not in it stays as Qt has it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        text = files("resources").joinpath("theme", "qt_vi.json").read_text("utf-8")
        self._words: dict[str, dict[str, str]] = json.loads(text)

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        known = self._words.get(context, {}).get(sourceText)
        # None is "not translated"; an empty text would blank Qt's own.
        return known or self._words[ANYWHERE].get(sourceText)  # type: ignore[return-value]
