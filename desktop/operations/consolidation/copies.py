"""Received files that are another one byte for byte: sent twice, or saved under two names."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path


def copies_among(paths: Sequence[Path]) -> Mapping[Path, Path]:
    """Of each file that repeats an earlier one (same SHA-256) that earlier one; only equal sizes are read."""
    by_size: dict[int, list[Path]] = defaultdict(list)
    for path in paths:
        try:
            by_size[path.stat().st_size].append(path)
        except OSError:  # gone meanwhile: whoever reads it says so
            continue
    found: dict[Path, Path] = {}
    for alike in by_size.values():
        first: dict[str, Path] = {}
        for path in alike if len(alike) > 1 else ():
            if (digest := _digest(path)) is not None and first.setdefault(digest, path) is not path:
                found[path] = first[digest]
    return found


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
