"""Fits Vietnamese text into a box: lines end between phrases, are balanced, and shrink in steps of half a point.

A line never ends inside a person's name, a title, a short quoted name such as “Dân vận khéo”, “mô hình”,
“năm 2026”, a number and its unit, or a numbered body such as “Tổ dân phố số 5”
(domain.md §1.4 and “Corrections”; look.md §8). Widths come in multiples of the size, through a function,
so nothing here knows of fonts.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

RISE = 0.9
"""Room above the first baseline, in multiples of the size: marks over Vietnamese capitals reach 0.89."""
DROP = 0.25
"""Room below the last baseline, in multiples of the size."""
STEP_PT = 0.5

NEVER = math.inf
_COMPOUND = 1.0
_PLAIN = 0.12
_AFTER_COMMA = 0.04
_AFTER_COLON = -0.3
_AT_QUOTE = 0.0
_SHORT_QUOTE_WORDS = 7
_ABBREVIATION = 4  # letters of "TP.", "KT.", "TM." with the point

# What may never be torn apart, as pairs of neighbouring words.
_FIXED = frozenset(
    """dân vận|vận khéo|mô hình|tổ dân|dân phố|khu dân|dân cư|chi bộ|đảng bộ|đảng ủy|đảng viên|chi hội|hộ gia|
    gia đình|ủy ban|nhân dân|mặt trận|tổ quốc|việt nam|bí thư|phó bí|chủ tịch|phó chủ|tổ trưởng|tổ phó|
    tổ viên|trưởng ban|phó ban|phó trưởng|chi hội|hội viên|hội trưởng|đồng chí|cảnh sát|sát khu|khu vực|công an|
    ban công|công tác|tác mặt|ban thường|thường vụ|thường trực|ban chấp|chấp hành|cựu chiến|chiến binh|
    phụ nữ|thanh niên|thiếu niên|cao tuổi|khuyến học|thành phố|số sổ|sổ vàng|quyết định|nhiệm kỳ|
    giấy khen|bằng khen""".replace("\n", "").replace("    ", "").split("|")
)
# Words of two syllables that would better stay together.
_PAIRS = frozenset(
    """thành tích|xuất sắc|phong trào|thi đua|thực hiện|góp phần|chính quyền|địa phương|địa bàn|vận động|
    tuyên truyền|tham gia|phòng chống|chống dịch|dịch bệnh|phát triển|kinh tế|xã hội|văn hóa|văn minh|đô thị|
    môi trường|xây dựng|giữ gìn|tuyến phố|đóng góp|tích cực|chuyển đổi|đổi số|đoàn kết|gương mẫu|hoàn thành|
    nhiệm vụ|an ninh|trật tự|an toàn|giao thông|phòng cháy|chữa cháy|tội phạm|tệ nạn|chỉ tiêu|đảm bảo|bảo đảm|
    quần chúng|nông thôn|đời sống|sức khỏe|giáo dục|nghĩa tình|đền ơn|đáp nghĩa|từ thiện|nhân đạo|hiến đất|
    làm đường|mở rộng|vỉa hè|lòng đường|vệ sinh|rác thải|phân loại|cải cách|hành chính|thủ tục|cơ sở|
    dân chủ|giám sát|phản biện|đồng thuận|tự quản|tự nguyện|nòng cốt|tổ chức|kết quả|hiệu quả|sáng tạo|
    tiêu biểu|điển hình|tiên tiến|lực lượng|vũ trang|trẻ em|học sinh|người dân|bà con|khó khăn|hỗ trợ|giúp đỡ|
    nếp sống|lễ hội|di tích|bảo tồn|du lịch|dịch vụ|doanh nghiệp|hộ nghèo|bình yên|hạnh phúc|kỷ cương""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
# A line does not end with one of these: they belong to what follows.
_LEANING = frozenset(
    "với và của cho về tại từ các những là do bởi vì để khi mà theo trên dưới cùng vào đến trong ngoài giữa".split()
)
_BEFORE_NUMBER = frozenset("số năm tháng ngày quý thứ lần khóa kỳ tổ ngõ ngách hẻm điều khoản hạng loại".split())
_BEFORE_NAME = frozenset(
    """ông bà cụ anh chị em chí tá úy tướng sĩ sư phường quận huyện xã tỉnh phố đường thôn làng ngõ tập""".split()
)
_UNITS = frozenset(
    """tập cá hộ người đồng năm tháng ngày triệu nghìn tỷ đ mô trường lượt suất giờ phút lần tổ km m m² ha kg
    tấn phần ngôi nhà cây chi điểm tuyến hội đơn phong %""".split()
)
_OPENING = "“\"‘'(«["
_CLOSING = "”\"’')»].,;:!?"


