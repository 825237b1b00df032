"""The trays of a printer by the names that the window and the calibration know them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtPrintSupport import QPrinter

_SOURCE = QPrinter.PaperSource
NAMES: Mapping[QPrinter.PaperSource, str] = {
    _SOURCE.Upper: "Khay trên",
    _SOURCE.Middle: "Khay giữa",
    _SOURCE.Lower: "Khay dưới",
    _SOURCE.Manual: "Khay tay",
    _SOURCE.Envelope: "Khe phong bì",
    _SOURCE.EnvelopeManual: "Khe phong bì, đưa tay",
    _SOURCE.Tractor: "Giấy liên tục",
    _SOURCE.SmallFormat: "Khay khổ nhỏ",
    _SOURCE.LargeFormat: "Khay khổ lớn",
    _SOURCE.LargeCapacity: "Khay lớn",
    _SOURCE.Cassette: "Hộp giấy",
}
"""Without the ones that leave the choice to the printer."""


def tray_names(printer: QPrinter) -> list[str]:
    """The trays that a printer offers by name; none where there is nothing to choose."""
    names = [NAMES[source] for source in _offered(printer) if source in NAMES]
    return names if len(names) > 1 else []


def choose_tray(printer: QPrinter, name: str) -> None:
    """Take the paper from a tray; a name that the printer does not offer leaves it its choice."""
    for source in _offered(printer):
        if NAMES.get(source) == name:
            printer.setPaperSource(source)


def _offered(printer: QPrinter) -> Iterable[QPrinter.PaperSource]:
    """Qt can ask only Windows for the trays."""
    ask = getattr(printer, "supportedPaperSources", None)
    return ask() if ask is not None else ()
