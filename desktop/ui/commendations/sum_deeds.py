"""Sums that the rule of a corrected day gives otherwise: said once it is saved, taken by one key."""

from __future__ import annotations

from desktop.operations import amounts
from desktop.records.commendation import Commendation
from desktop.ui.commendations.bench import Bench
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.problems import problem_sentence

OFF_RULE = "amounts_off_rule"
TAKE = "Lấy mức theo quy định"


class SumDeeds:
    """Nothing is computed again by itself: a signed decision says what was decided."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._file = bench.file

    def is_offered(self) -> bool:
        """Whether rows of the opened decision have another sum than its day's rule gives."""
        opened = self._bench.current()
        return opened is not None and any(one.code == OFF_RULE for one in opened.problems)

    def tell(self, saved: Commendation, reason: str) -> None:
        """Say it when a decision was saved; `reason` is why it was changed."""
        for one in amounts.off_rule_problems(self._file.read, saved):
            sentence = problem_sentence(one.code, one.values)
            action = NoticeAction(TAKE, lambda: self._take(saved.id or 0, reason))
            self._bench.page.say(Notice(sentence, "warn", actions=(action,)))

    def take(self) -> None:
        """Write the rule's sums into the opened decision, with the reason that a signed one asks for."""
        opened = self._bench.current()
        if opened is not None and self.is_offered():
            decision = opened.commendation.id or 0
            self._bench.with_reason(TAKE, lambda reason: self._take(decision, reason))

    def _take(self, commendation_id: int, reason: str) -> None:
        self._bench.do(lambda: amounts.take_rule(self._file, commendation_id, reason))
