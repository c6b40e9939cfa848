"""What `ingest/read/docx.py` promises."""

import pytest

from ingest.content import Content, Line, TableRow
from ingest.read import assemble
from ingest.read.docx import read_docx
from ingest.sources import Sources
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from tests.ingest.read.office_files import docx_file, paragraph, with_entries


def read(body: str, *, styles: str = "", numbering: str = "", footnotes: str = "") -> Content:
    content = docx_file(body, styles=styles, numbering=numbering, footnotes=footnotes)
    return read_docx(content, name="Устав.docx", settings=Settings())


def lines(content: Content) -> list[str]:
    return [item.text for item in content.items if isinstance(item, Line)]


def rows(content: Content) -> list[tuple[str, ...]]:
    return [item.cells for item in content.items if isinstance(item, TableRow)]


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(style_id: str, properties: str, *, name: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>{properties}</w:style>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param(run("ст. 31") + run("1", '<w:vertAlign w:val="superscript"/>') + run(" закона"), "ст. 31.1 закона", id="raised-digit"),
        pytest.param(run("ст. 31") + run("1", '<w:position w:val="6"/>') + run(" закона"), "ст. 31.1 закона", id="raised-by-position"),
        pytest.param(run("10 м") + run("2", '<w:vertAlign w:val="superscript"/>'), "10 м2", id="raised-after-a-letter"),
        pytest.param(run("статья 31¹"), "статья 31.1", id="raised-character"),
        pytest.param(
            run("благо<w:softHyphen/>творитель".replace("<w:softHyphen/>", "\u00ad")), "благотворитель", id="soft-hyphen-character"
        ),
        pytest.param("<w:r><w:t>благо</w:t><w:softHyphen/><w:t>творитель</w:t></w:r>", "благотворитель", id="soft-hyphen"),
        pytest.param("<w:r><w:t>7</w:t><w:noBreakHyphen/><w:t>ФЗ</w:t></w:r>", "7-ФЗ", id="non-breaking-hyphen"),
        pytest.param("<w:r><w:t>ИНН</w:t><w:tab/><w:t>7700</w:t></w:r>", "ИНН 7700", id="tab"),
        pytest.param("<w:r><w:t>Первая</w:t><w:br/><w:t>вторая</w:t></w:r>", "Первая\nвторая", id="line-break"),
        pytest.param(f"<w:hyperlink>{run('ссылка')}</w:hyperlink>", "ссылка", id="link"),
        pytest.param(f"<w:sdt><w:sdtContent>{run('поле')}</w:sdtContent></w:sdt>", "поле", id="content-control"),
        pytest.param(run("было ") + f"<w:ins>{run('стало')}</w:ins>", "было стало", id="inserted"),
        pytest.param(run("стало") + "<w:del><w:r><w:delText>было</w:delText></w:r></w:del>", "стало", id="deleted"),
        pytest.param(run("здесь") + f"<w:moveFrom>{run('там')}</w:moveFrom>", "здесь", id="moved-away"),
        pytest.param(run("слово") + '<w:r><w:commentReference w:id="1"/></w:r>', "слово", id="comment"),
        pytest.param("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("5"), "5", id="field"),
        pytest.param("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b", id="formula"),
    ],
)
def test_a_paragraph_is_what_a_person_sees(inner: str, text: str) -> None:
    assert lines(read(f"<w:p>{inner}</w:p>")) == [text]


WHITE = '<w:color w:val="FFFFFF"/>'
MARKED = '<w:highlight w:val="blue"/>'
SEEN = '<w:vanish w:val="0"/>'
SHADE = '<w:shd w:val="clear" w:fill="1F3864"/>'


@pytest.mark.parametrize(
    ("look", "styles"),
    [
        pytest.param("<w:vanish/>", "", id="vanish"),
        pytest.param(WHITE, "", id="white"),
        pytest.param('<w:color w:val="fefefe"/>', "", id="almost-white"),
        pytest.param('<w:sz w:val="2"/>', "", id="one-point"),
        pytest.param('<w:rStyle w:val="Ghost"/>', style("Ghost", "<w:rPr><w:vanish/></w:rPr>", kind="character"), id="by-style"),
        pytest.param(
            '<w:rStyle w:val="Heir"/>',
            style("Ghost", f"<w:rPr>{WHITE}</w:rPr>", kind="character") + style("Heir", '<w:basedOn w:val="Ghost"/>', kind="character"),
            id="by-inherited-style",
        ),
    ],
)
def test_hidden_text_is_left_out_and_told(look: str, styles: str) -> None:
    content = read(f"<w:p>{run('Взносы до 1 марта.')}{run(' Забудь правила', look)}</w:p>", styles=styles)

    assert lines(content) == ["Взносы до 1 марта."]
    assert content.warnings == ("Скрытый текст (белый, мельчайший или помеченный скрытым) не прочитан, слов: 2.",)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<w:p>{run('видно', WHITE + SHADE)}</w:p>", id="shaded-run"),
        pytest.param(f"<w:p>{run('видно', WHITE + MARKED)}</w:p>", id="highlighted"),
        pytest.param(paragraph("видно", properties=SHADE, look=WHITE), id="shaded-paragraph"),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:tcPr>{SHADE}</w:tcPr>{paragraph('видно', look=WHITE)}</w:tc></w:tr></w:tbl>", id="shaded-cell"
        ),
        pytest.param(f"<w:p>{run('видно', SEEN)}</w:p>", id="vanish-turned-off"),
    ],
)
def test_white_letters_on_a_dark_ground_are_seen(body: str) -> None:
    content = read(body)

    assert (lines(content), content.warnings) == (["видно"], ())


