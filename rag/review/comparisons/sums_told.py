"""What prose says that something costs or is worth, otherwise than the budget's own line has it."""

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import pairwise

from rag.numerals import in_digits
from rag.review.findings import Contradiction, Value
from rag.review.language.amounts import AMOUNT, amount
from rag.review.language.quantities import adds_up
from rag.review.language.roots import roots
from rag.review.types import BudgetLine, Draft, Field, Span
from rag.review.wording import roubles, short
from rag.text import normalise, subject_stems

_SUM = re.compile(rf"(?<![\d,.№]){AMOUNT}", re.IGNORECASE)
_IN_MONEY = re.compile(r"тыс|млн|миллион|руб|₽|\dр", re.IGNORECASE)
_OF_BUDGET = re.compile(
    r"(?<!\w)(?:смет[аеуы]|бюджет[аеу]?|заложен\w*|заложили|закладыва\w+|стоит|стоят|сто[ия]мость\w*|обойд[её]тся|обойдутся"
    r"|(?:купим|закупим|закупаем|покупаем|приобрет[её]м|приобретаем|потратим|тратим|арендуем|просим на))(?!\w)"
)
_NOT_OURS = re.compile(
    r"(?<!\w)(?:уже|ранее|раньше|в 20[01]\d|в 202[0-4]|обычно|рыночн\w+|в год|ежегодно|в месяц|кажд\w+|за (?:один|одну|одно)|одн\w+"
    r"|субсиди\w+|грант\w*)(?!\w)"
)
"""Tells of another time, or of a price of one."""
_SELLER = (
    r"(?:коммерческ\w+ предложени\w*|предложени\w*|прайс\w*|прейскурант\w*"
    r"|(?<!\w)(?:кп|цен[аеы]|ценам|ценник\w*|каталог\w*|счет[ау]?|поставщик\w*)(?!\w))"
)
_OFFER = re.compile(
    rf"{_SELLER}[^;\d]{{0,70}}?(?:от \d\d?[. ][\d.а-я ]{{2,14}}[^;\d]{{0,40}}?)?[ :—-]\d[\d \u00a0]*(?:,\d\d)? ?(?:руб|р\.|₽|тыс)"
)
_NOT_THE_PRICE = re.compile(
    r"[×=+%]|\d ?[xх*] ?\d|средн|скидк|вместо|доставк|рознич|обычн|рыночн|из них|остальн|часть|половин|(?<!\w)(?:от|до|около|выше|ниже"
    r"|дороже|дешевле|раньше"
    r"|прошл\w+|без|час\w*|день|дня|дней|месяц\w*|мес|сутк\w*|сутки|человек\w*|чел|порци\w+|метр\w*|кв|кг|пачк\w+|упаков\w+|лист\w*"
    r"|монтаж\w*|платим|минимальн\w+)"
    r"(?!\w)(?! \d\d?\.\d| \d\d? [а-я])"
)
"""Tells of a part, a bound, another time, or a price for something else than the line counts."""
_KEYS = ("summary", "groups", "tasks", "plan", "results", "media", "future", "future_sources", "team")
_LEAST_RUB = 1_000
_LETTER = re.compile(r"[^\n]*\.(?:pdf|jpe?g|png|docx?)(?!\w)|\n", re.IGNORECASE)
_FILE_LINE = re.compile(r"^[^\n]*\.(?:pdf|jpe?g|png|docx?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_LINES_OF_FORM = (1, 2)
_QUOTED = re.compile(r"[«\"“]([^»\"”]{3,})[»\"”]")
_GENERAL = frozenset(subject_stems("проект оплата услуги работа расходы материалы мероприятие вклад договор письмо партнёр организация"))
_GENERAL_ROOTS = roots("проект оплата услуги работа расходы материалы мероприятие вклад договор письмо партнёр организация")
_PART = re.compile(
    r"(?<!\w)(?:част[ьи]|половин\w*|четверть|скидк\w*|треть|остальн\w+|стоимость\w* (?:\w+ )?составля\w+|кп)(?!\w)|%|процент"
    r"|коммерческ|по договору|заказ"
)
_SHARE = re.compile(r"(?<!\w)(?:пол|половин\w*|треть|четверть) ?(?:миллион|тысяч)")
_GIVES = re.compile(
    r"бесплатн|безвозмездн|без оплаты|(?<!\w)(?:дает|дадут|даст|отдает)(?!\w)|вклад|предостав|выдел|переда(?:ст|ет|дут)|жертв|дарит|подарит"
    r"|оценк|берет на себя|за (?:свой|наш) счет|кормит|накормит|оплатит|оплачивает"
)


def sums_told(draft: Draft) -> Iterator[Contradiction]:
    """Sums of single lines told in prose, then what partners promise; in the order of the form."""
    lines = draft.budget.lines if draft.budget else ()
    for field in draft.texts(*_KEYS):
        for sentence in field.sentences():
            yield from _cost(draft, sentence, lines)
    for line in lines:
        yield from _offered(line)
    for field in draft.texts("partners"):
        partners = [(partner, sums_in(partner.quote)) for partner in partners_of(field)]
        for partner, _ in partners:
            others = [sum_ for other, sums in partners if other is not partner for sum_ in sums]
            yield from _promised(partner, lines, others)


def _cost(draft: Draft, sentence: Span, lines: Sequence[BudgetLine]) -> Iterator[Contradiction]:
    """«Станок, на который в смете заложено 186 тысяч», where the only line with a machine has another sum."""
    said, told = normalise(sentence.quote), sums_in(sentence.quote)
    if len(told) != 1 or not _OF_BUDGET.search(said) or _NOT_OURS.search(said):
        return
    stems = subject_stems(sentence.quote) - _GENERAL
    named = [line for line in lines if stems & subject_stems(_head(line.name))]
    if len(named) == 1 and named[0].money and not any(told[0] in _numbers(field.text) for field in draft.texts("budget")):
        yield _differing(named[0], {named[0].money.total}, told[0], sentence)


def _offered(line: BudgetLine) -> Iterator[Contradiction]:
    """«Коммерческое предложение — 42 500 руб. за штуку» in the comment of a line whose price is 38 000."""
    said, told = in_digits(normalise(line.comment)), sums_in(line.comment)
    if len(told) != 1 or not line.price or not line.quantity or _NOT_THE_PRICE.search(said) or not _OFFER.search(said):
        return
    known = {
        line.price,
        line.price * line.quantity,
        *((line.money.total, line.money.requested, line.money.cofinancing) if line.money else ()),
    }
    if told[0] not in known and not any(max(told[0], one) % min(told[0], one) == 0 for one in known if one):
        yield Contradiction(
            f"Сколько стоит: {short(line.name)}", (Value(roubles(told[0]), line.span), Value(roubles(line.price), line.span))
        )


def _promised(partner: Span, lines: Sequence[BudgetLine], promises: Sequence[Decimal]) -> Iterator[Contradiction]:
    """The only sum that a partner promises, where one line names the partner with another sum, and no others make it up.

    Neither other lines, nor the `promises` of others for the same line.
    """
    told = sums_in(partner.quote)
    given = [(line, line.money.cofinancing) for line in lines if line.money and line.money.cofinancing > 0]
    named = [(line, sum_) for line, sum_ in given if is_of(line, partner)]
    sums = [sum_ for _, sum_ in given]
    if len(told) != 1 or told[0] in sums or _SHARE.search(normalise(partner.quote)):
        return
    if len(named) == 1:
        line, given_to_it = named[0]
        others = [sum_ for other, sum_ in given if other is not line]
        more = adds_up(told[0] - given_to_it, others) or adds_up(given_to_it - told[0], promises)
        other_part = told[0] in _numbers(line.comment) or not is_of(line, partner, quoted=True)
        if more or (other_part and adds_up(told[0], sums)):
            return
        if given_to_it % told[0]:  # «встреча технолога, 3 000» is one of four of the line
            yield _differing(named[0][0], {named[0][1]}, told[0], partner)
    elif not adds_up(told[0], sums) and len(whole := [line for line in lines if _is_whole(line, told[0], partner)]) == 1 and whole[0].money:
        yield _differing(whole[0], {whole[0].money.cofinancing}, told[0], partner)


def _is_whole(line: BudgetLine, sum_: Decimal, partner: Span) -> bool:
    """Whether a partner gives, by name and sum, all of a line that asks some of it of the fund."""
    money = line.money
    asks = money is not None and money.total == sum_ and money.requested > 0
    said = normalise(partner.quote)
    return asks and bool(_GIVES.search(said)) and not _PART.search(said) and bool(things_of(line.name) & things_of(partner.quote))


def things_of(text: str) -> set[str]:
    return roots(text) - _GENERAL_ROOTS


def is_of(line: BudgetLine, partner: Span, *, quoted: bool = False) -> bool:
    """Whether a line names the partner: by the name in quotes, or else by two words of what stands before any mark."""
    said = f"{line.name} {line.comment}"
    name, *promise = partner.quote.split("\n")
    letter = promise[-1] if promise and _FILE_LINE.fullmatch(promise[-1]) else ""  # «Письмо СамГТУ.pdf» has the short name
    if promise and not quoted and subject_stems(f"{name} {letter}") & subject_stems(line.comment) - _GENERAL:
        return bool(things_of(promise[0]) & things_of(said))
    named = any(normalise(name) in normalise(said) for name in _QUOTED.findall(partner.quote))
    return named or (not quoted and len(subject_stems(_head(name)) & subject_stems(said) - _GENERAL) > 1)


def partners_of(field: Field) -> Iterator[Span]:
    """What is said of each partner: name and promise up to their letter as the form has them, or else a paragraph."""
    ends = [match.end() for match in _LETTER.finditer(field.text)]
    blocks = [match.end() for match in _FILE_LINE.finditer(field.text)]
    if blocks and all(field.text[start:end].strip().count("\n") in _LINES_OF_FORM for start, end in pairwise([0, *blocks])):
        ends = blocks
    return (field.span(start, end) for start, end in pairwise([0, *ends, len(field.text)]) if field.text[start:end].strip())


def sums_in(quote: str) -> list[Decimal]:
    """Sums of money, in figures or in words; «186 тысяч» needs no roubles."""
    said = in_digits(normalise(quote))
    found = [(amount(match[0].strip()), match[0]) for match in _SUM.finditer(said)]
    thousands = "тысяч" in normalise(quote)
    return [t for t, words in found if t and t >= _LEAST_RUB and (_IN_MONEY.search(words) or (thousands and not t % _LEAST_RUB))]


def _head(name: str) -> str:
    """The name of a thing without what it is like."""
    return re.split(r"[,(:;]|\. | [-–—] ", name)[0]


def _numbers(text: str) -> frozenset[Decimal]:
    return frozenset(told for match in _SUM.finditer(text) if (told := amount(match[0].strip())) is not None)


def _differing(line: BudgetLine, sums: Set[Decimal], told: Decimal, where: Span) -> Contradiction:
    listed = " или ".join(roubles(one) for one in sorted(sums))
    return Contradiction(f"Сколько стоит: {short(line.name)}", (Value(roubles(told), where), Value(listed, line.span)))
