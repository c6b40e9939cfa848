"""Planted defects: each changes one thing in a clean application of `evals/drafts`, and one check must see it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Draft = Literal["small", "middle", "long-term"]
Change = Callable[[str], str]

DRAFTS = Path(__file__).parent / "drafts"
CONTRADICTION = "contradiction"
"""Stands for the comparison of fields, which is no check of the fund."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """`check` must find what `change` does to the draft. `amount` is named by the caller, as on the command line."""

    check: str
    name: str
    draft: Draft
    change: Change
    amount: int | None = None


def load(draft: Draft) -> str:
    return (DRAFTS / f"{draft}.txt").read_text("utf-8")


def _swap(old: str, new: str, *, everywhere: bool = False) -> Change:
    """Put `new` for `old`, whose spaces may be ends of lines in the draft.

    Raises:
        ValueError: the draft has no such text, so that nothing would be planted.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, old.split())))

    def change(text: str) -> str:
        changed, count = pattern.subn(lambda _: new, text, count=0 if everywhere else 1)
        if count == 0:
            raise ValueError(f"nothing to change: {old!r}")
        return changed

    return change


def _fill(heading: str, new: str) -> Change:
    """Put `new` for all that stands under a heading, up to the next numbered one."""
    pattern = re.compile(rf"(?<=\n)({re.escape(heading)}[^\n]*\n)(.*?)(?=\n\d{{1,2}}(?:\.\d)?\. [А-Я]|\n\n\d\. )", re.DOTALL)

    def change(text: str) -> str:
        changed, count = pattern.subn(lambda match: match[1] + new, text, count=1)
        if count == 0:
            raise ValueError(f"no such heading: {heading!r}")
        return changed

    return change


def _both(*changes: Change) -> Change:
    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change


def _unplanned(words: str) -> Change:
    """Leave words out of the calendar plan alone."""

    def change(text: str) -> str:
        start, end = text.index("5. Календарный план"), text.index("6. Бюджет")
        return text[:start] + re.sub(words, "", text[start:end], flags=re.IGNORECASE) + text[end:]

    return change


def _line(before: str, name: str, price: str, comment: str) -> Change:
    """Add a line of the budget before another one; sums of the article are left as they are."""
    new = f"{name}\n\n{price}\n\n1 шт.\n\n{price}\n\n0,00\n\n{price}\n\nКомментарий: {comment}\n{before}"
    return _swap(before, new)


