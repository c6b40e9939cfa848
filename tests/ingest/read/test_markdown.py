"""What `ingest/read/markdown.py` promises."""

from datetime import date

import pytest

from ingest.document import Piece, Section, SourceDocument
from ingest.read.markdown import parse_norms, read_markdown
from ingest.sources import Sources
from rag.errors import ConsultantError, UnreadableDocumentError
from rag.types import Confidence

FRONT = "---\ntitle: Госпошлина\nas_of: 2026-03-01\n---\n\n# Госпошлина\n\n"
HEADING = "## Сколько стоит регистрация? {7-ФЗ, ст. 1}\n"

Told = list[tuple[str, list[str]]]


def read(text: str, sources: Sources) -> SourceDocument:
    return read_markdown(text, document_id="fee", collection="legislation", sources=sources)


def read_section(body: str, sources: Sources) -> Section:
    return read(f"{FRONT}{HEADING}\n{body}\n", sources).sections[0]


def told(pieces: tuple[Piece, ...]) -> Told:
    """Every stretch that is not blank, with the places it rests on."""
    stretches = [
        (p.text[s.start : s.end].strip(), [n.locator.removeprefix("7-ФЗ, ") for n in s.norms]) for p in pieces for s in p.statements
    ]
    return [stretch for stretch in stretches if stretch[0]]


TABLE = "| Кто | Сколько |\n|---|---|\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Пошлина — 4 000 рублей.", [("Пошлина — 4 000 рублей.", ["ст. 1"])], id="heading-covers-all"),
        pytest.param(
            "Пошлина — 4 000 рублей. Электронно её не платят. {7-ФЗ, ст. 2}",
            [("Пошлина — 4 000 рублей.", ["ст. 1"]), ("Электронно её не платят.", ["ст. 2"])],
            id="sentence-last",
        ),
        pytest.param(
            "Пошлина — 4 000 рублей. {7-ФЗ, ст. 2} Электронно её не платят.",
            [("Пошлина — 4 000 рублей.", ["ст. 2"]), ("Электронно её не платят.", ["ст. 1"])],
            id="sentence-first",
        ),
        pytest.param(
            "Пошлина — 4 000 рублей. {7-ФЗ, ст. 2} Электронно её не платят. {7-ФЗ, ст. 3}",
            [("Пошлина — 4 000 рублей.", ["ст. 2"]), ("Электронно её не платят.", ["ст. 3"])],
            id="every-sentence",
        ),
        pytest.param(
            "Пошлина — 4 000 рублей. По п. 5 ст. 14 закона её не платят электронно. {7-ФЗ, ст. 14, п. 5} Чек не нужен.",
            [
                ("Пошлина — 4 000 рублей.", ["ст. 1"]),
                ("По п. 5 ст. 14 закона её не платят электронно.", ["ст. 14, п. 5"]),
                ("Чек не нужен.", ["ст. 1"]),
            ],
            id="abbreviations-do-not-end-a-sentence",
        ),
        pytest.param(
            "Пошлина —\n4 000 рублей. {7-ФЗ, ст. 2;\n7-ФЗ, ст. 3}",
            [("Пошлина — 4 000 рублей.", ["ст. 2", "ст. 3"])],
            id="lines-broken-anywhere",
        ),
        pytest.param(
            "- партия — 3 500 рублей;\n- прочие — 4 000 рублей. Электронно — бесплатно. {7-ФЗ, ст. 2}",
            [("- партия — 3 500 рублей;", ["ст. 1"]), ("- прочие — 4 000 рублей. Электронно — бесплатно.", ["ст. 2"])],
            id="item-whole",
        ),
        pytest.param(
            "1. Партия платит 3 500 рублей, {7-ФЗ, ст. 2} прочие — 4 000 рублей. {7-ФЗ, ст. 3}",
            [("1. Партия платит 3 500 рублей,", ["ст. 2"]), ("прочие — 4 000 рублей.", ["ст. 3"])],
            id="item-back-to-previous-braces",
        ),
        pytest.param(
            TABLE + "| партия | 3 500 | {7-ФЗ, ст. 2}\n| прочие | 4 000 {7-ФЗ, ст. 3} |\n| отделение | 1 400 |",
            [("| партия | 3 500 |", ["ст. 2"]), ("| прочие | 4 000 |", ["ст. 3"]), ("| отделение | 1 400 |", ["ст. 1"])],
            id="row",
        ),
        pytest.param(
            TABLE + "| партия | 3 500 |\n| прочие | 4 000 |\n{7-ФЗ, ст. 2}",
            [("| партия | 3 500 |", ["ст. 2"]), ("| прочие | 4 000 |", ["ст. 2"])],
            id="block-table-next-line",
        ),
        pytest.param(
            TABLE + "| партия | 3 500 |\n| прочие | 4 000 |\n\n{7-ФЗ, ст. 2}",
            [("| партия | 3 500 |", ["ст. 2"]), ("| прочие | 4 000 |", ["ст. 2"])],
            id="block-table",
        ),
        pytest.param(
            "Вступление.\n\nПошлина — 4 000 рублей. Чек не нужен.\n\n{7-ФЗ, ст. 2}\n\nДалее.",
            [("Вступление.", ["ст. 1"]), ("Пошлина — 4 000 рублей. Чек не нужен.", ["ст. 2"]), ("Далее.", ["ст. 1"])],
            id="block-paragraph",
        ),
        pytest.param(
            "Кто платит.\n\n- партия;\n- прочие.\n\n{7-ФЗ, ст. 2}",
            [("Кто платит.", ["ст. 1"]), ("- партия;", ["ст. 2"]), ("- прочие.", ["ст. 2"])],
            id="block-list",
        ),
        pytest.param(
            "Пошлина — 4 000 рублей. Чек не нужен.\n{7-ФЗ, ст. 2}",
            [("Пошлина — 4 000 рублей. Чек не нужен.", ["ст. 2"])],
            id="block-paragraph-next-line",
        ),
        pytest.param(
            "- партия;\n- прочие.\n{7-ФЗ, ст. 2}",
            [("- партия;", ["ст. 2"]), ("- прочие.", ["ст. 2"])],
            id="block-list-next-line",
        ),
        pytest.param(
            "Пошлина — 4 000 рублей. {7-ФЗ, ст. 2; Положение, п. 3}",
            [("Пошлина — 4 000 рублей.", ["ст. 2", "Положение, п. 3"])],
            id="several-norms",
        ),
    ],
)
def test_braces_cover_what_the_format_says(sources: Sources, body: str, expected: Told) -> None:
    assert told(read_section(body, sources).pieces) == expected