@dataclass(frozen=True, slots=True)
class Space:
    """The room for a text and how it may be set: lengths and sizes in pt; leading, rise, drop times the size.

    `rise` and `drop` are the room above the first and below the last baseline; 0 where that room is not counted.
    """

    width: float
    height: float
    size: float
    min_size: float
    leading: float
    max_lines: int
    one_line_min: float = 0.0
    rise: float = RISE
    drop: float = DROP


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines and their size in pt. When `fits` is false the lines stand at the minimum size and overflow."""

    lines: tuple[str, ...]
    size: float
    fits: bool


def fit(text: str, measure: Callable[[str], float], space: Space) -> Fitted:
    """Set a text into its space; line ends typed by the user are kept, runs of spaces become one.

    `measure` gives a text's width in multiples of the size; the width of a line must be the sum of its parts.
    """
    paragraphs = [_Paragraph(line, measure) for line in text.split("\n")]
    size = _one_line_size(paragraphs, space)
    if size is None:
        size = next((step for step in _steps(space) if _fits(paragraphs, space, step)), None)
    at = space.min_size if size is None else size
    lines = [line for paragraph in paragraphs for line in paragraph.lines(space.width / at)]
    return Fitted(tuple(lines), at, size is not None)


def _steps(space: Space) -> Iterator[float]:
    """Yield the sizes to try, the largest first; the smallest is always the last one."""
    size = space.size
    while size > space.min_size:
        yield size
        size -= STEP_PT
    yield space.min_size


def _one_line_size(paragraphs: Sequence["_Paragraph"], space: Space) -> float | None:
    """Return the size at which the whole text stays in one line, if that was asked for and is possible."""
    if not space.one_line_min or len(paragraphs) > 1:
        return None
    width = paragraphs[0].width
    for size in _steps(space):
        if size < space.one_line_min:
            return None
        if width * size <= space.width and _height(1, size, space) <= space.height:
            return size
    return None


def _fits(paragraphs: Sequence["_Paragraph"], space: Space, size: float) -> bool:
    count = 0
    for paragraph in paragraphs:
        lines = paragraph.fewest_lines(space.width / size)
        if lines is None:
            return False
        count += lines
    return count <= space.max_lines and _height(count, size, space) <= space.height


def _height(lines: int, size: float, space: Space) -> float:
    return (space.rise + (lines - 1) * space.leading + space.drop) * size


class _Paragraph:
    """One typed line as phrases that stay whole, with the cost of ending a line after each."""

    def __init__(self, text: str, measure: Callable[[str], float]) -> None:
        self._phrases, self._costs = split_phrases(text)
        self._space = measure(" ")
        self._ends = [0.0, *accumulate(measure(phrase) + self._space for phrase in self._phrases)]
        self.width = max(self._ends[-1] - self._space, 0.0)

    def fewest_lines(self, limit: float) -> int | None:
        """Return how many lines of this width are needed; None when one phrase alone is too wide."""
        ends = self._greedy(limit)
        too_wide = any(self._line(start, end) > limit for start, end in pairwise([0, *ends]))
        return None if too_wide else len(ends)

    def lines(self, limit: float) -> list[str]:
        """Return the fewest lines, with their ends chosen so that they are even and break between phrases."""
        ends = self._balance(limit, self._greedy(limit))
        return [" ".join(self._phrases[start:end]) for start, end in pairwise([0, *ends])]

    def _line(self, start: int, end: int) -> float:
        return self._ends[end] - self._ends[start] - self._space

    def _greedy(self, limit: float) -> list[int]:
        """Return where each line ends when every line takes as much as it can."""
        ends: list[int] = []
        start = 0
        for end in range(1, len(self._phrases)):
            if self._line(start, end + 1) > limit:
                ends.append(end)
                start = end
        return [*ends, len(self._phrases)]

    def _earliest(self, limit: float) -> list[int]:
        """Return where each line ends when the later lines take as much as they can."""
        count = len(self._phrases)
        ends, end = [count], count
        for start in range(count - 1, 0, -1):
            if self._line(start - 1, end) > limit:
                ends.append(start)
                end = start
        return ends[::-1]

    def _balance(self, limit: float, latest: list[int]) -> list[int]:
        """Choose the ends between the earliest and the latest possible ones with the least raggedness."""
        if len(latest) == 1:
            return latest
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        for first, last in zip(self._earliest(limit), latest, strict=True):
            found: dict[int, tuple[float, tuple[int, ...]]] = {}
            for end in range(first, last + 1):
                choices = [
                    (cost + self._raggedness(start, end, limit), (*path, end))
                    for start, (cost, path) in best.items()
                    if start < end and self._line(start, end) <= limit
                ]
                if choices:
                    cost, path = min(choices)
                    found[end] = (cost + self._costs[end - 1], path)
            best = found
        return list(best[latest[-1]][1]) if best else latest

    def _raggedness(self, start: int, end: int, limit: float) -> float:
        slack = 1 - self._line(start, end) / limit
        return slack * slack


def split_phrases(text: str) -> tuple[list[str], list[float]]:
    """Split at the spaces where a line may end; give the phrases and the cost of ending after each (the last: 0)."""
    words = [word for word in text.split(" ") if word]
    if not words:
        return [""], [0.0]
    gaps = [_gap(before, after) for before, after in pairwise(words)]
    _hold_quotes(words, gaps)
    _hold_capital_names(words, gaps)
    phrases, costs, start = [], [], 0
    for index, cost in enumerate([*gaps, 0.0]):
        if cost != NEVER:
            phrases.append(" ".join(words[start : index + 1]))
            costs.append(cost)
            start = index + 1
    return phrases, costs


@lru_cache(maxsize=8192)
def _gap(before: str, after: str) -> float:
    """Return the cost of a line end between two words, judged by these two alone."""
    if after in "-–—" or before in "-–—":
        return NEVER
    left, right = before.lstrip(_OPENING), after.rstrip(_CLOSING)
    if left[-1:] in ",;:":
        return _AFTER_COLON if left[-1] == ":" else _AFTER_COMMA
    if left[-1:] == "." and len(left) <= _ABBREVIATION and left[:1].isupper():
        return NEVER
    if before[-1] in _CLOSING or after[0] in _OPENING:
        return _AT_QUOTE
    low, pair = left.casefold(), f"{left} {right}".casefold()
    if pair in _FIXED or low in _LEANING or _is_number_tie(low, right) or _is_name_tie(left, right):
        return NEVER
    return _COMPOUND if pair in _PAIRS or (left.isupper() and right.isupper()) else _PLAIN


def _is_number_tie(low: str, right: str) -> bool:
    if low[:1].isdigit():
        return right.casefold() in _UNITS
    return low in _BEFORE_NUMBER and right[:1].isdigit()


def _is_name_tie(left: str, right: str) -> bool:
    """Tell whether two capitalised words, or a title and a capitalised word, belong to one name."""
    if not right[:1].isupper():
        return False
    if left.casefold() in _BEFORE_NAME:
        return True
    in_capitals = len(left) > 1 and left.isupper() and right.isupper()
    return left[:1].isupper() and not in_capitals


def _hold_quotes(words: Sequence[str], gaps: list[float]) -> None:
    """Keep a short quoted name whole; in a long one no single word stays behind beside its mark."""
    opened: int | None = None
    for index, word in enumerate(words):
        if word[0] in "“«":
            opened = index
        if opened is not None and ("”" in word or "»" in word):
            inside = range(opened, index)
            if len(inside) >= _SHORT_QUOTE_WORDS:
                inside = [opened, index - 1]  # type: ignore[assignment]
            for gap in inside:
                gaps[gap] = NEVER
            opened = None


def _hold_capital_names(words: Sequence[str], gaps: list[float]) -> None:
    """Keep a name in capitals whole when a form of address shows that it is a person's (BÀ ĐẶNG THỊ HƯỜNG)."""
    for index, word in enumerate(words):
        if word in ("ÔNG", "BÀ", "CHÍ", "CỤ"):
            for gap in range(index, min(index + 4, len(gaps))):
                if words[gap][-1] in _CLOSING or not words[gap + 1][0].isalpha():
                    break
                gaps[gap] = NEVER
