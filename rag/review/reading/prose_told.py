"""What prose says of the project in one sentence: its name, direction, place and days."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from rag.review.fund import FundRules
from rag.review.language.periods import MIN_PROJECT_DAYS, Period, find_period
from rag.review.language.phrases import phrases
from rag.review.language.signs import shows

_QUOTED = r"(?: [-–—]|:)? [«\"“„](?P<title>[^«»\"“”„]{4,150})[»\"”“]"
_CALLED = re.compile(
    rf"(?:называ\w+|назвали|назов[её]м|название(?: проекта)?)(?: (?:так|его|мы|я|наш|это|этот|проект)){{0,3}}{_QUOTED}", re.IGNORECASE
)
_PROJECT_NAMED = re.compile(rf"(?<!\w)проект\w*{_QUOTED}", re.IGNORECASE)
_EARLIER = re.compile(
    r"(?<!\w)(?:ве(?:л[аи]?|ли)|пров[её]л[аи]?|провод\w+|реализова\w+|был[аои]?|участвова\w+|20[012]\d|грант|субсиди\w+)(?!\w)",
    re.IGNORECASE,
)
"""«Вела проект «…» в 2024 году» is another project."""
_CALLED_BARE = re.compile(
    r"(?:(?<!\w)[Пп]роект\w*(?: (?:мы|я|наш|этот))? (?:назвал[аи]?|называ(?:ется|ем|ю))(?: [-–—]|:)?"
    r"|(?<!\w)[Нн]азв(?:али|ание)(?: (?:мы|его|проекта?|так|такое|у нас)){0,3}(?: [-–—]|:)) (?P<title>[А-ЯЁ][^.;!?«»]{4,120})"
)
"""A name without quotes goes to the end of its sentence."""
_DIRECTION = re.compile(r"(?<!\w)направлени[ея](?: проекта| конкурса| гранта)?(?: у нас)?\W+(?P<told>[^.;]+)", re.IGNORECASE)
_THEME = re.compile(r"(?<!\w)тематика(?: направления)?\W+(?P<told>[^.;]+)", re.IGNORECASE)
_PLACE = re.compile(
    r"(?i:место(?: проведения| действия)?|где|территория|география)(?i: у нас)?\s*[:–—-] "
    r"|(?i:(?:мы )?(?:будем )?работа(?:ем|ть) (?:только )?(?:в|на)) "
    r"|(?i:(?:все )?(?:они |участники |люди |наши \w+ )?жив[уё]т(?: они| все| эти люди)?)(?: только| сами)? (?:в|на) [^\d]*[А-ЯЁ][^\d]*$"
    r"|(?i:вс[её] (?:это )?(?:происходит|пройд[её]т|будет|проходит)) (?:в|на) (?:\w+ )?[А-ЯЁ]"
    r"|(?i:город|село|пос[её]лок|деревня|станица) [А-ЯЁ]"
)
_HELD = re.compile(
    r"(?:(?:[Нн]аш |[Вв]есь )?[Пп]роект (?:мы )?|[Оо]н )?(?:[Пп]ройд[её]т|[Пп]роходит|[Ии]д[её]т|[Рр]еализу\w+|[Пп]ров(?:одим|ед[её]м))"
    r"(?: он| его| проект)?(?: только| целиком| весь)? (?:в|на) (?:(?:город|сел|пос[её]л|деревн|станиц)\w* )?(?!Дом|Двор|Музе|Центр)[А-ЯЁ]"
    r".*?(?=,? (?:начн|начин|старт|законч|длит|с \d)|$)"
)
"""Where the project is held, up to its days."""
_ORGANISATION = re.compile(
    r"(?:мы|наша организация|меня зовут|зовут меня|я)(?!\w)"
    r".*(?<!\w)(?:организаци|фонд|ано|нко|тсн|тсж|снт|товариществ|кооператив|союз|обществ|ассоциаци"
    r"|объединени|учреждени)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?<!\w)(?:начина\w+|начн\w+|начать|начало|стартуем|старт)(?!\w)", re.IGNORECASE)
_ENDS = re.compile(
    r"(?<!\w)(?:заканчива\w+|закончи\w+|заверша\w+|заверши\w+|закрыва\w+|закро\w+|окончание|завершение|конец|финиш)(?!\w)", re.IGNORECASE
)
_LASTS = re.compile(r"(?<!\w)(?:срок\w*|проект (?:ид[её]т|длится|продлится|реализ\w+|рассчитан)|работаем|период)(?!\w)", re.IGNORECASE)
_OF_PROJECT = re.compile(
    r"\W*(?:(?:наш |весь )?проект (?:рассчитан|ид[её]т|пойд[её]т|длится|продлится|реализ|будет)|сроки?(?: проекта| реализации)?\W|период)",
    re.IGNORECASE,
)
_MAX_TAIL_CHARS = 25


def told_of_project(paragraphs: Sequence[str], fund: FundRules) -> dict[str, str]:
    """Stretches of the text by the key of their field, the first of each; verbatim."""
    told: dict[str, str] = {}
    for text in paragraphs:
        if called := _CALLED.search(text):
            told.setdefault("title", called["title"].strip())
        for start, end in phrases(text):
            sentence = text[start:end].strip()
            direction, theme = _DIRECTION.search(sentence), _THEME.search(sentence)
            if direction and any(shows(direction["told"], known.signs) for known in fund.directions):
                told.setdefault("direction", re.split(r",? тематика", direction["told"])[0].strip())
            if direction and theme:
                told.setdefault("theme", theme["told"].strip())
            if _ORGANISATION.match(sentence):
                told.setdefault("organisation", sentence)
            if place := _place(sentence):
                told.setdefault("geography", place)
            if bare := _CALLED_BARE.search(sentence):
                told.setdefault("title", bare["title"].strip(" ,"))
            if "starts" not in told:
                told |= _days(sentence)
    return told if "title" in told else told | _named(paragraphs)


def _named(paragraphs: Sequence[str]) -> dict[str, str]:
    """The title in «проект «…»», where no sentence says what the project is called."""
    said = [text[start:end] for text in paragraphs for start, end in phrases(text)]
    found = (match for one in said if (match := _PROJECT_NAMED.search(one)) and not _EARLIER.search(one))
    match = next(found, None)
    return {"title": match["title"].strip()} if match else {}


def _place(sentence: str) -> str | None:
    held = None if _PLACE.match(sentence) else _HELD.match(sentence)
    return held[0].strip(" ,") if held else sentence if _PLACE.match(sentence) else None


def project_days(told: Mapping[str, str]) -> tuple[date, date] | None:
    """The project's first and last day, where both are told."""
    found = [period for key in ("starts", "ends") if (period := find_period(told.get(key, "")))]
    return (found[0].starts, found[-1].ends) if found else None


