"""Defects of the form, the applicant and the place, worded by an author who knew the rules and not the checks."""

from evals.mutations.planting import Mutation, both, fill, swap

_LONG_TITLE = (
    "Опора сёл: комплексный многоэтапный проект по созданию, развитию и сопровождению ресурсных центров поддержки сельских "
    "инициатив, инициативных групп, территориальных сообществ, старост и активистов Верхнереченского и Нижнереченского районов "
    "Верхнереченского края на основе наставничества, обучения социальному проектированию и проведения конкурса малых инициатив"
)

FORM = [
    Mutation("title-length", "a title that describes the project", "long-term", fill("2. Название", _LONG_TITLE)),
    Mutation("title-form", "a small letter first", "long-term", swap("Опора сёл: ресурсный центр", "опора сёл: ресурсный центр")),
    Mutation("title-form", "straight quotes", "middle", swap("Мастерская рядом: ремесло", '"Мастерская рядом": ремесло')),
    Mutation("mandatory-missing", "the groups are «absent»", "small", fill("7. Целевые", "Отсутствуют")),
    Mutation("mandatory-missing", "a direction not chosen", "middle", fill("1. Грантовое", "не выбрано")),
    Mutation("mandatory-missing", "no problem", "long-term", fill("8. Описание", "не заполнено")),
    Mutation("summary-short", "a slogan", "small", fill("3. Краткое", "Учим старшее поколение смартфону!")),
    Mutation(
        "problem-length",
        "just above five thousand",
        "long-term",
        fill("8. Описание", "В реестре района на 01.09.2025 — 31 инициативная группа, справка приложена. " * 66),
    ),
    Mutation(
        "text-copied",
        "the sources repeat the problem",
        "long-term",
        fill(
            "15. Источники",
            "Сейчас людям помогает краевой центр: он проводит семинар раз в год на 25 мест, сопровождения проектов не хватает.",
        ),
    ),
    Mutation("placeholder-text", "three letters for a number", "small", swap("приглашения 310 одиноким", "приглашения ХХХ одиноким")),
    Mutation(
        "placeholder-text",
        "a remark to oneself",
        "middle",
        swap("предложение студии на 35 000 рублей", "предложение студии на (указать сумму)"),
    ),
    Mutation(
        "goal-many",
        "three goals",
        "long-term",
        fill("9. Цель", "• Научить активистов проектированию.\n• Открыть два центра.\n• Повысить престиж жизни в селе."),
    ),
    Mutation("goal-is-activity", "to hold lessons", "small", fill("9. Цель", "• Провести 96 уроков смартфона в Ясном и Заречье.")),
    Mutation(
        "goal-is-activity", "to organise courses", "long-term", fill("9. Цель", "• Организовать курсы и открыть два центра в районах.")
    ),
    Mutation(
        "goal-not-measurable",
        "to awaken a feeling",
        "small",
        fill("9. Цель", "• Пробудить у жителей посёлков чувство причастности к прогрессу."),
    ),
    Mutation(
        "video-links",
        "four films in a row",
        "middle",
        swap(
            "https://primer.example/masterskaya",
            "https://rolik.example/1, https://rolik.example/2, https://rolik.example/3, https://rolik.example/4",
        ),
    ),
]
APPLICANT = [
    Mutation("org-too-young", "registered while applications were taken", "long-term", swap("15.04.2014", "01.09.2025")),
    Mutation("org-young-for-amount", "ten months old, eight million", "long-term", swap("15.04.2014", "10.12.2024")),
    Mutation(
        "applicant-excluded",
        "a state institution",
        "middle",
        swap("Региональная общественная организация помощи семье", "Государственное автономное учреждение помощи семье"),
    ),
    Mutation(
        "applicant-excluded",
        "a consumer cooperative",
        "long-term",
        swap("Фонд развития сельских территорий «Опора»", "Потребительский кооператив «Опора»"),
    ),
    Mutation("founder-authority", "a ministry is a founder", "middle", fill("20. Учредители", "Министерство социальной защиты области")),
    Mutation("board-is-meeting", "the meeting of founders", "small", swap("Совет организации, 5 человек", "Общее собрание учредителей")),
    Mutation("site-missing", "a site «absent»", "small", swap("https://dobrye-sosedi.example 17.2.", "отсутствует\n17.2.")),
    Mutation("projects-old", "a project of 2018", "long-term", both(swap("01.03.2022", "01.03.2018"), swap("30.11.2022", "30.11.2018"))),
    Mutation(
        "projects-not-own",
        "another organisation held it",
        "small",
        swap("16 пожилых людей научились", "Проект другой организации, в котором работали наши сотрудники. 16 пожилых людей научились"),
    ),
    Mutation(
        "bookkeeper-twice",
        "books are laid on the director",
        "small",
        swap("Бухгалтерский учёт ведёт сторонняя организация по договору", "Ведение бухгалтерского учёта возложено на директора"),
    ),
]
PLACE = [
    Mutation("direction-unknown", "tourism", "long-term", fill("1. Грантовое", "Развитие туризма и гостеприимства")),
    Mutation(
        "direction-closed",
        "young talents",
        "small",
        fill("1. Грантовое", "Выявление и поддержка молодых талантов в области культуры и искусства"),
    ),
    Mutation("direction-not-long", "a long project on memory", "long-term", fill("1. Грантовое", "Сохранение исторической памяти")),
    Mutation(
        "theme-missing",
        "an empty theme",
        "middle",
        swap("профилактика опасного поведения подростков, реабилитация несовершеннолетних правонарушителей", "не заполнено"),
    ),
    Mutation("geography-everywhere", "the Federation", "small", swap("• посёлок Ясный Ключевского района", "• Российская Федерация")),
    Mutation("geography-everywhere", "all regions", "long-term", swap("• Нижнереченский район", "• Все регионы России")),
    Mutation(
        "geography-not-in-plan",
        "a third district",
        "long-term",
        swap("• Нижнереченский район", "• Нижнереченский район\n• Заозёрский район"),
    ),
    Mutation(
        "groups-many",
        "six groups",
        "middle",
        fill("7. Целевые", "• Подростки\n• Родители\n• Учителя школ\n• Мастера колледжа\n• Предприниматели\n• Жители города"),
    ),
    Mutation("groups-broad", "people with limited health", "small", fill("7. Целевые", "• Люди с ограниченными возможностями здоровья")),
    Mutation("groups-broad", "the population", "long-term", fill("7. Целевые", "• Население сельских территорий")),
]

SECOND_FORM = [*FORM, *APPLICANT, *PLACE]
