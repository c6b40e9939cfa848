"""Quotes are found in a document by their words and by what stands before them."""

import pytest

from app.reports.anchors import anchor, printed
from rag.review.types import Field, Span

_DOCUMENT = (
    "5. Дата начала реализации проекта",
    "01.02.2026",
    "6. Дата окончания реализации проекта",
    "01.02.2026",
    "7. Целевые группы",
    "Школьники города Озёрска,",
    "20 занятий и 20 публикаций",
    "Итог:  20 публикаций «в газете»",
)


def _field(title: str, text: str) -> Field:
    return Field("1", title, text, "форма фонда")


def _span(field: Field, quote: str) -> Span:
    start = field.text.index(quote)
    return Span("1", quote, start, start + len(quote))


@pytest.mark.parametrize(
    ("field", "quote", "found"),
    [
        pytest.param(_field("Целевые группы", "Школьники города Озерска"), "города Озерска", "города Озёрска", id="ё and е"),
        pytest.param(_field("Дата начала реализации проекта", "01.02.2026"), "01.02.2026", (1, "01.02.2026"), id="told by the title"),
        pytest.param(_field("Дата окончания реализации проекта", "01.02.2026"), "01.02.2026", (3, "01.02.2026"), id="by another title"),
        pytest.param(_field("Итоги", "Итог: 20 публикаций"), "20 публикаций", (7, "20 публикаций"), id="told by what stands before"),
        pytest.param(
            _field("Группы", "1. Школьники города Озёрска"), "1. Школьники города Озёрска", "Школьники города Озёрска", id="number"
        ),
        pytest.param(
            _field("Группы", "Школьники города Озёрска, 20 занятий"),
            "Школьники города Озёрска, 20 занятий",
            (5, "Школьники города Озёрска"),
            id="goes on in the next paragraph",
        ),
        pytest.param(_field("Группы", "Пенсионеры города Озёрска"), "Пенсионеры города Озёрска", None, id="not there"),
        pytest.param(_field("Прочее", "20"), "20", None, id="one word of many"),
        pytest.param(_field("Прочее", "…"), "…", None, id="no words"),
    ],
)
def test_a_quote_is_found_where_it_stands(field: Field, quote: str, found: str | tuple[int, str] | None) -> None:
    place = anchor(printed(_DOCUMENT), _span(field, quote), field)
    if found is None:
        assert place is None
        return
    assert place is not None
    said = _DOCUMENT[place.paragraph][place.start : place.end]
    assert said == found if isinstance(found, str) else (place.paragraph, said) == found


def test_nothing_is_found_in_an_empty_document() -> None:
    field = _field("Цель", "Помочь людям в беде")
    assert anchor(printed([]), field.whole, field) is None
