"""Where desktop/ui makes fields to type in: read from its source, and noted while the program runs.

A field is known by the calls that made it: its class, and each function or class around it that makes fields
for others (`date_field`, `RecordList`, …). The source gives every such call; the running program gives, for
each field, the calls that stood on the stack. So no list of fields is kept by hand.
"""

from __future__ import annotations

import ast
import functools
import inspect
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType

import pytest

import desktop.ui
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.table.columns import Column
from desktop.ui.widgets.text_area import TextArea

ROOT = Path(inspect.getfile(desktop.ui)).parent
NOTED = "made_by"
"""The attribute in which a field of the running program carries its calls."""

_BASES = ("LineField", "TextArea", "ChoiceField")
QT_FIELDS = frozenset(
    {
        "QLineEdit", "QTextEdit", "QPlainTextEdit", "QComboBox", "QFontComboBox", "QSpinBox",
        "QDoubleSpinBox", "QDateEdit", "QTimeEdit", "QDateTimeEdit", "QKeySequenceEdit", "QInputDialog",
    }
)  # fmt: skip
"""Qt's own fields: none of them may be made directly."""


Trees = dict[str, ast.Module]
Makers = set[tuple[str, str]]
"""Names of what makes fields; a private name belongs to one file, named after it."""


@dataclass(frozen=True, order=True)
class Site:
    """A call in the source: file below desktop/ui, and where the call ends (line, column)."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"desktop/ui/{self.file}:{self.line}"


@functools.cache
def expected_sites() -> dict[Site, str]:
    """Every call that makes a field, with the words of the source; makers are followed until none is new."""
    trees = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in _sources()}
    makers = {(name, "") for name in _field_classes(trees)}
    while more := _makers_among(trees, makers) - makers:
        makers |= more
    found = {site: ast.unparse(call) for site, call in _calls(trees, makers)}
    return found | {site: ast.unparse(call) for site, call in _edited_columns(trees)}


def raw_fields() -> list[str]:
    """Calls that make one of Qt's own fields."""
    trees = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in _sources()}
    return [str(site) for site, _call in _calls(trees, {(name, "") for name in QT_FIELDS})]


def note_makers(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on every field that is made carries the calls that made it."""
    kinds: tuple[type, ...] = (LineField, TextArea, ChoiceField, Column)
    for kind in kinds:
        monkeypatch.setattr(kind, "__init__", _noting(kind.__init__))  # type: ignore[misc]


def made_by(field: object) -> frozenset[Site]:
    """The calls that made a field."""
    found: object = getattr(field, NOTED, frozenset())
    assert isinstance(found, frozenset)
    return found


def _noting(build: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(build)
    def noting(self: object, *words: object, **named: object) -> None:
        build(self, *words, **named)
        vars(self)[NOTED] = frozenset(_stack(sys._getframe(1)))

    return noting


def _stack(frame: FrameType | None) -> Iterator[Site]:
    """The calls of desktop/ui on the stack, the nearest first."""
    while frame is not None:
        if site := _site_at(frame.f_code, frame.f_lasti):
            yield site
        frame = frame.f_back


@functools.cache
def _site_at(code: CodeType, instruction: int) -> Site | None:
    path = Path(code.co_filename)
    if not path.is_relative_to(ROOT):
        return None
    _line, end, _from, to = list(code.co_positions())[instruction // 2]
    return Site(path.relative_to(ROOT).as_posix(), end or 0, to or 0)


def _sources() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def _field_classes(trees: Trees) -> set[str]:
    """The field classes and what is derived from them."""
    known = set(_BASES)
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while found := {one.name for one in classes if {ast.unparse(base) for base in one.bases} & known} - known:
        known |= found
    return known


def _makers_among(trees: Trees, makers: Makers) -> Makers:
    """Functions that hand out a field they make, and widgets that hold fields of their own."""
    found = set()
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.returns is not None:
                kinds = {one.id for one in ast.walk(node.returns) if isinstance(one, ast.Name)}
                makes = bool(kinds & {name for name, _file in makers}) and _makes(node, file, makers)
            elif isinstance(node, ast.ClassDef) and file.startswith("widgets/"):
                inits = (one for one in node.body if isinstance(one, ast.FunctionDef))
                makes = any(_makes(one, file, makers) for one in inits if one.name == "__init__")
            else:
                continue
            if makes:
                found.add((node.name, file if node.name.startswith("_") else ""))
    return found


def _makes(node: ast.AST, file: str, makers: Makers) -> bool:
    return any({(_name(call), ""), (_name(call), file)} & makers for call in _inside(node))


def _calls(trees: Trees, makers: Makers) -> Iterator[tuple[Site, ast.Call]]:
    for file, tree in trees.items():
        for call in _inside(tree):
            if {(_name(call), ""), (_name(call), file)} & makers:
                yield _site(file, call), call


def _edited_columns(trees: Trees) -> Iterator[tuple[Site, ast.Call]]:
    """Columns whose cells are typed into."""
    for file, tree in trees.items():
        for call in _inside(tree):
            if _name(call) == "Column" and any(word.arg == "editable" for word in call.keywords):
                yield _site(file, call), call


def _site(file: str, call: ast.Call) -> Site:
    return Site(file, call.end_lineno or 0, call.end_col_offset or 0)


@functools.cache
def _inside(node: ast.AST) -> tuple[ast.Call, ...]:
    return tuple(one for one in ast.walk(node) if isinstance(one, ast.Call))


def _name(call: ast.Call) -> str:
    target = call.func
    return (
        target.id
        if isinstance(target, ast.Name)
        else target.attr
        if isinstance(target, ast.Attribute)
        else ""
    )
