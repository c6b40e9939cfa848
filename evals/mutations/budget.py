"""Defects of the budget: arithmetic, limits, costs."""

from evals.mutations.planting import Mutation, both, fill, line, swap

SUMS = [
    Mutation(
        "line-requested",
        "co-financing above the cost",
        "middle",
        swap("336 000,00 336 000,00 0,00", "336 000,00\n\n400 000,00\n\n-64 000,00"),
    ),
    Mutation(
        "line-product",
        "a wrong total",
        "small",
        swap("14 000,00 10 шт. 140 000,00 0,00 140 000,00", "14 000,00\n\n10 шт.\n\n150 000,00\n\n0,00\n\n150 000,00"),
    ),
    Mutation(
        "line-requested",
        "co-financing not subtracted",
        "small",
        swap("10 000,00 8 мес. 80 000,00 80 000,00 0,00", "10 000,00\n\n8 мес.\n\n80 000,00\n\n80 000,00\n\n80 000,00"),
    ),
    Mutation(
        "article-sum", "a wrong sum of article 7", "small", swap("58 000,00 16 000,00 42 000,00", "68 000,00\n\n16 000,00\n\n52 000,00")
    ),
    Mutation(
        "budget-sum",
        "a wrong sum of all",
        "middle",
        swap("3 168 320,00 516 000,00 2 652 320,00", "3 268 320,00\n\n516 000,00\n\n2 752 320,00"),
    ),
    Mutation(
        "stated-difference",
        "the grant is not the difference",
        "middle",
        swap("3 168 320,00 516 000,00 2 652 320,00", "3 168 320,00\n\n516 000,00\n\n2 662 320,00"),
    ),
    Mutation("amount-differs", "another sum named", "small", lambda text: text, amount=900_000),
    Mutation("contributions-rate", "27,1 per cent", "small", swap("18 000,00 0,00 18 000,00", "16 260,00\n\n0,00\n\n16 260,00")),
    Mutation(
        "contributions-self-employed",
        "of the whole article",
        "middle",
        both(
            swap("60 000,00 0,00 60 000,00", "96 000,00\n\n0,00\n\n96 000,00"),
            swap("самозанятый, взносы не начисляются", "плательщик налога на профессиональный доход"),
        ),
    ),
    Mutation("contributions-missing", "no contributions for contracts", "middle", swap("60 000,00 0,00 60 000,00", "0,00\n\n0,00\n\n0,00")),
]
LIMITS = [
    Mutation(
        "participants-in-trips",
        "a bus for pupils",
        "sport",
        swap("Проезд тренера из Таёжного в село Кедровое", "Проезд пожилых\nучастников на\nпраздник"),
    ),
    Mutation(
        "salary-limit",
        "95 000 a month",
        "small",
        swap("25 000,00 8 мес. 200 000,00 0,00 200 000,00", "95 000,00\n\n8 мес.\n\n760 000,00\n\n0,00\n\n760 000,00"),
    ),
    Mutation(
        "salary-months",
        "twelve months in eight",
        "small",
        swap("20 000,00 8 мес. 160 000,00 0,00 160 000,00", "20 000,00\n\n12 мес.\n\n240 000,00\n\n0,00\n\n240 000,00"),
    ),
    Mutation(
        "salary-start",
        "begins in May",
        "small",
        swap("ведёт расписание занятий и журналы.", "ведёт расписание. К работе приступает 1 мая и остаётся до конца проекта."),
    ),
    Mutation(
        "salary-no-share",
        "no employment told",
        "middle",
        swap(
            "Управляет проектом, партнёры и отчёты. Занятость 50 %, расчёт: 40 000 рублей × 14 месяцев.",
            "Управляет проектом, партнёры и отчёты.",
        ),
    ),
    Mutation(
        "vacation-short-project",
        "vacation pay in three months",
        "small",
        both(
            fill("6. Дата окончания", "31.05.2026"),
            swap("отвечает за отчёты и партнёров.", "отвечает за отчёты и партнёров, включая отпускные."),
        ),
    ),
    Mutation(
        "contractors-share",
        "a firm for a third",
        "middle",
        swap("35 000,00 1 усл. 35 000,00 0,00 35 000,00", "935 000,00\n\n1 усл.\n\n935 000,00\n\n0,00\n\n935 000,00"),
    ),
    Mutation(
        "hotel-limit",
        "twelve thousand a night",
        "middle",
        both(
            swap("9 600,00 1 чел. 9 600,00 0,00 9 600,00", "36 000,00\n\n1 чел.\n\n36 000,00\n\n0,00\n\n36 000,00"),
            swap("3 ночи по 3 200 рублей", "3 ночи по 12 000 рублей"),
        ),
    ),
    Mutation(
        "hotel-limit",
        "nights in words",
        "middle",
        both(
            swap("9 600,00 1 чел. 9 600,00 0,00 9 600,00", "27 300,00\n\n1 чел.\n\n27 300,00\n\n0,00\n\n27 300,00"),
            swap("3 ночи по 3 200 рублей в отдельном номере", "Три ночи в отдельном номере по 9 100 рублей"),
        ),
    ),
    Mutation(
        "per-diem-limit",
        "two thousand a day",
        "middle",
        both(
            swap("2 100,00 1 чел. 2 100,00 0,00 2 100,00", "6 000,00\n\n1 чел.\n\n6 000,00\n\n0,00\n\n6 000,00"),
            swap("3 дня по 700 рублей", "3 дня по 2 000 рублей"),
        ),
    ),
]
COSTS = [
    Mutation("forbidden-cost", "land", "middle", swap("Швейная машина Comfort 20", "Покупка земельного участка")),
    Mutation(
        "forbidden-cost",
        "a fine",
        "small",
        line("Планшет Tab A9", "Уплата штрафа", "14 000,00", "Штраф организации за прошлый год, 14 000 рублей."),
    ),
    Mutation(
        "forbidden-cost",
        "a debt of last winter",
        "small",
        line("Планшет Tab A9", "Электричество", "9 000,00", "Закрываем начисления за ноябрь и декабрь 2025 года, 9 000 рублей."),
    ),
    Mutation(
        "forbidden-cost",
        "a flat",
        "middle",
        line("Швейная машина", "Покупка квартиры", "900 000,00", "Квартира 20 кв. м, цена https://primer.example/kv"),
    ),
    Mutation(
        "forbidden-cost",
        "a bonus",
        "long-term",
        swap("Управляет проектом, соглашения с районами,", "Включая премии за квартал. Управляет проектом, соглашения с районами,"),
    ),
    Mutation(
        "forbidden-cost",
        "the unforeseen",
        "small",
        line("Планшет Tab A9", "Непредвиденные расходы", "9 000,00", "Запас на занятия, 9 000 рублей."),
    ),
    Mutation(
        "forbidden-cost",
        "sparkling wine",
        "small",
        line("Планшет Tab A9", "Праздничный стол", "9 000,00", "Пирог, чай и по бокалу игристого гостям итоговой встречи."),
    ),
    Mutation(
        "forbidden-cost",
        "a bonus by another name",
        "middle",
        swap("Управляет проектом, партнёры и отчёты.", "Управляет проектом. Из них 5 000 рублей — поощрение по итогам месяца."),
    ),
    Mutation(
        "discouraged-cost",
        "a banquet",
        "small",
        line("Планшет Tab A9", "Фуршет", "30 000,00", "Для гостей итоговой встречи, 60 человек по 500 рублей."),
    ),
    Mutation(
        "discouraged-cost",
        "advertising on the web",
        "middle",
        swap("Ролик на 4 минуты к выставке", "Ролик и таргетированная реклама к выставке"),
    ),
    Mutation(
        "discouraged-cost", "business class", "middle", swap("Поезд туда и обратно, плацкарт,", "Самолёт бизнес-класса туда и обратно,")
    ),
    Mutation("other-undetailed", "other costs", "small", line("Планшет Tab A9", "Прочие расходы", "14 000,00", "На занятия курса.")),
    Mutation(
        "comment-empty",
        "an empty comment",
        "small",
        swap(
            "Комментарий: Модель Tab A9 для занятий малых групп по 10 человек, цена по ссылке "
            "https://primer.example/tab-a9; после проекта послужит новым группам.",
            "Комментарий: ...",
        ),
    ),
    Mutation(
        "lump-no-formula",
        "a lump without a formula",
        "middle",
        line("Станок столярный", "Материалы", "90 000,00", "Всё нужное для занятий мастерской."),
    ),
    Mutation(
        "rent-no-area",
        "rent without an area",
        "small",
        both(
            swap("80 000,00 80 000,00 0,00", "80 000,00\n\n0,00\n\n80 000,00"),
            swap("30 кв. м для занятий, вклад библиотеки по письму, рыночная цена около 333 рублей за кв. м.", "для занятий по письму."),
        ),
    ),
    Mutation(
        "equipment-no-model",
        "a machine without a model",
        "middle",
        both(
            swap("Станок столярный Корвет-14", "Станок столярный"),
            swap(
                "Модель Корвет-14 для занятий столярной мастерской, ссылка https://primer.example/korvet; останется",
                "Для занятий столярной мастерской; останется",
            ),
        ),
    ),
    Mutation(
        "site-no-brief",
        "a site without a brief",
        "long-term",
        both(
            swap("Доработка сайта: раздел групп", "Разработка сайта"),
            swap("12 страниц, три этапа, 90 часов по 600 рублей по коммерческому предложению; техническое задание приложено.", "90 часов."),
        ),
    ),
    Mutation(
        "equipment-in-events", "a projector among the events", "middle", swap("Спецодежда подростка для практики", "Проектор и экран")
    ),
    Mutation(
        "duplicate-lines",
        "the same line twice",
        "middle",
        line(
            "Станок столярный",
            "Пила",
            "9 000,00",
            "Для занятий, 9 000 рублей.\n"
            "Пила\n\n9 000,00\n\n1 шт.\n\n9 000,00\n\n0,00\n\n9 000,00\n\nКомментарий: Для занятий, 9 000 рублей.",
        ),
    ),
    Mutation(
        "activity-without-budget",
        "an excursion nobody pays",
        "small",
        swap("Итоговая встреча в посёлке Ясный: итоговый тест, анкета, вручение памяток", "Экскурсия в планетарий"),
    ),
    Mutation("cost-without-activity", "a boat", "middle", line("Станок столярный", "Лодка", "20 000,00", "Катание по озеру летом.")),
]

ALL = [*SUMS, *LIMITS, *COSTS]
