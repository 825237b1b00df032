"""What the page says of a batch: what is missing, whether all fits, the size of the paper."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from unicodedata import combining, normalize

from PySide6.QtCore import QSizeF

from desktop.operations.certificates import CertificateBatch, CertificateSheet
from desktop.operations.printing.print_plans import PrintPlan
from desktop.records.commendation import Commendation
from desktop.records.printable import OutOfReach
from desktop.records.text import short_date
from desktop.ui.certificates.panel_notice import Missing
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.calibrations import out_of_reach_sentence
from desktop.words.prints import element_name, print_warning_sentence
from desktop.words.problems import problem_sentence

A4_MM = (210.0, 297.0)
A3_MM = (297.0, 420.0)

MOST_NAMES = 8
"""How many of those who wait for a blank are named; the list at the left shows the others."""

Go = Callable[[int], None]
"""Shows the sheet of an award."""


def missing_of(batch: CertificateBatch, go: Go, register: Callable[[], None]) -> list[Missing]:
    """Doubts about single sheets first, then what all sheets lack; none of them blocks."""
    return [*_of_sheets(batch, go), *_of_all(batch, go, register)]


def blanks_short(planned: PrintPlan, enter: Callable[[], None]) -> Missing:
    """look.md §7 no. 9, with the names of those who wait."""
    left = max(planned.left or 0, 0)
    rest = len(planned.waiting)
    title = f"Phôi còn {left} tờ, thiếu {planned.missing} tờ."
    first = f"In {planned.count} tờ trước, " if planned.count else ""
    rest_words = f"{rest} tờ còn lại xếp hàng chờ" if planned.count else f"{rest} tờ xếp hàng chờ"
    names = "; ".join(f"{sheet.place}. {sheet.label}" for sheet in planned.waiting[:MOST_NAMES])
    more = f" và {rest - MOST_NAMES} tờ nữa" if rest > MOST_NAMES else ""
    return Missing(f"{first}{rest_words}: {names}{more}.", "warn", title, "Nhập phôi", enter)


def cut_off(one: OutOfReach) -> str:
    """An element that stands where the printer cannot print."""
    return out_of_reach_sentence(element_name(one.element), one.edge, one.by_mm, one.label)


def some_are_issued(count: int, leave_out: Callable[[], None], reprint: Callable[[], None]) -> Notice:
    """Some of the ticked sheets were issued: they are printed only as they were, for a reason."""
    words = f"{count} tờ đang chọn đã in tốt. Bỏ chọn, hoặc in lại với lý do."
    actions = (NoticeAction("Bỏ chọn tờ đã in", leave_out), NoticeAction("In lại", reprint))
    return Notice(words, "warn", actions=actions)


def papers(count: int, copies: int) -> str:
    """ "39 tờ", or with several copies the paper that comes out: "78 tờ giấy (39 tờ × 2 bản)"."""
    return f"{count} tờ" if copies == 1 else f"{count * copies} tờ giấy ({count} tờ × {copies} bản)"


def print_words(planned: PrintPlan | None, *, going_on: bool) -> str:
    """What stands on the print button: how much paper comes out."""
    if planned is None or not planned.count:
        return "In giấy khen"
    if planned.copies > 1:
        start = "In tiếp" if going_on else "In"
        return f"{start} {planned.papers} tờ ({planned.count} × {planned.copies} bản)"
    return f"In tiếp {planned.count} tờ" if going_on else f"In {planned.count} giấy khen"


def reprint_words(planned: PrintPlan) -> str:
    """What stands on the button of the reprint panel."""
    if planned.copies > 1 and planned.count:
        return f"In lại {planned.papers} tờ ({planned.count} × {planned.copies})"
    return f"In lại {planned.count} tờ" if planned.count else "In lại"


def sent(pages: int, copies: int, printer: str) -> str:
    """How much paper went to the printer."""
    whole, odd = divmod(pages, copies)
    words = f"{pages} tờ giấy" if odd else papers(whole, copies)
    return f"Đã gửi {words} tới {printer}."


def nudged(moved: str, back: Callable[[], None]) -> Missing:
    """The page is moved for this print: said as long as it is, so that nobody prints with it unawares."""
    text = f"Cả trang dịch {moved}. Mở quyết định khác thì về chuẩn."
    return Missing(text, "info", "Xê dịch cho lần in này", "Về chuẩn", back)


def answered(
    good: int, spoiled: int, corrected: int, waiting: int, planned: PrintPlan, again: Callable[[], None]
) -> Notice:
    """What the notice says after an answer, with the way on: what of the `waiting` sheets can be printed.

    `corrected`: good sheets whose rows were corrected while they were printed.
    """
    again_words = f", {corrected} tờ đã sửa cần in lại" if corrected else ""
    parts = [f"Đã ghi nhận {good} tờ{again_words}." if good else "Chưa ghi nhận tờ nào."]
    if spoiled:
        parts.append(f"Hỏng {spoiled} tờ.")
    if waiting:
        parts.append(f"Còn {waiting} tờ xếp hàng chờ.")
    words = print_words(planned, going_on=True)
    actions = (NoticeAction(words, again, "Ctrl+P"),) if planned.count else ()
    return Notice(" ".join(parts), "ok" if good else "info", actions=actions)


def nothing_to_print(planned: PrintPlan, enter: Callable[[], None]) -> Notice:
    """Why nothing would come out."""
    if not planned.waiting:
        return Notice("Chưa chọn tờ nào. Đến tờ cần in rồi bấm phím cách (Space).", "info")
    words = "Phôi đã hết trong sổ nên chưa in tờ nào. Nhập phôi mới, hoặc chọn phôi khác rồi in."
    return Notice(words, "warn", actions=(NoticeAction("Nhập phôi", enter),))


def context_of(commendation: Commendation) -> str:
    """ "Quyết định số 218/QĐ-UBND ngày 09/10/2026", beside the page's title."""
    number = commendation.number or "(chưa có số)"
    day = f" ngày {short_date(commendation.decision_date)}" if commendation.decision_date else ""
    return f"Quyết định số {number}{day}"


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
    name = {A4_MM: "A4", A3_MM: "A3"}.get((min(width, height), max(width, height)), "Khổ riêng")
    return f"{name} {lies}, {width:g} × {height:g} mm"


def file_name(number: str, start: str = "Giay-khen") -> str:
    """ "Giay-khen_218-QD-UBND": without marks, because old mail gateways break them."""
    plain = normalize("NFD", number.replace("Đ", "D").replace("đ", "d")) or "chua-co-so"
    parts = re.findall("[A-Za-z0-9]+", "".join(letter for letter in plain if not combining(letter)))
    return f"{start}_{'-'.join(parts)}"


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
