"""The page over a copy of the sample register, and a superior's form on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.records.period import quarter
from desktop.ui.desk import Desk
from desktop.ui.report_forms.page import Periods, ReportFormsPage
from desktop.ui.theme import Look
from desktop.ui.widgets.popup_list import Suggestion
from tests.operations.report_forms.superior_forms import two_sheets
from tests.ui.page_window import FakeFiles, PageWindow, page_window

Shown = PageWindow[ReportFormsPage]
PERIODS = [quarter(2026, which) for which in (3, 2)]


class FormFiles(FakeFiles):
    """Answers with one form when a file is asked for."""

    def __init__(self, folder: Path, form: Path) -> None:
        super().__init__(folder)
        self.form: Path | None = form

    def ask_open(self, *_asked: object) -> Path | None:
        return self.form


@pytest.fixture
def form_path(tmp_path: Path) -> Path:
    path = tmp_path / "Biểu quận.xlsx"
    path.write_bytes(two_sheets().content)
    return path


@pytest.fixture
def files(tmp_path: Path, form_path: Path) -> FormFiles:
    folder = tmp_path / "đã điền"
    folder.mkdir()
    return FormFiles(folder, form_path)


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path, files: FormFiles) -> Iterator[Shown]:
    def build(desk: Desk) -> ReportFormsPage:
        offered = [Suggestion(one.label, "", one) for one in PERIODS]
        return ReportFormsPage(look, desk, files, Periods(lambda: offered, lambda: PERIODS[0]))

    with page_window(qtbot, look, sample_path, build) as opened:
        yield opened


@pytest.fixture
def read(shown: Shown, form_path: Path) -> Shown:
    """The form in sight, its proposals not looked at yet."""
    shown.page.read(form_path)
    shown.wait(lambda: shown.page.form is not None)
    return shown
