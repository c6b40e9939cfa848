"""Slips between fields that have a label each: a place, a giver, a result, a post that only one of them knows, and what is like them."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.checks import CHECKS
from rag.review.comparisons.added_up import added_up
from rag.review.comparisons.event_place import event_place
from rag.review.comparisons.givers import givers
from rag.review.comparisons.how_many import how_many
from rag.review.comparisons.row_and_result import row_and_result
from rag.review.comparisons.unheard import unheard
from rag.review.fund import FundRules
from rag.review.language.formulas import calculation
from rag.review.reading.articles import by_contract
from rag.review.reading.indicators import indicators
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Kind, Money, Span


def _draft(*lines: BudgetLine, rows: tuple[tuple[str, str], ...] = (), kind: Kind = "черновик", **texts: str) -> Draft:
    texts = {**({"plan": "\n".join(f"{title}\t{told}" for title, told in rows)} if rows else {}), **texts}
    fields = {key: Field(key, key, text, "заголовок", key=key, table=key in {"plan", "budget", "team"}) for key, text in texts.items()}
    first, last = date(2026, 4, 1), date(2026, 9, 30)
    plan = tuple(
        Activity(n, 1, title, first, last, Span("plan", title, 0, len(title)), Span("plan", told, 0, len(told)))
        for n, (title, told) in enumerate(rows, 1)
    )
    told = tuple(indicators(fields.get("results")))
    return Draft(kind, fields, plan=plan, budget=Budget(lines, {}, None), indicators=told, starts=first, ends=last)


def _line(name: str, comment: str = "", *, article: str = "7", given: int = 0, price: int = 20_000) -> BudgetLine:
    money = Money(Decimal(price), Decimal(given), Decimal(price - given))
    return BudgetLine(article, name, Decimal(price), Decimal(1), "шт.", money, comment, Span("budget", name, 0, len(name)))


def _says(check: str, draft: Draft, fund: FundRules) -> bool:
    return any(CHECKS[check](draft, fund))


_TEAM = "Орлов Илья Петрович, главный повар. Ведёт уроки.\nБелова Анна Юрьевна, швея. Шьёт фартуки."
_PAID = (_line("Главный повар", article="1.1"), _line("Швея", article="1.2"))


@pytest.mark.parametrize(
    ("team", "seen"),
    [
        (_TEAM + "\nЮдин Пётр Ильич, звукооператор. Пишет подкаст.", True),
        (_TEAM + "\nЮдин Пётр Ильич, звукооператор, работает бесплатно.", False),
        (_TEAM, False),
        ("Юдин Пётр Ильич, звукооператор.", False),
    ],
)
def test_a_member_whom_nobody_pays(fund: FundRules, team: str, *, seen: bool) -> None:
    assert _says("team-not-in-budget", _draft(*_PAID, team=team), fund) is seen


_COACHES = (_line("Старший инструктор", article="1.1"), _line("Инструктор, с. Ключи", article="1.1"))


@pytest.mark.parametrize(
    ("team", "seen"),
    [
        ("Орлов Илья Петрович – старший инструктор по гребле. Ведёт группы.", True),
        ("Орлов Илья Петрович – старший инструктор.\nЮдин Пётр Ильич – инструктор.", False),
        ("Орлов Илья Петрович – старший инструктор, он же инструктор в Ключах.", False),
    ],
)
def test_a_post_beside_the_senior_one(fund: FundRules, team: str, *, seen: bool) -> None:
    assert _says("team-roles-in-budget", _draft(*_COACHES, team=team), fund) is seen


@pytest.mark.parametrize(
    ("plan", "seen"),
    [
        ("Уроки в Онеге и Мезени", True),
        ("Уроки в двух городах: Онега, Мезень", True),
        ("Уроки во всех городах", False),
        ("Уроки в Онеге, Мезени и Няндоме", False),
    ],
)
def test_a_town_that_stands_in_the_places_alone(fund: FundRules, plan: str, *, seen: bool) -> None:
    draft = _draft(rows=((plan, "30 человек"),), geography="Архангельская область: города Онега, Мезень и Няндома")
    assert _says("geography-not-in-plan", draft, fund) is seen


@pytest.mark.parametrize(
    ("results", "seen"),
    [
        ("Соседи, научившиеся печь хлеб: 40\nПекари, принявшие учеников: 6", True),
        ("Соседи, научившиеся печь хлеб: 40\nПекари, принявшие учеников: 6\nСоседи увереннее пекут: проверим по анкете", False),
        ("Соседи, научившиеся печь хлеб: 40\nПекари, принявшие учеников: 6\nВ посёлке снова пекут свой хлеб", False),
    ],
)
def test_results_of_numbers_alone(fund: FundRules, results: str, *, seen: bool) -> None:
    assert _says("quality-no-method", _draft(rows=(("Уроки", "40 соседей"),), results=results), fund) is seen


_ROWS = (("Уроки в школе", "Онега. 20 уроков"), ("Ярмарка", "Мезень. 200 гостей"), ("Показ", "Онега, Мезень. 4 показа"))


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ("Каргополь. 12 человек", True),
        ("Мезень. 12 человек", False),
        ("Выставка. 12 работ", False),
    ],
)
def test_a_result_in_a_place_told_nowhere(told: str, *, seen: bool) -> None:
    draft = _draft(rows=(*_ROWS, ("Выезд в Мезень", told)), geography="Города Онега и Мезень")
    assert any(event_place(draft)) is seen


@pytest.mark.parametrize(
    ("partners", "seen"),
    [
        ("Дворец спорта «Старт»: лёд на 40 часов, письмо", True),
        ("Дворец спорта «Волна»: лёд на 40 часов, письмо", False),
        ("Дворец спорта «Старт»: судьи, письмо", False),
        ("Школа «Старт»: лёд на 40 часов, письмо", False),
        ("Дворец спорта «Старт»: лёд, письмо\nДворец спорта «Волна»: лёд, письмо", False),
    ],
)
def test_a_giver_of_another_name(partners: str, *, seen: bool) -> None:
    line = _line("Лёд, дворец спорта «Волна»", "40 часов, вклад партнёра", given=20_000)
    assert any(givers(_draft(line, partners=partners))) is seen


@pytest.mark.parametrize(
    ("summary", "seen"),
    [
        ("Мы откроем кухню, 70 соседей освоят выпечку хлеба.", True),
        ("Мы откроем кухню, 40 соседей освоят выпечку хлеба.", False),
        ("Мы откроем кухню, 70 соседей попробуют хлеб.", False),
        ("Мы откроем кухню, 15 соседей освоят выпечку хлеба в группе для начинающих.", False),
    ],
)
def test_the_summary_tells_a_result_otherwise(summary: str, *, seen: bool) -> None:
    results = "Соседи, освоившие выпечку хлеба (сами и в группе): 40"
    draft = _draft(rows=(("Уроки", "25 соседей"), ("Встречи", "15 соседей")), summary=summary, results=results)
    assert any(row_and_result(draft)) is seen


def test_people_told_together_before_a_price() -> None:
    counted = calculation("20 пекарей и 5 гостей × 300 руб.")
    assert counted is not None
    assert counted.comes_to(Decimal(7_500))
    assert not counted.comes_to(Decimal(7_800))


@pytest.mark.parametrize(
    ("comment", "seen"),
    [
        ("Цена по счёту поставщика", False),
        ("Приложение 3", False),
        ("Для уроков выпечки", True),
    ],
)
def test_where_a_price_can_be_looked_up(fund: FundRules, comment: str, *, seen: bool) -> None:
    draft = _draft(_line("Печь хлебная", comment, article="4", price=60_000), budget="Печь хлебная")
    assert _says("equipment-no-model", draft, fund) is seen


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("Пожертвования предпринимателей (письма о намерениях), взносы", False),
        ("Пожертвования предпринимателей, взносы", True),
    ],
)
def test_sources_that_have_promised(fund: FundRules, said: str, *, seen: bool) -> None:
    assert _says("future-vague", _draft(future_sources=said, future="Уроки идут дальше"), fund) is seen


@pytest.mark.parametrize(("told", "seen"), [("24 урока", True), ("не менее 24 уроков из 30", False)])
def test_lessons_that_one_comes_to(told: str, *, seen: bool) -> None:
    draft = _draft(summary="Проведём 60 уроков.", results=f"Пройдут курс ({told})")
    assert any(how_many(draft)) is seen


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("Три встречи команд двух сёл: две в Ключах, одна в Лугах", False),
        ("Встречи в двух сёлах: 2 в Ключах, 1 в Лугах", True),
    ],
)
def test_parts_of_what_is_told_before(said: str, *, seen: bool) -> None:
    assert any(added_up(_draft(rows=((said, "30 человек"),)))) is seen


@pytest.mark.parametrize(
    ("comment", "plan", "resources", "seen"),
    [
        ("60 занятий × 2 волонтёра × 2 часа", "Обучены 10 волонтёров", "", False),
        ("8 волонтёров × 20 часов", "Обучены 10 волонтёров", "", True),
        ("8 волонтёров × 20 часов", "", "Кабинет, 15 волонтёров", False),
    ],
)
def test_volunteers_at_each_lesson(comment: str, plan: str, resources: str, *, seen: bool) -> None:
    draft = _draft(_line("Труд волонтёров", comment, given=20_000), plan=plan, resources=resources)
    assert any(unheard(draft)) is seen


@pytest.mark.parametrize(("name", "article"), [("Повар (1.1, штат)", "1.1"), ("Повар (1.2)", "1.2"), ("Повар (2.1)", "1")])
def test_a_line_names_its_part_of_the_article(fund: FundRules, name: str, article: str) -> None:
    assert by_contract(_line(name, article="1"), fund).article == article