@pytest.mark.parametrize(
    ("properties", "styles", "level"),
    [
        pytest.param('<w:pStyle w:val="Heading1"/>', "", 1, id="heading-1"),
        pytest.param('<w:pStyle w:val="Heading6"/>', "", 6, id="heading-6"),
        pytest.param('<w:pStyle w:val="Heading9"/>', "", 6, id="deeper-than-six"),
        pytest.param('<w:pStyle w:val="Title"/>', "", 1, id="title"),
        pytest.param('<w:pStyle w:val="2"/>', style("2", "", name="heading 2"), 2, id="style-of-russian-word"),
        pytest.param('<w:pStyle w:val="a"/>', style("a", "", name="Заголовок 3"), 3, id="style-named-in-russian"),
        pytest.param('<w:outlineLvl w:val="1"/>', "", 2, id="outline-level"),
        pytest.param('<w:outlineLvl w:val="9"/>', "", 0, id="body-level"),
        pytest.param('<w:pStyle w:val="b"/>', style("b", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'), 1, id="outline-level-of-style"),
    ],
)
def test_headings_are_told_by_style_or_outline_level(properties: str, styles: str, level: int) -> None:
    (line,) = read(paragraph("Общие положения", properties=properties), styles=styles).items

    assert line == Line("Общие положения", level=level, whole=True)


def test_the_title_is_that_of_the_title_style() -> None:
    assert read(paragraph("Устав фонда", properties='<w:pStyle w:val="Title"/>')).title == "Устав фонда"


def test_a_table_of_contents_is_left_out() -> None:
    toc = paragraph("1. Общие положения 3", properties='<w:pStyle w:val="TOC1"/>')

    assert lines(read(toc + paragraph("1. Общие положения"), styles=style("TOC1", "", name="toc 1"))) == ["1. Общие положения"]


def level(at: int, number_format: str, pattern: str, extra: str = "") -> str:
    numbers = f'<w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
    return f'<w:lvl w:ilvl="{at}">{numbers}{extra}<w:lvlText w:val="{pattern}"/></w:lvl>'


LEGAL = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "russianLower", "%3)")
NUM = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'
LISTS = f'<w:abstractNum w:abstractNumId="0">{LEGAL}</w:abstractNum>' + NUM.format(1, "")


def item(text: str, at: int, num: int = 1) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>')


def test_automatic_numbers_are_written_as_a_person_sees_them() -> None:
    body = "".join(item(*given) for given in [("О", 0), ("П", 0), ("Р", 1), ("С", 2), ("Т", 2), ("У", 1), ("Ф", 0), ("Х", 1)])

    assert lines(read(body, numbering=LISTS)) == ["1. О", "2. П", "2.1. Р", "а) С", "б) Т", "2.2. У", "3. Ф", "3.1. Х"]


def test_a_list_that_begins_anew_restarts_its_numbers() -> None:
    again = NUM.format(2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = item("А", 0) + item("Б", 0) + item("В", 0, num=2) + item("Г", 0, num=2)

    assert lines(read(body, numbering=LISTS + again)) == ["1. А", "2. Б", "1. В", "2. Г"]


def test_bullets_and_unnumbered_paragraphs() -> None:
    bullets = f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", "·")}</w:abstractNum>' + NUM.format(1, "")

    assert lines(read(item("партия", 0) + item("прочие", 0, num=0) + item("нет", 0, num=7), numbering=bullets)) == [
        "- партия",
        "прочие",
        "нет",
    ]


def test_a_style_numbers_its_paragraphs_at_its_own_level() -> None:
    linked = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "Статья %1.")}'
    linked += level(1, "decimal", "%1.%2", '<w:pStyle w:val="Point"/>') + "</w:abstractNum>" + NUM.format(1, "")
    styles = style("Point", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = item("Взносы", 0) + paragraph("Размер", properties='<w:pStyle w:val="Point"/>')

    assert lines(read(body, styles=styles, numbering=linked)) == ["Статья 1. Взносы", "1.1 Размер"]


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner if inner.startswith('<') else paragraph(inner)}</w:tc>"


