"""What is done with the rows of the opened list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from desktop.errors import SoVangError
from desktop.operations import awards, carried
from desktop.operations.commendations import AwardLine
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.recipient import Recipient
from desktop.ui.commendations.award_panel import AwardPanel
from desktop.ui.commendations.bench import Bench
from desktop.words.errors import error_sentence


class RowDeeds:
    """Answers the table, the add row and the ticks of handing over."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._file = bench.file
        view = bench.view
        bench.forms.opens("award", self.edit)
        view.opened.connect(lambda award_id: self.edit(award_id))
        view.moved.connect(self.move)
        view.add_line.ready.connect(self.add)
        view.present.presented.connect(self.present)
        view.present.paid.connect(self.pay)
        view.present.received.connect(self.receive)
        view.present.framed.connect(self.frame)

    def add(self, new: NewAward) -> None:
        """Add a row; refused, it goes back into the add row."""
        bench, opened = self._bench, self._bench.current()
        if opened is None:
            return
        commendation_id = opened.commendation.id or 0

        def done(_award: Award) -> None:
            bench.view.add_line.settle(commendation_id)
            bench.reload()

        def failed(error: BaseException) -> None:
            if isinstance(error, SoVangError):
                bench.view.add_line.give_back(new, error_sentence(error.code, error.values))
            bench.view.add_line.settle(commendation_id)
            bench.desk.tell(bench.page, error)

        bench.desk.carry_out(
            bench.page,
            lambda: awards.add_award(self._file, commendation_id, new, bench.reason),
            done,
            failed,
        )

    def edit(self, award_id: int, *, alone: bool = False) -> None:
        """Open the panel of a row; saved, the next one's follows unless it is to stay `alone`."""
        opened = self._bench.current()
        lines = opened.awards if opened else ()
        line = next((line for line in lines if line.award.id == award_id), None)
        if opened is None or line is None:
            return
        source = opened.carried.source if award_id in opened.carried.award_ids else ""
        panel = AwardPanel(
            self._bench.page.look, self._file, opened.commendation, line, self._bench.reason, source
        )
        panel.saved.connect(partial(self._save, panel, line, alone))
        self._bench.forms.show(panel)
        self._bench.view.table.set_current_id(award_id)

    def delete(self) -> None:
        """Delete the chosen rows; “Hoàn tác” brings them back. Printed ones stay, whatever the reason."""
        opened, ids = self._bench.current(), self._bench.view.table.selected_ids()
        if opened is None:
            return
        try:
            awards.refuse_printed(self._file.read, opened.commendation, ids)
        except SoVangError as refusal:
            self._bench.desk.tell(self._bench.page, refusal)
            return
        self._bench.with_reason(
            "Xóa khỏi quyết định đã ký",
            lambda reason: self._bench.do(lambda: awards.delete_awards(self._file, ids, reason)),
        )

    def move(self, ids: Sequence[int], by: int) -> None:
        """Move the chosen rows one place up or down within their kind."""
        opened = self._bench.current()
        if opened is None or not ids:
            return
        rows = [line.award for line in opened.awards]
        kinds = {row.kind for row in rows if row.id in ids}
        order = [row.id or 0 for row in rows if row.kind in kinds]
        if len(kinds) == 1 and can_move(order, ids, by):
            before = moved_before(order, ids, by)
            self._bench.do(lambda: awards.move_awards(self._file, list(ids), before), say=False)

    def present(self, ids: Sequence[int], day: date | None) -> None:
        """Tick rows as handed over."""
        self._bench.do(lambda: awards.mark_presented(self._file, ids, day))

    def pay(self, ids: Sequence[int], day: date | None) -> None:
        """Tick rows as paid."""
        self._bench.do(lambda: awards.mark_paid(self._file, ids, day))

    def frame(self, ids: Sequence[int], framed: bool) -> None:
        """Note which certificates go into a frame."""
        self._bench.do(lambda: awards.mark_framed(self._file, ids, framed))

    def receive(self, award_id: int, day: date, who: str) -> None:
        """Write down who received the money in the recipient's place."""
        self._bench.do(lambda: awards.mark_paid(self._file, [award_id], day, who))

    def _save(
        self,
        panel: AwardPanel,
        line: AwardLine,
        alone: bool,
        changed: Award,
        card: Recipient,
        new_card: Recipient,
        reason: str,
    ) -> None:
        """Save a row and go on to the next one; what was not changed is not written."""
        award_id, to_print = line.award.id or 0, panel.to_print
        following = None if alone else self._following(award_id)

        def go_on(_value: object = None) -> None:
            if to_print:
                self._bench.print_row(award_id)
            elif following is not None:
                self.edit(following)

        if changed == line.award and new_card == card and panel.source:
            decision = line.award.commendation_id
            self._bench.forms.save(
                panel, lambda: carried.confirm(self._file, decision, award_ids=[award_id]), go_on
            )
            return
        if changed == line.award and new_card == card:
            self._bench.forms.close(panel)
            go_on()
            return
        self._bench.forms.save(
            panel,
            lambda: awards.change_award(self._file, line.award, changed, reason, (card, new_card)),
            go_on,
        )

    def _following(self, award_id: int) -> int | None:
        opened = self._bench.current()
        ids = [line.award.id or 0 for line in opened.awards] if opened else []
        at = ids.index(award_id) + 1 if award_id in ids else len(ids)
        return ids[at] if at < len(ids) else None


def can_move(order: Sequence[int], chosen: Sequence[int], by: int) -> bool:
    """Whether there is a place above or below the chosen ones."""
    places = [order.index(one) for one in chosen]
    return min(places) > 0 if by < 0 else max(places) < len(order) - 1


def moved_before(order: Sequence[int], chosen: Sequence[int], by: int) -> int | None:
    """Before which id the chosen ones go when they step up or down; None: to the end."""
    places = [order.index(one) for one in chosen]
    target = min(places) - 1 if by < 0 else max(places) + 2
    return order[target] if target < len(order) else None
