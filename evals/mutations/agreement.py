"""Two parts of an application that do not agree: the organisation's numbers, the plan's places and things, the words of the budget."""

from evals.mutations.planting import CONTRADICTION, Mutation, fill, line, swap

AGREEMENT = [
    Mutation("staff-fewer", "nobody on the staff", "small", fill("25. Количество штатных", "0")),
    Mutation("staff-fewer", "one for three posts", "middle", fill("25. Количество штатных", "1 чел.")),
    Mutation("expenses-over-income", "spent three times as much", "small", fill("28. Общая сумма", "900000")),
    Mutation("expenses-over-income", "a million more, with kopecks", "museum", fill("28. Общая сумма", "2 510 000,00")),
    Mutation(
        "projects-over-income", "a grant that no income shows", "middle", swap("президентские гранты\n2400000", "президентские гранты\n0")
    ),
    Mutation("projects-over-income", "one nought too many", "sport", swap("проекта 200000", "проекта\n2000000")),
    Mutation("project-before-registration", "registered between two projects", "small", swap("12.03.2015", "12.03.2024")),
    Mutation("project-before-registration", "a project of the founders", "sport", swap("10.01.2023", "10.01.2016")),
    Mutation(
        "property-not-listed",
        "a stage of one's own",
        "museum",
        swap("средства фонда «Уральское наследие» по письму", "сцена в собственности организации"),
    ),
    Mutation(
        "property-not-listed",
        "stocks of one's own",
        "middle",
        swap("из них 180 000 рублей материалами даёт фабрика", "из них на 180 000 рублей — собственные материалы"),
    ),
    Mutation("item-without-budget", "cups nobody buys", "small", swap("анкета, вручение памяток", "анкета, вручение памяток и кубков")),
    Mutation("item-without-budget", "badges nobody buys", "long-term", swap("интервью, итоги, планы", "интервью, итоги, вручение значков")),
    Mutation(
        "item-without-budget",
        "a bus nobody pays",
        "middle",
        swap("выставка изделий в городе Озёрске, новости", "выставка изделий в городе\nОзёрске, родителей\nпривезут автобусом, новости"),
    ),
    Mutation(
        "item-without-budget",
        "a lunch that only a feast has",
        "museum",
        swap("Экскурсоводами стали 24", "После уроков обед. Экскурсоводами стали 24"),
    ),
    Mutation(
        "item-without-budget", "caps nobody buys", "sport", swap("8 инструкторов из жителей", "8 инструкторов, каждому вручили бейсболку")
    ),
    Mutation("cost-without-activity", "tickets to a circus", "museum", swap("Автобус для ветеранов на фестиваль", "Билеты в цирк")),
    Mutation(
        "cost-without-activity",
        "a bus to a far town",
        "long-term",
        swap("6 рейсов из сёл двух районов на слёт", "поездка активистов в Самару"),
    ),
    Mutation("plan-place-outside", "a town by name alone", "sport", swap("Праздник ходьбы в селе Кедровое", "Праздник ходьбы в\nБарнауле")),
    Mutation("item-without-budget", "tea nobody brings", "small", swap("анкета, вручение памяток", "анкета, памятки и чаепитие")),
    Mutation(
        "plan-place-outside",
        "practice in another town",
        "middle",
        swap("Вторая смена практики на предприятиях города Озёрска", "Вторая смена практики на\nпредприятиях города\nСветлогорска"),
    ),
    Mutation(
        "plan-place-outside",
        "a feast in another settlement",
        "sport",
        swap("Праздник ходьбы в селе Кедровое", "Праздник ходьбы в\nпосёлке Рябиновый"),
    ),
    Mutation(
        "comment-formula",
        "another salary in the comment",
        "small",
        swap("25 000 рублей в месяц × 8 месяцев", "28 000 рублей в месяц × 8 месяцев"),
    ),
    Mutation(
        "comment-formula",
        "sets for more than there are",
        "small",
        swap("для каждого из 120 пенсионеров, которые", "для каждого из 150 пенсионеров, которые"),
    ),
    Mutation("comment-formula", "dearer lessons in the comment", "museum", swap("16 уроков × 4 000 рублей", "16 уроков × 5 000 рублей")),
    Mutation(
        "comment-formula",
        "a commission of another base",
        "sport",
        line("Аренда спортивного", "Комиссия банка", "5 000,00", "Выплаты участникам: 1 % от 300 000 рублей сверх бесплатного предела."),
    ),
    Mutation(
        CONTRADICTION,
        "five settlements of two",
        "small",
        swap("из посёлков Ясный и Заречье Ключевского района, которые", "из пяти посёлков Ключевского района, которые"),
    ),
    Mutation(
        CONTRADICTION,
        "a course for more than the plan has",
        "museum",
        swap("школа экскурсоводов для 24 школьников и 18", "школьники станут экскурсоводами: их будет 40, это 40 школьников; 18"),
    ),
]
