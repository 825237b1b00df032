"""A Party number comes again in a new term without a word; in the same term the window says so at once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.operations import commendations, numbers, offices
from desktop.operations.register import NewOffice, create_register, open_register, set_up_office
from desktop.records.codes import Form
from desktop.records.commendation import Commendation
from desktop.records.issuer import NumberSeries
from desktop.ui.commendations.decision_panel import DecisionPanel
from desktop.ui.commendations.step_panels import SignPanel
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.form_panel import FormPanel
from tests.ui.commendations.conftest import CONTROL, NOW, Clerk

ISSUER = "Ban Thường vụ Đảng ủy phường Hoàn Kiếm"
TERMS = ((date(2020, 6, 1), date(2025, 5, 31)), (date(2025, 6, 1), date(2030, 5, 31)))
WARNING = f"Số 15-QĐ/ĐU đã dùng cho quyết định ngày 15/10/2025 của {ISSUER}. Vẫn lưu được; nên xem lại số."


@pytest.fixture
def secretary(make_clerk: Callable[[Path], Clerk], tmp_path: Path) -> Clerk:
    """Two terms of the Party's committee; number 15 of the present one is given; one draft."""
    path = tmp_path / "sổ.sovang"
    create_register(path, user="mai", now=lambda: NOW)
    with open_register(path, user="mai", now=lambda: NOW) as file:
        set_up_office(file, NewOffice("phường Hoàn Kiếm")).result()
        party = offices.find_issuer(file, ISSUER).id or 0
        for first, last in TERMS:
            numbers.save_series(file, None, NumberSeries(party, first, last)).result()
        given = Commendation(party, Form.GIAY_KHEN, number="15-QĐ/ĐU", decision_date=date(2025, 10, 15))
        commendations.create_commendation(file, given).result()
        commendations.create_commendation(file, Commendation(party, Form.GIAY_KHEN, subject="Nháp")).result()
    return make_clerk(path)


def _number(panel: FormPanel) -> Field:
    return next(field for field in panel.form.fields() if field.label.text().startswith("Số quyết định"))


def _shown(panel: FormPanel) -> str:
    """The sentence in sight beside the number; empty while there is none."""
    field = _number(panel)
    problem = field.problem()
    assert field.message.isVisible() is (problem is not None)
    assert problem is None or problem.tone == "warn"
    return problem.text if problem else ""


def _leave(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_Tab)


def test_the_form_warns_within_a_term_and_the_day_decides(secretary: Clerk) -> None:
    clerk = secretary
    clerk.press(Qt.Key.Key_N, CONTROL)
    panel = clerk.page.panel()
    assert isinstance(panel, DecisionPanel)
    panel.issuer.set_value(offices.find_issuer(clerk.file, ISSUER).id)
    clerk.fill(panel.number, "15")
    clerk.fill(panel.day, "3/2/2026")
    _leave(clerk)
    assert _shown(panel) == WARNING
    clerk.fill(panel.day, "3/2/2022")
    _leave(clerk)
    assert _shown(panel) == ""
    clerk.fill(panel.day, "20/11/2025")
    _leave(clerk)
    assert _shown(panel) == WARNING
    panel.form.submit()  # it warns, it does not forbid
    clerk.wait(lambda: clerk.page.panel() is None)
    clerk.wait(lambda: clerk.opened().commendation.number == "15-QĐ/ĐU")


@pytest.mark.parametrize(("day", "sentence"), [("3/2/2022", ""), ("3/2/2026", WARNING)])
def test_signing_warns_within_a_term(secretary: Clerk, day: str, sentence: str) -> None:
    clerk = secretary
    clerk.wait(lambda: bool(clerk.page.records.ids()))
    rows = commendations.list_commendations(clerk.file)
    draft = next(row.commendation for row in rows if row.commendation.subject == "Nháp")
    clerk.page.opened({"commendation_id": draft.id})
    clerk.page.handlers()["step.sign"].run()
    panel = clerk.page.panel()
    assert isinstance(panel, SignPanel)
    clerk.fill(panel.number, "15-QĐ/ĐU")
    clerk.fill(panel.day, day)
    _leave(clerk)
    assert _shown(panel) == sentence
