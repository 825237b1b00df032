"""How to reach every form, by the folder of desktop/ui in which it is made."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.intake.form import cell_place
from desktop.operations import commendations, conferences, initiatives, recipients, teams
from desktop.operations.backups import Backup
from desktop.operations.reports import write_report
from desktop.operations.sent_workbooks import read_sent
from desktop.records.codes import CommendationState, Form, RecipientKind
from desktop.store.file import RecordFile
from desktop.ui.backups.page import BackupsPage
from desktop.ui.blanks.calibration_section import CalibrationSection
from desktop.ui.blanks.layout_panels import NamePanel
from desktop.ui.blanks.page import BlanksPage
from desktop.ui.bulk.panel import BulkPanel
from desktop.ui.certificates.outcome_panel import OutcomePanel
from desktop.ui.certificates.page import CertificatesPage
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.conferences.page import ConferencesPage
from desktop.ui.conferences.people_panels import GuestsPanel
from desktop.ui.consolidation.page import ConsolidationPage
from desktop.ui.history_panel import HistoryPanel
from desktop.ui.imports.page import ImportPage
from desktop.ui.initiatives.page import InitiativesPage
from desktop.ui.layouts.page import LayoutsPage
from desktop.ui.past.page import PastPage
from desktop.ui.recipients.page import RecipientsPage
from desktop.ui.report_forms.page import ReportFormsPage
from desktop.ui.reports.outgoing import Written
from desktop.ui.reports.page import ReportsPage
from desktop.ui.settings.names import NAMES
from desktop.ui.settings.number_books import NumberBooksSection
from desktop.ui.settings.page import SettingsPage
from tests.intake.workbooks import write
from tests.journeys.office import NOW
from tests.operations.report_forms.superior_forms import two_sheets
from tests.ui.blanks.off_printers import CANON
from tests.ui.fields.tab_order import check_tab_order
from tests.ui.fields.walk import Walk

Route = Callable[[Walk], None]


def _file(walk: Walk) -> RecordFile:
    program = walk.office.program
    assert program is not None
    assert program.register is not None
    return program.register.desk.file


def start(walk: Walk) -> None:
    """The first-run form, the Ctrl+K box."""
    walk.office.window.commands.run("search.open")
    walk.look(walk.office.window.palette_box)
    walk.office.clerk.press("Esc")
    walk.office.window.commands.run("file.new")
    walk.look()


def activities(walk: Walk) -> None:
    """The list and its one panel."""
    walk.go("activities")


def commendation(walk: Walk) -> None:
    """A draft and a signed decision, every step of their lives."""
    rows = commendations.list_commendations(_file(walk))
    for state in CommendationState:
        found = [row for row in rows if row.commendation.state is state and row.award_count]
        walk.go("commendations", {"commendation_id": found[0].commendation.id})
        page = walk.office.page(CommendationsPage)
        walk.office.window.open_page("commendations", {"commendation_id": found[0].commendation.id})
        page.view.show_list()
        for line in _one_of_each_kind(page):
            page.view.table.set_current_id(line)
            walk.form(lambda page=page, line=line: page._rows.edit(line))  # type: ignore[misc]
        for step in ("review", "sign", "print", "file"):
            walk.form(lambda step=step: walk.office.window.commands.run(f"step.{step}"))  # type: ignore[misc]
        page.view.show_presenting()
        walk.look()
        page.view.show_list()
        for kind in RecipientKind:
            page.view.start_adding(kind)
            walk.look()
    walk.office.window.commands.run("page.new")
    for place in range(len(Form)):
        walk.choose("Hình thức", place)
        walk.look(walk.page.panel())
    walk.page.hide_panel()
    for row in rows:
        if row.commendation.state is CommendationState.SIGNED and row.commendation.form is Form.GIAY_KHEN:
            walk.office.window.open_page("commendations", {"commendation_id": row.commendation.id})
            walk.form(lambda: walk.office.window.commands.run("step.print"))
    draft = next(row.commendation for row in rows if row.commendation.state is CommendationState.DRAFT)
    commendations.fill_number_and_date(
        _file(walk), draft, number="999", decision_date=NOW.date(), signer_id=draft.signer_id
    ).result()
    walk.office.window.open_page("commendations", {"commendation_id": draft.id})
    walk.form(lambda: walk.office.window.commands.run("record.delete"))  # signed, not carried out: why?


def _one_of_each_kind(page: CommendationsPage) -> list[int]:
    opened = page.view.shown()
    awards = [line.award for line in opened.awards] if opened else []
    return list({award.kind: award.id or 0 for award in awards}.values())


def conference(walk: Walk) -> None:
    """Every tab of every conference, every panel of an opinion."""
    rows = conferences.list_conferences(_file(walk))
    walk.go("conferences", {"conference_id": rows[0].conference.id})
    for row in rows:
        walk.office.window.open_page("conferences", {"conference_id": row.conference.id})
        page = walk.office.page(ConferencesPage)
        for tab in ("rounds", "opinions", "people"):
            page.view.show_tab(tab)
            if page.view.tabs.current() == tab:
                walk.look()
                _keys_in_tables(walk, page.view)
        opened = page._opinions._opened
        for line in opened.lines if opened else ():
            page.opened({"opinion_id": line.opinion.id})
            for open_it in (
                page._opinions._edit,
                page._opinions._answer,
                page._opinions._postpone,
                page._opinions._pass_up,
            ):
                walk.form(open_it)
    walk.form(page._pledges.add)
    page.view.show_tab("people")
    walk.form(page._people._add_guests)
    page._people._add_guests()
    panel = page.panel()
    assert isinstance(panel, GuestsPanel)
    panel.names.set_value("Nguyễn Văn An, Tổ trưởng, Tổ dân phố số 3")
    panel.form.submit()
    walk.office.clerk.wait(lambda: page.panel() is None)
    _keys_in_tables(walk, page.view)


def _keys_in_tables(walk: Walk, place: QWidget) -> None:
    for view in walk.views(place):
        for key in ("F2", "Ins"):
            walk.form(lambda view=view, key=key: walk.press_in(view, key))  # type: ignore[misc]


def initiative(walk: Walk) -> None:
    """An initiative with its years and recognitions."""
    rows = initiatives.list_initiatives(_file(walk))
    recognised = [row for row in rows if row.recognitions]
    walk.go("initiatives", {"initiative_id": rows[0].initiative.id})
    walk.office.window.open_page("initiatives", {"initiative_id": recognised[0].initiative.id})
    walk.look()
    _keys_in_tables(walk, walk.page)
    walk.form(lambda: walk.office.page(InitiativesPage).deeds.carry_over(2027))


def recipient(walk: Walk) -> None:
    """A card of each kind, a team."""
    for kind in RecipientKind:
        cards = [one for one in recipients.list_recipients(_file(walk)) if one.recipient.kind is kind]
        walk.go("recipients", {"recipient_id": cards[0].recipient.id})
    walk.go("recipients", {"team_id": teams.list_teams(_file(walk))[0].team.id})
    page = walk.office.page(RecipientsPage)
    walk.form(page.view.bar.team_asked.emit)
    walk.form(page.view.bar.heir_asked.emit)
    walk.form(lambda: walk.office.window.commands.run("recipients.review"))


def blanks(walk: Walk) -> None:
    """Stock, layouts, calibration."""
    walk.go("blanks", {"section": "stock"})
    walk.go("blanks", {"section": "layouts"})
    walk.go("blanks", {"section": "printers"})
    page = walk.office.page(BlanksPage)
    section = page.section()
    assert isinstance(section, CalibrationSection)
    section.print_sheet()
    walk.office.clerk.wait(section.steps.form.isVisible)
    walk.look()


def layouts(walk: Walk) -> None:
    """The editor, an element of each kind chosen."""
    walk.office.window.open_page("blanks", {"section": "layouts"})
    walk.office.window.commands.run("page.new")
    panel = walk.page.panel()
    assert isinstance(panel, NamePanel)
    panel.name.set_value("Mẫu thử")
    panel.form.submit()
    walk.office.clerk.wait(lambda: isinstance(walk.page, LayoutsPage))
    walk.look()
    for add in ("page.new", "layouts.rule"):
        walk.office.window.commands.run(add)
        walk.look()


def certificates(walk: Walk) -> None:
    """Print, options, what came out, reprint, proof sheet."""
    rows = commendations.list_commendations(_file(walk))
    given = next(row for row in rows if row.commendation.form is Form.GIAY_KHEN and row.award_count)
    walk.go("certificates", given.commendation.id)
    page = walk.office.page(CertificatesPage)
    for text_only in (True, False):
        page.side.prefer(text_only=text_only, printer=CANON)
        walk.form(page.show_options)
    batch = page._batch
    assert batch is not None
    page._run.export(batch, text_only=False, blank_id=None)
    walk.office.clerk.wait(lambda: page.panel() is not None)
    walk.look()
    panel = page.panel()
    assert isinstance(panel, OutcomePanel)
    panel.answered.emit(frozenset(panel.said()), frozenset(), "")
    walk.office.clerk.wait(lambda: page.panel() is None and walk.is_at_rest())
    walk.form(page.reprint)


def settings(walk: Walk) -> None:
    """Every section."""
    for key, _title, _what in NAMES:
        walk.go("settings", {"section": key})
        section = walk.office.page(SettingsPage).current()
        if isinstance(section, NumberBooksSection):
            walk.form(section.start_book)


def reports(walk: Walk) -> None:
    """Every kind of report; the days of its periods."""
    walk.go("reports")
    page = walk.office.page(ReportsPage)
    walk.form(page._ask_days)
    path = walk.office.documents / "đã gửi.xlsx"
    write_report(_file(walk), "activity", page.bar.period, path, program_version="1.0")
    sent = read_sent(_file(walk), path)
    walk.form(lambda: page.sent.ask(Written(sent.form, sent.period, path, sent.report)))
    page.bar.choice.set_value(page.bar.choice.choices()[-1].payload)
    page.bar.choice.chosen.emit(page.bar.choice.value())
    walk.look()


def report_forms(walk: Walk) -> None:
    """A superior's form with proposals, a figure chosen for a cell."""
    path = walk.folder / "biểu.xlsx"
    path.write_bytes(two_sheets().content)
    walk.office.window.open_page("report_forms", {"path": path})
    page = walk.office.page(ReportFormsPage)
    walk.office.clerk.wait(lambda: page.form is not None)
    page.grid.go_to(cell_place("D12"))
    walk.go("report_forms")


