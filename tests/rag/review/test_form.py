"""The fund's form: which line is a heading, what belongs under it."""

import pytest

from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.language.printed import printed_lines
from rag.review.reading.form import read_form

_FORM = """Заявка № 26-1-000000
1. О проекте
1. Грантовое направление, которому преимущественно соответствует планируемая деятельность по проекту
Охрана здоровья граждан, пропаганда здорового образа жизни
1.1. Тематика грантового направления, которому преимущественно соответствует планируемая
деятельность по проекту
профилактика курения
2. Название проекта, на реализацию которого запрашивается грант
Дышим
05.08.2025 06:37:44

Номер заявки 26-1-000000

Страница 1 из 2
\f
4. География проекта
• город Озёрск
10. Ожидаемые результаты проекта
1000. человек придут
20 публикаций выйдут
11. Задачи проекта
• Научить.
• Показать.
5. Календарный план
1

Научить.

Занятие

01.03.2026

31.03.2026

20 человек
"""


def test_fields_are_told_by_the_names_of_the_form(fund: FundRules) -> None:
    fields = read_form(printed_lines(_FORM), fund)
    assert {id_: field.text for id_, field in fields.items() if id_ != "5"} == {
        "1.1": "Охрана здоровья граждан, пропаганда здорового образа жизни",
        "1.1.1": "профилактика курения",
        "1.2": "Дышим",
        "1.4": "• город Озёрск",
        "1.10": "1000. человек придут\n20 публикаций выйдут",
        "1.11": "• Научить.\n• Показать.",
    }


@pytest.mark.parametrize(
    ("written", "field_id"),
    [
        pytest.param("7. Обоснование социальной значимости проекта:\nЛюдям трудно.", "1.8", id="older number, colon"),
        pytest.param("9. Цель проекта: Людям легче.", "1.9", id="text in the line of the heading"),
        pytest.param("12 Партнёры проекта\nШкола", "1.12", id="no full stop, ё"),
    ],
)
def test_other_exports(fund: FundRules, written: str, field_id: str) -> None:
    assert field_id in read_form(written.split("\n"), fund)


def test_windows_line_ends_change_nothing(fund: FundRules) -> None:
    one, other = read_application(_FORM, fund), read_application(_FORM.replace("\n", "\r\n"), fund)
    assert one.fields == other.fields


def test_numbers_begin_anew_in_every_section(fund: FundRules) -> None:
    text = (
        "1. О проекте\n2. Название проекта, на реализацию которого запрашивается грант\nДышим\n2. Руководитель проекта\n"
        "7. Образование\nвысшее"
    )
    fields = read_form(text.split("\n"), fund)
    assert (fields["1.2"].text, fields["2.7"].text) == ("Дышим", "высшее")


def test_a_section_without_its_heading_begins_with_its_first_field(fund: FundRules) -> None:
    text = "Член команды №1\n1. ФИО члена команды\nИванов\n2. Должность или роль участника в заявленном проекте\nТренер\n1. ОГРН\n123"
    fields = read_form(text.split("\n"), fund)
    assert fields["4.1"].text == "123"
    assert "Тренер" in fields["3"].text
