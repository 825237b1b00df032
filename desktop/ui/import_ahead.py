"""What the pages need is imported piece by piece while the first page is read, so that each opens at once."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

EVERY = 60
"""Milliseconds from one piece to the next: keys and painting come between."""

PIECES = (
    "desktop.records.text.syllable", "desktop.records.text.telex", "desktop.records.near_names",
    "desktop.operations.finding.near_cards", "desktop.operations.commendation_checks",
    "desktop.ui.widgets.choice_field", "desktop.ui.widgets.record_list", "desktop.ui.widgets.table",
    "desktop.ui.palette_hits", "desktop.operations.bulk", "desktop.operations.awards",
    "desktop.ui.widgets.form_panel", "desktop.ui.commendations.page", "desktop.operations.recipients",
    "desktop.ui.recipients.page", "desktop.records.report_table", "desktop.operations.letters.mail",
    "desktop.operations.reports", "desktop.ui.reports.page", "desktop.ui.conferences.page",
    "desktop.ui.initiatives.page", "desktop.ui.activities.page", "reportlab.rl_config",
    "reportlab.pdfbase.pdfdoc", "exports.certificate_pdf", "desktop.operations.certificates",
    "desktop.ui.blanks.page", "desktop.intake.headers", "desktop.intake.legacy_text",
    "desktop.intake.sheet_reading", "desktop.operations.imports", "desktop.ui.imports.page",
    "desktop.operations.printing.proofs", "PySide6.QtPdf", "PySide6.QtPrintSupport",
    "desktop.ui.certificates.page", "desktop.ui.settings.page",
)  # fmt: skip
"""The least first, so that no piece holds up a key for longer than a frame or two."""


class ImportAhead(QObject):
    """Imports one piece at a time once it is started; what a page asks for meanwhile is imported as ever."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = iter(PIECES)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin, or go on."""
        self._timer.start(EVERY)

    def _next(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self._timer.stop()
        else:
            import_module(piece)
