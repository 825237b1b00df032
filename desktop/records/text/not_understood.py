"""What the readers of typed text raise: a code with values, never a sentence."""


class NotUnderstood(ValueError):  # noqa: N818 - the codes of this project name what happened
    """Typed text that could mean nothing, or more than one thing; the words package says so in Vietnamese."""

    def __init__(self, code: str, values: dict[str, object]) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
