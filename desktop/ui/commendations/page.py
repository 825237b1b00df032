"""The page “Khen thưởng”: decisions at the left, the opened one in the middle, panels at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.errors import SoVangError
from desktop.operations import awards, commendations
from desktop.operations.commendations import AwardLine, OpenedCommendation
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.recipient import Recipient
from desktop.ui.commands import Handler
from desktop.ui.commendations.award_panel import AwardPanel
from desktop.ui.commendations.decision_panel import DecisionPanel, new_commendation
from desktop.ui.commendations.entries import sections_of
from desktop.ui.commendations.opened_view import OpenedView, moved_before
from desktop.ui.commendations.papers import Papers
from desktop.ui.commendations.step_panels import (
    FilePanel,
    ReasonPanel,
    RegisterPanel,
    ReviewPanel,
    SignPanel,
)
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.page import Page, PageAction
from desktop.ui.theme import Look
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.form_panel import Drafts, FormPanel
from desktop.ui.widgets.notice import Notice, NoticeBar
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.record_list import RecordList
from desktop.words.errors import error_sentence
from desktop.words.labels import FORMS
from desktop.words.problems import problem_sentence

LISTS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
"""Files that the page takes when they are dropped on it."""

_SHOWN_KINDS = frozenset({"commendation", "award", "recipient", "issuer", "signer", "issued_page", "round"})


class CommendationsPage(Page):
    """`opened` takes {"commendation_id": …, "award_id": …} or {"recipient_id": …}, each on its own too."""

    title = "Khen thưởng"

    def __init__(self, look: Look, desk: Desk, files: Files | None = None) -> None:
        super().__init__(look)
        self._desk = desk
        self._file = desk.file
        self._papers = Papers(self, desk, files or Files())
        self._reason = ""
        self._drafts = Drafts()
        self._narrow = False
        self._has_decisions = False
        today = desk.file.now().date()
        self.records = RecordList(look, "Quyết định khen thưởng", "Lọc: số, sự kiện, năm")
        self.view = OpenedView(look, desk.file, today)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._reload_list()

    def actions_shown(self) -> Sequence[PageAction]:
        return (PageAction("page.new"),)

    def handlers(self) -> Mapping[str, Handler]:
        always = {
            "page.new": Handler(self.new_decision, text="Quyết định mới"),
            "list.filter": Handler(self.records.focus_filter),
        }
        if self._current() is None:
            return always
        return {
            **always,
            "record.change": Handler(self.change_decision, text="Sửa quyết định"),
            "record.delete": Handler(self.delete_decision, text="Xóa quyết định"),
            "row.add": Handler(self.start_adding, text="Thêm tập thể, cá nhân"),
            "row.delete": Handler(self.delete_rows, self._may_delete, "Xóa khỏi danh sách"),
            "list.import": Handler(self.import_list),
            "certificates.print": Handler(self.print_certificates, self._prints),
            "receipts.print": Handler(self._receipts, text="Danh sách ký nhận tiền thưởng"),
            "workbook.export": Handler(self._annex, text="Xuất danh sách kèm theo"),
        }

    def notice_bar(self) -> NoticeBar | None:
        return self.view.notices if self._current() is not None else None

    def panes(self) -> Sequence[QWidget]:
        return (self.records, self.view)

    def opened(self, argument: object) -> None:
        wanted = argument if isinstance(argument, dict) else {}
        award_id = wanted.get("award_id")
        if "recipient_id" in wanted:
            last = awards.last_award(self._file, int(wanted["recipient_id"]))
            award_id = last.id if last else None
        award = self._file.read.get(Award, int(award_id)) if award_id is not None else None
        commendation_id = wanted.get("commendation_id") or (award.commendation_id if award else None)
        if commendation_id is not None:
            self.show_commendation(int(commendation_id), award.id if award else None)
        elif self._current() is None and self.records.ids():
            self.records.set_current(self.records.ids()[0])
        if argument is None and self.focusWidget() is None:
            self.records.view.setFocus()

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & _SHOWN_KINDS:
            self._reload_list()
            self._reload_opened()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.records.set_narrow(narrow)
        self.view.set_narrow(narrow or self.panel() is not None)

    def hide_panel(self) -> None:
        self._drafts.keep(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        self.records.setVisible(panel is None and self._has_decisions)
        self.view.set_narrow(self._narrow or panel is not None)
        self.view.set_panel_open(panel is not None)
        if panel is None:
            self._focus_list()

    def show_commendation(self, commendation_id: int, award_id: int | None = None) -> None:
        """Make a decision current, and one of its rows."""
        self.records.set_current(commendation_id)
        if award_id is not None:
            self.view.show_list()
            self.view.table.set_current_id(award_id)
            self.view.table.view.setFocus()

    def new_decision(self) -> None:
        """Ctrl+N."""
        draft = new_commendation(self._file)
        if draft is None:
            self.say(
                Notice("Sổ chưa có cơ quan ban hành. Thêm cơ quan ban hành trong Cài đặt trước.", "warn")
            )
            return
        self._edit_decision(draft)

    def change_decision(self) -> None:
        """Change the opened decision; a signed one with a reason."""
        if (opened := self._current()) is not None:
            self._edit_decision(opened.commendation)

    def start_adding(self) -> None:
        """Insert: the keyboard goes to the name of the add row."""
        self._with_reason("Bổ sung vào quyết định đã ký", lambda _reason: self.view.start_adding())

    def delete_rows(self) -> None:
        """Delete the chosen rows; “Hoàn tác” brings them back."""
        ids = self.view.table.selected_ids()
        self._with_reason(
            "Xóa khỏi quyết định đã ký",
            lambda reason: self._desk.carry_out(
                self, lambda: awards.delete_awards(self._file, ids, reason), self._reloaded
            ),
        )

    def delete_decision(self) -> None:
        """Delete the opened decision with its list."""
        if (opened := self._current()) is None:
            return
        commendation_id = opened.commendation.id or 0
        self._with_reason(
            "Xóa quyết định đã ký",
            lambda reason: self._desk.carry_out(
                self,
                lambda: commendations.delete_commendation(self._file, commendation_id, reason),
                self._reloaded,
            ),
        )

    def import_list(self, path: Path | None = None) -> None:
        """Open the import on this decision; without one the import asks for it."""
        opened = self._current()
        argument = {"commendation_id": opened.commendation.id if opened else None, "path": path}
        self.page_asked.emit("import", argument)

    def print_certificates(self) -> None:
        """Ctrl+P."""
        if (opened := self._current()) is not None and self._prints():
            self.page_asked.emit("certificates", opened.commendation.id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_list(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_list(event)
        if path is not None:
            event.acceptProposedAction()
            self.import_list(path)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._empty = EmptyList(
            self.look,
            "Chưa có quyết định nào. Bấm Quyết định mới, hoặc kéo tệp Excel vào đây.",
            "Quyết định mới",
            key="Ctrl+N",
            icon="add",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        row.addWidget(self.records)
        row.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._empty.pressed.connect(self.new_decision)
        self.records.chosen.connect(self._open)
        self.records.opened.connect(lambda _id: self._focus_list())
        self.view.bar.import_asked.connect(self.import_list)
        self.view.bar.print_asked.connect(self.print_certificates)
        self.view.bar.menu.aboutToShow.connect(self._fill_menu)
        self._fill_menu()
        self.view.strip.pressed.connect(self._step)
        self.view.opened.connect(self._edit_award)
        self.view.moved.connect(self._move)
        self.view.add_line.ready.connect(self._add)
        self.view.present.presented.connect(self._present)
        self.view.present.paid.connect(self._pay)
        self.view.present.received.connect(self._receive)

    def _fill_menu(self) -> None:
        menu = self.view.bar.menu
        menu.clear()
        signed = self._is_signed()
        lines: list[tuple[str, str, Callable[[], None]]] = [
            ("Sửa quyết định đã ký" if signed else "Sửa quyết định", "edit", self.change_decision),
            ("Xuất danh sách kèm theo", "document_table", self._annex),
            ("Danh sách ký nhận tiền thưởng\tF8", "print", self._receipts),
            ("Xóa quyết định", "delete", self.delete_decision),
        ]
        if signed:
            lines.insert(1, ("Bổ sung\tIns", "add", self.start_adding))
        for words, icon, run in lines:
            menu.addAction(self.look.icon(icon), words, run)

    def _current(self) -> OpenedCommendation | None:
        return self.view.shown() if self._stack.currentWidget() is self.view else None

    def _is_signed(self) -> bool:
        opened = self._current()
        return opened is not None and opened.commendation.state is CommendationState.SIGNED

    def _prints(self) -> bool:
        opened = self._current()
        return opened is not None and not opened.certificate_refusal

    def _may_delete(self) -> bool:
        return bool(self.view.table.selected_ids()) and self.view.table.view.hasFocus()

    def _reload_list(self) -> None:
        rows = commendations.list_commendations(self._file)
        self._has_decisions = bool(rows)
        self.records.set_sections(sections_of(rows))
        self.records.setVisible(self.panel() is None and self._has_decisions)
        if not rows:
            self._stack.setCurrentWidget(self._empty)

    def _reload_opened(self) -> None:
        """Read the opened decision again; one that has gone makes room for the first that is left."""
        opened = self._current()
        if opened is None:
            self.opened(None)
            return
        try:
            self._show(commendations.open_commendation(self._file, opened.commendation.id or 0))
        except SoVangError:
            ids = self.records.ids()
            self._stack.setCurrentWidget(self._empty)
            if ids:
                self.records.set_current(ids[0])
                self._open(ids[0])
            self.frame_changed.emit()

    def _open(self, commendation_id: int) -> None:
        opened = self._current()
        if opened is None or opened.commendation.id != commendation_id:
            self._reason = ""
        self._show(commendations.open_commendation(self._file, commendation_id))
        self.frame_changed.emit()

    def _show(self, opened: OpenedCommendation) -> None:
        signed = opened.commendation.state is CommendationState.SIGNED
        self._stack.setCurrentWidget(self.view)
        self.view.show_commendation(opened, adding=not signed or bool(self._reason))

    def _reloaded(self, _value: object = None) -> None:
        self._reload_list()
        self._reload_opened()

    def _focus_list(self) -> None:
        """Where the work goes on: the add row of a draft, else the list."""
        opened = self._current()
        if opened is None:
            return
        if self.view.is_presenting():
            self.view.show_presenting()
        elif self.view.table.current_id() >= 0 or (self._is_signed() and not self._reason):
            self.view.table.view.setFocus()
        else:
            self.view.start_adding()

    def _with_reason(self, title: str, then: Callable[[str], None]) -> None:
        """Go on at once in a draft; in a signed decision ask for the reason, once while it is open."""
        if not self._is_signed() or self._reason:
            then(self._reason)
            return
        opened = self._current()
        if opened is None:
            return
        panel = ReasonPanel(self.look, title, opened.commendation.id, self._file.now().date())

        def given(reason: str) -> None:
            self._reason = reason
            self._close_saved(panel)
            self._reload_opened()
            then(reason)

        panel.saved.connect(given)
        self._show_form(panel)

    def _show_form(self, panel: FormPanel) -> None:
        self.show_panel(panel)
        panel.begin(self._drafts.of(panel.key))
        panel.start()

    def _close_saved(self, panel: FormPanel) -> None:
        """Close a panel whose content the register has."""
        if self.panel() is panel:
            self.hide_panel()
        self._drafts.drop(panel.key)

    def _refused(self, panel: FormPanel, error: BaseException) -> None:
        """Show what the register found beside its field; anything else as a notice."""
        if not panel.show_refusal(error):
            self._desk.tell(self, error)

    def _edit_decision(self, seen: Commendation) -> None:
        panel = DecisionPanel(self.look, self._file, seen, self._reason)
        panel.saved.connect(partial(self._save_decision, panel, seen))
        self._show_form(panel)

    def _save_decision(self, panel: FormPanel, seen: Commendation, draft: Commendation, reason: str) -> None:
        new = seen.id is None

        def done(stored: Commendation) -> None:
            self._close_saved(panel)
            self._reloaded()
            self.show_commendation(stored.id or 0)
            if new:
                self.view.start_adding()

        self._desk.carry_out(
            self,
            lambda: (
                commendations.create_commendation(self._file, draft)
                if new
                else commendations.change_commendation(self._file, seen, draft, reason)
            ),
            done,
            partial(self._refused, panel),
        )

    def _edit_award(self, award_id: int) -> None:
        opened = self._current()
        line = _line(opened, award_id)
        if opened is None or line is None:
            return
        panel = AwardPanel(self.look, self._file, opened.commendation, line, self._reason)
        panel.saved.connect(partial(self._save_award, panel, line))
        self._show_form(panel)
        self.view.table.set_current_id(award_id)

    def _save_award(
        self,
        panel: FormPanel,
        line: AwardLine,
        changed: Award,
        card: Recipient,
        new_card: Recipient,
        reason: str,
    ) -> None:
        def done(_stored: Award) -> None:
            following = self._following(line.award.id or 0)
            self._close_saved(panel)
            self._reloaded()
            if following is not None:
                self._edit_award(following)

        if changed == line.award and new_card == card:
            done(changed)
            return
        self._desk.carry_out(
            self,
            lambda: awards.change_award(self._file, line.award, changed, reason, (card, new_card)),
            done,
            partial(self._refused, panel),
        )

    def _following(self, award_id: int) -> int | None:
        opened = self._current()
        ids = [line.award.id or 0 for line in opened.awards] if opened else []
        at = ids.index(award_id) + 1 if award_id in ids else len(ids)
        return ids[at] if at < len(ids) else None

    def _add(self, new: NewAward) -> None:
        opened = self._current()
        if opened is None:
            return
        commendation_id = opened.commendation.id or 0

        def failed(error: BaseException) -> None:
            if isinstance(error, SoVangError):
                self.view.add_line.give_back(new, error_sentence(error.code, error.values))
            self._desk.tell(self, error)

        self._desk.carry_out(
            self,
            lambda: awards.add_award(self._file, commendation_id, new, self._reason),
            self._reloaded,
            failed,
        )

    def _move(self, ids: Sequence[int], by: int) -> None:
        opened = self._current()
        if opened is None or not ids:
            return
        lines = [line.award for line in opened.awards]
        kinds = {award.kind for award in lines if award.id in ids}
        order = [award.id or 0 for award in lines if award.kind in kinds]
        before = moved_before(order, ids, by) if len(kinds) == 1 else -1
        if before == -1:
            return
        self._desk.carry_out(
            self, lambda: awards.move_awards(self._file, list(ids), before), self._reloaded, say=False
        )

    def _present(self, ids: Sequence[int], day: date | None) -> None:
        self._desk.carry_out(
            self,
            lambda: awards.mark_presented(self._file, ids, day),
            self._reloaded,
        )

    def _pay(self, ids: Sequence[int], day: date | None) -> None:
        self._desk.carry_out(
            self,
            lambda: awards.mark_paid(self._file, ids, day),
            self._reloaded,
        )

    def _receive(self, award_id: int, day: date | None, who: str) -> None:
        self._desk.carry_out(
            self,
            lambda: awards.mark_paid(self._file, [award_id], day, who),
            self._reloaded,
        )

    def _step(self, step_id: str) -> None:
        opened = self._current()
        if opened is None:
            return
        steps: Mapping[str, Callable[[OpenedCommendation], None]] = {
            "list": self._check_list,
            "review": self._review,
            "sign": self._sign,
            "print": self._register_and_print,
            "present": lambda _opened: self.view.show_presenting(),
            "file": self._put_on_file,
        }
        steps[step_id](opened)

    def _check_list(self, opened: OpenedCommendation) -> None:
        """Back to the list; doubts about the decision as a whole are said here, those of rows stand there."""
        self.view.show_list()
        general = [one for one in opened.problems if "award_id" not in one.values]
        if general:
            more = f"Và {len(general) - 1} điều khác." if len(general) > 1 else ""
            self.say(Notice(problem_sentence(general[0].code, general[0].values), "warn", more))
        self._focus_list()

    def _review(self, opened: OpenedCommendation) -> None:
        panel = ReviewPanel(self.look, self._file, opened.commendation)
        panel.saved.connect(partial(self._record, panel, opened.commendation))
        self._show_form(panel)

    def _put_on_file(self, opened: OpenedCommendation) -> None:
        panel = FilePanel(self.look, self._file, opened.commendation)
        panel.saved.connect(partial(self._record, panel, opened.commendation))
        self._show_form(panel)

    def _record(self, panel: FormPanel, seen: Commendation, changes: dict[str, object]) -> None:
        def done(_stored: Commendation) -> None:
            self._close_saved(panel)
            self._reloaded()

        self._desk.carry_out(
            self,
            lambda: commendations.record_step(self._file, seen, **changes),
            done,
            partial(self._refused, panel),
        )

    def _sign(self, opened: OpenedCommendation) -> None:
        """Điền số, ngày; a signed decision is changed with a reason instead."""
        if opened.commendation.state is CommendationState.SIGNED:
            self.change_decision()
            return
        seen = opened.commendation
        panel = SignPanel(self.look, self._file, seen)

        def done(_stored: Commendation) -> None:
            self._close_saved(panel)
            self._reloaded()

        panel.saved.connect(
            lambda number, day, signer_id: self._desk.carry_out(
                self,
                lambda: commendations.fill_number_and_date(
                    self._file, seen, number=number, decision_date=day, signer_id=signer_id
                ),
                done,
                partial(self._refused, panel),
            )
        )
        self._show_form(panel)

    def _register_and_print(self, opened: OpenedCommendation) -> None:
        """Register numbers first; once everybody has one, the certificates."""
        day = opened.commendation.decision_date
        if opened.life.unregistered and day is not None:
            panel = RegisterPanel(
                self.look, opened.commendation.id, self._file.now().date(), opened.life.unregistered, day.year
            )
            panel.saved.connect(partial(self._reserve, panel, opened))
            self._show_form(panel)
        elif opened.certificate_refusal:
            values = {"form": FORMS[opened.commendation.form], "issuer": opened.issuer.name}
            self.say(Notice(error_sentence(opened.certificate_refusal, values), "info"))
        elif day is None:
            number = opened.commendation.number or "(chưa có số)"
            self.say(Notice(error_sentence("register_needs_date", {"number": number}), "warn"))
        else:
            self.print_certificates()

    def _reserve(self, panel: FormPanel, opened: OpenedCommendation) -> None:
        commendation_id = opened.commendation.id or 0

        def done(_count: int) -> None:
            self._close_saved(panel)
            self._reloaded()

        self._desk.carry_out(self, lambda: awards.reserve_register_numbers(self._file, commendation_id), done)

    def _annex(self) -> None:
        if (opened := self._current()) is not None:
            self._papers.annex(opened.commendation)

    def _receipts(self) -> None:
        if (opened := self._current()) is not None:
            self._papers.receipts(opened.commendation)


def _line(opened: OpenedCommendation | None, award_id: int) -> AwardLine | None:
    lines = opened.awards if opened else ()
    return next((line for line in lines if line.award.id == award_id), None)


def _dropped_list(event: QDropEvent) -> Path | None:
    """The first list among the files that are being dragged."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in LISTS), None)
