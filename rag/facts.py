"""What a sentence states that can be compared exactly: quantities with their units and bounds, dates, places in acts.

Works on normalised text (`rag.text.normalise`). Every kind is cut out before the next is read, so that «ст. 14» vouches for no
«14 дней».
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rag.numerals import in_digits
from rag.text import normalise

Bound = str | None
"""`<` is at most or before, `>` at least or from, `=` exactly after, `!` denied («а не 12»); `None` is not said."""

MONTHS = ("январ", "феврал", "март", "апрел", "ма[йя]|мае", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
"""What the names of the months begin with, in any case form, as patterns."""
_MONTH = "|".join(f"(?P<m{n}>(?:{name})\\w*)" for n, name in enumerate(MONTHS, 1))
_DATE = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>0[1-9]|1[0-2])(?:[. ](?P<year>\d{4})(?: ?г(?:ода|оду)?\b\.?)?)?(?!\.?\d)"
    rf"|(?:(?<![\d.,])(?P<d>\d{{1,2}})[ -])?\b(?:{_MONTH})\b(?:,? (?P<y>\d{{4}})(?!\d)(?: ?г(?:ода|оду)?\b\.?)?)?"
)
_ACT = re.compile(r"(?:№ ?)?\b(\d{1,3})-? ?фз\b")
_CODES = {
    "гк": r"гк|гражданск\w+ кодекс\w*",
    "нк": r"нк|налогов\w+ кодекс\w*",
    "тк": r"тк|трудов\w+ кодекс\w*",
    "коап": r"коап|кодекс\w* об административных правонарушениях",
    "бк": r"бк|бюджетн\w+ кодекс\w*",
    "ук": r"ук|уголовн\w+ кодекс\w*",
}
_CODE = re.compile("|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in _CODES.items()))
_PLACE_KINDS = {"ст": r"статья|статьи|статье|статьей|статьях|ст", "ч": r"часть|части|частью|частям|ч", "п": r"пункт\w*|подпункт\w*|пп|п"}
_PLACE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<{kind}>(?:{names}))' for kind, names in _PLACE_KINDS.items())})\b\.? ?"
    r"(?P<numbers>\d+(?:\.\d+)*(?:(?:, | и |-)\d+(?:\.\d+)*(?![\w% ]* (?:руб|дн|мес|лет|год)))*)"
)
_LITERAL = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)|(?<![\d.])\d+(?:\.\d+){2,}")
_UNITS = {
    "рабочий день": r"рабоч\w+ дн\w+|рабоч\w+ день",
    "календарный день": r"календарн\w+ дн\w+|календарн\w+ день",
    "банковский день": r"банковск\w+ дн\w+|банковск\w+ день",
    "день": r"день|дн(?:я|ю|ем|е|и|ей|ям|ями|ях)|сут(?:ки|ок|кам|ками|ках)|ежедневн\w+",
    "неделя": r"недел\w+|еженедельн\w+",
    "месяц": r"месяц\w*|ежемесячн\w+|мес",
    "квартал": r"квартал\w*|ежеквартальн\w+",
    "год": r"год(?:а|у|ом|е|ы|ов|ам|ами|ах)?|лет|ежегодн\w+",
    "час": r"час(?:а|у|ом|е|ы|ов|ам|ами|ах)?",
    "минута": r"минут\w*",
    "рубль": r"руб(?:л\w+)?|₽",
    "процент": r"процент\w*|%",
    "раз": r"раза?",
}
_UNIT = "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(_UNITS.values()))
_UNIT_NAMES = tuple(_UNITS)
_SCALES = (("тыс", 1e3), ("миллион", 1e6), ("млн", 1e6), ("миллиард", 1e9), ("млрд", 1e9))
_QUANTITY = re.compile(
    r"(?<![\w.,])(?P<number>\d+(?: \d{3})*(?:[.,]\d+)*)"
    r"(?: ?(?P<scale>тыс(?:яч\w*)?|миллион\w*|млн|миллиард\w*|млрд)\b\.?)?"
    rf"(?:(?: ?(?:{_UNIT})(?!\w))|(?P<counted> (?!(?:более|менее|после|через|либо|если|перед|чтобы)\b)[а-я]{{4,}}))?"
)
_BARE_UNIT = re.compile(rf"(?<!\w)(?:{_UNIT})(?!\w)")
_LEAD = r"(?:\w+ ){0,2}?"
_BOUNDS = tuple(
    (mark, re.compile(rf"(?<!\w)(?:{pattern}),?(?: чем)?(?: (?:за|в|на|чем за|до))? $"))
    for mark, pattern in (
        ("<", r"не (?:более|больше|поздн\w+|позже|свыше|дольше|выше|чаще|дороже)|не (?:может |могут |долж\w+ )?превы[шс]\w+"),
        (">", r"не (?:менее|меньше|ран\w+|раньше|реже|ниже|короче)"),
        ("<", r"до|по|максимум|самое большее|в течение|на протяжении|менее|меньше|в пределах|раньше|ранее|макс"),
        (">", r"от|с|со|минимум|как минимум|хотя бы|самое меньшее|свыше|более|больше|превы[шс]\w+|начиная с|старше|позже|позднее|после"),
        ("=", r"через|спустя"),
        ("!", r"не|ни"),
    )
)
_BOUND_PHRASE = re.compile(
    r"(?<!\w)не (?:более|больше|поздн\w+|позже|свыше|дольше|выше|чаще|дороже|менее|меньше|ран\w+|раньше|реже|ниже|короче"
    r"|(?:может |могут |долж\w+ )?превы[шс]\w+)(?=,?(?: чем)?(?: (?:за|в|на|до))? (?:\d|раза?\b|половин|трет|четверт))"
)
"""Words with «не» that set a bound and negate nothing."""
_ONE = re.compile(
    r"(?<!\w)((?:не )?(?:более|больше|менее|меньше|позднее|позже|ранее|раньше|свыше|дольше|реже|чаще)(?: чем)?(?: (?:за|в|на|до))? )"
    r"(?=(?:года|месяца|недели|дня|часа|суток|квартала)(?!\w))"
)
"""«Не более года» is one year."""
_PLAIN_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in its unit, scales multiplied out and years told in months.

    `unit` is `None` for a bare number, and empty where something else is counted («3 учредителя»).
    """

    value: float
    unit: str | None
    bound: Bound


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it was written: `None` is not said."""

    day: int | None
    month: int
    year: int | None
    bound: Bound

    def fits(self, other: "Day") -> bool:
        """Whether this date may be told where the other one is written: it adds nothing and contradicts nothing."""
        same = self.month == other.month and self.day in {None, other.day} and self.year in {None, other.year}
        return same and not (self.bound and other.bound and self.bound != other.bound)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything comparable in a text.

    `places` are pairs such as `("ст", "13.1")`; `literals` are times of day and numbers of versions; `units` are units
    without a number.
    """

    quantities: frozenset[Quantity]
    days: frozenset[Day]
    places: frozenset[tuple[str, str]]
    literals: frozenset[str]
    units: frozenset[str]


