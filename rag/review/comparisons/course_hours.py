"""How many hours a course has: «курс продолжительностью 36 часов», «всего сорок академических часов», «12 занятий по 2 часа»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import PAST
from rag.review.language.roots import roots
from rag.review.types import Draft, Span
from rag.review.wording import number

_FIELDS = ("summary", "groups", "goal", "tasks", "results", "plan", "budget")
_COURSE = re.compile(
    r"(?<!\w)(?:курс[аеуом]?|курсом|школ[аыуе]|школой|программ\w+|обуч\w+|тренинг\w*|семинар\w*|подготовк\w+|стажировк\w+|практикум\w*"
    r"|интенсив\w*|мастерск\w+|пройд\w+|прош\w+|освоят|слушател\w+|уч[аи]тся|выуч\w+|заняти\w+|лаборатори\w+|студи\w+)(?!\w)"
)
_KIND_OF_HOUR = r"(?:академическ\w+ |учебн\w+ |аудиторн\w+ |астрономическ\w+ |ак\. ?|акад\. ?)?"
_HOURS = re.compile(
    rf"(?<![\d,.×*])(?<!по )(?<!через )(?<!за )(?<!до )(?<!с )(?<!в )(?P<hours>\d{{1,3}})"
    rf"(?:-| ){_KIND_OF_HOUR}час(?:а|ов|овой|овая|овую|овый|ового)?(?!\w)"
    r"(?! (?:в|на|кажд)\w* ?(?:недел|день|дня|месяц|сутки|утра|вечера|ноч))(?! (?:утра|вечера|дня))"
)
_PRODUCT = re.compile(
    rf"(?<![\d,.])(?P<count>\d{{1,3}}) (?:[а-я]+ )?(?:заняти|встреч|урок|лекци|семинар|трениров"
    rf"|модул|сесси|мастер-класс|дн(?=[яе](?!\w))|дней)[а-я]*"
    rf"[^.;:\d]{{0,30}}? по (?P<long>\d{{1,2}}(?:[.,]5)?) {_KIND_OF_HOUR}час"
)
_EACH = re.compile(
    r"(?:(?<!\w)(?:в|на|для|у|с) |(?<!\w))(?:кажд\w+|одн\w+|отдельн\w+) (?:\w+ )?(?:групп|поток|команд|отряд|класс|участник"
    r"|слушател|обучающ|школьник|подростк)"
    r"|(?<!\w)(?:в|на) (?:групп[еу]|поток[е]?|команд[еу])(?!\w)|групп[а-я]* по \d+[^.;]{0,30} в каждой"
)
_ROOM = re.compile(r"(?<!\w)(?:аренд|зал(?:а|ов|е|ы)?(?!\w)|помещен|комнат|кабинет|оценк|безвозмезд)")
"""Of rooms, whose hours are those of several courses."""
GENERAL = roots(
    "курс школа программа обучение тренинг семинар подготовка занятие участник проект час группа человек каждый академический всего пройти"
    " получить провести освоить мероприятие комментарий договор аренда оплата зал помещение класс вклад оценка письмо рубль предоставить"
    " место день месяц год январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь дать результат новый жители"
)
_NAMED = re.compile(r"(?<!\w)(школ|курс|программ|семинар|тренинг|мастерск|студи|лаборатори|интенсив)[а-я]{0,3} (?:для )?(\"?[а-я]{4,})")
_NAME_CHARS = 6
_HEAD_CHARS = 60
_PART = re.compile(r"(?<!\w)(?:перв(?!\w+ помощ)|втор|треть|последн|заключительн|1-|2-|част[ьи]|из них|в том числе|ступен|уров[е]?н)")
"""Of a row that may hold a part of the course."""
_LEARNT = re.compile(r"(?<!\w)(?:прошл|прош[её]л|пройд|освоил|получил|прослуша|обуч|подготовк|выучил|отучил)")
_LEAST = 6
"""Fewer hours are those of one lesson."""
_ALIKE, _FAR = 2, 20
_ACADEMIC = Decimal("0.75")


@dataclass(frozen=True, slots=True)
class _Course:
    """Hours of a course, whether they are of one group, roots of what is said of it, and names that it has: «школа добровольцев»."""

    hours: Decimal
    each: bool
    product: bool
    about: frozenset[str]
    names: frozenset[str]
    span: Span


def course_hours(draft: Draft) -> Iterator[Contradiction]:
    """Hours of one course in two fields, neither of which has the other's; then hours of a group that its lessons do not make."""
    told = [one for field in draft.texts(*_FIELDS) for one in _told(field.sentences())]
    told += _of_rows(draft, told)
    places = roots(" ".join(field.text for field in draft.texts("geography")))
    texts = {field.id: {one.hours for one in told if one.span.field == field.id} for field in draft.fields.values()}
    for one, other in combinations(told, 2):
        if one.span.field == other.span.field or _may_be_one(
            one.hours, other.hours, academic=_is_academic(one.span.quote + other.span.quote)
        ):
            continue
        alike = (one.about & other.about) - places - GENERAL
        if one.hours in texts[other.span.field] or other.hours in texts[one.span.field]:
            continue
        if one.names & other.names or (len(alike) >= _ALIKE and not one.product and not other.product):
            yield _differing(one, other)
            return
    yield from _in_rows(draft)
    stated = [one for one in told if one.each and not one.product]
    made = [one for one in told if one.each and one.product]
    if len({one.hours for one in stated}) == len({one.hours for one in made}) == 1 and not _may_be_one(
        stated[0].hours, made[0].hours, academic=_is_academic(stated[0].span.quote + made[0].span.quote)
    ):
        yield _differing(stated[0], made[0])


