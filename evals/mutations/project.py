"""Defects of the plan, the results, the team, the partners and the grounds."""

from evals.mutations.planting import Mutation, both, fill, line, swap, unplanned

CALENDAR = [
    Mutation("project-starts-early", "starts in January", "small", swap("01.03.2026", "10.01.2026", everywhere=True)),
    Mutation("project-ends-late", "ends in August 2027", "small", swap("31.10.2026", "31.08.2027", everywhere=True)),
    Mutation("project-ends-late", "the long one ends in March 2029", "long-term", swap("31.12.2028", "31.03.2029", everywhere=True)),
    Mutation("plan-reversed-dates", "ends before it begins", "small", swap("01.07.2026 31.07.2026", "31.07.2026\n\n01.07.2026")),
    Mutation("plan-outside-project", "an activity after the end", "small", swap("11.10.2026 31.10.2026", "11.10.2026\n\n30.11.2026")),
    Mutation("plan-edges", "nothing in the last month", "middle", fill("6. Дата окончания", "30.04.2027")),
    Mutation("plan-whole-project", "an activity of eight months", "small", swap("01.08.2026 10.10.2026", "01.03.2026\n\n31.10.2026")),
    Mutation(
        "plan-task-activities",
        "a task without activities",
        "small",
        swap("• Подготовить соседей-наставников", "• Снять фильм об истории посёлка.\n• Подготовить соседей-наставников"),
    ),
    Mutation(
        "plan-task-unknown",
        "a row of no task",
        "middle",
        swap("Помочь подросткам получить первую работу на предприятиях города. Первая летняя", "Снять кино о заводах.\n\nПервая летняя"),
    ),
    Mutation("closing-first", "the last meeting in March", "small", swap("11.10.2026 31.10.2026", "01.03.2026\n\n20.03.2026")),
    Mutation("plan-order", "the meeting before the school", "small", swap("01.07.2026 31.07.2026", "01.09.2026\n\n30.09.2026")),
    Mutation("plan-no-results", "no expected results", "small", swap("Подготовлены 12 добровольцев-наставников из жителей посёлков.", "")),
    Mutation(
        "plan-results-no-numbers",
        "results without numbers",
        "small",
        swap("Подготовлены 12 добровольцев-наставников из жителей", "Подготовлены добровольцы-наставники из жителей"),
    ),
    Mutation(
        "plan-groups",
        "a group that the plan forgets",
        "long-term",
        swap("• Активисты сельских инициативных групп", "• Ветераны морского флота\n• Активисты сельских инициативных групп"),
    ),
]
RESULTS = [
    Mutation(
        "results-more-than-plan",
        "fewer mentors in the plan",
        "long-term",
        swap("Подготовлены 16 наставников", "Подготовлены 10 наставников"),
    ),
    Mutation(
        "indicator-no-number",
        "many for a number",
        "museum",
        swap("стали экскурсоводами: 24", "стали экскурсоводами: максимально возможное"),
    ),
    Mutation(
        "indicators-missing",
        "no numbers",
        "small",
        fill("10. Ожидаемые", "Качественные результаты и способы их измерения:\nЛюди увереннее, покажет анкета."),
    ),
    Mutation(
        "indicators-no-people",
        "lessons instead of people",
        "small",
        both(
            swap("Количество пенсионеров, которые научились пользоваться смартфоном: 120", "Количество занятий: 96"),
            swap("Количество жителей, которые стали добровольцами-наставниками: 12", "Количество публикаций: 2"),
        ),
    ),
    Mutation(
        "indicators-events",
        "two of three indicators are events",
        "middle",
        both(
            swap("Количество подростков, которые получили первую оплачиваемую работу: 30", "Количество занятий: 320"),
            swap("Количество родителей, которые наладили отношения с детьми: 60", "Количество публикаций в СМИ: 9"),
        ),
    ),
    Mutation(
        "quality-no-method",
        "a change without a measure",
        "small",
        swap(
            "сравним тест из 10 заданий до и после курса и анкету уверенности. Уникальных участников считаем по журналу,",
            "мы в этом уверены. Уникальных участников считаем",
        ),
    ),
    Mutation(
        "results-more-than-plan",
        "a thousand pensioners",
        "small",
        swap("научились пользоваться смартфоном: 120", "научились пользоваться смартфоном: 1000"),
    ),
]
PEOPLE = [
    Mutation(
        "team-roles-in-budget",
        "a driver whom the team has not",
        "middle",
        line("Мастер швейной\nмастерской\n\n120", "Водитель автобуса", "60 000,00", "Возит группы. Занятость 5 %, 60 000 рублей."),
    ),
    Mutation(
        "team-not-in-budget",
        "a member without pay",
        "long-term",
        swap("Координатор наставников: подбор, журналы, поддержка групп", "Фотограф"),
    ),
    Mutation(
        "full-time-elsewhere",
        "a head teacher who leads all day",
        "small",
        both(
            swap("Занятость в проекте 30 %", "Занятость в проекте 100 %"),
            fill("9. Опыт работы", "2015 – по настоящее время, директор школы посёлка Ясный, полная ставка"),
        ),
    ),
    Mutation("team-vacant", "no name", "museum", swap("Шилов Егор Романович", "Уточняется")),
    Mutation(
        "team-no-experience",
        "praise for a teacher",
        "museum",
        swap("2009 – по настоящее время, экскурсовод; опыт 16 лет.", "Опытный, творческий специалист, любит своё дело."),
    ),
    Mutation("team-vacant", "a role to be filled", "small", swap("Титов Олег Ильич", "Будет найден после победы")),
]
SUPPORT = [
    Mutation("letters-missing", "one of four without a file", "museum", swap("Письмо завода.pdf", "")),
    Mutation(
        "letters-missing",
        "no letters",
        "small",
        fill("12. Партнеры", "Библиотека посёлка Ясный предоставит кабинет 30 кв. м на 8 месяцев."),
    ),
    Mutation(
        "letters-vague",
        "kinds of support alone",
        "middle",
        fill("12. Партнеры", "Озёрский политехнический колледж\nИнформационная, Организационная\nПисьмо колледжа.pdf"),
    ),
    Mutation(
        "letters-vague",
        "wishes of one beside substance of others",
        "museum",
        swap("Познакомит команду с 60 ветеранами до 30.04.2026.", "Желает проекту успехов и окажет всестороннюю поддержку."),
    ),
    Mutation(
        "partner-money-without-sum",
        "financial support without a sum",
        "small",
        fill("12. Партнеры", "Библиотека посёлка Ясный\nФинансовая поддержка, письмо"),
    ),
    Mutation(
        "cofinancing-none",
        "the grant pays for all",
        "small",
        swap("939 920,00 156 000,00 783 920,00", "939 920,00\n\n0,00\n\n939 920,00"),
    ),
    Mutation(
        "cofinancing-regional",
        "a regional grant as co-financing",
        "middle",
        swap("вклад колледжа по письму, 200 рублей", "региональный грант колледжа, 200 рублей"),
    ),
    Mutation(
        "media-no-channels",
        "no channel named",
        "small",
        fill("13. Как", "Мы широко расскажем о проекте всем жителям и покажем, как он нужен людям."),
    ),
    Mutation("media-not-in-plan", "no information in the plan", "small", unplanned(r"информационная|публикаци\w+|новост\w+|газет\w+")),
    Mutation(
        "future-vague", "contests alone", "sport", fill("15. Источники", "Средства рассчитываем получать, участвуя в новых конкурсах.")
    ),
    Mutation("future-vague", "grants and donations", "middle", fill("15. Источники", "Гранты, пожертвования и поддержка бизнеса.")),
]
GROUNDS = [
    Mutation(
        "data-old",
        "data of 2019",
        "small",
        both(swap("за 2025 год (справка от 01.08.2025 приложена)", "за 2019 год"), swap("в июле 2025 года", "в июле 2018 года")),
    ),
    Mutation(
        "data-no-source",
        "most of them, by nobody's count",
        "small",
        swap(
            "По данным опроса, который мы провели в июле 2025 года по анкете из 12 вопросов, 214 из 280 опрошенных пожилых людей "
            "ни разу не записывались к врачу через интернет, 168 человек",
            "Почти все пенсионеры боятся записываться к врачу через интернет, они",
        ),
    ),
    Mutation(
        "data-no-source",
        "shares from nowhere",
        "middle",
        fill("8. Описание", "Больше 70 % подростков города гуляют по вечерам одни. Им нечем заняться, потому что рядом нет взрослых."),
    ),
    Mutation(
        "data-no-source",
        "studies of nobody",
        "middle",
        swap("Причин ", "Многочисленные исследования доказывают, что подростки взрослеют всё позже. Причин "),
    ),
    Mutation(
        "problem-tells-plan",
        "lessons where the problem is asked for",
        "small",
        fill(
            "8. Описание",
            "В посёлках Ясный и Заречье живут 640 пенсионеров, 310 из них — одни (отдел соцзащиты, 2025 год).\n"
            "Мы проведём 96 занятий в библиотеках. Задача нашего проекта — научить каждого звонить родным самому.\n",
        ),
    ),
    Mutation(
        "cause-is-money",
        "there is no money",
        "small",
        fill("8. Описание", "Пенсионеры посёлков не умеют пользоваться смартфоном. Это связано с тем, что не хватает денег на курсы."),
    ),
    Mutation(
        "hype",
        "no equal in the country",
        "small",
        fill(
            "3. Краткое",
            "Проект для 120 пенсионеров посёлков Ясный и Заречье не имеет аналогов в стране. "
            "Мы проведём 96 занятий в малых группах, подготовим 12 добровольцев-наставников из числа жителей "
            "и откроем дежурства взаимопомощи в библиотеках, чтобы пенсионеры сами записывались к врачу и звонили родным.",
        ),
    ),
]

ALL = [*CALENDAR, *RESULTS, *PEOPLE, *SUPPORT, *GROUNDS]
