"""The office's own layouts: of each name the highest version is the one in use."""

from __future__ import annotations

from desktop.records.layout import LayoutChoice, LayoutPart, OwnLayout
from desktop.store.reader import Reader


def current(reader: Reader) -> list[OwnLayout]:
    """The version in use of every own layout, in the order in which their names were first kept."""
    versions: dict[str, OwnLayout] = {}
    for layout in reader.records(OwnLayout, "ORDER BY version, id"):
        versions[layout.name] = layout
    return sorted(versions.values(), key=lambda one: one.id or 0)


def named(reader: Reader, name: str) -> OwnLayout | None:
    """The version in use of an own layout, None where there is none of that name."""
    found = versions(reader, name)
    return found[-1] if found else None


def versions(reader: Reader, name: str) -> list[OwnLayout]:
    """All versions of an own layout, the one in use last."""
    return reader.records(OwnLayout, "WHERE name = ? ORDER BY version", (name,))


def parts_of(reader: Reader, layout_id: int) -> list[LayoutPart]:
    """The fonts and pictures that a layout's content names."""
    return reader.records(LayoutPart, "WHERE layout_id = ? ORDER BY id", (layout_id,))


def choices(reader: Reader) -> list[LayoutChoice]:
    """Every kind of sheet that takes another layout than the usual one."""
    return reader.records(LayoutChoice, "ORDER BY id")


def was_issued(reader: Reader, layout: OwnLayout) -> bool:
    """Whether a sheet was issued with this version; every sheet since it was made counts."""
    rows = reader.rows(
        "SELECT 1 FROM issued_page WHERE layout_name = ? AND issued_at >= ? LIMIT 1",
        (layout.name, layout.made_at.isoformat(timespec="seconds")),
    )
    return bool(rows)
