"""Xác nhận quá trình khen thưởng of the opened card, as a workbook to print and sign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu

from desktop import version
from desktop.operations.recipients import OpenedRecipient
from desktop.records.text import words
from desktop.store.file import RecordFile
from desktop.ui.theme import Look
from desktop.ui.workbooks import Workbooks

SAVE = "Xuất xác nhận quá trình khen thưởng"
LONGEST = 80
"""Letters of a card's name in the name of its file: a disk takes 255 bytes."""


class CardProof:
    """Belongs to the page of cards; `opened` is the card in sight."""

    def __init__(
        self, file: RecordFile, workbooks: Workbooks, opened: Callable[[], OpenedRecipient | None]
    ) -> None:
        self._file = file
        self._workbooks = workbooks
        self._opened = opened

    def can(self) -> bool:
        """Whether there is an award or a recognition to confirm."""
        opened = self._opened()
        return opened is not None and opened.is_honoured

    def save(self) -> None:
        """Ask where, and write the paper."""
        opened = self._opened()
        if opened is None:
            return
        file, card_id = self._file, opened.card.id or 0

        def write(path: Path) -> Path:
            from desktop.operations.papers.card_proof import save_card_proof  # not paid for by the first page

            return save_card_proof(file, card_id, path, program_version=version())

        name = "_".join(words(opened.card.name))[:LONGEST]
        self._workbooks.save(SAVE, f"xac_nhan_{name}.xlsx", write)

    def fill_menu(self, menu: QMenu, look: Look) -> None:
        """The line of the card's menu, where there is something to confirm."""
        if self.can():
            menu.addAction(look.icon("document_table"), SAVE, self.save)