def overview(walk: Walk) -> None:
    """The first page has no field of its own."""
    walk.go("overview")


def backups(walk: Walk) -> None:
    """The passphrase of a new copy, and that of one that is opened."""
    walk.go("backups")
    made = Backup(walk.folder / "sổ 2026-10-09 08.15.00.sovang-khoa", "", NOW)
    walk.form(lambda: walk.office.page(BackupsPage)._look_into(made, is_changed=False))


def past(walk: Walk) -> None:
    """A list of a past year and its decision."""
    path = write(walk.folder / "hàng bạc 2024.xlsx", [("DANH SÁCH",), HEADER, LINE])
    walk.office.window.open_page("past", {"paths": [path]})
    walk.office.clerk.wait(lambda: bool(walk.office.page(PastPage).rows))
    walk.go("past")


def consolidation(walk: Walk) -> None:
    """A folder with one list, and who has to send."""
    folder = walk.folder / "đã nhận"
    folder.mkdir()
    write(folder / "TDP 3.xlsx", [("DANH SÁCH",), HEADER, LINE])
    walk.office.window.open_page("consolidation", {"folder": folder})
    page = walk.office.page(ConsolidationPage)
    walk.office.clerk.wait(lambda: page.whole is not None)
    walk.go("consolidation")
    walk.form(lambda: walk.office.window.commands.run("consolidation.senders"))


