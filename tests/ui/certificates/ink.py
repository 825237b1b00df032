"""Where the ink of a text lies on a page that was made visible."""

from __future__ import annotations

from PIL import Image

from exports.certificate_setting import PlacedText

SEEN_DPI = 600


def ink(picture: Image.Image, text: PlacedText) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the dark pixels round a text, in mm of the paper."""
    per_mm = SEEN_DPI / 25.4
    left = min(line.left for line in text.lines) - 3
    right = max(line.left + line.width for line in text.lines) + 3
    top = text.lines[0].baseline - text.size * 0.36
    bottom = text.lines[-1].baseline + text.size * 0.12
    corner = round(left * per_mm), round(top * per_mm)
    part = picture.crop((*corner, round(right * per_mm), round(bottom * per_mm)))
    dark = part.point(lambda grey: 255 if grey < 128 else 0)
    box = dark.getbbox()
    assert box is not None, text.element.name
    x, y = corner
    return (x + box[0]) / per_mm, (y + box[1]) / per_mm, (x + box[2]) / per_mm, (y + box[3]) / per_mm
