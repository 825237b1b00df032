"""Cells as values: amounts, days, years, counts, ticks and words of closed lists; a doubt is a problem.

An empty cell is an empty value, never a zero and never today.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop.intake.fields import ListField, Reads, Value
from desktop.intake.raw import ERROR_VALUES, FORMULA_WITHOUT_VALUE, Cell
from desktop.records.problem import Problem, Severity
from desktop.records.text import (
    AmountNotUnderstood,
    NotUnderstood,
    clean,
    clean_multiline,
    fold,
    fold_tones,
    format_amount,
    parse_amount,
    parse_date,
    parse_year_of_birth,
    short_date,
)

_DASHES = frozenset("-–—_.…/\\")
_DITTO = re.compile(r"[-–\s]*(?:nt|như trên|nhu tren|//|\"|''|″|〃|”|“)[-–.\s]*", re.IGNORECASE)
_TICKS = frozenset({"x", "✓", "✔", "v", "1", "có", "co", "đúng", "☑", "☒", "√", "true"})
_NO_TICKS = frozenset({"", "0", "không", "khong", "sai", "□", "☐", "false", "o"})
_MILLIONS = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))? ?(?:triệu|tr|trđ|tr\.đ)\.?(?: ?(?:đồng|đ|vnđ))?")
_THOUSANDS = re.compile(r"(\d{1,3}(?:[.,]\d{3})*|\d+) ?(?:nghìn|ngàn|k)(?: ?(?:đồng|đ))?")
_DECIMAL = re.compile(r"(\d+)[.,](\d{1,3})")
_COUNT = re.compile(r"(\d{1,3}(?:[. ]\d{3})+|\d+)(?: ?[^\W\d]+){0,3}")
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_FIRST_SERIAL, _LAST_SERIAL = 3_000, 73_000  # 1908 to 2099 in the calendar of spreadsheets
_SERIAL_ZERO = date(1899, 12, 30)
_ALREADY_IN_DONG = {1_000: 50_000, 1_000_000: 1_000}
_DAYS_OF_MONTHS = 12


@dataclass(frozen=True)
class Context:
    """What a cell alone does not say: today, the scale of the amounts, and how a column writes its days.

    `month_first`: some day of the column can only be read with the month first. `may_be_swapped`: its texts
    have only days beyond 12 and its real days none, as when a spreadsheet has read days as months.
    """

    today: date
    scale: int = 1
    month_first: bool = False
    may_be_swapped: bool = False


@dataclass(frozen=True)
class Read:
    """A value, or why there is none; a warning leaves the value."""

    value: Value = None
    problem: Problem | None = None


def is_empty(cell: Cell) -> bool:
    """Whether a cell says nothing: empty, spaces, or a dash that stands for nothing."""
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    text = clean(cell)
    return not text or all(char in _DASHES for char in text)


def is_ditto(cell: Cell) -> bool:
    """Whether a cell repeats the one above: nt, -nt-, ″, như trên."""
    return isinstance(cell, str) and bool(_DITTO.fullmatch(clean(cell)))


def text_of(cell: Cell) -> str:
    """A cell as its text: 5.0 as "5", a day as 09/10/2026."""
    if cell is None or cell == FORMULA_WITHOUT_VALUE:
        return ""
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return short_date(cell)
    return clean(str(cell))


def read_cell(cell: Cell, field: ListField, context: Context) -> Read:
    """The value of a cell for a field. Problems stand on the field."""
    if cell == FORMULA_WITHOUT_VALUE:
        return Read(problem=Problem(field.key, "formula_without_value"))
    if isinstance(cell, str) and clean(cell) in ERROR_VALUES:
        return Read(problem=Problem(field.key, "cell_is_error", {"typed": clean(cell)}))
    if is_empty(cell):
        return Read("" if field.reads in _TEXTS else False if field.reads is Reads.TICK else None)
    match field.reads:
        case Reads.AMOUNT:
            return _believable(_amount(cell, field, context), cell, field)
        case Reads.DATE:
            return _day(cell, field, context)
        case Reads.YEAR | Reads.BIRTH_YEAR:
            return _year(cell, field, context)
        case Reads.COUNT:
            return _believable(_count(cell, field), cell, field)
        case Reads.CHOICE:
            return _choice(cell, field)
        case Reads.CHOICES:
            return _choices(cell, field)
        case Reads.TICK:
            return _tick(cell, field)
        case Reads.LINES:
            return Read(clean_multiline(cell) if isinstance(cell, str) else text_of(cell))
        case _:
            return Read(text_of(cell))


_LARGEST = 999_999_999_999_999
_TEXTS = frozenset({Reads.TEXT, Reads.LINES, Reads.NAME, Reads.INDEX})


def _believable(read: Read, cell: Cell, field: ListField) -> Read:
    """Numbers beyond what a spreadsheet keeps digit by digit, and a register at all, are none."""
    if not isinstance(read.value, int) or read.value <= _LARGEST:
        return read
    if field.reads is Reads.AMOUNT:
        return _no_amount(field, text_of(cell))
    return Read(problem=Problem(field.key, "count_not_understood", {"typed": text_of(cell)}))


def _no_amount(field: ListField, typed: str) -> Read:
    """The problem carries the field's own title: not every sum of money is that of an award."""
    named = {"title": field.title} if field.titles else {}
    return Read(problem=Problem(field.key, "amount_not_understood", {"typed": typed, **named}))


