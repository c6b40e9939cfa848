"""What is asked of the fund, what all costs and what others give, told in prose otherwise than the budget has it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.review.comparisons.measures import in_figures
from rag.review.findings import Contradiction, Value
from rag.review.language.amounts import AMOUNT, amount
from rag.review.language.quantities import PAST
from rag.review.types import Draft, Field, Span
from rag.review.wording import roubles
from rag.text import normalise

_FIELDS = (
    "summary", "groups", "problem", "goal", "tasks", "results", "media", "future", "future_sources", "plan",
)  # fmt: skip
_FROM_FUND = r"(?: (?:у|от) (?:фонда|вас)| (?:средств\w* )?грант\w*| поддержк\w+| на проект| на реализацию проекта)?"
_ASKED = (
    re.compile(
        r"(?:запрашиваем\w+ сумм\w+|сумм\w+ (?:запрашиваем\w+ )?(?:гранта|запроса)|размер\w* (?:запрашиваем\w+ )?гранта"
        r"|грант\w* (?:в размере|на сумму|в сумме|в объ[её]ме)"
        rf"|(?<!\w)(?:просим|прошу|запрашиваем|запрашивается|испрашива\w+){_FROM_FUND}(?: сумму| в размере)?)[^\d\n]{{0,25}}({AMOUNT})",
        re.IGNORECASE,
    ),
    re.compile(rf"({AMOUNT}),? (?:(?:и )?котор\w+ )?(?:мы )?(?:запрашив\w+|испрашив\w+|просим)(?:{_FROM_FUND})", re.IGNORECASE),
)
_TOTAL = (
    re.compile(
        r"(?:(?:полная|общая|вся) (?:стоимость|сумма|смета) проекта|(?:бюджет|стоимость|смета) (?:всего )?проекта)"
        rf"[^\d\n]{{0,15}}({AMOUNT})",
        re.IGNORECASE,
    ),
)
_GIVEN = (
    re.compile(
        rf"(?:общ\w+ (?:объ[её]м|сумма|размер) софинансирования|софинансирование (?:проекта|составляет|составит))[^\d\n]{{0,20}}({AMOUNT})",
        re.IGNORECASE,
    ),
)
_PART_BEFORE = re.compile(
    r"(?<!\w)(?:из них|из которых|остальн\w+|часть|в том числе|включая|около|примерно|почти|порядка|свыше|более|менее|до) $"
)
_PART_AFTER = re.compile(
    r" ?(?:на|для|по) (?!реализац|проект|осуществл|вес[ьъ]|все|год|его|эт)"
    r"|[ ,]*(?:за|в) (?:кажд|месяц|год|одн)|[ ,]*(?:-|–|—) ?(?:это )?(?:на|за) "
)
_ANOTHER = re.compile(r"получил|выигр|губернатор|областн|краев|муниципал|районн|субсиди|кредит|спонсор|вклад(?!\w)")
"""Tells of money of others."""
_LEAST_RUB = 1_000
_ROUNDED = Decimal("0.01")
"""How far a sum in thousands or millions may be from the exact one."""


def grant_told(draft: Draft) -> Iterator[Contradiction]:
    """Sums of all that the project asks, costs or is given, none of which the budget has."""
    stated = draft.budget.stated if draft.budget else None
    if stated is None or draft.budget is None:
        return
    money, where = stated
    known = {sum_ for line in draft.budget.lines if line.money for sum_ in (line.money.total, line.money.requested, line.money.cofinancing)}
    known |= {sum_ for part, _ in draft.budget.articles.values() for sum_ in (part.total, part.requested, part.cofinancing)}
    for what, patterns, right, also in (
        ("Сумма гранта", _ASKED, money.requested, set[Decimal]()),
        ("Стоимость проекта", _TOTAL, money.total, {money.requested}),
        ("Софинансирование", _GIVEN, money.cofinancing, set[Decimal]()),
    ):
        for field in draft.texts(*_FIELDS):
            for told, span in _told(field, patterns):
                near = abs(told - right) <= _ROUNDED * right if told % _LEAST_RUB == 0 and right % _LEAST_RUB else told == right
                if not near and told not in known | also:
                    yield Contradiction(what, (Value(roubles(told), span), Value(roubles(right), where)))


def _told(field: Field, patterns: tuple[re.Pattern[str], ...]) -> Iterator[tuple[Decimal, Span]]:
    for pattern in patterns:
        for match, at in in_figures(field, pattern):
            before, after = normalise(match.string[: match.start(1)] + "|").rstrip("|"), match.string[match.end() :]
            sentence = re.split(r"(?<=\w{4})[.!?\n]", before)[-1] + match[0]
            told = amount(match[1].strip())
            if told is None or told < _LEAST_RUB or PAST.search(normalise(sentence)) or _ANOTHER.search(normalise(sentence)):
                continue
            if not _PART_BEFORE.search(before) and not _PART_AFTER.match(normalise(after)[:40]):
                yield told, field.span(*at)
