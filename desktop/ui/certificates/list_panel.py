"""A side panel during which the list of sheets means something else than "to be printed"."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from desktop.operations.certificates import CertificateBatch
from desktop.ui.certificates.entries import Said
from desktop.ui.theme import Look
from desktop.ui.widgets.form_panel import FormPanel

WIDTH = 340
"""px at 100 % text."""


class ListPanel(FormPanel):
    """Subclasses say which sheets are ticked and what a tick does; `list_changed` shows the list again."""

    list_changed = Signal()

    def __init__(self, look: Look, title: str, key: object, today: date, save_words: str) -> None:
        super().__init__(look, title, key, today, save_words, WIDTH)

    def ticked(self) -> set[int]:
        """Award ids of the ticked sheets."""
        return set()

    def turn(self, award_ids: Sequence[int]) -> None:
        """Space or a click on the tick box of these sheets."""

    def said(self) -> Said:
        """What the list says of the sheets that this panel is about."""
        return {}

    def shown_batch(self) -> CertificateBatch | None:
        """The sheets that the preview shows, None for those that the page has itself."""
        return None
