"""What a ward's clerk does again and again, by keys: a register, a decision, a conference, a report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMenu
from python_calamine import CalamineWorkbook

from desktop.ui.reports.page import ReportsPage
from tests.journeys.office import Office

NAME_FIELD = "Thêm dòng: họ và tên, tên tập thể"
FIGURES = "Bảng số liệu"

Figures = list[tuple[str, str]]
"""The words and the figure within the period of every line of a report."""


def new_register(office: Office, ward: str = "hoan kiem") -> None:
    """From the first-run page through the form of a new register."""
    clerk = office.clerk
    office.start()
    office.window.resize(1366, 696)  # also on a platform whose screen is smaller: no column is left out
    clerk.press("Enter")
    clerk.type(ward)
    clerk.press("Enter", "Enter", "Enter")
    clerk.type("Trần Quang Bình")
    clerk.press("Ctrl+Return")
    clerk.wait_focus("Quyết định mới")


def add_former_offices(office: Office) -> None:
    """Write down who issued before 01/7/2025, found by what it is called."""
    clerk = office.clerk
    clerk.press("Ctrl+K")
    clerk.type("co quan cu")
    clerk.press("Enter")
    clerk.wait_focus("Đơn vị hành chính")
    clerk.press("Ins")
    clerk.wait(lambda: clerk.focus_name().startswith("Thêm "), clerk.focus_name)
    clerk.press("Enter")
    clerk.wait(lambda: "cơ quan ban hành trước 01/7/2025" in office.said(), office.said)


def new_decision(office: Office, issuer: str, subject: str, form: str) -> None:
    """A draft decision on Khen thưởng; the issuer and the form are picked by their first letters."""
    clerk = office.clerk
    clerk.press("Ctrl+N")
    clerk.wait_focus("Trích yếu")
    clerk.press("Shift+Tab")
    clerk.type(issuer)
    clerk.press("Enter")
    clerk.type(subject)
    clerk.press("Enter")
    clerk.type(form)
    clerk.press("Ctrl+Return")
    clerk.wait_focus(NAME_FIELD)


def add_names(office: Office, names: Sequence[str], unit: str = "") -> None:
    """Type people and collectives into the add row, one after the other."""
    clerk = office.clerk
    for name in names:
        clerk.type(name)
        if unit:
            clerk.press("Enter")
            clerk.type(unit)
        clerk.press("Ctrl+Return")
        assert clerk.focus_name() == NAME_FIELD, office.said()


def sign(office: Office, number: str, day: str) -> None:
    """Fill in what the registry wrote on the open decision."""
    clerk = office.clerk
    clerk.press("Ctrl+K")
    clerk.type("dien so")
    clerk.press("Enter")
    clerk.wait_focus("Số quyết định, bắt buộc")
    clerk.type(number)
    clerk.press("Enter")
    clerk.type(day)
    clerk.press("Ctrl+Return")
    clerk.wait_focus("Danh sách khen thưởng")


def new_conference(office: Office, kind: str, level: str, title: str, day: str, host: str = "") -> None:
    """A conference on Hội nghị; kind and level are picked by their first letters."""
    clerk = office.clerk
    clerk.press("Ctrl+N")
    clerk.wait_focus("Loại hội nghị, bắt buộc")
    clerk.type(kind)
    clerk.press("Enter")
    clerk.type(level)
    clerk.press("Enter")
    clerk.type(title)
    clerk.press("Enter")
    clerk.type(day)
    if host:
        clerk.press("Enter", "Enter", "Enter")
        clerk.type(host)
    clerk.press("Ctrl+Return")
    office.wait_said(f"Đã thêm hội nghị: {title}.")


def open_report(office: Office, period: str) -> Figures:
    """Báo cáo of a period, picked by its first letters; the cut-off days are those of the calendar."""
    clerk = office.clerk
    clerk.press("Ctrl+6")
    if clerk.focus_name() != FIGURES:
        clerk.wait_focus("Dùng các ngày này")
        clerk.press("Ctrl+Return")
        clerk.wait_focus(FIGURES)
    clerk.press("Shift+F6")
    clerk.wait_focus("Kỳ báo cáo")
    clerk.type(period)
    clerk.press("Enter")
    return figures(office)


def figures(office: Office) -> Figures:
    """The report in sight."""
    model = office.page(ReportsPage).sheet.view.model()
    return [(model.index(row, 1).data(), model.index(row, 2).data()) for row in range(model.rowCount())]


def parts(lines: Sequence[tuple[object, object]], total: str) -> tuple[int, dict[str, int]]:
    """A total of a report, on the screen or in a workbook, and the parts that stand below it."""
    place = next(at for at, (label, _value) in enumerate(lines) if label == total)
    below = takewhile(lambda line: str(line[0]).startswith("– "), lines[place + 1 :])
    return number(lines[place][1]), {str(label)[2:]: number(value) for label, value in below}


def number(shown: object) -> int:
    """A figure as it stands in a workbook or, with dots between thousands, on the screen."""
    return int(shown.replace(".", "")) if isinstance(shown, str) else int(str(shown).removesuffix(".0"))


def export_report(office: Office, path: Path) -> dict[str, Sequence[Sequence[object]]]:
    """Write the whole report as a workbook from the window, and read every sheet of it back."""
    clerk = office.clerk
    clerk.press("Ctrl+K")
    clerk.type("xuat excel")
    clerk.press("Enter")
    clerk.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    clerk.answer(path, "Enter")
    office.wait_said(f"Đã ghi {path.name}.")
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def written_figures(sheet: Sequence[Sequence[object]]) -> list[tuple[object, object]]:
    """The words and the figure within the period of every line of a written report."""
    return [(row[1], row[2]) for row in sheet if len(row) > 2]