def bulk(walk: Walk) -> None:
    """Several chosen rows of a signed list, and of the cards: every way of changing every field."""
    rows = commendations.list_commendations(_file(walk))
    signed = [
        row for row in rows if row.commendation.state is CommendationState.SIGNED and row.award_count > 1
    ]
    walk.office.window.open_page("commendations", {"commendation_id": signed[0].commendation.id})
    page = walk.office.page(CommendationsPage)
    page.view.show_list()
    _every_change(walk, page.view.table.view)
    walk.office.window.open_page("recipients")
    _every_change(walk, walk.office.page(RecipientsPage).list.view)


def _every_change(walk: Walk, view: QAbstractItemView) -> None:
    view.setFocus()
    view.selectAll()
    walk.office.window.commands.run("rows.change")
    panel = walk.page.panel()
    assert isinstance(panel, BulkPanel)
    for place in range(len(panel.which.choices())):
        for how in range(len(panel.how.choices())):
            walk.choose("Sửa trường", place)
            panel.how.set_value(panel.how.choices()[min(how, len(panel.how.choices()) - 1)].payload)
            panel.how.chosen.emit(panel.how.value())
            walk.look(panel)
    walk.faults += check_tab_order(panel)
    walk.page.hide_panel()


def documents(walk: Walk) -> None:
    """The panel of a conference's papers, and the list of fields behind its button."""
    walk.office.window.open_page("conferences")
    walk.form(lambda: walk.office.window.commands.run("document.write"))
    walk.office.window.commands.run("document.write")
    walk.button("Các trường")


