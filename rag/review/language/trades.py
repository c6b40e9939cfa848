"""Names of one work: a team that has a «педагог» has whom others call «учитель»."""

import re

SAME_WORK = tuple(
    map(
        re.compile,
        (
            r"педагог|преподавател|учител|воспитател|лектор",
            r"тренер|инструктор",
            r"фотограф|видеограф|оператор|съемк|снима",
            r"координатор|администратор|куратор",
            r"smm|смм|соцсет|социальн\w+ сет|вконтакте|дизайнер|редактор",
            r"медсестр|медицинск|фельдшер",
        ),
    )
)
"""Names of one work, and words that a team says of who does it."""
