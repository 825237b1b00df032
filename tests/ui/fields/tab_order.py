"""Tab goes through a form as it is read: line by line, from left to right."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.widgets.form_panel import FormPanel

SAME_LINE = 10
"""px by which the tops of two fields of one line may differ."""


def check_tab_order(panel: FormPanel) -> list[str]:
    """Faults of one form: a field that Tab does not reach, or reaches before one that stands ahead of it."""
    inner = panel.body.parentWidget()
    assert inner is not None
    fields = [one for one in panel.form.fields() if one.editor.isVisible() and one.editor.isEnabled()]
    if not fields:
        return []
    fields[0].editor.setFocus(Qt.FocusReason.TabFocusReason)
    met = _tabbed(inner)
    faults = [
        f"{panel.accessibleName()}: Tab does not reach “{field.editor.accessibleName()}”"
        for field in fields
        if field.editor not in met
    ]
    for one, other in pairwise(met):
        if not _reads_before(one, other, inner):
            faults.append(
                f"{panel.accessibleName()}: Tab goes from “{one.accessibleName()}” to "
                f"“{other.accessibleName()}”, which stands before it"
            )
    return faults


def _tabbed(inner: QWidget) -> list[QWidget]:
    """What Tab meets inside a form, from where the keyboard is until it leaves it."""
    met: list[QWidget] = []
    focused = QApplication.focusWidget()
    while focused is not None and inner.isAncestorOf(focused) and focused not in met:
        met.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    return met


def _reads_before(one: QWidget, other: QWidget, inner: QWidget) -> bool:
    here, there = (widget.mapTo(inner, QPoint(0, 0)) for widget in (one, other))
    if abs(here.y() - there.y()) <= SAME_LINE:
        return here.x() < there.x()
    return here.y() < there.y()
