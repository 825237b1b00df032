"""What design.md fixes for the whole house, kept by looking at the files themselves."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
ROOMS = {"pyproject.toml", "desktop", "resources", "exports", "tests", "installer", "README.md"}
MAY_JOIN = {"LICENSE", "CHANGELOG.md"}
MADE_BY_TOOLS = {"build", "dist", "so_vang.egg-info"}
LONGEST_FILE = 500
# Put together here, so that this file does not hold what it forbids.
REGISTRIES = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "deb." + "debian.org",
]
MACHINE_PATH = re.compile(r"(?<![\w.}*])/(?:" + "|".join(["work", "root", "farm", "home", "Users"]) + r")/\w")
CODE = [
    path
    for room in ("desktop", "exports", "resources", "tests", "installer")
    for path in (HOUSE / room).rglob("*.py")
]
WINDOW_CODE = [path for path in CODE if path.is_relative_to(HOUSE / "desktop" / "ui")]


def named(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(HOUSE)) for path in paths]


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def texts() -> list[tuple[Path, str]]:
    found = []
    for folder, folders, files in os.walk(HOUSE):
        folders[:] = [name for name in folders if name not in MADE_BY_TOOLS and not name.endswith("cache")]
        folders[:] = [name for name in folders if name not in {".git", "__pycache__", ".hypothesis"}]
        for name in files:
            try:
                found.append((Path(folder, name), Path(folder, name).read_text(encoding="utf-8")))
            except UnicodeDecodeError:
                continue
    return found


def test_the_top_level_holds_only_the_rooms_of_the_design() -> None:
    there = {path.name for path in HOUSE.iterdir() if not path.name.startswith(".")}
    assert there - MADE_BY_TOOLS - MAY_JOIN == ROOMS


def test_the_window_never_asks_for_the_next_in_the_focus_chain() -> None:
    """PySide makes what is returned a child of the widget asked, and takes it away together with that one."""
    asking = [path for path in WINDOW_CODE if "InFocusChain(" in path.read_text(encoding="utf-8")]
    assert named(asking) == []


def test_imports_go_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlinter.cli import lint_imports

    monkeypatch.chdir(HOUSE)
    assert lint_imports(no_cache=True) == 0


def test_no_file_names_a_registry_or_a_folder_of_some_machine() -> None:
    seen = texts()
    assert len(seen) > 50
    guilty = [
        f"{path.relative_to(HOUSE)}: {found}"
        for path, text in seen
        for found in [*(name for name in REGISTRIES if name in text), *MACHINE_PATH.findall(text)]
    ]
    assert guilty == []


@pytest.mark.parametrize("path", CODE, ids=named(CODE))
def test_a_module_says_what_it_is_stays_small_and_runs_no_text_as_code(path: Path) -> None:
    tree = tree_of(path)
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not {call.id for call in calls if isinstance(call, ast.Name)} & {"eval", "exec", "__import__"}
    lines = path.read_bytes().count(b"\n")
    assert lines <= LONGEST_FILE, "is this still one thing?"
    assert ast.get_docstring(tree) or path.is_relative_to(HOUSE / "tests")


@pytest.mark.parametrize("path", WINDOW_CODE, ids=named(WINDOW_CODE))
def test_fields_never_fight_with_a_vietnamese_keyboard(path: Path) -> None:
    """Such fields lose or move letters under UniKey (product.md §3)."""
    names = {
        name
        for node in ast.walk(tree_of(path))
        for name in (getattr(node, "id", None), getattr(node, "attr", None))
        if name
    }
    forbidden = {"QDateEdit", "QTimeEdit", "QDateTimeEdit", "setEditable", "InlineCompletion"}
    assert not names & forbidden
