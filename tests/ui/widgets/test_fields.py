"""Fields, their labels, problems and repairs."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.amount_field import AmountField, grouped
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.field import Field, FieldProblem
from desktop.ui.widgets.form import Form, ProblemCount
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.marked_text import match_spans
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.text import Text

Focus = Callable[[QWidget, QWidget], None]


def parse_day(text: str) -> date:
    day, month, year = (int(part) for part in text.split("/"))
    return date(year + 2000 if year < 100 else year, month, day)


def parse_amount(text: str) -> int:
    return int(text.replace(".", ""))


def test_leaving_cleans_and_typing_does_not(qtbot: QtBot, look: Look, focus: Focus) -> None:
    field = LineField(look)
    qtbot.addWidget(field)
    focus(field, field)
    decomposed = "  To\u0302\u0309  dân vận "
    field.insert(decomposed)
    assert field.text() == decomposed
    with qtbot.waitSignal(field.left):
        field.clearFocus()
    assert field.text() == "Tổ dân vận"


def test_a_field_left_shows_its_beginning_and_typing_goes_on_where_it_was(
    qtbot: QtBot, look: Look, focus: Focus
) -> None:
    box = QWidget()
    field, other = LineField(look), LineField(look)
    column = QVBoxLayout(box)
    column.addWidget(field)
    column.addWidget(other)
    qtbot.addWidget(box)
    focus(box, field)
    QTest.keyClicks(field, "Lien doan")
    other.setFocus(Qt.FocusReason.OtherFocusReason)
    assert field.cursorPosition() == 0
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(field, " lao dong")
    assert field.text() == "Lien doan lao dong"


def test_an_untouched_field_leaves_undo_to_the_window(qtbot: QtBot, look: Look, focus: Focus) -> None:
    box = QWidget()
    field = LineField(look)
    QVBoxLayout(box).addWidget(field)
    qtbot.addWidget(box)
    undone: list[str] = []
    QShortcut(QKeySequence("Ctrl+Z"), box, lambda: undone.append("sổ"))
    focus(box, field)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["sổ"]
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["sổ"]
    assert field.text() == ""


def test_the_label_names_its_editor(qtbot: QtBot, look: Look) -> None:
    editor = LineField(look)
    field = Field(look, "Họ và tên", editor, required=True, hint="gõ không dấu cũng tìm được")
    qtbot.addWidget(field)
    assert field.label.buddy() is editor
    assert editor.accessibleName() == "Họ và tên, bắt buộc"
    assert editor.accessibleDescription() == "gõ không dấu cũng tìm được"
    assert field.label.text() == "Họ và tên *"


def year_field(look: Look) -> tuple[Field, LineField]:
    editor = LineField(look)
    problem = FieldProblem("Năm sinh 2068 chưa tới. Có phải 1968?", "err", "Sửa thành 1968", "1968")
    return Field(
        look, "Năm sinh", editor, check=lambda: problem if editor.value() == "2068" else None
    ), editor


def test_a_problem_appears_when_the_field_is_left_and_is_repaired_by_one_key(
    qtbot: QtBot, look: Look, focus: Focus
) -> None:
    field, editor = year_field(look)
    qtbot.addWidget(field)
    focus(field, editor)
    QTest.keyClicks(editor, "2068")
    assert field.problem() is None
    editor.leave()
    assert field.problem() is not None
    assert editor.property("problem") == "err"
    assert editor.accessibleDescription() == "Năm sinh 2068 chưa tới. Có phải 1968?"
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert editor.text() == "1968"
    assert field.problem() is None
    assert editor.property("problem") == ""


def test_saving_goes_to_the_first_problem_and_warnings_never_block(
    qtbot: QtBot, look: Look, focus: Focus
) -> None:
    form = Form(look)
    count = ProblemCount(look, form)
    field, editor = year_field(look)
    other = LineField(look)
    warned = Field(look, "Tên", other, check=lambda: FieldProblem("Có thể đã có.", "warn"))
    form.add_line(warned, field)
    qtbot.addWidget(form)
    qtbot.addWidget(count)
    saved: list[bool] = []
    form.save_asked.connect(lambda: saved.append(True))
    focus(form, other)
    editor.set_value("2068")
    QTest.keyClick(other, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not saved
    assert editor.hasFocus()
    assert count.text() == "Còn 1 chỗ cần sửa"
    editor.set_value("1968")
    form.submit()
    assert saved == [True]
    assert count.text() == ""


def test_enter_walks_through_a_form(qtbot: QtBot, look: Look, focus: Focus) -> None:
    form = Form(look)
    editors = [LineField(look) for _ in range(3)]
    for editor in editors:
        form.add_line(Field(look, "Ô", editor))
    qtbot.addWidget(form)
    focus(form, editors[0])
    QTest.keyClick(editors[0], Qt.Key.Key_Return)
    assert editors[1].hasFocus()
    QTest.keyClick(editors[1], Qt.Key.Key_Enter)
    assert editors[2].hasFocus()
    QTest.keyClick(editors[2], Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editors[1].hasFocus()


@pytest.mark.parametrize(
    ("typed", "echo", "left"),
    [
        ("15/10/22", "Thứ Bảy 15/10/2022", "15/10/2022"),
        ("09/10/2026", "Thứ Sáu", "09/10/2026"),
        ("32/10/2026", "", "32/10/2026"),
        ("", "", ""),
    ],
)
def test_dates_are_text(qtbot: QtBot, look: Look, typed: str, echo: str, left: str) -> None:
    field = DateField(look, parse_day)
    qtbot.addWidget(field)
    field.set_value(typed)
    assert field.echo() == echo
    field.leave()
    assert field.text() == left


def test_an_empty_date_or_amount_stays_empty(qtbot: QtBot, look: Look) -> None:
    day, amount = DateField(look, parse_day), AmountField(look, parse_amount)
    qtbot.addWidget(day)
    qtbot.addWidget(amount)
    assert (day.day(), amount.amount()) == (None, None)
    day.set_day(None)
    amount.set_amount(None)
    assert (day.text(), amount.text()) == ("", "")
    day.set_value("hôm kia")
    with pytest.raises(ValueError, match="invalid literal"):
        day.day()


def test_an_amount_is_grouped_when_left(qtbot: QtBot, look: Look) -> None:
    field = AmountField(look, parse_amount)
    qtbot.addWidget(field)
    field.set_value("1520000")
    field.leave()
    assert field.text() == "1.520.000"
    assert field.amount() == 1520000
    field.set_value("1,52 tr")
    field.leave()
    assert field.text() == "1,52 tr"


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_grouping_loses_no_digit(amount: int) -> None:
    text = grouped(amount)
    assert int(text.replace(".", "").replace("−", "-")) == amount
    assert all(len(part) == 3 for part in text.lstrip("−").split(".")[1:])


UNITS = [Suggestion("Tổ dân vận số 3", "Lý Thái Tổ", 1), Suggestion("Tổ dân vận số 13", "Hàng Bạc", 2)]


def completed(look: Look, *, choose_first: bool) -> tuple[QWidget, LineField, CompletionPopup]:
    box = QWidget()
    field = LineField(look)
    QVBoxLayout(box).addWidget(field)
    box.resize(500, 400)
    source = lambda typed: [unit for unit in UNITS if match_spans(unit.text, typed)]  # noqa: E731
    return box, field, CompletionPopup(look, field, source, choose_first=choose_first)


def test_completion_takes_nothing_before_it_is_chosen(qtbot: QtBot, look: Look, focus: Focus) -> None:
    box, field, completion = completed(look, choose_first=False)
    qtbot.addWidget(box)
    focus(box, field)
    QTest.keyClicks(field, "to dan van")
    assert completion.is_open()
    assert field.text() == "to dan van"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "to dan van"
    taken: list[Suggestion] = []
    completion.taken.connect(taken.append)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Tổ dân vận số 13"
    assert taken == [UNITS[1]]
    assert not completion.is_open()


def test_a_list_value_is_taken_by_enter_at_once(qtbot: QtBot, look: Look, focus: Focus) -> None:
    box, field, _completion = completed(look, choose_first=True)
    qtbot.addWidget(box)
    focus(box, field)
    QTest.keyClicks(field, "to 3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Tổ dân vận số 3"


def test_escape_closes_only_the_list(qtbot: QtBot, look: Look, focus: Focus) -> None:
    box, field, completion = completed(look, choose_first=True)
    qtbot.addWidget(box)
    focus(box, field)
    QTest.keyClick(field, Qt.Key.Key_F4)
    assert not completion.is_open()
    QTest.keyClicks(field, "to")
    assert completion.is_open()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not completion.is_open()
    assert field.text() == "to"


def test_leaving_the_field_closes_the_list(qtbot: QtBot, look: Look, focus: Focus) -> None:
    box, field, completion = completed(look, choose_first=True)
    qtbot.addWidget(box)
    focus(box, field)
    QTest.keyClicks(field, "to  dan")
    field.clearFocus()
    assert not completion.is_open()
    assert field.text() == "to dan"


def test_the_list_never_leaves_the_window(qtbot: QtBot, look: Look, focus: Focus) -> None:
    box, field, completion = completed(look, choose_first=True)
    qtbot.addWidget(box)
    focus(box, field)
    layout = box.layout()
    assert layout is not None
    for y in (0, 180, 360):
        layout.setContentsMargins(10, y, 10, 400 - y - 36)
        layout.activate()
        QTest.keyClicks(field, "t")
        assert box.rect().contains(completion.popup().geometry())
        assert not completion.popup().geometry().intersects(field.geometry())
        completion.close()


@pytest.mark.parametrize(
    ("text", "typed", "parts"),
    [
        ("Tổ dân vận số 13", "to dan van 3", ["Tổ dân vận", "3"]),
        ("Đặng Thị Hường", "dang huong", ["Đặng", "Hường"]),
        ("Đặng Thị Hường", "dang x", []),
        ("Hoà giải", "hòa", ["Hoà"]),
        ("Hội Phụ nữ", "phu", ["Phụ"]),
    ],
)
def test_matches_are_marked_without_regard_to_marks(text: str, typed: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in match_spans(text, typed)] == parts


def test_a_choice_is_changed_by_keys(qtbot: QtBot, look: Look, focus: Focus) -> None:
    field = ChoiceField(look, [Suggestion("Bà", "", 1), Suggestion("Ông", "", 2)])
    qtbot.addWidget(field)
    field.set_value(1)
    focus(field, field)
    chosen: list[object] = []
    field.chosen.connect(chosen.append)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == 2
    QTest.keyClick(field, Qt.Key.Key_F4)
    assert field.is_open()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 2
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 1
    assert chosen == [2, 1]


def test_a_choice_keeps_its_value_when_the_words_change(qtbot: QtBot, look: Look) -> None:
    field = ChoiceField(look, [Suggestion("a", "", 1), Suggestion("b", "", 2)])
    qtbot.addWidget(field)
    field.set_value(2)
    field.set_choices([Suggestion("b mới", "", 2), Suggestion("c", "", 3)])
    assert (field.value(), field.text()) == (2, "b mới")
    field.set_choices([Suggestion("c", "", 3)])
    assert (field.value(), field.text()) == (None, "")


def test_a_text_built_before_the_text_size_changed_grows_too(qtbot: QtBot, look: Look) -> None:
    box = QWidget()
    text = Text(look, "Cỡ chữ")
    QVBoxLayout(box).addWidget(text)
    qtbot.addWidget(box)
    look.set_scale(1.4)
    box.show()
    assert text.font().pixelSize() == look.theme.px(13)


def _waiting(look: Look, *names: str) -> tuple[ChoiceField, list[object]]:
    """A choice whose page reads anew with every value, and what it told so far."""
    field = ChoiceField(look, [Suggestion(name, "", name) for name in names], waits=True)
    told: list[object] = []
    field.chosen.connect(told.append)
    return field, told


def test_a_choice_that_waits_tells_once_its_word_is_typed(qtbot: QtBot, look: Look, focus: Focus) -> None:
    field, told = _waiting(look, "Bà", "Hội nghị", "Hội thi")
    qtbot.addWidget(field)
    focus(field, field)
    QTest.keyClicks(field, "hoi thi")
    assert (field.value(), told) == ("Hội thi", [])
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == ["Hội thi"]


def test_a_choice_that_waits_tells_when_it_is_left_or_taken_from_the_list(
    qtbot: QtBot, look: Look, focus: Focus
) -> None:
    box = QWidget()
    column = QVBoxLayout(box)
    field, told = _waiting(look, "a", "b")
    column.addWidget(field)
    column.addWidget(LineField(look))
    qtbot.addWidget(box)
    focus(box, field)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert told == ["a"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F4)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == ["a", "b"]


def test_a_choice_that_waits_tells_by_itself_after_a_pause(qtbot: QtBot, look: Look, focus: Focus) -> None:
    field, _told = _waiting(look, "a", "b")
    qtbot.addWidget(field)
    focus(field, field)
    with qtbot.waitSignal(field.chosen):
        QTest.keyClick(field, Qt.Key.Key_Down)
