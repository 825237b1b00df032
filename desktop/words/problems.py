"""A sentence for every problem code of a draft, shown beside its field (look.md §7)."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "conference_title_missing": "Chưa có tên hội nghị.",
    "conference_date_missing": "Chưa có ngày tổ chức nên hội nghị chưa vào báo cáo kỳ nào.",
    "district_is_gone": "Từ 01/7/2025 không còn cấp quận. Có phải cấp phường?",
    "count_negative": "Số người không thể nhỏ hơn 0.",
    "more_than_invited": "Mời {invited} người nhưng có mặt và vắng có lý do cộng lại {came} người.",
    "dialogue_has_rounds": "Hội nghị đối thoại không có đợt trao thưởng. Ghi đợt trao vào hội nghị khác hoặc đổi loại hội nghị.",
    "presenter_missing": "Chưa có chức vụ hoặc tên người trao.",
    "presented_before_signed": "Quyết định {number} còn là dự thảo. Điền số, ngày trước khi trao.",
    "presented_before_decision": "Quyết định {number} ký sau ngày hội nghị.",
    "issuer_missing": "Chưa chọn cơ quan ban hành.",
    "issuer_not_on_day": "{issuer} không ban hành quyết định vào ngày {decision_date:%d/%m/%Y}.",
    "bang_khen_not_of_ward": "Bằng khen không thuộc thẩm quyền của {issuer}. Có phải giấy khen?",
    "signer_of_another_issuer": "{signer} không ký cho {issuer}.",
    "signer_not_on_day": "{signer} chưa hoặc không còn giữ chức vụ này vào ngày {decision_date:%d/%m/%Y}.",
    "number_missing": "Chưa có số quyết định.",
    "decision_date_missing": "Chưa có ngày quyết định.",
    "number_without_date": "Có số {number} nhưng chưa có ngày quyết định.",
    "decision_date_ahead": "Ngày {decision_date:%d/%m/%Y} chưa tới.",
    "minutes_after_decision": "Biên bản họp sau ngày quyết định {decision_date:%d/%m/%Y}.",
    "proposal_after_decision": "Tờ trình sau ngày quyết định {decision_date:%d/%m/%Y}.",
    "proposal_before_minutes": "Tờ trình trước ngày họp xét {minutes_date:%d/%m/%Y}.",
    "more_present_than_members": "Có mặt {present} người, nhiều hơn {total} thành viên.",
    "fewer_than_two_thirds": "Có mặt {present} trên {total} thành viên, chưa đủ hai phần ba.",
    "more_votes_than_present": "{votes} phiếu đồng ý, nhiều hơn {present} người có mặt.",
    "revocation_reason_missing": "Chưa ghi lý do hủy bỏ.",
    "revoked_before_decision": "Ngày hủy bỏ trước ngày quyết định {decision_date:%d/%m/%Y}.",
    "number_repeated": "Số {number} đã dùng cho quyết định ngày {decision_date:%d/%m/%Y} của {issuer}. Vẫn lưu được; nên xem lại số.",
    "number_of_another_issuer": "Số {number} đã dùng cho quyết định ngày {decision_date:%d/%m/%Y} của {issuer}. Khác cơ quan ban hành nên vẫn lưu được.",
    "number_of_former_issuer": "Số {number} đã dùng cho quyết định ngày {decision_date:%d/%m/%Y} của {issuer} (cũ). Khác cơ quan ban hành nên vẫn lưu được.",
    "number_of_undated": "Số {number} đã dùng cho một quyết định chưa ghi ngày của {issuer}. Vẫn lưu được; nên xem lại số.",
    "name_missing": "Chưa có tên.",
    "name_without_letters": "Tên “{name}” không có chữ cái nào.",
    "name_with_digits": "Tên “{name}” có chữ số. Xem lại cột tên.",
    "address_form_missing": "Chưa có xưng hô nên giấy khen chỉ in tên.",
    "already_in_list": "{name} đã có trong danh sách này, ở dòng {place}.",
    "same_name_in_list": "Danh sách đã có một người cùng tên {name}: {unit}.",
    "birth_year_ahead": "Năm sinh {year} chưa tới. Có phải {suggestion}?",
    "birth_year_wrong": "Năm sinh {year} không hợp lý. Gõ lại bốn chữ số.",
    "birth_year_of_collective": "Tập thể không có năm sinh.",
    "merit_missing": "Chưa có thành tích để in lên giấy khen.",
    "merit_missing_in_rows": "Còn {count} trường hợp chưa có thành tích.",
    "quotes_unbalanced": "Dấu ngoặc kép mở và đóng chưa đủ đôi.",
    "amount_negative": "Mức thưởng không thể nhỏ hơn 0.",
    "amount_waits_for_date": "Chưa có ngày quyết định nên chưa tính được mức thưởng. Điền ngày, số tiền sẽ tự hiện.",
    "amount_differs_from_rule": "Mức thưởng khác quy định: {rule}. Ghi lý do nếu đúng như vậy.",
    "paid_by_another": "{name} đã được thưởng theo quyết định {number} cho cùng thành tích; mỗi thành tích chỉ chi một lần.",
    "print_without_number": "Chưa có số quyết định: chỗ ghi số để trống trên mọi tờ.",
    "print_without_date": "Chưa có ngày quyết định: chỗ ghi ngày để trống trên mọi tờ.",
    "print_without_register": "Còn {count} tờ chưa có số sổ vàng. Bấm Vào sổ trước khi in.",
    "broken_reference": "Một dòng của bảng {table} (mã {id}) nhắc đến dòng không còn ở bảng {parent}.",
    "stale_sort_keys": "{count} mục có khóa sắp xếp cũ.",
    "stale_search": "{count} mục tìm kiếm không khớp dữ liệu.",
    "register_number_repeated": "Số sổ vàng {number} năm {year} ghi cho {count} trường hợp.",
    "award_of_another_kind": "{name} được khen thưởng theo loại khác với thẻ của mình.",
    "signed_without_number_or_date": "Một quyết định đã ký chưa có số hoặc ngày: {subject}",
    "register_of_another_year": "Số sổ vàng của {name} thuộc năm {year}, khác năm của quyết định.",
}


def problem_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of a problem code."""
    return SENTENCES[code].format_map(dict(values))
