"""A draft is recognised: the form, headings of one's own, one section alone, corrections."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from evals.mutations import load
from rag.errors import BadInputError
from rag.review.application import read_application
from rag.review.fund import FundRules
from rag.review.types import Draft

_OWN = """Дворовый театр

Актуальность
Подросткам микрорайона некуда пойти вечером.

Цель проекта: подростки заняты делом
Задачи
1. Собрать труппу.
2. Поставить спектакль.
Целевая аудитория
Подростки 12–16 лет микрорайона Южный
Ожидаемые результаты
Количество подростков в труппе: 25
Партнёры
Школа № 5
Команда
Режиссёр с опытом 12 лет
Бюджет
Костюмы 10 шт х 4 000 = 40 000 руб.
"""


def test_a_draft_of_ones_own_is_told_by_headings(fund: FundRules) -> None:
    draft = read_application(_OWN, fund)
    assert draft.kind == "черновик"
    assert {f.key: (f.how, f.text) for f in draft.fields.values() if f.key in {"title", "problem", "goal"}} == {
        "title": ("по смыслу", "Дворовый театр"),
        "problem": ("заголовок", "Подросткам микрорайона некуда пойти вечером."),
        "goal": ("заголовок", "подростки заняты делом"),
    }
    assert [task.quote for task in draft.tasks] == ["Собрать труппу.", "Поставить спектакль."]
    assert [(i.name, i.value) for i in draft.indicators] == [("Количество подростков в труппе", Decimal(25))]


def test_a_list_of_costs_is_a_budget(fund: FundRules) -> None:
    draft = read_application(_OWN, fund)
    assert draft.budget is not None
    assert [(line.name, line.price, line.quantity) for line in draft.budget.lines] == [("Костюмы", Decimal(4_000), Decimal(10))]


def test_tables_that_are_no_tables_have_no_rows(fund: FundRules) -> None:
    draft = read_application(_OWN.replace("Костюмы 10 шт х 4 000 = 40 000 руб.", "Средства найдём сами"), fund)
    assert (draft.plan, draft.team, draft.budget and draft.budget.lines) == ((), (), ())


def test_a_table_is_known_by_its_head_wherever_it_stands(fund: FundRules) -> None:
    plan = "Мероприятие\tСрок\tРезультат\nНабор\tмарт 2026\t25 заявок\nПоказ\tмай 2026\t200 зрителей\n"
    draft = read_application(_OWN.replace("Команда\n", plan + "Письмо школы приложено\nКоманда\n"), fund)
    assert [row.title for row in draft.plan] == ["Набор", "Показ"]
    assert draft.fields["1.12"].text == "Школа № 5\nПисьмо школы приложено"


def test_the_cells_of_another_table_are_fields(fund: FundRules) -> None:
    draft = read_application(
        "Название\tДворовый театр\nЦель\tподростки заняты делом\nЗадачи\t1. Собрать труппу\v2. Показать спектакль", fund
    )
    assert draft.fields["1.9"].text == "подростки заняты делом"
    assert [task.quote for task in draft.tasks] == ["Собрать труппу", "Показать спектакль"]


def test_dates_in_words_are_the_projects(fund: FundRules) -> None:
    draft = read_application(_OWN + "Сроки реализации проекта\nс 1 марта по ноябрь 2026 года\n", fund)
    assert (str(draft.starts), str(draft.ends)) == ("2026-03-01", "2026-11-30")


def test_one_section_alone_is_recognised_by_its_words(fund: FundRules) -> None:
    text = (
        "Центр помощи\nПо данным опроса 2025 года, 70 % респондентов считают проблемой нехватку знаний. "
        "Жителям не хватает наставников, отсутствие опыта сдерживает их."
    )
    draft = read_application(text, fund)
    assert draft.kind == "раздел"
    assert [(f.key, f.how) for f in draft.fields.values()] == [("title", "по смыслу"), ("problem", "по смыслу")]
    assert not draft.lacks("goal")


@pytest.mark.parametrize("name", ["seed-1-accelerator.txt", "seed-2-resource-center.txt", "seed-3-initiatives.txt"])
def test_real_sections_are_taken_for_the_problem(fund: FundRules, shared: Callable[[str], Path], name: str) -> None:
    draft = read_application(shared(f"drafts/{name}").read_text("utf-8"), fund)
    assert (draft.kind, list(draft.fields)) == ("раздел", ["1.2", "1.8"])


def test_the_caller_corrects_what_was_recognised(fund: FundRules) -> None:
    draft = read_application(_OWN, fund, corrections={"1.9": "Другая цель", "1.4": "город Озёрск"})
    assert (draft.fields["1.9"].text, draft.fields["1.9"].how) == ("Другая цель", "указано вами")
    assert "1.4" in draft.fields


@pytest.mark.parametrize(
    ("text", "corrections", "said"),
    [
        pytest.param("  \n ", None, "Не удалось понять", id="nothing"),
        pytest.param("Правила приёма\n\nДети от семи лет.\n\nСправка от врача.", None, "Не удалось понять", id="no application"),
        pytest.param(_OWN, {"9.9": "текст"}, "9.9", id="no such field"),
    ],
)
def test_what_cannot_be_reviewed_is_refused(fund: FundRules, text: str, corrections: dict[str, str] | None, said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        read_application(text, fund, corrections=corrections)


def test_a_whole_application_is_understood(small: Draft) -> None:
    assert (small.kind, small.amount, len(small.tasks), len(small.plan), len(small.team)) == ("заявка", Decimal(783_920), 3, 7, 3)
    assert small.months is not None
    assert round(small.months) == 8
    assert [row.task for row in small.plan] == [1, 1, 2, 2, 3, 3, 3]


def test_every_span_is_verbatim_in_its_field(small: Draft) -> None:
    budget = small.budget
    assert budget is not None
    spans = [*small.tasks, *(i.span for i in small.indicators), *(row.span for row in small.plan), *(line.span for line in budget.lines)]
    assert len(spans) > 20
    assert [s for s in spans if small.fields[s.field].text[s.start : s.end] != s.quote] == []


def test_the_real_application_is_read_to_the_last_line(fund: FundRules, shared: Callable[[str], Path]) -> None:
    draft = read_application(shared("drafts/application-2023-redacted.txt").read_text("utf-8"), fund)
    assert draft.budget is not None
    stated = draft.budget.stated
    assert stated is not None
    sums = [line.money for line in draft.budget.lines]
    assert None not in sums
    assert sum(m.total for m in sums if m) == stated[0].total == Decimal(717_400)
    assert sum(m.cofinancing for m in sums if m) == stated[0].cofinancing == Decimal(228_000)
    assert stated[0].requested == Decimal(489_400)
    assert [row.task for row in draft.plan] == [1, 2, 4, 3]
    assert {"3", "4.1", "2.9"} <= draft.hidden


def test_a_form_may_have_tables_of_ones_own(fund: FundRules) -> None:
    text = load("small")
    start, end = text.index("№\n\nРешаемая задача"), text.index("6. Бюджет")
    plan = "Мероприятие\tСрок\tРезультат\nНабор в посёлке Ясный\tмарт 2026\t120 пенсионеров\nКурс\tс 1 мая по 30 июня 2026\t96 занятий\n"
    draft = read_application(text[:start] + plan + text[end:], fund)
    assert [(row.title, row.ends.month) for row in draft.plan] == [("Набор в посёлке Ясный", 3), ("Курс", 6)]
    assert draft.budget is not None
    assert draft.budget.stated is not None
    assert draft.amount == Decimal(783_920)
