"""A problem found in a draft: which field, which code, with which values; never a sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum


class Severity(StrEnum):
    """An error blocks what it must; a warning never blocks (look.md §2)."""

    ERROR = "error"
    WARNING = "warning"


@dataclasses.dataclass(frozen=True)
class Problem:
    """One thing wrong with one field of a draft. `words.problems` turns the code into Vietnamese."""

    field: str
    code: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    severity: Severity = Severity.ERROR
