"""Vietnamese text: cleaning, folding, sort keys, raw Telex, the old fonts, typed dates and amounts.

Spelling, raw Telex and the old fonts have tables that a start of the program need not pay for: they are
imported by whoever asks for them first.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from desktop.records.text.amounts import (
    AmountNotUnderstood,
    amount_in_words,
    format_amount,
    format_signed,
    number_in_words,
    parse_amount,
)
from desktop.records.text.dates import (
    DateNotUnderstood,
    office_date,
    parse_date,
    parse_optional_date,
    parse_year_of_birth,
    short_date,
    weekday_name,
)
from desktop.records.text.fold import fold, fold_tones, plain_letters, words
from desktop.records.text.normal import as_name, capitalised, clean, clean_multiline
from desktop.records.text.not_understood import NotUnderstood
from desktop.records.text.sort_key import name_key, text_key

if TYPE_CHECKING:
    from desktop.records.text.legacy import Legacy, from_legacy, legacy_of_font
    from desktop.records.text.syllable import is_syllable
    from desktop.records.text.telex import decoded_offer, from_telex, from_vni, typed_readings

__all__ = [
    "AmountNotUnderstood",
    "DateNotUnderstood",
    "Legacy",
    "NotUnderstood",
    "amount_in_words",
    "as_name",
    "capitalised",
    "clean",
    "clean_multiline",
    "decoded_offer",
    "fold",
    "fold_tones",
    "format_amount",
    "format_signed",
    "from_legacy",
    "from_telex",
    "from_vni",
    "is_syllable",
    "legacy_of_font",
    "name_key",
    "number_in_words",
    "office_date",
    "parse_amount",
    "parse_date",
    "parse_optional_date",
    "parse_year_of_birth",
    "plain_letters",
    "short_date",
    "text_key",
    "typed_readings",
    "weekday_name",
    "words",
]

_LATE = {
    "Legacy": "legacy", "from_legacy": "legacy", "legacy_of_font": "legacy", "is_syllable": "syllable",
    "decoded_offer": "telex", "from_telex": "telex", "from_vni": "telex", "typed_readings": "telex",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
    return found
