"""What a fund's rules give when they are reckoned: the contest that a young organisation may enter, and points by the sum asked.

Like `rag.calculate`, each sentence stands on a passage of the answer that states the rule; the numbers are data of the fund
(`corpus/funds/*/criteria.yaml`). Nothing is reckoned for a fund that neither the question names nor the best passage is of.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from rag.calculate import first_day_named, told_day
from rag.review.fund import Contest, Criterion, FundRules
from rag.review.wording import number, roubles
from rag.text import amounts, normalise, subject_stems
from rag.types import Passage, Sentence
from rag.units import units
from rag.verify import computed
from rag.working_days import add_months

_REGISTERED = re.compile(
    r"\b(?:за)?рег(?:[ие]стр|ал|ну)\w*|\b(?:созда|откры|основа|появи)\w+|\bогрн\b|\bсуществу\w+"
    r"|\b(?:мы|нам|юр\W*лиц\w*|организаци\w|нко|ано|фонд\w?)(?: \w+){0,2} с \d"
)
_CLAUSE = re.compile(r"[,;:!?()]|\.(?!\d)|\s[—–-]\s")
_ANOTHER_EVENT = re.compile(r"\b(?:заявк|документ|договор|отправ|пода(?:ли|ла|л)\b|проект)\w*")
"""«Заявку отправили 9 октября, регистрация пять дней»: the day is not the organisation's."""
_ENTERS = re.compile(r"\b(?:грант|конкурс|заявк|участв|подать|податься|подава|пустят|фпг|презид)\w*")
_MARK = re.compile(r"\b(?:балл|оценк)\w*[^.?!\d]{0,40}(?P<mark>\d{1,2}(?:,\d+)?)(?!,?\d| ?(?:тыс|млн|миллион|руб|%))")
"""«Средний балл за бюджет 7,5»."""
_POINTS = re.compile(r"\b(?:балл|вес(?:а|ят|ит|ов|у)?\b|коэффициент|максимум\w* (?:\w+ )?за\b|оценк)\w*")

Evidence = tuple[Passage, int, int]


def reckoned(
    asked: str, named: Collection[str], stated: Mapping[str, Sequence[Passage]], funds: Iterable[FundRules], *, today: date
) -> list[Sentence]:
    """What can be reckoned from a question that tells a day of registration, or points and a sum, by the rules of the funds `named`.

    `stated` are passages by the locator of a norm they state (`rag.catalogue`). Empty when the question names neither, or
    when no passage states the rule.
    """
    asked = normalise(asked)
    meant = [rules for rules in funds if any(fund in rules.source for fund in named)]
    return [sentence for rules in meant for sentence in (*_first_contest(asked, stated, rules, today), *_points(asked, stated, rules))]


def _first_contest(asked: str, stated: Mapping[str, Sequence[Passage]], rules: FundRules, today: date) -> Iterator[Sentence]:
    """When an organisation registered on the day named in the question is old enough, and which known contests that suits."""
    registered = first_day_named(" ".join(_clauses_of_registration(asked)), today)
    limits = {limit.id: limit for limit in rules.limits}
    full, small, border = (limits.get(name) for name in ("org_age_months", "org_age_months_small", "org_age_small_max_rub"))
    if not (registered and full and _ENTERS.search(asked)):
        return
    evidence = stating(stated.get(full.rule, ()), full.rule, f"{full.note} возраст лет год месяцев")
    if evidence is None:
        return
    grown = add_months(registered, int(full.value))
    early = add_months(registered, int(small.value)) if small and border else None
    text = f"организация создана {told_day(registered)}; {_months(full.value)} ей исполнится {told_day(grown)}"
    if small and border and early:
        text += f", а для запроса до {roubles(border.value)} рублей довольно возраста {_months(small.value)}: это {told_day(early)}"
    text += ". Возраст смотрят на последний день приёма заявок"
    known = [f"{contest.title} (приём до {contest.closes:%d.%m.%Y}) — {_suits(contest, grown, early)}" for contest in rules.contests]
    if known:
        text += ". Известные нам конкурсы: " + "; ".join(known)
    if all(contest.closes < today for contest in rules.contests):
        text += ". Дат следующего конкурса в базе нет: их смотрят на сайте фонда"
    yield computed(f"{text}.", evidence)


def _clauses_of_registration(asked: str) -> Iterator[str]:
    """Clauses that tell of an organisation's registration and of nothing else that has a day."""
    return (clause for clause in _CLAUSE.split(asked) if _REGISTERED.search(clause) and not _ANOTHER_EVENT.search(clause))


def _suits(contest: Contest, grown: date, early: date | None) -> str:
    if grown <= contest.closes:
        return "возраста хватало на любую сумму"
    return "возраста хватало на небольшой запрос" if early and early <= contest.closes else "возраста не хватало"


def _points(asked: str, stated: Mapping[str, Sequence[Passage]], rules: FundRules) -> Iterator[Sentence]:
    """The most points that the criteria give for the sum named in the question: weight times the expert's highest mark."""
    highest = rules.limit("criterion_score_max")
    sums = amounts(asked)
    if highest is None or len(sums) != 1 or not _POINTS.search(asked):
        return
    value = Decimal(str(sums[0].high if sums[0].high is not None else (sums[0].low or 0) + 1))
    band = rules.band(value, long_term="долгосрочн" in asked)
    evidence = None if band is None else stating(stated.get(band.rule, ()), band.rule, "коэффициент критерий баллов")
    if band is None or evidence is None:
        return
    asked_for = f"при запросе {roubles(value)} рублей (группа «{band.title}»)"
    named = _named(asked, rules.criteria) or list(rules.criteria)
    mark = _MARK.search(asked)
    if mark and len(named) == 1 and (given := Decimal(mark["mark"].replace(",", "."))) <= highest:
        weight = Decimal(str(named[0].weights[band.id]))
        text = f"средний балл {number(given)} × коэффициент {number(weight)} = {number(given * weight)}"
        yield computed(f"{asked_for} критерий «{named[0].short_title}»: {text}.", evidence)
        return
    told = "; ".join(f"{c.short_title} — {number(Decimal(str(c.weights[band.id])) * highest)}" for c in named)
    total = f", всего {number(sum((Decimal(str(c.weights[band.id])) for c in named), Decimal()) * highest)}" if len(named) > 1 else ""
    most = f"критерий даёт самое большее столько баллов (коэффициент × {number(highest)})"
    yield computed(f"{asked_for} {most}: {told}{total}.", evidence)


def _named(asked: str, criteria: Sequence[Criterion]) -> list[Criterion]:
    """Criteria that a question names: by their whole short title, or by a word that stands in the title of no other."""
    said = subject_stems(asked)
    titles = [subject_stems(f"{c.short_title} {c.title}") for c in criteria]
    often = Counter(stem for title in titles for stem in title)
    return [
        criterion
        for criterion, title in zip(criteria, titles, strict=True)
        if subject_stems(criterion.short_title) <= said or any(often[stem] == 1 for stem in title & said)
    ]


def stating(passages: Iterable[Passage], locator: str, about: str) -> Evidence | None:
    """The unit that states a norm and speaks most of the matter."""
    wanted = subject_stems(about)
    found = [unit for p in passages for unit in units(p) if any(norm.locator == locator for norm in unit.norms)]
    best = max(found, key=lambda unit: len(wanted & subject_stems(unit.text)), default=None)
    return None if best is None else (best.passage, best.start, best.end)


def _months(count: Decimal) -> str:
    return "один год" if count == 12 else f"{int(count)} месяцев"
