"""1,000 certificates here and with the usual tools; needs the extra `speed`.

    python -m tests.speed.certificates

The same sheet for all, as performance.md A describes: A4 landscape, a frame (200 strokes for the others, the
whole ornament for ours), an emblem of 300 KB, 8 lines of text in 3 embedded faces, another name and
achievement on each sheet. The others get the achievement already broken into lines; ours wraps, balances and
fits it. Each run is a process of its own; the clock runs from before the imports to the written file. Rounds
interleave, ratios are paired within a round.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.speed.rounds import Result, compare, in_turn

PAGES = 1000
FPDF_PAGES = 1000
SCRATCH_FILES = 20
WIDTH, HEIGHT = 841.89, 595.28
MM = 72 / 25.4
FONTS = Path(str(files("resources") / "fonts"))
FACES = {"serif": "Tinos-Regular.ttf", "serif-bold": "Tinos-Bold.ttf", "display": "PlayfairDisplay-Bold.ttf"}
# (face, size pt, baseline mm) of the eight lines
LINES = (
    ("serif-bold", 13.0, 43.0),
    ("serif-bold", 14.0, 50.0),
    ("serif-bold", 20.0, 62.0),
    ("display", 46.0, 86.0),
    ("serif-bold", 26.0, 99.0),
    ("serif", 15.0, 107.0),
    ("serif", 17.0, 120.0),
    ("serif", 17.0, 128.0),
)
FIXED = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HOÀN KIẾM",
    "GIẤY KHEN",
)
FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương".split()
MIDDLES = "Thị Văn Đức Ngọc Minh Quang Hữu Kim Thanh Xuân".split()
GIVEN = "Hường Bình Tâm Oanh Thịnh Tuyết Long Mai Châu Hà Ấn Ưng Ỷ Hiển Ẵm".split()
DEEDS = (
    "vận động Nhân dân giữ gìn tuyến phố văn minh, xanh, sạch, đẹp",
    "tuyên truyền, vận động người dân phân loại rác tại nguồn",
    "xây dựng ngõ phố bình yên, không có tệ nạn xã hội",
    "vận động hiến đất mở rộng ngõ, chỉnh trang đô thị",
    "hỗ trợ hộ nghèo, chăm lo người cao tuổi trên địa bàn",
)


def content(count: int) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, second line and the two lines of the achievement; every sheet differs."""
    chance = random.Random(2026)
    for number in range(1, count + 1):
        name = " ".join(map(chance.choice, (["Ông", "Bà"], FAMILIES, MIDDLES, GIVEN)))
        unit = f"Tổ trưởng Tổ dân vận số {number}, phường Hoàn Kiếm"
        yield (
            name,
            unit,
            "Đã có thành tích xuất sắc trong thực hiện mô hình “Dân vận khéo” năm 2026:",
            f"“Khéo trong {chance.choice(DEEDS)}” của Tổ dân phố số {number}",
        )


def emblem() -> bytes:
    """Return a PNG of about 300 KB: noise, which does not compress."""
    from PIL import Image

    target = BytesIO()
    Image.frombytes("RGB", (320, 320), random.Random(1).randbytes(320 * 320 * 3)).save(target, "PNG")
    return target.getvalue()


def frame() -> Iterator[tuple[float, float, float, float]]:
    """Yield the 200 strokes of the others' frame in pt."""
    for step in range(50):
        x, y = 30 + step * 15.6, 30 + step * 10.7
        yield from ((x, 30, x + 9, 36), (x, 565, x + 9, 559), (30, y, 36, y + 6), (812, y, 806, y + 6))


