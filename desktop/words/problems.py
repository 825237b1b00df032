"""A sentence for every problem code of a draft, shown beside its field (look.md §7)."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {}


def problem_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a problem code."""
    return SENTENCES[code].format_map(dict(values))
