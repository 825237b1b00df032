"""The row in which people are added one after the other, and what it knows about who is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from desktop.operations import awards, commendations
from desktop.operations.finding.known_recipients import KnownRecipient, known_recipient, known_recipients
from desktop.operations.unsaved import Key, UnsavedForm
from desktop.records.award_rules import NewAward, second_line_of
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.problem import Severity
from desktop.records.recipient import Recipient
from desktop.records.text import AmountNotUnderstood, fold_tones, format_amount, parse_amount
from desktop.store.file import RecordFile
from desktop.ui.commendations.office_words import no_rule_words
from desktop.ui.commendations.typed_name import is_initiative, is_searching, taken_apart
from desktop.ui.near_box import NearBox
from desktop.ui.theme import Look
from desktop.ui.unsaved import Unsaved
from desktop.ui.widgets.amount_field import AmountField
from desktop.ui.widgets.completion import CompletionPopup
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.popup_list import Suggestion
from desktop.ui.widgets.table.add_row import AddRow
from desktop.words.labels import RECIPIENT_KINDS
from desktop.words.problems import problem_sentence

_FIELDS = {
    "printed_name": "name",
    "second_line": "unit",
    "merit": "merit",
    "initiative": "merit",
    "amount": "amount",
}
_WARNED = ("printed_name", "address_form", "second_line")
"""The fields whose doubts are told while the row is typed, the first before the others."""
_PLACEHOLDERS = {
    RecipientKind.COLLECTIVE: "Gõ tên tập thể",
    RecipientKind.HOUSEHOLD: "Hộ gia đình ông, bà …",
    RecipientKind.INDIVIDUAL: "Ông, Bà và họ tên",
}
"""The form of address is typed before the name, in one field."""
_LEAST_LETTERS = 2
PAGE = "commendations"
COLUMNS = ("name", "unit", "merit", "amount")
ROW = "row"
"""The word of the row's key: what is typed is kept for each decision."""


