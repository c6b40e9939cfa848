"""A budget told in sentences -> lines with their sums.

«Тренер — 40 часов по 500 рублей, 20 000 рублей. Зал 9 000, его даёт школа. Итого просим 20 000.» A sentence is parted at
its commas so that every part has one cost whose numbers explain each other; one that cannot be parted so is a line without sums, and
then nothing is said of any total.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rag.review.language.phrases import clauses, phrases
from rag.review.reading.joint_cost import joint_cost
from rag.review.reading.prose_sums import Number, Priced, has_untold, numbers_in, priced
from rag.review.reading.totals import ASKED, Total, heads_gifts, stated_whole
from rag.review.types import Budget, BudgetLine, Field, Money
from rag.text import normalise

_LEAD = r"^\W*(?:(?:и|а|ну|вот|так|значит|теперь|в общем)\W+)*"
_TOTAL = re.compile(
    _LEAD + r"(?:итого|итог|всего|вместе|в сумме|общ\w+ (?:сумм|бюджет|стоимост)|(?:весь |полн\w+ )?(?:бюджет|стоимость)"
    r"|(?:весь |наш )?проект (?:\w+ ){0,2}(?:стоит|обойд|тянет|выходит)|весь проект\W+(?:\w+\W+){0,2}\d"
    r"|вс[яе] (?:смет|бюджет|стоимост)|грант(?=\W+\d)|(?:получается|выходит|выйдет)(?=\W+\d)"
    r"|сколько (?:\w+ ){0,2}(?:просим|нужно|надо|стоит)"
    r"|сумма (?:проекта|гранта|запроса)|(?:у|от) фонда|просим (?:у|от) фонда|просим(?=\W+\d)|запрашива|если (?:все )?(?:сложить|посчитать)"
    r"|(?:наш |свой |общий )?вклад(?=\W+\d)|сво[ийе]\w* и партн|софинансирование(?=\W+\d))"
)
_OF_A_PART = re.compile(r"(?:итого|всего|вместе)\W+(?:на|по|за) (?!проект|вс[еёю]|весь|полгода|год|\d)")
_REMARK = re.compile(_LEAD + r"(?:это|то есть|получается|выходит|в среднем|цен[аыу]|для сравнения|обычно|раньше)(?!\w)")
_ABOUT_ONE = re.compile(
    r"(?<!\w)(?:около|примерно|порядка|в среднем|на (?:одного|одну|каждого|каждую|человека)|дороже|дешевле|рыноч\w+|прайс\w*)(?!\w)"
)
_INEXACT = re.compile(r"скидк|округл|(?<!\w)(?:около|примерно|порядка|до|от)(?!\w) \d")
_NO_COST = re.compile(r"(?<!\w)(?:не покупаем|не просим|не закладываем|не считаем|в смету не|уже (?:есть|куплен\w*)|у нас есть)(?!\w)")
_GIVEN = re.compile(
    r"бесплатн|безвозмезд|(?<!\w)даром(?!\w)|(?:это|наш|сво[йи]|тоже)(?: \w+)? вклад|софинансир|за (?:свой|наш) счет|из пожертвовани"
    r"|(?:из|на) (?:своих|собственны[хе]|наши|наших|свои) (?:средств|денег|деньги)|(?:наши|свои|собственные) (?:средства|деньги)"
    r"|(?<!\w)(?:покупаем|купим|закупим|закупаем|оплачиваем|оплатим|платим|заплатим|берем|возьмем) сами(?!\w)"
    r"|(?<!\w)сами (?:покупаем|купим|закупим|закупаем|оплачиваем|оплатим|платим|заплатим|даем|дадим)(?!\w)"
    r"|(?<!\w)(?<!не )(?:да[её]т|дают|дадут|дарит|подарит|предостав\w+|оплачива\w+|оплатит|пожертву\w+)(?!\w)(?! скидк)"
)
_NOT_GIVEN = re.compile(r"доставк|самовывоз|рейсов\w+|вход (?:бесплатн|свободн)|бесплатн\w+ (?:не|вход|для)|для бесплатн")
_PART = re.compile(
    r"^\W*(?:(?:так что|поэтому|значит|то есть|итого|а|и|но)\W+)*"
    r"(?:(?:\w+ ){0,2}из (?:них|этого|этой|этих|которых|нее)|в том числе|(?:на )?\d|просим|остальн|у фонда|от фонда)"
)
_OF_IT = re.compile(r"^\W*(?:(?:\w+ ){0,2}из (?:них|этого|этой|этих|которых|нее)|в том числе|на \d|остальн)")
_DASH = re.compile(r" [–—-] | \(")
_TAIL = re.compile(r"(?:[\s:–—,.(;-]|(?<!\w)(?:по|на|за|это|и)(?!\w))+$")
_NO_NAME = frozenset(
    "итого всего получается выходит рублей рубля рубль месяц месяца месяцев часов часа тысяч тысячи отдельно просим плюс также кроме того "  # noqa: SIM905
    "этого потом нужно нужны надо стоит стоят будет еще ещё сумма каждого каждую каждому каждый одного одну человека штуку это".split()
)
_BESIDE_CHARS = 25
"""«Три из них, на 45 тысяч, дарит завод»: who gives is told beside the sum."""
_MIN_NAME_CHARS = 3
_MIN_LINES = 3
_MOST = 2 / 3
_MAX_CLAUSES = 24


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost at `[start, end)` of its sentence."""

    start: int
    end: int
    name: str
    told: Priced
    money: Money