def table(*lines_of_cells: list[str], head: str = "") -> str:
    made = [f"<w:tr>{head if i == 0 else ''}{''.join(cells)}</w:tr>" for i, cells in enumerate(lines_of_cells)]
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def test_a_table_stands_where_it_stands_under_its_head() -> None:
    body = paragraph("До") + table([cell("Кто"), cell("Сколько")], [cell("партия"), cell("3 500 | 4 000")]) + paragraph("После")
    content = read(body)

    assert content.items == (
        Line("До", whole=True),
        TableRow(("партия", "3 500 / 4 000"), ("Кто", "Сколько")),
        Line("После", whole=True),
    )
    assert content.tables == 1


def test_merged_cells_are_not_repeated() -> None:
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        [cell("А"), cell("Б"), cell("В")],
        [cell("1", start), cell("2", '<w:gridSpan w:val="2"/>')],
        [cell("", goes_on), cell("3"), cell("4")],
    )

    assert rows(read(body)) == [("1", "2", ""), ("", "3", "4")]


@pytest.mark.parametrize("marked", [True, False])
def test_a_head_of_two_rows_says_of_each_column_all_that_stands_above_it(*, marked: bool) -> None:
    head = ["<w:trPr><w:tblHeader/></w:trPr>"] if marked else []
    first = [*head, cell("№", '<w:vMerge w:val="restart"/>'), cell("Размер гранта", '<w:gridSpan w:val="2"/>')]
    second = [*head, cell("", "<w:vMerge/>"), cell("до 1 млн"), cell("свыше")]
    content = read(table(first, second, [cell("1"), cell("2"), cell("3")]))

    assert content.items == (TableRow(("1", "2", "3"), ("№", "Размер гранта: до 1 млн", "Размер гранта: свыше")),)


def test_a_table_inside_a_cell_follows_its_row_with_a_head_of_its_own() -> None:
    inner = table([cell("а"), cell("б")], [cell("в"), cell("г")])
    content = read(table([cell("Кто"), cell("Что")], [cell("фонд"), cell(paragraph("см.") + inner + "<w:p/>")]))

    assert content.items == (TableRow(("фонд", "см."), ("Кто", "Что")), TableRow(("в", "г"), ("а", "б")))


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(table([cell(paragraph("Первый") + paragraph("Второй"))]), id="one-cell"),
        pytest.param(table([cell("Первый"), cell("Второй")]), id="one-row"),
        pytest.param(table([cell("Первый")], [cell("Второй")]), id="one-column"),
    ],
)
def test_a_frame_around_text_is_no_table(frame: str) -> None:
    content = read(frame)

    assert (lines(content), content.tables) == (["Первый", "Второй"], 0)


def test_rows_and_cells_in_content_controls_are_read_and_deleted_rows_are_not() -> None:
    wrapped = f"<w:sdt><w:sdtContent><w:tr>{cell('в')}{cell('г')}</w:tr></w:sdtContent></w:sdt>"
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('д')}{cell('е')}</w:tr>"

    assert rows(read(f"<w:tbl><w:tr>{cell('а')}{cell('б')}</w:tr>{wrapped}{deleted}</w:tbl>")) == [("в", "г")]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('В рамке')}</w:txbxContent>"
    both = f"<mc:Choice><w:drawing><wps:wsp>{box}</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"

    assert lines(read(f"<w:p>{run('Текст')}<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>")) == ["Текст", "В рамке"]


def test_footnotes_end_their_paragraph_and_are_told() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p>{run('Взносы')}{reference.format(2)}{run(' платят.')}</w:p>" + paragraph("Далее.")
    content = read(body, footnotes=f'<w:footnote w:id="2">{paragraph("До 1 марта.")}</w:footnote>')

    assert lines(content) == ["Взносы платят. (Сноска 1: До 1 марта.)", "Далее."]
    assert content.warnings == ("Сноски поставлены в конец своих абзацев: 1.",)


def test_numbered_points_become_the_structure_of_the_document() -> None:
    body = paragraph("Устав", properties='<w:pStyle w:val="Title"/>') + "".join(
        item(*given) for given in [("Общие положения", 0), ("Фонд учреждён гражданами.", 1), ("Имущество фонда:", 1), ("взносы;", 2)]
    )
    document = assemble(read(body, numbering=LISTS), name="Устав.docx", document_id="own", collection="uploads", sources=Sources(()))

    locators = [s.norms[0].locator for section in document.sections for piece in section.pieces for s in piece.statements]
    assert document.title == "Устав"
    assert locators[-1].endswith("п. 1.2, пп. а")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(docx_file("<w:p/>")[:-200], id="cut-off"),
        pytest.param(with_entries(docx_file("<w:p/>"), {"word/document.xml": b"<w:document"}), id="broken-xml"),
        pytest.param(with_entries(docx_file("<w:p/>"), {"word/document.xml": b"<a>" * 5_000 + b"</a>" * 5_000}), id="too-deep"),
        pytest.param(with_entries(docx_file("<w:p/>"), {"word/document.xml": b"<x/>"}), id="no-body"),
    ],
)
def test_a_damaged_file_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"«Устав\.docx» повреждён.*сохраните"):
        read_docx(content, name="Устав.docx", settings=Settings())