@lru_cache(maxsize=2_000)
def facts(text: str) -> Facts:
    """Read a text as it is printed."""
    text = re.sub(r"\s+", " ", normalise(text))
    places, text = _places(text)
    text = _counted(text)
    days, text = _days(text)
    literals = frozenset(m[0] for m in _LITERAL.finditer(text))
    text = _LITERAL.sub(" ", text)
    quantities = frozenset(_quantity(m, text) for m in _QUANTITY.finditer(text))
    bare = frozenset(_unit(m) or "" for m in _BARE_UNIT.finditer(_QUANTITY.sub(" ", text))) - {"день"}  # «последний день»
    return Facts(quantities, days, places, literals, bare)


def _counted(text: str) -> str:
    return _ONE.sub(r"\g<1>1 ", in_digits(text))


def without_quantities(text: str) -> str:
    """Normalised text with numbers in digits, less its bounds and numbers with their units."""
    digits = _BOUND_PHRASE.sub(" ", _counted(text))
    return _QUANTITY.sub(lambda match: match["counted"] or " ", digits)


def without_dates(text: str) -> str:
    """The text, as it is written, with its dates cut out."""
    cut = " ".join(re.sub(_DATE.pattern, " ", text, flags=re.IGNORECASE).split())
    return re.sub(r" (?=[,.?!])", "", cut)


