"""Names of the files that go upward: without marks, since old mail programs break them."""

from __future__ import annotations

import re

from desktop.records.period import Period
from desktop.records.text import plain_letters
from desktop.words.submissions import REPORTS


def workbook_name(kind: str, period: Period, ward: str) -> str:
    """ "Bao-cao_quy-III-2026_phuong-Hoan-Kiem.xlsx"; without a ward its part is left out."""
    parts = (REPORTS[kind], period.label, ward)
    return "_".join(filter(None, (_joined(part) for part in parts))) + ".xlsx"


def records_name(label: str, period: Period) -> str:
    """ "So-luot-khen-thuong-Tap-the_quy-III-2026.xlsx": the records behind a figure."""
    return "_".join(_joined(part) for part in (label, period.label)) + ".xlsx"


def _joined(words: str) -> str:
    return "-".join(re.findall(r"[A-Za-z0-9]+", plain_letters(words)))
