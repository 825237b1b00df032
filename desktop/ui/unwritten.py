"""A file that could not be written: why, and the two ways on: again at the same place, or at another."""

from __future__ import annotations

from collections.abc import Callable

from desktop.errors import StorageTrouble
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.errors import error_sentence


def tell_unwritten(
    desk: Desk, page: Page, error: BaseException, again: Callable[[], object], elsewhere: Callable[[], object]
) -> None:
    """Say why a file was not written; where its place is the trouble, both ways on stand beside it."""
    if not isinstance(error, StorageTrouble):
        desk.tell(page, error)
        return
    actions = (
        NoticeAction("Làm lại", again, icon="arrow_redo"),
        NoticeAction("Lưu tên khác", elsewhere, icon="save"),
    )
    page.say(Notice(error_sentence(error.code, error.values), "err", actions=actions))
