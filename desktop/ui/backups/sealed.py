"""Copies under a passphrase, and copies that lie anywhere else: made, opened, compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.errors import SoVangError
from desktop.operations.backups import Backup
from desktop.operations.restore_preview import RestorePreview
from desktop.operations.sealed_backups import back_up_sealed, preview_sealed
from desktop.ui.backups.passphrase import SealPanel, UnsealPanel
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.jobs import Progress
from desktop.ui.page import Page

COPIES = "Bản sao lưu (*.sovang *.sovang-khoa)"


class SealedCopies:
    """Belongs to the page of backups. The passphrase goes from the field to the work and is kept by neither.

    `copy` runs the making; `compared` takes a copy, what a restore would change, and its passphrase.
    """

    def __init__(
        self,
        page: Page,
        desk: Desk,
        files: Files,
        copy: Callable[[Callable[[Progress], Backup]], None],
        compared: Callable[[Backup, RestorePreview, str], None],
    ) -> None:
        self._page = page
        self._desk = desk
        self._files = files
        self._copy = copy
        self._compared = compared

    def ask(self) -> None:
        """Ask for a passphrase, then where the copy goes."""
        panel = SealPanel(self._page.look)
        panel.seal_asked.connect(lambda words: self._choose_place(panel, words))
        self._page.show_panel(panel)
        panel.start()

    def choose_copy(self) -> Path | None:
        """Let the user point at a copy on a stick or in another folder."""
        return self._files.ask_open(self._page, "Chọn bản sao lưu để khôi phục", documents(), COPIES)

    def open(self, copy: Backup) -> None:
        """Ask for the passphrase of a copy."""
        panel = UnsealPanel(self._page.look, copy)
        panel.open_asked.connect(lambda words: self._compare(panel, copy, words))
        self._page.show_panel(panel)
        panel.start()

    def _choose_place(self, panel: SealPanel, words: str) -> None:
        folder = self._files.ask_folder(self._page, "Chọn nơi ghi bản sao có mật khẩu", documents())
        if folder is None or self._page.panel() is not panel:
            return
        file = self._desk.file
        self._page.hide_panel()
        self._copy(lambda progress: back_up_sealed(file, words, folder, step=progress.step))

    def _compare(self, panel: UnsealPanel, copy: Backup, words: str) -> None:
        present = self._desk.file.path

        def done(preview: RestorePreview) -> None:
            if self._page.panel() is panel:
                self._compared(copy, preview, words)

        def failed(error: BaseException) -> None:
            if not isinstance(error, SoVangError):
                raise error
            if self._page.panel() is panel:
                panel.show_refusal(error)

        self._desk.jobs.run(lambda _progress: preview_sealed(copy.path, words, present), done, failed)
