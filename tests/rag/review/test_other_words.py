"""Defects of costs, letters, grounds and order in words that people use beside the usual ones, and what is like them and none."""

from datetime import date
from decimal import Decimal

import pytest

from rag.review.checks import CHECKS
from rag.review.comparisons.event_months import months_of_events
from rag.review.fund import FundRules
from rag.review.types import Activity, Budget, BudgetLine, Draft, Field, Money, Person, Span

_ROW = tuple[str, date, date]


def _draft(*lines: BudgetLine, rows: tuple[_ROW, ...] = (), team: tuple[str, ...] = (), **texts: str) -> Draft:
    plan = tuple(Activity(n, 1, said, first, last, Span("plan", said, 0, len(said)), None) for n, (said, first, last) in enumerate(rows, 1))
    fields = {key: Field(key, key, text, "форма фонда", key=key, table=key in {"plan", "budget"}) for key, text in texts.items()}
    people = tuple(Person(role, role, Span("team", role, 0, len(role))) for role in team)
    return Draft("заявка", fields, plan=plan, budget=Budget(lines, {}, None), team=people, starts=date(2026, 3, 1), ends=date(2027, 2, 28))


def _line(name: str, comment: str = "", *, article: str = "7", price: int = 20_000, count: int = 1, unit: str = "") -> BudgetLine:
    whole = Decimal(price * count)
    money = Money(whole, Decimal(0), whole)
    return BudgetLine(article, name, Decimal(price), Decimal(count), unit, money, comment, Span("budget", name, 0, len(name)))


def _says(check: str, draft: Draft, fund: FundRules) -> bool:
    return any(CHECKS[check](draft, fund))


@pytest.mark.parametrize(
    ("name", "comment", "seen"),
    [
        ("Сопутствующие затраты смены", "Издержки, появляющиеся в ходе встреч.", True),
        ("Организационные расходы", "Расходы по фестивалю (мероприятие 4).", True),
        ("Мелкие траты", "То, что понадобится.", True),
        ("прочие издержки, связанные с выполнением работ", "", True),
        ("Хозяйственные нужды", "Мыло, швабры и вёдра для мастерской.", False),
        ("Накладные расходы", "Плёнка и скобы.", False),
        ("Расходные материалы", "", False),
        ("Расходы на проезд", "Автобус на фестиваль.", False),
    ],
)
def test_costs_that_tell_nothing(fund: FundRules, name: str, comment: str, *, seen: bool) -> None:
    assert _says("other-undetailed", _draft(_line(name, comment)), fund) is seen


@pytest.mark.parametrize(
    ("name", "unit", "comment", "seen"),
    [
        ("Проживание лектора, ночь", "ночь", "Три сессии по две ночи.", True),
        ("Номер для эксперта", "сут.", "Одноместный.", True),
        ("Ночлег тренера", "ночи", "", True),
        ("Проживание команды, ночь", "ночь", "Дом на берегу.", False),
        ("Ночлег двух тренеров", "ночи", "Двухместный номер.", False),
        ("Номер телефона горячей линии", "мес.", "", False),
    ],
)
def test_nights_by_their_unit(fund: FundRules, name: str, unit: str, comment: str, *, seen: bool) -> None:
    assert _says("hotel-limit", _draft(_line(name, comment, article="2", price=9_300, count=6, unit=unit)), fund) is seen


@pytest.mark.parametrize(
    ("name", "comment", "seen"),
    [
        ("Руководитель", "Полная занятость.", True),
        ("Руководитель и бухгалтер", "Оба на полную ставку.", False),
        ("Координатор (ГПХ)", "Договор на весь срок.", False),
    ],
)
def test_monthly_pay_of_ones_own_article(fund: FundRules, name: str, comment: str, *, seen: bool) -> None:
    assert _says("salary-limit", _draft(_line(name, comment, article="1", price=96_000, count=5, unit="мес.")), fund) is seen


@pytest.mark.parametrize(
    ("check", "name", "comment", "seen"),
    [
        ("forbidden-cost", "Погашение старых счетов", "За отопление.", True),
        ("forbidden-cost", "Приобретение сарая", "Под лодки.", True),
        ("discouraged-cost", "Продвижение сообщества", "Рекламный кабинет.", True),
        ("discouraged-cost", "Таргет", "Две недели.", True),
        ("discouraged-cost", "Выплаты семьям", "Денежное пособие.", True),
        ("discouraged-cost", "Специалист по продвижению", "Ведение сообщества, 12 постов в месяц.", False),
        ("discouraged-cost", "Афиши", "Печать; реклама праздника ВКонтакте без денег.", False),
    ],
)
def test_costs_in_other_words(fund: FundRules, check: str, name: str, comment: str, *, seen: bool) -> None:
    assert _says(check, _draft(_line(name, comment)), fund) is seen