class AddLine(QObject):
    """`ready` carries a NewAward that has no errors; `kind_changed` the kind that the row now stands under.

    What was typed is kept for each decision while others are looked at, and when the program ends.
    """

    ready = Signal(object)
    kind_changed = Signal(object)

    def __init__(self, look: Look, file: RecordFile, unsaved: Unsaved, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._unsaved = unsaved
        self._commendation: Commendation | None = None
        self._known: KnownRecipient | None = None
        self._kind = RecipientKind.COLLECTIVE
        self._offered_amount = ""
        self._offered_merit = ""
        self._card_unit = ""
        self._typed_kind: RecipientKind | None = None  # the group that was left for the taken card's
        self.above: Callable[[], tuple[str, str]] = lambda: ("", "")
        self.name = LineField(look)
        self.unit = LineField(look, "Chức vụ, đơn vị")
        self.merit = LineField(look, "Thành tích chung")
        self.amount = AmountField(look, parse_amount)
        self.row = AddRow(
            look,
            [
                ("name", self.name, "họ và tên, tên tập thể"),
                ("unit", self.unit, "chức vụ, đơn vị, địa chỉ"),
                ("merit", self.merit, "thành tích"),
                ("amount", self.amount, "mức thưởng"),
            ],
            number_column="number",
            button_column="state",
        )
        self.completion = CompletionPopup(look, self.name, self._suggestions, choose_first=is_searching)
        self.completion.taken.connect(self._take)
        self.near = NearBox(look, file, self._near_draft)
        self.near.used.connect(self._use_card)
        self.name.left.connect(self._name_left)
        self.unit.left.connect(self._unit_left)
        self.name.textEdited.connect(self._retyped)
        self.near.follow(self.name, self.unit)
        self.row.add_asked.connect(self._ask)
        self.row.touched.connect(self._touch)

    @property
    def kind(self) -> RecipientKind:
        """The kind of the next row."""
        return self._kind

    def set_kind(self, kind: RecipientKind) -> None:
        """Let the next row be of this kind; amount and placeholder follow."""
        other_group = kind is not self._kind
        self._kind = kind
        if other_group and self.merit.text() == self._offered_merit:
            self._offer_merit(self.above()[0])
        self.name.setPlaceholderText(_PLACEHOLDERS[kind])
        if self.amount.text() == self._offered_amount:
            self._offer_amount()
        self.kind_changed.emit(kind)

    def show_commendation(self, commendation: Commendation, kind: RecipientKind) -> None:
        """Belong to another decision: keep what was typed for the old one, take back what this one had."""
        before = self._commendation
        self._commendation = commendation
        if before is not None and before.id == commendation.id:
            self._follow_rule()
            return
        if before is not None:
            self._keep(before, is_open=False)
        kept = self._unsaved.of(PAGE, _key(commendation))
        self.clear()
        self.set_kind(kind if kept is None else RecipientKind(str(kept.typed["kind"])))
        if kept is None:
            self.prefill()
        else:
            self._take_back(kept)

    def is_started(self) -> bool:
        """Whether a name stands in the row."""
        return bool(self.name.value())

    def unfinished(self) -> Sequence[object]:
        """What was typed and not added, here and for other decisions."""
        here = _key(self._commendation) if self._commendation is not None else ()
        rows = [one for one in self._unsaved.all() if one.key[0] == ROW and one.key != here]
        return [*((one.key, one.typed) for one in rows), *([self.row.values()] if self.is_started() else [])]

    def give_up(self) -> None:
        """The user lets go of the row in sight."""
        self.clear()
        self.prefill()
        self._keep_now()

    def give_up_all(self) -> None:
        """The user lets go of every row that was being typed."""
        for one in self._unsaved.all():
            if one.key[0] == ROW:
                self._unsaved.drop(PAGE, one.key)
        self.clear()

    def resume(self) -> None:
        """Put the keyboard back to where it was when the row was kept."""
        kept = self._unsaved.of(PAGE, _key(self._commendation)) if self._commendation else None
        if kept is not None:
            self.row.resume(kept.focus, kept.cursor)

    def settle(self, commendation_id: int) -> None:
        """The register has answered about a row that was sent to it."""
        sent = self._unsaved.of(PAGE, (ROW, commendation_id))
        if sent is not None and sent.sent_after is not None:
            self._unsaved.drop(PAGE, sent.key)
        if self._commendation is not None and self._commendation.id == commendation_id:
            self._keep_now()

    def clear(self) -> None:
        """Empty the row."""
        self._known = self._typed_kind = None
        self._card_unit = self._offered_merit = ""
        self.row.set_values(dict.fromkeys(("name", "unit", "merit", "amount"), ""))
        self._offered_amount = ""
        self.row.warn("", "")
        self.near.clear()

    def prefill(self) -> None:
        """Money by the rule or from the row above, the achievement from the row above."""
        self._offer_merit(self.above()[0])
        self._offer_amount()

    def give_back(self, new: NewAward, sentence: str) -> None:
        """The register refused the row: show it again, unless the next one is being typed already."""
        if self.is_started():
            return
        name = f"{new.address_form} {new.printed_name}".strip()
        self.row.set_values({"name": name, "unit": new.second_line, "merit": new.initiative or new.merit})
        self.row.refuse("name", sentence)
        self.name.selectAll()  # who types on meanwhile replaces this name, and does not lengthen it

    def _offer_merit(self, above: str) -> None:
        """The achievement of the row above in the group; an initiative is its own row's alone."""
        self._offered_merit = above if self._is_common(above) or not is_initiative(above) else ""
        self.merit.set_value(self._offered_merit)

    def _offer_amount(self) -> None:
        self._offered_amount = self._rule_amount() or self.above()[1]
        self.amount.set_value(self._offered_amount)
        words = self._no_rule()
        self.amount.setPlaceholderText(words)
        self.amount.setToolTip(words)

    def _follow_rule(self) -> None:
        """The decision's date or form may have changed; an amount that was typed stays."""
        if self.amount.text() == self._offered_amount:
            self._offer_amount()

    def _rule_amount(self) -> str:
        if self._commendation is None:
            return ""
        bonus = commendations.bonus_for(self._file, self._commendation, self._kind)
        return format_amount(bonus.amount) if bonus else ""

    def _no_rule(self) -> str:
        """What stands in the empty field where a sum is due and no rule says which."""
        if self._commendation is None:
            return ""
        bonus = commendations.bonus_for(self._file, self._commendation, self._kind)
        return no_rule_words(self._commendation, bonus)

    def _suggestions(self, typed: str) -> Sequence[Suggestion]:
        if len(typed.strip()) < _LEAST_LETTERS:
            return []
        found = known_recipients(self._file, taken_apart(typed).name)
        return [Suggestion(known.recipient.name, self._detail(known), known) for known in found]

    def _detail(self, known: KnownRecipient) -> str:
        """What the card is, where it is of another kind than the group that is added to."""
        kind = known.recipient.kind
        other = "" if kind is self._kind else RECIPIENT_KINDS[kind]
        return " · ".join(part for part in (other, known.detail) if part)

    def _take(self, suggestion: Suggestion) -> None:
        known = suggestion.payload
        if not isinstance(known, KnownRecipient):
            return
        self._known = known
        if known.recipient.kind is not self._kind:
            self._typed_kind = self._typed_kind or self._kind
        self.set_kind(known.recipient.kind)
        self._card_unit = _second_line(known)
        self.unit.set_value(self._card_unit)
        self._warn()
        self.near.look_up()

    def _use_card(self, card: Recipient) -> None:
        """The near card is the one that is meant: it is taken as if it had been chosen from the list."""
        known = known_recipient(self._file, card)
        self.name.replace_text(card.name)
        self._take(Suggestion(card.name, known.detail, known))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _near_draft(self) -> Recipient | None:
        """Who is typed, where no card was taken and none is written out."""
        values = self.row.values()
        if self._known is not None or self._same(values) is not None:
            return None
        new = self._new(values, None)
        return Recipient(new.kind, new.printed_name, new.address_form, unit_text=new.second_line)

    def _retyped(self, text: str) -> None:
        """Another name is another person: what the card filled in goes, what the user changed stays."""
        known, typed_kind = self._known, self._typed_kind
        if known is None or taken_apart(text).name == known.recipient.name:
            return
        self._known = self._typed_kind = None
        if self.unit.text() == self._card_unit:
            self.unit.set_value("")
        if typed_kind is not None and self._kind is known.recipient.kind:
            self.set_kind(typed_kind)

    def _name_left(self) -> None:
        """A name that tells its kind takes the row under the right heading."""
        if not self.name.value() or self.name.isHidden():
            return
        kind = taken_apart(self.name.value()).kind
        if self._known is None and kind is not None and kind is not self._kind:
            self.set_kind(kind)
        self._warn()

    def _unit_left(self) -> None:
        """The line under the name may name a unit that is gone; an empty row has nothing to be told."""
        if self.is_started():
            self._warn()

    def _warn(self) -> None:
        if self._commendation is None:
            return
        problems = awards.check(self._file, self._new(self.row.values(), None), self._commendation)
        doubts = [one for field in _WARNED for one in problems if one.field == field]
        sentence = problem_sentence(doubts[0].code, doubts[0].values) if doubts else ""
        self.row.warn(_FIELDS.get(doubts[0].field, "name") if doubts else "name", sentence)

    def _ask(self, values: dict[str, str]) -> None:
        if self._commendation is None or self._take_chosen():
            return
        try:
            amount = parse_amount(values["amount"]) if values["amount"] else None
        except AmountNotUnderstood:
            typed = values["amount"]
            self.row.refuse("amount", f"Mức thưởng “{typed}” không phải số. Gõ lại, ví dụ 1.520.000.")
            return
        new = self._new(values, amount)
        problems = awards.check(self._file, new, self._commendation)
        errors = [one for one in problems if one.severity is Severity.ERROR]
        if errors:
            sentence = problem_sentence(errors[0].code, errors[0].values)
            self.row.refuse(_FIELDS.get(errors[0].field, "name"), sentence)
            return
        self._unsaved.send(PAGE, _key(self._commendation))
        self._next(values)
        self.ready.emit(new)

    def _take_chosen(self) -> bool:
        """Someone is still highlighted in the open list: take them first, the user looks and adds then."""
        chosen = self.completion.popup().current() if self.completion.is_open() else None
        if chosen is not None:
            self.completion.popup().picked.emit(chosen)
        return chosen is not None

    def _next(self, values: dict[str, str]) -> None:
        """Make the row free at once, so that no key is lost while the register writes."""
        self.clear()
        self._offer_merit(values["merit"])
        self._offered_amount = self._rule_amount() or values["amount"]
        self.amount.set_value(self._offered_amount)
        self.row.start()

    def _new(self, values: dict[str, str], amount: int | None) -> NewAward:
        known = self._known or self._same(values)
        typed = taken_apart(values["name"])
        merit = "" if self.merit.isHidden() else values["merit"]  # what is not seen is not written
        initiative = merit.strip('“”" ') if is_initiative(merit) else ""
        return NewAward(
            self._kind,
            typed.name if typed.address_form else values["name"],
            typed.address_form or (_address_form(known) if known else ""),
            second_line=values["unit"],
            merit="" if initiative or self._is_common(merit) else merit,
            initiative=initiative,
            amount=None if values["amount"] == self._rule_amount() else amount,
            recipient_id=known.recipient.id if known else None,
            not_same=() if known else self.near.not_same,
        )

    def _touch(self) -> None:
        if self._commendation is not None:
            commendation = self._commendation
            self._unsaved.touch(PAGE, _key(commendation), lambda: self._form_of(commendation))

    def _keep_now(self) -> None:
        if self._commendation is not None:
            self._keep(self._commendation, is_open=True)

    def _keep(self, commendation: Commendation, *, is_open: bool) -> None:
        form = self._form_of(commendation)
        if form is not None:
            self._unsaved.keep(replace(form, is_open=is_open))
        else:
            self._unsaved.drop(PAGE, _key(commendation))

    def _form_of(self, commendation: Commendation) -> UnsavedForm | None:
        """What was typed into the row; None while nobody stands in it."""
        if not self.name.text() and self.unit.text() == self._card_unit:
            return None
        texts: dict[str, object] = {key: self.row.field(key).text() for key in COLUMNS}
        recipient = self._known.recipient.id if self._known else None
        typed = {**texts, "kind": self._kind.value, "recipient": recipient}
        place, (focus, cursor) = {"commendation_id": commendation.id}, self.row.focused()
        return UnsavedForm(PAGE, _key(commendation), typed, {}, place, self._unsaved.now(), focus, cursor)

    def _take_back(self, kept: UnsavedForm) -> None:
        """Fill the row with what was typed for this decision."""
        self._offer_merit(self.above()[0])
        self._offered_amount = self._rule_amount() or self.above()[1]
        known = known_recipients(self._file, taken_apart(str(kept.typed["name"])).name)
        self._known = next((one for one in known if one.recipient.id == kept.typed["recipient"]), None)
        self._card_unit = _second_line(self._known) if self._known else ""
        self.row.set_values({key: str(kept.typed[key]) for key in COLUMNS})

    def _is_common(self, merit: str) -> bool:
        return self._commendation is not None and merit == self._commendation.merit

    def _same(self, values: dict[str, str]) -> KnownRecipient | None:
        """A card written out in full with its own unit is that card, though it was not taken."""
        name, unit = fold_tones(taken_apart(values["name"]).name), fold_tones(values["unit"])
        if not name:
            return None
        for known in known_recipients(self._file, name, self._kind):
            lines = {fold_tones(line) for line in (_second_line(known), _card_line(known))}
            if fold_tones(known.recipient.name) == name and unit in lines:
                return known
        return None


def _key(commendation: Commendation) -> Key:
    return (ROW, commendation.id)


def _card_line(known: KnownRecipient) -> str:
    return second_line_of(known.recipient.position, known.recipient.unit_text)


def _second_line(known: KnownRecipient) -> str:
    return (known.last_award.second_line if known.last_award else "") or _card_line(known)


def _address_form(known: KnownRecipient) -> str:
    """The last award's, but not a household's when the card is a person's."""
    return (known.last_award.address_form if known.last_award else "") or known.recipient.address_form