_FORM = [
    Mutation("title-length", "title of 400 characters", "small", _fill("2. Название проекта", "Уроки смартфона " * 25)),
    Mutation("title-form", "title in quotes", "small", _swap("Цифровые соседи: уроки", "«Цифровые соседи»: уроки")),
    Mutation("title-form", "title ends with a full stop", "middle", _swap("подростков на учёте\n", "подростков на учёте.\n")),
    Mutation("mandatory-missing", "no geography", "small", _fill("4. География проекта", "не заполнено")),
    Mutation(
        "mandatory-missing", "no tasks and no goal", "middle", _both(_fill("9. Цель", "не заполнено"), _fill("11. Задачи", "не заполнено"))
    ),
    Mutation(
        "summary-length",
        "summary of 3 500 characters",
        "small",
        _fill("3. Краткое", "Пенсионеры посёлка Ясный учатся писать письма. " * 75),
    ),
    Mutation("summary-short", "summary of one phrase", "long-term", _fill("3. Краткое", "Проект помогает сёлам.")),
    Mutation(
        "problem-length", "problem of 6 000 characters", "middle", _fill("8. Описание", "По данным 2025 года подростки гуляют одни. " * 150)
    ),
    Mutation(
        "text-copied",
        "a sentence of the problem in the future",
        "small",
        _fill(
            "14. Дальнейшее",
            "По данным опроса, который мы провели в июле 2025 года по анкете из 12 вопросов, 214 из 280 опрошенных пожилых людей ни разу не "
            "записывались к врачу через интернет, 168 человек хотели бы научиться.",
        ),
    ),
    Mutation(
        "video-links",
        "four videos",
        "small",
        _swap("https://primer.example/video1", "\n".join(f"https://primer.example/v{n}" for n in range(4))),
    ),
    Mutation(
        "presentation-missing",
        "no presentation for eight million",
        "long-term",
        _both(_fill("3.1. Полное", "не заполнено"), _fill("3.2. Видео", "не заполнено")),
    ),
    Mutation(
        "placeholder-text",
        "a placeholder in brackets",
        "small",
        _swap("справка от 01.08.2025 приложена", "справка [вставить дату] приложена"),
    ),
    Mutation("placeholder-text", "underscores", "middle", _swap("Занятия продолжит колледж", "Занятия продолжит ______")),
    Mutation("goal-many", "two goals", "small", _fill("9. Цель", "• Научить пенсионеров звонить детям.\n• Привлечь внимание к посёлкам.")),
    Mutation(
        "goal-is-activity", "the goal is to hold courses", "middle", _fill("9. Цель", "• Проведение занятий в мастерских для подростков.")
    ),
]
_APPLICANT = [
    Mutation("org-too-young", "registered in June 2025", "small", _swap("12.03.2015", "02.06.2025")),
    Mutation("org-young-for-amount", "registered in January 2025, asks 2,6 million", "middle", _swap("20.06.2012", "15.01.2025")),
    Mutation(
        "applicant-excluded",
        "a municipal institution",
        "small",
        _swap("Автономная некоммерческая организация социальной помощи", "Муниципальное бюджетное учреждение"),
    ),
    Mutation("founder-authority", "the administration is a founder", "small", _fill("20. Учредители", "Администрация Ключевского района")),
    Mutation("board-is-meeting", "the general meeting as a board", "middle", _swap("Правление, 7 человек", "Общее собрание членов")),
    Mutation("site-missing", "no site", "long-term", _swap("17.1. Веб-сайт https://opora.example", "17.1. Веб-сайт\nНет")),
    Mutation("projects-old", "a project of 2019", "small", _swap("30.11.2023", "30.11.2019")),
    Mutation(
        "projects-not-own",
        "projects of the members",
        "middle",
        _swap("35 семей наладили", "Проект реализован членами команды. 35 семей наладили"),
    ),
    Mutation(
        "bookkeeper-twice",
        "the head keeps the books",
        "small",
        _swap("учёт ведёт сторонняя организация по договору", "учёт ведёт руководитель организации"),
    ),
]
_PLACE = [
    Mutation("direction-unknown", "no such direction", "small", _fill("1. Грантовое", "Развитие малого предпринимательства")),
    Mutation("direction-closed", "culture", "middle", _fill("1. Грантовое", "Поддержка проектов в области культуры и искусства")),
    Mutation(
        "direction-not-long",
        "a long project on health",
        "long-term",
        _fill("1. Грантовое", "Охрана здоровья граждан, пропаганда здорового образа жизни"),
    ),
    Mutation(
        "theme-missing",
        "no theme",
        "small",
        _swap("активность, новые навыки и занятость людей старшего поколения и ветеранов", "не выбрано"),
    ),
    Mutation("geography-everywhere", "the whole country", "middle", _swap("• город Озёрск", "• Вся Россия")),
    Mutation(
        "geography-not-in-plan",
        "a third settlement",
        "small",
        _swap("• посёлок Заречье Ключевского района", "• посёлок Заречье Ключевского района\n• посёлок Дубрава"),
    ),
    Mutation(
        "groups-many",
        "five groups",
        "small",
        _fill("7. Целевые", "• Пенсионеры Ясного\n• Пенсионеры Заречья\n• Дети пенсионеров\n• Соседи\n• Врачи посёлков"),
    ),
    Mutation("groups-broad", "a broad group", "middle", _fill("7. Целевые", "• Молодёжь города")),
]
_CALENDAR = [
    Mutation("project-starts-early", "starts in January", "small", _swap("01.03.2026", "10.01.2026", everywhere=True)),
    Mutation("project-ends-late", "ends in August 2027", "small", _swap("31.10.2026", "31.08.2027", everywhere=True)),
    Mutation("project-ends-late", "the long one ends in March 2029", "long-term", _swap("31.12.2028", "31.03.2029", everywhere=True)),
    Mutation("plan-reversed-dates", "ends before it begins", "small", _swap("01.07.2026 31.07.2026", "31.07.2026\n\n01.07.2026")),
    Mutation("plan-outside-project", "an activity after the end", "small", _swap("11.10.2026 31.10.2026", "11.10.2026\n\n30.11.2026")),
    Mutation("plan-edges", "nothing in the last month", "middle", _fill("6. Дата окончания", "30.04.2027")),
    Mutation("plan-whole-project", "an activity of eight months", "small", _swap("01.08.2026 10.10.2026", "01.03.2026\n\n31.10.2026")),
    Mutation(
        "plan-task-activities",
        "a task without activities",
        "small",
        _swap("• Подготовить соседей-наставников", "• Снять фильм об истории посёлка.\n• Подготовить соседей-наставников"),
    ),
    Mutation(
        "plan-task-unknown",
        "a row of no task",
        "middle",
        _swap("Помочь подросткам получить первую работу на предприятиях города. Первая летняя", "Снять кино о заводах.\n\nПервая летняя"),
    ),
    Mutation("plan-order", "the meeting before the school", "small", _swap("01.07.2026 31.07.2026", "01.09.2026\n\n30.09.2026")),
    Mutation("plan-no-results", "no expected results", "small", _swap("Подготовлены 12 добровольцев-наставников из жителей посёлков.", "")),
    Mutation(
        "plan-results-no-numbers",
        "results without numbers",
        "small",
        _swap("Подготовлены 12 добровольцев-наставников из жителей", "Подготовлены добровольцы-наставники из жителей"),
    ),
    Mutation(
        "plan-groups",
        "a group that the plan forgets",
        "long-term",
        _swap("• Активисты сельских инициативных групп", "• Ветераны морского флота\n• Активисты сельских инициативных групп"),
    ),
]
_RESULTS = [
    Mutation(
        "indicators-missing",
        "no numbers",
        "small",
        _fill("10. Ожидаемые", "Качественные результаты и способы их измерения:\nЛюди увереннее, покажет анкета."),
    ),
    Mutation(
        "indicators-no-people",
        "lessons instead of people",
        "small",
        _both(
            _swap("Количество пенсионеров, которые научились пользоваться смартфоном: 120", "Количество занятий: 96"),
            _swap("Количество жителей, которые стали добровольцами-наставниками: 12", "Количество публикаций: 2"),
        ),
    ),
    Mutation(
        "indicators-events",
        "two of three indicators are events",
        "middle",
        _both(
            _swap("Количество подростков, которые получили первую оплачиваемую работу: 30", "Количество занятий: 320"),
            _swap("Количество родителей, которые наладили отношения с детьми: 60", "Количество публикаций в СМИ: 9"),
        ),
    ),
    Mutation(
        "quality-no-method",
        "a change without a measure",
        "small",
        _swap(
            "сравним тест из 10 заданий до и после курса и анкету уверенности. Уникальных участников считаем по журналу,",
            "мы в этом уверены. Уникальных участников считаем",
        ),
    ),
    Mutation(
        "results-more-than-plan",
        "a thousand pensioners",
        "small",
        _swap("научились пользоваться смартфоном: 120", "научились пользоваться смартфоном: 1000"),
    ),
]
_SUMS = [
    Mutation(
        "line-product",
        "a wrong total",
        "small",
        _swap("14 000,00 10 шт. 140 000,00 0,00 140 000,00", "14 000,00\n\n10 шт.\n\n150 000,00\n\n0,00\n\n150 000,00"),
    ),
    Mutation(
        "line-requested",
        "co-financing not subtracted",
        "small",
        _swap("10 000,00 8 мес. 80 000,00 80 000,00 0,00", "10 000,00\n\n8 мес.\n\n80 000,00\n\n80 000,00\n\n80 000,00"),
    ),
    Mutation(
        "article-sum", "a wrong sum of article 7", "small", _swap("58 000,00 16 000,00 42 000,00", "68 000,00\n\n16 000,00\n\n52 000,00")
    ),
    Mutation(
        "budget-sum",
        "a wrong sum of all",
        "middle",
        _swap("3 168 320,00 516 000,00 2 652 320,00", "3 268 320,00\n\n516 000,00\n\n2 752 320,00"),
    ),
    Mutation(
        "stated-difference",
        "the grant is not the difference",
        "middle",
        _swap("3 168 320,00 516 000,00 2 652 320,00", "3 168 320,00\n\n516 000,00\n\n2 662 320,00"),
    ),
    Mutation("amount-differs", "another sum named", "small", lambda text: text, amount=900_000),
    Mutation("contributions-rate", "27,1 per cent", "small", _swap("18 000,00 0,00 18 000,00", "16 260,00\n\n0,00\n\n16 260,00")),
    Mutation(
        "contributions-missing", "no contributions for contracts", "middle", _swap("60 000,00 0,00 60 000,00", "0,00\n\n0,00\n\n0,00")
    ),
]
_LIMITS = [
    Mutation(
        "salary-limit",
        "95 000 a month",
        "small",
        _swap("25 000,00 8 мес. 200 000,00 0,00 200 000,00", "95 000,00\n\n8 мес.\n\n760 000,00\n\n0,00\n\n760 000,00"),
    ),
    Mutation(
        "salary-months",
        "twelve months in eight",
        "small",
        _swap("20 000,00 8 мес. 160 000,00 0,00 160 000,00", "20 000,00\n\n12 мес.\n\n240 000,00\n\n0,00\n\n240 000,00"),
    ),
    Mutation(
        "salary-no-share",
        "no employment told",
        "middle",
        _swap(
            "Управляет проектом, партнёры и отчёты. Занятость 50 %, расчёт: 40 000 рублей × 14 месяцев.",
            "Управляет проектом, партнёры и отчёты.",
        ),
    ),
    Mutation(
        "vacation-short-project",
        "vacation pay in three months",
        "small",
        _both(
            _fill("6. Дата окончания", "31.05.2026"),
            _swap("отвечает за отчёты и партнёров.", "отвечает за отчёты и партнёров, включая отпускные."),
        ),
    ),
    Mutation(
        "contractors-share",
        "a firm for a third",
        "middle",
        _swap("35 000,00 1 усл. 35 000,00 0,00 35 000,00", "935 000,00\n\n1 усл.\n\n935 000,00\n\n0,00\n\n935 000,00"),
    ),
    Mutation(
        "hotel-limit",
        "twelve thousand a night",
        "middle",
        _both(
            _swap("9 600,00 1 чел. 9 600,00 0,00 9 600,00", "36 000,00\n\n1 чел.\n\n36 000,00\n\n0,00\n\n36 000,00"),
            _swap("3 ночи по 3 200 рублей", "3 ночи по 12 000 рублей"),
        ),
    ),
    Mutation(
        "per-diem-limit",
        "two thousand a day",
        "middle",
        _both(
            _swap("2 100,00 1 чел. 2 100,00 0,00 2 100,00", "6 000,00\n\n1 чел.\n\n6 000,00\n\n0,00\n\n6 000,00"),
            _swap("3 дня по 700 рублей", "3 дня по 2 000 рублей"),
        ),
    ),
]
_COSTS = [
    Mutation(
        "forbidden-cost",
        "a fine",
        "small",
        _line("Планшет Tab A9", "Уплата штрафа", "14 000,00", "Штраф организации за прошлый год, 14 000 рублей."),
    ),
    Mutation(
        "forbidden-cost",
        "a flat",
        "middle",
        _line("Швейная машина", "Покупка квартиры", "900 000,00", "Квартира 20 кв. м, цена https://primer.example/kv"),
    ),
    Mutation(
        "forbidden-cost",
        "a bonus",
        "long-term",
        _swap("Управляет проектом, соглашения с районами,", "Включая премии за квартал. Управляет проектом, соглашения с районами,"),
    ),
    Mutation(
        "forbidden-cost",
        "the unforeseen",
        "small",
        _line("Планшет Tab A9", "Непредвиденные расходы", "9 000,00", "Запас на занятия, 9 000 рублей."),
    ),
    Mutation(
        "discouraged-cost",
        "advertising on the web",
        "middle",
        _swap("Ролик на 4 минуты к выставке", "Ролик и таргетированная реклама к выставке"),
    ),
    Mutation(
        "discouraged-cost", "business class", "middle", _swap("Поезд туда и обратно, плацкарт,", "Самолёт бизнес-класса туда и обратно,")
    ),
    Mutation("other-undetailed", "other costs", "small", _line("Планшет Tab A9", "Прочие расходы", "14 000,00", "На занятия курса.")),
    Mutation(
        "comment-empty",
        "an empty comment",
        "small",
        _swap(
            "Комментарий: Модель Tab A9 для занятий малых групп по 10 человек, цена по ссылке https://primer.example/tab-a9; после проекта послужит новым группам.",
            "Комментарий: ...",
        ),
    ),
    Mutation(
        "lump-no-formula",
        "a lump without a formula",
        "middle",
        _line("Станок столярный", "Материалы", "90 000,00", "Всё нужное для занятий мастерской."),
    ),
    Mutation(
        "rent-no-area",
        "rent without an area",
        "small",
        _both(
            _swap("80 000,00 80 000,00 0,00", "80 000,00\n\n0,00\n\n80 000,00"),
            _swap("30 кв. м для занятий, вклад библиотеки по письму, рыночная цена 333 рубля за кв. м.", "для занятий по письму."),
        ),
    ),
    Mutation(
        "equipment-no-model",
        "a machine without a model",
        "middle",
        _both(
            _swap("Станок столярный Корвет-14", "Станок столярный"),
            _swap(
                "Модель Корвет-14 для занятий столярной мастерской, ссылка https://primer.example/korvet; останется",
                "Для занятий столярной мастерской; останется",
            ),
        ),
    ),
    Mutation(
        "site-no-brief",
        "a site without a brief",
        "long-term",
        _both(
            _swap("Доработка сайта: раздел групп", "Разработка сайта"),
            _swap(
                "12 страниц, три этапа, 600 часов по 90 рублей по коммерческому предложению; техническое задание приложено.", "600 часов."
            ),
        ),
    ),
    Mutation(
        "equipment-in-events", "a projector among the events", "middle", _swap("Спецодежда подростка для практики", "Проектор и экран")
    ),
    Mutation(
        "duplicate-lines",
        "the same line twice",
        "middle",
        _line(
            "Станок столярный",
            "Пила",
            "9 000,00",
            "Для занятий, 9 000 рублей.\nПила\n\n9 000,00\n\n1 шт.\n\n9 000,00\n\n0,00\n\n9 000,00\n\nКомментарий: Для занятий, 9 000 рублей.",
        ),
    ),
    Mutation(
        "activity-without-budget",
        "an excursion nobody pays",
        "small",
        _swap("Итоговая встреча в посёлке Ясный: итоговый тест, анкета, вручение памяток", "Экскурсия в планетарий"),
    ),
    Mutation("cost-without-activity", "a boat", "middle", _line("Станок столярный", "Лодка", "20 000,00", "Катание по озеру летом.")),
]
_PEOPLE = [
    Mutation(
        "team-roles-in-budget",
        "a driver whom the team has not",
        "middle",
        _line("Мастер швейной\nмастерской\n\n120", "Водитель автобуса", "60 000,00", "Возит группы. Занятость 5 %, 60 000 рублей."),
    ),
    Mutation(
        "team-not-in-budget",
        "a member without pay",
        "long-term",
        _swap("Координатор наставников: подбор, журналы, поддержка групп", "Фотограф"),
    ),
    Mutation("team-vacant", "a role to be filled", "small", _swap("Титов Олег Ильич", "Будет найден после победы")),
]
_SUPPORT = [
    Mutation(
        "letters-missing",
        "no letters",
        "small",
        _fill("12. Партнеры", "Библиотека посёлка Ясный предоставит кабинет 30 кв. м на 8 месяцев."),
    ),
    Mutation(
        "letters-vague",
        "kinds of support alone",
        "middle",
        _fill("12. Партнеры", "Озёрский политехнический колледж\nИнформационная, Организационная\nПисьмо колледжа.pdf"),
    ),
    Mutation(
        "partner-money-without-sum",
        "financial support without a sum",
        "small",
        _fill("12. Партнеры", "Библиотека посёлка Ясный\nФинансовая поддержка, письмо"),
    ),
    Mutation(
        "cofinancing-none",
        "the grant pays for all",
        "small",
        _swap("939 920,00 156 000,00 783 920,00", "939 920,00\n\n0,00\n\n939 920,00"),
    ),
    Mutation(
        "cofinancing-regional",
        "a regional grant as co-financing",
        "middle",
        _swap("вклад колледжа по письму, 200 рублей", "региональный грант колледжа, 200 рублей"),
    ),
    Mutation(
        "media-no-channels",
        "no channel named",
        "small",
        _fill("13. Как", "Мы широко расскажем о проекте всем жителям и покажем, как он нужен людям."),
    ),
    Mutation("media-not-in-plan", "no information in the plan", "small", _unplanned(r"информационная|публикаци\w+|новост\w+")),
    Mutation("future-vague", "grants and donations", "middle", _fill("15. Источники", "Гранты, пожертвования и поддержка бизнеса.")),
]
_GROUNDS = [
    Mutation(
        "data-old",
        "data of 2019",
        "small",
        _both(_swap("за 2025 год (справка от 01.08.2025 приложена)", "за 2019 год"), _swap("в июле 2025 года", "в июле 2018 года")),
    ),
    Mutation(
        "data-no-source",
        "shares from nowhere",
        "middle",
        _fill("8. Описание", "Больше 70 % подростков города гуляют по вечерам одни. Им нечем заняться, потому что рядом нет взрослых."),
    ),
    Mutation(
        "cause-is-money",
        "there is no money",
        "small",
        _fill("8. Описание", "Пенсионеры посёлков не умеют пользоваться смартфоном. Это связано с тем, что не хватает денег на курсы."),
    ),
    Mutation(
        "hype",
        "no equal in the country",
        "small",
        _fill(
            "3. Краткое",
            "Проект для 120 пенсионеров посёлков Ясный и Заречье не имеет аналогов в стране. Мы проведём 96 занятий в малых группах, подготовим 12 добровольцев-наставников из числа жителей и откроем дежурства взаимопомощи в библиотеках, чтобы пенсионеры сами записывались к врачу и звонили родным.",
        ),
    ),
]
_SAID_TWICE = [
    Mutation(CONTRADICTION, "another number of lessons", "small", _swap("Мы проведём 96 занятий", "Мы проведём 60 занятий")),
    Mutation(CONTRADICTION, "another age", "middle", _swap("80 подросткам 13–17 лет", "80 подросткам 10–14 лет")),
    Mutation(CONTRADICTION, "another number of pensioners", "small", _swap("• 120 одиноких пенсионеров", "• 150 одиноких пенсионеров")),
    Mutation(CONTRADICTION, "another number of family meetings", "middle", _swap("12 семейных встреч и две", "18 семейных встреч и две")),
    Mutation(
        CONTRADICTION, "another number of mentors", "long-term", _swap("дадим каждой группе наставника,", "дадим группам 25 наставников,")
    ),
    Mutation(
        CONTRADICTION,
        "another length of a lesson",
        "middle",
        _both(
            _swap("проведём 320 занятий с мастерами,", "проведём 320 занятий с мастерами, каждое продолжительностью 2 часа,"),
            _swap("1 000 рублей за занятие по договору.", "1 000 рублей за занятие, длительность 4 часа, по договору."),
        ),
    ),
]

MUTATIONS: tuple[Mutation, ...] = (
    *_FORM,
    *_APPLICANT,
    *_PLACE,
    *_CALENDAR,
    *_RESULTS,
    *_SUMS,
    *_LIMITS,
    *_COSTS,
    *_PEOPLE,
    *_SUPPORT,
    *_GROUNDS,
    *_SAID_TWICE,
)