@pytest.mark.parametrize(
    ("team", "paid", "seen"),
    [
        (("Тренер по лыжам",), "Тренер по гребле", True),
        (("Методист лагеря",), "Врач лагеря", True),
        (("Тренер по лыжам", "Тренер сборной"), "Тренер по гребле", False),
        (("Тренер по лыжам и гребле",), "Тренер по гребле", False),
        (("Медсестра лагеря",), "Фельдшер лагеря", False),
    ],
)
def test_another_speciality(fund: FundRules, team: tuple[str, ...], paid: str, *, seen: bool) -> None:
    assert _says("team-roles-in-budget", _draft(_line(paid, article="1.2"), team=team), fund) is seen


@pytest.mark.parametrize(
    ("letter", "seen"),
    [
        ("Отмечает значимость работы и поможет по мере сил", True),
        ("Благодарит и надеется на дальнейшее сотрудничество", True),
        ("Не возражает, готово прийти на помощь", True),
        ("Благодарит и отправит в лагерь вожатых", False),
        ("Считает проект важным, подтверждает число семей", False),
        ("Консультационная\nОкажет всестороннее содействие 3-му отряду", True),
        ("Консультационная\nОкажет всестороннее содействие: 3 врача", False),
        ("Два письма от 3–5 августа 2025 года: готовы оказывать всемерную поддержку", True),
        ("Пять писем от 3, 4 и 5 августа: приветствуют инициативу, считают её полезной", True),
        ("Два письма от 3–5 августа 2025 года: поддерживают проект, по 3–5 коек в августе", False),
        ("Два письма: поддерживают проект и 12 августа отпустят повара", False),
    ],
)
def test_letters_of_wishes(fund: FundRules, letter: str, *, seen: bool) -> None:
    full = "Школа\nПредоставит класс на 40 часов; письмо от 03.09.2025\nПисьмо школы.pdf\n"
    said = f"{full}Округ\n{letter}; письмо от 05.09.2025 Письмо округа.pdf"
    assert _says("letters-vague", _draft(partners=said), fund) is seen


@pytest.mark.parametrize(
    ("media", "seen"),
    [
        ("Сведения появятся в СМИ и на сайтах партнёров.", True),
        ("Расскажем в социальных сетях и средствах массовой информации.", True),
        ("Сведения появятся в СМИ: газета района и радио дадут шесть сюжетов.", False),
        ("Афиши в поликлиниках и чаты родителей.", False),
    ],
)
def test_channels_in_general(fund: FundRules, media: str, *, seen: bool) -> None:
    assert _says("media-no-channels", _draft(media=media), fund) is seen


@pytest.mark.parametrize(
    ("future", "seen"),
    [
        ("Планируем вновь обратиться в фонд, чтобы продолжить начатое.", True),
        ("Если выиграем следующий грант, клубы появятся в сёлах.", True),
        ("Останавливаться не станем: планируем участвовать в новых конкурсах.", True),
        ("Клуб остаётся при школе. Если выиграем следующий грант, появятся новые.", False),
    ],
)
def test_a_future_of_grants_beside_sources(fund: FundRules, future: str, *, seen: bool) -> None:
    sources = "Аренду оплатит завод по договору, 60 тыс. руб. в год."
    assert _says("future-vague", _draft(future=future, future_sources=sources), fund) is seen


@pytest.mark.parametrize(
    ("problem", "seen"),
    [
        ("В стране 9 миллионов незрячих. В посёлке таких людей немало.", True),
        ("Врачи предупреждают, что без движения силы уходят. По отчёту школы, учеников 90.", True),
        ("Как показывает практика, половина бросает секцию. По отчёту школы, учеников 90.", True),
        ("В посёлке таких людей немало: 48 по списку больницы.", False),
        ("Как показывает практика кружка, дети ждут лета. По отчёту школы, учеников 90.", False),
    ],
)
def test_nobody_counted_here(fund: FundRules, problem: str, *, seen: bool) -> None:
    assert _says("data-no-source", _draft(problem=f"{problem}\nПо данным опроса 2025 года, секций 2."), fund) is seen


