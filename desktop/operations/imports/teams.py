"""Lists of teams: a row is a team or a member of one; a new team comes with its members."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.intake.people import taken_apart
from desktop.intake.people_fields import TEAMS
from desktop.intake.sheet_reading import ReadRow
from desktop.operations.drafts import there, tidied
from desktop.operations.imports.matching import (
    Known,
    Pair,
    Sought,
    differences,
    is_said,
    paired,
    same_years,
)
from desktop.operations.imports.rows import (
    Difference,
    ImportRow,
    Into,
    Matched,
    MatchKey,
    Outcome,
    Written,
)
from desktop.operations.teams import enrol, step_down
from desktop.records.codes import Grade, RecipientKind
from desktop.records.problem import Problem, Severity
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team, TeamEntry
from desktop.records.team_rules import check_member, check_team
from desktop.records.text import fold, fold_tones
from desktop.store import recipients as stored_recipients
from desktop.store import teams as stored
from desktop.store.file import RecordFile
from desktop.store.writer import Transaction

_TEAM = ("area", "grade", "grade_year", "note")
_MEMBER = ("name", "address_form", "office", "birth_year", "phone")
_NUMBER = re.compile(r"(?:số )?0*(\d{1,3})")
_OF_WOMEN = frozenset({"bà", "chị", "cô"})


@dataclass(frozen=True)
class TeamLine:
    """What a row says: a team by its name, and the member of it that the row speaks of, if any.

    `head` is whom a row of a team itself names as its head.
    """

    name: str
    team: Team
    member: Member | None = None
    head: Member | None = None


@dataclass(frozen=True)
class Enrolled:
    """A member with its team, as the register has them; without a member the team itself."""

    entry: TeamEntry
    member: Member | None = None


@dataclass(frozen=True)
class TeamRows:
    """Teams by name, members by name within their team; years of birth must not speak against it."""

    kind = TEAMS
    keys = (
        MatchKey("name", "Tên tổ, họ tên và năm sinh", ("team", "name", "birth_year")),
        MatchKey("name_phone", "Tên tổ và số điện thoại", ("team", "phone")),
    )
    not_kept = frozenset({"members", "women", "party_members"})

    def judge(self, file: RecordFile, _into: Into, rows: Sequence[ReadRow], key: MatchKey) -> list[ImportRow]:
        """Every row with what will become of it."""
        said = [_said(row) for row in rows]
        usable = [n for n, row in enumerate(rows) if not row.is_refused and said[n].name]
        known = [*_known(file)]
        pairs = paired(
            [Sought(_key(said[n].name, said[n].member, key), said[n].member or said[n].team) for n in usable],
            [Known(_key(one.entry.card.name, one.member, key), _identity(one), one) for one in known],
            lambda n, one: _may_be(said[usable[n]], one),
        )
        judge = _Judge(file, known)
        judged = {n: judge.row(n, rows[n], said[n], pair, key) for n, pair in zip(usable, pairs, strict=True)}
        return [judged.get(n) or _refused(n, row, said[n], _nameless(row)) for n, row in enumerate(rows)]

    def write(
        self,
        transaction: Transaction,
        _into: Into,
        added: Sequence[ImportRow],
        changed: Sequence[ImportRow],
    ) -> Written:
        """Make the teams that are new, enrol members, change what differs."""
        lines = [row.draft for row in added if isinstance(row.draft, TeamLine)]
        teams, cards = _make_teams(transaction, lines)
        rosters: dict[int, list[Member]] = {}
        for line in lines:
            if line.member is not None:
                team_id = line.team.id or teams[fold_tones(line.name)]
                rosters.setdefault(team_id, []).append(line.member)
        for team_id, members in rosters.items():
            enrol(transaction, team_id, members)
        for line in lines:
            _put_at_head(transaction, teams.get(fold_tones(line.name), 0), line.head)
        for row in changed:
            if isinstance(row.seen, Enrolled) and isinstance(row.draft, TeamLine):
                _change(transaction, row.seen, row.draft)
        return Written(recipients_added=cards)

    def recipients(self, rows: Sequence[ImportRow]) -> tuple[int, int]:
        """The cards of new teams, and those that teams are made on."""
        new: dict[str, bool] = {}
        for row in rows:
            if row.outcome is Outcome.ADDED and isinstance(row.draft, TeamLine) and row.draft.team.id is None:
                new.setdefault(fold_tones(row.draft.name), row.card is None)
        return sum(new.values()), len(new) - sum(new.values())


class _Judge:
    """What the rows of one list have in common."""

    def __init__(self, file: RecordFile, known: Sequence[Enrolled]) -> None:
        self._this_year = file.now().year
        self._teams = {
            fold_tones(one.entry.card.name): one.entry for one in reversed(known) if one.member is None
        }
        self._cards: dict[str, list[Recipient]] = {}
        for card in file.read.records(
            Recipient, "WHERE kind = ? ORDER BY id", (RecipientKind.COLLECTIVE.value,)
        ):
            self._cards.setdefault(fold_tones(card.name), []).append(card)

    def row(self, place: int, row: ReadRow, line: TeamLine, pair: Pair[Enrolled], key: MatchKey) -> ImportRow:
        """One row with its outcome."""
        if pair.record is not None:
            return _match(place, row, line, pair.record, key)
        entry = self._teams.get(fold_tones(line.name))
        if line.member is None:
            return self._new_team(place, row, line, entry, pair.nth)
        problems = check_member(line.member, (), self._this_year)
        if pair.nth > 1:
            values = {"name": line.member.name}
            problems.append(Problem("name", "row_repeated", values, Severity.WARNING))
        if _faulty(problems):
            return _refused(place, row, line, problems)
        draft = replace(line, team=entry.team if entry else line.team)
        return self._added(place, row, draft, entry, problems)

    def _new_team(
        self, place: int, row: ReadRow, line: TeamLine, entry: TeamEntry | None, nth: int
    ) -> ImportRow:
        """A team that the list names twice is refused: every ward has only one of a name."""
        problems = check_team(Recipient(RecipientKind.COLLECTIVE, line.name), line.team)
        problems = [one for one in problems if one.field != "members"]
        if nth > 1:
            problems.append(Problem("team", "team_named_twice", {"name": line.name}))
        if _faulty(problems):
            return _refused(place, row, line, problems)
        return self._added(place, row, line, entry, problems)

    def _added(
        self,
        place: int,
        row: ReadRow,
        line: TeamLine,
        entry: TeamEntry | None,
        problems: Sequence[Problem],
    ) -> ImportRow:
        cards = [entry.card] if entry else self._cards.get(fold_tones(line.name), [])
        card = cards[0] if len(cards) == 1 else None
        found = Matched(Recipient, card.id or 0, card.name, ("team",)) if card else None
        every = (*row.problems, *problems)
        return ImportRow(
            place, row.number, row, Outcome.ADDED, _title(line), every, found, card=card, draft=line
        )


def _match(place: int, row: ReadRow, line: TeamLine, seen: Enrolled, key: MatchKey) -> ImportRow:
    of_team = {name: row.values.get(name) for name in _TEAM if line.member is None or name != "note"}
    found = differences(TEAMS, seen.entry.team, of_team, {}) if line.member is None else ()
    changed = replace(seen.entry.team, **{one.key: of_team[one.key] for one in found})  # type: ignore[arg-type]
    found = (*found, *_other_head(line, seen.entry))
    member = seen.member
    if line.member is not None and seen.member is not None:
        said = _said_of_member(row, line.member)
        columns = {"is_woman": "sex", "is_head": "office"}
        found = differences(TEAMS, seen.member, said, columns)
        keys = {one.key for one in found}
        member = replace(
            seen.member,
            **{name: value for name, value in said.items() if columns.get(name, name) in keys},  # type: ignore[arg-type]
        )
    by = tuple(one for one in key.fields if is_said(row.values.get(one)))
    record_type, record_id = (Member, seen.member.id) if seen.member else (Team, seen.entry.team.id)
    return ImportRow(
        place,
        row.number,
        row,
        Outcome.CHANGED if found else Outcome.MATCHED,
        _title(line),
        row.problems if found else (),
        Matched(record_type, record_id or 0, seen.member.name if seen.member else seen.entry.card.name, by),
        found,
        card=seen.entry.card,
        draft=TeamLine(line.name, changed, member, line.head),
        seen=seen,
    )


def _other_head(line: TeamLine, entry: TeamEntry) -> tuple[Difference, ...]:
    before = entry.head.name if entry.head else ""
    if line.head is None or fold_tones(line.head.name) == fold_tones(before):
        return ()
    return (Difference("head", TEAMS.field("head").title, before, line.head.name),)


def _said(row: ReadRow) -> TeamLine:
    """What a row says."""
    values = row.values
    name = _team_name(str(values.get("team") or ""))
    grade, year = values.get("grade"), values.get("grade_year")
    person = str(values.get("name") or "")
    team = Team(
        0,
        str(values.get("area") or ""),
        grade if isinstance(grade, Grade) else None,
        year if isinstance(year, int) else None,
        "" if person else str(values.get("note") or ""),
    )
    if not person:
        return TeamLine(name, tidied(team), head=_named_head(str(values.get("head") or "")))
    born, office = values.get("birth_year"), str(values.get("office") or "")
    member = Member(
        0,
        0,
        person,
        str(values.get("address_form") or ""),
        office,
        born if isinstance(born, int) else None,
        is_head=_is_head(office),
        is_woman=_is_woman(row),
        is_party_member=values.get("is_party_member") is True,
        phone=str(values.get("phone") or ""),
    )
    return TeamLine(name, tidied(team), tidied(member))


def _named_head(text: str) -> Member | None:
    if not text:
        return None
    apart = taken_apart(text)
    is_woman = apart.address_form.lower() in _OF_WOMEN
    return Member(0, 0, apart.name, apart.address_form, "Tổ trưởng", is_head=True, is_woman=is_woman)


def _said_of_member(row: ReadRow, member: Member) -> Mapping[str, object]:
    """What a row itself says of a member: an empty tick says nothing."""
    said: dict[str, object] = {name: row.values.get(name) for name in _MEMBER}
    if row.values.get("office"):
        said["is_head"] = member.is_head
    if row.values.get("sex") or member.is_woman:
        said["is_woman"] = member.is_woman
    if row.texts.get("is_party_member"):
        said["is_party_member"] = member.is_party_member
    return said


def _team_name(text: str) -> str:
    """ "3" and "số 03" in a column of teams are "Tổ dân vận số 3"."""
    found = _NUMBER.fullmatch(text.lower())
    return f"Tổ dân vận số {found[1]}" if found else text


def _is_head(office: str) -> bool:
    return f"{fold(office)} ".startswith("to truong ")


def _is_woman(row: ReadRow) -> bool:
    sex = fold(str(row.values.get("sex") or ""))
    return sex in ("nu", "x") or (not sex and str(row.values.get("address_form") or "").lower() in _OF_WOMEN)


def _nameless(row: ReadRow) -> tuple[Problem, ...]:
    return () if row.values.get("team") else (Problem("team", "team_not_named"),)


def _refused(place: int, row: ReadRow, line: TeamLine, problems: Sequence[Problem]) -> ImportRow:
    every = {(one.field, one.code): one for one in (*row.problems, *problems)}
    return ImportRow(place, row.number, row, Outcome.REFUSED, _title(line), tuple(every.values()))


def _faulty(problems: Sequence[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _title(line: TeamLine) -> str:
    return f"{line.member.address_form} {line.member.name}".strip() if line.member else line.name


def _known(file: RecordFile) -> Iterator[Enrolled]:
    for entry in sorted(stored.teams(file.read), key=lambda one: one.id or 0):
        yield Enrolled(entry)
        yield from (Enrolled(entry, member) for member in entry.members)


def _key(name: str, member: Member | None, key: MatchKey) -> Hashable:
    if member is None:
        return fold_tones(name)
    if key.id == "name_phone":
        digits = re.sub(r"\D", "", member.phone)
        return (fold_tones(name), digits) if digits else None
    return fold_tones(name), fold_tones(member.name)


def _identity(one: Enrolled) -> Hashable:
    """As a row would say it: without the places in the register."""
    if one.member is not None:
        return replace(one.member, id=None, team_id=0, position=0)
    return replace(one.entry.team, id=None, recipient_id=0)


def _may_be(line: TeamLine, one: Enrolled) -> bool:
    if line.member is None or one.member is None:
        return True
    return same_years(line.member.birth_year, one.member.birth_year)


def _make_teams(transaction: Transaction, lines: Sequence[TeamLine]) -> tuple[dict[str, int], int]:
    """The ids of new teams by folded name, and how many new cards they needed."""
    new: dict[str, TeamLine] = {}
    for line in lines:
        if line.team.id is None:
            name = fold_tones(line.name)
            new[name] = _fuller(new[name], line) if name in new else line
    known: dict[str, list[Recipient]] = {}
    for card in stored_recipients.named(transaction, list(new)):
        if card.kind is RecipientKind.COLLECTIVE and stored.of_recipient(transaction, card.id or 0) is None:
            known.setdefault(fold_tones(card.name), []).append(card)
    missing = [name for name in new if len(known.get(name, ())) != 1]
    made = transaction.insert_many([Recipient(RecipientKind.COLLECTIVE, new[name].name) for name in missing])
    cards = {name: found[0] for name, found in known.items()} | dict(zip(missing, made, strict=True))
    teams = transaction.insert_many(
        [replace(line.team, recipient_id=cards[name].id or 0) for name, line in new.items()]
    )
    return {name: team.id or 0 for name, team in zip(new, teams, strict=True)}, len(missing)


def _fuller(one: TeamLine, other: TeamLine) -> TeamLine:
    """Two rows of one new team: what the first leaves open, the second says."""
    first, second = one.team, other.team
    team = Team(
        0,
        first.area or second.area,
        first.grade or second.grade,
        first.grade_year or second.grade_year,
        first.note or second.note,
    )
    return replace(one, team=team)


def _change(transaction: Transaction, seen: Enrolled, draft: TeamLine) -> None:
    if seen.member is None or draft.member is None:
        transaction.update(seen.entry.team, draft.team)
        _put_at_head(transaction, draft.team.id or 0, draft.head)
        return
    if draft.member.is_head and not seen.member.is_head:
        step_down(transaction, seen.entry.team.id or 0)
    there(transaction, Member, seen.member.id or 0)
    transaction.update(seen.member, draft.member)


def _put_at_head(transaction: Transaction, team_id: int, head: Member | None) -> None:
    """Make the member of that name the head of a team; one who is not there yet is enrolled."""
    if head is None:
        return
    roster = stored.members(transaction, team_id)
    found = next((one for one in roster if fold_tones(one.name) == fold_tones(head.name)), None)
    if found is None:
        enrol(transaction, team_id, [head])
    elif not found.is_head:
        step_down(transaction, team_id)
        transaction.update(found, replace(found, is_head=True))
