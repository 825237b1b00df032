"""What the window says when it gives back what was being typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from desktop.operations.unsaved import UnsavedForm, plain
from desktop.ui.widgets.notice import Notice, NoticeAction

TAKEN_BACK = "Đã lấy lại phần đang nhập dở lúc {at}"
CHANGED = "{back}, trừ ô {fields}: nơi khác đã sửa ô này."
GONE = "Phần đang nhập dở lúc {at} thuộc một mục không còn trong sổ."


def taken_back_notice(
    at: str, now: str, waiting: Collection[str], give_up: Callable[[], None], take: Callable[[], None] | None
) -> Notice:
    """Says what was given back, and which fields wait because they were changed elsewhere."""
    drop = NoticeAction("Bỏ", give_up)
    back = TAKEN_BACK.format(at=_time(at, now))
    if take is None:
        return Notice(back, "info", actions=(drop,))
    fields = ", ".join(f"“{label.removesuffix(' *')}”" for label in waiting)
    words = CHANGED.format(back=back, fields=fields)
    return Notice(words, "warn", actions=(NoticeAction("Lấy cả ô đó", take), drop))


def gone_notice(lost: UnsavedForm, now: str) -> Notice:
    """Says that the record is gone; what was typed stands in the notice for the last time."""
    texts = "; ".join(text for text in lost.typed.values() if isinstance(text, str) and text)
    return Notice(GONE.format(at=_time(lost.at, now)), "warn", f"Đã gõ: {texts}" if texts else "")


def set_aside(kept: UnsavedForm, fresh: Mapping[str, object]) -> list[str]:
    """The fields that the register holds otherwise than when they were typed into.

    A record to be made has no other clerk; where both wrote the same there is nothing to decide.
    """
    if kept.is_new:
        return []
    now = {label: plain(value) for label, value in fresh.items()}
    return [
        label
        for label, typed in kept.typed.items()
        if label in kept.begun and now.get(label) not in (kept.begun[label], typed)
    ]


def _time(at: str, now: str) -> str:
    """The hour of today, of another day with its date."""
    moment, present = datetime.fromisoformat(at), datetime.fromisoformat(now)
    return f"{moment:%H:%M}" if moment.date() == present.date() else f"{moment:%H:%M ngày %d/%m/%Y}"
