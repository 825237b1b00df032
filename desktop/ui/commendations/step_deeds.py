"""What the six steps of the strip do when they are pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from desktop.operations import awards, commendations
from desktop.operations.commendations import OpenedCommendation
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.problem import Problem
from desktop.ui.commendations.bench import Bench
from desktop.ui.commendations.entries import NO_NUMBER
from desktop.ui.commendations.record_bar import is_void
from desktop.ui.commendations.step_panels import FilePanel, RegisterPanel, ReviewPanel, SignPanel
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.notice import Notice
from desktop.words.errors import error_sentence
from desktop.words.labels import FORMS


class StepDeeds:
    """`change_signed` opens the panel that changes a signed decision; `to_list` goes back to the list.

    `check` opens the list of what is doubtful, `settle` what one doubt is about.
    """

    def __init__(
        self,
        bench: Bench,
        change_signed: Callable[[], None],
        to_list: Callable[[], None],
        check: Callable[[], None],
        settle: Callable[[Problem], None],
    ) -> None:
        self._bench = bench
        self._file = bench.file
        self._change_signed = change_signed
        self._to_list = to_list
        self._check = check
        self._settle = settle
        self._steps: Mapping[str, Callable[[OpenedCommendation], None]] = {
            "list": self._check_list,
            "review": lambda opened: self._free(ReviewPanel, opened),
            "sign": self._sign,
            "print": self._register_and_print,
            "present": lambda _opened: bench.view.show_presenting(),
            "file": lambda opened: self._free(FilePanel, opened),
        }
        for step_id in ("review", "sign", "file"):
            bench.forms.opens(step_id, lambda _decision, step_id=step_id: self.press(step_id))
        bench.view.strip.pressed.connect(self.press)

    def press(self, step_id: str) -> None:
        """Do what a step stands for."""
        opened = self._bench.current()
        if opened is not None:
            self._steps[step_id](opened)

    def _check_list(self, opened: OpenedCommendation) -> None:
        """Back to the list, with what is doubtful beside it."""
        self._bench.view.show_list()
        if opened.problems:
            self._check()
        else:
            self._to_list()

    def _free(self, kind: type[ReviewPanel] | type[FilePanel], opened: OpenedCommendation) -> None:
        """Meeting, proposal and filing are written down freely, before and after signing."""
        seen = opened.commendation
        panel = kind(self._bench.page.look, self._file, seen)
        panel.saved.connect(partial(self._record, panel, seen))
        self._bench.forms.show(panel)

    def _record(self, panel: FormPanel, seen: Commendation, changes: dict[str, object]) -> None:
        self._bench.forms.save(panel, lambda: commendations.record_step(self._file, seen, **changes))

    def _sign(self, opened: OpenedCommendation) -> None:
        """Điền số, ngày; a signed decision is changed with a reason instead."""
        seen = opened.commendation
        if seen.state is CommendationState.SIGNED:
            self._change_signed()
            return
        panel = SignPanel(self._bench.page.look, self._file, seen)

        def save(number: str, day: date, signer_id: int | None) -> None:
            self._bench.forms.save(
                panel,
                lambda: commendations.fill_number_and_date(
                    self._file, seen, number=number, decision_date=day, signer_id=signer_id
                ),
            )

        panel.saved.connect(save)
        panel.doubt_opened.connect(self._settle)
        self._bench.forms.show(panel)

    def _register_and_print(self, opened: OpenedCommendation) -> None:
        """Register numbers first; once everybody has one, the certificates."""
        commendation, page = opened.commendation, self._bench.page
        day = commendation.decision_date
        if opened.life.unregistered and day is not None and not is_void(opened):
            self._register(opened, day.year)
        elif is_void(opened):
            code = "revoked_prints_nothing" if commendation.revoked_on else "replaced_prints_nothing"
            page.say(Notice(error_sentence(code, {"number": commendation.number or NO_NUMBER}), "warn"))
        elif opened.certificate_refusal:
            values = {"form": FORMS[commendation.form], "issuer": opened.issuer.name}
            page.say(Notice(error_sentence(opened.certificate_refusal, values), "info"))
        elif day is None:
            values = {"number": commendation.number or NO_NUMBER}
            page.say(Notice(error_sentence("register_needs_date", values), "warn"))
        else:
            page.page_asked.emit("certificates", commendation.id)

    def _register(self, opened: OpenedCommendation, year: int) -> None:
        commendation_id = opened.commendation.id or 0
        panel = RegisterPanel(
            self._bench.page.look, commendation_id, self._file.now().date(), opened.life.unregistered, year
        )
        panel.saved.connect(
            lambda: self._bench.forms.save(
                panel, lambda: awards.reserve_register_numbers(self._file, commendation_id)
            )
        )
        self._bench.forms.show(panel)
