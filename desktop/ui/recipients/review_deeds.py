"""Marking the opened card while something about it is being examined."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from desktop.operations import under_reviews
from desktop.records.recipient import Recipient
from desktop.records.under_review import UnderReview
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.recipients.review_panel import UnderReviewPanel


class ReviewDeeds:
    """Belongs to the page of cards; `card` is the opened one."""

    def __init__(
        self, page: Page, desk: Desk, forms: PanelForms, card: Callable[[], Recipient | None]
    ) -> None:
        self._page = page
        self._desk = desk
        self._file = desk.file
        self._forms = forms
        self._card = card
        forms.opens("under_review", lambda _card: self.mark())

    def mark(self) -> None:
        """The panel of the mark that holds now, else of a new one."""
        card = self._card()
        if card is None:
            return
        seen = under_reviews.mark_now(self._file, card.id or 0)
        panel = UnderReviewPanel(self._page.look, self._file, card, seen)
        panel.saved.connect(
            lambda draft: self._forms.save(panel, lambda: under_reviews.save_mark(self._file, seen, draft))
        )
        self._forms.show(panel)

    def fill_menu(self, menu: QMenu, card: Recipient) -> None:
        """The line that marks the card, or those that change and take back its mark."""
        look, seen = self._page.look, under_reviews.mark_now(self._file, card.id or 0)
        words = "Ghi đang xem xét kỷ luật, đơn thư…" if seen is None else "Sửa, kết thúc dấu đang xem xét…"
        menu.addAction(look.icon("warning"), words, self.mark)
        if seen is not None:
            menu.addAction(look.icon("dismiss"), "Bỏ dấu đang xem xét", partial(self._take_back, seen))

    def _take_back(self, mark: UnderReview) -> None:
        self._desk.carry_out(self._page, lambda: under_reviews.take_back(self._file, mark))
