"""Which paper a decision prints (domain.md, Corrections)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.records.certificate_rules import (
    GIAY_CHUNG_NHAN,
    GIAY_KHEN,
    certificate_refusal,
    layout_for,
    layouts_for,
    paper_name,
)
from desktop.records.codes import Family, Form, Level, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer
from exports.layout import bundled_layout, bundled_layouts

WARD = Issuer("Đảng ủy phường Hoàn Kiếm", Family.PARTY, Level.WARD, id=1)
CITY = replace(WARD, level=Level.CITY)
RECOGNITIONS = (Form.CONG_NHAN, Form.CONG_NHAN_VA_THUONG)
WITHOUT_PAPER = (Form.THUONG, Form.BANG_KHEN, Form.BIEU_DUONG)


@pytest.mark.parametrize("family", Family)
@pytest.mark.parametrize("form", [Form.GIAY_KHEN, *RECOGNITIONS])
@pytest.mark.parametrize("kind", RecipientKind)
def test_every_family_form_and_kind_has_a_layout_titled_by_its_form(
    family: Family, form: Form, kind: RecipientKind
) -> None:
    layout = bundled_layout(layout_for(family, form, kind))
    title = next(element.text for element in layout.texts if element.name == "title")
    assert title == (GIAY_KHEN if form is Form.GIAY_KHEN else GIAY_CHUNG_NHAN)
    assert layout.name in layouts_for(family, form)


def test_every_bundled_layout_is_chosen_by_some_case() -> None:
    chosen = {name for family in Family for form in Form for name in layouts_for(family, form)}
    assert chosen == set(bundled_layouts())


@pytest.mark.parametrize("form", WITHOUT_PAPER)
def test_other_forms_have_no_layout(form: Form) -> None:
    assert layouts_for(Family.STATE, form) == ()
    with pytest.raises(KeyError):
        layout_for(Family.STATE, form, RecipientKind.INDIVIDUAL)


def test_the_paper_is_named_by_its_form() -> None:
    assert paper_name(Form.GIAY_KHEN) == "Giấy khen"
    assert {paper_name(form) for form in RECOGNITIONS} == {"Giấy chứng nhận"}


def refusal(form: Form, title: str = "", *, certified: bool = False, issuer: Issuer = WARD) -> str:
    return certificate_refusal(Commendation(1, form, certified=certified), issuer, title)


def test_a_giay_khen_of_the_ward_is_printed() -> None:
    assert refusal(Form.GIAY_KHEN) == refusal(Form.GIAY_KHEN, GIAY_KHEN) == ""
    assert refusal(Form.GIAY_KHEN, GIAY_CHUNG_NHAN) == "title_of_another_form"


@pytest.mark.parametrize("form", RECOGNITIONS)
def test_a_recognition_prints_a_certificate_where_it_is_asked_for_and_never_a_giay_khen(form: Form) -> None:
    assert refusal(form) == refusal(form, GIAY_KHEN) == "no_certificates_for_form"
    assert refusal(form, GIAY_CHUNG_NHAN) == refusal(form, certified=True) == ""
    assert refusal(form, GIAY_KHEN, certified=True) == "title_of_another_form"


@pytest.mark.parametrize("form", WITHOUT_PAPER)
@pytest.mark.parametrize("title", ["", GIAY_KHEN, GIAY_CHUNG_NHAN])
def test_the_other_forms_never_print(form: Form, title: str) -> None:
    assert refusal(form, title, certified=True) == "no_certificates_for_form"


def test_a_superior_prints_its_own() -> None:
    assert refusal(Form.GIAY_KHEN, issuer=CITY) == "certificates_by_superior"
    assert refusal(Form.CONG_NHAN, certified=True, issuer=CITY) == "certificates_by_superior"
    assert refusal(Form.CONG_NHAN, issuer=CITY) == "no_certificates_for_form"
