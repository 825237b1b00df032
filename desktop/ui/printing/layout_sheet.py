"""The sheet of a layout as the screen shows it: the PDF itself, with the texts of a sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from desktop.operations.printing.layout_samples import LayoutSample
from desktop.ui.printing.paper import Preview
from desktop.ui.printing.pdf_pages import PdfPages
from desktop.words.prints import element_name, print_warning_sentence
from exports.certificate_pdf import CertificatePage, MissingGlyph, check_pages, render
from exports.layout import Layout, LayoutError
from exports.layout_edit import outside


@dataclass(frozen=True)
class Drawn:
    """`preview` is None where a font lacks a letter or a font, picture or number cannot be used."""

    preview: Preview | None
    warnings: Sequence[str]


def drawn(layout: Layout, sample: LayoutSample, *, over_blank: bool) -> Drawn:
    """The sheet, and what is to be looked at. `over_blank`: what the blank carries is left out altogether."""
    page = CertificatePage(sample.label, sample.texts, layout)
    found = [f"{element_name(name)} nằm ngoài tờ giấy." for name in outside(layout)]
    try:
        found += [print_warning_sentence(one.element, one.code, one.values) for one in check_pages([page])]
        printed = PdfPages(_pdf(page, text_only=True))
        whole = printed if over_blank else PdfPages(_pdf(page, text_only=False))
    except MissingGlyph:
        return Drawn(None, found)
    except LayoutError as error:
        return Drawn(None, [*found, _unusable(error)])
    return Drawn(Preview(whole, None if over_blank else printed), found)


def _pdf(page: CertificatePage, *, text_only: bool) -> bytes:
    target = BytesIO()
    render([page], target, text_only=text_only)
    return target.getvalue()


def _unusable(error: LayoutError) -> str:
    if error.code == "bad_font":
        return "Phông của mẫu in không dùng được. Chọn phông khác."
    return f"Hình của {element_name(str(error.values.get('element', '')))} không dùng được. Chọn hình khác."
