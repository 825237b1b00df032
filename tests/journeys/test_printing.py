"""J3 and J9 of product.md §7: from the decision to the printer, and a name that is found wrong afterwards."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from desktop.operations import blanks, commendations, reports
from desktop.operations.commendations import OpenedCommendation
from desktop.operations.printing import reprints
from desktop.operations.reports import list_sheet
from desktop.records.codes import CommendationState, PageState
from desktop.records.issued_page import IssuedPage
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from desktop.ui.certificates import page as print_page
from desktop.ui.certificates.outcome_panel import OutcomePanel
from desktop.ui.certificates.page import CertificatesPage
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.printing.printers import Printers
from tests.journeys.clerk import Clerk
from tests.journeys.office import Office
from tests.ui.certificates.printer import file_printer

MOST_TO_PRINT = 6
MOST_TO_CORRECT = 5
COARSE_DPI = 72
"""The paper of these journeys is counted, not measured."""


class FilePrinter(Printers):
    """One printer, which begins a new file for every print."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened = 0

    def names(self) -> Sequence[str]:
        return ("Canon LBP 2900",)

    def trays(self, _name: str) -> Sequence[str]:
        return ()

    def open(self, _name: str, _tray: str = "") -> QPrinter:
        self._opened += 1
        return file_printer(self._folder / f"{self._opened:03}.pdf", COARSE_DPI)

    def pages(self) -> list[int]:
        """How many pages each print has."""
        counts = []
        for path in sorted(self._folder.glob("*.pdf")):
            document = pypdfium2.PdfDocument(path)
            counts.append(len(document))
            document.close()
        return counts


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FilePrinter:
    folder = tmp_path / "giấy"
    folder.mkdir()
    printer = FilePrinter(folder)
    monkeypatch.setattr(print_page, "Printers", lambda: printer)
    return printer


def opened_decision(office: Office, number: str) -> Clerk:
    """The sample register with a decision open, the keyboard on its first row; counting begins here."""
    clerk = office.clerk
    office.start()
    clerk.press("Ctrl+T")
    clerk.wait(lambda: office.window.current_page() is not None)
    clerk.press("Ctrl+2", "Ctrl+L")
    clerk.type(number.split("/")[0])
    clerk.press("Enter")
    page = office.page(CommendationsPage)
    clerk.wait(lambda: shown(page).commendation.number == number)
    page.view.table.set_current_id(shown(page).awards[0].award.id or 0)
    page.view.table.view.setFocus()
    clerk.actions.clear()
    return clerk


def shown(page: CommendationsPage) -> OpenedCommendation:
    found = page.view.shown()
    assert found is not None
    return found


def wait_for_the_question(office: Office) -> None:
    office.clerk.wait(
        lambda: isinstance(office.page(CertificatesPage).panel(), OutcomePanel), lambda: office.said()
    )


def told(capsys: pytest.CaptureFixture[str], what: str, actions: Sequence[str]) -> None:
    with capsys.disabled():
        print(f"\n{what}: {len(actions)} actions: {', '.join(actions)}")  # noqa: T201


def stock_left(register: RecordFile, commendation_id: int) -> int:
    stock = blanks.stock_for(register, commendation_id)
    assert stock is not None
    return stock.left


def test_from_the_opened_decision_to_the_printer_with_the_proof_sheet(
    office: Office, printer: FilePrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = opened_decision(office, "218/QĐ-UBND")
    clerk.press("Ctrl+P")
    clerk.wait_focus("Các tờ giấy khen, Space để chọn in")
    clerk.press("F9", "Enter")
    clerk.wait(lambda: office.said().startswith("Đã gửi bản soát lỗi"), office.said)
    clerk.press("Ctrl+P")
    wait_for_the_question(office)
    clerk.press("Enter")
    clerk.wait(lambda: office.said() == "Đã ghi nhận 39 tờ.", office.said)
    told(capsys, "J3", clerk.actions)
    assert len(clerk.actions) <= MOST_TO_PRINT
    proof, certificates = printer.pages()
    assert (certificates, 2 <= proof <= 8) == (39, True)
    with office.look_into() as register:
        decision = commendations.find_commendation(register, "218/QĐ-UBND")
        lines = commendations.open_commendation(register, decision.id or 0).awards
        assert {line.printed.value for line in lines} == {"printed"}


def test_a_name_found_wrong_after_the_ceremony_is_corrected_everywhere(
    office: Office, printer: FilePrinter, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Issue 3, Must show 5: correction, reissued page, stock, register and report; the old page kept."""
    clerk = opened_decision(office, "171/QĐ-UBND")
    opened = shown(office.page(CommendationsPage))
    award = opened.awards[0].award
    right = f"{award.printed_name} (viết đúng)"
    assert opened.commendation.state is CommendationState.SIGNED
    assert opened.commendation.decision_date is not None
    with office.look_into() as register:
        before = stock_left(register, award.commendation_id)
        (old,) = reprints.pages_of(register, award.id or 0)

    clerk.press("F2")
    clerk.type(right)
    clerk.press("Ctrl+P")
    clerk.wait_focus("Lý do sửa, bắt buộc")
    clerk.type("văn thư ghi nhầm tên")
    clerk.press("Ctrl+P")
    clerk.wait(lambda: isinstance(office.window.current_page(), CertificatesPage))
    clerk.wait(lambda: office.page(CertificatesPage).ticked_ids() == [award.id])
    clerk.press("Ctrl+P")
    wait_for_the_question(office)
    clerk.press("Enter")
    clerk.wait(lambda: office.said() == "Đã ghi nhận 1 tờ.", office.said)
    told(capsys, "J9", clerk.actions)
    assert len(clerk.actions) <= MOST_TO_CORRECT

    assert printer.pages() == [1]
    with office.look_into() as register:
        first, second = reprints.pages_of(register, award.id or 0)
        assert first == old
        assert (second.print_number, second.state) == (2, PageState.GOOD)
        assert right.casefold() in name_on(second).casefold()
        assert right.casefold() not in name_on(first).casefold()
        assert stock_left(register, award.commendation_id) == before - 1
        year = parse_period(str(opened.commendation.decision_date.year))
        for kind in ("register", "awards"):
            cells = {cell for row in list_sheet(register, kind, year).rows for cell in row.cells}
            assert any(right in str(cell) for cell in cells), kind
        annex = tmp_path / "phụ lục.xlsx"
        reports.annex(register, award.commendation_id, annex)
        assert any(
            right in str(cell) for row in openpyxl.load_workbook(annex).worksheets[0].values for cell in row
        )


def name_on(page: IssuedPage) -> str:
    return str(json.loads(page.texts)["name"])