def invented_numbers(said: Facts, written: Facts) -> Iterable[str]:
    """Numbers, bounds and units that are said and not written, told for people."""
    for quantity in said.quantities:
        same = [q for q in written.quantities if q.value == quantity.value and (not quantity.unit or q.unit in {None, quantity.unit})]
        if not same:
            yield f"числа нет в источнике: {quantity.value:g} {quantity.unit or ''}".rstrip()
        elif not any(_bound_fits(quantity.bound, q.bound, written) for q in same):
            yield f"предел не тот, что в источнике: {quantity.value:g}"
    for literal in said.literals - written.literals:
        yield f"числа нет в источнике: {literal}"
    known = written.units | {q.unit for q in written.quantities if q.unit}
    for unit in said.units - known - ({"год"} if "месяц" in known else set()):
        yield f"единицы нет в источнике: {unit}"


def invented_days(said: Facts, written: Facts) -> Iterable[str]:
    """Dates that are said and not written."""
    for day in said.days:
        if not any(day.fits(other) for other in written.days):
            yield f"даты нет в источнике: {day.day or ''}.{day.month:02}.{day.year or ''}".strip(".")


def invented_places(said: Facts, written: Facts) -> Iterable[str]:
    """Places in acts that are said and not written."""
    for kind, number in said.places - written.places:
        yield f"места нормы нет в источнике: {kind} {number}"


def _bound_fits(said: Bound, written: Bound, facts: Facts) -> bool:
    """A bound must be the one written or be left out; where none is written, another number of the text may lend its own."""
    if "!" in {said, written}:
        return said == written
    return said in {None, written} or (written is None and any(q.bound == said for q in facts.quantities))


def _places(text: str) -> tuple[frozenset[tuple[str, str]], str]:
    found = {("фз", m[1]) for m in _ACT.finditer(text)}
    found |= {("кодекс", m.lastgroup or "") for m in _CODE.finditer(text)}
    text = _CODE.sub(" ", _ACT.sub(" ", text))
    for match in _PLACE.finditer(text):
        kind = next(k for k in _PLACE_KINDS if match[k])
        found |= {(kind, number) for number in re.findall(r"\d+(?:\.\d+)*", match["numbers"])}
    return frozenset(found), _PLACE.sub(" ", text)


def _days(text: str) -> tuple[frozenset[Day], str]:
    """The dates; in «с 1 сентября по 15 октября 2025» the year is said once for both."""
    found: list[Day] = []
    following: int | None = None
    for match in reversed(list(_DATE.finditer(text))):
        month = int(match["month"] or 0) or next(n for n in range(1, 13) if match[f"m{n}"])
        day, year = match["day"] or match["d"], match["year"] or match["y"]
        following = int(year) if year else following
        found.append(Day(int(day) if day else None, month, following, _bound(text[: match.start()])))
    return frozenset(found), _DATE.sub(" ", text)


def _quantity(match: re.Match[str], text: str) -> Quantity:
    value = float(re.sub(r"[.,](?=.*[.,])", "", match["number"].replace(" ", "")).replace(",", "."))
    scale = next((factor for name, factor in _SCALES if (match["scale"] or "").startswith(name)), 1.0)
    unit, bound = _unit(match), _bound(text[: match.start()])
    if unit == "год":
        return Quantity(value, None, bound) if value in _PLAIN_YEARS else Quantity(value * 12, "месяц", bound)
    return Quantity(round(value * scale, 4), "" if match["counted"] else unit, bound)


def _unit(match: re.Match[str]) -> str | None:
    return next((name for n, name in enumerate(_UNIT_NAMES) if match[f"u{n}"]), None)


def _bound(before: str) -> Bound:
    return next((mark for mark, pattern in _BOUNDS if pattern.search(before)), None)
