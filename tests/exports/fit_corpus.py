"""500 initiatives and 300 names as wards write them, put together from parts by a fixed seed."""

from collections.abc import Sequence
from random import Random

INITIATIVES = 500
NAMES = 300

_SHORT = (
    "Tết ấm",
    "Ngõ đẹp",
    "Bếp ăn tình thương",
    "Cụm pa nô tuyên truyền",
    "Xe buýt 0 đồng",
    "Đoàn kết chống dịch",
    "Thùng rác 3 ngăn",
    "Tổ an toàn COVID-19",
    "Ngày thứ Bảy xanh",
    "5 không, 3 sạch",
)
_DEEDS = (
    "vận động Nhân dân hiến 14 m² đất mở rộng ngõ 12 phố Lý Thái Tổ",
    "vận động hội viên giữ gìn vệ sinh môi trường, phân loại rác thải tại nguồn",
    "đảm bảo ANCT-TTATXH, phòng chống tội phạm trên địa bàn phường",
    "tuyên truyền 26 hộ kinh doanh phố Hàng Bạc niêm yết giá, văn minh thương mại",
    "vận động đoàn viên, thanh niên lên đường nhập ngũ năm 2026",
    "chăm sóc người cao tuổi neo đơn, trẻ em có hoàn cảnh khó khăn",
    "hòa giải mâu thuẫn ở cơ sở, giữ gìn đoàn kết trong khu dân cư số 12",
    "vận động Nhân dân giao đất, giải phóng mặt bằng dự án cải tạo hồ Hoàn Kiếm",
    "xây dựng tuyến phố “Xanh - sạch - đẹp” tại Tổ dân phố số 5",
    "hỗ trợ 120 hộ nghèo, hộ cận nghèo chuyển đổi số, dùng dịch vụ công trực tuyến",
    "vận động ủng hộ 1.250 triệu đồng giúp đồng bào vùng bão số 3",
    "vận động gia đình bà LÊ THỊ HỒNG HOA hiến 45 m3 đất, ủng hộ số tiền 50 000 000 đồng",
    "hỗ trợ 15 bộ bàn ghế, 500 lá cờ Tổ quốc, 20 cháu mồ côi, 12 camera an ninh",
    "xây 3 căn nhà đại đoàn kết trong quý III chào mừng Đại hội Đảng lần thứ XIV",
    "phát huy vai trò của đảng viên Nguyễn Thị Minh Khai trong công tác vận động quần chúng",
)
_LINKS = (
    ", góp phần cùng chính quyền phường Hoàn Kiếm thực hiện tốt nhiệm vụ chính trị năm 2026",
    ", góp phần xây dựng đời sống văn hóa ở khu dân cư",
    " gắn với phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa”",
    ", giai đoạn 2025 - 2030",
    " do Ban công tác Mặt trận số 4 phối hợp với Chi hội Phụ nữ số 6 thực hiện",
    " dưới sự chỉ đạo của đồng chí Trần Quang Bình, Chủ tịch Ủy ban nhân dân phường",
)
_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nghiêm Tôn-Nữ".split()
_MIDDLE = ("Thị", "Văn", "Đức", "Thị Kim", "Hoàng Minh", "Thị Thanh", "Quang", "Ngọc Bảo", "")
_GIVEN = "Hường Oanh Thịnh Tâm Tuyết Ánh Khuê Nghĩa Vượng Ngưỡng Mỹ Ý Ổn Ẩn Phượng Quỳnh-Như Đạt Ước".split()
_TITLES = ("Ông", "Bà", "Đồng chí", "Em", "Thượng tá", "Đại úy", "Cụ", "Bác sĩ", "Thượng tọa")
_BODIES = (
    "Tổ dân vận số {n}",
    "Tổ dân phố số {n}",
    "Chi bộ số {n}",
    "Chi hội Phụ nữ số {n}",
    "Ban công tác Mặt trận số {n}",
    "Chi hội Cựu chiến binh số {n}, phường Hoàn Kiếm",
    "Câu lạc bộ Dưỡng sinh và Thể dục nhịp điệu người cao tuổi số {n}",
    "Tổ bảo vệ an ninh, trật tự cơ sở và phòng cháy, chữa cháy liên gia số {n} phố Hàng Bạc",
)
_ODD = ("Y", "H’Hen Niê", "Y Moan Ênuôl", "Lò Thị Ợi", "Công Tằng Tôn Nữ Thị Ngọc Phương Quỳnh")


def initiatives() -> list[str]:
    """From 10 to 230 letters, among them ones that fill the box to its last line."""
    random = Random(20221013)
    texts = list(_SHORT)
    while len(texts) < INITIATIVES:
        text = "Khéo trong " + random.choice(_DEEDS)
        for link in random.sample(_LINKS, random.randrange(0, 4)):
            text += link
        if 10 <= len(text) <= 230:
            texts.append(text)
    return [text if len(text) >= 10 else f"{text} 2026" for text in texts]


def merits() -> list[str]:
    """The whole achievement text around each initiative."""
    return [
        f"Đã có thành tích xuất sắc trong thực hiện mô hình “Dân vận khéo” năm 2026: “{text}”"
        for text in initiatives()
    ]


def names() -> list[str]:
    """Persons with their form of address, households and bodies."""
    random = Random(19301015)
    found: list[str] = [f"Ông {name}" for name in _ODD]
    while len(found) < NAMES:
        found.append(_name(random))
    return found


def _name(random: Random) -> str:
    person = " ".join(
        part for part in (random.choice(_FAMILY), random.choice(_MIDDLE), random.choice(_GIVEN)) if part
    )
    kind = random.randrange(4)
    if kind == 0:
        return random.choice(_BODIES).format(n=random.randrange(1, 90))
    if kind == 1:
        return f"Hộ gia đình {random.choice(('ông', 'bà'))} {person}"
    return f"{random.choice(_TITLES)} {person}"


PROTECTED: Sequence[str] = (
    "LÊ THỊ HỒNG HOA",
    "45 m3",
    "50 000 000 đồng",
    "15 bộ",
    "500 lá",
    "20 cháu",
    "12 camera",
    "3 căn",
    "quý III",
    "lần thứ XIV",
    "Toàn dân đoàn kết xây dựng đời sống văn hóa",
    "Dân vận khéo",
    "mô hình",
    "năm 2026",
    "14 m²",
    "ngõ 12",
    "26 hộ",
    "120 hộ",
    "số 12",
    "số 3",
    "1.250 triệu",
    "Tổ dân phố số 5",
    "khu dân cư số 12",
    "phường Hoàn Kiếm",
    "Hoàn Kiếm",
    "Hàng Bạc",
    "Lý Thái Tổ",
    "Xanh - sạch - đẹp",
    "2025 - 2030",
    "Ban công tác Mặt trận số 4",
    "Chi hội Phụ nữ số 6",
    "Mặt trận số",
    "Nguyễn Thị Minh Khai",
    "đồng chí Trần Quang Bình",
    "Chủ tịch Ủy ban nhân dân",
    "Nhân dân",
    "hội viên",
    "thanh niên",
    "đảng viên",
    "người cao tuổi",
    "khu dân cư",
)
"""No line may end inside one of these, typed by hand from domain.md §1.4 and look.md §8."""
