"""Which pages there are; each is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.settings import PcSettings
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.navigation import PageEntry, Place
from desktop.ui.page import Page
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look


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
