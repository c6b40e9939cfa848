"""Defects of the budget, by the same author as `second_form`."""

from evals.mutations.planting import Mutation, both, fill, line, swap

SUMS = [
    Mutation("line-product", "fewer dinners, the same sum", "long-term", swap("480 чел. 216 000,00", "408 чел.\n\n216 000,00")),
    Mutation(
        "line-requested",
        "the grant pays for what the factory gives",
        "middle",
        swap("240 000,00 180 000,00 60 000,00", "240 000,00\n\n180 000,00\n\n240 000,00"),
    ),
    Mutation(
        "article-sum",
        "travel ten thousand short",
        "long-term",
        swap("Итого по статье № 2: 129 000,00 0,00 129 000,00", "Итого по статье № 2:\n\n119 000,00\n\n0,00\n\n119 000,00"),
    ),
    Mutation(
        "budget-sum",
        "ten thousand too many",
        "small",
        swap("939 920,00 156 000,00 783 920,00", "949 920,00\n\n166 000,00\n\n783 920,00"),
    ),
    Mutation("amount-differs", "half a million asked by mouth", "middle", lambda text: text, amount=2_500_000),
    Mutation(
        "contributions-rate",
        "thirty per cent of wages",
        "long-term",
        swap("1 549 260,00 0,00 1 549 260,00", "1 539 000,00\n\n0,00\n\n1 539 000,00"),
    ),
    Mutation(
        "contributions-missing",
        "no line for contracts",
        "long-term",
        swap(
            "Страховые взносы с выплат физическим лицам по гражданско-правовым договорам 192 000,00 0,00 192 000,00 "
            "Комментарий: 30 % от вознаграждения наставников, 640 000 рублей.",
            "",
        ),
    ),
]
LIMITS = [
    Mutation(
        "salary-limit",
        "the head at 85 000",
        "long-term",
        swap("50 000,00 35 мес. 1 750 000,00 0,00 1 750 000,00", "85 000,00\n\n35 мес.\n\n2 975 000,00\n\n0,00\n\n2 975 000,00"),
    ),
    Mutation(
        "salary-months",
        "sixteen months in fourteen",
        "middle",
        swap(
            "Психолог 25 000,00 14 мес. 350 000,00 0,00 350 000,00",
            "Психолог\n\n25 000,00\n\n16 мес.\n\n400 000,00\n\n0,00\n\n400 000,00",
        ),
    ),
    Mutation(
        "salary-no-share",
        "duties alone",
        "small",
        swap("партнёров. Занятость в проекте 30 %, расчёт: 25 000 рублей в месяц × 8 месяцев.", "партнёров."),
    ),
    Mutation(
        "vacation-short-project",
        "pay for unused leave",
        "small",
        both(
            fill("6. Дата окончания", "31.05.2026"),
            swap("отвечает за отчёты и партнёров.", "отвечает за отчёты и партнёров, с компенсацией за неиспользованный отпуск."),
        ),
    ),
    Mutation(
        "contractors-share",
        "a firm keeps the books for two fifths",
        "small",
        swap("5 000,00 8 мес. 40 000,00 0,00 40 000,00", "40 000,00\n\n8 мес.\n\n320 000,00\n\n0,00\n\n320 000,00"),
    ),
    Mutation(
        "hotel-limit",
        "nine thousand and a half",
        "long-term",
        both(
            swap("2 500,00 30 чел. 75 000,00 0,00 75 000,00", "9 500,00\n\n30 чел.\n\n285 000,00\n\n0,00\n\n285 000,00"),
            swap("2 500 рублей за ночь", "9 500 рублей за ночь"),
        ),
    ),
    Mutation(
        "per-diem-limit",
        "twelve hundred a day",
        "long-term",
        line("Итого по статье № 2:", "Суточные методиста\nна курсах", "36 000,00", "30 суток на курсах, 1 200 рублей в сутки."),
    ),
]
COSTS = [
    Mutation(
        "forbidden-cost",
        "a debt",
        "middle",
        line("Станок столярный", "Погашение задолженности\nза аренду", "50 000,00", "Долг за мастерскую с 2024 года, 50 000 рублей."),
    ),
    Mutation(
        "forbidden-cost",
        "wine",
        "small",
        line("Аренда зала для", "Шампанское и вино", "15 000,00", "На итоговую встречу, 30 бутылок по 500 рублей."),
    ),
    Mutation(
        "forbidden-cost",
        "a new building",
        "long-term",
        line(
            "Ноутбук Aspire 3",
            "Строительство здания\nресурсного центра",
            "900 000,00",
            "Смета на 900 000 рублей, центр в Нижнереченском районе.",
        ),
    ),
    Mutation(
        "forbidden-cost",
        "a picket",
        "long-term",
        line("Питание участников", "Проведение пикета", "20 000,00", "Пикет активистов за открытие клуба, 20 000 рублей."),
    ),
    Mutation(
        "discouraged-cost",
        "money in hand",
        "small",
        line("Планшет Tab A9", "Материальная помощь\nпенсионерам", "60 000,00", "120 пенсионеров курса по 500 рублей."),
    ),
    Mutation(
        "discouraged-cost",
        "a monument",
        "long-term",
        line("Ноутбук Aspire 3", "Памятник основателям села", "300 000,00", "Гранит, смета на 300 000 рублей, к слёту активистов."),
    ),
    Mutation("other-undetailed", "sundries", "long-term", line("Итого по статье № 9:", "Иные затраты", "40 000,00", "Разное.")),
    Mutation(
        "comment-empty",
        "the word «comment»",
        "middle",
        swap(
            "Комментарий: Модель Comfort 20 для занятий швейной мастерской, ссылка https://primer.example/comfort",
            "Комментарий: Комментарий",
        ),
    ),
    Mutation(
        "lump-no-formula",
        "a gathering in one sum",
        "long-term",
        line("Питание участников", "Проведение слёта\nпод ключ", "300 000,00", "Слёт активистов, всё включено."),
    ),
    Mutation(
        "rent-no-area",
        "rooms without metres",
        "long-term",
        both(
            swap("810 000,00 810 000,00 0,00 Комментарий:", "810 000,00\n\n0,00\n\n810 000,00\n\nКомментарий:"),
            swap(
                "Два помещения по 45 кв. м под ресурсные центры, вклад районов по письмам, 300 рублей за кв. м,"
                " с июля 2026 года по декабрь 2028 года.",
                "Помещения центров, 30 месяцев.",
            ),
        ),
    ),
    Mutation(
        "equipment-no-model",
        "just laptops",
        "long-term",
        both(
            swap("Ноутбук Aspire 3", "Ноутбук"),
            swap(
                "Модель Aspire 3 для курсов и ресурсных центров, ссылка https://primer.example/aspire; останется",
                "Для курсов и центров; останется",
            ),
        ),
    ),
    Mutation(
        "site-no-brief",
        "a new site for all money",
        "middle",
        line("Итого по статье № 5:", "Создание сайта проекта", "150 000,00", "Сайт о мастерских для подростков, 150 000 рублей."),
    ),
    Mutation(
        "equipment-in-events",
        "a camera at the table",
        "long-term",
        line("Питание участников", "Видеокамера Sony", "80 000,00", "Съёмка курсов для активистов, https://primer.example/kamera"),
    ),
    Mutation(
        "duplicate-lines",
        "links paid twice",
        "long-term",
        line(
            "Итого по статье № 3:",
            "Услуги связи и\nинтернет",
            "70 000,00",
            "Связь для центров и курсов, тариф https://primer.example/tarif, 35 месяцев.",
        ),
    ),
    Mutation(
        "activity-without-budget",
        "a camp at the sea",
        "middle",
        swap("12 семейных встреч с психологом в городе Озёрске", "Выездной лагерь для семей на берегу моря, 12 семейных встреч"),
    ),
    Mutation(
        "cost-without-activity",
        "dresses of a choir",
        "long-term",
        line("Ноутбук Aspire 3", "Костюмы для хора", "40 000,00", "10 костюмов по 4 000 рублей."),
    ),
]

SECOND_BUDGET = [*SUMS, *LIMITS, *COSTS]