@dataclass(slots=True)
class _Read:
    """The numbers of a cost, and what is said of who pays it."""

    own: list[Number] = field(default_factory=list)
    given: Decimal | None = None
    asked: Decimal | None = None
    all_given: bool = False
    nameless: bool = False

    def shared(self, total: Decimal) -> Decimal | None:
        """What is not asked of the fund; `None` when what is told of it cannot be true."""
        told = self.given if self.asked is None else total - self.asked
        if told is None:
            return total if self.all_given else Decimal(0)
        return told if 0 <= told <= total and self.given in {None, told} else None


def read_prose_costs(source: Field) -> Budget | None:
    """Read sentences; `None` when there are few costs in them, or more than a part of them is not understood.

    The stated total is left out where both what is asked and what others give differ from the lines: then it is we who read them badly.
    """
    lines: list[BudgetLine] = []
    totals: list[Total] = []
    known: set[Decimal] = set()
    for start, end, given in _with_givers(source.text):
        said, span = source.text[start:end], source.span(start, end)
        sums = {number.value for number in numbers_in(said) if number.what == "sum"}
        if (not sums and not has_untold(said)) or _is_remark(said):
            continue
        if _TOTAL.match(normalise(said)):
            if given or not _is_of_the_last(sums, said, lines):
                totals.append(Total(said, span, given))
            continue
        found = list(_lines(source, start, said, given=given))
        if sums and sums <= known and (not found[0].money or _REMARK.match(normalise(said))):  # «это 3 000 за холст»
            continue
        lines += found
        known |= sums | {line.money.total for line in found if line.money}
    read = [line for line in lines if line.money]
    if len(read) < _MIN_LINES or len(read) < _MOST * len(lines):
        return None
    return Budget(tuple(lines), {}, stated_whole(totals, read))


def _with_givers(text: str) -> Iterator[tuple[int, int, bool]]:
    """Sentences, and whether what they tell is given: in a paragraph after such a label, «Наш вклад: …», or under it."""
    given, alone, paragraph = False, False, -1
    for start, end in phrases(text):
        begins = text.rfind("\n", 0, start) + 1
        label = text[start:end].partition(":")[0]
        if begins != paragraph and not (given and alone):
            given = False
        if heads_gifts(label) and not re.search(r"\d", label):
            given = True
        paragraph, alone = begins, not re.search(r"\w", text[end:].partition("\n")[0]) and not re.search(r"\d", text[begins:end])
        yield start, end, given


def _is_of_the_last(sums: Collection[Decimal], said: str, lines: Sequence[BudgetLine]) -> bool:
    """Whether a total is of some lines before it and not of all: «Вместе 7 000» after balls and a net."""
    if len(sums) != 1 or ASKED.search(normalise(said)):
        return False
    added, told = Decimal(0), [line.money.total for line in lines if line.money]
    for count, total in enumerate(reversed(told), 1):
        added += total
        if added in sums:
            return 1 < count < len(told)
    return False


def is_told_in_sentences(text: str) -> bool:
    """Whether sums stand in sentences of a paragraph, not a line a sum."""
    if "\t" in text:
        return False
    return any(sum(bool(re.search(r"\d{3}", line[a:b])) for a, b in phrases(line)) > 1 for line in text.split("\n"))


def _is_remark(said: str) -> bool:
    words = normalise(said)
    return bool(
        _NO_COST.search(words) or _OF_A_PART.search(words) or (_ABOUT_ONE.search(words) and (_REMARK.match(words) or _TOTAL.match(words)))
    )


