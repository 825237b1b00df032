"""What a step of the history did, as a sentence: "Đã thêm 38 trường hợp từ danh_sach_218.xlsx." """

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

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
    "commendation_created": "Đã thêm quyết định {number}: {form}.",
    "commendation_changed": "Đã sửa quyết định {number}.",
    "commendation_deleted": "Đã xóa quyết định {number} cùng danh sách.",
    "commendation_signed": "Đã điền số, ngày cho quyết định {number}.",
    "step_recorded": "Đã ghi bước xử lý của quyết định {number}.",
    "award_added": "Đã thêm {name} vào quyết định {number}.",
    "awards_added": "Đã thêm {count} trường hợp vào quyết định {number}.",
    "awards_added_from": "Đã thêm {count} trường hợp từ {source}.",
    "award_changed": "Đã sửa {name} trong quyết định {number}.",
    "awards_deleted": "Đã xóa {count} trường hợp khỏi quyết định {number}.",
    "awards_moved": "Đã đổi thứ tự {count} trường hợp trong quyết định {number}.",
    "register_numbers_reserved": "Đã vào sổ vàng năm {year} cho quyết định {number}.",
    "awards_paid": "Đã ghi chi thưởng ngày {day} cho {count} trường hợp của quyết định {number}.",
    "awards_unpaid": "Đã bỏ dấu chi thưởng của {count} trường hợp trong quyết định {number}.",
    "awards_presented": "Đã ghi ngày trao {day} cho {count} trường hợp của quyết định {number}.",
    "awards_unpresented": "Đã bỏ dấu đã trao của {count} trường hợp trong quyết định {number}.",
    "pages_issued": "Đã ghi nhận {count} tờ giấy khen đã in của quyết định {number}.",
    "pages_spoiled": "Đã ghi {count} tờ giấy khen in hỏng của quyết định {number}.",
    "sample_filled": "Đã ghi dữ liệu mẫu vào sổ.",
    "register_made": "Đã lập sổ mới.",
    "office_set_up": "Đã ghi thông tin {ward}: đơn vị, cơ quan ban hành, người ký.",
    "issuer_added": "Đã thêm cơ quan ban hành {name}.",
    "issuer_changed": "Đã sửa cơ quan ban hành {name}.",
    "signer_added": "Đã thêm người ký {name}.",
    "signer_changed": "Đã sửa người ký {name}.",
    "base_salary_added": "Đã thêm mức lương cơ sở từ ngày {day}.",
    "base_salary_changed": "Đã sửa mức lương cơ sở từ ngày {day}.",
    "bonus_rate_added": "Đã thêm mức thưởng từ ngày {day}.",
    "bonus_rate_changed": "Đã sửa mức thưởng từ ngày {day}.",
    "setting_changed": "Đã đổi một thiết lập của sổ.",
}

_OF_ANOTHER: Mapping[str, str] = {"undo": "Đã hoàn tác", "redo": "Đã làm lại"}


def step_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a step; an undo or a redo says which deed it means."""
    if code in _OF_ANOTHER:
        inner = cast("Mapping[str, object]", values["values"])
        return f"{_OF_ANOTHER[code]}: {step_sentence(str(values['code']), inner)}"
    return SENTENCES[code].format_map(dict(values))
