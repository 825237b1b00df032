"""What labels of superior forms ask for, and those that must not be guessed."""

from __future__ import annotations

import pytest

from desktop.operations.report_forms.guessing import guess
from desktop.operations.report_forms.labels import CellLabel
from desktop.records.report_form import source_text

UNDERSTOOD = [
    (
        CellLabel("Số mô hình Dân vận khéo mới đăng ký", "Trong kỳ"),
        "initiatives.registered/novelty=new@period",
    ),
    (
        CellLabel("Số mô hình duy trì", "Kết quả thực hiện", ("Mô hình Dân vận khéo",)),
        "initiatives.registered/novelty=kept@period",
    ),
    (
        CellLabel("Mô hình, điển hình được công nhận cấp thành phố"),
        "initiatives.recognised/level=city@period",
    ),
    (
        CellLabel("Lĩnh vực kinh tế", "Lũy kế từ đầu năm", ("Mô hình đăng ký",)),
        "initiatives.registered/field=economy@year",
    ),
    (CellLabel("Trong đó: nữ", "Số lượng", ("Số thành viên tổ dân vận",)), "teams.women@period"),
    (CellLabel("Tổng số tổ dân vận"), "teams.total@period"),
    (CellLabel("Số hội nghị đối thoại đã tổ chức", "Trong quý"), "conferences.dialogues@period"),
    (CellLabel("Số hội nghị cấp phường"), "conferences.total/level=ward@period"),
    (CellLabel("Tổng số ý kiến, kiến nghị", "Cùng kỳ năm trước"), "opinions.received@before"),
    (CellLabel("Số ý kiến tại hội nghị đối thoại"), "opinions.received/kind=dialogue@period"),
    (CellLabel("Đã giải quyết", "Kỳ này", ("Ý kiến, kiến nghị của Nhân dân",)), "opinions.answered@period"),
    (CellLabel("Chuyển cấp trên", "", ("Số ý kiến",)), "opinions.passed_up@period"),
    (CellLabel("Khen thưởng đột xuất", "So với cùng kỳ (tăng, giảm)"), "awards.total/type=sudden@change"),
    (CellLabel("Cấp phường", "Số lượt khen thưởng / Tập thể"), "awards.collectives/level=ward@period"),
    (CellLabel("Giấy khen", "Tỷ lệ tăng, giảm (%)"), "awards.total/form=giay_khen@percent"),
    (CellLabel("Tổng số tiền thưởng", "", (), "đồng"), "awards.amount@period"),
    (CellLabel("Số cuộc giám sát"), "activities.total/kind=supervision@period"),
    (CellLabel("Mô hình dừng thực hiện, không tiếp tục"), "initiatives.dropped@period"),
    (CellLabel("Khen thưởng cấp trung ương"), "awards.total/level=central@period"),
    (CellLabel("Tổng cộng", "Số lượt khen thưởng / Tập thể"), "awards.collectives@period"),
    (CellLabel("Đơn vị báo cáo: ......"), "text:ward"),
    (CellLabel("Quý ..... năm ......"), "text:period"),
    (CellLabel("......, ngày .... tháng .... năm ....."), "text:place_date"),
]

NOT_GUESSED = [
    CellLabel("Kinh phí do đơn vị tự bố trí"),
    CellLabel("Tổng số tiền thưởng", "", (), "triệu đồng"),
    CellLabel("Tổng số tiền thưởng (triệu đồng)"),
    CellLabel("Số tập thể được tặng giấy khen"),  # a figure by kind and form at once: nobody counts it
    CellLabel("Giấy khen cấp phường", "Khen thưởng"),
    CellLabel("Số người dự hội nghị đối thoại"),  # participants are counted for all conferences only
    CellLabel("Khen thưởng lĩnh vực kinh tế"),
    CellLabel("Số mô hình đăng ký", "Kế hoạch năm"),
    CellLabel("Số mô hình đăng ký", "Ước thực hiện cả năm"),
    CellLabel("Số mô hình được hỗ trợ vốn vay ngân hàng chính sách"),
    CellLabel("Số đảng viên mới kết nạp"),
    CellLabel("Hộ nghèo", "Trong kỳ"),
    CellLabel("Cộng", "Trong kỳ"),
    CellLabel("Số ý kiến chưa trả lời"),
    CellLabel("Số ý kiến không được giải quyết"),
    CellLabel("Kinh tế", "Trong kỳ", ("Số ý kiến chưa trả lời",)),
    CellLabel("Số ý kiến", "Số chưa trả lời (%)"),
    CellLabel("Số ý kiến", "Giảm so với cùng kỳ"),
    CellLabel("Số ý kiến trùng"),
    CellLabel("Số cá nhân là nữ được khen thưởng"),
    CellLabel("Trong đó nữ", "", ("Cá nhân", "Khen thưởng")),
    CellLabel("Số tập thể được đề nghị khen"),
    CellLabel("Quyết định khen thưởng bị hủy"),
    CellLabel("Số giấy khen thu hồi"),
    CellLabel("Tổ dân vận yếu"),
    CellLabel("Tổ dân vận xếp loại kém"),
    CellLabel("Số mô hình hiệu quả"),
    CellLabel("Số mô hình giảm"),
    CellLabel("Cộng", "So sánh (%)", ("Tổ dân vận",)),
    CellLabel("Tổng cộng", "Khen thưởng tăng, giảm"),
    CellLabel("Cộng (I+II)", "Trong kỳ", ("Tổ dân vận",)),
    CellLabel("Ghi rõ: ......"),
    CellLabel(),
]


@pytest.mark.parametrize(("label", "wanted"), UNDERSTOOD, ids=[label.words for label, _wanted in UNDERSTOOD])
def test_what_a_label_asks_for_is_proposed(label: CellLabel, wanted: str) -> None:
    found = guess(label)
    assert found is not None
    assert source_text(found) == wanted


@pytest.mark.parametrize("label", NOT_GUESSED, ids=[label.words for label in NOT_GUESSED])
def test_what_is_not_sure_is_left_to_a_person(label: CellLabel) -> None:
    assert guess(label) is None
