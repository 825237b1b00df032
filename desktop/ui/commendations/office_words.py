"""How people of the office are named in lists of choices."""

from desktop.records.issuer import Signer


def signer_words(signer: Signer) -> str:
    """The signer's title in one line, and until when."""
    title = " ".join(signer.title_lines.split())
    return f"{title}, đến {signer.valid_to:%d/%m/%Y}" if signer.valid_to else title
