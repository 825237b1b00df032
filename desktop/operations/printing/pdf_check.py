"""Reopens a PDF that was just written: is it whole, and has it the pages it should have."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def with_pages(expected: int) -> Callable[[Path], None]:
    """The check of a finished file; it raises ValueError for a torn file or another number of pages."""

    def check(path: Path) -> None:
        content = path.read_bytes()
        end = _END.search(content)
        if (
            not content.startswith(b"%PDF-")
            or end is None
            or not content.startswith(b"xref", int(end.group(1)))
        ):
            raise ValueError("not a whole PDF")
        if (pages := len(_PAGE.findall(content))) != expected:
            raise ValueError(f"{pages} pages instead of {expected}")

    return check
