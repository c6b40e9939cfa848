"""Defects of the form, the applicant, the direction and the territory."""

from evals.mutations.planting import Mutation, both, fill, swap

FORM = [
    Mutation("mandatory-missing", "no first day", "middle", fill("5. Дата начала", "не заполнено")),
    Mutation("title-length", "title of 400 characters", "small", fill("2. Название проекта", "Уроки смартфона " * 25)),
    Mutation("title-form", "title in quotes", "small", swap("Цифровые соседи: уроки", "«Цифровые соседи»: уроки")),
    Mutation("title-form", "title ends with a full stop", "middle", swap("подростков на учёте\n", "подростков на учёте.\n")),
    Mutation("mandatory-missing", "no geography", "small", fill("4. География проекта", "не заполнено")),
    Mutation(
        "mandatory-missing", "no tasks and no goal", "middle", both(fill("9. Цель", "не заполнено"), fill("11. Задачи", "не заполнено"))
    ),
    Mutation(
        "summary-length",
        "summary of 3 500 characters",
        "small",
        fill("3. Краткое", "Пенсионеры посёлка Ясный учатся писать письма. " * 75),
    ),
    Mutation("summary-short", "summary of one phrase", "long-term", fill("3. Краткое", "Проект помогает сёлам.")),
    Mutation(
        "problem-length", "problem of 6 000 characters", "middle", fill("8. Описание", "По данным 2025 года подростки гуляют одни. " * 150)
    ),
    Mutation(
        "text-copied",
        "a sentence of the problem in the future",
        "small",
        fill(
            "14. Дальнейшее",
            "По данным опроса, который мы провели в июле 2025 года по анкете из 12 вопросов, 214 из 280 опрошенных пожилых людей "
            "ни разу не "
            "записывались к врачу через интернет, 168 человек хотели бы научиться.",
        ),
    ),
    Mutation(
        "video-links",
        "four videos",
        "small",
        swap("https://primer.example/video1", "\n".join(f"https://primer.example/v{n}" for n in range(4))),
    ),
    Mutation(
        "presentation-missing",
        "no presentation for eight million",
        "long-term",
        both(fill("3.1. Полное", "не заполнено"), fill("3.2. Видео", "не заполнено")),
    ),
    Mutation(
        "placeholder-text",
        "a placeholder in brackets",
        "small",
        swap("справка от 01.08.2025 приложена", "справка [вставить дату] приложена"),
    ),
    Mutation("placeholder-text", "underscores", "middle", swap("Занятия продолжит колледж", "Занятия продолжит ______")),
    Mutation("goal-many", "two goals", "small", fill("9. Цель", "• Научить пенсионеров звонить детям.\n• Привлечь внимание к посёлкам.")),
    Mutation(
        "goal-is-activity", "the goal is to hold courses", "middle", fill("9. Цель", "• Проведение занятий в мастерских для подростков.")
    ),
]
APPLICANT = [
    Mutation("org-too-young", "registered in June 2025", "small", swap("12.03.2015", "02.06.2025")),
    Mutation("org-young-for-amount", "registered in January 2025, asks 2,6 million", "middle", swap("20.06.2012", "15.01.2025")),
    Mutation(
        "applicant-excluded",
        "a municipal institution",
        "small",
        swap("Автономная некоммерческая организация социальной помощи", "Муниципальное бюджетное учреждение"),
    ),
    Mutation("founder-authority", "the administration is a founder", "small", fill("20. Учредители", "Администрация Ключевского района")),
    Mutation(
        "debt-admitted",
        "contributions of last year are due",
        "middle",
        fill("12.1. Дополнительные", "Справка СФР: задолженность по взносам 21 450 рублей"),
    ),
    Mutation(
        "debt-admitted",
        "the tax office is told of in the future",
        "small",
        swap("Методику занятий передадим", "Сперва закроем долг перед налоговой, 9,6 тыс. рублей. Методику занятий передадим"),
    ),
    Mutation(
        "report-owed",
        "the last grant is not reported on",
        "museum",
        fill("12.1. Дополнительные", "Итоговый отчёт по гранту 2024 года пока не сдан"),
    ),
    Mutation("board-is-meeting", "the general meeting as a board", "middle", swap("Правление, 7 человек", "Общее собрание членов")),
    Mutation("site-missing", "no site", "long-term", swap("17.1. Веб-сайт https://opora.example", "17.1. Веб-сайт\nНет")),
    Mutation("projects-old", "a project of 2019", "small", swap("30.11.2023", "30.11.2019")),
    Mutation(
        "projects-not-own",
        "projects of the members",
        "middle",
        swap("35 семей наладили", "Проект реализован членами команды. 35 семей наладили"),
    ),
    Mutation(
        "bookkeeper-twice",
        "the head keeps the books",
        "small",
        swap("учёт ведёт сторонняя организация по договору", "учёт ведёт руководитель организации"),
    ),
]
PLACE = [
    Mutation("direction-unknown", "no such direction", "small", fill("1. Грантовое", "Развитие малого предпринимательства")),
    Mutation("direction-closed", "culture", "middle", fill("1. Грантовое", "Поддержка проектов в области культуры и искусства")),
    Mutation(
        "direction-not-long",
        "a long project on health",
        "long-term",
        fill("1. Грантовое", "Охрана здоровья граждан, пропаганда здорового образа жизни"),
    ),
    Mutation(
        "theme-foreign",
        "forests for health",
        "sport",
        swap("физкультура и спорт, кроме профессионального", "профилактика и тушение лесных пожаров"),
    ),
    Mutation(
        "long-not-justified",
        "three years without a reason",
        "long-term",
        swap(
            "Срок 35 месяцев нужен, потому что один цикл «обучение — проект — отчёт» длится год, а устойчивую группу даёт не меньше двух"
            " циклов.",
            "Проект продлится три года.",
        ),
    ),
    Mutation(
        "theme-missing",
        "no theme",
        "small",
        swap("активность, новые навыки и занятость людей старшего поколения и ветеранов", "не выбрано"),
    ),
    Mutation("geography-everywhere", "the whole country", "middle", swap("• город Озёрск", "• Вся Россия")),
    Mutation(
        "geography-not-in-plan",
        "a third settlement in one line with others",
        "small",
        swap(
            "• посёлок Ясный Ключевского района\n• посёлок Заречье Ключевского района",
            "• Ключевский район: посёлок Ясный, посёлок Заречье, посёлок Дубрава",
        ),
    ),
    Mutation(
        "geography-not-in-plan",
        "a third settlement",
        "small",
        swap("• посёлок Заречье Ключевского района", "• посёлок Заречье Ключевского района\n• посёлок Дубрава"),
    ),
    Mutation(
        "groups-many",
        "five groups",
        "small",
        fill("7. Целевые", "• Пенсионеры Ясного\n• Пенсионеры Заречья\n• Дети пенсионеров\n• Соседи\n• Врачи посёлков"),
    ),
    Mutation("groups-broad", "a broad group", "middle", fill("7. Целевые", "• Молодёжь города")),
]

ALL = [*FORM, *APPLICANT, *PLACE]
