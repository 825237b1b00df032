"""Sửa mẫu in: the editor of one of the office's own layouts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Conflict, SoVangError
from desktop.operations.printing import layout_files, layout_samples, layouts
from desktop.operations.printing.layout_fields import lacking_fields
from desktop.operations.printing.layout_samples import LayoutSample
from desktop.records.layout import OwnLayout
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.layouts import new_elements
from desktop.ui.layouts.canvas import LayoutCanvas
from desktop.ui.layouts.editing import LayoutEditing
from desktop.ui.layouts.side import EditorSide
from desktop.ui.layouts.straighten import Straighten, as_jpeg, straightened
from desktop.ui.layouts.tools import ToolBar
from desktop.ui.page import Page, PageAction
from desktop.ui.printing.layout_sheet import drawn
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Separator
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.words.errors import error_sentence
from desktop.words.layouts import COPY, lacking_words
from exports import layout_edit
from exports.layout import Layout
from exports.layout_edit import Edge, outside

PICTURES = "Hình (*.png *.jpg *.jpeg)"
FONTS = "Phông TrueType (*.ttf *.otf)"


class LayoutsPage(Page):
    """Opened with {"layout": name}. Leaving the page saves; every save is one step of the history."""

    title = "Sửa mẫu in"

    def __init__(self, look: Look, desk: Desk, files: Files | None = None) -> None:
        super().__init__(look)
        self._desk, self._file = desk, desk.file
        self._files = files or Files()
        self._seen: OwnLayout | None = None
        self._samples: Sequence[LayoutSample] = ()
        self._sample = 0
        self._picture = QImage()
        self.editing: LayoutEditing | None = None
        self.canvas = LayoutCanvas(look)
        self.side = EditorSide(look)
        self.tools = ToolBar(look, self.canvas)
        self.straighten = Straighten(look)
        self._lay_out()
        self._connect()

    def actions_shown(self) -> Sequence[PageAction]:
        return (PageAction("layouts.discard"), PageAction("layouts.save", primary=True))

    def handlers(self) -> Mapping[str, Handler]:
        if self.editing is None:
            return {}
        return {
            "layouts.save": Handler(self.save),
            "layouts.discard": Handler(self.discard),
            "edit.undo": Handler(self.undo, text="Lùi một bước trong mẫu in"),
            "edit.redo": Handler(self.redo, text="Làm lại một bước trong mẫu in"),
            "page.new": Handler(self.add_text, text="Thêm chữ vào mẫu in"),
            "layouts.rule": Handler(self.add_rule),
            "layouts.picture": Handler(self.add_picture),
            "layouts.backdrop": Handler(self.choose_backdrop),
            "layouts.font": Handler(self.add_font),
            "row.copy_above": Handler(self.duplicate, text="Nhân đôi phần tử đang chọn"),
            "row.delete": Handler(self.delete, text="Xóa phần tử đang chọn"),
            "certificates.longest": Handler(self.next_sample, text="Xem với chữ của người khác"),
        }

    def panes(self) -> Sequence[QWidget]:
        return (self.canvas, self.side.first(), self.tools.text_button)

    def opened(self, argument: object) -> None:
        name = argument.get("layout") if isinstance(argument, Mapping) else None
        if isinstance(name, str) and not self._goes_on_with(name):
            self._open(name)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changed: frozenset[str]) -> None:
        if "layout" in changed and self._seen is not None and self.editing and not self.editing.is_changed:
            self._reopen(self._seen.name)

    def leave(self) -> bool:
        """What was changed is saved; a layout that cannot be kept stays in sight and says why."""
        self.side.take_typed()
        if self.editing is None or not self.editing.is_changed:
            return True
        self.save()
        return not self._is_gone() and not layouts.is_refused(self.editing.layout)

    def save(self) -> None:
        """Keep the layout as one step."""
        self.side.take_typed()
        editing, seen = self.editing, self._seen
        if editing is None or seen is None or self._desk.is_saving():
            return
        if not editing.is_changed:
            self.say(Notice("Mẫu in không có gì mới để lưu.", "info"))
            return
        layout, backdrop = editing.layout, editing.backdrop

        self._desk.carry_out(
            self,
            lambda: layouts.save_layout(self._file, seen, layout, backdrop),
            partial(self._was_saved, editing, layout, backdrop),
            partial(self._not_saved, editing),
            say=False,
        )

    def discard(self) -> None:
        """Go back to what the register has."""
        if self.editing is not None:
            self.editing.discard()
            self._show_anew()

    def undo(self) -> None:
        """Take the latest step in the editor back; the register's own steps stay as they are meanwhile."""
        if self.editing is None:
            return
        if not self.editing.can_undo():
            self.say(Notice("Mẫu in không còn bước nào để lùi.", "info"))
            return
        self.editing.undo()
        self._show_anew()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.editing is None:
            return
        if not self.editing.can_redo():
            self.say(Notice("Mẫu in không có bước nào để làm lại.", "info"))
            return
        self.editing.redo()
        self._show_anew()

    def add_text(self) -> None:
        """A text of one's own, or one that the register fills and that the sheet lacks."""
        editing = self.editing
        if editing is None:
            return
        lacking = new_elements.lacking_fields(editing.layout)
        if not lacking:
            self._add(*new_elements.text(editing.layout))
            return
        menu = QMenu(self)
        menu.addAction("Chữ tự gõ", lambda: self._add(*new_elements.text(editing.layout)))
        menu.addSeparator()
        for name, words in lacking:
            menu.addAction(words, partial(self._add_field, name))
        menu.popup(self.tools.text_button.mapToGlobal(self.tools.text_button.rect().bottomLeft()))

    def _add_field(self, name: str) -> None:
        if self.editing is not None:
            self._add(*new_elements.field(self.editing.layout, name))

    def add_rule(self) -> None:
        """A line in the middle of the sheet."""
        if self.editing is not None:
            self._add(*new_elements.rule(self.editing.layout))

    def add_picture(self) -> None:
        """The office's own picture, such as its emblem."""
        data = self._asked_picture("Thêm hình vào mẫu in")
        if data is not None and self.editing is not None:
            picture = QImage.fromData(data)
            self._add(
                *new_elements.picture(self.editing.layout, data, picture.width() / max(picture.height(), 1))
            )

    def add_font(self) -> None:
        """The office's own font; the chosen texts take it."""
        editing = self.editing
        path = self._files.ask_open(self, "Thêm phông của cơ quan", documents(), FONTS)
        if path is None or editing is None:
            return
        try:
            font = layout_files.read_font(path, editing.layout)
        except SoVangError as refusal:
            self._desk.tell(self, refusal)
            return
        fonts = {**editing.layout.fonts, font.face: font.data}
        layout = replace(editing.layout, fonts=fonts)
        self._change(layout_edit.changed(layout, editing.selected, face=font.face))
        self._show_anew()
        if font.missing:
            text = f"Phông {path.name} thiếu chữ: {' '.join(font.missing)}"
            self.say(Notice(text, "warn", "Tờ nào có các chữ này sẽ không in được."))

    def choose_backdrop(self) -> None:
        """The blank's scan or photo, to be straightened."""
        data = self._asked_picture("Chọn ảnh quét hoặc ảnh chụp phôi")
        if data is None:
            return
        self._picture = QImage.fromData(data)
        self.straighten.view.show_picture(self._picture)
        self._stack.setCurrentWidget(self.straighten)
        self.side.hide()
        self.straighten.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def duplicate(self) -> None:
        """Copy the chosen elements."""
        if self.editing is not None and self.editing.selected:
            texts = self._samples[self._sample].texts
            layout, made = layout_edit.duplicated(self.editing.layout, self.editing.selected, texts, COPY)
            self._change(layout)
            self.canvas.choose(made)

    def delete(self) -> None:
        """Delete the chosen elements."""
        if self.editing is not None and self.editing.selected:
            self._change(layout_edit.removed(self.editing.layout, self.editing.selected))
            self.canvas.choose(())

    def next_sample(self) -> None:
        """The next person to look at the layout with."""
        if self._samples:
            self._sample = (self._sample + 1) % len(self._samples)
            self._draw()

    def _was_saved(
        self, editing: LayoutEditing, layout: Layout, backdrop: bytes | None, stored: OwnLayout
    ) -> None:
        """Without “Hoàn tác”: while the editor is open, Ctrl+Z takes back its own steps."""
        if editing is self.editing:
            self._seen, self.context = stored, stored.name
        if editing.layout == layout and editing.backdrop == backdrop:
            editing.was_saved()
        lacking = lacking_words(lacking_fields(layout))
        self.say(Notice(f"Đã lưu mẫu in “{stored.name}”.", "warn" if lacking else "ok", lacking))
        self.frame_changed.emit()

    def _not_saved(self, editing: LayoutEditing, error: BaseException) -> None:
        """What somebody deleted or changed meanwhile can still be kept as another layout."""
        if not isinstance(error, Conflict):
            self._desk.tell(self, error)
            return
        keep = NoticeAction("Lưu thành mẫu mới", partial(self._keep_as_new, editing))
        self.say(Notice(error_sentence(error.code, error.values), "err", actions=(keep,)))

    def _keep_as_new(self, editing: LayoutEditing) -> None:
        layout, backdrop = editing.layout, editing.backdrop
        if self._desk.is_saving():
            return
        self._desk.carry_out(
            self,
            lambda: layouts.add_layout(
                self._file, layout, layouts.free_name(self._file, layout.name), backdrop
            ),
            partial(self._was_saved, editing, layout, backdrop),
            say=False,
        )

    def _is_gone(self) -> bool:
        return self._seen is not None and self._seen.name not in layouts.known_names(self._file.read)

    def _goes_on_with(self, name: str) -> bool:
        """Whether what stands here is that layout with changes that are not saved."""
        return bool(self._seen and self._seen.name == name and self.editing and self.editing.is_changed)

    def _reopen(self, name: str) -> None:
        """Show the layout as it is now, when somebody changed it or a step of the register was taken back."""
        editing = self.editing
        try:
            opened = layouts.open_layout(self._file, name)
        except SoVangError:
            self._open(name)  # which says so
            return
        if editing is not None and (opened.layout, opened.backdrop) == (editing.layout, editing.backdrop):
            self._seen = opened.seen
            return
        self._open(name)
        self.canvas.choose(editing.selected if editing else ())

    def _open(self, name: str) -> None:
        try:
            opened = layouts.open_layout(self._file, name)
        except SoVangError as gone:
            self.editing = self.canvas.editing = self._seen = None
            self._desk.tell(self, gone)
            self.back_asked.emit()
            return
        same = self.context == name
        self._seen = opened.seen
        self.context = name
        self.editing = self.canvas.editing = LayoutEditing(opened)
        self._samples = layout_samples.samples(self._file, opened.layout)
        self._sample = min(self._sample, len(self._samples) - 1) if same else 0
        self._leave_picture()
        self._show_anew()
        self.frame_changed.emit()

    def _add(self, layout: Layout, name: str) -> None:
        self._change(layout)
        self.canvas.choose([name])
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, layout: Layout, kind: str = "") -> None:
        if self.editing is not None and self.editing.change(layout, kind):
            self._draw()

    def _change_elements(self, values: Mapping[str, object]) -> None:
        editing = self.editing
        if editing is not None:
            changed = layout_edit.changed(editing.layout, editing.selected, **values)
            self._change(new_elements.sound(changed, editing.selected, values), f"fields {sorted(values)}")

    def _align(self, edge: Edge) -> None:
        if self.editing is not None:
            self._change(layout_edit.aligned(self.editing.layout, self.editing.selected, edge))

    def _distribute(self, across: bool) -> None:
        if self.editing is not None:
            self._change(layout_edit.distributed(self.editing.layout, self.editing.selected, across=across))

    def _resize_sheet(self, width_mm: float, height_mm: float) -> None:
        """Another sheet; every element keeps its place and its size."""
        if self.editing is not None:
            self._change(replace(self.editing.layout, width_mm=width_mm, height_mm=height_mm))
            if found := outside(self.editing.layout):
                self.canvas.choose(found)

    def _use_picture(self) -> None:
        editing = self.editing
        if editing is None:
            return
        width, height = editing.layout.width_mm, editing.layout.height_mm
        picture = straightened(self._picture, self.straighten.view.corners, width, height)
        if picture is None:
            self.say(Notice("Bốn góc chưa thành hình tứ giác. Kéo lại từng góc theo mép phôi.", "err"))
            return
        self._leave_picture()
        if editing.set_backdrop(as_jpeg(picture)):
            self._show_anew()

    def _remove_backdrop(self) -> None:
        if self.editing is not None and self.editing.set_backdrop(None):
            self._show_anew()

    def _leave_picture(self) -> None:
        self._picture = QImage()
        self._stack.setCurrentIndex(0)
        self.side.show()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked_picture(self, title: str) -> bytes | None:
        path: Path | None = self._files.ask_open(self, title, documents(), PICTURES)
        if path is None:
            return None
        try:
            return layout_files.read_picture(path)
        except SoVangError as refusal:
            self._desk.tell(self, refusal)
            return None

    def _show_anew(self) -> None:
        """Show everything again: another layout, or a step back."""
        self.side.forget()
        backdrop = self.editing.backdrop if self.editing else None
        self.canvas.backdrop = QImage.fromData(backdrop) if backdrop is not None else None
        self._draw()

    def _draw(self) -> None:
        editing = self.editing
        if editing is None or not self._samples:
            return
        sample = self._samples[self._sample]
        sheet = drawn(editing.layout, sample, over_blank=editing.backdrop is not None)
        if sheet.preview is not None:
            self.canvas.show_preview(sheet.preview)
        self.canvas.viewport().update()
        self.tools.show_state(editing, sample.label, f"{self._sample + 1}/{len(self._samples)}")
        lacking = lacking_words(lacking_fields(editing.layout))
        warnings = [*sheet.warnings, *([lacking] if lacking else [])]
        self.side.show_editing(editing, sample.texts.keys(), warnings)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tools, Separator(self.look)):
            column.addWidget(part)
        column.addWidget(self.canvas, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(middle)
        self._stack.addWidget(self.straighten)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self.canvas.edited.connect(self._draw)
        self.canvas.selected.connect(self._draw)
        self.tools.text_button.clicked.connect(self.add_text)
        self.tools.rule_button.clicked.connect(self.add_rule)
        self.tools.picture_button.clicked.connect(self.add_picture)
        self.tools.sample_button.clicked.connect(self.next_sample)
        self.tools.undo_button.clicked.connect(self.undo)
        self.tools.redo_button.clicked.connect(self.redo)
        self.side.changed.connect(self._change_elements)
        self.side.gave_way.connect(lambda: self.canvas.setFocus(Qt.FocusReason.OtherFocusReason))
        self.side.sheet_changed.connect(self._resize_sheet)
        self.side.aligned.connect(self._align)
        self.side.distributed.connect(self._distribute)
        self.side.backdrop_asked.connect(self.choose_backdrop)
        self.side.backdrop_removed.connect(self._remove_backdrop)
        self.side.font_asked.connect(self.add_font)
        self.side.strength_changed.connect(self._set_strength)
        self.straighten.used.connect(self._use_picture)
        self.straighten.left.connect(self._leave_picture)

    def _set_strength(self) -> None:
        self.canvas.opacity = float(self.side.strength)
        self.canvas.viewport().update()
