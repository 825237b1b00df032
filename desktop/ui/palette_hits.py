"""What the Ctrl+K box finds, and which page opens it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.operations.finding.search import first_hits
from desktop.store.file import RecordFile
from desktop.ui.page_places import PagePlace, places_like
from desktop.ui.palette import Hit

HEADINGS = {
    "recipient": ("Tập thể, cá nhân", "person", "Hồ sơ"),
    "commendation": ("Quyết định", "ribbon_star", "Quyết định"),
    "award": ("Quyết định", "ribbon_star", "Khen thưởng"),
    "conference": ("Hội nghị", "people_community", "Hội nghị"),
    "opinion": ("Hội nghị", "comment", "Ý kiến"),
    "initiative": ("Mô hình", "lightbulb", "Mô hình"),
    "activity": ("Hoạt động", "clipboard_task", "Hoạt động"),
    "member": ("Tập thể, cá nhân", "person", "Thành viên"),
}
"""Of each kind of record: heading in the Ctrl+K box, icon, word at the right."""

_FIRST = {
    "commendations": "commendation",
    "initiatives": "initiative",
    "conferences": "conference",
    "activities": "activity",
}
"""The kind that comes first in the Ctrl+K box, by the page in sight."""

MOST_HITS = 24


def search_hits(file: RecordFile, typed: str, page: str) -> Sequence[Hit]:
    """What the Ctrl+K box shows, heading by heading; the kind of the page in sight comes first when named."""
    found = first_hits(file, typed, MOST_HITS) if typed.strip() else []
    kinds = sorted(dict.fromkeys(one.kind for one in found), key=lambda kind: kind != _FIRST.get(page))
    headings = list(dict.fromkeys(HEADINGS[kind][0] for kind in kinds))
    places = {kind: headings.index(HEADINGS[kind][0]) for kind in kinds}
    hits = [
        Hit(HEADINGS[one.kind][0], HEADINGS[one.kind][1], one.title, one.detail, HEADINGS[one.kind][2], one)
        for one in sorted(found, key=lambda one: (places[one.kind], kinds.index(one.kind)))
    ]
    return hits + places_like(typed)


def page_for(hit: Hit) -> tuple[str, object]:
    """The page that opens a hit, and what it is told."""
    found = hit.payload
    if isinstance(found, PagePlace):
        return found.page, found.argument
    kind, record_id = getattr(found, "kind", ""), getattr(found, "id", 0)
    if kind in ("conference", "opinion"):
        return "conferences", {f"{kind}_id": record_id}
    if kind in ("recipient", "member"):
        return "recipients", {f"{kind}_id": record_id}
    if kind == "initiative":
        return "initiatives", {"initiative_id": record_id}
    if kind == "activity":
        return "activities", {"activity_id": record_id}
    return "commendations", {f"{kind}_id": record_id}
