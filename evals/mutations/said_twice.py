"""The same quantity told in two ways."""

from evals.mutations.planting import CONTRADICTION, Mutation, both, swap

SAID_TWICE = [
    Mutation(CONTRADICTION, "another age from below", "small", swap("пенсионерам старше 60 лет", "пенсионерам старше 55 лет")),
    Mutation(CONTRADICTION, "another number of lessons", "small", swap("Мы проведём 96 занятий", "Мы проведём 60 занятий")),
    Mutation(CONTRADICTION, "another age", "middle", swap("80 подросткам 13–17 лет", "80 подросткам 10–14 лет")),
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
]
