"""Words cut by the width of a cell."""

import pytest

from ingest.read.cell_words import join_cell


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["Информацио", "нная кампания"], "Информационная кампания", id="a word cut without a hyphen"),
        pytest.param(["Софинансировани", "е"], "Софинансирование", id="its last letter alone"),
        pytest.param(["Оплата труда", "и взносы"], "Оплата труда и взносы", id="a word of one letter"),
        pytest.param(["соседей-", "добровольцев"], "соседей-добровольцев", id="two words with a hyphen"),
        pytest.param(["Руководите", "ль проекта"], "Руководитель проекта", id="pieces that are words too"),
        pytest.param(["школьников-", "экскурсоводо", "в"], "школьников-экскурсоводов", id="a hyphen and a cut"),
        pytest.param(["Мероприятие", ", его содержание"], "Мероприятие, его содержание", id="a comma on the next line"),
        pytest.param(["Встречи в школе", "и клубе"], "Встречи в школе и клубе", id="a function word"),
        pytest.param(["заголо-", "вками"], "заголовками", id="a piece that ends as compounds do"),
        pytest.param(["органи-", "зации"], "организации", id="a word cut with a hyphen"),
        pytest.param(["гражданско-", "правовым"], "гражданско-правовым", id="the hyphen of a compound"),
        pytest.param(["за", "дача"], "за дача", id="two words that could be one"),
        pytest.param(["Аренда", "зала", "5 000"], "Аренда зала 5 000", id="whole words"),
        pytest.param(["1 250", "000,00"], "1 250 000,00", id="a sum"),
        pytest.param(["Школа №", "5"], "Школа № 5", id="no letters at the end"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_lines_of_a_cell(lines: list[str], text: str) -> None:
    assert join_cell(lines) == text