@pytest.mark.parametrize(
    ("founders", "seen"),
    [
        ("Гражданин и управление культуры округа", True),
        ("Дума Заречного района, два гражданина", True),
        ("Совет ветеранов и два гражданина", False),
        ("Граждане; органов власти среди учредителей не имеется", False),
    ],
)
def test_authorities_by_name(fund: FundRules, founders: str, *, seen: bool) -> None:
    assert _says("founder-authority", _draft(founders=founders), fund) is seen


def test_a_list_of_founders_with_initials(fund: FundRules) -> None:
    about = "АНО «Плёс». Учредители: Юдин В. А., Ким О. П., отдел культуры округа."
    assert _says("founder-authority", _draft(organisation=about), fund)


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("Остаток гранта за 2023 год мы пока не вернули фонду.", True),
        ("Остаток гранта за 2023 год вернули фонду в срок.", False),
    ],
)
def test_a_rest_not_returned(fund: FundRules, said: str, *, seen: bool) -> None:
    assert _says("report-owed", _draft(organisation=said), fund) is seen


def test_a_balance_below_nothing(fund: FundRules) -> None:
    assert _says("debt-admitted", _draft(organisation="На едином налоговом счёте минус 9 700 руб.; отчёты сданы."), fund)
    assert not _says("debt-admitted", _draft(organisation="УСН «доходы минус расходы», оборот 900 000 руб. без долгов."), fund)


@pytest.mark.parametrize(("direction", "theme", "seen"), [
    ("Охрана окружающей среды и защита животных", "очистка родников силами молодёжи", False),
    ("Охрана окружающей среды и защита животных", "сбор макулатуры во дворах, участие студентов", False),
    ("Сохранение исторической памяти", "развитие движения студентов", True),
])  # fmt: skip
def test_a_theme_begins_with_its_direction(fund: FundRules, direction: str, theme: str, *, seen: bool) -> None:
    assert _says("theme-foreign", _draft(direction=direction, theme=theme), fund) is seen


def test_a_sentence_twice_in_one_field(fund: FundRules) -> None:
    said = "Ребёнок молчит на уроке, боится ответить неверно и понемногу перестаёт поднимать руку."
    assert _says("text-copied", _draft(problem=f"{said} Так в трёх школах.\n{said}"), fund)
    assert not _says("text-copied", _draft(problem=f"{said} Так в трёх школах."), fund)


@pytest.mark.parametrize(
    ("training", "earlier", "seen"),
    [
        ("Инструктаж по воде, без него к байдаркам никого не пускаем", None, True),
        ("Семинар, участники получают допуск к байдаркам", None, True),
        ("Инструктаж по воде, без него к байдаркам никого не пускаем", "Первый инструктаж", False),
        ("Инструктаж по воде", None, False),
    ],
)
def test_work_before_its_training(fund: FundRules, training: str, earlier: str | None, *, seen: bool) -> None:
    rows: tuple[_ROW, ...] = (
        ("Сплав на байдарках", date(2026, 6, 10), date(2026, 6, 20)),
        (training, date(2026, 8, 1), date(2026, 8, 5)),
    )
    if earlier:
        rows = ((earlier, date(2026, 5, 1), date(2026, 5, 3)), *rows)
    assert _says("closing-first", _draft(rows=rows), fund) is seen


@pytest.mark.parametrize(
    ("goal", "seen"),
    [
        ("К концу 2026 года сделать школьников проводниками по городу.", True),
        ("К октябрю 2026 года 40 школьников водят экскурсии.", True),
        ("К концу февраля 2027 года сделать школьников проводниками.", False),
        ("К концу 2026 года обучить, а к февралю 2027 года показать всем.", False),
    ],
)
def test_a_goal_before_its_events(goal: str, *, seen: bool) -> None:
    rows = (("Фестиваль экскурсий", date(2027, 2, 14), date(2027, 2, 14)),)
    found = [one for one in months_of_events(_draft(goal=goal, rows=rows, plan="план")) if one.what == "Когда будет достигнута цель"]
    assert bool(found) is seen


def test_visits_by_a_sign_of_product(fund: FundRules) -> None:
    assert _says("people-by-visits", _draft(results="Число жителей, занятых бегом: 600 (30 человек × 20 занятий)"), fund)
