"""What a column holds, told from its cells alone: for columns without a heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from desktop.intake.kinds import begins_with_unit, kind_of_row
from desktop.intake.raw import Cell
from desktop.records.codes import RecipientKind
from desktop.records.text import fold_tones

_ENOUGH = 0.8
_FORMS = frozenset(map(fold_tones, ("ông", "bà", "anh", "chị", "đồng chí", "đ/c", "tập thể", "cụ")))
_LEAST_BONUS = 100_000
_WRITTEN_BONUS = re.compile(r"(\d{1,3}(?:[., ]\d{3}){1,3})(?: ?(?:đ|đồng))?")
"""As pasted cells have it: all of them are text."""
_OFFICES = tuple(
    f"{fold_tones(office.strip())} "
    for office in """
        tổ trưởng; tổ phó; tổ viên; trưởng ban; phó trưởng ban; phó ban; bí thư; phó bí thư; chi ủy
        viên; chủ tịch; phó chủ tịch; ủy viên; chi hội trưởng; chi hội phó; hội trưởng; hội phó;
        trưởng khu; hội viên; đảng viên; đoàn viên; thành viên; giáo viên; hiệu trưởng; hiệu phó;
        phó hiệu trưởng; công chức; viên chức; nhân viên; chuyên viên; cán bộ; cảnh sát khu vực;
        trưởng công an; phó công an; đội trưởng; đội phó; trưởng trạm; trạm trưởng; giám đốc; phó
        giám đốc; kế toán; thủ quỹ; cộng tác viên; nhóm trưởng
    """.split(";")
)
_SENTENCE_WORDS = 6
"""So many words, which are neither a person nor a unit, say what was done."""


def key_by_content(cells: Sequence[Cell], wanted: set[str]) -> str | None:
    """The field among `wanted` that four of five cells look like; None where none does."""
    if not cells:
        return None
    for key, fits in _TESTS.items():
        if key in wanted and sum(map(fits, cells)) >= _ENOUGH * len(cells):
            return key
    return None


def _is_address_form(cell: Cell) -> bool:
    return isinstance(cell, str) and fold_tones(cell) in _FORMS


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) < 120 and kind_of_row(cell, "", (), None) is not None


def _is_birth_year(cell: Cell) -> bool:
    return re.fullmatch(r"(19[2-9]\d|200\d|201[0-5])(\.0)?", str(cell).strip()) is not None


def _is_bonus(cell: Cell) -> bool:
    if isinstance(cell, str) and (written := _WRITTEN_BONUS.fullmatch(cell.strip())):
        return _is_bonus(int(re.sub("[., ]", "", written[1])))
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return False
    return cell >= _LEAST_BONUS and cell % 1000 == 0


def _is_office(cell: Cell) -> bool:
    return isinstance(cell, str) and f"{fold_tones(cell)} ".startswith(_OFFICES) and not _has_unit(cell)


def _is_office_and_unit(cell: Cell) -> bool:
    return isinstance(cell, str) and f"{fold_tones(cell)} ".startswith(_OFFICES)


def _has_unit(cell: str) -> bool:
    words = cell.replace(",", " ").split()
    return any(begins_with_unit(" ".join(words[at:])) for at in range(2, len(words)))


def _is_unit(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) < 120 and begins_with_unit(cell)


def _is_merit(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(cell.split()) < _SENTENCE_WORDS:
        return False
    return not begins_with_unit(cell) and kind_of_row(cell, "", (), None) is not RecipientKind.INDIVIDUAL


_TESTS: Mapping[str, Callable[[Cell], bool]] = MappingProxyType(
    {
        "address_form": _is_address_form,
        "name": _is_name,
        "birth_year": _is_birth_year,
        "amount": _is_bonus,
        "position": _is_office,
        "position_and_unit": _is_office_and_unit,
        "unit": _is_unit,
        "merit": _is_merit,
    }
)
