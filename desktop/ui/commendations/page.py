"""The page “Khen thưởng”: decisions at the left, the opened one in the middle, panels at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.errors import SoVangError
from desktop.operations import commendations
from desktop.operations.commendations import OpenedCommendation
from desktop.operations.finding.known_recipients import last_award
from desktop.operations.lists.commendations import LISTING
from desktop.operations.unsaved import Key
from desktop.records.award import Award
from desktop.records.belonging import Place
from desktop.records.codes import CommendationState, DocumentKind
from desktop.settings import PcSettings
from desktop.ui.bulk.ways import BulkWays, Chosen
from desktop.ui.clipboard_rows import has_rows
from desktop.ui.commands import Handler
from desktop.ui.commendations.add_line import PAGE, ROW
from desktop.ui.commendations.award_panel import AwardPanel
from desktop.ui.commendations.bench import Bench
from desktop.ui.commendations.copy_deeds import CopyDeeds
from desktop.ui.commendations.decision_deeds import DecisionDeeds
from desktop.ui.commendations.doubt_deeds import DoubtDeeds
from desktop.ui.commendations.end_deeds import EndDeeds
from desktop.ui.commendations.entries import SHAPES, sections_of
from desktop.ui.commendations.opened_view import OpenedView
from desktop.ui.commendations.papers import Papers
from desktop.ui.commendations.record_bar import is_void
from desktop.ui.commendations.row_deeds import RowDeeds
from desktop.ui.commendations.step_deeds import StepDeeds
from desktop.ui.commendations.sum_deeds import SumDeeds
from desktop.ui.desk import Desk
from desktop.ui.documents.ways import DocumentWays, Offers
from desktop.ui.files import Files
from desktop.ui.lists.list_views import ListViews
from desktop.ui.lists.list_ways import ListWays, Target
from desktop.ui.lists.listed_records import ListedRecords
from desktop.ui.page import Page, PageAction
from desktop.ui.record_files import Owner, RecordFiles
from desktop.ui.taken_back import gone_notice, taken_back_notice
from desktop.ui.theme import Look
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice, NoticeBar
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.record_list import RecordList
from desktop.ui.workbooks import Workbooks

_SHOWN_KINDS = frozenset(
    {"commendation", "award", "recipient", "issuer", "signer", "issued_page", "round", "pending_row"}
    | {"carried_value"}
)

NOTHING_COPIED = (
    "Chưa chép dòng nào. Chọn các dòng trong Excel hoặc Word, bấm Ctrl+C rồi quay lại đây bấm Ctrl+V."
)
UNFINISHED = "Dòng đang gõ chưa được thêm: Enter để thêm, hoặc đóng lần nữa để bỏ."

_STEPS = ("review", "sign", "print", "present", "file")
"""The steps of the strip that are commands too."""


class CommendationsPage(Page):
    """`opened` takes {"commendation_id": …, "award_id": …}, {"recipient_id": …} or {"list": path}."""

    title = "Khen thưởng"

    def __init__(
        self, look: Look, desk: Desk, files: Files | None = None, settings: PcSettings | None = None
    ) -> None:
        super().__init__(look)
        self._desk = desk
        self._file = desk.file
        self._papers = Papers(self, desk, files or Files())
        self._narrow = False
        self._has_decisions = False
        self._warned_of: Sequence[object] = ()
        self.records = RecordList(
            look, "Quyết định khen thưởng", "Lọc: số, sự kiện, năm",
            heads=("Số quyết định", "Ngày ký", "Nội dung", "Tình trạng"),
        )  # fmt: skip
        self.view = OpenedView(look, desk.file, desk.unsaved, desk.file.now().date())
        self._bench = Bench(self, desk, self.view, self._reload)
        self._rows = RowDeeds(self._bench)
        self._listed = ListedRecords(self, self.records, SHAPES)
        self._views = ListViews(
            self, desk, self._bench.forms, LISTING, self.records.filter, self._listed.in_sight,
            Workbooks(self, desk, files or Files()), settings,
        )  # fmt: skip
        self._listed.use_views(self._views)
        self._ways = ListWays(self, desk.file, self._list_target)
        self._bulk = BulkWays(self, desk, self._bench.forms, self._chosen_rows, lambda: self._bench.reason)
        self._kept = RecordFiles(self, desk, files or Files(), self._owner)
        self._kept.button.set_compact(True)
        self.view.bar.add_first(self._kept.button, shrinks=False)
        self._documents = DocumentWays(self, desk, files or Files(), self._documents_offered)
        self._doubts = DoubtDeeds(
            self._bench,
            self.change_decision,
            partial(self._rows.edit, alone=True),
            lambda: self._steps.press("review"),
            self.show_commendation,
            lambda: self._sums.take(),
        )
        self._steps = StepDeeds(
            self._bench, self.change_decision, self._focus_list, self._doubts.open_list, self._doubts.settle
        )
        self._ends = EndDeeds(self._bench, self.show_commendation)
        self._copies = CopyDeeds(self._bench, self.show_commendation)
        self._sums = SumDeeds(self._bench)
        self._decisions = DecisionDeeds(
            self._bench, self._copies.marks, self.show_commendation, self.import_list, self._sums.tell
        )
        self._bench.forms.opens("reason", lambda _decision: self.start_adding())
        self.form_asked.connect(self._reopen_row)
        self._lay_out()
        self._connect()
        self._reload_list()

    def actions_shown(self) -> Sequence[PageAction]:
        return (PageAction("page.new"),)

    def handlers(self) -> Mapping[str, Handler]:
        always = {
            "page.new": Handler(lambda: self.new_decision(), text="Quyết định mới"),
            "list.filter": Handler(self.records.focus_filter),
            **self._listed.handlers(),
        }
        if self._current() is None:
            return always
        return {
            **always,
            "record.change": Handler(self.change_decision, text="Sửa quyết định"),
            "record.delete": Handler(self.delete_decision, text="Xóa quyết định"),
            "amounts.take": Handler(self._sums.take, self._sums.is_offered),
            "decision.check": Handler(self._doubts.open_list),
            "decision.revoke": Handler(self._ends.revoke, self._bench.is_signed),
            "decision.replace": Handler(self._ends.replace, self._may_replace),
            "decision.copy": Handler(self._copies.copy),
            "proposals.accept": Handler(
                self._copies.confirm_all,
                lambda: bool(self._copies.marks()),
                "Đúng cả chỗ chép từ quyết định cũ",
            ),
            "row.add": Handler(self.start_adding, text="Thêm tập thể, cá nhân"),
            "row.delete": Handler(self._delete_focused, self._may_delete, "Xóa dòng đang chọn"),
            **self._ways.handlers(),
            **self._kept.handlers(),
            **self._documents.handlers(),
            **self._bulk.handlers(),
            "list.import": Handler(self.import_list),
            "certificates.print": Handler(self.print_certificates, self._prints),
            "receipts.print": Handler(self._receipts, text="Danh sách ký nhận tiền thưởng"),
            "workbook.export": Handler(self._annex, text="Xuất danh sách kèm theo"),
            **{f"step.{step}": Handler(partial(self._steps.press, step)) for step in _STEPS},
        }

    def notice_bar(self) -> NoticeBar | None:
        return self.view.notices if self._current() is not None else None

    def panes(self) -> Sequence[QWidget]:
        return (self.records, self.view.strip, self.view.list_pane())

    def opened(self, argument: object) -> None:
        wanted = argument if isinstance(argument, dict) else {}
        award_id = wanted.get("award_id")
        if "recipient_id" in wanted:
            last = last_award(self._file, int(wanted["recipient_id"]))
            award_id = last.id if last else None
        award = self._file.read.get(Award, int(award_id)) if award_id is not None else None
        commendation_id = wanted.get("commendation_id") or (award.commendation_id if award else None)
        if commendation_id is not None:
            self.show_commendation(int(commendation_id), award.id if award else None)
        elif self._current() is None and self.records.ids():
            self.records.set_current(self.records.ids()[0])
        if wanted.get("new"):
            self.new_decision()
        if "list" in wanted:
            self.import_list(Path(wanted["list"]))
        if not self._has_decisions and self.panel() is None:
            self._empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif argument is None and self.focusWidget() is None:
            self.records.view.setFocus()

    def place(self) -> Mapping[str, object] | None:
        opened = self._current()
        return {"commendation_id": opened.commendation.id} if opened else None

    def record(self) -> Place | None:
        opened, focused = self._current(), self.focusWidget()
        if opened is None:
            return None
        chosen = self.view.chosen_ids()
        in_list = focused is not None and self.view.list_pane().isAncestorOf(focused)
        return ("award", chosen[0]) if in_list and chosen else ("commendation", opened.commendation.id or 0)

    def refresh(self, changed: frozenset[str]) -> None:
        self._views.refresh(changed)
        if changed & _SHOWN_KINDS:
            self._reload_list()
            self._reload_opened()

    def may_close(self) -> bool:
        """A row that is being typed is lost only when the user closes a second time."""
        unfinished = self.view.add_line.unfinished()
        if unfinished and unfinished != self._warned_of:
            self._warned_of = unfinished
            self.say(Notice(UNFINISHED, "warn"))
            return False
        self.view.add_line.give_up_all()
        return self.leave()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.records.set_narrow(narrow)
        self.view.set_narrow(narrow or self.panel() is not None)

    def hide_panel(self) -> None:
        self._bench.forms.keep(self.panel())
        super().hide_panel()

    def panel_changed(self, panel: SidePanel | None) -> None:
        self._make_room()
        self.view.set_narrow(self._narrow or panel is not None)
        self.view.set_panel_open(panel is not None)
        if panel is None:
            self._focus_list()
            self._doubts.panel_gone()

    def show_commendation(self, commendation_id: int, award_id: int | None = None) -> None:
        """Make a decision current, and one of its rows."""
        self.records.set_current(commendation_id)
        if award_id is not None:
            self.view.show_list()
            self.view.table.set_current_id(award_id)
            self.view.table.view.setFocus()

    def new_decision(self, then_import: Path | None = None) -> None:
        """Ctrl+N; a list that waits for the decision is taken in once it stands."""
        self._decisions.begin(then_import)

    def change_decision(self) -> None:
        """Change the opened decision; a signed one with a reason."""
        self._decisions.change()

    def start_adding(self) -> None:
        """Insert: the keyboard goes to the name of the add row."""
        title = "Bổ sung vào quyết định đã ký"
        self._bench.with_reason(title, lambda _reason: self.view.start_adding())

    def delete_decision(self) -> None:
        """Delete the opened decision with its list, unless it was carried out."""
        self._ends.delete()

    def import_list(self, path: Path | None = None) -> None:
        """Open the import on this decision; without one, a new decision comes first."""
        opened = self._current()
        if opened is None:
            self.new_decision(path)
            return
        self.page_asked.emit("import", {"commendation_id": opened.commendation.id, "path": path})

    def _paste(self) -> None:
        """The button of Ctrl+V, which says what to do where nothing was copied."""
        if has_rows():
            self._ways.paste()
        else:
            self.say(Notice(NOTHING_COPIED, "info"))

    def print_certificates(self) -> None:
        """Ctrl+P; in the panel of a row that was printed, its sheet once more."""
        panel = self.panel()
        if isinstance(panel, AwardPanel) and panel.prints:
            panel.save_and_print()
        elif (opened := self._current()) is not None and self._prints():
            self.page_asked.emit("certificates", opened.commendation.id)

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
        self._past = self._empty.add_way("Lấy dữ liệu các năm trước", "arrow_import")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        row.addWidget(self.records)
        row.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._empty.pressed.connect(lambda: self.new_decision())
        self._past.clicked.connect(lambda: self.page_asked.emit("past", None))
        self._views.asked.connect(self._show_view)
        self._listed.widened.connect(self._make_room)
        self.records.chosen.connect(self._open)
        self.records.opened.connect(lambda _id: self._focus_list())
        self.view.many_opened.connect(self._bulk.open)
        for decisions in (self.records.view, self._listed.table.view):
            hear(decisions, "F2", lambda: self._bulk.open_or(self.change_decision))
        self.view.bar.import_asked.connect(self.import_list)
        self.view.bar.paste_asked.connect(self._paste)
        self.view.bar.waiting_asked.connect(self._ways.open_waiting)
        self.view.bar.print_asked.connect(self.print_certificates)
        self.view.bar.menu.aboutToShow.connect(self._fill_menu)
        self._fill_menu()

    def _fill_menu(self) -> None:
        menu = self.view.bar.menu
        menu.clear()
        signed = self._bench.is_signed()
        lines: list[tuple[str, str, Callable[[], None]]] = [
            ("Sửa quyết định đã ký" if signed else "Sửa quyết định", "edit", self.change_decision),
            ("Lập quyết định mới từ quyết định này\tCtrl+E", "document_copy", self._copies.copy),
            ("Soạn văn bản\tCtrl+W", "document_word", self._documents.open),
            ("Xuất danh sách kèm theo", "document_table", self._annex),
            ("Danh sách ký nhận tiền thưởng\tF8", "print", self._receipts),
            ("Xóa quyết định", "delete", self.delete_decision),
        ]
        if signed:
            lines.insert(1, ("Bổ sung\tIns", "add", self.start_adding))
            lines.insert(-1, (f"{self._ends.revoke_words()}…", "dismiss", self._ends.revoke))
        if self._may_replace():
            lines.insert(-1, ("Thay thế bằng quyết định mới", "document_copy", self._ends.replace))
        for words, icon, run in lines:
            menu.addAction(self.look.icon(icon), words, run)

    def _chosen_rows(self) -> Chosen:
        """The chosen decisions where the keyboard is on them, else the chosen rows of the opened one."""
        decisions = self.records.selected_ids()
        if self.records.view.hasFocus() and len(decisions) > 1:
            return "commendation", decisions
        return "award", self.view.chosen_ids()

    def _current(self) -> OpenedCommendation | None:
        return self._bench.current()

    def _list_target(self) -> Target | None:
        opened = self._current()
        return {"commendation_id": opened.commendation.id} if opened is not None else None

    def _documents_offered(self) -> Offers:
        """Before it is signed the proposal is the next paper, then the decision."""
        opened = self._current()
        if opened is None:
            return {}
        kinds = [DocumentKind.PROPOSAL, DocumentKind.DECISION, DocumentKind.AWARD_LIST]
        if opened.commendation.state is CommendationState.SIGNED or opened.commendation.proposal_date:
            kinds = [DocumentKind.DECISION, DocumentKind.AWARD_LIST, DocumentKind.PROPOSAL]
        return dict.fromkeys(kinds, opened.commendation.id or 0)

    def _owner(self) -> Owner | None:
        opened = self._current()
        return Owner("commendation", opened.commendation.id or 0) if opened is not None else None

    def _prints(self) -> bool:
        opened = self._current()
        return opened is not None and not is_void(opened) and not opened.certificate_refusal

    def _may_delete(self) -> bool:
        return self._on_decisions() or (
            bool(self.view.table.selected_ids()) and self.view.table.view.hasFocus()
        )

    def _on_decisions(self) -> bool:
        """Whether the keyboard is on the list of decisions, or on their table."""
        return self.records.view.hasFocus() or self._listed.table.view.hasFocus()

    def _delete_focused(self) -> None:
        """Delete what the keyboard is on: the decision, or the chosen rows of the opened one."""
        if self._on_decisions():
            self.delete_decision()
        else:
            self._rows.delete()

    def _may_replace(self) -> bool:
        opened = self._current()
        return opened is not None and self._bench.is_signed() and not opened.replaced_by

    def _reload_list(self) -> None:
        rows = commendations.list_commendations(self._file)
        self._has_decisions = bool(rows)
        self._listed.show(rows, sections_of)
        self._make_room()
        if not rows:
            self._close_opened()

    def _reload_opened(self) -> None:
        """Read the opened decision again; one that has gone makes room for the first that is left."""
        opened = self._current()
        try:
            if opened is not None:
                self._show(commendations.open_commendation(self._file, opened.commendation.id or 0))
                return
        except SoVangError:
            self._close_opened()
        if self._has_decisions and not self.records.ids():
            self._views.show_everything()  # the view hides all that are left
        if self.records.ids():
            self.records.set_current(self.records.ids()[0])
            self._open(self.records.ids()[0])

    def _show_view(self) -> None:
        """The list as the view says; where the opened decision is not in it, its first one is opened."""
        self._reload_list()
        if self.records.current_id() < 0 and self.records.ids():
            self.records.set_current(self.records.ids()[0])

    def _make_room(self) -> None:
        panel = self.panel()
        beside = panel is None or self._listed.stays_beside(panel)
        self.records.setVisible(beside and self._has_decisions)
        self._stack.setVisible(not (self._listed.is_wide() and self._has_decisions))

    def _close_opened(self) -> None:
        self.view.clear()
        self._stack.setCurrentWidget(self._empty)
        self.frame_changed.emit()

    def _open(self, commendation_id: int) -> None:
        opened = self._current()
        if opened is None or opened.commendation.id != commendation_id:
            self._bench.reason = ""
        self._show(commendations.open_commendation(self._file, commendation_id))
        self.frame_changed.emit()

    def _show(self, opened: OpenedCommendation) -> None:
        self._stack.setCurrentWidget(self.view)
        signed = opened.commendation.state is CommendationState.SIGNED
        self.view.show_commendation(opened, adding=not signed or bool(self._bench.reason))
        self.view.bar.show_waiting(self._ways.waiting)
        self._doubts.refresh(opened)

    def _reload(self) -> None:
        self._reload_list()
        self._reload_opened()

    def _reopen_row(self, key: Key) -> None:
        """Go on with the row that was being typed when the program ended."""
        opened, kept = self._current(), self._desk.unsaved.of(PAGE, key)
        if kept is None or key[0] != ROW:
            return
        now = self._desk.unsaved.now()
        if opened is None or opened.commendation.id != key[1]:
            self._desk.unsaved.drop(PAGE, key)
            self.say(gone_notice(kept, now))
            return
        self.start_adding()
        self.view.add_line.resume()
        self.say(taken_back_notice(kept.at, now, (), self._give_up_row, None))

    def _give_up_row(self) -> None:
        self.view.add_line.give_up()
        self._focus_list()

    def _focus_list(self) -> None:
        """Where the work goes on: the add row of a draft, else the list."""
        opened = self._current()
        if opened is None:
            return
        if self.view.is_presenting():
            self.view.show_presenting()
        elif self.view.table.current_id() >= 0 or (self._bench.is_signed() and not self._bench.reason):
            self.view.table.view.setFocus()
        else:
            self.view.start_adding()

    def _annex(self) -> None:
        if (opened := self._current()) is not None:
            self._papers.annex(opened.commendation)

    def _receipts(self) -> None:
        if (opened := self._current()) is not None:
            self._papers.receipts(opened.commendation)
