"""The words that `exports.fit_text` keeps together: data, no rules."""

from collections.abc import Mapping, Sequence
from itertools import pairwise


def _neighbours(phrases: str) -> frozenset[str]:
    """Return every pair of neighbouring words in phrases that are separated by commas."""
    return frozenset(
        f"{first} {second}" for phrase in phrases.split(",") for first, second in pairwise(phrase.split())
    )


NEVER_SPLIT = _neighbours(
    """dân vận khéo, mô hình, tập thể, cá nhân, trường hợp, hộ gia đình, tổ dân vận, tổ dân phố, khu dân cư,
    chi bộ, đảng bộ, đảng ủy, đảng viên, chi hội phụ nữ, chi hội cựu chiến binh, chi hội người cao tuổi,
    chi hội khuyến học, chi đoàn thanh niên, chủ tịch ủy ban, hội viên, hội trưởng, phụ nữ,
    thanh niên, thiếu niên, lần thứ,
    cao tuổi, khuyến học, cựu chiến binh, ủy ban nhân dân, mặt trận tổ quốc việt nam, ban công tác mặt trận,
    ban thường vụ, ban thường trực, ban chấp hành, bí thư, phó bí thư, chủ tịch, phó chủ tịch, tổ trưởng,
    tổ phó, tổ viên, trưởng ban, phó ban, phó trưởng ban, cảnh sát khu vực, công an, đồng chí, đại tá,
    thượng tá, trung tá, thiếu tá, đại úy, thượng úy, trung úy, thiếu úy, trung tướng, thiếu tướng, thành phố,
    quyết định, số sổ vàng, nhiệm kỳ, giấy khen, bằng khen"""
)
"""A line never ends inside these: names of bodies, offices, ranks and things of this movement."""

BETTER_WHOLE = _neighbours(
    """thành tích, xuất sắc, phong trào, thi đua, thực hiện, góp phần, chính quyền, địa phương, địa bàn,
    vận động, tuyên truyền, tham gia, phòng chống dịch bệnh, phát triển, kinh tế, xã hội, văn hóa, văn minh,
    đô thị, môi trường, xây dựng, giữ gìn, tuyến phố, đóng góp, tích cực, chuyển đổi số, đoàn kết, gương mẫu,
    hoàn thành, nhiệm vụ, an ninh, trật tự, an toàn, giao thông, phòng cháy, chữa cháy, tội phạm, tệ nạn,
    chỉ tiêu, đảm bảo, bảo đảm, quần chúng, nông thôn, đời sống, sức khỏe, giáo dục, nghĩa tình, đền ơn,
    đáp nghĩa, từ thiện, nhân đạo, hiến đất, làm đường, mở rộng, vỉa hè, lòng đường, vệ sinh, rác thải,
    phân loại, cải cách, hành chính, thủ tục, cơ sở, dân chủ, giám sát, phản biện, đồng thuận, tự quản,
    tự nguyện, nòng cốt, tổ chức, kết quả, hiệu quả, sáng tạo, tiêu biểu, điển hình, tiên tiến, lực lượng,
    vũ trang, trẻ em, học sinh, người dân, bà con, khó khăn, hỗ trợ, giúp đỡ, nếp sống, lễ hội, di tích,
    bảo tồn, du lịch, dịch vụ, doanh nghiệp, hộ nghèo, bình yên, hạnh phúc, kỷ cương"""
)
"""Words of two syllables in which a line ends only when nothing better is there."""

LEANING = frozenset(
    """với và của cho về tại từ các những là do bởi vì để khi mà theo trên dưới cùng vào đến trong
    ngoài giữa""".split()
)
"""A line does not end with one of these: they belong to what follows."""

BEFORE_NUMBER = frozenset(
    "số năm tháng ngày quý thứ lần khóa kỳ tổ ngõ ngách hẻm điều khoản hạng loại".split()
)
"""A number after one of these is its label: năm 2026, Tổ 5."""

BEFORE_NAME = frozenset(
    "ông bà cụ anh chị em chí tá úy tướng sĩ sư phường quận huyện xã tỉnh phố đường thôn làng ngõ".split()
)
"""A capitalised word after one of these is a name: bà Hường, phường Hoàn Kiếm."""

PERSONS = frozenset("ông bà chí cụ anh chị em cháu".split())
"""The capitals after one of these are a person's name: BÀ ĐẶNG THỊ HƯỜNG."""

FAMILY_NAMES = frozenset(
    """NGUYỄN TRẦN LÊ PHẠM HOÀNG HUỲNH PHAN VŨ VÕ ĐẶNG BÙI ĐỖ NGÔ DƯƠNG LÝ ĐÀO ĐOÀN VƯƠNG TRỊNH TRƯƠNG ĐINH
    LÂM PHÙNG MAI TÔ CAO NGHIÊM TẠ QUÁCH LƯƠNG LƯU KIỀU CHU TĂNG THÁI HỨA BẠCH ÂU TÔN HÀ HỒ""".split()
)
"""Capitals that begin a person's name where no form of address does."""


def _movements(names: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return the names' words by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names.split(","):
        words = tuple(name.casefold().split())
        found.setdefault(words[0], []).append(words)
    return found


MOVEMENTS = _movements(
    """Toàn dân đoàn kết xây dựng đời sống văn hóa, Toàn dân đoàn kết xây dựng nông thôn mới và
    đô thị văn minh, Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư,
    Toàn dân bảo vệ an ninh Tổ quốc, Toàn dân rèn luyện thân thể theo gương Bác Hồ vĩ đại, Dân vận khéo,
    Đền ơn đáp nghĩa, Uống nước nhớ nguồn,
    Người tốt việc tốt, Gia đình văn hóa, Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau,
    Học tập và làm theo tư tưởng đạo đức phong cách Hồ Chí Minh, Xây dựng phong cách người cán bộ Hà Nội"""
)
"""Names of movements, which no line tears (domain.md §1.4)."""
