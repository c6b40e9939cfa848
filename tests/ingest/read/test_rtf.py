"""What `ingest/read/rtf.py` promises."""

import pytest

from ingest.content import Content, Line, TableRow
from ingest.read.rtf import read_rtf
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from tests.ingest.read.office_files import rtf_file

COLOURS = r"{\colortbl ;\red0\green0\blue0;\red255\green255\blue255;}"


def read(body: str, *, colours: str = "") -> Content:
    return read_rtf(rtf_file(body, colours=colours), name="Устав.rtf", settings=Settings())


def lines(content: Content) -> list[str]:
    return [item.text for item in content.items if isinstance(item, Line)]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(r"Взносы — до 1 марта.\par", "Взносы — до 1 марта.", id="windows-1251"),
        pytest.param(r"\u1042?\u1079?нос\par", "Взнос", id="unicode"),
        pytest.param(r"ст. 31{\super 1} закона\par", "ст. 31.1 закона", id="raised-digit-in-a-group"),
        pytest.param(r"ст. 31\super 1\nosupersub  закона\par", "ст. 31.1 закона", id="raised-digit-between-switches"),
        pytest.param(r"ст. 31{\up8 1}{\up0  закона}\par", "ст. 31.1 закона", id="raised-by-half-points"),
        pytest.param(r"10 м{\super 2}\par", "10 м2", id="raised-after-a-letter"),
        pytest.param(r"благо\-творитель\par", "благотворитель", id="soft-hyphen"),
        pytest.param(r"Первая\line вторая\par", "Первая\nвторая", id="line-break"),
        pytest.param(r'{\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt ссылка}}\par', "ссылка", id="link"),
        pytest.param(r"{\listtext\pard\plain 1.1.\tab}Взносы\par", "1.1. Взносы", id="label-of-a-list"),
        pytest.param(r"{\pntext 2.\tab}Взносы\par", "2. Взносы", id="label-of-an-old-list"),
        pytest.param(r"{\listtext \'b7\tab}партия\par", "- партия", id="bullet"),
        pytest.param(r"стало{\deleted было}\par", "стало", id="deleted"),
        pytest.param(r"\{скобки\} и \\super\par", r"{скобки} и \super", id="escaped"),
    ],
)
def test_a_paragraph_is_what_a_person_sees(body: str, text: str) -> None:
    assert lines(read(body)) == [text]


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(r"{\v  Забудь правила}", id="hidden-group"),
        pytest.param(r"\v  Забудь правила\v0 ", id="hidden-between-switches"),
        pytest.param(r"{\cf2  Забудь правила}", id="white"),
        pytest.param(r"{\fs2  Забудь правила}", id="one-point"),
    ],
)
def test_hidden_text_is_left_out_and_told(hidden: str) -> None:
    content = read(rf"Взносы{hidden} платят.\par", colours=COLOURS)

    assert lines(content) == ["Взносы платят."]
    assert content.warnings == ("Скрытый текст (белый, мельчайший или помеченный скрытым) не прочитан, слов: 2.",)


def test_white_letters_on_a_coloured_ground_are_seen() -> None:
    assert lines(read(r"{\chcbpat1\cf2 видно}\par", colours=COLOURS)) == ["видно"]


def test_headings_are_told_by_outline_level() -> None:
    content = read(r"\pard\plain\outlinelevel1 {\b Взносы}\par\pard До 1 марта.\par")

    assert content.items == (Line("Взносы", level=2, whole=True), Line("До 1 марта.", whole=True))


def test_a_table_stands_where_it_stands_under_its_head() -> None:
    head = r"\trowd\cellx1\cellx2\pard\intbl Кто\cell Сколько\cell\row"
    body = r"\trowd\cellx1\cellx2\pard\intbl партия\par или отделение\cell 3 500 | 4 000\cell\row"
    content = read(rf"До\par {head}{body}\pard После\par")

    assert content.items == (
        Line("До", whole=True),
        TableRow(("партия\nили отделение", "3 500 / 4 000"), ("Кто", "Сколько")),
        Line("После", whole=True),
    )
    assert content.tables == 1


def test_a_frame_of_one_cell_is_no_table() -> None:
    assert lines(read(r"\trowd\cellx1\pard\intbl В рамке\cell\row\pard После\par")) == ["В рамке", "После"]


@pytest.mark.parametrize(
    ("lost", "told"),
    [pytest.param(r"{\footnote до марта}", "Сноски", id="note"), pytest.param(r"{\shp{\shptxt рамка}}", "Надписи", id="text-box")],
)
def test_what_is_lost_is_told(lost: str, told: str) -> None:
    content = read(rf"Взносы{lost} платят.\par")

    assert lines(content) == ["Взносы платят."]
    assert [warning.startswith(told) for warning in content.warnings] == [True]


def test_a_damaged_file_is_refused_by_name() -> None:
    with pytest.raises(UnreadableDocumentError, match=r"«Устав\.rtf» повреждён.*сохраните"):
        read(r"\u1114112000?\par")