def test_the_default_norm_claims_nothing_between_sentences_of_their_own(sources: Sources) -> None:
    pieces = read_section("Пошлина — 4 000 рублей. {7-ФЗ, ст. 2} Чек не нужен. {7-ФЗ, ст. 3}", sources).pieces

    assert "7-ФЗ, ст. 1" not in [norm.locator for statement in pieces[0].statements for norm in statement.norms]


def test_braces_are_never_shown(sources: Sources) -> None:
    table = "| Кто {7-ФЗ} | Сколько |\n|---|---|\n| все | 4 000 | {7-ФЗ}"
    body = "Пошлина. {7-ФЗ, ст. 2} Чек. {7-ФЗ} Далее.\n\n- партия; {7-ФЗ}\n\n" + table
    section = read_section(body, sources)

    assert section.heading == "Сколько стоит регистрация?"
    shown = "\n".join([section.heading, *(p.text + p.header for p in section.pieces)])
    assert "{" not in shown
    assert "}" not in shown
    assert section.pieces[0].text == "Пошлина. Чек. Далее."


def test_braces_set_before_the_full_stop_leave_the_words_as_written(sources: Sources) -> None:
    (piece,) = read_section("Пошлина — 4 000 рублей {7-ФЗ, ст. 2}. Чек не нужен {7-ФЗ, ст. 3}. Далее.", sources).pieces

    assert piece.text == "Пошлина — 4 000 рублей. Чек не нужен. Далее."


def test_a_row_keeps_the_head_of_its_table(sources: Sources) -> None:
    (row,) = read_section(TABLE + "| партия | 3 500 |", sources).pieces

    assert (row.kind, row.text) == ("row", "| партия | 3 500 |")
    assert row.header.startswith("| Кто | Сколько |\n|")


@pytest.mark.parametrize(
    ("body", "questions"),
    [
        pytest.param("? цена регистрации / сколько платить минюсту\n\nТекст.", ("цена регистрации", "сколько платить минюсту"), id="two"),
        pytest.param("? сколько стоит НКО\nТекст.", ("сколько стоит НКО",), id="without-blank-line"),
        pytest.param("Текст.", (), id="none"),
    ],
)
def test_other_ways_to_ask_are_searched_and_not_shown(sources: Sources, body: str, questions: tuple[str, ...]) -> None:
    section = read(f"{FRONT}{HEADING}{body}\n", sources).sections[0]

    assert section.questions == questions
    assert [p.text for p in section.pieces] == ["Текст."]


