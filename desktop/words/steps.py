"""What a step of the history did, as a sentence: "Đã thêm 38 trường hợp từ danh_sach_218.xlsx." """

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {}


def step_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a step; an undo says which deed it took back."""
    if code == "undo":
        rest = {key: value for key, value in values.items() if key != "code"}
        return f"Đã hoàn tác: {step_sentence(str(values['code']), rest)}"
    return SENTENCES[code].format_map(dict(values))
