from __future__ import annotations

import pytest

from desktop.words import errors, intake, problems, steps
from desktop.words.errors import error_sentence
from desktop.words.steps import step_sentence
from tests.architecture.codes import DEEDS, ERRORS, PROBLEMS, codes

FROM_ELSEWHERE = {
    "intake/form.py: said['refused']['code']",  # the same, of a superior's form
    "intake/listener.py: said['refused']['code']",  # what the reading child raised as FileRefused
    "intake/several.py: said['refused']['code']",  # as the listener
    "intake/sent_files.py: code",  # a row's problems, as the reading child found them
    "intake/values.py: error.code",  # the codes of desktop.records.text.dates, asked below
    "operations/letters/mail.py: failure.code",  # the codes of exports.email_draft, asked below
    "operations/imports/pending.py: code",  # of a row that was kept with its problems
    "operations/sealed_backups.py: refusal.code",  # the codes of exports.sealed_file, asked below
    "operations/certificates.py: code",  # a rule's answer
    "records/conference_rules.py: code",  # a rule's answer
}
ANSWERS_OF_RULES = {
    "certificates_by_superior",
    "no_certificates_for_form",
    "presented_before_decision",
    "presented_before_signed",
    "title_of_another_form",
}
ANSWERS_OF_DATES = {"date_not_understood", "date_ambiguous", "date_does_not_exist", "date_out_of_range"}
OF_ANOTHER_STEP = {"undo", "redo"}


def test_every_error_has_its_sentence() -> None:
    found = codes(ERRORS)
    assert found.literal - errors.SENTENCES.keys() == set()
    assert found.open - FROM_ELSEWHERE == set()
    assert len(found.literal) > 50


def test_every_problem_of_a_draft_has_its_sentence() -> None:
    found = codes(PROBLEMS)
    assert found.literal - problems.SENTENCES.keys() == set()
    assert found.open - FROM_ELSEWHERE == set()


def test_every_day_that_a_list_writes_wrongly_has_its_sentence() -> None:
    assert problems.SENTENCES.keys() >= ANSWERS_OF_DATES


def test_every_deed_has_its_sentence() -> None:
    found = codes(DEEDS)
    assert found.literal - steps.SENTENCES.keys() == OF_ANOTHER_STEP
    assert found.open == set()


def test_every_note_on_a_list_has_its_sentence() -> None:
    told = codes({"note": 0, "Decoded": 1}, "desktop/intake").literal
    assert told == intake.NOTES.keys()


def test_what_a_sealed_file_refuses_has_its_sentence() -> None:
    found = codes({"SealRefused": 0}, "exports").literal
    assert found == {"seal_broken", "seal_newer", "passphrase_wrong", "passphrase_empty"}
    assert found <= errors.SENTENCES.keys()


def test_what_a_mail_draft_refuses_has_its_sentence() -> None:
    assert codes({"DraftNotMade": 0}, "exports").literal <= errors.SENTENCES.keys()


def test_what_a_rule_answers_has_its_sentence() -> None:
    assert {*errors.SENTENCES, *problems.SENTENCES} >= ANSWERS_OF_RULES


def test_no_sentence_is_there_for_nothing() -> None:
    shown = {"DraftNotMade": 0, "SealRefused": 0, "error_sentence": 0}
    known = codes(ERRORS).literal | codes(shown, "exports").literal | codes(shown).literal | {"bug"}
    assert errors.SENTENCES.keys() - known - ANSWERS_OF_RULES == set()
    assert steps.SENTENCES.keys() - codes(DEEDS).literal == set()


@pytest.mark.parametrize("sentence", [*errors.SENTENCES.values(), *steps.SENTENCES.values()])
def test_a_sentence_ends_as_one_and_blames_nobody(sentence: str) -> None:
    assert sentence.endswith((".", "}", "?"))
    assert "!" not in sentence
    assert "vui lòng" not in sentence.casefold()


def test_lists_in_a_refusal_are_read_out() -> None:
    later = [{"id": 3, "code": "office_set_up", "values": {"ward": "phường Hoàn Kiếm"}}]
    assert "“Đã ghi thông tin phường Hoàn Kiếm" in error_sentence("undo_in_the_way", {"later": later})
    assert "A; B" in error_sentence("issuer_unknown", {"typed": "x", "known": ["A", "B"]})


def test_an_undo_says_what_it_took_back() -> None:
    inner = {"code": "issuer_added", "values": {"name": "Quận ủy Hoàn Kiếm"}}
    assert step_sentence("undo", inner) == "Đã hoàn tác: Đã thêm cơ quan ban hành Quận ủy Hoàn Kiếm."
    assert step_sentence("redo", inner) == "Đã làm lại: Đã thêm cơ quan ban hành Quận ủy Hoàn Kiếm."


def test_a_deed_of_a_later_version_is_told_without_a_sentence_of_its_own() -> None:
    assert step_sentence("of_a_later_version", {"name": "x"}) == steps.UNKNOWN
    inner = {"code": "of_a_later_version", "values": {}}
    assert step_sentence("undo", inner) == f"Đã hoàn tác: {steps.UNKNOWN}"
