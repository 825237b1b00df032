"""How blanks, their stock and their movements are told on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.records.blank import Blank, BlankStock, LedgerLine, StockFigures
from desktop.records.period import quarter, span, year
from desktop.records.text import format_amount, format_signed
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.record_list import Entry, Section
from desktop.ui.widgets.table.columns import Mark
from desktop.words.blanks import purpose_words, size_words
from desktop.words.labels import BLANK_MOVES

GOOD = Mark("checkmark_circle", "ok")
LOW = Mark("warning", "warn")
WRONG = Mark("error_circle", "err")
PUT_AWAY = Mark("archive", "text2")

MARKS = {
    "received": Mark("arrow_import", "text2"),
    "used": Mark("print", "text2"),
    "spoiled": Mark("warning", "warn"),
    "counted": Mark("clipboard_task", "text2"),
}


def state_of(stock: BlankStock) -> tuple[str, Mark]:
    """Whether it is time to buy, or the ledger cannot be right."""
    if stock.left < 0:
        return "Cần kiểm kê", WRONG
    if not stock.blank.in_use:
        return "Không dùng nữa", PUT_AWAY
    if stock.left == 0:
        return "Đã hết", LOW
    return ("Sắp hết", LOW) if stock.is_low else ("Đủ dùng", GOOD)


def second_line(blank: Blank) -> str:
    """What it measures and is bought for, and from how many sheets on the clerk is warned."""
    warned = f"báo khi còn {blank.low_at} tờ" if blank.low_at else ""
    note = " ".join(blank.note.split())
    size, purpose = size_words(blank.width_mm, blank.height_mm), purpose_words(blank.paper, blank.family)
    return " · ".join(filter(None, (size, purpose, warned, note)))


def sections_of(stocks: Sequence[BlankStock]) -> list[Section]:
    """The blanks in use, then those that are not bought any more."""
    used = [_entry(stock) for stock in stocks if stock.blank.in_use]
    old = [_entry(stock) for stock in stocks if not stock.blank.in_use]
    return [Section("", used), *([Section("Không dùng nữa", old)] if old else [])]


def change_words(line: LedgerLine) -> str:
    """ "+100", "−38"; empty for a count that found what was expected."""
    return format_signed(line.change) if line.change else ""


def move_words(line: LedgerLine) -> str:
    """What happened."""
    return BLANK_MOVES[line.movement.kind]


def sum_words(added: StockFigures) -> str:
    """ "Đầu kỳ 120 · nhập 100 · đã in 38 · hỏng 2 · kiểm kê −1"; what did not happen is left out."""
    moved = (("nhập", added.received), ("đã in", added.used), ("hỏng", added.spoiled))
    parts = [f"{word} {format_amount(count)}" for word, count in moved if count]
    if added.set_right:
        parts.append(f"kiểm kê {format_signed(added.set_right)}")
    return " · ".join([f"Đầu kỳ {format_amount(added.opening)}", *parts])


def periods(today: date, first: date | None) -> list[Suggestion]:
    """This year and those since the first movement, each with its quarters, and all of the time."""
    since = first or today
    found = [
        period
        for number in range(today.year, min(since, today).year - 1, -1)
        for period in (year(number), *(quarter(number, which) for which in (4, 3, 2, 1)))
        if period.start <= today
    ]
    whole = span(min(since, found[-1].start), found[0].end)
    lines = [Suggestion(_capital(period.label), period.dates, period) for period in found]
    return [*lines, Suggestion("Từ trước đến nay", whole.dates, whole)]


def _entry(stock: BlankStock) -> Entry:
    blank = stock.blank
    word, mark = state_of(stock)
    left, size = f"{format_amount(stock.left)} tờ", size_words(blank.width_mm, blank.height_mm)
    entry = Entry(blank.id or 0, blank.name, left, purpose_words(blank.paper, blank.family), more=size)
    return entry if mark is GOOD else replace(entry, state=word, mark=mark)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
