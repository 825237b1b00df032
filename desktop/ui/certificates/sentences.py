"""What the page says of a batch: what is missing, whether all fits, the size of the paper."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from unicodedata import combining, normalize

from PySide6.QtCore import QSizeF

from desktop.operations.certificates import CertificateBatch, CertificateSheet
from desktop.ui.certificates.panel_notice import Missing
from desktop.words.prints import print_warning_sentence
from desktop.words.problems import problem_sentence

A4_MM = (210.0, 297.0)

Go = Callable[[int], None]
"""Shows the sheet of an award."""


def missing_of(batch: CertificateBatch, go: Go, register: Callable[[], None]) -> list[Missing]:
    """Doubts about single sheets first, then what all sheets lack; none of them blocks."""
    return [*_of_sheets(batch, go), *_of_all(batch, go, register)]


def fitting(batch: CertificateBatch) -> tuple[str, str]:
    """“39 tên đều vừa khung.” or how many sheets need a look, with the tone."""
    doubtful = len({warning.page for warning in batch.warnings})
    if doubtful:
        return f"{doubtful} tờ cần xem lại.", "warn"
    return f"{len(batch.sheets)} tên đều vừa khung.", "ok"


def paper_size(size_mm: QSizeF) -> str:
    """ "A4 ngang, 297 × 210 mm"."""
    width, height = size_mm.width(), size_mm.height()
    lies = "ngang" if width > height else "dọc"
    name = "A4" if tuple(sorted((width, height))) == A4_MM else "Khổ riêng"
    return f"{name} {lies}, {width:g} × {height:g} mm"


def file_name(number: str) -> str:
    """ "Giay-khen_218-QD-UBND": without marks, because old mail gateways break them."""
    plain = normalize("NFD", number.replace("Đ", "D").replace("đ", "d")) or "chua-co-so"
    parts = re.findall("[A-Za-z0-9]+", "".join(letter for letter in plain if not combining(letter)))
    return f"Giay-khen_{'-'.join(parts)}"


def _of_sheets(batch: CertificateBatch, go: Go) -> list[Missing]:
    """One notice for each kind of doubt, however many sheets have it."""
    found: dict[tuple[str, str], list[CertificateSheet]] = {}
    texts: dict[tuple[str, str], str] = {}
    for warning in batch.warnings:
        key = (warning.code, warning.element)
        found.setdefault(key, []).append(batch.sheets[warning.page])
        texts.setdefault(key, print_warning_sentence(warning.element, warning.code, warning.values))
    return [_doubt(sheets, texts[key], key[0], go) for key, sheets in sorted(found.items())]


def _doubt(sheets: Sequence[CertificateSheet], text: str, code: str, go: Go) -> Missing:
    first = sheets[0]
    title = first.label if len(sheets) == 1 else f"{len(sheets)} tờ"
    tone = "err" if code == "missing_glyph" else "warn"
    return Missing(text, tone, title, "Xem tờ", lambda: go(first.award.id or 0))


def _of_all(batch: CertificateBatch, go: Go, register: Callable[[], None]) -> list[Missing]:
    found = []
    for problem in batch.problems:
        text = problem_sentence(problem.code, problem.values)
        if problem.code == "print_without_register":
            found.append(Missing(text, "warn", "", "Vào sổ", register, "Alt+Enter"))
        elif isinstance(award_id := problem.values.get("award_id"), int):
            found.append(Missing(text, "warn", "", "Xem tờ", partial(go, award_id)))
        else:
            found.append(Missing(text))
    return found
