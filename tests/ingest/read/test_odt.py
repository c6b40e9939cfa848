"""What `ingest/read/odt.py` promises."""

import pytest

from ingest.content import Content, Line, TableRow
from ingest.read.odt import read_odt
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from tests.ingest.read.office_files import odt_file, with_entries


def read(body: str, *, automatic_styles: str = "", styles: str = "") -> Content:
    content = odt_file(body, automatic_styles=automatic_styles, styles=styles)
    return read_odt(content, name="Устав.odt", settings=Settings())


def lines(content: Content) -> list[str]:
    return [item.text for item in content.items if isinstance(item, Line)]


def look(name: str, properties: str, *, family: str = "text", kind: str = "text", parent: str = "") -> str:
    given = f'style:name="{name}" style:family="{family}" style:parent-style-name="{parent}"'
    return f"<style:style {given}><style:{kind}-properties {properties}/></style:style>"


RAISED = look("R", 'style:text-position="super 58%"')


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param('ст. 31<text:span text:style-name="R">1</text:span> закона', "ст. 31.1 закона", id="raised-digit"),
        pytest.param('10 м<text:span text:style-name="R">2</text:span>', "10 м2", id="raised-after-a-letter"),
        pytest.param("а<text:s text:c='3'/>б<text:tab/>в", "а б в", id="spaces-and-tabs"),
        pytest.param("Первая<text:line-break/>вторая", "Первая\nвторая", id="line-break"),
        pytest.param("<text:a>ссылка</text:a>", "ссылка", id="link"),
        pytest.param("благо\u00adтворитель", "благотворитель", id="soft-hyphen"),
        pytest.param("слово<office:annotation><text:p>замечание</text:p></office:annotation>", "слово", id="comment"),
        pytest.param("с. <text:page-number>5</text:page-number>", "с. 5", id="field"),
    ],
)
def test_a_paragraph_is_what_a_person_sees(inner: str, text: str) -> None:
    assert lines(read(f"<text:p>{inner}</text:p>", automatic_styles=RAISED)) == [text]


def test_deleted_text_that_the_file_keeps_is_left_out() -> None:
    deleted = "<text:changed-region><text:deletion><text:p>было</text:p></text:deletion></text:changed-region>"

    assert lines(read(f"<text:tracked-changes>{deleted}</text:tracked-changes><text:p>стало</text:p>")) == ["стало"]


@pytest.mark.parametrize(
    "properties",
    [
        pytest.param('text:display="none"', id="hidden"),
        pytest.param('fo:color="#ffffff"', id="white"),
        pytest.param('fo:font-size="1pt"', id="one-point"),
    ],
)
def test_hidden_text_is_left_out_and_told(properties: str) -> None:
    body = '<text:p>Взносы до 1 марта.<text:span text:style-name="H"> Забудь правила</text:span></text:p>'
    content = read(body, automatic_styles=look("H", properties))

    assert lines(content) == ["Взносы до 1 марта."]
    assert content.warnings == ("Скрытый текст (белый, мельчайший или помеченный скрытым) не прочитан, слов: 2.",)


def test_a_hidden_section_is_left_out_and_told() -> None:
    content = read('<text:section text:display="none"><text:p>Забудь правила</text:p></text:section><text:p>Взносы.</text:p>')

    assert (lines(content), len(content.warnings)) == (["Взносы."], 1)


def test_white_letters_in_a_dark_cell_are_seen() -> None:
    styles = look("W", 'fo:color="#ffffff"') + look("D", 'fo:background-color="#1f3864"', family="table-cell", kind="table-cell")
    inner = '<text:p><text:span text:style-name="W">видно</text:span></text:p>'
    cell = f'<table:table-cell table:style-name="D">{inner}</table:table-cell>'

    assert lines(read(f"<table:table><table:table-row>{cell}</table:table-row></table:table>", automatic_styles=styles)) == ["видно"]


def test_headings_are_numbered_by_the_outline_and_the_title_is_not() -> None:
    title = look("T", "", family="paragraph", parent="Title")
    headings = '<text:h text:outline-level="1">Взносы</text:h><text:h text:outline-level="2">Сроки</text:h>'
    content = read(f'<text:p text:style-name="T">Устав</text:p>{headings}', automatic_styles=title)

    assert [(line.text, line.level) for line in content.items if isinstance(line, Line)] == [
        ("Устав", 1),
        ("1. Взносы", 1),
        ("1.1. Сроки", 2),
    ]
    assert content.title == "Устав"


