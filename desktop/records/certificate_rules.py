"""Which paper a decision prints: titled by its form, laid out by issuer's family and recipient's kind.

Source: domain.md, Corrections: GIẤY KHEN only for giấy khen; for công nhận a GIẤY CHỨNG NHẬN or nothing; what
a superior issued is not printed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records.codes import Family, Form, Level, Paper, RecipientKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.records.commendation import Commendation
    from desktop.records.issuer import Issuer

GIAY_KHEN = "GIẤY KHEN"
GIAY_CHUNG_NHAN = "GIẤY CHỨNG NHẬN"

TITLES: Mapping[Form, str] = {
    Form.GIAY_KHEN: GIAY_KHEN,
    Form.CONG_NHAN: GIAY_CHUNG_NHAN,
    Form.CONG_NHAN_VA_THUONG: GIAY_CHUNG_NHAN,
}
"""The title that a form's paper bears; the other forms print none."""

_PAPERS: Mapping[str, Paper] = {GIAY_KHEN: Paper.GIAY_KHEN, GIAY_CHUNG_NHAN: Paper.GIAY_CHUNG_NHAN}

_LAYOUTS: Mapping[str, str] = {GIAY_KHEN: "{family}-{kind}", GIAY_CHUNG_NHAN: "{family}-recognition-{kind}"}


def layout_for(family: Family, form: Form, kind: RecipientKind) -> str:
    """The name of the layout; KeyError for a form that prints no paper."""
    return _LAYOUTS[TITLES[form]].format(family=family.value, kind=kind.value)


def layout_of(family: Family, paper: Paper, kind: RecipientKind) -> str:
    """The name of the usual layout of a paper."""
    title = next(title for title, one in _PAPERS.items() if one is paper)
    return _LAYOUTS[title].format(family=family.value, kind=kind.value)


def layouts_for(family: Family, form: Form) -> tuple[str, ...]:
    """The layouts of all kinds of recipient, none for a form that prints no paper."""
    return tuple(layout_for(family, form, kind) for kind in RecipientKind if form in TITLES)


def paper_of(form: Form) -> Paper | None:
    """The paper that a form prints, None for a form that prints none."""
    return _PAPERS.get(TITLES.get(form, ""))


def paper_name(form: Form) -> str:
    """ "Giấy khen", "Giấy chứng nhận"; "Giấy khen" also where none is printed."""
    return TITLES.get(form, GIAY_KHEN).capitalize()


def is_recognition(form: Form) -> bool:
    """Whether a paper is printed for this form only where the decision asks for it."""
    return TITLES.get(form) == GIAY_CHUNG_NHAN


def certificate_refusal(commendation: Commendation, issuer: Issuer, title: str = "") -> str:
    """Why this decision prints no paper here, as an error code; empty where it prints one.

    `title` is that of a layout chosen for this print: it must be the form's own, and choosing it is enough
    for a recognition that otherwise prints nothing.
    """
    own = TITLES.get(commendation.form, "")
    if not own or not (own == GIAY_KHEN or commendation.certified or title == own):
        return "no_certificates_for_form"
    if issuer.level is not Level.WARD:
        return "certificates_by_superior"
    return "" if title in ("", own) else "title_of_another_form"
