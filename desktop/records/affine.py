"""Affine maps of a page in mm, from its top left corner, x to the right and y downwards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Affine:
    """Sends (x, y) to (a x + b y + e, c x + d y + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes, in mm."""
        return self.a * x + self.b * y + self.e, self.c * x + self.d * y + self.f

    def then(self, after: Affine) -> Affine:
        """This map first, `after` behind it."""
        e, f = after.at(self.e, self.f)
        return Affine(
            after.a * self.a + after.b * self.c,
            after.a * self.b + after.b * self.d,
            after.c * self.a + after.d * self.c,
            after.c * self.b + after.d * self.d,
            e,
            f,
        )

    def inverse(self) -> Affine:
        """The map that leads back; ZeroDivisionError for one that flattens the page."""
        whole = self.a * self.d - self.b * self.c
        a, b, c, d = self.d / whole, -self.b / whole, -self.c / whole, self.a / whole
        return Affine(a, b, c, d, -(a * self.e + b * self.f), -(c * self.e + d * self.f))


IDENTITY = Affine()


def shift(x: float, y: float) -> Affine:
    """Moves everything `x` mm to the right and `y` mm down."""
    return Affine(e=x, f=y)
