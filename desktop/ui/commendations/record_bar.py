"""The head of an opened decision: number, state, whose it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.operations.commendations import OpenedCommendation
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import still_to_recover
from desktop.records.text import short_date
from desktop.ui.commendations.entries import NO_NUMBER
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import IconButton, primary, secondary
from desktop.ui.widgets.record_head import RecordHead


class RecordBar(RecordHead):
    """Signals say what was pressed; `menu` is filled by the page."""

    import_asked = Signal()
    paste_asked = Signal()
    waiting_asked = Signal()
    print_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._ended = False
        self.import_button = secondary(look, "Nhập từ Excel", icon="arrow_import")
        self.paste_button = secondary(look, "Dán từ Excel", icon="clipboard_paste")
        self.waiting_button = secondary(look, "Chờ sửa", icon="warning")
        self.waiting_button.hide()
        self.more_button = IconButton(look, "more_horizontal", "Việc khác với quyết định này")
        self.print_button = primary(look, "In giấy khen", key="Ctrl+P", icon="print")
        self.menu = QMenu(self)
        lists = (self.waiting_button, self.import_button, self.paste_button)
        self.add_buttons(
            *lists, self.more_button, self.print_button, shrinking=(self.paste_button, self.import_button)
        )
        self.import_button.clicked.connect(self.import_asked)
        self.paste_button.clicked.connect(self.paste_asked)
        self.waiting_button.clicked.connect(self.waiting_asked)
        self.print_button.clicked.connect(self.print_asked)
        self.more_button.clicked.connect(self.open_menu)

    def show_commendation(self, opened: OpenedCommendation) -> None:
        """Show a decision; without a certificate to print there is no button for it."""
        commendation = opened.commendation
        self.title.setText(title_of(commendation))
        signed = commendation.state is CommendationState.SIGNED
        if revoked := commendation.revoked_on:
            self.chip.set_state(f"Đã hủy bỏ {short_date(revoked)}", "err", "dismiss")
        elif signed:
            self.chip.set_state(_signed_words(commendation), "ok", "checkmark_circle")
        else:
            self.chip.set_state("Dự thảo", "warn", "edit")
        self.second.setText(" · ".join(_second_parts(opened)))
        self._ended = bool(_end_parts(opened))
        self.print_button.setVisible(not (opened.certificate_refusal or is_void(opened)))
        self.set_narrow(self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Narrow, the second line leaves, unless it says what is to be recovered or replaced."""
        super().set_narrow(narrow)
        self.second.setVisible(not narrow or self._ended)

    def show_waiting(self, count: int) -> None:
        """How many rows of lists wait to be mended for this decision."""
        self.waiting_button.set_text(f"Chờ sửa {count}")
        self.waiting_button.setVisible(count > 0)
        self.fit()

    def open_menu(self) -> None:
        """Open the menu under its button, its first line chosen."""
        below = self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 2))
        actions = self.menu.actions()
        if actions:
            self.menu.setActiveAction(actions[0])
        self.menu.popup(below)


def is_void(opened: OpenedCommendation) -> bool:
    """Revoked, or a decision that has been taken stands in its place: nothing is printed of it any more."""
    replaced = any(heir.decision_date is not None for heir in opened.replaced_by)
    return replaced or opened.commendation.revoked_on is not None


def title_of(commendation: Commendation) -> str:
    """“Quyết định số 218/QĐ-UBND”, “Quyết định (chưa có số)”."""
    return f"Quyết định số {commendation.number}" if commendation.number else f"Quyết định {NO_NUMBER}"


def _signed_words(commendation: Commendation) -> str:
    day = commendation.decision_date
    return f"Đã ký {short_date(day)}" if day else "Đã ký"


def _second_parts(opened: OpenedCommendation) -> list[str]:
    signer = f"Người ký: {opened.signer.name}" if opened.signer else "Chưa có người ký"
    subject = opened.commendation.subject.replace("\n", " ")
    return [part for part in (*_end_parts(opened), subject, opened.issuer.name, signer) if part]


def _end_parts(opened: OpenedCommendation) -> list[str]:
    """What a revoked decision still has to get back, and which decisions stand before and after this one."""
    objects, payments = still_to_recover(opened.commendation, opened.life)
    parts = [
        f"Chưa thu hồi hiện vật của {objects} trường hợp" if objects else "",
        f"Chưa thu hồi tiền của {payments} trường hợp" if payments else "",
        f"Thay cho {title_of(opened.replaces)}" if opened.replaces else "",
        *(f"Được thay bằng {title_of(heir)}" for heir in opened.replaced_by),
    ]
    return [part for part in parts if part]
