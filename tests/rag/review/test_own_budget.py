"""A budget without headings of articles: what a line is by its own words."""

import pytest

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.fund import FundRules

_BUDGET = """Смета
Наименование\tЦена\tКол-во\tВсего\tВклад\tПросим\tКомментарий
{line}
Лопаты\t1 000\t10 шт.\t10 000\t0\t10 000\tпо цене магазина
Итого\t\t\t{total}\t0\t{total}\t
"""


def _draft(line: str, total: str) -> str:
    return _BUDGET.format(line=line, total=total)


def _seen(check: str, text: str, fund: FundRules) -> list[str]:
    return [seen.message for seen in CHECKS[check](read_application(text, fund), fund)]


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("Садовод, в штате", "1.1"),
        ("Садовод (трудовой договор)", "1.1"),
        ("Садовод, ГПХ", "1.2"),
        ("Садовод, договор с физлицом", "1.2"),
        ("Взносы за штатных", ""),
        ("Садовод", ""),
    ],
)
def test_the_article_of_pay_by_its_contract(fund: FundRules, name: str, article: str) -> None:
    budget = read_application(_draft(f"{name}\t10 000\t2 мес.\t20 000\t0\t20 000\tуход за садом", "30 000"), fund).budget
    assert budget is not None
    assert budget.lines[0].article == article


@pytest.mark.parametrize(
    ("name", "counted", "total", "told"),
    [
        ("Садовод, в штате", "2 мес.", "180 000", 1),
        ("Садовод, в штате", "2 человека", "180 000", 0),
        ("Садовод, ГПХ", "2 мес.", "180 000", 0),
    ],
)
def test_pay_over_the_limit(fund: FundRules, name: str, counted: str, total: str, told: int) -> None:
    text = _draft(f"{name}\t90 000\t{counted}\t{total}\t0\t{total}\tуход за садом", "190 000")
    assert len(_seen("salary-limit", text, fund)) == told


def test_the_share_of_work_may_stand_in_the_name(fund: FundRules) -> None:
    text = _draft("Садовод, в штате, занятость 20 %\t10 000\t2 мес.\t20 000\t0\t20 000\tуход за садом", "30 000")
    assert _seen("salary-no-share", text, fund) == []


@pytest.mark.parametrize(
    ("name", "comment", "told"),
    [
        ("Взносы, 30 % от 100 000", "по договорам", ["«Взносы, 30 % от 100 000»: 30 % от 100 000 — это 30 000, а стоит 33 000."]),
        ("Взносы с выплат", "30 % от 100 000 руб.", ["«Взносы с выплат»: 30 % от 100 000 — это 30 000, а стоит 33 000."]),
        ("Взносы, 30 % от 110 000", "по договорам", []),
        ("Взносы с выплат", "30 % от 55 000 × 2 человека", []),
        ("Взносы с выплат", "30 % от 60 000 и 30 % от 50 000", []),
        ("Агентство, 30 % от 100 000", "за подбор", []),
    ],
)
def test_contributions_are_what_their_line_says(fund: FundRules, name: str, comment: str, told: list[str]) -> None:
    text = _draft(f"{name}\t33 000\t1\t33 000\t0\t33 000\t{comment}", "43 000")
    assert _seen("contributions-rate", text, fund) == told


def test_a_share_in_the_name_is_a_calculation(fund: FundRules) -> None:
    text = _draft("Взносы, 30 % от 200 000\t60 000\t1 ед.\t60 000\t0\t60 000\tтрудовой договор", "70 000")
    assert _seen("lump-no-formula", text, fund) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ООО «Росток»: ведение занятий", 1),
        ("Бухгалтерский учёт, ИП Котова", 1),
        ("Саженцы, ООО «Росток»", 0),
        ("Ведение занятий, ГПХ", 0),
        ("Аренда зала, обслуживание, ООО «Росток»", 0),
    ],
)
def test_a_contractor_is_a_firm_with_what_it_does(fund: FundRules, name: str, told: int) -> None:
    text = _draft(f"{name}\t20 000\t1 усл.\t20 000\t0\t20 000\tпо предложению", "30 000")
    assert len(_seen("contractors-share", text, fund)) == told


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("оплатит грант Главы Республики", 1),
        ("из гранта Правительства области", 1),
        ("грант главы города", 0),
        ("из взносов", 0),
    ],
)
def test_a_grant_of_the_region_is_no_share(fund: FundRules, comment: str, told: int) -> None:
    text = _draft(f"Саженцы\t20 000\t1 шт.\t20 000\t20 000\t0\t{comment}", "10 000")
    assert len(_seen("cofinancing-regional", text, fund)) == told


