"""Sổ Vàng, the program: records, store, operations and the window."""


def version() -> str:
    """The program's version; read when it is asked for, as an ordinary start must not pay 15 ms for it."""
    from importlib import metadata

    return metadata.version("so-vang")
