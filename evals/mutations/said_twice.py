"""The same quantity told in two ways."""

from evals.mutations.planting import CONTRADICTION, Change, Mutation, both, fill, swap

_AGE = "пенсионерам старше 60 лет из посёлков"


def _said(sentence: str) -> Change:
    """One more sentence in the summary."""
    return swap("После проекта пенсионеры", f"{sentence} После проекта пенсионеры")


COUNTED_TWICE = [
    Mutation("people-by-visits", "visits told as people", "small", _said("Помощь получат 960 пенсионеров (120 пенсионеров × 8 занятий).")),
    Mutation(
        "people-of-parts",
        "the same people in each stage",
        "small",
        _said("Помощь получат 360 пенсионеров (курс — 120, практика — 120, праздник — 120)."),
    ),
    Mutation(
        "double-financing",
        "a subsidy pays for the same hours",
        "small",
        swap("Комментарий: Организует проект,", "Комментарий: Уже получает за эти же часы доплату из субсидии области. Организует проект,"),
    ),
    Mutation(
        "bought-after-use",
        "machines after the lessons with them",
        "middle",
        both(
            swap("Запуск мастерских в колледже города Озёрска: монтаж станков,", "Закупка станков для колледжа города Озёрска,"),
            both(
                swap("16.02.2026 31.03.2026", "01.09.2026\n\n30.09.2026"),
                swap("подростков 01.04.2026 31.12.2026", "подростков за станками\n\n01.04.2026\n\n30.06.2026"),
            ),
        ),
    ),
]
SAID_TWICE = [
    Mutation(CONTRADICTION, "another age from below", "small", swap("пенсионерам старше 60 лет", "пенсионерам старше 55 лет")),
    Mutation(CONTRADICTION, "another number of lessons", "small", swap("Мы проведём 96 занятий", "Мы проведём 60 занятий")),
    Mutation(CONTRADICTION, "another age", "middle", swap("80 подросткам 13–17 лет", "80 подросткам 10–14 лет")),
    Mutation(
        CONTRADICTION,
        "twelve years old",
        "middle",
        swap("Мы откроем столярную", "Зовём и тех, кому исполнилось двенадцать лет. Мы откроем столярную"),
    ),
    Mutation(CONTRADICTION, "another number of pensioners", "small", swap("• 120 одиноких пенсионеров", "• 150 одиноких пенсионеров")),
    Mutation(CONTRADICTION, "another number of family meetings", "middle", swap("12 семейных встреч и две", "18 семейных встреч и две")),
    Mutation(
        CONTRADICTION, "another number of mentors", "long-term", swap("дадим каждой группе наставника,", "дадим группам 25 наставников,")
    ),
    Mutation(
        CONTRADICTION,
        "another length of a lesson",
        "middle",
        both(
            swap("проведём 320 занятий с мастерами,", "проведём 320 занятий с мастерами, каждое продолжительностью 2 часа,"),
            swap("1 000 рублей за занятие по договору.", "1 000 рублей за занятие, длительность 4 часа, по договору."),
        ),
    ),
    Mutation(CONTRADICTION, "a number in words", "small", swap("подготовим 12 добровольцев", "подготовим пятнадцать добровольцев")),
    Mutation(CONTRADICTION, "a long number in words", "small", swap("проведём 96 занятий", "проведём сто десять занятий")),
    Mutation(CONTRADICTION, "an age in words", "small", swap(_AGE, "пенсионерам старше шестидесяти пяти лет из посёлков")),
    Mutation(CONTRADICTION, "an age told otherwise", "small", swap(_AGE, "пенсионерам от 65 лет и старше из посёлков")),
    Mutation(
        CONTRADICTION, "three places of two", "small", swap(f"{_AGE} Ясный", "пенсионерам старше 60 лет из трёх посёлков Луговой, Ясный")
    ),
    Mutation(CONTRADICTION, "an end in words", "small", _said("Проект завершится в декабре 2026 года.")),
    Mutation(CONTRADICTION, "a period in words", "small", _said("Проект идёт с марта по ноябрь 2026 года.")),
    Mutation(CONTRADICTION, "months in words", "small", _said("Проект длится десять месяцев.")),
    Mutation(CONTRADICTION, "a sum in words", "small", _said("Размер гранта — семьсот тысяч рублей.")),
    Mutation(CONTRADICTION, "a sum in thousands", "small", _said("Запрашиваемая сумма — 650 тыс. рублей.")),
    Mutation(
        CONTRADICTION,
        "an hour and a half against minutes",
        "small",
        both(
            _said("Одно занятие длится полтора часа."),
            swap("Пенсионеры увереннее пользуются", "Продолжительность одного занятия 60 минут. Пенсионеры увереннее пользуются"),
        ),
    ),
    Mutation(
        CONTRADICTION,
        "more lessons than a group has",
        "small",
        _said("Каждой группе — 8 занятий. Тест повторим на двенадцатом, последнем занятии."),
    ),
    Mutation(
        CONTRADICTION,
        "a sentence of another project",
        "small",
        swap(
            "Пенсионеры увереннее пользуются",
            "Юные хоккеисты получат разряды и продолжат выступать на первенстве области. Пенсионеры увереннее пользуются",
        ),
    ),
    Mutation(CONTRADICTION, "a teacher whom the team lacks", "small", _said("Занятия ведёт преподаватель И. П. Снегирёв.")),
    Mutation(CONTRADICTION, "a giver whom the partners lack", "small", _said("Чай бесплатно даёт пекарня «Колос», есть письмо.")),
    Mutation(CONTRADICTION, "five teachers of two", "small", _said("На каждом занятии работают пятеро преподавателей.")),
    Mutation(CONTRADICTION, "another head", "middle", fill("10. Руководитель организации", "Лаптев Глеб Олегович")),
    Mutation(
        CONTRADICTION, "another leader", "museum", swap("Управляет проектом", "Руководитель проекта Громова А. С. управляет проектом")
    ),
    Mutation(CONTRADICTION, "a room in a school", "sport", swap("в школьном зале села Кедровое: 60", "в библиотеке села\nКедровое: 60")),
    Mutation(CONTRADICTION, "shifts elsewhere", "small", swap("взаимопомощи в библиотеках посёлков.", "взаимопомощи в школах посёлков.")),
    Mutation(CONTRADICTION, "a stage of the museum", "museum", swap("средства фонда «Уральское наследие»", "средства музея")),
    Mutation(
        CONTRADICTION,
        "a check-up in autumn",
        "sport",
        swap("Проведёт замеры у 90 участников в мае", "Проведёт осмотр 90 жителей в сентябре"),
    ),
    Mutation(CONTRADICTION, "another year of the pilot", "middle", swap("в пилоте 2024 года", "в пилоте 2022 года")),
]
