"""What a start imports until its first page is painted: every module more is waited for at every start."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from desktop.operations.register import create_register
from tests.speed.start import watched

MOST = 175
"""Modules of `desktop` and `exports` that the overview of a register may need. Before you raise it, look
whether what you add can be imported where it is first asked for, as pages, panels and rare deeds are."""

NOT_YET = (
    "PySide6.QtNetwork", "PySide6.QtPdf", "PySide6.QtPrintSupport", "lxml", "openpyxl", "reportlab",
    "sqlite_utils",
    "exports.sealed_file", "desktop.command_line", "desktop.intake", "desktop.operations.commendation_checks",
    "desktop.operations.imports", "desktop.operations.whole_register", "desktop.records.near_names",
    "desktop.records.near_units", "desktop.records.text.legacy", "desktop.records.text.telex",
    "desktop.store.migrations", "desktop.ui.commendations", "desktop.ui.palette", "desktop.ui.single_window",
    "desktop.ui.widgets.choice_field", "desktop.ui.widgets.record_list", "desktop.ui.widgets.table",
)  # fmt: skip
"""What the first page has no use for."""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The modules there are when the overview of the sample has been painted."""
    folder = tmp_path_factory.mktemp("start")
    register = folder / "mẫu.sovang"
    create_register(register, user="thử", sample=True)
    places = {name: str(folder) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    run = subprocess.run(
        watched("PySide6", "OverviewPage", "desktop", str(register)),
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
    )
    return run.stdout.split()[:-2]


def test_the_first_page_imports_no_more_than_it_needs(imported: list[str]) -> None:
    own = sorted(name for name in imported if name.partition(".")[0] in ("desktop", "exports"))
    assert "desktop.ui.overview.page" in own
    assert len(own) <= MOST, own


def test_what_comes_later_is_not_imported_for_the_first_page(imported: list[str]) -> None:
    early = [name for name in imported for later in NOT_YET if f"{name}.".startswith(f"{later}.")]
    assert early == []
