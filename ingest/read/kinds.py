"""What a file is by its content, whatever its name says."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from ingest.read.archive import DAMAGED
from rag.errors import UnreadableDocumentError


class Kind(StrEnum):
    """Kinds of files that people send, in words for people."""

    PDF = "PDF"
    DOCX = "DOCX"
    ODT = "ODT"
    RTF = "RTF"
    HTML = "HTML"
    DOC = "старый документ Word (.doc)"
    DOCM = "документ Word с макросами"
    LOCKED = "документ Office, закрытый паролем"
    SHEET = "электронная таблица"
    SLIDES = "презентация"
    OLD_OFFICE = "старый документ Office"
    PICTURE = "картинка"
    PHOTOGRAPH = "снимок телефона (HEIC)"
    BOOK = "электронная книга"
    PAGES = "документ Pages"
    ARCHIVE = "архив"


SUFFIXES = {
    Kind.PDF: (".pdf",),
    Kind.DOCX: (".docx",),
    Kind.ODT: (".odt",),
    Kind.RTF: (".rtf",),
    Kind.HTML: (".html", ".htm", ".xhtml"),
    Kind.PICTURE: (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"),
}
"""Kinds that a reader may know, and how their files are named."""
_CALLED = {None: "текстом", Kind.PICTURE: "картинкой"}
_ALWAYS_SIGNED = frozenset({Kind.DOCX, Kind.ODT, Kind.RTF, Kind.PICTURE})
"""Kinds whose files begin as they must or are not read by any program; a PDF may have rubbish before its beginning."""
_OTHERWISE = "сохраните документ как DOCX, PDF или текст"
_ADVICE = {
    Kind.DOC: "откройте его в Word или LibreOffice и сохраните как DOCX",
    Kind.DOCM: "сохраните его как DOCX, без макросов",
    Kind.LOCKED: "сохраните копию без пароля",
    Kind.SHEET: "сохраните её как PDF или перенесите таблицу в DOCX",
    Kind.SLIDES: "сохраните её как PDF",
    Kind.OLD_OFFICE: "откройте его и сохраните как DOCX или PDF",
    Kind.PICTURE: "сохраните её как PDF или пришлите текст",
    Kind.PHOTOGRAPH: "откройте его и сохраните как JPEG",
    Kind.BOOK: "сохраните её как PDF или DOCX",
    Kind.PAGES: "откройте его в Pages и экспортируйте в Word (DOCX)",
    Kind.ARCHIVE: "распакуйте его и добавьте документы по одному",
}
_SIGNATURES = (
    (rb"\s*%PDF-", Kind.PDF),
    (rb"\{\\rtf", Kind.RTF),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP", Kind.PICTURE),
    (rb".{4}ftyp(?:hei|mif1|msf1|avif)", Kind.PHOTOGRAPH),
    (rb"AT&TFORM", Kind.BOOK),
    (rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!\x1a|BZh[1-9]|\xfd7zXZ", Kind.ARCHIVE),
    (rb"(?i)(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.{0,1000}?-->)*<(?:!doctype html|html[\s>])", Kind.HTML),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (("EncryptedPackage", Kind.LOCKED), ("WordDocument", Kind.DOC), ("Workbook", Kind.SHEET), ("PowerPoint", Kind.SLIDES))
"""[MS-CFB]: names of streams stand in the directory in UTF-16."""
_PACKAGES = (
    (b"ms-word.document.macroEnabled", Kind.DOCM),
    (b"ms-word.template.macroEnabled", Kind.DOCM),
    (b"wordprocessingml.document.main+xml", Kind.DOCX),
    (b"presentationml", Kind.SLIDES),
    (b"spreadsheetml", Kind.SHEET),
    (b"ms-excel", Kind.SHEET),
)
"""ECMA-376 part 2, content types of the main part; a text document may carry sheets inside, so it is asked first."""
_EPUB = "application/epub+zip"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_MIMETYPES = {"text": Kind.ODT, "spreadsheet": Kind.SHEET, "presentation": Kind.SLIDES}
_TYPES_BYTES = 1_000_000


def kind_of(content: bytes) -> Kind | None:
    """Tell a file by its first bytes, an archive by its parts; `None` for texts, damaged archives and what is not known."""
    for signature, kind in _SIGNATURES:
        if re.match(signature, content, re.DOTALL):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _package_kind(content)
    if content.startswith(_OLE):
        return next((kind for stream, kind in _OLE_STREAMS if stream.encode("utf-16-le") in content), Kind.OLD_OFFICE)
    return None


def _package_kind(content: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(PurePath(name).name == "vbaProject.bin" for name in names):
                return Kind.DOCM
            mimetype = _beginning(archive, "mimetype").decode("latin-1").strip() if "mimetype" in names else ""
            types = _beginning(archive, "[Content_Types].xml") if "[Content_Types].xml" in names else b""
    except DAMAGED:
        return None
    if mimetype.startswith(_OPEN_DOCUMENT):
        return _MIMETYPES.get(mimetype.removeprefix(_OPEN_DOCUMENT), Kind.ARCHIVE)
    if mimetype == _EPUB or "Index/Document.iwa" in names:
        return Kind.BOOK if mimetype else Kind.PAGES
    return next((kind for mark, kind in _PACKAGES if mark in types), Kind.ARCHIVE)


def _beginning(archive: zipfile.ZipFile, entry: str) -> bytes:
    with archive.open(entry) as part:
        return part.read(_TYPES_BYTES)


def check_kind(content: bytes, *, name: str, readable: frozenset[str]) -> None:
    """Refuse a file whose content is not what its name says, and one whose suffix is not among the `readable`.

    Raises:
        UnreadableDocumentError: says what the file seems to be and what to do.
    """
    suffix = PurePath(name).suffix.lower()
    named = next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes), None)
    kind = kind_of(content)
    if suffix not in readable:
        inside = f", внутри {kind}" if kind else ""
        raise UnreadableDocumentError(f"Формат файла «{name}» не читается{inside}: {_advice(kind, name, readable)}.")
    if kind is not None and kind != named:
        raise UnreadableDocumentError(
            f"Файл «{name}» назван {_CALLED.get(named, named)}, но внутри {kind}: {_advice(kind, name, readable)}."
        )
    if kind is None and named in _ALWAYS_SIGNED:
        raise UnreadableDocumentError(
            f"Файл «{name}» назван {_CALLED.get(named, named)}, но внутри не {named}: скачайте его заново и проверьте, что он открывается."
        )


def _advice(kind: Kind | None, name: str, readable: frozenset[str]) -> str:
    own = next((suffix for suffix in SUFFIXES.get(kind, ()) if suffix in readable), None) if kind else None
    if own:
        return f"переименуйте его в «{PurePath(name).stem}{own}»"
    return _ADVICE.get(kind, _OTHERWISE) if kind else _OTHERWISE
