"""What the page does with a team: founding and grading it, its members, its heir."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.operations import teams
from desktop.operations.recipients import OpenedRecipient
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team, TeamEntry
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.panel_forms import PanelForms
from desktop.ui.recipients.member_panel import MemberPanel
from desktop.ui.recipients.opened_view import ROSTER, OpenedView
from desktop.ui.recipients.team_panels import HeirPanel, TeamPanel


class TeamDeeds:
    """Belongs to the page, which keeps `opened` up to date; `go_to` brings a card into sight."""

    def __init__(
        self, page: Page, desk: Desk, forms: PanelForms, view: OpenedView, go_to: Callable[[Recipient], None]
    ) -> None:
        self._page = page
        self._desk = desk
        self._file = desk.file
        self._forms = forms
        self._view = view
        self._go_to = go_to
        self.opened: OpenedRecipient | None = None
        forms.opens("team", lambda _card, _team: self.edit_team())
        forms.opens("heir", lambda _team: self.succeed())
        forms.opens("member", self._reopen_member)
        view.bar.team_asked.connect(self.edit_team)
        view.bar.heir_asked.connect(self.succeed)
        view.roster.team_asked.connect(self.edit_team)
        view.roster.add_asked.connect(self.add_member)
        view.roster.opened.connect(lambda _id: self.edit_member())
        view.roster.moved.connect(self._move)

    def edit_team(self) -> None:
        """The panel that makes a collective a team, or that changes its area and grade."""
        if self.opened is None:
            return
        card, team = self.opened.card, self.opened.team
        if team is not None:
            self._change(card, team.team)
            return
        panel = TeamPanel(self._page.look, self._file, card, Team(card.id or 0))
        panel.saved.connect(
            lambda draft: self._forms.save(
                panel, lambda: teams.create_team(self._file, card, draft), self._founded
            )
        )
        self._forms.show(panel)

    def succeed(self) -> None:
        """The panel of the team's heir."""
        team = self.opened.team if self.opened else None
        if team is None:
            return
        panel = HeirPanel(self._page.look, self._file, team)

        def save(heir: Recipient, day: date) -> None:
            self._forms.save(
                panel,
                lambda: teams.succeed_team(self._file, team.id or 0, heir, day),
                lambda made: self._go_to(made.card),
            )

        panel.saved.connect(save)
        self._forms.show(panel)

    def add_member(self) -> None:
        """The panel of a new member; after each the next one."""
        team = self.opened.team if self.opened else None
        if team is None:
            return
        self._view.show_tab(ROSTER)
        panel = self._panel(Member(team.id or 0, 0, ""))
        panel.saved.connect(
            lambda draft: self._forms.save(
                panel,
                lambda: teams.add_members(self._file, team.id or 0, [draft]),
                lambda added: self._added(added[0]),
            )
        )
        self._forms.show(panel)

    def edit_member(self) -> None:
        """The panel of the chosen member."""
        seen = self._view.current_member()
        if seen is None:
            return
        panel = self._panel(seen)
        panel.saved.connect(
            lambda draft: self._forms.save(panel, lambda: teams.change_member(self._file, seen, draft))
        )
        self._forms.show(panel)

    def delete_members(self) -> None:
        """Take the chosen members out of the team."""
        if ids := self._view.roster.selected_ids():
            self._desk.carry_out(self._page, lambda: teams.delete_members(self._file, ids))

    def _reopen_member(self, _team_id: int, member_id: int | None) -> None:
        if member_id is None:
            self.add_member()
        else:
            self._view.show_tab(ROSTER)
            self._view.roster.set_current_id(member_id)
            self.edit_member()

    def _change(self, card: Recipient, seen: Team) -> None:
        panel = TeamPanel(self._page.look, self._file, card, seen)
        panel.saved.connect(
            lambda draft: self._forms.save(panel, lambda: teams.change_team(self._file, seen, draft))
        )
        self._forms.show(panel)

    def _founded(self, _made: TeamEntry) -> None:
        """A new team is empty: on with its first member."""
        self.add_member()

    def _added(self, member: Member) -> None:
        self._view.roster.set_current_id(member.id or 0)
        self.add_member()

    def _move(self, member_id: int, step: int) -> None:
        member = self._view.current_member()
        count = len(self._view.team.members) if self._view.team else 0
        if member is not None and 1 <= member.position + step <= count:
            position = member.position + step
            self._desk.carry_out(self._page, lambda: teams.move_member(self._file, member_id, position))

    def _panel(self, seen: Member) -> MemberPanel:
        known = (one.office for entry in teams.list_teams(self._file) for one in entry.members)
        return MemberPanel(self._page.look, self._file, seen, list(dict.fromkeys(filter(None, known))))
