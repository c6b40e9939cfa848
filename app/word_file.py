"""What every Word file written here shares: its name on the wire, its bytes, and texts that XML can hold."""

import io
import re

from docx.document import Document

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def saved(document: Document) -> bytes:
    """The file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def plain(text: str) -> str:
    """The text without characters that XML cannot hold; spaces that do not break stay."""
    return _NOT_XML.sub("", text)
