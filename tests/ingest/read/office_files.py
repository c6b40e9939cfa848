"""Small office files made in memory: a body as XML, with the parts that it needs."""

import io
import zipfile
from typing import cast

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from odfdo import Document, Element
from odfdo.style_base import StyleBase

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def docx_file(body: str, *, styles: str = "", numbering: str = "", footnotes: str = "") -> bytes:
    """A DOCX of python-docx's own template with this body; styles are added to those of the template."""
    document = docx.Document()
    end = document.element.body[-1]
    for element in list(parse_xml(f"<w:body {_NAMESPACES}>{body}</w:body>")):
        end.addprevious(element)
    for style in list(parse_xml(f"<w:styles {_NAMESPACES}>{styles}</w:styles>")):
        document.styles.element.append(style)
    if numbering:
        definitions = document.part.numbering_part.element
        definitions[:] = list(parse_xml(f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>"))
    if footnotes:
        blob = f"<w:footnotes {_NAMESPACES}>{footnotes}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def odt_file(body: str, *, automatic_styles: str = "", styles: str = "") -> bytes:
    """An ODT of odfdo's own template with this body; styles are added to those of the template."""
    document = Document("text")
    document.body.clear()
    for element in Element.from_tag(f"<office:text>{body}</office:text>").children:
        document.body.append(element)
    for element in Element.from_tag(f"<office:styles>{automatic_styles}</office:styles>").children:
        document.insert_style(cast("StyleBase", element), automatic=True)
    for element in Element.from_tag(f"<office:styles>{styles}</office:styles>").children:
        document.insert_style(cast("StyleBase", element))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def rtf_file(body: str, *, colours: str = "") -> bytes:
    """An RTF in Windows-1251, letters beyond ASCII escaped as Word does."""
    escaped = "".join(c if ord(c) < 128 else f"\\'{c.encode('cp1251').hex()}" for c in body)
    head = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fnil\fcharset204 Times New Roman;}}"
    return f"{head}{colours}\n{escaped}}}".encode("ascii")


def zip_file(entries: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return written.getvalue()


def with_entries(office_file: bytes, entries: dict[str, bytes]) -> bytes:
    """The file with parts added or replaced."""
    with zipfile.ZipFile(io.BytesIO(office_file)) as archive:
        return zip_file({**{name: archive.read(name) for name in archive.namelist()}, **entries})


def paragraph(text: str, *, properties: str = "", look: str = "") -> str:
    """A DOCX paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
