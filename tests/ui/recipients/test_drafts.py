"""A row of a draft is in sight on the card, and is not an award yet."""

from desktop.operations import recipients
from desktop.records.award import Award
from desktop.records.commendation import Commendation
from desktop.ui.recipients.words import event_detail
from tests.ui.recipients.conftest import Shown


def test_what_is_only_drafted_is_shown_and_not_counted(shown: Shown) -> None:
    decision = next(
        one for one in shown.file.read.records(Commendation) if one.decision_date is None and not one.number
    )
    drafted = [one for one in shown.file.read.records(Award) if one.commendation_id == decision.id]
    given = {row.recipient.id: row.awards for row in recipients.list_recipients(shown.file)}
    award = next(one for one in drafted if not given[one.recipient_id])
    shown.page.opened({"recipient_id": award.recipient_id})
    timeline = shown.page.view.timeline
    texts = [label.text() for label in timeline.findChildren(type(shown.page.view.bar.title))]
    assert any("1 dự thảo chưa tính" in text for text in texts)
    assert not any("lần khen thưởng" in text or "Cộng tiền thưởng" in text for text in texts)
    event = timeline.event_at(0)
    assert event is not None
    assert event_detail(event).startswith("Dự thảo, chưa tính · ")
