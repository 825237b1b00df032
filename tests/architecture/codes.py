"""Reads, without running anything, which codes the program raises, records and notes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ERRORS = {"SoVangError": 0, "Conflict": 0, "FileRefused": 0, "StorageTrouble": 0}
PROBLEMS = {"Problem": 1, "Finding": 0}
DEEDS = {"Deed": 0}


@dataclass(frozen=True)
class Codes:
    """`literal`: codes that stand in the source. `open`: "file: expression" where one comes from afar."""

    literal: frozenset[str]
    open: frozenset[str]


def codes(makers: Mapping[str, int], package: str = "desktop") -> Codes:
    """Every code given to one of `makers`; the number is the code's place among the arguments."""
    literal: set[str] = set()
    unknown: set[str] = set()
    for path in sorted((ROOT / package).rglob("*.py")):
        module = _Module(ast.parse(path.read_text("utf-8")), dict(makers))
        for expression in module.given:
            found = list(module.constants(expression))
            literal.update(found)
            if not found and not module.is_handed_on(expression):
                unknown.add(f"{path.relative_to(ROOT / package).as_posix()}: {ast.unparse(expression)}")
    return Codes(frozenset(literal), frozenset(unknown))


class _Module:
    """One file. A function with a parameter `code` that hands it to a maker is a maker itself."""

    def __init__(self, tree: ast.Module, makers: dict[str, int]) -> None:
        self._tree = tree
        self._handing_on: set[str] = set()
        self._assigned: list[ast.expr] = []
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for function in functions * 2:  # a helper may stand below its callers
            self._learn(function, makers)
        self.given = [*_given(tree, makers), *self._assigned]

    def constants(self, expression: ast.expr) -> Iterator[str]:
        """The codes that an expression can be: a literal, either side of a choice, the values of a table."""
        if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
            yield expression.value
        elif isinstance(expression, ast.IfExp):
            yield from self.constants(expression.body)
            yield from self.constants(expression.orelse)
        elif isinstance(expression, ast.Subscript) and isinstance(expression.value, ast.Name):
            yield from self._table(expression.value.id)

    def is_handed_on(self, expression: ast.expr) -> bool:
        """Whether this is the parameter of a function whose callers are read instead."""
        return isinstance(expression, ast.Name) and expression.id == "code" and bool(self._handing_on)

    def _learn(self, function: ast.FunctionDef, makers: dict[str, int]) -> None:
        names = [argument.arg for argument in function.args.args]
        hands_on = any(isinstance(one, ast.Name) and one.id == "code" for one in _given(function, makers))
        if hands_on and "code" in names:
            makers[function.name] = names.index("code")
            self._handing_on.add(function.name)
        if hands_on:
            self._assigned += [
                node.value
                for node in ast.walk(function)
                if isinstance(node, ast.Assign)
                and any(isinstance(target, ast.Name) and target.id == "code" for target in node.targets)
            ]

    def _table(self, name: str) -> Iterator[str]:
        for node in self._tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            if isinstance(node, ast.AnnAssign):
                targets = [node.target]
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                value = getattr(node, "value", None)
                for entry in value.values if isinstance(value, ast.Dict) else []:
                    yield from self.constants(entry)


def _given(tree: ast.AST, makers: Mapping[str, int]) -> list[ast.expr]:
    found: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _name(node.func)) in makers:
            named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            found += named or node.args[makers[name] : makers[name] + 1]
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
