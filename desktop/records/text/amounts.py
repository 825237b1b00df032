"""Money in whole đồng: read as typed, written with dots, and spoken in words."""

import re

from desktop.records.text.normal import clean
from desktop.records.text.not_understood import NotUnderstood

_LARGEST_TYPED = 999_999_999_999_999  # đồng; beyond it a spreadsheet no longer keeps every digit
_CURRENCY = re.compile(r" ?(đồng|đ|₫|vnđ|vnd)$")
_NUMBER = r"0|[1-9][0-9]*"
_PLAIN = re.compile(rf"({_NUMBER})(?:[.,]00?)?")
_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]00?)?")
_THOUSANDS = re.compile(rf"({_NUMBER}) ?k")
_MINUS = "−"

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUP_NAMES = (" triệu", " nghìn", "")
_BLOCK_NAMES = (" tỷ tỷ", " tỷ", "")
_BLOCK = 10**9
_LARGEST_SPOKEN = 1000 * _BLOCK**2 - 1  # đồng: 999 tỷ tỷ and what follows


class AmountNotUnderstood(NotUnderstood):
    """A typed amount that is not one certain number of đồng.

    Codes and values, besides `typed`: amount_not_understood; amount_too_large (`largest`, đồng).
    """


def parse_amount(typed: str) -> int:
    """Return whole đồng from "1.520.000", "1,520,000", "1 520 000", "1520000", "1.520.000 đ" or "760k".

    Zero decimals (1520000.0) pass, since spreadsheets write them. Whatever could be meant in two ways
    ("1,52 tr", "1.5", "1.520k") or is negative is refused. Raises AmountNotUnderstood.
    """
    text = _CURRENCY.sub("", clean(typed).lower())
    if match := _THOUSANDS.fullmatch(text):
        amount = int(match[1]) * 1000
    elif match := _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        amount = int(re.sub(r"[., ]", "", match[1]))
    else:
        raise AmountNotUnderstood("amount_not_understood", {"typed": typed})
    if amount > _LARGEST_TYPED:
        raise AmountNotUnderstood("amount_too_large", {"typed": typed, "largest": _LARGEST_TYPED})
    return amount


def format_amount(amount: int) -> str:
    """Return a number with dots between thousands and a true minus sign: 1.520.000."""
    digits = f"{abs(amount):,}".replace(",", ".")
    return _MINUS + digits if amount < 0 else digits


def format_signed(number: int) -> str:
    """Return a difference with its sign: +3, −3, 0."""
    return f"+{format_amount(number)}" if number > 0 else format_amount(number)


def amount_in_words(amount: int) -> str:
    """Return an amount in đồng in words, small letters: "một triệu năm trăm hai mươi nghìn đồng".

    Hanoi usage: nghìn, linh, mốt, lăm; always "bốn", never "tư", so that a figure has one wording on all
    papers. Raises ValueError for a negative amount and from 1.000 tỷ tỷ.
    """
    return f"{number_in_words(amount)} đồng"


def number_in_words(number: int) -> str:
    """Return a whole number in words, as it is read aloud: "ba mươi sáu". Raises as `amount_in_words`."""
    if not 0 <= number <= _LARGEST_SPOKEN:
        raise ValueError(f"no words for {number}")
    high, low = divmod(number, _BLOCK)
    blocks = (*divmod(high, _BLOCK), low)
    spoken: list[str] = []
    for block, name in zip(blocks, _BLOCK_NAMES, strict=True):
        if block:
            spoken.append(_block_in_words(block, leading=not spoken) + name)
    return " ".join(spoken or [_DIGITS[0]])


def _block_in_words(block: int, *, leading: bool) -> str:
    """Speak a number under 10⁹ by its millions, thousands and units."""
    groups = (block // 10**6, block // 1000 % 1000, block % 1000)
    spoken: list[str] = []
    for group, name in zip(groups, _GROUP_NAMES, strict=True):
        if group:
            spoken.append(_group_in_words(group, leading=leading and not spoken) + name)
    return " ".join(spoken)


def _group_in_words(group: int, *, leading: bool) -> str:
    """Speak 1 to 999; a group behind others names its hundreds even when there are none."""
    hundreds, rest = divmod(group, 100)
    if not hundreds and leading:
        return _tens_in_words(rest)
    spoken = f"{_DIGITS[hundreds]} trăm"
    if not rest:
        return spoken
    return f"{spoken} linh {_DIGITS[rest]}" if rest < 10 else f"{spoken} {_tens_in_words(rest)}"


def _tens_in_words(number: int) -> str:
    """Speak 1 to 99 without hundreds."""
    tens, unit = divmod(number, 10)
    if not tens:
        return _DIGITS[unit]
    spoken = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not unit:
        return spoken
    if unit == 5:
        return f"{spoken} lăm"
    return f"{spoken} mốt" if unit == 1 and tens > 1 else f"{spoken} {_DIGITS[unit]}"