def ours_pages(count: int) -> list[object]:
    """Return the pages for our own renderer, in a layout with the same eight lines, frame and emblem."""
    from exports.certificate_pdf import CertificatePage
    from exports.layout import Anchor, FrameElement, Layout, PictureElement, TextElement

    names = ("national_name", "motto", "authority", "title", "name", "second_line", "merit")
    texts = [
        TextElement(
            name=name,
            left=28.5,
            top=baseline - 18,
            width=240,
            height=18,
            face=face,
            size=size,
            min_size=12 if size > 12 else 10,
            text=text,
        )
        for name, text, (face, size, baseline) in zip(names, (*FIXED, "", "", ""), LINES, strict=False)
    ]
    face, size, _ = LINES[6]
    texts[6] = TextElement(
        name="merit", left=28.5, top=108, width=240, height=32, face=face, size=size, min_size=12,
        anchor=Anchor.MIDDLE, leading=1.33, max_lines=5,
    )  # fmt: skip
    picture = PictureElement(name="emblem", left=140, top=20, width=17, height=17, data=emblem())
    layout = Layout("speed", "", 297, 210, (FrameElement(name="frame"), picture, *texts))
    return [
        CertificatePage(name, {"name": name, "second_line": unit, "merit": f"{first} {second}"}, layout)
        for name, unit, first, second in content(count)
    ]


def run_ours(count: int, out: Path) -> float:
    start = time.perf_counter()
    from exports.certificate_pdf import render

    with (out / "ours.pdf").open("wb") as target:
        render(ours_pages(count), target, text_only=False)  # type: ignore[arg-type]
    return time.perf_counter() - start


def run_ours_separate(count: int, out: Path) -> float:
    start = time.perf_counter()
    from exports.certificate_pdf import render_separate

    pages = ours_pages(count)
    render_separate(pages, lambda number, _: (out / f"{number}.pdf").open("wb"), text_only=False)  # type: ignore[arg-type]
    return time.perf_counter() - start


def reportlab_pdf(rows: Sequence[tuple[str, str, str, str]], picture: bytes, target: Path) -> None:
    """Draw with reportlab as its manual does it: registered fonts, one Form XObject, centred strings."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for key, file in FACES.items():
        pdfmetrics.registerFont(TTFont(key, str(FONTS / file)))
    canvas = Canvas(str(target), pagesize=(WIDTH, HEIGHT))
    canvas.beginForm("frame")
    for stroke in frame():
        canvas.line(*stroke)
    canvas.drawImage(ImageReader(BytesIO(picture)), 140 * MM, HEIGHT - 37 * MM, 17 * MM, 17 * MM)
    canvas.endForm()
    for row in rows:
        canvas.doForm("frame")
        for (face, size, baseline), text in zip(LINES, (*FIXED, *row), strict=True):
            canvas.setFont(face, size)
            canvas.drawCentredString(WIDTH / 2, HEIGHT - baseline * MM, text)
        canvas.showPage()
    canvas.save()


def run_reportlab(count: int, out: Path) -> float:
    start = time.perf_counter()
    reportlab_pdf(list(content(count)), emblem(), out / "reportlab.pdf")
    return time.perf_counter() - start


def run_reportlab_separate(count: int, out: Path) -> float:
    """From scratch for each file; one file first, so that imports are not multiplied when this is scaled."""
    picture, rows = emblem(), list(content(count))
    reportlab_pdf(rows[:1], picture, out / "warm.pdf")
    start = time.perf_counter()
    for number, row in enumerate(rows):
        reportlab_pdf([row], picture, out / f"{number}.pdf")
    return time.perf_counter() - start


def run_typst(count: int, out: Path) -> float:
    start = time.perf_counter()
    import typst

    (out / "emblem.png").write_bytes(emblem())
    strokes = "\n".join(
        f"#place(line(start: ({x1}pt, {HEIGHT - y1}pt), end: ({x2}pt, {HEIGHT - y2}pt), stroke: 1pt))"
        for x1, y1, x2, y2 in frame()
    )
    families = {"serif": "Tinos", "serif-bold": "Tinos", "display": "Playfair Display"}
    weights = {"serif": "regular", "serif-bold": "bold", "display": "bold"}
    lines = "\n".join(
        f'#place(top + center, dy: {baseline * MM - size}pt, text(font: "{families[face]}", '
        f'weight: "{weights[face]}", size: {size}pt, row.at({index})))'
        for index, (face, size, baseline) in enumerate(LINES)
    )
    (out / "rows.json").write_text(json.dumps([[*FIXED, *row] for row in content(count)]), encoding="utf-8")
    (out / "main.typ").write_text(
        f"""#let frame = [{strokes}