def imports(walk: Walk) -> None:
    """Two lists for a signed decision; conferences from a workbook with two sheets."""
    rows = commendations.list_commendations(_file(walk))
    signed = next(row for row in rows if row.commendation.state is CommendationState.SIGNED)
    paths = [write(walk.folder / f"{name}.xlsx", [("DANH SÁCH",), HEADER, LINE]) for name in ("một", "hai")]
    many = walk.folder / "nhiều trang.xlsx"
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title in ("Một", "Hai"):
        sheet = book.create_sheet(title)
        for row in (
            ("TT", "Tên hội nghị", "Ngày tổ chức", "Địa điểm"),
            (1, "Hội nghị thử", "05/10/2026", "Hội trường"),
        ):
            sheet.append(row)
    book.save(many)
    for argument in (
        {"commendation_id": signed.commendation.id, "paths": paths},
        {"kind": "conferences", "path": many},
    ):
        _read(walk, argument)
        walk.look()
        _read(walk, argument)
        view = walk.office.page(ImportPage).view
        assert view is not None
        for place in range(len(view.grid._heads)):
            view.grid.ask_meaning(place)
            walk.look(view.grid)


def _read(walk: Walk, argument: object) -> None:
    walk.office.window.open_page("import", argument)
    page = walk.office.page(ImportPage)
    walk.office.clerk.wait(lambda: page.view is not None and walk.is_at_rest())


HEADER = ("TT", "Họ và tên / tên tập thể", "Năm sinh", "Chức vụ, đơn vị", "Thành tích", "Mức thưởng")
LINE = (1, "Tổ dân vận số 71", None, "Tổ dân phố số 1", "Khéo trong vận động", "một triệu")


def help_of_it(walk: Walk) -> None:
    """The help itself, over a page."""
    walk.office.window.commands.run("help.open")
    assert walk.office.window._help is not None
    walk.look(walk.office.window._help)
    walk.office.clerk.press("Esc")


def trash(walk: Walk) -> None:
    """What was deleted; the reason that the history of a signed decision asks for."""
    decisions = commendations.list_commendations(_file(walk))
    states = {one.commendation.state: one.commendation.id for one in decisions}
    walk.office.window.open_page("commendations", {"commendation_id": states[CommendationState.SIGNED]})
    walk.office.window.commands.run("record.history")
    panel = walk.page.panel()
    assert isinstance(panel, HistoryPanel)
    panel.ask_reason()
    walk.look(panel)
    walk.page.hide_panel()
    walk.office.window.open_page("commendations", {"commendation_id": states[CommendationState.DRAFT]})
    walk.office.window.commands.run("record.delete")
    walk.office.clerk.wait(walk.office.is_at_rest)
    walk.go("trash")


ROUTES: dict[str, tuple[Route, tuple[str, ...]]] = {
    "start": (start, ("new_register_form.py", "palette.py", "start_page.py")),
    "activities": (activities, ("activities", "widgets/list_bar.py", "lists")),
    "commendations": (
        commendation,
        ("commendations", "widgets/record_list.py", "widgets/table", "widgets/form_panel.py"),
    ),
    "conferences": (conference, ("conferences",)),
    "initiatives": (initiative, ("initiatives",)),
    "recipients": (recipient, ("recipients",)),
    "blanks": (blanks, ("blanks", "printing")),
    "layouts": (layouts, ("layouts",)),
    "certificates": (certificates, ("certificates",)),
    "settings": (settings, ("settings",)),
    "reports": (reports, ("reports", "cut_off_fields.py", "record_sent_panel.py")),
    "report_forms": (report_forms, ("report_forms",)),
    "overview": (overview, ("overview",)),
    "backups": (backups, ("backups",)),
    "past": (past, ("past",)),
    "consolidation": (consolidation, ("consolidation",)),
    "bulk": (bulk, ("bulk",)),
    "documents": (documents, ("documents",)),
    "imports": (imports, ("imports",)),
    "help": (help_of_it, ("help",)),
    "trash": (trash, ("trash", "history_panel.py")),
}
"""Each with the parts of desktop/ui whose fields it must meet."""
