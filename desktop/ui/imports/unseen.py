"""Which of several lists somebody must look at before they are written, and how that is said."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desktop.operations.imports import Outcome
from desktop.ui.imports.loaded import Loaded


def unseen(lists: Sequence[Loaded], seen: Collection[int]) -> list[int]:
    """The places of lists not looked at yet that have re-read texts, offers, warnings or rows to mend."""
    return [at for at, one in enumerate(lists) if at not in seen and _wants_a_look(one)]


def unseen_sentence(lists: Sequence[Loaded], places: Sequence[int]) -> str:
    """“Còn 2 tệp chưa xem: hai.xlsx, ba.xls. Xem xong bấm Nhập.”."""
    names = ", ".join(lists[at].name for at in places)
    return f"Còn {len(places)} tệp chưa xem: {names}. Xem xong bấm Nhập."


def _wants_a_look(one: Loaded) -> bool:
    preview = one.preview
    if preview is None:
        return False
    return bool(preview.read.changes) or any(
        row.problems or row.outcome in (Outcome.REFUSED, Outcome.CHANGED) for row in preview.rows
    )