def days_of_column(cells: Sequence[Cell]) -> tuple[bool, bool]:
    """How a column writes its days: (some text has its month first, real days may be swapped)."""
    texts = [
        found for cell in cells if isinstance(cell, str) and (found := _MONTH_FIRST.fullmatch(clean(cell)))
    ]
    first_beyond = [int(one[1]) > _DAYS_OF_MONTHS for one in texts]
    month_first = any(int(one[2]) > _DAYS_OF_MONTHS >= int(one[1]) for one in texts)
    real = [cell for cell in cells if isinstance(cell, date)]
    swapped = (
        bool(real) and bool(texts) and all(first_beyond) and all(one.day <= _DAYS_OF_MONTHS for one in real)
    )
    return month_first, swapped


def _amount(cell: Cell, field: ListField, context: Context) -> Read:
    misread = _no_amount(field, text_of(cell))
    if isinstance(cell, bool | date):
        return misread
    if isinstance(cell, int | float):
        return _scaled(cell, field, context) if 0 <= cell <= _LARGEST else misread
    text = clean(str(cell)).lower()
    if found := _MILLIONS.fullmatch(text):
        return Read(int(found[1]) * 1_000_000 + int((found[2] or "0").ljust(6, "0")))
    if found := _THOUSANDS.fullmatch(text):
        return Read(int(re.sub(r"[.,]", "", found[1])) * 1_000)
    if context.scale > 1 and (found := _DECIMAL.fullmatch(text)) and context.scale == 1_000_000:
        return _scaled(float(f"{found[1]}.{found[2]}"), field, context)
    try:
        amount = parse_amount(text)
    except AmountNotUnderstood:
        return misread
    said_so = re.search(r"(đồng|đ|vnđ|vnd|₫)$", text) is not None
    return Read(amount) if said_so else _scaled(amount, field, context)


def _scaled(number: float, field: ListField, context: Context) -> Read:
    """Đồng; refused where a column of thousands holds what looks like đồng already."""
    amount = round(number * context.scale, 2)
    if context.scale > 1 and number >= _ALREADY_IN_DONG[context.scale]:
        values = {"typed": text_of(number), "scaled": format_amount(int(amount))}
        return Read(problem=Problem(field.key, "amount_scale_unclear", values))
    if amount != int(amount):
        return _no_amount(field, str(number))
    return Read(int(amount))


def _day(cell: Cell, field: ListField, context: Context) -> Read:
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        if day.year <= _SERIAL_ZERO.year + 1:
            return Read()  # an empty formula shown as a day: 00/01/1900
        if context.may_be_swapped and day.day <= _DAYS_OF_MONTHS and day.day != day.month:
            swapped = date(day.year, day.day, day.month)
            values = {"date": short_date(day), "swapped": short_date(swapped)}
            return Read(day, Problem(field.key, "date_may_be_swapped", values, Severity.WARNING))
        return Read(day)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _serial(cell, field)
    text = clean(str(cell))
    if context.month_first and _may_be_month_first(text):
        return Read(problem=Problem(field.key, "date_month_first", {"typed": text}))
    try:
        return Read(parse_date(text, context.today))
    except NotUnderstood as error:
        return Read(problem=Problem(field.key, error.code, error.values))


