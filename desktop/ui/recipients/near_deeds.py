"""What the page does about cards that may be one: the list of them, merging, and “khác người”."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desktop.operations.drafts import there
from desktop.operations.finding import merging, near_cards
from desktop.operations.finding.near_cards import NearPair
from desktop.records.recipient import Recipient
from desktop.ui.desk import Desk
from desktop.ui.jobs import Job, Progress, Stopped
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.recipients.merge_panel import MergePanel
from desktop.ui.recipients.pairs_panel import PairsPanel
from desktop.ui.recipients.words import full_name
from desktop.ui.widgets.panel import SidePanel


class NearDeeds:
    """Belongs to the page of cards; `go_to` brings a card into sight."""

    def __init__(self, page: Page, desk: Desk, forms: PanelForms, go_to: Callable[[Recipient], None]) -> None:
        self._page = page
        self._desk = desk
        self._file = desk.file
        self._forms = forms
        self._go_to = go_to
        self._job: Job | None = None

    def show_pairs(self) -> None:
        """Look through the whole register in a thread, and show who may be there twice."""
        panel = PairsPanel(self._page.look)
        panel.merge_asked.connect(self._merge_pair)
        panel.parted.connect(partial(self._part_pair, panel))
        panel.stopped.connect(self.stop)
        self._page.show_panel(panel)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        file = self._file

        def work(progress: Progress) -> list[NearPair]:
            return near_cards.near_pairs(file, progress.step)

        def done(pairs: list[NearPair]) -> None:
            if self._page.panel() is panel:
                panel.show_pairs(pairs)

        def failed(error: BaseException) -> None:
            if self._page.panel() is panel and isinstance(error, Stopped):
                panel.show_stopped()
            elif not isinstance(error, Stopped):
                self._desk.tell(self._page, error)

        def progressed(at: int, total: int) -> None:
            if self._page.panel() is panel:
                panel.searching(at, total)

        self._job = self._desk.jobs.run(work, done, failed, progressed)

    def stop(self) -> None:
        """End the search."""
        if self._job is not None:
            self._job.stop()

    def panel_gone(self, panel: SidePanel | None) -> None:
        """A search whose panel is closed is of no use any more."""
        if not isinstance(panel, PairsPanel):
            self.stop()

    def merge(self, keep: Recipient, other: Recipient) -> None:
        """The panel in which two cards become one."""
        panel = MergePanel(self._page.look, self._file, keep, other)
        panel.swapped.connect(self.merge)
        panel.saved.connect(partial(self._merge, panel))
        self._forms.show(panel)

    def merge_ids(self, keep_id: int, other_id: int) -> None:
        """The same, for cards as they stand now. Raises `Conflict("deleted_by_another")`."""
        keep, other = (there(self._file.read, Recipient, each) for each in (keep_id, other_id))
        self.merge(keep, other)

    def part(self, one_id: int, other_id: int) -> None:
        """Remember that two cards are different ones."""
        self._desk.carry_out(self._page, lambda: near_cards.mark_not_same(self._file, one_id, other_id))

    def fill_menu(self, menu: QMenu, card: Recipient) -> None:
        """The lines of a card's menu: who may be the same, and the marks that can be taken back."""
        near = near_cards.near_cards(self._file, card, near_cards.ward_heirs(self._file))
        look = self._page.look
        for one in near:
            words = f"Gộp với {full_name(one.card)}…"
            menu.addAction(look.icon("link"), words, partial(self.merge, card, one.card))
        for other in near_cards.marked_not_same(self._file, card.id or 0):
            words = f"Bỏ dấu “khác người” với {full_name(other)}"
            menu.addAction(look.icon("dismiss"), words, partial(self._take_back, card.id or 0, other.id or 0))
        menu.addAction(look.icon("people"), "Có thể trùng", self.show_pairs)

    def _take_back(self, one_id: int, other_id: int) -> None:
        self._desk.carry_out(self._page, lambda: near_cards.take_back_not_same(self._file, one_id, other_id))

    def _merge_pair(self, pair: NearPair) -> None:
        self.merge_ids(*_kept_first(pair))

    def _merge(self, panel: MergePanel, keep: Recipient, other: Recipient, taken: tuple[str, ...]) -> None:
        self._forms.save(panel, lambda: merging.merge(self._file, keep, other, taken), self._go_to)

    def _part_pair(self, panel: PairsPanel, pair: NearPair) -> None:
        def done(_mark: object) -> None:
            panel.show_pairs([one for one in panel.pairs() if one is not pair])

        self._desk.carry_out(self._page, lambda: near_cards.mark_not_same(self._file, *pair.ids), done)


def _kept_first(pair: NearPair) -> tuple[int, int]:
    """The card with more years of commendation is kept, else the older one."""
    ids = pair.ids
    return ids if len(pair.one.years) >= len(pair.other.years) else (ids[1], ids[0])
