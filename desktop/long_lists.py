"""What making the many objects of a long list needs of Python itself."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Within the block, or the function under it, Python does not look for circles of dead objects.

    Each search walks what was made so far, and a list has no circles: the searches are a third of the time
    of taking a long list in.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