def _of_rows(draft: Draft, told: Sequence[_Course]) -> Iterator[_Course]:
    """Hours told apart from the name that a row begins with, «Школа вожатых. Две сессии, 36 часов», where it is the only row of it."""
    begins = [next(iter(_names(figures(row.title).lstrip('"«(–- ')[:_HEAD_CHARS])), "") for row in draft.plan]
    for row, name in zip(draft.plan, begins, strict=True):
        known = any(one.span.field == row.span.field and row.span.start <= one.span.start < row.span.end for one in told)
        hours = {Decimal(match["hours"]) for match in _HOURS.finditer(figures(row.title))}
        others = [other for other in draft.plan if other is not row and name in _names(figures(other.title))]
        if not name or known or others or len(hours) != 1 or min(hours) < _LEAST or _PART.search(figures(row.title)):
            continue
        said = next((one for one in re.split(r"[.;]\s", figures(row.title)) if _HOURS.search(one)), "")
        if not _ROOM.search(said) and not _EACH.search(figures(row.title)):
            yield _Course(hours.pop(), each=False, product=False, about=frozenset(), names=frozenset({name}), span=row.span)


def _in_rows(draft: Draft) -> Iterator[Contradiction]:
    """«Четыре занятия по 4 часа» of a row after which «прошли двадцать часов подготовки»."""
    for row in draft.plan:
        title, results = figures(row.title), figures(row.results.quote if row.results else "")
        planned, told = _hours_in(title), _hours_in(results)
        if (
            len(planned) == len(told) == 1
            and row.results
            and not _may_be_one(*planned, *told, academic=_is_academic(title + results))
            and _LEARNT.search(results)
        ):
            values = (Value(number(float(planned.pop())), row.span), Value(number(float(told.pop())), row.results))
            yield Contradiction("Сколько часов", values)


def _hours_in(words: str) -> set[Decimal]:
    """Hours of a course, as they are told or as its lessons make them."""
    hours = {Decimal(match["hours"]) for match in _HOURS.finditer(words)}
    return hours | {Decimal(m["count"]) * Decimal(m["long"].replace(",", ".")) for m in _PRODUCT.finditer(words)}


def _differing(one: _Course, other: _Course) -> Contradiction:
    return Contradiction("Сколько часов", (Value(number(float(one.hours)), one.span), Value(number(float(other.hours)), other.span)))


def _may_be_one(one: Decimal, other: Decimal, *, academic: bool) -> bool:
    """Hours of several groups, or of work and no course, or the same where some are of 45 minutes."""
    few, many = sorted((one, other))
    return many % few == 0 or many > _FAR * few or (academic and few == many * _ACADEMIC)


def _is_academic(text: str) -> bool:
    return bool(re.search(r"(?<!\w)ак(?:адем|ад?\.|\.)", text.lower()))


def _told(sentences: Iterator[Span]) -> Iterator[_Course]:
    for said in sentences:
        words = figures(said.quote)
        if PAST.search(words) or _ROOM.search(words) or not _COURSE.search(words):
            continue
        hours = {Decimal(match["hours"]) for match in _HOURS.finditer(words)}
        products = {Decimal(m["count"]) * Decimal(m["long"].replace(",", ".")) for m in _PRODUCT.finditer(words)}
        names = _names(words)
        about, each = frozenset(roots(words)), bool(_EACH.search(words)) or "в каждой" in words
        if len(hours) == 1 and min(hours) >= _LEAST and (not products or products == hours):
            yield _Course(hours.pop(), each, product=False, about=about, names=names, span=said)
        elif len(products) == 1 and not hours:
            yield _Course(products.pop(), each, product=True, about=about, names=names, span=said)


def _names(words: str) -> frozenset[str]:
    return frozenset(f"{match[1]} {match[2][:_NAME_CHARS]}" for match in _NAMED.finditer(words))
