"""Revoking, replacing and deleting the opened decision."""

from __future__ import annotations

from collections.abc import Callable

from desktop.errors import SoVangError
from desktop.operations import commendations, decision_ends
from desktop.records.commendation import Commendation
from desktop.ui.commendations.bench import Bench
from desktop.ui.commendations.end_panels import DeletePanel, RevokePanel
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.errors import error_sentence

REVOKE = "Hủy bỏ quyết định"
RECOVER = "Ghi thu hồi hiện vật, tiền"


class EndDeeds:
    """`show` makes a decision the opened one."""

    def __init__(self, bench: Bench, show: Callable[[int], None]) -> None:
        self._bench = bench
        self._file = bench.file
        self._show = show
        bench.forms.opens("revoke", lambda _decision: self.revoke())
        bench.forms.opens("delete", lambda _decision: self.delete())

    def revoke_words(self) -> str:
        """What is left to do: revoke, or write down what came back later."""
        opened = self._bench.current()
        return RECOVER if opened is not None and opened.commendation.revoked_on else REVOKE

    def revoke(self) -> None:
        """Open the panel of revoking and recovering."""
        opened = self._bench.current()
        if opened is None or not self._bench.is_signed():
            return
        panel, seen = RevokePanel(self._bench.page.look, self._file, opened), opened.commendation

        def save(changed: Commendation) -> None:
            self._bench.forms.save(
                panel, lambda: decision_ends.revoke_commendation(self._file, seen, changed)
            )

        panel.saved.connect(save)
        self._bench.forms.show(panel)

    def replace(self) -> None:
        """Make the draft that takes the decision's place, and go on in it."""
        if (opened := self._bench.current()) is None:
            return
        commendation_id = opened.commendation.id or 0

        def go_on(new: Commendation) -> None:
            self._bench.reload()
            self._show(new.id or 0)

        bench = self._bench
        bench.desk.carry_out(
            bench.page, lambda: decision_ends.replace_commendation(self._file, commendation_id), go_on
        )

    def delete(self) -> None:
        """Delete the decision with its list, a signed one with a reason; one that was carried out stays."""
        opened, bench = self._bench.current(), self._bench
        if opened is None:
            return
        commendation_id = opened.commendation.id or 0
        try:
            commendations.refuse_carried_out(self._file.read, opened.commendation)
        except SoVangError as refusal:
            self._refuse(refusal)
            return
        if not bench.is_signed():
            bench.do(lambda: commendations.delete_commendation(self._file, commendation_id))
            return
        panel = DeletePanel(bench.page.look, opened, self._file.now().date())
        panel.saved.connect(
            lambda reason: bench.forms.save(
                panel, lambda: commendations.delete_commendation(self._file, commendation_id, reason)
            )
        )
        bench.forms.show(panel)

    def _refuse(self, refusal: SoVangError) -> None:
        """Say why it stays; a signed decision is revoked from there."""
        revoking = (NoticeAction(REVOKE, self.revoke),) if self._may_revoke() else ()
        sentence = error_sentence(refusal.code, refusal.values)
        self._bench.page.say(Notice(sentence, "err", actions=revoking))

    def _may_revoke(self) -> bool:
        opened = self._bench.current()
        return opened is not None and self._bench.is_signed() and opened.commendation.revoked_on is None
