"""What the sections of the settings are called; read by their page and by the Ctrl+K box."""

NAMES = (
    ("office", "Đơn vị báo cáo", "tên đơn vị, địa chỉ nhận"),
    ("periods", "Kỳ báo cáo", "ngày chốt quý, 6 tháng, năm"),
    ("mail", "Thư gửi báo cáo", "người nhận, lời thư"),
    ("issuers", "Cơ quan ban hành", "tên, dòng đầu văn bản, số"),
    ("numbers", "Sổ số quyết định", "số đầu, số ngoài sổ, khuyết, trùng"),
    ("units", "Đơn vị hành chính", "trước và sau 01/7/2025, cơ quan cũ"),
    ("signers", "Người ký", "chức danh, thời gian"),
    ("salaries", "Lương cơ sở", "theo ngày có hiệu lực"),
    ("rates", "Mức thưởng", "hệ số theo hình thức"),
    ("local_fields", "Lĩnh vực riêng", "tính vào bốn lĩnh vực chung"),
    ("appearance", "Giao diện", "sáng, tối, cỡ chữ"),
    ("history", "Nhật ký", "ai làm gì, hoàn tác"),
    ("about", "Giới thiệu", "phiên bản, tệp sổ"),
)
"""The sections by key, with their title and what they hold."""
