"""Which elements of certificates would fall where the printer cannot print."""

from __future__ import annotations

from desktop.operations.certificates import CertificateBatch
from desktop.records.affine import Affine
from desktop.records.printable import Box, Margins, OutOfReach
from desktop.records.printable import out_of_reach as beyond
from exports.certificate_reach import reaches


def out_of_reach(
    batch: CertificateBatch, margins: Margins, adjust: Affine, *, text_only: bool
) -> list[OutOfReach]:
    """Every element of a batch that would be cut, in the order of the sheets; each element and edge once.

    The sheet that is named is the one on which most is missing.
    """
    worst: dict[tuple[str, str], OutOfReach] = {}
    for sheet in batch.sheets:
        layout = sheet.page.layout
        boxes = [Box(*reach) for reach in reaches(sheet.page, text_only=text_only)]
        for one in beyond(sheet.label, boxes, (layout.width_mm, layout.height_mm), margins, adjust):
            key = one.element, one.edge
            if key not in worst or one.by_mm > worst[key].by_mm:
                worst[key] = one
    return list(worst.values())