def _may_be_month_first(text: str) -> bool:
    found = _MONTH_FIRST.fullmatch(text)
    return found is not None and found[1] != found[2] and int(found[1]) <= _DAYS_OF_MONTHS


def _serial(number: float, field: ListField) -> Read:
    """The day of a spreadsheet's serial number, said; 0 is an empty day, other numbers are no days."""
    if number == 0:
        return Read()
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return Read(problem=Problem(field.key, "date_not_understood", {"typed": text_of(number)}))
    day = _SERIAL_ZERO + timedelta(days=int(number))
    values = {"typed": text_of(int(number)), "date": short_date(day)}
    return Read(day, Problem(field.key, "date_from_serial", values, Severity.WARNING))


def _year(cell: Cell, field: ListField, context: Context) -> Read:
    if isinstance(cell, date):
        return Read(cell.year)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell > 2_200:
        found = _serial(cell, field)
        return (
            Read(found.value.year, found.problem) if isinstance(found.value, date) else _no_year(cell, field)
        )
    text = text_of(cell)
    years = {int(one) for one in _YEAR.findall(text)}
    if len(years) == 1:
        return Read(years.pop())
    if field.reads is Reads.BIRTH_YEAR and not years:
        try:
            return Read(parse_year_of_birth(text, context.today))
        except NotUnderstood:
            return _no_year(cell, field)
    return _no_year(cell, field)


def _no_year(cell: Cell, field: ListField) -> Read:
    is_birth = field.reads is Reads.BIRTH_YEAR
    typed = {"typed": text_of(cell)}
    return Read(
        problem=Problem(field.key, "birth_year_not_understood" if is_birth else "year_not_understood", typed)
    )


def _count(cell: Cell, field: ListField) -> Read:
    """A number with at most a word behind it: 50, "1.200", "50 người"."""
    if isinstance(cell, int) and not isinstance(cell, bool) and cell >= 0:
        return Read(cell)
    text = text_of(cell)
    if found := _COUNT.fullmatch(text):
        return Read(int(re.sub(r"[. ]", "", found[1])))
    return Read(problem=Problem(field.key, "count_not_understood", {"typed": text}))


def _choice(cell: Cell, field: ListField) -> Read:
    text = text_of(cell)
    code = choice_of(text, field.choices)
    if code is None:
        return Read(problem=Problem(field.key, "choice_not_known", {"typed": text}))
    return Read(code)


def choice_of(text: str, choices: Mapping[str, StrEnum]) -> StrEnum | None:
    """The code of a closed list: the whole text, its beginning, or the one code named within it."""
    words = f"{fold(text)} "
    if words.strip() in choices:
        return choices[words.strip()]
    for known in sorted(choices, key=len, reverse=True):
        if words.startswith(f"{known} ") and len(known) > 2:
            return choices[known]
    named = {code for known, code in choices.items() if len(known) > 3 and f" {known} " in f" {words}"}
    return named.pop() if len(named) == 1 else None


def _choices(cell: Cell, field: ListField) -> Read:
    """Several codes in one cell: "cấp phường, cấp TP"."""
    text = text_of(cell)
    whole = choice_of(text, field.choices)
    parts = [text] if whole is not None and fold(text) in field.choices else re.split(r"[,;/+\n]| và ", text)
    found = [choice_of(part, field.choices) for part in parts if clean(part)]
    codes = tuple(dict.fromkeys(code for code in found if code is not None))
    if None in found or not codes:
        return Read(problem=Problem(field.key, "choice_not_known", {"typed": text}))
    return Read(codes)


def _tick(cell: Cell, field: ListField) -> Read:
    text = text_of(cell).casefold()
    if text in _TICKS or fold_tones(field.title) == fold_tones(text):
        return Read(True)
    if text in _NO_TICKS:
        return Read(False)
    return Read(problem=Problem(field.key, "tick_not_understood", {"typed": text_of(cell)}))
