"""What `ingest/split.py` promises."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from ingest.document import Piece, SourceDocument, piece
from ingest.read.markdown import read_markdown
from ingest.sources import Sources
from ingest.split import MIN_TOKENS, split, token_count
from rag.settings import PROJECT
from rag.types import Passage
from tests.ingest.fakes import document, norms, paragraph, section

HEAD = "| № | Критерий оценки заявок | Вес до 1 млн рублей |\n| --- | --- | --- |"


def fact(number: int) -> str:
    return f"Правило номер {number} требует подать отчёт в министерство до {number} апреля."


def facts(*numbers: int) -> Piece:
    """A paragraph whose every sentence has a norm of its own number."""
    made = piece("", norms("7-ФЗ"))
    for number in numbers:
        start = len(made.text) + bool(made.text)
        text = f"{made.text} {fact(number)}".strip()
        statement = replace(piece(text, norms(f"7-ФЗ, ст. {number}")).statements[0], start=start)
        made = replace(made, text=text, statements=(*(s for s in made.statements if s.end), statement))
    return made


def row(number: int) -> Piece:
    return replace(
        piece(f"| {number} | Актуальность и значимость проекта {number} | 2 |", norms("Положение, п. 30"), kind="row"), header=HEAD
    )


def texts(passages: list[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def in_order(passage: Passage) -> bool:
    """Whether the statements follow one another to the very end of the text."""
    ends = [(0, 0), *((s.start, s.end) for s in passage.statements)]
    return ends[-1][1] == len(passage.text) and all(before[1] <= start < end for before, (start, end) in pairwise(ends))


@cache
def corpus_documents() -> tuple[SourceDocument, ...]:
    sources = Sources.load(PROJECT / "corpus" / "sources.toml")
    paths = sorted((PROJECT / "corpus").rglob("*.md"))
    return tuple(read_markdown(p.read_text("utf-8"), document_id=p.stem, collection="funds", sources=sources) for p in paths)


def test_a_section_that_fits_is_one_passage_with_all_its_words() -> None:
    (passage,) = split(document(section("Сколько?", "Пошлина — 4 000 рублей.", "Электронно её не платят.")), max_tokens=350)

    assert passage.text == "Пошлина — 4 000 рублей.\n\nЭлектронно её не платят."
    assert (passage.document_id, passage.title, passage.collection, passage.heading) == ("fee", "Госпошлина", "legislation", "Сколько?")


def test_other_ways_to_ask_come_along_with_every_passage() -> None:
    asked = replace(section("Сколько?", fact(1), fact(2)), questions=("цена регистрации",))

    assert [p.questions for p in split(document(asked), max_tokens=token_count(fact(1)))] == [("цена регистрации",)] * 2


@pytest.mark.parametrize("max_tokens", [pytest.param(n, id=f"{n}-tokens") for n in (30, 50, 120, 1_000)])
@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([facts(*range(1, 16))], id="one-long-paragraph"),
        pytest.param([facts(n) for n in range(1, 16)], id="short-paragraphs"),
        pytest.param([facts(1), facts(*range(2, 12)), facts(12, 13), facts(14), facts(15)], id="mixed"),
        pytest.param([replace(facts(n), kind="item") for n in range(1, 16)], id="items"),
    ],
)
def test_wherever_it_is_cut_every_sentence_keeps_its_norm(pieces: list[Piece], max_tokens: int) -> None:
    passages = split(document(section("Какие правила?", *pieces)), max_tokens=max_tokens)
    found = [(s.norms[0].locator, p.text[s.start : s.end].strip()) for p in passages for s in p.statements]

    assert found == [(f"7-ФЗ, ст. {n}", fact(n)) for n in range(1, 16)]
    assert all(in_order(p) for p in passages)


@pytest.mark.parametrize("max_tokens", [pytest.param(n, id=f"{n}-tokens") for n in (60, 100, 350)])
@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([facts(*range(1, 16))], id="one-long-paragraph"),
        pytest.param([facts(n) for n in range(1, 16)], id="short-paragraphs"),
    ],
)
def test_a_passage_holds_at_most_the_budget(pieces: list[Piece], max_tokens: int) -> None:
    passages = split(document(section("Какие правила?", *pieces)), max_tokens=max_tokens)

    assert [size for size in map(token_count, texts(passages)) if size > max_tokens] == []


@pytest.mark.parametrize("max_tokens", [pytest.param(n, id=f"{n}-tokens") for n in (100, 150, 200)])
def test_the_repeated_head_of_a_table_counts_towards_the_budget(max_tokens: int) -> None:
    passages = split(document(section("Какие критерии?", *map(row, range(1, 21)))), max_tokens=max_tokens)

    assert [size for size in map(token_count, texts(passages)) if size > max_tokens] == []


def test_the_budget_is_used_not_wasted() -> None:
    passages = split(document(section("Какие правила?", *(facts(n) for n in range(1, 31)))), max_tokens=150)

    assert all(token_count(p.text) > 100 for p in passages[:-1])


@pytest.mark.parametrize(
    ("long", "ends"),
    [
        pytest.param("; ".join(f"представить документ номер {n}" for n in range(40)) + ".", r"[;.]$", id="at-the-end-of-a-clause"),
        pytest.param(" ".join(f"документ номер {n}" for n in range(60)) + ".", r"[\w.]$", id="between-words"),
        pytest.param("".join(f"слово{n}" for n in range(500)), r"\w$", id="one-endless-word"),
    ],
)
def test_a_sentence_over_the_budget_is_cut_and_nothing_of_it_is_lost(long: str, ends: str) -> None:
    passages = split(document(section("Что представить?", f"{fact(1)} {long}")), max_tokens=50)

    assert all(token_count(text) <= 50 and re.search(ends, text) for text in texts(passages))
    assert "".join("".join(texts(passages)).split()) == "".join(f"{fact(1)}{long}".split())


def test_a_point_stays_in_one_passage_where_it_fits() -> None:
    points = [replace(paragraph(fact(n)), unit=f"п. {(n + 2) // 3}") for n in range(1, 13)]
    passages = split(document(section("Статья 5", *points)), max_tokens=int(token_count(fact(1)) * 4.9))

    assert [text.count("Правило") for text in texts(passages)] == [3, 3, 3, 3]


def test_the_last_passage_is_not_left_tiny() -> None:
    sizes = [token_count(text) for text in texts(split(document(section("Какие?", *map(fact, range(1, 16)))), max_tokens=300))]

    assert min(sizes) >= MIN_TOKENS


def test_sections_are_never_joined() -> None:
    first, second = section("Сколько?", *map(fact, range(1, 9))), section("Когда?", *map(fact, range(11, 19)))

    passages = split(document(first, second), max_tokens=100)

    assert len(passages) > 2
    for passage in passages:
        numbers = {int(n) for n in re.findall(r"номер (\d+)", passage.text)}
        assert numbers <= (set(range(1, 9)) if passage.heading == "Сколько?" else set(range(11, 19)))


def test_a_table_that_is_cut_repeats_its_head() -> None:
    passages = split(document(section("Какие критерии?", paragraph("Оценка такова:"), *map(row, range(1, 11)))), max_tokens=120)

    assert len(passages) > 1
    assert [p.text.count(HEAD) for p in passages] == [1] * len(passages)
    assert "\n".join(line for p in passages for line in p.text.splitlines() if line.startswith("| ") and line[2].isdigit()) == "\n".join(
        row(n).text for n in range(1, 11)
    )


def test_the_head_of_a_table_is_outside_every_statement() -> None:
    (passage,) = split(document(section("Какие критерии?", row(1), row(2))), max_tokens=350)

    assert [passage.text[s.start : s.end] for s in passage.statements] == [row(1).text, row(2).text]


def test_a_passage_is_on_the_page_of_its_first_words() -> None:
    pages = section("Порядок", *(piece(fact(n), norms("Положение"), page=n) for n in (3, 4)))

    assert [p.page for p in split(document(pages), max_tokens=token_count(fact(3)))] == [3, 4]


def test_ids_follow_the_words_and_not_the_place() -> None:
    alone = split(document(section("Сколько?", fact(1))), max_tokens=350)
    among = split(document(section("Когда?", fact(2)), section("Сколько?", fact(1))), max_tokens=350)

    assert among[1].id == alone[0].id
    assert among[0].id != among[1].id
    assert alone[0].id.startswith("fee.")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(document(section("Сколько?", fact(2))), id="text"),
        pytest.param(document(section("Какова цена?", fact(1))), id="heading"),
        pytest.param(document(replace(section("Сколько?", fact(1)), questions=("цена",))), id="other-ways-to-ask"),
        pytest.param(document(section("Сколько?", paragraph(fact(1), "7-ФЗ, ст. 2"))), id="norm"),
        pytest.param(document(section("Сколько?", fact(1)), document_id="own-fee"), id="document"),
    ],
)
def test_what_changes_the_vector_or_the_citation_changes_the_id(other: SourceDocument) -> None:
    (before,) = split(document(section("Сколько?", fact(1))), max_tokens=350)
    (after,) = split(other, max_tokens=350)

    assert after.id != before.id


def test_an_equal_passage_appears_once_and_order_has_no_gaps() -> None:
    passages = split(
        document(section("Сколько?", fact(1)), section("Сколько?", fact(1)), section("Когда?", fact(1)), section("Где?", fact(2))),
        max_tokens=350,
    )

    assert [p.heading for p in passages] == ["Сколько?", "Когда?", "Где?"]
    assert [p.ordinal for p in passages] == [0, 1, 2]


def test_marks_of_language_models_are_counted_as_words() -> None:
    assert token_count("Ответ <|endoftext|> готов") > 5


def test_every_passage_of_the_corpus_can_be_cited() -> None:
    passages = [p for d in corpus_documents() for p in split(d, max_tokens=350)]

    assert len({p.id for p in passages}) == len(passages) > 0
    assert [p.id for p in passages if not in_order(p)] == []
