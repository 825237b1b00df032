"""J6 in the superior's own form: mapped once, the next quarter it is a few keys to a letter with the form."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from desktop.intake.form import cell_place
from desktop.operations.report_forms.forms import kept_forms
from desktop.operations.reports import period_records
from desktop.records.period import quarter
from desktop.records.report import MEASURES
from desktop.ui.report_forms.page import ReportFormsPage
from tests.journeys.office import Office
from tests.operations.report_forms.superior_forms import decorated

MOST = 6
"""Actions of product.md's J6 from the first page to the mail draft."""


@pytest.fixture
def received(tmp_path: Path) -> Path:
    path = tmp_path / "Biểu 1 Ban Dân vận.xlsx"
    path.write_bytes(decorated().content)
    return path


def value(office: Office, figure: str, which: int) -> int:
    with office.look_into() as file:
        return MEASURES[figure].figure(period_records(file, quarter(2026, which))).value


def test_a_form_is_mapped_once_and_the_next_report_is_a_few_keys(
    office: Office, sample_path: Path, received: Path, tmp_path: Path
) -> None:
    clerk = office.clerk
    office.start(sample_path)
    clerk.press("Ctrl+U")
    page = office.page(ReportFormsPage)
    clerk.wait(lambda: clerk.focus() is page.empty.button)
    clerk.answer(received, "Space")
    clerk.wait(lambda: page.form is not None and clerk.focus() is page.grid)
    clerk.press("Ctrl+J")
    page.grid.go_to(cell_place("D18"))
    clerk.type("tien thuong")
    clerk.press("Enter")
    first = tmp_path / "quý III.xlsx"
    clerk.answer(first, "Ctrl+Return")
    office.wait_said("Đã điền")
    with office.look_into() as file:
        assert [one.name for one in kept_forms(file)] == ["Biểu 1 Ban Dân vận"]
    sheet = openpyxl.load_workbook(first)["Biểu 1"]
    assert sheet["D12"].value == value(office, "awards.collectives", 3)
    assert sheet["D18"].value == value(office, "awards.amount", 3)
    assert sheet["D6"].value == "=SUM(D7:D10)"

    office.close()
    office.start(sample_path)
    clerk.actions.clear()
    clerk.press("Ctrl+U")
    page = office.page(ReportFormsPage)
    clerk.wait(lambda: page.form is not None and clerk.focus() is page.grid)
    assert page.done is not None
    assert page.done.notes, "what the figures leave out is said before anything is written"
    office.files.shown.clear()
    clerk.answer(tmp_path / "gửi.xlsx", "Ctrl+M")
    clerk.wait(lambda: office.files.shown == [tmp_path / "gửi.eml"])
    office.wait_said("Đã điền")
    assert len(clerk.actions) <= MOST, clerk.actions
    assert openpyxl.load_workbook(tmp_path / "gửi.xlsx")["Biểu 1"]["D12"].value == sheet["D12"].value
