"""The page In giấy khen on the sample register."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from desktop.operations import certificates, commendations
from desktop.operations.certificates import CertificateBatch
from desktop.ui.certificates.page import CertificatesPage
from desktop.ui.desk import Desk
from desktop.ui.theme import Look
from desktop.wiring import PcSettings
from tests.ui.certificates.desks import Bench, FakeFiles, bench
from tests.ui.certificates.printer import FilePrinters

NUMBER = "218/QĐ-UBND"
"""The decision of the sample register whose 39 certificates are not printed yet."""


@dataclass
class Opened:
    """The page in its window, with what answers in the user's and the printer's place."""

    page: CertificatesPage
    bench: Bench
    files: FakeFiles
    printers: FilePrinters
    commendation_id: int

    @property
    def batch(self) -> CertificateBatch:
        return certificates.prepare(self.bench.desk.file, self.commendation_id)

    def printed(self) -> int:
        return sum(sheet.printed for sheet in self.batch.sheets)

    def tick(self, count: int) -> list[int]:
        """Leave only the first sheets ticked."""
        ids = [sheet.award.id or 0 for sheet in self.batch.sheets]
        self.page.sheets.turn(
            [one for one in ids if (one in self.page.sheets.ticked) != (one in ids[:count])]
        )
        return ids[:count]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        self.bench.press(self.page.sheets.view, key, modifiers)


Open = Callable[..., Opened]


@pytest.fixture
def settings(tmp_path: Path) -> PcSettings:
    return PcSettings(tmp_path / "settings.json")


@pytest.fixture
def opened(look: Look, desk: Desk, settings: PcSettings, qtbot: QtBot, tmp_path: Path) -> Open:
    def build(
        number: str = NUMBER, printers: tuple[str, ...] = ("Canon LBP 2900",), **asked: object
    ) -> Opened:
        found = next(
            one.commendation.id or 0
            for one in commendations.list_commendations(desk.file)
            if one.commendation.number == number
        )
        files, file_printers = FakeFiles(), FilePrinters(tmp_path / "giấy.pdf", printers)
        page = CertificatesPage(look, desk, files, file_printers, settings)
        table = bench(look, desk, "certificates", lambda: page)
        qtbot.addWidget(table.window)
        table.window.open_page("certificates", {"commendation_id": found, **asked} if asked else found)
        qtbot.waitUntil(lambda: table.window.focusWidget() is not None and table.window.isActiveWindow())
        QCoreApplication.processEvents()  # what was put into a layout comes into sight
        return Opened(page, table, files, file_printers, found)

    return build