@pytest.mark.parametrize(
    ("check", "line", "told"),
    [
        ("hotel-limit", "Гостиница\t8 500\t6\t51 000\t0\t51 000\t2 чел. х 3 ночи", 1),
        ("hotel-limit", "Гостиница\t7 500\t6\t45 000\t0\t45 000\t2 чел. х 3 ночи", 0),
        ("hotel-limit", "Гостиница\t15 000\t3\t45 000\t0\t45 000\t2 чел., 3 ночи", 0),
        ("per-diem-limit", "Поездка\t\t\t8 000\t0\t8 000\tбилеты 6 000, суточные 2 дня х 1 000", 1),
        ("per-diem-limit", "Поездка\t\t\t7 400\t0\t7 400\tбилеты 6 000, суточные 2 дня х 700", 0),
        ("contractors-share", "Квест, ООО «Игра»\t40 000\t1\t40 000\t0\t40 000\tсценарий", 1),
        ("contractors-share", "Запись роликов\t40 000\t1\t40 000\t0\t40 000\tИП Жуков, договор", 1),
        ("contractors-share", "Кровати\t40 000\t1\t40 000\t0\t40 000\tООО «Мебель», договор", 0),
        ("contractors-share", "Фильм на диске\t40 000\t1\t40 000\t0\t40 000\tцена ООО «Диск»", 0),
        ("other-undetailed", "Прочие расходы на нужды проекта\t5 000\t1\t5 000\t0\t5 000\t", 1),
        ("other-undetailed", "Прочие расходы на нужды проекта\t5 000\t1\t5 000\t0\t5 000\t100 пакетов по 50", 0),
        ("forbidden-cost", "Запас на удорожание досок\t5 000\t1\t5 000\t0\t5 000\t", 1),
        ("forbidden-cost", "Запасные лопаты\t5 000\t1\t5 000\t0\t5 000\t", 0),
        ("forbidden-cost", "Выкуп деревянной избы под сад\t5 000\t1\t5 000\t0\t5 000\t", 1),
        ("forbidden-cost", "Аренда избы под сад\t5 000\t1\t5 000\t0\t5 000\t", 0),
        ("forbidden-cost", "Садоводу за хорошую работу единоразово\t5 000\t1\t5 000\t0\t5 000\t", 1),
        ("forbidden-cost", "Премия победителю конкурса, вручает руководитель\t5 000\t1\t5 000\t0\t5 000\t", 0),
    ],
)
def test_lines_of_no_article_of_the_fund(fund: FundRules, check: str, line: str, told: int) -> None:
    total = f"{int(line.split(chr(9))[5].replace(' ', '')) + 10_000:,}".replace(",", " ")
    assert len(_seen(check, _draft(line, total), fund)) == told


def test_months_of_pay_without_an_article(fund: FundRules) -> None:
    dates = "Сроки реализации: 01.03.2026 – 31.12.2026\n\n"
    pay = _draft("Координатор\t10 000\t12 мес.\t120 000\t0\t120 000\tнабор", "130 000")
    phone = _draft("Связь\t1 000\t12 мес.\t12 000\t0\t12 000\tзвонки", "22 000")
    assert len(_seen("salary-months", dates + pay, fund)) == 1
    assert _seen("salary-months", dates + phone, fund) == []
