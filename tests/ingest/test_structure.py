"""What `ingest/structure.py` promises."""

from collections.abc import Sequence

import pytest

from ingest.content import Item, Line, TableRow
from ingest.document import Section
from ingest.structure import structure
from tests.ingest.fakes import norms

MARGIN = 57.0
INDENT = 92.0


def lines(*texts: str, page: int = 1, x: float = MARGIN) -> list[Item]:
    return [Line(text, page, x) for text in texts]


def read(items: Sequence[Item]) -> tuple[Section, ...]:
    return structure(items, norms)


def told(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Every piece as its place and its text."""
    return [(s.norms[0].locator, piece.text) for section in sections for piece in section.pieces for s in piece.statements]


def places(sections: Sequence[Section]) -> list[str]:
    return [place for place, _ in told(sections)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["1. Общее.", "2. Сроки.", "3. Итоги."], ["п. 1, с. 1", "п. 2, с. 1", "п. 3, с. 1"], id="one-after-another"),
        pytest.param(["1. Общее.", "5. Сроки."], ["п. 1, с. 1"], id="a-number-out-of-turn-is-text"),
        pytest.param(["1. Согласно пункту", "11.5.14 порядка.", "2. Сроки."], ["п. 1, с. 1", "п. 2, с. 1"], id="a-reference-is-text"),
        pytest.param(
            ["Статья 5. Учредители", "1. По закону.", "Статья 12 Федерального закона применяется.", "Статья 12.1 настоящего устава тоже."],
            ["ст. 5, п. 1, с. 1"],
            id="an-article-of-another-act-is-text",
        ),
        pytest.param(["1. Приём до", "15.10.2025 включительно."], ["п. 1, с. 1"], id="a-date-is-text"),
        pytest.param(["1. Общее.", "I. Сроки", "2. Приём."], ["п. 1, с. 1", "п. 2, с. 1"], id="chapters-do-not-restart-points"),
        pytest.param(
            ["Статья 5. Учредители", "1. Лица.", "2. Органы.", "Статья 5.1. Устав", "1. Содержание."],
            ["ст. 5, п. 1, с. 1", "ст. 5, п. 2, с. 1", "ст. 5.1, п. 1, с. 1"],
            id="articles-restart-points",
        ),
        pytest.param(
            ["Статья 93. Закупка", "1. В случаях:", "4) до шестисот тысяч:", "а) лекарств;", "б) книг.", "2. По части 1 настоящей статьи."],
            [
                "ст. 93, ч. 1, с. 1",
                "ст. 93, ч. 1, п. 4, с. 1",
                *(f"ст. 93, ч. 1, п. 4, пп. {letter}, с. 1" for letter in "аб"),
                "ст. 93, ч. 2, с. 1",
            ],
            id="an-act-that-names-its-parts",
        ),
        pytest.param(
            ["Статья 3. Понятия", "1) заявка: а) письмо;", "Статья 4. Срок", "1. Год по частям 1 и 2 настоящей статьи."],
            ["ст. 3, п. 1, с. 1", "ст. 4, ч. 1, с. 1"],
            id="numbers-right-in-an-article-of-an-act-with-parts",
        ),
        pytest.param(["Статья 31.1. Поддержка", "Органы власти помогают."], ["ст. 31.1, с. 1"], id="an-article-without-points"),
        pytest.param(
            ["1. Нужны:", "1) устав;", "2) протокол;", "а) решение."],
            ["п. 1, с. 1", "п. 1, пп. 1, с. 1", "п. 1, пп. 2, с. 1", "п. 1, пп. а, с. 1"],
            id="subpoints",
        ),
        pytest.param(["Нужны:", "1) устав."], ["с. 1", "с. 1"], id="a-list-of-no-point-is-cited-by-page"),
    ],
)
def test_a_line_is_cited_by_its_place(texts: list[str], expected: list[str]) -> None:
    assert places(read(lines(*texts))) == expected


def test_a_point_is_a_section_and_keeps_its_text() -> None:
    sections = read(lines("II. Основные понятия", "1. Грант – денежные средства", "из бюджета.", "2. Заявитель – организация."))

    assert [section.heading for section in sections] == ["II. Основные понятия. Пункт 1", "II. Основные понятия. Пункт 2"]
    assert [text for _, text in told(sections)] == ["1. Грант – денежные средства из бюджета.", "2. Заявитель – организация."]


def test_an_article_is_headed_by_its_own_line() -> None:
    (section,) = read(lines("Статья 15. Учредители", "Учредителями могут быть граждане."))

    assert section.heading == "Статья 15. Учредители"


def test_a_roman_number_inside_a_sentence_opens_no_chapter() -> None:
    sections = read(lines("1. Отчёт за", "IV квартал 2026 года сдают до 15 января.", "Дальше идёт аудит."))

    assert told(sections) == [("п. 1, с. 1", "1. Отчёт за IV квартал 2026 года сдают до 15 января. Дальше идёт аудит.")]


def test_an_article_that_is_only_its_heading_is_not_lost() -> None:
    sections = read(lines("Статья 6. Формы", "Фонды.", "Статья 7. Утратила силу с 1 января 2026 г.", "Статья 8. Сроки", "Год."))

    assert any("Утратила силу" in section.heading + "".join(p.text for p in section.pieces) for section in sections)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param("осуществляет деятельность по уставу;", "п. 1, пп. 1, абз. 2, с. 1", id="lower-case-goes-on-inside-the-subpoint"),
        pytest.param("Для исчисления срока берут день регистрации.", "п. 1, с. 1", id="a-capital-returns-to-the-point"),
    ],
)
def test_a_paragraph_after_a_subpoint(second: str, expected: str) -> None:
    body = lines("1. Организация:", "1) создана в форме фонда;")
    more = lines("и не ликвидируется.", "и не ликвидируется.", page=1)  # most lines begin at the margin

    assert told(read([*body, Line(second, 1, INDENT), *more]))[2][0] == expected


@pytest.mark.parametrize(
    ("first", "x", "count"),
    [
        pytest.param("Заявку подают на портале.", INDENT, 2, id="indent-after-a-full-stop"),
        pytest.param("Заявку подают", INDENT, 1, id="indent-inside-a-sentence"),
        pytest.param("Заявку подают на портале.", MARGIN, 1, id="no-indent"),
    ],
)
def test_an_indented_line_after_a_finished_one_opens_a_paragraph(first: str, x: float, count: int) -> None:
    items = [*lines("1. Порядок подачи", "таков.", first), Line("Через личный кабинет", 1, x), *lines("руководителя.")]

    assert len(told(read(items))) == count


def test_a_word_broken_at_the_line_end_is_joined() -> None:
    assert told(read(lines("1. Конкурс проводит неком-", "мерческий фонд."))) == [
        ("п. 1, с. 1", "1. Конкурс проводит некоммерческий фонд.")
    ]


def test_a_paragraph_over_two_pages_is_cited_where_it_begins() -> None:
    items = [*lines("1. Заявку подаёт", page=3), *lines("руководитель.", "2. Срок – год.", page=4)]

    assert told(read(items)) == [("п. 1, с. 3", "1. Заявку подаёт руководитель."), ("п. 2, с. 4", "2. Срок – год.")]


def test_text_of_no_point_is_cut_and_cited_by_page() -> None:
    sections = read([*lines("Объявление", "о конкурсе.", page=1), *lines("Приём заявок", "до 15 октября.", page=2)])

    assert [told([section]) for section in sections] == [[("с. 1", "Объявление о конкурсе.")], [("с. 2", "Приём заявок до 15 октября.")]]


def test_a_row_belongs_to_the_open_point_and_keeps_its_head() -> None:
    rows = [TableRow((str(n), f"Критерий {n}", "2"), ("№", "Критерий", "Вес"), page) for n, page in ((1, 18), (2, 19))]
    (section,) = read([*lines("1. Оценка такова:", page=18), *rows, *lines("Баллы складывают.", page=19)])

    assert told([section]) == [
        ("п. 1, с. 18", "1. Оценка такова:"),
        ("п. 1, с. 18", "| 1 | Критерий 1 | 2 |"),
        ("п. 1, с. 19", "| 2 | Критерий 2 | 2 |"),
        ("п. 1, с. 19", "Баллы складывают."),
    ]
    assert {piece.header for piece in section.pieces if piece.kind == "row"} == {"| № | Критерий | Вес |\n| --- | --- | --- |"}


def test_a_document_without_lines_has_no_sections() -> None:
    assert read([]) == ()


def whole(*texts: str) -> list[Item]:
    """Paragraphs of a format that knows them; `# ` marks a heading."""
    return [Line(text.removeprefix("# "), level=6 if text.startswith("# ") else 0, whole=True) for text in texts]


def headings(sections: Sequence[Section]) -> list[tuple[str, tuple[str, ...]]]:
    return [(section.heading, section.path) for section in sections]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        pytest.param(
            "1. Фонд создают граждане. (В редакции Федерального закона от 30.12.2012 № 302-ФЗ)", "1. Фонд создают граждане.", id="end"
        ),
        pytest.param(
            "1. Фонд (Дополнение подпунктом - Федеральный закон от 07.02.2017 № 12-ФЗ) создают граждане.",
            "1. Фонд создают граждане.",
            id="inside",
        ),
        pytest.param(
            "1. Фонд создают граждане. (п. 1 введен Федеральным законом от 05.05.2014 N 99-ФЗ)",
            "1. Фонд создают граждане.",
            id="consultant",
        ),
        pytest.param("1. Дома (введенные в эксплуатацию) учтены.", "1. Дома (введенные в эксплуатацию) учтены.", id="words-alone-are-text"),
        pytest.param(
            "1. Закон (Федеральный закон от 12.01.1996 № 7-ФЗ) действует.",
            "1. Закон (Федеральный закон от 12.01.1996 № 7-ФЗ) действует.",
            id="a-reference-is-text",
        ),
        pytest.param(
            "1. (Утратил силу - Федеральный закон от 05.05.2014 № 99-ФЗ)",
            "1. (Утратил силу - Федеральный закон от 05.05.2014 № 99-ФЗ)",
            id="what-lost-force-is-said",
        ),
    ],
)
def test_notes_on_the_edition_are_not_text_of_the_act(printed: str, kept: str) -> None:
    (section,) = read(whole("Статья 5. Фонд", printed, "(Статья в редакции Федерального закона от 30.12.2012 № 302-ФЗ)"))

    assert [piece.text for piece in section.pieces] == [kept]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ["# Глава 4. Лица", "# § 1. Общее", "Статья 48. Лицо", "1. Лица.", "# 2. Товарищество", "Статья 66. Доли", "Доля."],
            [("Статья 48. Лицо", ("Глава 4. Лица", "§ 1. Общее")), ("Статья 66. Доли", ("Глава 4. Лица", "§ 1. Общее", "2. Товарищество"))],
            id="a-numbered-heading-among-articles-is-no-point",
        ),
        pytest.param(
            ["# РАЗДЕЛ ПЕРВЫЙ", "ГЛАВА 1", "# ОСНОВЫ", "# Статья 1", "Россия.", "ГЛАВА 2", "# ПРАВА", "# Статья 17", "Права."],
            [("Статья 1", ("РАЗДЕЛ ПЕРВЫЙ", "ГЛАВА 1. ОСНОВЫ")), ("Статья 17", ("РАЗДЕЛ ПЕРВЫЙ", "ГЛАВА 2. ПРАВА"))],
            id="a-title-on-the-next-line",
        ),
        pytest.param(
            ["Глава 6.1. Вещи", "Статья 141.2. Земля", "Участок.", "Глава 7. Бумаги", "Статья 142. Бумаги", "Вексель."],
            [("Статья 141.2. Земля", ("Глава 6.1. Вещи",)), ("Статья 142. Бумаги", ("Глава 7. Бумаги",))],
            id="a-chapter-with-a-raised-digit",
        ),
    ],
)
def test_an_article_stands_under_its_chapters(texts: list[str], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert headings(read(whole(*texts))) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["Статья 123.7-1. Движения", "1. Цели.", "2. Срок."], ["ст. 123.7-1, п. 1", "ст. 123.7-1, п. 2"], id="hyphen"),
        pytest.param(
            ["Статья 2. Суд", "2. Дела.", "1. Суды.", "1.1. Сборы."], ["ст. 2", "ст. 2, п. 1", "ст. 2, п. 1.1"], id="raised-point"
        ),
        pytest.param(["Статья 71", "1. Ведение:", "д.1) порядок."], ["ст. 71, п. 1", "ст. 71, п. 1, пп. д.1"], id="raised-subpoint"),
        pytest.param(["§ 3. (Статьи 107 - 112)", "(Параграф утратил силу)"], ["«§ 3. (Статьи 107 - 112)»"], id="text-of-a-chapter"),
        pytest.param(
            ["Статья 9", "1. Суд.", "Раздел второй. Переход", "1. Срок."],
            ["ст. 9, п. 1", "«Раздел второй. Переход», п. 1"],
            id="points-of-a-chapter",
        ),
        pytest.param(
            ["Статья 453. Срок", "Год.", "Президент Российской Федерации Б.Ельцин", "Москва, Кремль"],
            ["ст. 453", "абзац 1", "абзац 2"],
            id="a-signature-is-no-article",
        ),
    ],
)
def test_a_paragraph_of_an_act_is_cited_by_its_place(texts: list[str], expected: list[str]) -> None:
    assert places(read(whole(*texts))) == expected


@pytest.mark.parametrize(
    ("heading", "defines"),
    [
        pytest.param("Статья 2. Основные понятия", True, id="terms"),
        pytest.param("Статья 48. Понятие юридического лица", True, id="one-term"),
        pytest.param("Статья 49. Правоспособность юридического лица", False, id="rules"),
    ],
)
def test_an_article_that_explains_terms_is_marked(heading: str, defines: bool) -> None:
    assert [section.defines for section in read(whole(heading, "Лицо имеет имущество."))] == [defines]
