"""Defects of the plan, the results, the people and the grounds, by the same author as `second_form`."""

from evals.mutations.planting import CONTRADICTION, Mutation, both, fill, line, swap

CALENDAR = [
    Mutation("project-starts-early", "starts in December", "middle", swap("01.02.2026", "15.12.2025", everywhere=True)),
    Mutation(
        "project-ends-late",
        "fifteen months that end in August",
        "middle",
        both(swap("01.02.2026", "01.06.2026", everywhere=True), swap("31.03.2027", "31.08.2027", everywhere=True)),
    ),
    Mutation("plan-reversed-dates", "the last one", "long-term", swap("01.12.2028 31.12.2028", "31.12.2028\n\n01.12.2028")),
    Mutation("plan-outside-project", "before the first day", "middle", swap("16.02.2026 31.03.2026", "16.01.2026\n\n31.03.2026")),
    Mutation("plan-edges", "an empty first month", "small", fill("5. Дата начала", "01.02.2026")),
    Mutation("plan-whole-project", "a club of three years", "long-term", swap("01.06.2027 30.11.2028", "01.02.2026\n\n31.12.2028")),
    Mutation(
        "plan-task-activities",
        "one activity for a task",
        "small",
        swap(
            "Рассказать жителям посёлков о занятиях и собрать малые группы. Запись и входная",
            "Научить пенсионеров\nпользоваться смартфоном и\nне бояться мошенников.\n\nЗапись и входная",
        ),
    ),
    Mutation(
        "plan-task-unknown",
        "a slip of a task",
        "long-term",
        swap(
            "Открыть ресурсные центры в двух районах и связать группы между собой. Итоговый слёт",
            "Подвести итоги трёх лет.\n\nИтоговый слёт",
        ),
    ),
    Mutation("plan-order", "machines after lessons", "middle", swap("16.02.2026 31.03.2026", "01.11.2026\n\n30.11.2026")),
    Mutation(
        "plan-no-results",
        "results not filled in",
        "middle",
        swap("Первую оплачиваемую работу получили ещё 15 подростков, всего 30 подростков.", "не заполнено"),
    ),
    Mutation(
        "plan-results-no-numbers", "held and published", "long-term", swap("На слёте 150 активистов, итоги", "Слёт прошёл хорошо, итоги")
    ),
    Mutation(
        "plan-groups",
        "veterans of labour",
        "middle",
        fill("7. Целевые", "• Подростки 13–17 лет города Озёрска, состоящие на профилактическом учёте\n• Ветераны труда города Озёрска"),
    ),
    Mutation(
        "media-not-in-plan",
        "no word of the media",
        "long-term",
        both(
            swap("Информационная кампания и набор", "Набор"),
            swap("района, публикации в газетах", "района"),
            swap("Записаны 120 активистов, вышли 4 публикации в районных газетах.", "Записаны 120 активистов."),
            swap("двух районов, новости на сайте", "двух районов"),
            swap("опыт описан в 2 сборниках на сайте.", "опыт описан в 2 сборниках."),
            swap("итоги опубликованы.", "итоги подведены."),
        ),
    ),
]
RESULTS = [
    Mutation(
        "indicators-missing",
        "feelings alone",
        "middle",
        fill("10. Ожидаемые", "Качественные результаты и способы их измерения:\nПодростки станут добрее, что покажет анкета родителей."),
    ),
    Mutation(
        "indicators-no-people",
        "views and courses",
        "long-term",
        both(
            swap("Количество активистов, которые освоили проектирование: 240", "Количество проведённых курсов: 6"),
            swap("Количество активистов, которые подали свой проект на конкурс: 120", "Количество просмотров в сети: 20 000"),
            swap("Количество наставников, которые сопровождают группы: 16", "Количество публикаций: 40"),
        ),
    ),
    Mutation(
        "indicators-events",
        "seminars and subscribers",
        "long-term",
        both(
            swap("Количество активистов, которые подали свой проект на конкурс: 120", "Количество семинаров: 12"),
            swap("Количество наставников, которые сопровождают группы: 16", "Количество подписчиков сообщества: 3 000"),
        ),
    ),
    Mutation(
        "quality-no-method",
        "growth by belief",
        "middle",
        swap(
            "диагностика психолога до и после, журнал наставника, сверка с комиссией по числу повторных случаев в марте 2027 года. "
            "Уникальных участников считаем по журналу, каждого один раз.",
            "они полюбят труд и поверят в свои силы.",
        ),
    ),
    Mutation(
        "results-more-than-plan",
        "more parents than meet",
        "middle",
        swap("наладили отношения с детьми: 60", "наладили отношения с детьми: 160"),
    ),
]
PEOPLE = [
    Mutation(
        "team-roles-in-budget",
        "a cameraman nobody named",
        "small",
        line(
            "Добровольцы-наставники\n\n5 000,00", "Видеооператор", "12 000,00", "Снимает занятия курса. Занятость 5 часов, 12 000 рублей."
        ),
    ),
    Mutation("team-not-in-budget", "a lawyer without pay", "middle", swap("Координатор практики: договоры", "Юрист: договоры")),
    Mutation("team-vacant", "a vacancy", "middle", swap("Лапина Дарья Андреевна", "Вакансия")),
    Mutation("team-vacant", "to be hired", "long-term", swap("Панов Денис Михайлович", "Специалист подбирается")),
]
SUPPORT = [
    Mutation(
        "letters-missing",
        "agreed by word of mouth",
        "middle",
        fill("12. Партнеры", "Озёрский политехнический колледж\nПредоставит помещение 120 кв. м на 14 месяцев, договорились устно."),
    ),
    Mutation(
        "letters-vague",
        "help of every kind",
        "small",
        fill("12. Партнеры", "Библиотека посёлка Ясный\nОкажет организационную и информационную поддержку проекту.\nПисьмо библиотеки.pdf"),
    ),
    Mutation(
        "partner-money-without-sum",
        "will help with money",
        "middle",
        fill("12. Партнеры", "Мебельная фабрика «Озёрская»\nПоможет проекту деньгами.\nПисьмо фабрики.pdf"),
    ),
    Mutation(
        "cofinancing-none",
        "districts give nothing",
        "long-term",
        swap("9 090 260,00 810 000,00 8 280 260,00", "9 090 260,00\n\n0,00\n\n9 090 260,00"),
    ),
    Mutation(
        "cofinancing-regional",
        "a grant of the governor",
        "small",
        swap("вклад библиотеки по письму", "оплачен из гранта губернатора области"),
    ),
    Mutation(
        "media-no-channels",
        "widely and always",
        "middle",
        fill("13. Как", "О проекте узнают все: будем широко освещать каждый шаг команды."),
    ),
    Mutation("future-vague", "will look for sponsors", "small", fill("15. Источники", "Будем искать спонсоров и участвовать в конкурсах.")),
]
GROUNDS = [
    Mutation(
        "data-old",
        "all of 2019",
        "middle",
        both(
            swap("за 2025 год, письмо", "за 2019 год, письмо"),
            swap("за 2025 год 71", "за 2019 год 71"),
            swap("августе 2025 года", "августе 2019 года"),
            swap("В 2024 году мы провели пилот", "В 2018 году мы провели пилот"),
        ),
    ),
    Mutation(
        "data-no-source",
        "everybody knows",
        "small",
        fill("8. Описание", "85 % пожилых жителей посёлков не умеют пользоваться смартфоном. Каждый второй одинок, им нужна помощь рядом."),
    ),
    Mutation(
        "cause-is-money",
        "no hall and no funds",
        "long-term",
        fill("8. Описание", "Активисты сёл не ведут проекты. Главная причина — отсутствие финансирования и своего помещения у групп."),
    ),
    Mutation(
        "hype",
        "the only one",
        "middle",
        swap(
            "В отличие от кружков, мастерская принимает без отбора и ведёт подростка год: такой подход апробирован в пилоте 2024 года",
            "Мастерская принимает без отбора и ведёт подростка год: это единственный в России и мире подход",
        ),
    ),
]
SAID_TWICE = [
    Mutation(CONTRADICTION, "more meetings in the budget", "middle", swap("12 встреч по 60 человек", "16 встреч по 60 человек")),
    Mutation(CONTRADICTION, "eight courses at first", "long-term", swap("проведём шесть курсов", "проведём восемь курсов")),
    Mutation(
        CONTRADICTION,
        "twenty-five volunteers",
        "small",
        swap("подготовим 12 добровольцев-наставников", "подготовим 25 добровольцев-наставников"),
    ),
    Mutation(CONTRADICTION, "another length of the project", "long-term", swap("Срок 35 месяцев нужен", "Срок 24 месяца нужен")),
    Mutation(CONTRADICTION, "lessons do not add up", "small", swap("56 занятий в малых", "76 занятий в малых")),
    Mutation(
        CONTRADICTION,
        "more teenagers than suits",
        "middle",
        swap("летних смен практики, 80 подростков, прайс", "летних смен практики, 95 подростков, прайс"),
    ),
    Mutation(
        CONTRADICTION, "a larger room in the budget", "long-term", swap("Два помещения по 45 кв. м под", "Два помещения по 60 кв. м под")
    ),
    Mutation(
        CONTRADICTION, "another number of villages", "long-term", swap("инициативных групп из 24 сёл", "инициативных групп из 34 сёл")
    ),
]

SECOND_PROJECT = [*CALENDAR, *RESULTS, *PEOPLE, *SUPPORT, *GROUNDS, *SAID_TWICE]
