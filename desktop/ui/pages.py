"""Which pages there are, and which page opens what search found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.operations.finding.search import first_hits
from desktop.settings import PcSettings
from desktop.store.file import RecordFile
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.navigation import PageEntry, Place
from desktop.ui.page import Page
from desktop.ui.page_places import PagePlace, places_like
from desktop.ui.palette import Hit
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look

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


def add_pages(
    window: MainWindow,
    look: Look,
    desk: Desk,
    settings: PcSettings,
    files: Files,
    restore: Callable[[Path, str], None],
) -> None:
    """Register the pages of one open register; each is imported and built at its first visit.

    `restore` puts a backup in the place of the open register.
    """
    for entry in (
        PageEntry("overview", "Tổng quan", "home", _overview(look, desk, settings)),
        PageEntry("commendations", "Khen thưởng", "ribbon_star", _commendations(look, desk, settings, files)),
        PageEntry("initiatives", "Mô hình", "lightbulb", _initiatives(look, desk, settings, files)),
        PageEntry("conferences", "Hội nghị", "people_community", _conferences(look, desk, settings, files)),
        PageEntry("activities", "Hoạt động", "clipboard_task", _activities(look, desk, settings, files)),
        PageEntry("reports", "Báo cáo", "document_table", _reports(look, desk, files)),
        PageEntry("recipients", "Tập thể, cá nhân", "contact_card", _recipients(look, desk, settings, files)),
        PageEntry("blanks", "Phôi và máy in", "print", _blanks(look, desk, settings, files)),
        PageEntry(
            "backups", "Sao lưu", "archive", _backups(look, desk, settings, files, restore), Place.BOTTOM
        ),
        PageEntry("trash", "Thùng rác", "delete", _trash(look, desk), Place.BOTTOM),
        PageEntry("settings", "Cài đặt", "settings", _settings(look, desk, settings), Place.BOTTOM),
        PageEntry(
            "certificates",
            "In giấy khen",
            "print",
            _certificates(look, desk, settings, files),
            Place.TASK,
            "commendations",
        ),
        PageEntry("layouts", "Sửa mẫu in", "ruler", _layouts(look, desk, files), Place.TASK, "blanks"),
        PageEntry(
            "import",
            "Nhập từ Excel",
            "arrow_import",
            _imports(look, desk, files),
            Place.TASK,
            "commendations",
        ),
        PageEntry(
            "consolidation",
            "Tổng hợp các tệp đã nhận",
            "folder_open",
            _consolidation(look, desk, files),
            Place.TASK,
            "reports",
        ),
        PageEntry(
            "report_forms",
            "Điền biểu cấp trên",
            "document_table",
            _report_forms(look, desk, files),
            Place.TASK,
            "reports",
        ),
        PageEntry(
            "past",
            "Lấy dữ liệu các năm trước",
            "arrow_import",
            _past(look, desk, files),
            Place.TASK,
            "commendations",
        ),
    ):
        window.add_page(entry)


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


def _trash(look: Look, desk: Desk) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.trash.page import TrashPage

        return TrashPage(look, desk)

    return build


def _overview(look: Look, desk: Desk, settings: PcSettings) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.overview.page import OverviewPage

        return OverviewPage(look, desk, settings)

    return build


def _commendations(look: Look, desk: Desk, settings: PcSettings, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.commendations.page import CommendationsPage

        return CommendationsPage(look, desk, files, settings)

    return build


def _initiatives(look: Look, desk: Desk, settings: PcSettings, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.initiatives.page import InitiativesPage

        return InitiativesPage(look, desk, files, settings)

    return build


def _conferences(look: Look, desk: Desk, settings: PcSettings, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.conferences.page import ConferencesPage

        return ConferencesPage(look, desk, files, settings)

    return build


def _activities(look: Look, desk: Desk, settings: PcSettings, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.activities.page import ActivitiesPage

        return ActivitiesPage(look, desk, files, settings)

    return build


def _recipients(look: Look, desk: Desk, settings: PcSettings, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.recipients.page import RecipientsPage

        return RecipientsPage(look, desk, files, settings)

    return build


def _blanks(look: Look, desk: Desk, settings: PcSettings, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.blanks.page import BlanksPage

        return BlanksPage(look, desk, settings, files)

    return build


def _reports(look: Look, desk: Desk, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.reports.page import ReportsPage

        return ReportsPage(look, desk, files)

    return build


def _backups(
    look: Look, desk: Desk, settings: PcSettings, files: Files, restore: Callable[[Path, str], None]
) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.backups.page import BackupsPage

        return BackupsPage(look, desk, settings, files, restore)

    return build


def _settings(look: Look, desk: Desk, settings: PcSettings) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.settings.page import SettingsPage

        return SettingsPage(look, desk, settings)

    return build


def _certificates(look: Look, desk: Desk, settings: PcSettings, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.certificates.page import CertificatesPage

        return CertificatesPage(look, desk, files, settings=settings)

    return build


def _layouts(look: Look, desk: Desk, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.layouts.page import LayoutsPage

        return LayoutsPage(look, desk, files)

    return build


def _imports(look: Look, desk: Desk, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.imports.page import ImportPage

        return ImportPage(look, desk, files)

    return build


def _consolidation(look: Look, desk: Desk, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.consolidation.page import ConsolidationPage

        return ConsolidationPage(look, desk, files)

    return build


def _report_forms(look: Look, desk: Desk, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.operations import reports
        from desktop.operations.cut_offs import cut_offs
        from desktop.records.period import Period
        from desktop.ui.report_forms.page import Periods, ReportFormsPage
        from desktop.ui.reports.periods import choices, first_period
        from desktop.ui.widgets.popup_list import Suggestion

        file = desk.file

        def first() -> Period:
            return first_period(file.now().date(), cut_offs(file))

        def offered() -> Sequence[Suggestion]:
            years = sorted({*reports.years_with_records(file), first().end.year}, reverse=True)
            return [one for one in choices(years, cut_offs(file)) if isinstance(one.payload, Period)]

        return ReportFormsPage(look, desk, files, Periods(offered, first))

    return build


def _past(look: Look, desk: Desk, files: Files) -> Callable[[], Page]:
    def build() -> Page:
        from desktop.ui.past.page import PastPage

        return PastPage(look, desk, files)

    return build
