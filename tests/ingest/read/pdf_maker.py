"""PDF files written by hand, as small as the format allows."""

_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf_of(content: bytes, *, filters: bytes = b"", tree: bytes = b"/Kids [3 0 R] /Count 1") -> bytes:
    """A PDF whose every page shows `content`; `tree` says which pages there are."""
    stream = b"<< %s /Length %d >>\nstream\n%s\nendstream" % (filters, len(content), content)
    return _file(_CATALOG, b"<< /Type /Pages %s >>" % tree, _PAGE, stream, _FONT)


def shown(text: str, *, encoding: str = "cp1252") -> bytes:
    """Operators that print a line; the font says that its letters are Latin, whatever the encoding."""
    return b"BT /F1 12 Tf 60 700 Td (%s) Tj ET" % text.encode(encoding)


def _file(*objects: bytes) -> bytes:
    body, places = b"%PDF-1.7\n", list[int]()
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + trailer
