"""A sentence for every error code: what happened, whether the data are safe, what to do (look.md §7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.words.steps import step_sentence

SENTENCES: Mapping[str, str] = {
    "bad_address": "“{address}” không phải địa chỉ thư nên chưa soạn được thư. Sổ chưa thay đổi gì. Sửa địa chỉ nhận báo cáo trong Cài đặt.",
    "report_unknown": "Không có loại báo cáo “{report}”. Các loại đang có: {known}.",
    "announcement_empty": "Hội nghị chưa có đợt trao thưởng nào có tên người nhận nên chưa có gì để công bố. Sổ chưa thay đổi gì. Thêm đợt trao thưởng, xếp người nhận vào đợt, rồi in lại.",
    "attachment_kind": "Tệp {name} thuộc loại không giữ được trong sổ. Sổ chưa thay đổi gì. Sổ giữ văn bản, bảng tính, ảnh, PDF, thư và tệp nén.",
    "attachment_too_large": "Tệp {name} có {megabytes} MB, lớn hơn {most} MB. Sổ chưa thay đổi gì. Nén hoặc quét lại với độ phân giải thấp hơn rồi đính kèm.",
    "attachment_empty": "Tệp {name} trống. Sổ chưa thay đổi gì. Kiểm tra lại tệp rồi đính kèm.",
    "attachment_unreadable": "Không đọc được tệp {name}: {reason}. Sổ chưa thay đổi gì. Đóng tệp trong chương trình khác, cắm lại USB rồi thử lại.",
    "attachment_known": "Tệp {name} đã được đính kèm ở đây rồi. Sổ chưa thay đổi gì.",
    "attachment_lost": "Nội dung của tệp {name} không còn trong sổ. Các phần khác vẫn an toàn. Khôi phục từ bản sao lưu hoặc đính kèm lại tệp.",
    "annex_empty": "Quyết định này chưa có ai trong danh sách. Sổ chưa thay đổi gì. Thêm tập thể, hộ gia đình, cá nhân rồi lập danh sách.",
    "receipts_empty": "Quyết định này chưa có mức thưởng nên chưa lập được danh sách ký nhận. Sổ chưa thay đổi gì. Ghi mức thưởng hoặc điền ngày quyết định rồi làm lại.",
    "period_unknown": "Không rõ kỳ báo cáo “{period}”. Gõ 2026, 2026-Q3, 2026-H1, 2026-9M hoặc 2025-11-16..2026-11-15.",
    "changed_by_another": "Mục này vừa được sửa ở nơi khác. Nội dung đang gõ chưa được lưu. Mở lại để xem bản mới rồi sửa tiếp.",
    "deleted_by_another": "Mục này vừa bị xóa ở nơi khác. Sổ chưa thay đổi gì thêm.",
    "disk_full": "Ổ đĩa đã đầy nên chưa lưu được. Những gì đã lưu trước đó vẫn nguyên vẹn. Dọn bớt ổ đĩa rồi lưu lại.",
    "file_busy": "Sổ đang bận ở nơi khác nên chưa lưu được. Dữ liệu cũ vẫn nguyên vẹn. Chờ ít giây rồi thử lại.",
    "file_read_only": "Tệp sổ đang ở chế độ chỉ đọc nên chưa lưu được. Dữ liệu cũ vẫn nguyên vẹn. Bỏ thuộc tính chỉ đọc rồi thử lại.",
    "disk_trouble": "Ổ đĩa không trả lời. Dữ liệu đã lưu vẫn nguyên vẹn. Cắm lại ổ đĩa, mở lại sổ rồi làm tiếp.",
    "file_damaged": "Tệp sổ bị hỏng nên chưa mở được. Tệp được giữ nguyên. Mở bản sao lưu gần nhất.",
    "not_permitted": "Máy không cho phép ghi vào nơi này. Sổ chưa thay đổi gì. Chọn một thư mục khác.",
    "file_missing": "Không thấy tệp {path}. Kiểm tra tên và thư mục rồi mở lại.",
    "file_unreadable": "Không đọc được tệp {path}. Kiểm tra ổ đĩa hoặc quyền truy cập rồi mở lại.",
    "file_empty": "Tệp {path} rỗng, không phải sổ. Mở bản sao lưu gần nhất.",
    "file_foreign": "Tệp {path} không phải sổ do Sổ Vàng ghi. Tệp được giữ nguyên. Chọn tệp sổ khác.",
    "file_newer": "Sổ này do bản Sổ Vàng mới hơn ghi. Tệp được giữ nguyên. Cập nhật chương trình rồi mở lại.",
    "file_acts": "Tệp {path} có phần tự chạy lạ ({name}) nên không mở. Tệp được giữ nguyên. Mở bản sao lưu gần nhất.",
    "file_older": "Sổ này do bản Sổ Vàng cũ hơn ghi. Tệp được giữ nguyên. Mở bằng chương trình để sổ được nâng cấp.",
    "file_exists": "Đã có tệp {path}. Tệp đó được giữ nguyên. Đặt tên khác cho sổ mới.",
    "open_elsewhere": "Sổ đang được {user} mở ghi trên máy {host} nên chưa lưu được. Dữ liệu vẫn nguyên vẹn, vẫn xem và in được. Chờ người đó đóng sổ; nếu máy đó đã tắt, xóa tệp {lock} rồi lưu lại.",
    "journal_unsafe": "Không bật được chế độ ghi an toàn nên sổ chưa mở. Dữ liệu vẫn nguyên vẹn. Chép sổ vào ổ đĩa của máy rồi mở lại.",
    "register_closed": "Sổ đã đóng nên chưa lưu được. Những gì đã lưu trước đó vẫn nguyên vẹn. Mở lại sổ rồi làm tiếp.",
    "still_used": "Mục này còn được mục khác dùng đến nên chưa xóa được. Sổ chưa thay đổi gì. Xóa các mục dùng nó trước.",
    "undo_in_the_way": "Chưa hoàn tác được vì có thao tác làm sau đã động vào các mục này. Sổ chưa thay đổi gì. Hoàn tác thao tác sau trước: {later}",
    "date_unclear": "Không hiểu ngày “{typed}”. Sổ chưa thay đổi gì. Gõ lại, ví dụ 09/10/2026.",
    "commendation_to_make_unclear": "Sổ chưa có quyết định số {number}. Sổ chưa thay đổi gì. Kiểm tra lại số, hoặc ghi đủ --issuer, --form và --date để lập quyết định mới.",
    "bug": "Chương trình gặp lỗi của chính nó nên chưa làm được việc này. Dữ liệu đã lưu vẫn nguyên vẹn. Gửi tệp ghi lỗi cho người hỗ trợ: {note}",
    "practice_open": "Sổ tập đang mở ở cửa sổ khác nên chưa mở, chưa làm lại được ở đây. Sổ thật không thay đổi gì. Đóng cửa sổ đó rồi làm lại.",
    "output_disk_full": "Ổ đĩa đã đầy nên chưa ghi được tệp {name}. Tệp cũ còn nguyên. Dọn bớt ổ đĩa rồi làm lại.",
    "output_in_use": "Tệp {name} đang mở trong {program}. Đóng nó rồi làm lại; tệp cũ còn nguyên.",
    "output_folder_missing": "Không thấy thư mục để ghi tệp {name}. Sổ chưa thay đổi gì. Cắm lại USB rồi làm lại, hoặc lưu nơi khác.",
    "output_not_permitted": "Máy không cho phép ghi {name} ở nơi đã chọn. Sổ chưa thay đổi gì. Chọn một thư mục khác.",
    "output_check_failed": "Tệp {name} ghi xong không đọc lại được nên đã bỏ. Tệp cũ còn nguyên. Thử lại, hoặc chọn ổ đĩa khác.",
    "output_write_failed": "Chưa ghi được tệp {name}. Tệp cũ còn nguyên. Kiểm tra ổ đĩa rồi làm lại.",
    "output_is_register": "Tệp {path} là một sổ hoặc một bản sao lưu nên không ghi đè lên. Tệp đó được giữ nguyên. Đặt tên khác.",
    "output_over_source": "Tệp {path} chính là báo cáo cần gửi nên không ghi thư đè lên. Báo cáo được giữ nguyên. Đặt tên khác cho thư.",
    "export_kind_unknown": "Chưa rõ ghi {path} thành loại tệp nào. Sổ chưa thay đổi gì. Đặt tên có đuôi .json hoặc .xlsx.",
    "export_damaged": "Tệp {path} không phải bản xuất nguyên vẹn của một sổ. Sổ chưa thay đổi gì. Xuất lại từ sổ cũ rồi nhập lại.",
    "export_newer": "Tệp {path} do bản Sổ Vàng mới hơn xuất ra. Sổ chưa thay đổi gì. Cập nhật chương trình rồi nhập lại.",
    "register_not_new": "Sổ {path} đã có dữ liệu nên không nhận cả một sổ khác. Sổ chưa thay đổi gì. Nhập vào một sổ mới.",
    "backup_changed": "Bản sao lưu {path} không còn đúng như lúc ghi. Sổ chưa thay đổi gì. Chọn bản sao lưu khác.",
    "second_place_missing": "Không thấy nơi sao lưu thứ hai {folder}. Sổ và các bản sao lưu khác vẫn nguyên vẹn. Cắm USB rồi bấm Sao lưu.",
    "register_in_use": "Sổ {path} đang được {user} mở ghi trên máy {host} nên chưa khôi phục. Sổ chưa thay đổi gì. Đóng sổ ở đó rồi làm lại.",
    "restore_onto_itself": "Bản sao lưu và sổ cần khôi phục là một tệp. Sổ chưa thay đổi gì. Chọn tên khác cho sổ.",
    "kind_unknown": "Không có loại “{kind}”. Dùng một trong các loại: {known}.",
    "issuer_unknown": "Không có cơ quan ban hành nào khớp “{typed}”. Các cơ quan đang có: {known}.",
    "issuer_ambiguous": "“{typed}” khớp nhiều cơ quan ban hành. Ghi rõ một trong các cơ quan: {candidates}.",
    "issuer_without_name": "Cơ quan ban hành chưa có tên. Sổ chưa thay đổi gì. Điền tên rồi lưu lại.",
    "series_ends_before_it_starts": "Ngày cuối của dãy số trước ngày đầu. Sổ chưa thay đổi gì. Sửa một trong hai ngày rồi lưu lại.",
    "series_starts_below_one": "Số đầu của dãy số phải từ 1 trở lên. Sổ chưa thay đổi gì. Sửa số đầu rồi lưu lại.",
    "series_overlap": "Khoảng thời gian này trùng với dãy số từ {start:%d/%m/%Y} đến {end:%d/%m/%Y} của cùng cơ quan. Sổ chưa thay đổi gì. Sửa ngày rồi lưu lại.",
    "reserved_numbers_wrong": "Số từ {first} đến {last} không thành dãy. Sổ chưa thay đổi gì. Ghi số đầu không lớn hơn số cuối, từ 1 trở lên.",
    "reserved_without_note": "Chưa ghi số này cấp cho việc gì. Sổ chưa thay đổi gì. Ghi một dòng, ví dụ: quyết định kiện toàn Tổ dân vận.",
    "signer_without_name": "Người ký chưa có tên. Sổ chưa thay đổi gì. Điền họ tên rồi lưu lại.",
    "nothing_to_undo": "Không có gì để hoàn tác. Sổ chưa thay đổi gì.",
    "nothing_to_redo": "Không có gì để làm lại. Sổ chưa thay đổi gì.",
    "value_not_given_back": "Giá trị này do sổ tự ghi nên không lấy lại riêng được. Sổ chưa thay đổi gì. Xem Nhật ký để hoàn tác cả thao tác.",
    "value_stands_already": "Giá trị này đang đứng trong sổ rồi. Sổ chưa thay đổi gì.",
    "step_unknown": "Nhật ký không có thao tác này. Sổ chưa thay đổi gì. Mở lại nhật ký rồi chọn.",
    "already_undone": "Thao tác này đã được hoàn tác rồi. Sổ chưa thay đổi gì.",
    "not_undoable": "Thao tác này không hoàn tác được. Sổ chưa thay đổi gì. Sửa trực tiếp ở mục cần đổi.",
    "draft_has_errors": "Chưa lưu được vì còn {count} chỗ cần sửa. Sổ chưa thay đổi gì. Sửa các chỗ được nêu rồi lưu lại.",
    "commendation_gone": "Quyết định này không còn trong sổ. Sổ chưa thay đổi gì. Mở lại danh sách để xem bản mới.",
    "award_gone": "Có trường hợp không còn trong danh sách. Sổ chưa thay đổi gì. Mở lại quyết định rồi làm lại.",
    "recipient_gone": "Hồ sơ của {name} không còn trong sổ. Sổ chưa thay đổi gì. Chọn lại hoặc thêm mới.",
    "issuer_in_use": "{name} còn đứng tên {count} quyết định nên không xóa được. Sổ chưa thay đổi gì. Cơ quan không còn hoạt động thì ghi ngày kết thúc.",
    "signer_in_use": "{name} còn đứng tên trong {count} quyết định nên không xóa được. Sổ chưa thay đổi gì. Người thôi giữ chức vụ thì ghi ngày kết thúc.",
    "issuer_gone": "Cơ quan ban hành này không còn trong sổ. Sổ chưa thay đổi gì. Chọn lại cơ quan ban hành.",
    "reason_needed": "Quyết định {number} đã ký nên chỉ sửa được khi ghi lý do. Sổ chưa thay đổi gì. Bấm Sửa quyết định đã ký hoặc Bổ sung.",
    "already_signed": "Quyết định {number} đã ký. Sổ chưa thay đổi gì. Bấm Sửa quyết định đã ký để sửa số hoặc ngày.",
    "commendation_has_pages": "Quyết định {number} đã in giấy khen nên không xóa được. Sổ chưa thay đổi gì. Ghi hủy bỏ quyết định thay cho xóa.",
    "commendation_carried_out": "Quyết định {number} đã trao hoặc đã chi thưởng nên không xóa được. Sổ chưa thay đổi gì. Ghi hủy bỏ quyết định thay cho xóa.",
    "commendation_not_signed": "Quyết định {number} chưa ký nên không cần hủy bỏ hay thay thế. Sổ chưa thay đổi gì. Sửa hoặc xóa dự thảo.",
    "already_replaced": "Quyết định {number} đã có quyết định {heir} thay thế. Sổ chưa thay đổi gì. Mở quyết định đó để sửa tiếp.",
    "no_longer_paid": "Quyết định {number} đã hủy bỏ hoặc đã có quyết định khác thay thế nên không ghi chi thưởng nữa. Sổ chưa thay đổi gì. Ghi chi thưởng ở quyết định thay thế.",
    "commendation_is_replaced": "Quyết định {number} đã có quyết định khác thay thế nên không xóa được. Sổ chưa thay đổi gì.",
    "award_has_pages": "Có trường hợp đã in giấy khen nên không xóa khỏi quyết định {number} được. Sổ chưa thay đổi gì. Bỏ chọn trường hợp đó rồi xóa lại.",
    "register_needs_date": "Quyết định {number} chưa có ngày nên chưa vào sổ vàng được. Sổ chưa thay đổi gì. Điền số, ngày trước.",
    "commendation_unknown": "Không có quyết định số {number} trong sổ. Sổ chưa thay đổi gì. Kiểm tra lại số, hoặc nêu cơ quan, hình thức và ngày để thêm mới.",
    "commendation_ambiguous": "Số {number} có ở nhiều quyết định: {shown}. Sổ chưa thay đổi gì. Nêu thêm cơ quan ban hành hoặc năm.",
    "form_unknown": "Không rõ hình thức “{form}”. Sổ chưa thay đổi gì. Gõ một trong các hình thức: {forms}.",
    "no_certificates_for_form": "Quyết định “{form}” không in giấy khen: chỉ hình thức giấy khen mới có giấy mang tên GIẤY KHEN. Sổ chưa thay đổi gì.",
    "revoked_prints_nothing": "Quyết định {number} đã hủy bỏ nên không in giấy. Sổ chưa thay đổi gì.",
    "certificates_by_superior": "Giấy khen của {issuer} do cấp trên in nên không in ở đây. Sổ chưa thay đổi gì.",
    "no_awards_to_print": "Quyết định {number} chưa có trường hợp nào để in. Sổ chưa thay đổi gì. Thêm danh sách trước.",
    "title_of_another_form": "Mẫu in này mang tên {title}, không dùng cho quyết định “{form}”. Sổ chưa thay đổi gì. Chọn mẫu in đúng hình thức rồi in lại.",
    "sheet_too_small": "Khổ giấy nhỏ hơn mẫu in nên không đủ chỗ cho chữ, chữ ký và con dấu. Sổ chưa thay đổi gì. Chọn khổ giấy ngang từ {width:g} × {height:g} mm trở lên.",
    "sheet_too_large": "Khổ giấy lớn quá. Sổ chưa thay đổi gì. Chọn khổ giấy mỗi chiều không quá {width:g} mm.",
    "layout_unknown": "Không có mẫu in “{name}”. Sổ chưa thay đổi gì. Chọn một trong các mẫu: {names}.",
    "layout_file_large": "Tệp {path} lớn quá. Sổ chưa thay đổi gì. Chọn tệp nhỏ hơn 20 MB.",
    "layout_file_foreign": "{path} không phải tệp mẫu in của Sổ Vàng. Sổ chưa thay đổi gì. Chọn tệp có đuôi .sovang-layout.",
    "layout_file_damaged": "Tệp mẫu in {path} bị hỏng nên không đọc được. Sổ chưa thay đổi gì. Xin lại tệp rồi nhập lại.",
    "layout_file_font": "Phông trong {path} không dùng được để in. Sổ chưa thay đổi gì. Chọn phông TrueType (.ttf) khác.",
    "layout_file_picture": "Không dùng được hình trong {path}. Sổ chưa thay đổi gì. Chọn hình PNG hoặc JPG dưới 20 MB, không quá 40 triệu điểm ảnh.",
    "layout_damaged": "Mẫu in “{name}” trong sổ không đọc được. Sổ chưa thay đổi gì. Chọn mẫu in khác, hoặc nhập lại mẫu từ tệp.",
    "layout_name_missing": "Chưa có tên mẫu in. Sổ chưa thay đổi gì. Gõ tên rồi lưu lại.",
    "layout_name_known": "Đã có mẫu in tên “{name}”. Sổ chưa thay đổi gì. Đặt tên khác.",
    "layout_without_recipient": "Mẫu in không có tên người được khen. Sổ chưa thay đổi gì. Bấm Thêm chữ, chọn “Tên” rồi lưu lại.",
    "layout_element_outside": "“{element}” nằm ngoài tờ giấy. Sổ chưa thay đổi gì. Kéo vào trong giấy rồi lưu lại.",
    "layout_not_sound": "Chưa lưu được mẫu in: “{element}” có số đo hoặc phông không dùng được ({field}). Sổ chưa thay đổi gì. Sửa rồi lưu lại.",
    "missing_glyph": "Chưa tạo được giấy khen: phông chữ không có chữ {characters} trong tờ của {recipient}. Sổ chưa thay đổi gì. Sửa chữ hoặc đổi phông của mẫu in.",
    "proof_printer_silent": "Chưa in được bản soát lỗi: máy in {printer} không trả lời. Sổ chưa thay đổi gì. Bật máy in rồi in lại.",
    "print_waits": "Quyết định {number} còn lần in chưa trả lời. Chưa in thêm tờ nào. Ghi nhận những tờ đã in rồi in tiếp.",
    "print_answered": "Lần in này đã được ghi nhận ở cửa sổ khác. Sổ chưa thay đổi gì thêm.",
    "nothing_to_reprint": "Quyết định {number} chưa có tờ nào in tốt để in lại. Sổ chưa thay đổi gì. Chọn In giấy khen.",
    "blank_gone": "Loại phôi này không còn trong sổ. Sổ chưa thay đổi gì. Chọn lại phôi rồi làm lại.",
    "blank_was_printed": "Đã in giấy khen lên phôi “{name}” nên không xóa được. Sổ chưa thay đổi gì. Sửa phôi thành Không dùng nữa nếu không mua tiếp.",
    "movement_of_print": "Dòng này do lần in giấy khen ghi nên không sửa, không xóa được. Sổ chưa thay đổi gì. Kiểm kê lại phôi nếu số còn lại không đúng.",
    "test_sheet_silent": "Chưa in được tờ thử: máy in {printer} không trả lời. Sổ chưa thay đổi gì. Bật máy in rồi in lại.",
    "printer_silent": "Chưa in được: máy in {printer} không trả lời. Bật máy in rồi bấm In tiếp.",
    "printer_stopped": "Máy in {printer} không trả lời nữa, sau {count} tờ giấy. Trả lời tờ nào in được, rồi bấm In tiếp.",
    "stopped": "Đã dừng theo yêu cầu. Những tệp đã xong được giữ lại, sổ không thay đổi.",
    "initiative_needs_year": "Năm {year} là năm duy nhất của mô hình này nên không bỏ được. Sổ chưa thay đổi gì. Xóa cả mô hình nếu không dùng nữa.",
    "nothing_to_carry_over": "Không còn mô hình nào của năm {before} để chuyển sang năm {year}. Sổ chưa thay đổi gì.",
    "level_needed": "Chưa rõ mô hình được công nhận ở cấp nào. Sổ chưa thay đổi gì. Chọn cấp, hoặc chọn quyết định công nhận.",
    "recognised_already": "Đã ghi công nhận {level} cho: {names}. Sổ chưa thay đổi gì. Bỏ chọn các mô hình đó rồi ghi lại.",
    "initiatives_without_owner": "Mô hình “{name}” chưa có đơn vị hoặc người thực hiện nên chưa lập được quyết định. Sổ chưa thay đổi gì. Điền người thực hiện rồi lập lại.",
    "mark_gone": "{name} và {other} không còn dấu “khác người”. Sổ chưa thay đổi gì. Mở lại hồ sơ để xem.",
    "merge_with_itself": "Không gộp được {name}: hai bên là một hồ sơ. Sổ chưa thay đổi gì. Chọn hồ sơ khác.",
    "merge_kinds_differ": "Không gộp được {name} với {other}: một bên là tập thể, hộ gia đình hay cá nhân khác loại. Sổ chưa thay đổi gì. Chọn hai hồ sơ cùng loại.",
    "recipient_in_use": "{name} còn {count} chỗ trong sổ nhắc đến nên không xóa được. Sổ chưa thay đổi gì. Ghi ngày kết thúc cho hồ sơ nếu không còn hoạt động.",
    "already_team": "{name} đã có trong danh sách tổ dân vận. Sổ chưa thay đổi gì. Mở tổ đó để sửa.",
    "team_has_ended": "{name} đã kết thúc ngày {day:%d/%m/%Y}. Sổ chưa thay đổi gì. Mở tổ đang hoạt động để ghi kế thừa.",
    "register_not_empty": "Sổ này đã có dữ liệu nên không ghi dữ liệu mẫu vào. Sổ chưa thay đổi gì. Tạo một sổ mới để xem mẫu.",
    "list_not_a_workbook": "Tệp {file} không phải bảng tính, bảng Word hay văn bản có cột. Sổ chưa thay đổi gì. Mở bằng chương trình đã tạo ra nó, lưu thành Excel (.xlsx) rồi nhập lại.",
    "list_empty": "Tệp {file} trống, không có chữ nào. Sổ chưa thay đổi gì. Xin bên gửi gửi lại tệp.",
    "list_encrypted": "Tệp {file} có mật khẩu nên không đọc được. Sổ chưa thay đổi gì. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập lại.",
    "list_binary_workbook": "Tệp {file} là bảng tính nhị phân (.xlsb). Sổ chưa thay đổi gì. Mở bằng Excel, lưu thành .xlsx rồi nhập lại.",
    "list_old_document": "Tệp {file} là văn bản Word cũ (.doc). Sổ chưa thay đổi gì. Mở bằng Word, lưu thành .docx rồi nhập lại.",
    "list_damaged": "Tệp {file} bị hỏng nên không đọc được. Sổ chưa thay đổi gì. Xin bên gửi gửi lại tệp.",
    "list_hostile": "Tệp {file} có phần không an toàn nên không đọc. Sổ chưa thay đổi gì. Xin bên gửi lưu lại bằng Excel rồi gửi lại.",
    "list_too_large": "Tệp {file} lớn quá mức đọc được. Sổ chưa thay đổi gì. Chép riêng danh sách sang tệp mới rồi nhập lại.",
    "list_too_long": "Tệp {file} dài hơn {rows} dòng. Sổ chưa thay đổi gì. Chia thành nhiều tệp rồi nhập từng tệp.",
    "list_took_too_long": "Đọc tệp {file} quá {seconds} giây nên đã dừng. Sổ chưa thay đổi gì. Chép riêng danh sách sang tệp mới rồi nhập lại.",
    "list_reader_ended": "Không đọc được tệp {file}: phần đọc tệp đã dừng giữa chừng. Sổ chưa thay đổi gì. Chép riêng danh sách sang tệp mới rồi nhập lại.",
    "paste_too_large": "Vùng vừa dán lớn quá mức đọc được. Sổ chưa thay đổi gì. Lưu danh sách thành tệp Excel rồi nhập tệp đó.",
    "paste_unreadable": "Không đọc được vùng vừa dán. Sổ chưa thay đổi gì. Chép lại vùng ô trong Excel rồi dán, hoặc nhập từ tệp.",
    "list_without_header": "Không thấy dòng tiêu đề có cột họ tên trong tệp {file}. Sổ chưa thay đổi gì. Ghi tiêu đề “Họ và tên” trên cột tên rồi nhập lại.",
    "conference_unclear": "Sổ có {count} hội nghị tên “{title}” nên chưa rõ nhập vào hội nghị nào. Sổ chưa thay đổi gì. Ghi đúng tên hội nghị như trong sổ.",
    "bulk_changes_nothing": "Không có dòng nào để đổi. Sổ chưa thay đổi gì. Xem lý do ở từng dòng.",
    "nothing_refused": "Danh sách {file} không có dòng nào cần sửa nên không lập tệp gửi lại.",
    "list_sheet_unknown": "Tệp không có trang tính “{sheet}”. Sổ chưa thay đổi gì. Các trang đang có: {sheets}.",
}


def error_sentence(code: str, values: Mapping[str, object]) -> str:
    """The sentence of an error code. A code without a sentence is a bug that a test finds."""
    shown = {key: _joined(value) for key, value in values.items()}
    return SENTENCES[code].format_map(_of_file(str(shown.get("path", ""))) | shown)


def _of_file(path: str) -> dict[str, object]:
    """What can be said of a file by its path: its name, and the program that usually holds it open."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return {"name": name, "program": _PROGRAMS.get(name.rpartition(".")[2].lower(), "chương trình khác")}


_PROGRAMS: Mapping[str, str] = {
    "xlsx": "Excel",
    "docx": "Word",
    "pdf": "chương trình xem PDF",
    "eml": "chương trình thư",
}


def _joined(value: object) -> object:
    """Lists of names stand as "một; hai"; lists of steps say what each did."""
    if not isinstance(value, list):
        return value
    return "; ".join(_step(one) if isinstance(one, Mapping) else str(one) for one in value)


def _step(step: Mapping[str, Any]) -> str:
    return f"“{step_sentence(step['code'], step['values'])}”"
