"""Signs: what people write for a sentence to be recognised."""

import pytest

from rag.review.language.signs import Sign, parse_sign, shows


@pytest.mark.parametrize(
    ("sign", "sentence", "is_there"),
    [
        pytest.param("опрос", "Мы провели опросы жителей", True, id="beginning of a word"),
        pytest.param("опрос", "Вопросы жителей", False, id="not inside a word"),
        pytest.param("опрос|анкет", "Анкетирование родителей", True, id="either of two"),
        pytest.param("опрос #", "Опрос 280 человек", True, id="word and number"),
        pytest.param("опрос #", "Опрос жителей", False, id="number is missing"),
        pytest.param("# опрос", "Опрос 280 человек", True, id="in any order"),
        pytest.param("не_имеет_аналог", "Проект не имеет аналогов", True, id="words in a row"),
        pytest.param("не_имеет_аналог", "Не всё имеет аналоги", False, id="words apart"),
        pytest.param("нов", "Новый подход", False, id="a short word is meant whole"),
        pytest.param("премия -без", "Премия без надбавок", False, id="unwanted word"),
        pytest.param("%", "Так считают 70 процентов", True, id="percentage in words"),
        pytest.param("@", "Источник: https://example.org", True, id="address"),
        pytest.param("YYYY", "В 2025 году", True, id="year"),
        pytest.param("YYYY", "Сумма 120250", False, id="no year in a sum"),
        pytest.param("отчёт", "ОТЧЕТЫ", True, id="ё and case"),
    ],
)
def test_a_sign_is_found(sign: str, sentence: str, is_there: bool) -> None:
    parsed = parse_sign(sign)
    assert isinstance(parsed, Sign)
    assert shows(sentence, (parsed,)) is is_there


def test_a_marked_word_is_meant_whole() -> None:
    parsed = parse_sign("вино!|бокал_вина!")
    assert isinstance(parsed, Sign)
    assert shows("Красное вино", (parsed,))
    assert not shows("Виноград", (parsed,))