#place(dx: {140 * MM}pt, dy: {20 * MM}pt, image("emblem.png", width: {17 * MM}pt))]
#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt, background: frame)
#let sheet(row) = page[{lines}]
#for row in json("rows.json") {{ sheet(row) }}
""",
        encoding="utf-8",
    )
    typst.compile(
        str(out / "main.typ"),
        output=str(out / "typst.pdf"),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )
    return time.perf_counter() - start


def run_fpdf2(count: int, out: Path) -> float:
    start = time.perf_counter()
    from fpdf import FPDF

    pdf = FPDF(orientation="landscape", unit="pt", format=(HEIGHT, WIDTH))
    pdf.set_auto_page_break(auto=False)
    pdf.set_margin(0)
    for key, file in FACES.items():
        pdf.add_font(key, fname=str(FONTS / file))
    picture = BytesIO(emblem())
    for row in content(count):
        pdf.add_page()
        for stroke in frame():
            pdf.line(*stroke)
        pdf.image(picture, 140 * MM, 20 * MM, 17 * MM, 17 * MM)
        for (face, size, baseline), text in zip(LINES, (*FIXED, *row), strict=True):
            pdf.set_font(face, size=size)
            pdf.set_xy(0, baseline * MM - size)
            pdf.cell(w=WIDTH, h=size, text=text, align="C")
    pdf.output(str(out / "fpdf2.pdf"))
    return time.perf_counter() - start


RUNS: dict[str, tuple[Callable[[int, Path], float], int]] = {
    "ours": (run_ours, PAGES),
    "reportlab, Form XObject": (run_reportlab, PAGES),
    "typst": (run_typst, PAGES),
    "fpdf2": (run_fpdf2, FPDF_PAGES),
    "ours, separate files": (run_ours_separate, PAGES),
    "reportlab, each from scratch": (run_reportlab_separate, SCRATCH_FILES),
}
PEERS = {"typst": "typst", "fpdf2": "fpdf"}
"""Ways that need a package of the extra `speed`, and its module."""
TARGETS = (
    ("ours", "reportlab, Form XObject", 0.75),
    ("ours", "typst", 0.65),
    ("ours", "fpdf2", 0.06),
    ("ours, separate files", "reportlab, each from scratch", 0.03),
)


def run_once(name: str) -> tuple[float, float]:
    """Run one way in a process of its own; return its seconds, scaled to 1,000, and its peak memory in MB."""
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.speed.certificates", "--run", name],
        capture_output=True,
        check=True,
        text=True,
    )
    result = json.loads(run.stdout.splitlines()[-1])
    return result["seconds"] * PAGES / RUNS[name][1], result["peak_mb"]


def child(name: str) -> None:
    import resource

    run, count = RUNS[name]
    with TemporaryDirectory() as folder:
        seconds = run(count, Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak}))  # noqa: T201


def measure(rounds: int) -> Result:
    """Seconds and peak memory of every way that is installed, and the ratios of performance.md A."""
    missing = [name for name, module in PEERS.items() if find_spec(module) is None]
    names = [name for name in RUNS if name not in missing]
    peaks: dict[str, list[float]] = {name: [] for name in names}

    def once(name: str) -> float:
        seconds, peak = run_once(name)
        peaks[name].append(peak)
        return seconds

    timed = in_turn({name: partial(once, name) for name in names}, rounds)
    lines = [
        f"{PAGES:,} certificates: {name:30} {median(one[name] for one in timed):8.3f} s "
        f"{median(peaks[name]):5.0f} MB{'' if RUNS[name][1] == PAGES else f' (scaled from {RUNS[name][1]})'}"
        for name in names
    ]
    lines += [f"{name} is not installed and left out: pip install -e .[speed]" for name in missing]
    found = [
        compare(f"{PAGES:,} certificates, {ours} / {peer}", timed, ours, peer, target)
        for ours, peer, target in TARGETS
        if peer in names
    ]
    return Result(lines, found)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--run", choices=RUNS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        child(arguments.run)
    else:
        print(measure(arguments.rounds).text())  # noqa: T201


if __name__ == "__main__":
    main()
