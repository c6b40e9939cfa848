"""What an application says of the applicant, its dates and its results in words of its own: debts, founders, closings, copies."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count

import pytest

from rag.review.checks import CHECKS
from rag.review.checks.copied import copied_blocks
from rag.review.comparisons.event_months import months_of_events
from rag.review.comparisons.heads import heads
from rag.review.comparisons.newcomers import newcomers
from rag.review.fund import FundRules
from rag.review.types import Activity, Draft, Field, Indicator, Person, Span


def _field(key: str, text: str, id_: str = "") -> Field:
    return Field(id_ or key, key, text, "форма фонда", key=key, table=key in {"plan", "budget"})


def _draft(**texts: str) -> Draft:
    return Draft("заявка", {key: _field(key, text) for key, text in texts.items()})


def _plan(*rows: tuple[str, str, str, str]) -> Draft:
    """Rows of title, first day, last day and results."""
    at = count(1)
    made = []
    for title, starts, ends, results in rows:
        span, told = Span("plan", title, 0, len(title)), Span("plan", results, 0, len(results))
        made.append(Activity(next(at), None, title, date.fromisoformat(starts), date.fromisoformat(ends), span, told))
    return replace(_draft(plan="\n".join(title for title, *_ in rows)), plan=tuple(made))


def _says(check: str, draft: Draft, fund: FundRules) -> bool:
    return bool(list(CHECKS[check](draft, fund)))


@pytest.mark.parametrize(
    ("field", "text", "owes"),
    [
        ("papers", "Задолженность по НДФЛ составляет 8 900 рублей", True),
        ("future", "Мы должны соцфонду 31 тысячу рублей взносов и закроем их осенью.", True),
        ("papers", "Есть непогашенная недоимка по налогам", True),
        ("papers", "Недоимка 7 000 рублей, не обжалована", True),
        ("papers", "Задолженности по налогам и сборам нет", False),
        ("papers", "Недоимка по налогу 420 рублей", False),
        ("papers", "Недоимка 7 000 рублей обжалована", False),
        ("papers", "Долг по взносам 7 000 рублей погашен в мае", False),
        ("future", "Палатки должны служить 5 лет, налог 4 000 рублей платим в срок.", False),
        ("future", "Ещё 90 000 рублей должны дать районный бюджет и жители.", False),
        ("problem", "Многие должны налоговой по 30 000 рублей и не знают, как быть.", False),
        ("problem", "У жителей общая задолженность по налогам 2 млн рублей.", False),
    ],
)
def test_a_debt_to_the_state_is_told(field: str, text: str, fund: FundRules, *, owes: bool) -> None:
    assert _says("debt-admitted", _draft(**{field: text}), fund) == owes


@pytest.mark.parametrize(
    ("text", "owes"),
    [
        ("Отчёт за второй этап гранта пока не представлен", True),
        ("Мы ещё не отчитались за прошлый грант фонда", True),
        ("По прошлому гранту отчёт задерживаем, сдадим позже", True),
        ("Отчёт по гранту принят", False),
        ("По двум грантам фонда просроченных отчётов нет", False),
        ("Организация не имеет просроченных отчётов по грантам", False),
        ("Есть один просроченный отчёт по гранту, долгов по налогам нет", True),
        ("Отчёт по гранту сдадим в срок, срок ещё не наступил и отчёт не сдан", False),
    ],
)
def test_a_report_is_owed(text: str, fund: FundRules, *, owes: bool) -> None:
    assert _says("report-owed", _draft(papers=text), fund) == owes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Мэрия города и три жителя", True),
        ("Комитет по делам молодёжи\n[скрыто]", True),
        ("Три физических лица", False),
        ("Пять физических лиц. Министерство спорта вышло из состава учредителей в 2019 году", False),
    ],
)
def test_an_authority_among_founders(text: str, fund: FundRules, *, told: bool) -> None:
    draft = replace(_draft(founders=text), hidden=frozenset({"founders"}) if "скрыто" in text else frozenset())
    assert _says("founder-authority", draft, fund) == told


def test_an_earlier_contest_closed_before_its_project_began(fund: FundRules) -> None:
    young = replace(_draft(registered="05.11.2022"), starts=date(2023, 2, 1), ends=date(2023, 9, 30))
    assert _says("org-too-young", young, fund)
    assert not _says("org-too-young", replace(young, starts=date(2023, 9, 1)), fund)


@pytest.mark.parametrize(
    ("direction", "theme", "foreign"),
    [
        ("Охрана здоровья граждан, пропаганда здорового образа жизни", "правовое просвещение населения", True),
        ("Сохранение исторической памяти", "защита животных", True),
        ("Сохранение исторической памяти", "патриотическое воспитание детей", False),
        ("Сохранение исторической памяти", "иное", False),
        ("Культура и искусство", "спорт", False),
    ],
)
def test_a_theme_of_another_direction(direction: str, theme: str, fund: FundRules, *, foreign: bool) -> None:
    assert _says("theme-foreign", _draft(direction=direction, theme=theme), fund) == foreign


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("Проект идёт с весны 2026 по весну 2028 года.", False),
        ("Раньше чем через два года саженцы не приживутся: нужно три сезона ухода.", True),
        ("Двухлетний срок нужен, чтобы дети прошли оба класса.", True),
        ("За 18 месяцев такую сеть не создать: это мало.", True),
        ("Тридцать два месяца нужны ради двух урожаев.", True),
        ("Почему срок два года\nПервый урожай бывает на второй год.", True),
        ("Тридцать два месяца мы работаем в пяти дворах.", False),
    ],
)
def test_a_long_project_tells_why(why: str, fund: FundRules, *, told: bool) -> None:
    draft = replace(_draft(summary=why, problem="Людям негде встречаться."), starts=date(2026, 3, 1), ends=date(2028, 3, 31))
    assert _says("long-not-justified", draft, fund) != told
    assert not _says("long-not-justified", replace(draft, ends=date(2027, 3, 31)), fund)


@pytest.mark.parametrize(
    ("line", "numberless"),
    [
        ("• Число участников похода: большое", True),
        ("• Ребята 12–14 лет, которые научились плавать", True),
        ("• Количество участников похода: тридцать", False),
        ("• Количество участников похода: все желающие из 40 записанных", False),
        ("• Количество участников похода: не менее 30 чел.", False),
    ],
)
def test_a_result_has_a_number(line: str, fund: FundRules, *, numberless: bool) -> None:
    text = f"Количественные результаты:\n{line}\nКачественные результаты:\nДети стали увереннее: анкета."
    assert _says("indicator-no-number", _draft(results=text), fund) == numberless


@pytest.mark.parametrize(("total", "twice"), [(120, True), (130, True), (70, False), (60, False)])
def test_a_total_counts_the_same_people_twice(total: int, fund: FundRules, *, twice: bool) -> None:
    named = [("Участники кружка", 60), ("Участники похода из детей", 60), ("Волонтёры", 10), ("Всего участников проекта", total)]
    indicators = tuple(Indicator(name, Decimal(value), Span("results", name, 0, len(name))) for name, value in named)
    draft = replace(_draft(goal="60 детей села научатся ходить в поход"), indicators=indicators)
    assert _says("people-of-parts", draft, fund) == twice


@pytest.mark.parametrize(
    ("closing", "told"),
    [
        (("Итоговый концерт", "2026-03-01", "2026-03-02", "Придут 90 человек"), True),
        (("Поход", "2026-03-01", "2026-03-03", "Пойдут 20 ребят, прошедших тренировки"), True),
        (("Подведение итогов тренировок", "2026-03-01", "2026-03-03", "Вручены 20 грамот"), True),
        (("Итоговый концерт", "2026-08-01", "2026-08-02", "Придут 90 человек"), False),
        (("Набор в группы", "2026-03-01", "2026-03-03", "Записаны 20 ребят"), False),
        (("Поход", "2026-03-01", "2026-03-03", "Пойдут 20 ребят"), False),
    ],
)
def test_what_closes_comes_last(closing: tuple[str, str, str, str], fund: FundRules, *, told: bool) -> None:
    draft = _plan(closing, ("Тренировки в зале", "2026-04-01", "2026-06-30", "Занимаются 20 ребят"))
    assert _says("closing-first", draft, fund) == told


@pytest.mark.parametrize(
    ("books", "twice"),
    [
        ("Президент фонда, договора с бухгалтером нет", True),
        ("Руководитель без привлечения сторонней организации", True),
        ("По договору с ООО, директор лишь подписывает", False),
    ],
)
def test_nobody_is_hired_for_the_books(books: str, small: Draft, fund: FundRules, *, twice: bool) -> None:
    fields = {id_: replace(f, text=books) if f.key == "bookkeeping" else f for id_, f in small.fields.items()}
    assert _says("bookkeeper-twice", replace(small, fields=fields), fund) == twice


@pytest.mark.parametrize(
    ("sources", "hangs"),
    [
        ("Без новой поддержки фонда кружок закроется.", True),
        ("Рассчитываем только на следующий грант. Для детей кружок останется бесплатным.", True),
        ("Если не победим в конкурсе, кружок не закроется: зал даёт школа.", False),
        ("Планируем участвовать в новом конкурсе; аренду покроют платные группы.", False),
    ],
)
def test_what_comes_after_hangs_on_a_grant(sources: str, fund: FundRules, *, hangs: bool) -> None:
    assert _says("future-vague", _draft(future_sources=sources), fund) == hangs


def test_a_letter_of_wishes_is_told_beside_kinds_of_support(fund: FundRules) -> None:
    kinds = "Школа\nИнформационная поддержка\nПисьмо школы.pdf\n"
    one, two = (len(list(CHECKS["letters-vague"](_draft(partners=kinds + more), fund))) for more in ("", "В письме желают нам удачи."))
    assert (one, two) == (1, 2)


_BLOCK = (
    "Дети сидят дома. Автобус ходит утром, а кружки начинаются вечером. Родители работают вахтой и возить их не могут. "
    "Площадка у школы закрыта на ремонт второй год."
)


@pytest.mark.parametrize(
    ("other", "copied"),
    [
        (_BLOCK.replace(" ", "\n", 5), True),
        (f"Добавим. {_BLOCK.replace('утром', 'рано утром')} И всё.", True),
        ("Дети сидят дома. Автобус ходит утром, а кружки начинаются вечером.", False),
        ("Площадка откроется, и родители смогут возить детей сами.", False),
    ],
)
def test_a_block_is_copied(other: str, *, copied: bool) -> None:
    assert bool(list(copied_blocks(_field("problem", _BLOCK), _field("future", other)))) == copied


@pytest.mark.parametrize(
    ("post", "leader", "head", "differ"),
    [
        ("Директор", "Рогова Нина Ильинична", "Сычёв Пётр Ильич", True),
        ("Председатель правления", "Рогова Нина Ильинична", "Сычёв Пётр Ильич", True),
        ("Заместитель директора", "Рогова Нина Ильинична", "Сычёв Пётр Ильич", False),
        ("Директор программ", "Рогова Нина Ильинична", "Сычёв Пётр Ильич", False),
        ("Директор", "Рогова Нина Ильинична", "Президент Сычёв Пётр Ильич", False),
        ("Директор", "Рогова Нина Ильинична", "Рогова Н. И.", False),
    ],
)
def test_one_organisation_has_one_head(post: str, leader: str, head: str, *, differ: bool) -> None:
    told = {"leader_post": post, "leader_name": leader, "head": head}
    assert bool(list(heads(Draft("заявка", {id_: _field(id_, text) for id_, text in told.items()})))) == differ


@pytest.mark.parametrize(
    ("results", "more"),
    [
        ("Пришли ещё 30 новых детей", True),
        ("Пришли те же 30 детей", False),
        ("Пришли ещё 10 детей, всего 30 детей", False),
        ("Пришли 5 новых волонтёров", False),
    ],
)
def test_new_people_are_more_than_all(results: str, *, more: bool) -> None:
    draft = _plan(("Кружок", "2026-04-01", "2026-06-30", "Занимаются 30 детей"), ("Поход", "2026-07-01", "2026-07-03", results))
    draft = replace(draft, fields={**draft.fields, "goal": _field("goal", "30 детей научатся ходить в поход")})
    assert bool(list(newcomers(draft))) == more


@pytest.mark.parametrize(
    ("results", "late"),
    [
        ("Через месяц после проекта, в мае 2027 года, опросим всех.", True),
        ("Опросим всех в марте 2027 года.", False),
        ("После проекта клуб работает дальше, в мае 2027 года откроется второй.", False),
    ],
)
def test_results_are_measured_while_the_project_lasts(results: str, *, late: bool) -> None:
    draft = _plan(("Кружок", "2026-04-01", "2027-03-31", "Занимаются 30 детей"))
    draft = replace(draft, fields={**draft.fields, "results": _field("results", results)}, starts=date(2026, 4, 1), ends=date(2027, 3, 31))
    assert bool(list(months_of_events(draft))) == late


@pytest.mark.parametrize(
    ("about", "differ"),
    [
        ("Рогова Нина Ильинична\nГлавный бухгалтер АНО «Ровный шаг»\nПо настоящее время", True),
        ("Сычёва Ольга Ильинична\nГлавный бухгалтер АНО «Ровный шаг»\nПо настоящее время", False),
        ("Рогова Нина Ильинична\nГлавный бухгалтер ООО «Гвоздь»\nПо настоящее время", False),  # its own, elsewhere
        ("Рогова Нина Ильинична\nБухгалтер проекта АНО «Ровный шаг»\nПо настоящее время", False),
    ],
)
def test_one_organisation_has_one_chief_bookkeeper(about: str, *, differ: bool) -> None:
    fields = {"bookkeeping": "Сычёва Ольга Ильинична", "organisation": "Автономная некоммерческая организация «Ровный шаг»"}
    member = Person("Бухгалтер", about, _field("team", about).whole)
    draft = Draft("заявка", {id_: _field(id_, text) for id_, text in fields.items()}, team=(member,))
    assert bool(list(heads(draft))) == differ