def test_a_document_is_its_sections_in_order(sources: Sources) -> None:
    document = read(f"{FRONT}{HEADING}\nПервый.\n\n## Когда подавать? {{7-ФЗ, ст. 2}}\n\nВторой.\n", sources)

    assert (document.id, document.title, document.collection) == ("fee", "Госпошлина", "legislation")
    assert [(s.heading, s.pieces[0].text) for s in document.sections] == [
        ("Сколько стоит регистрация?", "Первый."),
        ("Когда подавать?", "Второй."),
    ]


def test_line_ends_of_windows_change_nothing(sources: Sources) -> None:
    text = f"{FRONT}{HEADING}? цена\n\nПошлина. {{7-ФЗ, ст. 2}}\n\n- все. {{7-ФЗ, ст. 3}}\n"

    assert read(text.replace("\n", "\r\n"), sources) == read(text, sources)


@pytest.mark.parametrize(
    ("braces", "confidence", "valid_from", "valid_to"),
    [
        pytest.param("7-ФЗ, ст. 2", "high", None, None, id="high-without-a-word"),
        pytest.param("7-ФЗ, ст. 2 | medium", "medium", None, None, id="medium"),
        pytest.param("7-ФЗ, ст. 2|low", "low", None, None, id="without-spaces"),
        pytest.param("7-ФЗ, ст. 2 | high | 2025-01-01..2026-12-31", "high", date(2025, 1, 1), date(2026, 12, 31), id="both-dates"),
        pytest.param("7-ФЗ, ст. 2 | low | 2025-01-01..", "low", date(2025, 1, 1), None, id="from"),
        pytest.param("7-ФЗ, ст. 2 | high | ..2026-12-31", "high", None, date(2026, 12, 31), id="to"),
        pytest.param("7-ФЗ, ст. 2 | | ..2026-12-31", "high", None, date(2026, 12, 31), id="dates-without-confidence"),
    ],
)
def test_confidence_and_days_in_force(
    sources: Sources, braces: str, confidence: Confidence, valid_from: date | None, valid_to: date | None
) -> None:
    (norm,) = parse_norms(braces, sources)

    assert (norm.confidence, norm.valid_from, norm.valid_to) == (confidence, valid_from, valid_to)


def test_confidence_and_days_hold_for_every_norm_in_the_braces(sources: Sources) -> None:
    law, contest = parse_norms("7-ФЗ, ст. 2; Положение, п. 3 | low | 2025-01-01..", sources)

    assert (law.confidence, law.valid_from) == (contest.confidence, contest.valid_from) == ("low", date(2025, 1, 1))
    assert (law.locator, contest.locator) == ("7-ФЗ, ст. 2", "Положение, п. 3")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(f"# Госпошлина\n\n{HEADING}\nТекст.\n", "fee нет шапки", id="no-front-matter"),
        pytest.param(f"---\nas_of: 2026-03-01\n---\n{HEADING}\nТекст.\n", "title", id="no-title"),
        pytest.param(f"{FRONT}Текст без разделов.\n", "fee нет разделов", id="no-sections"),
        pytest.param(f"{FRONT}## Сколько стоит?\n\nТекст.\n", "«Сколько стоит[?]» нет нормы", id="section-without-norm"),
        pytest.param(f"{FRONT.replace('Госпошлина', chr(34) + 'Устав', 1)}{HEADING}\nТекст.\n", "fee", id="front-matter-not-yaml"),
        pytest.param(f"{FRONT}{HEADING}\nТекст. {{7-ФЗ | sure}}\n", "«sure».*high, medium, low", id="unknown-confidence"),
        pytest.param(f"{FRONT}{HEADING}\nТекст. {{7-ФЗ | high | 2025-13-01..}}\n", "2025-13-01", id="no-such-day"),
    ],
)
def test_a_mistake_is_named_to_its_author(sources: Sources, text: str, sentence: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=sentence):
        read(text, sources)


def test_a_norm_of_an_unknown_source_is_named(sources: Sources) -> None:
    with pytest.raises(ConsultantError, match=r"«8-ФЗ, ст\. 1»"):
        read_section("Текст. {8-ФЗ, ст. 1}", sources)
