"""What a step of the history did, as a sentence: "Đã thêm 38 trường hợp từ danh_sach_218.xlsx." """

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "conference_created": "Đã thêm hội nghị: {title}.",
    "conference_changed": "Đã sửa hội nghị: {title}.",
    "conference_deleted": "Đã xóa hội nghị: {title}.",
    "round_added": "Đã thêm đợt trao thưởng của {presenter}.",
    "round_changed": "Đã sửa đợt trao thưởng của {presenter}.",
    "round_deleted": "Đã xóa đợt trao thưởng của {presenter}; các trường hợp vẫn còn trong quyết định.",
    "round_moved": "Đã chuyển đợt trao thưởng của {presenter} thành đợt {position}.",
    "awards_assigned": "Đã xếp {count} trường hợp vào đợt trao thưởng của {presenter}.",
    "awards_unassigned": "Đã đưa {count} trường hợp ra khỏi đợt trao thưởng.",
    "presented_recorded": "Đã ghi ngày trao {day} cho hội nghị: {title}.",
}

_OF_ANOTHER: Mapping[str, str] = {"undo": "Đã hoàn tác", "redo": "Đã làm lại"}


def step_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a step; an undo or a redo says which deed it means."""
    if code in _OF_ANOTHER:
        inner = values["values"]
        assert isinstance(inner, Mapping)
        return f"{_OF_ANOTHER[code]}: {step_sentence(str(values['code']), inner)}"
    return SENTENCES[code].format_map(dict(values))
