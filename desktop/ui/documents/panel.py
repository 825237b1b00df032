"""“Soạn văn bản”: which paper, from which template, what is missing, into which file; Enter writes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout

from desktop.operations.documents.writing import Prepared
from desktop.operations.output import stands
from desktop.records.codes import DocumentKind
from desktop.ui.documents.sentences import missing_words, template_words, unknown_words
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text, Type
from desktop.words.documents import KINDS

WIDTH = 460
"""px at 100 % text."""
TITLE = "Soạn văn bản"
WRITE, UPDATE, ANEW = "Soạn và mở", "Cập nhật và mở", "Soạn lại từ mẫu"
ALREADY = (
    "Tệp này đã có: chỉ điền lại các trường, lời văn đã sửa trong Word giữ nguyên; chỗ vừa đổi được tô vàng."
)


class DocumentPanel(SidePanel):
    """Signals say what was pressed; `kind_chosen` carries the kind of paper."""

    kind_chosen = Signal(object)
    write_asked = Signal()
    anew_asked = Signal()
    place_asked = Signal()
    own_asked = Signal()
    bundled_asked = Signal()
    copy_asked = Signal()
    fields_asked = Signal()

    def __init__(self, look: Look, kinds: Sequence[DocumentKind]) -> None:
        super().__init__(look, TITLE, WIDTH)
        self._folder, self._name = Path(), ""
        self.kind = ChoiceField(look, [Suggestion(KINDS[kind], "", kind) for kind in kinds])
        self.path = LineField(look)
        self.about, self.template = (Text(look, "", Type.SMALL, "text2", wrap=True) for _ in range(2))
        self.already = Text(look, ALREADY, Type.SMALL, "text2", wrap=True)
        self.missing, self.unknown = (Text(look, "", Type.SMALL, "warn", wrap=True) for _ in range(2))
        self.place_button = secondary(look, "Chọn nơi lưu", icon="folder_open")
        self.own_button = secondary(look, "Dùng mẫu của cơ quan", icon="document_word")
        self.bundled_button = secondary(look, "Về mẫu có sẵn", icon="arrow_undo")
        self.copy_button = secondary(look, "Lưu mẫu để sửa", icon="save")
        self.fields_button = secondary(look, "Các trường", icon="search")
        self.anew_button = secondary(look, ANEW)
        self.write_button = primary(look, WRITE, key="Enter", icon="document_word")
        self._lay_out(look)
        self._connect()

    def show_prepared(self, prepared: Prepared, path: Path | None = None) -> None:
        """Show a paper before it is written; `path` is where to, None leaves what stands there."""
        self.kind.set_value(prepared.paper.kind)
        self.about.setText(prepared.paper.about)
        self.template.setText(template_words(prepared.template))
        self.bundled_button.setVisible(prepared.template.own is not None)
        for text, said in (
            (self.missing, missing_words(prepared.missing)),
            (self.unknown, unknown_words(prepared)),
        ):
            text.setText(said)
            text.setVisible(bool(said))
        if path is not None:
            self._folder, self._name = path.parent, path.name
            self.path.set_value(str(path))
        self.look_at_path()

    def look_at_path(self) -> None:
        """A file that is there is brought up to date."""
        there = stands(self.chosen_path())
        self.already.setVisible(there)
        self.anew_button.setVisible(there)
        self.write_button.set_text(UPDATE if there else WRITE)

    def chosen_path(self) -> Path:
        """Where the paper goes: a bare name into the usual folder, always with Word's ending."""
        path = self._folder / (self.path.value() or self._name)
        return path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")

    def start(self) -> None:
        """Put the keyboard on the button: the paper is one Enter away."""
        self.write_button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it stands on, Ctrl+Enter writes from anywhere."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.write_asked.emit()
        elif isinstance(focused := self.focusWidget(), QAbstractButton):
            focused.click()

    def _lay_out(self, look: Look) -> None:
        self.form = Form(look)
        self.form.add_line(Field(look, "Văn bản", self.kind))
        self.form.add_widget(self.about)
        self.form.add_line(Field(look, "Lưu vào tệp", self.path))
        self.form.add_widget(self.already)
        self.body.addWidget(self.form)
        self.body.addLayout(_row(self.place_button))
        self.body.addWidget(self.missing)
        self.body.addWidget(Text(look, "Mẫu", Type.SMALL_STRONG, "text2"))
        self.body.addWidget(self.template)
        self.body.addWidget(self.unknown)
        self.body.addLayout(_row(self.own_button, self.bundled_button))
        self.body.addLayout(_row(self.copy_button, self.fields_button))
        self.foot.addStretch(1)
        self.foot.addWidget(self.anew_button)
        self.foot.addWidget(self.write_button)
        self.show_foot()

    def _connect(self) -> None:
        self.kind.chosen.connect(self.kind_chosen)
        self.path.left.connect(self.look_at_path)
        self.form.save_asked.connect(self.write_asked)
        for button, asked in (
            (self.write_button, self.write_asked),
            (self.anew_button, self.anew_asked),
            (self.place_button, self.place_asked),
            (self.own_button, self.own_asked),
            (self.bundled_button, self.bundled_asked),
            (self.copy_button, self.copy_asked),
            (self.fields_button, self.fields_asked),
        ):
            button.clicked.connect(asked)


def _row(*buttons: QAbstractButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
