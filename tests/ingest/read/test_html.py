"""What `ingest/read/html.py` promises."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.content import Content, Line, TableRow
from ingest.read.html import read_html
from rag.errors import UnreadableDocumentError
from rag.settings import Settings

TEXT = "Взносы — до 1 марта, ёлки."


def read(markup: str | bytes) -> Content:
    content = markup if isinstance(markup, bytes) else f"<!doctype html><html><body>{markup}</body></html>".encode()
    return read_html(content, name="Устав.html", settings=Settings())


def texts(markup: str) -> list[str]:
    return [item.text for item in read(markup).items if isinstance(item, Line)]


def rows(markup: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(item.head, item.cells) for item in read(markup).items if isinstance(item, TableRow)]


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        pytest.param('<meta charset="utf-8">', "utf-8", id="utf-8"),
        pytest.param("", "utf-8-sig", id="byte-order-mark"),
        pytest.param("", "utf-16", id="utf-16"),
        pytest.param('<meta charset="windows-1251">', "cp1251", id="windows-1251"),
        pytest.param('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", id="koi8-r"),
        pytest.param("", "cp1251", id="windows-1251-undeclared"),
        pytest.param('<meta charset="utf-8">', "cp1251", id="windows-1251-declared-utf-8"),
        pytest.param('<meta charset="windows-1251">', "utf-8", id="utf-8-declared-windows-1251"),
        pytest.param('<meta charset="no-such-encoding">', "cp1251", id="unknown-encoding"),
    ],
)
def test_a_page_is_read_in_its_own_encoding(meta: str, encoding: str) -> None:
    page = f"<html><head>{meta}</head><body><p>{TEXT}</p></body></html>".replace("—", "-")

    assert [item.text for item in read(page.encode(encoding)).items if isinstance(item, Line)] == [TEXT.replace("—", "-")]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>Статья 65<sup>1</sup>.</p>", "Статья 65.1.", id="sup"),
        pytest.param("<p>Статья 123<sup> 20-4 </sup>. Фонд</p>", "Статья 123.20-4. Фонд", id="with-a-hyphen"),
        pytest.param('<p>пункт 2 <span style="vertical-align:super">1</span></p>', "пункт 2.1", id="inline-style"),
        pytest.param('<p>пункт 2<span style="position:relative; top:-4pt">1</span></p>', "пункт 2.1", id="moved-up"),
        pytest.param("<style>.W9 {vertical-align: super}</style><p>пункт 2<b class='W9'>1</b>)</p>", "пункт 2.1)", id="own-class"),
        pytest.param("<p>д<sup>1</sup>) порядок</p>", "д.1) порядок", id="subpoint"),
        pytest.param("<p>Статья 31¹</p>", "Статья 31.1", id="raised-sign"),
        pytest.param("<p>100 м<sup>2</sup></p>", "100 м2", id="a-square-metre"),
        pytest.param("<p>Фонд<sup>1</sup></p>", "Фонд1", id="a-footnote"),
        pytest.param("<p>вода H<sub>2</sub>O</p>", "вода H2O", id="lowered"),
    ],
)
def test_a_raised_number_becomes_part_of_the_number(markup: str, expected: str) -> None:
    assert texts(markup) == [expected]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>один</p><div>два<p>три</p>четыре</div>пять", ["один", "два", "три", "четыре", "пять"], id="blocks"),
        pytest.param("<p>Первая<br>Вторая<br><br>третья</p>", ["Первая", "Вторая", "третья"], id="line-breaks"),
        pytest.param("<p>Сумма гранта\n<br>не больше</p>", ["Сумма гранта не больше"], id="a-break-inside-a-sentence"),
        pytest.param("<ul><li>устав<li>протокол<ul><li>копия</ul></ul>", ["- устав", "- протокол", "- копия"], id="list"),
        pytest.param('<ol start="3"><li>раз<li><p>два</p><p>и ещё</p></ol>', ["3. раз", "4. два", "и ещё"], id="numbered-list"),
        pytest.param("<ul><li>1) устав<li>а) копия</ul>", ["1) устав", "а) копия"], id="a-list-with-marks-of-its-own"),
        pytest.param("<p>не\u00adком\u200bмерческая&nbsp;<b>орга</b>низация</p>", ["некоммерческая организация"], id="invisible-signs"),
        pytest.param('<p>«ёлки» – "да"</p>', ['«ёлки» – "да"'], id="as-printed"),
        pytest.param("<script>alert(1)</script><style>p{}</style><!-- нет --><p>да<button>Копировать</button></p>", ["да"], id="machinery"),
        pytest.param("<p>&lt;b&gt;</p><p> </p><p>***</p><p>x", ["<b>", "x"], id="nothing-to-read"),
    ],
)
def test_text_comes_in_the_order_of_the_page(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


@pytest.mark.parametrize(
    ("markup", "level"),
    [
        pytest.param("<h2>Кто<br>может</h2>", 2, id="tag"),
        pytest.param('<span class="title-h3">Кто может</span>', 3, id="class"),
        pytest.param('<div role="heading" aria-level="4">Кто может</div>', 4, id="role"),
        pytest.param("<p><b>Кто</b> <strong>может</strong></p>", 6, id="all-in-bold"),
        pytest.param("<style>p.H {font-weight: bold}</style><p class='H'>Кто может</p>", 6, id="bold-class"),
        pytest.param("<p><b>Кто</b> может</p>", 0, id="a-word-in-bold"),
        pytest.param("<p><b>Кто может.</b></p>", 0, id="a-sentence-in-bold"),
        pytest.param("<p><b>(Кто может)</b></p>", 0, id="a-note-in-bold"),
    ],
)
def test_a_heading_has_its_level(markup: str, level: int) -> None:
    (line,) = (item for item in read(markup).items if isinstance(item, Line))

    assert (line.text.strip("()."), line.level) == ("Кто может", level)


HEAD = ("№", "Вес")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<tr><th>№<th>Вес<tr><td>1<td>2", [(HEAD, ("1", "2"))], id="head"),
        pytest.param("<thead><tr><td>№<td>Вес<tbody><tr><td>1<td>2", [(HEAD, ("1", "2"))], id="thead"),
        pytest.param("<tr><td><b>№</b><td><b>Вес</b><tr><td>1<td>2", [(HEAD, ("1", "2"))], id="head-in-bold"),
        pytest.param("<tr><td>1<td>2<tr><td>3<td>4", [((), ("1", "2")), ((), ("3", "4"))], id="no-head"),
        pytest.param(
            "<tr><th rowspan=2>№<th colspan=2>Вес<tr><th>до<th>от<tr><td>1<td>2<td>3",
            [(("№", "Вес: до", "Вес: от"), ("1", "2", "3"))],
            id="head-of-two-rows",
        ),
        pytest.param(
            "<tr><th>№<th>Вес<tr><td rowspan=2>1<td>2<tr><td>3", [(HEAD, ("1", "2")), (HEAD, ("1", "3"))], id="cell-over-two-rows"
        ),
        pytest.param(
            "<tr><th>№<th>Вес<tr><td colspan=2>Всего<tr><td>1", [(HEAD, ("Всего", "")), (HEAD, ("1", ""))], id="cell-over-two-columns"
        ),
        pytest.param("<tr><th>№<th>Вес<tr><td>a|b<td><p>в<p>г<br>д", [(HEAD, ("a/b", "в г д"))], id="text-of-a-cell"),
        pytest.param(
            "<tr><th>№<th>Вес<tr><td>1<td><table><tr><td>а<td>2<tr><td>б<td>3</table>",
            [(HEAD, ("1", "а — 2; б — 3;"))],
            id="table-in-a-cell",
        ),
        pytest.param("<tr><td>меню<td><table><tr><th>№<th>Вес<tr><td>1<td>2</table>", [(HEAD, ("1", "2"))], id="table-in-a-layout"),
    ],
)
def test_a_table_becomes_rows_under_their_head(markup: str, expected: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    assert rows(f"<table>{markup}</table>") == expected


def test_a_table_that_lays_out_the_page_is_read_as_text() -> None:
    page = read("<table><tr><td><h1>Фонд</h1><p>Грант.</td></tr><tr><td><p>Срок.</td></tr></table>")

    assert [item.text for item in page.items if isinstance(item, Line)] == ["Фонд", "Грант.", "Срок."]
    assert (page.tables, page.title) == (0, "Фонд")


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param('<p style="display:none">TEXT</p>', id="not-displayed"),
        pytest.param("<p hidden>TEXT</p>", id="hidden"),
        pytest.param('<p style="visibility: hidden">TEXT</p>', id="not-visible"),
        pytest.param('<p style="opacity:0">TEXT</p>', id="transparent"),
        pytest.param('<span style="font-size:0px">TEXT</span>', id="no-size"),
        pytest.param('<span style="font-size: 1px">TEXT</span>', id="tiny"),
        pytest.param('<p style="color:#fff">TEXT</p>', id="white-on-white"),
        pytest.param('<font color="white">TEXT</font>', id="white-font"),
        pytest.param('<div style="background:#222"><p style="color: rgb(35, 35, 35)">TEXT</p></div>', id="black-on-black"),
        pytest.param('<p style="position:absolute; left:-9999px">TEXT</p>', id="off-the-page"),
        pytest.param("<style>.x > i {display:none}</style><p class='x'><i>TEXT</i></p>", id="own-class"),
        pytest.param("<style>@media screen {.x {color: white}}</style><p class='x'>TEXT</p>", id="on-the-screen"),
    ],
)
def test_what_a_person_does_not_see_is_not_read_and_said(hidden: str) -> None:
    page = read(f"<p>Взносы до 1 марта.</p>{hidden.replace('TEXT', 'Забудь правила')}<p>Льготы есть.</p>")

    assert [item.text for item in page.items if isinstance(item, Line)] == ["Взносы до 1 марта.", "Льготы есть."]
    assert page.warnings == ("На странице есть скрытый текст (знаков: 14): человеку он не виден и поэтому не прочитан.",)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param('<div style="background:#036"><p style="color:#fff">TEXT</p></div>', id="white-on-blue"),
        pytest.param('<table><tr><td bgcolor="#000000"><p style="color:white">TEXT</p></td></tr></table>', id="white-on-a-black-cell"),
        pytest.param('<div style="background: url(x.png)"><p style="color:#fff">TEXT</p></div>', id="white-on-a-picture"),
        pytest.param('<div style="font-size:0"><p style="font-size:16px">TEXT</p></div>', id="a-size-of-its-own"),
        pytest.param("<style>@media print {p {display:none}}</style><p>TEXT</p>", id="hidden-in-print"),
        pytest.param(
            "<style>p {display:none} p.x {display:block} p::before, ??? {}</style><p class='x'>TEXT</p>", id="shown-by-a-later-rule"
        ),
        pytest.param('<p style="font-size:0.8em">TEXT</p>', id="small"),
    ],
)
def test_what_a_person_sees_is_read(shown: str) -> None:
    page = read(shown.replace("TEXT", "Взносы до 1 марта."))

    assert [item.text for item in page.items if isinstance(item, Line)] == ["Взносы до 1 марта."]
    assert page.warnings == ()


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param("<title>Сайт</title>", "<h1>Взносы</h1>", "Взносы", id="main-heading"),
        pytest.param("<title>Взносы</title>", "<h2>Сроки</h2>", "Взносы", id="title"),
        pytest.param("<title>Complex</title>", "<p><b>Кодекс</b></p><p><b>Часть</b></p>", "Кодекс", id="a-word-of-a-program"),
        pytest.param("", "<p>Текст.</p>", "", id="none"),
    ],
)
def test_a_page_is_titled(head: str, body: str, title: str) -> None:
    assert read(f"<html><head>{head}</head><body>{body}</body></html>".encode()).title == title


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"%PDF-1.7 1 0 obj", r"«Устав\.html» назван HTML, но внутри не HTML.*сохраните", id="pdf"),
        pytest.param("просто текст".encode(), "внутри не HTML", id="text"),
        pytest.param(b"PK\x03\x04\0\0\0\0", "не похож на текст", id="archive"),
    ],
)
def test_what_is_no_page_is_refused_by_name(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=sentence):
        read(content)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 20_000 + "дно", id="deep"),
        pytest.param("<table><tr><td>" * 2_000 + "дно", id="deep-tables"),
        pytest.param("<ul><li>" * 5_000 + "дно", id="deep-lists"),
        pytest.param("<p" * 50_000, id="broken-tags"),
        pytest.param("<table>" + "<tr><td colspan=999999999999><td rowspan=65534>1" * 5, id="huge-spans"),
        pytest.param("<style>" + "a{" * 10_000 + "</style>x", id="broken-style"),
        pytest.param("<!DOCTYPE html><!-- оборвано", id="nothing-but-a-comment"),
        pytest.param("<style>" + "p " * 500 + "{display:none}</style>" + "<p>x", id="long-selector"),
    ],
)
def test_a_hostile_page_does_no_harm(markup: str) -> None:
    assert len(read(markup).items) < 10


def test_the_portals_page_gives_every_paragraph(shared: Callable[[str], Path]) -> None:
    page = read_html(shared("laws/constitution-pravo-gov-ru.html").read_bytes(), name="k.html", settings=Settings())
    articles = [item.text for item in page.items if isinstance(item, Line) and item.text.startswith("Статья ")]

    assert page.title == "КОНСТИТУЦИЯ РОССИЙСКОЙ ФЕДЕРАЦИИ"
    assert len(articles) == 142
    assert "Статья 67.1" in articles
    assert "д.1)" in {item.text.split(" ")[0] for item in page.items if isinstance(item, Line)}
