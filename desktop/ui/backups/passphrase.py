"""Passphrases are typed here: no draft is kept, never completed, covered until the user wants to see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.errors import SoVangError
from desktop.operations.backups import Backup
from desktop.operations.sealed_backups import LEAST_LETTERS, refuse_weak
from desktop.ui.backups.words import moment
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.switch import SegmentedSwitch
from desktop.ui.widgets.text import Text, Type
from desktop.words.errors import error_sentence

WIDTH = 440
COVERED, SHOWN = "covered", "shown"
WHY = "Dùng khi cất bản sao lên USB hoặc nơi lưu trữ trên mạng: ai nhặt được tệp cũng không mở xem được."
LOSS = (
    "Quên mật khẩu là mất bản sao này: không ai mở lại được, kể cả người làm phần mềm. "
    "Hãy ghi mật khẩu ra giấy, cất trong két hoặc tủ khóa của cơ quan."
)
ANEW = (
    "Bản sao này có mật khẩu. Gõ mật khẩu đã đặt khi sao lưu; sổ được lập lại ở {place}, bản sao còn nguyên."
)
OPENING = "Bản sao này có mật khẩu. Gõ mật khẩu đã đặt khi sao lưu để xem bản sao khác sổ đang dùng ở đâu."


class PassphraseField(LineField):
    """Every letter counts as typed, the spaces too; dots are shown in their place until `uncover`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, clean=lambda typed: typed)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def uncover(self, uncovered: bool) -> None:
        """Show the letters, or cover them again."""
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if uncovered else modes.Password)


class _Panel(SidePanel):
    """What both panels have: the fields, the switch that uncovers them, the two buttons."""

    def __init__(self, look: Look, title: str, about: str, words: str) -> None:
        super().__init__(look, title, WIDTH)
        self._look = look
        self.passphrase = PassphraseField(look)
        self.body.addWidget(Text(look, about, tone="text2", wrap=True))
        self.form = Form(look)
        self.body.addWidget(self.form)
        self.switch = SegmentedSwitch(
            look, ((COVERED, "Che chữ"), (SHOWN, "Hiện chữ")), "Mật khẩu trên màn hình"
        )
        self.switch.chosen.connect(self._uncover)
        self.body.addWidget(self.switch)
        self.close_button = secondary(look, "Đóng", key="Esc")
        self.close_button.clicked.connect(self.close_asked)
        self.button = primary(look, words, key="Ctrl+Enter")
        self.button.clicked.connect(self.form.submit)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.button)
        self.show_foot()

    def start(self) -> None:
        """Put the keyboard into the first field."""
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _uncover(self, key: str) -> None:
        for field in self.form.fields():
            if isinstance(field.editor, PassphraseField):
                field.editor.uncover(key == SHOWN)


class SealPanel(_Panel):
    """A new passphrase, typed twice; `seal_asked` carries it."""

    seal_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Sao lưu có mật khẩu", WHY, "Chọn nơi ghi…")
        self.again = PassphraseField(look)
        hint = f"ít nhất {LEAST_LETTERS} ký tự"
        first = Field(look, "Mật khẩu", self.passphrase, required=True, hint=hint, check=self._weak)
        self._second = Field(look, "Gõ lại mật khẩu", self.again, required=True, check=self._differs)
        self.form.add_line(first)
        self.form.add_line(self._second)
        self.body.addWidget(Text(look, LOSS, Type.SMALL, "warn", wrap=True))
        self.form.save_asked.connect(lambda: self.seal_asked.emit(self.passphrase.text()))

    def _weak(self) -> FieldProblem | None:
        typed = self.passphrase.text()
        return _problem(lambda: refuse_weak(typed, typed))

    def _differs(self) -> FieldProblem | None:
        """Only what was typed here: a weak first one is said above."""
        typed, again = self.passphrase.text(), self.again.text()
        if typed == again:
            return None
        return FieldProblem(_sentence(SoVangError("passphrase_differs")))


class UnsealPanel(_Panel):
    """The passphrase of a copy; `open_asked` carries it. A wrong one is said at the field."""

    open_asked = Signal(str)

    def __init__(self, look: Look, sealed: Backup, about: str = OPENING, words: str = "Xem bản sao") -> None:
        super().__init__(look, f"Bản sao lúc {moment(sealed.made_at)}", about, words)
        self._field = Field(look, "Mật khẩu của bản sao", self.passphrase, required=True, check=self._empty)
        self.form.add_line(self._field)
        self.form.save_asked.connect(lambda: self.open_asked.emit(self.passphrase.text()))

    def show_refusal(self, error: SoVangError) -> None:
        """Say at the field why the copy was not opened; the keyboard is there."""
        self._field.set_problem(FieldProblem(_sentence(error)))
        self.start()
        self.passphrase.selectAll()

    def _empty(self) -> FieldProblem | None:
        return None if self.passphrase.text() else FieldProblem(_sentence(SoVangError("passphrase_empty")))


def _problem(rule: Callable[[], None]) -> FieldProblem | None:
    try:
        rule()
    except SoVangError as refusal:
        return FieldProblem(_sentence(refusal))
    return None


def _sentence(refusal: SoVangError) -> str:
    return error_sentence(refusal.code, refusal.values)