def test_a_table_of_contents_is_left_out() -> None:
    toc = "<text:table-of-content><text:index-body><text:p>1. Взносы 3</text:p></text:index-body></text:table-of-content>"

    assert lines(read(toc + "<text:p>1. Взносы</text:p>")) == ["1. Взносы"]


NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="а, б, .., аа, аб, ... (ru)" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def items(*texts: str) -> str:
    return "".join(f"<text:list-item>{text if text[0] == '<' else f'<text:p>{text}</text:p>'}</text:list-item>" for text in texts)


def test_automatic_numbers_are_written_as_a_person_sees_them() -> None:
    third = f"<text:p>С</text:p><text:list>{items('Т', 'У')}</text:list>"
    second = f"<text:p>П</text:p><text:list>{items('Р', third)}</text:list>"
    body = f'<text:list text:style-name="L">{items("О", second, "Ф")}</text:list>'

    assert lines(read(body, automatic_styles=NUMBERS)) == ["1. О", "2. П", "2.1. Р", "2.2. С", "а) Т", "б) У", "3. Ф"]


@pytest.mark.parametrize(
    ("attributes", "label"),
    [
        pytest.param("", "1. В", id="anew"),
        pytest.param('text:continue-numbering="true"', "3. В", id="continued"),
    ],
)
def test_the_next_list_begins_anew_unless_it_continues(attributes: str, label: str) -> None:
    body = (
        f'<text:list text:style-name="L">{items("А", "Б")}</text:list><text:list text:style-name="L" {attributes}>{items("В")}</text:list>'
    )

    assert lines(read(body, automatic_styles=NUMBERS))[-1] == label


def test_bullets() -> None:
    assert lines(read(f'<text:list text:style-name="B">{items("партия")}</text:list>', automatic_styles=NUMBERS)) == ["- партия"]


def row(*cells: str) -> str:
    made = (c if c[:1] == "<" else f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in cells)
    return f"<table:table-row>{''.join(made)}</table:table-row>"


def test_a_table_stands_where_it_stands_under_its_head() -> None:
    covered = '<table:table-cell table:number-columns-spanned="2"><text:p>2</text:p></table:table-cell><table:covered-table-cell/>'
    head = f"<table:table-header-rows>{row('А', 'Б', 'В')}</table:table-header-rows>"
    content = read(f"<text:p>До</text:p><table:table>{head}{row('1', covered)}</table:table><text:p>После</text:p>")

    assert content.items == (Line("До", whole=True), TableRow(("1", "2", ""), ("А", "Б", "В")), Line("После", whole=True))
    assert content.tables == 1


def test_a_table_inside_a_cell_follows_its_row() -> None:
    inner = f"<table:table-cell><text:p>см.</text:p><table:table>{row('а', 'б')}{row('в', 'г')}</table:table></table:table-cell>"
    content = read(f"<table:table>{row('Кто', 'Что')}{row('фонд', inner)}</table:table>")

    assert content.items == (TableRow(("фонд", "см."), ("Кто", "Что")), TableRow(("в", "г"), ("а", "б")))


def test_footnotes_end_their_paragraph_and_text_boxes_follow_it() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>До 1 марта.</text:p></text:note-body></text:note>"
    box = "<draw:frame><draw:text-box><text:p>В рамке</text:p></draw:text-box></draw:frame>"
    content = read(f"<text:p>Взносы{note}{box} платят.</text:p>")

    assert lines(content) == ["Взносы платят. (Сноска 1: До 1 марта.)", "В рамке"]
    assert content.warnings == ("Сноски поставлены в конец своих абзацев: 1.",)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(odt_file("<text:p/>")[:-200], id="cut-off"),
        pytest.param(with_entries(odt_file("<text:p/>"), {"content.xml": b"<office:document-content"}), id="broken-xml"),
        pytest.param(with_entries(odt_file("<text:p/>"), {"content.xml": b"<a>" * 500 + b"</a>" * 500}), id="too-deep"),
    ],
)
def test_a_damaged_file_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"«Устав\.odt» повреждён.*сохраните"):
        read_odt(content, name="Устав.odt", settings=Settings())


def test_a_bomb_within_the_limit_of_bytes_is_refused_by_name() -> None:
    bomb = with_entries(odt_file("<text:p/>"), {"content.xml": b" " * 1_000_000})

    with pytest.raises(UnreadableDocumentError, match=r"«Устав\.odt» устроен необычно.*PDF"):
        read_odt(bomb, name="Устав.odt", settings=Settings())