def is_of_project(sentence: str) -> bool:
    """Whether a sentence tells the project's own days and nothing else."""
    period = find_period(sentence) if _OF_PROJECT.match(sentence) else None
    return bool(both_ends(sentence)) or bool(_is_long(period, period) and period and len(sentence) - period.end < _MAX_TAIL_CHARS)


def both_ends(sentence: str) -> dict[str, str]:
    """«Начнём 2 марта 2026 года, закончим 25 мая 2026 года» in two; nothing where a year is not told."""
    begins, ends = _BEGINS.search(sentence), _ENDS.search(sentence)
    if begins is None or ends is None or begins.start() > ends.start():
        return {}
    first, last = sentence[begins.start() : ends.start()].strip(" ,;"), sentence[ends.start() :].strip()
    return {"starts": first, "ends": last} if _is_long(find_period(first), find_period(last)) else {}


def _days(sentence: str) -> dict[str, str]:
    """The project's days by field: of a sentence that tells where it begins and ends, or how long it lasts: «Срок: март–июнь 2026»."""
    whole = find_period(sentence) if _LASTS.search(sentence) else None
    return both_ends(sentence) or ({"starts": sentence} if _is_long(whole, whole) else {})


def _is_long(first: Period | None, last: Period | None) -> bool:
    return bool(first and last and (last.ends - first.starts).days >= MIN_PROJECT_DAYS)