def _lines(source: Field, at: int, said: str, *, given: bool) -> Iterator[BudgetLine]:
    """The costs of one sentence, or the sentence as a line that was not understood."""
    label = said.partition(":")[0] + ":" if given and heads_gifts(said.partition(":")[0]) and ":" in said else ""
    found = costs_in(said[len(label) :])
    joint = None if found else joint_cost(said[len(label) :])
    if joint and joint.money:
        yield BudgetLine(
            "", joint.name, None, None, "", _given(joint.money) if given else joint.money, joint.comment, source.span(at, at + len(said))
        )
        return
    found = found or (None if _INEXACT.search(normalise(said)) else costs_in(said[len(label) :], near=True))
    if not found:
        yield BudgetLine("", " ".join(said.split()), None, None, "", None, "", source.span(at, at + len(said)))
    for cost in found or ():
        span = source.span(at + len(label) + cost.start, at + len(label) + cost.end)
        money = _given(cost.money) if given and not cost.money.cofinancing else cost.money
        yield BudgetLine("", cost.name, cost.told.price, cost.told.quantity, cost.told.unit, money, "", span)


def _given(money: Money) -> Money:
    return Money(money.total, money.total, Decimal(0))


def costs_in(said: str, *, near: bool = False) -> list[Cost] | None:
    """The sentence in as few costs as can be, each of some clauses; `None` when it cannot be parted so.

    Args:
        said: one sentence.
        near: whether a total may be near its price and counts only.
    """
    parts = clauses(said)
    if len(parts) > _MAX_CLAUSES:
        return None
    best: list[list[Cost] | None] = [*[None] * len(parts), []]
    for first in reversed(range(len(parts))):
        for last in reversed(range(first, len(parts))):
            rest = best[last + 1]
            cost = _cost(said, parts[first : last + 1], near=near) if rest is not None else None
            if rest is not None and cost and (best[first] is None or len(rest) < len(best[first] or ())):
                best[first] = [cost, *rest]
    return best[0]


def _cost(said: str, parts: Sequence[tuple[int, int]], *, near: bool) -> Cost | None:
    """One cost of some clauses; `None` when they have no name, or their numbers do not explain each other."""
    start, end = parts[0][0], parts[-1][1]
    if has_untold(said[start:end]) or not _first_named(said, parts):
        return None
    read = _read(said, parts)
    told = priced(read.own, nameless=read.nameless, near=near)
    shared = read.shared(told.total) if told else None
    if told is None or shared is None:
        return None
    name = _name(said, parts, read.own)
    named = name if _has_name(name) else said[start:end].strip(" ,.;")
    return Cost(start, end, named, told, Money(told.total, shared, told.total - shared))


def _read(said: str, parts: Sequence[tuple[int, int]]) -> _Read:
    """Numbers of the clauses, and who pays: «из них на 30 000 даёт завод», «просим 50 000», «школа даёт бесплатно»."""
    read = _Read()
    for a, b in parts:
        numbers, words = [_moved(number, a) for number in numbers_in(said[a:b])], normalise(said[a:b])
        beside = normalise(said[max(0, a - _BESIDE_CHARS) : min(parts[-1][1], b + _BESIDE_CHARS)])
        sums = [number.value for number in numbers if number.what == "sum"]
        gives = bool(_GIVEN.search(words)) and not _NOT_GIVEN.search(words)
        part = len(sums) == 1 and bool(_PART.match(words)) and any(number.what == "sum" for number in read.own)
        if part and ASKED.search(words):
            read.asked = sums[0]
        elif part and (gives or (_OF_IT.match(words) and _GIVEN.search(beside))):
            read.given = sums[0]
        else:
            read.all_given |= gives
            read.own += numbers
            read.nameless = not _has_name(said[a:b]) if sums else read.nameless
    return read


def _first_named(said: str, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether the clause with the first sum, or one before it, says what is paid for.

    Within a sentence «… 20 000, школа даёт, ткань 10 000» the words of a giver belong to what stands before them.
    """
    if parts[0][0] and _GIVEN.search(normalise(said[slice(*parts[0])])) and not numbers_in(said[slice(*parts[0])]):
        return False
    for n, (a, b) in enumerate(parts):
        if any(number.what == "sum" for number in numbers_in(said[a:b])):
            return any(_has_name(said[c:d]) for c, d in parts[: n + 1])
    return False


def _name(said: str, parts: Sequence[tuple[int, int]], own: Sequence[Number]) -> str:
    """What stands before a dash or the first sum, at most to the end of the clause with the first number."""
    first_sum = next(number.start for number in own if number.what == "sum")
    clause_end = next(b for _, b in parts if b > own[0].start)
    dash = _DASH.search(said, parts[0][0])
    end = min(first_sum, clause_end, dash.start() if dash else clause_end)
    return " ".join(_TAIL.sub("", said[parts[0][0] : end]).split())


def _moved(number: Number, by: int) -> Number:
    return Number(number.what, number.value, number.start + by, number.end + by, number.unit, number.of_one, number.by_time)


def _has_name(text: str) -> bool:
    """Whether there is a word that may name a thing."""
    return any(word not in _NO_NAME for word in re.findall(rf"[а-яёa-z]{{{_MIN_NAME_CHARS},}}", text.lower()))
