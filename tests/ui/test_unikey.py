"""Every text widget holds exactly what a Vietnamese keyboard program types."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.commands import Commands
from desktop.ui.new_register_form import IssuerKind, NewRegisterForm
from desktop.ui.palette import CommandPalette
from desktop.ui.theme import Look
from desktop.ui.widgets.amount_field import AmountField
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.record_list import Entry, RecordList, Section
from desktop.ui.widgets.table.add_row import AddRow
from desktop.ui.widgets.table.columns import Column
from desktop.ui.widgets.table.grouped_table import GroupedTable
from tests.ui.unikey import METHODS, backspace_keys, strokes

Focus = Callable[[QWidget, QWidget], None]

NAMES = (
    "Đoàn Thanh niên",
    "Nguyễn Thị Ngọc Ánh",
    "Đặng Thị Hường",
    "Ỷ Lan",
    "Tổ dân vận số 3",
    "Quỳnh Ưng Ẵm",
    "Hội Liên hiệp Phụ nữ phường Cửa Nam",
)
SUGGESTIONS = [Suggestion(name) for name in ("Đoàn Thanh niên", "Dân vận", "Đỗ Đức Thịnh", "Hội Phụ nữ")]


def _any_day(_text: str) -> date:
    raise ValueError


def _plain(look: Look) -> tuple[QWidget, LineField]:
    field = LineField(look)
    return field, field


def _amount(look: Look) -> tuple[QWidget, LineField]:
    field = AmountField(look, int)
    return field, field


def _date(look: Look) -> tuple[QWidget, LineField]:
    field = DateField(look, _any_day)
    return field, field


def _completed(look: Look) -> tuple[QWidget, LineField]:
    box = QWidget()
    field = LineField(look)
    QVBoxLayout(box).addWidget(field)
    CompletionPopup(look, field, lambda _typed: SUGGESTIONS)
    return box, field


def _chosen_first(look: Look) -> tuple[QWidget, LineField]:
    box = QWidget()
    field = LineField(look)
    QVBoxLayout(box).addWidget(field)
    CompletionPopup(look, field, lambda _typed: SUGGESTIONS, choose_first=True)
    return box, field


def _add_row(look: Look) -> tuple[QWidget, LineField]:
    table = GroupedTable(look, [Column("name", "Tên", str)], ["An", "Bình"].index, "Bảng")
    table.set_rows(["An", "Bình"])
    field = LineField(look)
    table.set_add_row(AddRow(look, [("name", field, "tên")]))
    return table, field


def _filter(look: Look) -> tuple[QWidget, LineField]:
    records = RecordList(look, "Danh sách")
    records.set_sections([Section("", [Entry(1, "Đoàn Thanh niên")])])
    return records, records.filter


def _palette(look: Look) -> tuple[QWidget, LineField]:
    window = QWidget()
    window.resize(900, 600)
    palette = CommandPalette(look, window, Commands(look, window), lambda _typed, _page: [])
    palette.open()
    field = palette.findChild(LineField)
    assert field is not None
    return window, field


def _ward(look: Look) -> tuple[QWidget, LineField]:
    kinds = [IssuerKind("state", "Chủ tịch Ủy ban nhân dân {ward}", ("CHỦ TỊCH",))]
    form = NewRegisterForm(look, lambda _typed: SUGGESTIONS, kinds)
    return form, form.ward


def _signer_title(look: Look) -> tuple[QWidget, LineField]:
    kinds = [IssuerKind("state", "Chủ tịch Ủy ban nhân dân {ward}", ())]
    form = NewRegisterForm(look, lambda _typed: SUGGESTIONS, kinds)
    return form, form.signer_title


def _cell(look: Look) -> tuple[QWidget, LineField]:
    table = GroupedTable(look, [Column("name", "Tên", lambda _row: "", editable=True)], len, "Bảng")
    table.set_rows(["An"])
    table.show()
    table.set_current_id(len("An"))
    table.view.edit(table.view.currentIndex())
    field = table.view.findChild(LineField)
    assert field is not None
    return table, field


FIELDS = (
    _plain,
    _amount,
    _date,
    _completed,
    _chosen_first,
    _add_row,
    _filter,
    _palette,
    _ward,
    _signer_title,
    _cell,
)


@pytest.mark.parametrize("build", FIELDS, ids=lambda build: build.__name__.strip("_"))
@pytest.mark.parametrize("method", METHODS)
def test_every_field_holds_what_was_typed(
    qtbot: QtBot, look: Look, focus: Focus, build: Callable[[Look], tuple[QWidget, LineField]], method: str
) -> None:
    widget, field = build(look)
    qtbot.addWidget(widget)
    focus(widget, field)
    for name in NAMES:
        field.setText("")
        METHODS[method](field, name)
        assert field.text() == name


@pytest.mark.parametrize("method", METHODS)
def test_a_choice_is_found_by_its_first_word(qtbot: QtBot, look: Look, focus: Focus, method: str) -> None:
    field = ChoiceField(look, [Suggestion(name, "", name) for name in ("Dân vận", "Đoàn Thanh niên", "Hội")])
    qtbot.addWidget(field)
    focus(field, field)
    METHODS[method](field, "Đoàn")
    assert field.value() == "Đoàn Thanh niên"


@pytest.mark.parametrize("method", METHODS)
def test_typing_over_a_table_finds_the_row(qtbot: QtBot, look: Look, focus: Focus, method: str) -> None:
    names = ["Dân vận", "Hội Phụ nữ", "Đoàn Thanh niên"]
    table = GroupedTable(look, [Column("name", "Tên", str)], names.index, "Bảng")
    qtbot.addWidget(table)
    table.set_rows(names)
    focus(table, table.view)
    METHODS[method](table.view, "Đoàn")
    assert table.current_id() == 2


@pytest.mark.parametrize("method", METHODS)
def test_typing_over_a_list_finds_the_record(qtbot: QtBot, look: Look, focus: Focus, method: str) -> None:
    records = RecordList(look, "Danh sách")
    qtbot.addWidget(records)
    titles = ["Dân vận", "Hội Phụ nữ", "Đoàn Thanh niên"]
    records.set_sections([Section("", [Entry(place, title) for place, title in enumerate(titles)])])
    focus(records, records.view)
    METHODS[method](records.view, "Đoàn")
    assert records.current_id() == 2


def test_the_simulator_sends_what_unikey_sends() -> None:
    assert "".join(backspace_keys("đoàn")) == "d\bđoan\b\bàn"
    assert "".join(backspace_keys("đoàn", raw_first=True)) == "dd\b\bđoanf\b\b\bàn"
    assert [stroke.raw for stroke in strokes("Hường", vni=True)] == ["H", "u", "7", "o", "7", "n", "g", "2"]


def test_the_simulator_catches_inline_completion(qtbot: QtBot, focus: Focus) -> None:
    """The widgets we do not use go wrong under it: the test above can fail."""
    field = QLineEdit()
    completer = QCompleter(["dang"], field)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    field.setCompleter(completer)
    combo = QComboBox()
    combo.setEditable(True)
    combo.addItem("dang")
    inner = combo.lineEdit()
    assert inner is not None
    for widget, edit in ((field, field), (combo, inner)):
        qtbot.addWidget(widget)
        focus(widget, edit)
        METHODS["telex"](edit, "đoàn")
        assert edit.text() != "đoàn"
