"""A certificate as it was issued: immutable, so that a reprint reads only this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.records.codes import PageState


@dataclass(frozen=True)
class IssuedPage:
    """Every resolved text of one printed sheet (`texts` is JSON), its layout and the fonts it used."""

    award_id: int
    print_number: int
    issued_at: datetime
    texts: str
    layout_name: str
    layout_json: str
    font_hashes: str
    text_only: bool
    reason: str = ""
    state: PageState = PageState.GOOD
    id: int | None = None
