"""How a page has its papers written in Word: Ctrl+W, the panel, the file, the office's own templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import SoVangError, StorageTrouble
from desktop.records.codes import DocumentKind
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.page import Page
from desktop.ui.unwritten import tell_unwritten
from desktop.ui.widgets.buttons import secondary
from desktop.ui.widgets.notice import Notice, NoticeAction

if TYPE_CHECKING:
    from desktop.operations.documents.writing import Prepared, Subject, WrittenDocument
    from desktop.ui.documents.panel import DocumentPanel

KINDS = "Văn bản Word (*.docx)"

Offers = Mapping[DocumentKind, "Subject"]
"""The papers that can be written from where the page stands, the likeliest first, each of its record."""


class DocumentWays(QObject):
    """Belongs to one page; `offers` says which papers can be written from what is opened now."""

    def __init__(self, page: Page, desk: Desk, files: Files, offers: Callable[[], Offers]) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._file = desk.file
        self._files = files
        self._offers = offers
        self._offered: Offers = {}
        self._prepared: Prepared | None = None
        self._shown: DocumentPanel | None = None
        self._writing = False
        self.button = secondary(page.look, "Soạn văn bản", key="Ctrl+W", icon="document_word")
        self.button.clicked.connect(self.open)
        page.frame_changed.connect(self._follow)

    def handlers(self) -> Mapping[str, Handler]:
        """The command that opens the panel."""
        return {"document.write": Handler(self.open, lambda: bool(self._offers()))}

    def open(self) -> None:
        """Show the panel for what is opened, or put the keyboard there."""
        self._offered = self._offers()
        if self._offered:
            self._show(next(iter(self._offered)))

    def _show(self, kind: DocumentKind) -> None:
        from desktop.ui.documents.panel import DocumentPanel  # the first page must not pay for documents

        if not self._prepare(kind):
            return
        panel = DocumentPanel(self._page.look, list(self._offered))
        panel.kind_chosen.connect(self._choose)
        panel.write_asked.connect(lambda: self._write(panel))
        panel.anew_asked.connect(lambda: self._write(panel, anew=True))
        panel.place_asked.connect(lambda: self._choose_place(panel))
        panel.own_asked.connect(self._take_own)
        panel.bundled_asked.connect(self._back_to_bundled)
        panel.copy_asked.connect(self._save_template)
        panel.fields_asked.connect(self._show_fields)
        self._shown = panel
        self._page.show_panel(panel)
        self._fill(panel, anew=True)
        panel.start()

    def _prepare(self, kind: DocumentKind) -> bool:
        from desktop.operations.documents.writing import prepare

        try:
            self._prepared = prepare(self._file, kind, self._offered[kind])
        except SoVangError as refusal:
            self._desk.tell(self._page, refusal)
            return False
        return True

    def _choose(self, kind: object) -> None:
        if isinstance(kind, DocumentKind) and self._prepare(kind) and (panel := self._panel()) is not None:
            self._fill(panel, anew=True)

    def _fill(self, panel: DocumentPanel, *, anew: bool = False) -> None:
        assert self._prepared is not None
        name = Path(f"{self._prepared.paper.name}.docx")
        panel.show_prepared(self._prepared, self._files.unasked(name, KINDS) if anew else None)

    def _refresh(self) -> None:
        """The template has changed: what is missing is looked at again."""
        panel = self._panel()
        if panel is not None and self._prepared is not None and self._prepare(self._prepared.paper.kind):
            self._fill(panel)

    def _panel(self) -> DocumentPanel | None:
        """The panel while it is in sight."""
        return self._shown if self._page.panel() is self._shown else None

    def _follow(self) -> None:
        """Another record is opened: the panel of the other one goes."""
        if self._panel() is not None and self._offers() != self._offered:
            self._page.hide_panel()

    def _choose_place(self, panel: DocumentPanel) -> None:
        chosen = self._files.ask_save(self._page, "Lưu văn bản", panel.chosen_path(), KINDS)
        if chosen is not None:
            panel.path.set_value(str(chosen))
            panel.look_at_path()
            panel.start()

    def _write(self, panel: DocumentPanel, *, anew: bool = False) -> None:
        from desktop.operations.documents.writing import update_document, write_document
        from desktop.operations.output import stands

        if self._prepared is None or self._writing or not self._prepare(self._prepared.paper.kind):
            return
        prepared, path = self._prepared, self._files.unasked(panel.chosen_path(), KINDS)
        updated = stands(path) and not anew
        write = update_document if updated else write_document
        self._writing = True

        def done(written: WrittenDocument) -> None:
            self._writing = False
            self._written(written, updated=updated)

        def failed(error: BaseException) -> None:
            self._writing = False
            again = (lambda: self._write(panel, anew=anew)) if self._panel() is panel else self.open
            if isinstance(error, StorageTrouble):
                tell_unwritten(self._desk, self._page, error, again, self.open)
            else:
                self._desk.tell(self._page, error)

        self._desk.jobs.run(lambda _progress: write(prepared, path), done, failed)

    def _written(self, written: WrittenDocument, *, updated: bool) -> None:
        from desktop.ui.documents.sentences import written_words

        if self._panel() is not None:
            self._page.hide_panel()
        self._files.remember_place(KINDS, written.path.parent)
        actions = (
            NoticeAction("Mở tệp", lambda: self._open(written.path), icon="open"),
            NoticeAction("Mở thư mục", lambda: self._open(written.path.parent), icon="folder_open"),
        )
        tone = "warn" if written.unknown or written.lost else "ok"
        self._page.say(Notice(written_words(written, updated=updated), tone, actions=actions))
        self._open(written.path)

    def _open(self, path: Path) -> None:
        if not self._files.show(path):
            self._page.say(Notice(f"Máy này chưa có chương trình để mở. Tệp nằm ở {path}", "warn"))

    def _take_own(self) -> None:
        from desktop.operations.documents.templates import adopt_template, checked_template

        if self._prepared is None:
            return
        paper = self._prepared.paper
        path = self._files.ask_open(self._page, "Dùng mẫu của cơ quan", documents(), KINDS)
        if path is None:
            return

        def take(content: bytes) -> None:
            self._desk.carry_out(
                self._page,
                lambda: adopt_template(self._file, paper.kind, paper.family, path.name, content),
                lambda _taken: self._refresh(),
            )

        self._desk.jobs.run(
            lambda _progress: checked_template(path, paper.kind),
            take,
            lambda error: self._desk.tell(self._page, error),
        )

    def _back_to_bundled(self) -> None:
        from desktop.operations.documents.templates import drop_template

        if self._prepared is not None:
            paper = self._prepared.paper
            self._desk.carry_out(
                self._page,
                lambda: drop_template(self._file, paper.kind, paper.family),
                lambda _none: self._refresh(),
            )

    def _save_template(self) -> None:
        from desktop.operations.documents.templates import save_template, template_file

        if self._prepared is None:
            return
        paper, template = self._prepared.paper, self._prepared.template
        suggested = documents() / template_file(paper.kind, paper.family)
        path = self._files.ask_save(self._page, "Lưu mẫu để sửa", suggested, KINDS)
        if path is None:
            return
        self._desk.jobs.run(
            lambda _progress: save_template(template, path),
            self._open,
            lambda error: tell_unwritten(
                self._desk, self._page, error, self._save_template, self._save_template
            ),
        )

    def _show_fields(self) -> None:
        from desktop.ui.documents.fields_panel import FieldsPanel

        if self._prepared is not None:
            panel = FieldsPanel(self._page.look, self._prepared.paper.kind)
            self._page.show_panel(panel)
            panel.start()
