"""Sound files of every format, each with what its reader knows: what fuzzing starts from."""

from tests.ingest.read.office_files import docx_file, odt_file, paragraph, rtf_file

_CELLS = "".join(f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph(text)}</w:tc>" for text in ("Кто", "Сколько"))
_BOX = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('В рамке')}</w:txbxContent></w:pict><w:footnoteReference w:id='2'/></w:r></w:p>"
_NUMBERED = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%{at + 1})"/></w:lvl>'
    for at, kind in enumerate(("decimal", "russianLower", "upperRoman"))
)
_DOCX = docx_file(
    paragraph("Устав", properties='<w:pStyle w:val="Title"/>')
    + paragraph("Взносы", properties='<w:pStyle w:val="Heading1"/>')
    + "".join(paragraph(f"пункт {n}", properties=_NUMBERED) for n in range(3))
    + paragraph("1", look='<w:vertAlign w:val="superscript"/><w:sz w:val="20"/><w:color w:val="FFFFFF"/>')
    + f"<w:tbl><w:tr>{_CELLS}</w:tr><w:tr>{_CELLS}</w:tr></w:tbl>"
    + _BOX,
    numbering=f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    footnotes=f'<w:footnote w:id="2">{paragraph("До 1 марта.")}</w:footnote>',
)
_ROW = "<table:table-row>{0}{0}</table:table-row>".format("<table:table-cell><text:p>4 000</text:p></table:table-cell>")
_ODT = odt_file(
    '<text:h text:outline-level="1">Взносы</text:h>'
    '<text:p text:style-name="P">ст. 31<text:span text:style-name="R">1</text:span><text:s text:c="3"/>закона'
    "<text:note><text:note-body><text:p>До 1 марта.</text:p></text:note-body></text:note></text:p>"
    '<text:list text:style-name="L"><text:list-item text:start-value="3"><text:p>партия</text:p></text:list-item></text:list>'
    f"<table:table>{_ROW}{_ROW}</table:table>",
    automatic_styles='<style:style style:name="R" style:family="text"><style:text-properties style:text-position="33%"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>',
)
_RTF = rtf_file(
    r"\pard\plain\outlinelevel0 {\b Взносы}\par\pard {\listtext 1.\tab}ст. 31{\super 1} закона{\v скрыто}{\footnote сноска}\par "
    r"\trowd\pard\intbl Кто\cell Сколько\cell\row\trowd\pard\intbl партия\cell \u1074?3 500\cell\row\pard {\pict\bin4 abcd}\par",
    colours=r"{\colortbl ;\red255\green255\blue255;}",
)
_HTML = (
    "<!DOCTYPE html><html><body><nav>меню</nav><main><h1>Взносы</h1><p>ст. 31<sup>1</sup></p><table><tr><th>Кто<td>3</table></main></html>"
)

_PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU"
    b"\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82"
)


def _pdf() -> bytes:
    """One page of text with a cross-reference table, written by hand."""
    text = b"BT /F 12 Tf 72 700 Td (1. Dues are paid by March) Tj 0 -20 Td (31) Tj 0 5 Td /F 7 Tf (1) Tj ET 72 600 m 300 600 l S"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, offsets = b"%PDF-1.4\n", list[int]()
    for n, inner in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (n, inner)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 6\n0000000000 65535 f \n" + table + end


SEEDS = {"a.docx": _DOCX, "a.odt": _ODT, "a.rtf": _RTF, "a.html": _HTML.encode(), "a.pdf": _pdf(), "a.png": _PNG}
