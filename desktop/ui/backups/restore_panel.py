"""What a restore would change, kind by kind, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.operations.backups import Backup
from desktop.operations.restore_preview import RestorePreview
from desktop.ui.backups.words import KEPT, NO_LOSS, UNREADABLE, difference, lost_steps, moment
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.card import Separator
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.text import Text, Type

WIDTH = 440


class RestorePanel(SidePanel):
    """`restore_asked` carries the backup, its preview and its passphrase; the page asks the question."""

    restore_asked = Signal(object, object, str)

    def __init__(self, look: Look, backup: Backup, passphrase: str = "") -> None:
        super().__init__(look, f"Bản sao lúc {moment(backup.made_at)}", WIDTH)
        self._look = look
        self._passphrase = passphrase
        self.backup = backup
        self.preview: RestorePreview | None = None
        self._waiting = Text(look, "Đang so sánh với sổ đang dùng…", tone="text2", wrap=True)
        self.body.addWidget(self._waiting)
        self._texts = [self._waiting]
        self.close_button = secondary(look, "Đóng", key="Esc")
        self.close_button.clicked.connect(self.close_asked)
        self.button = primary(look, "Khôi phục bản này…", icon="history")
        self.button.clicked.connect(self._ask)
        self.button.hide()
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.button)
        self.show_foot()

    def show_preview(self, preview: RestorePreview) -> None:
        """Show the difference by kind, then the deeds that would go."""
        self.preview = preview
        self._waiting.hide()
        if not preview.present_is_readable:
            self._add(UNREADABLE, "warn")
        self._add("Nếu khôi phục, sổ sẽ thay đổi:" if preview.kinds else NO_LOSS, style=Type.STRONG)
        for one in preview.kinds:
            self._add(difference(one))
        steps = lost_steps(preview)
        if steps:
            self.body.addWidget(Separator(self._look))
            self._add("Những thao tác sẽ không còn", style=Type.STRONG)
            for sentence in steps:
                self._add(sentence, "text2", Type.SMALL)
        self.body.addWidget(Separator(self._look))
        self._add(KEPT, "text2", Type.SMALL)
        self.button.show()

    def show_refusal(self, sentence: str) -> None:
        """Say why the backup cannot be used."""
        self._waiting.setText(sentence)
        self._waiting.set_tone("err")

    def texts(self) -> list[str]:
        """The sentences in sight, from the top."""
        return [text.text() for text in self._texts if not text.isHidden()]

    def _add(self, sentence: str, tone: str = "text", style: Type = Type.BODY) -> None:
        text = Text(self._look, sentence, style, tone, wrap=True)
        self._texts.append(text)
        self.body.addWidget(text)

    def _ask(self) -> None:
        self.restore_asked.emit(self.backup, self.preview, self._passphrase)
