"""What the reader must know beside the answer: age, confidence, dates in force, closed contests."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rag.confidence import ADVICE, LEVELS
from rag.privacy import mask
from rag.references import Place
from rag.retrieve import funds_of
from rag.types import Confidence, Hit, Norm, Query, Status

_CONFIDENCE: dict[Confidence, str] = {
    "medium": f"Часть ответа известна по вторичному источнику ({LEVELS['medium']}): {ADVICE['medium']}.",
    "low": f"Часть ответа подтверждена слабо ({LEVELS['low']}): обязательно {ADVICE['low']}.",
}
_PERSONAL_DATA = (
    "В вопросе есть личные данные ({kinds}): для ответа они не нужны и в нём не повторены. "
    "Не присылайте личных данных — ни своих, ни чужих."
)
_ANOTHER_FORM = "Вы спросили про форму «{asked}», а найдено о другой форме НКО: правила у форм разные, проверьте, подходит ли это вам."
_PARTIAL = "Найденное отвечает на вопрос лишь отчасти: проверьте, о том ли оно, или спросите иначе."


def warnings(question: str, *, status: Status, unsaid: Sequence[str]) -> tuple[str, ...]:
    """What the reader must know of the question itself; `unsaid` is what it names and the evidence does not."""
    personal = _personal(question)
    told = [_PERSONAL_DATA.format(kinds=", ".join(personal))] if personal else []
    if unsaid:
        told.append(f"В базе не сказано о том, что названо в вопросе: {', '.join(unsaid)}. Показано ближайшее, что известно.")
    elif status == "partial":
        told.append(_PARTIAL)
    return tuple(told)


def _personal(question: str) -> list[str]:
    """Kinds of personal data in a question; one name alone («Люба», «Потанин») tells of nobody."""
    hidden = mask(question)[1]
    return list(dict.fromkeys(kind for label, value in hidden.items() if (kind := label.strip("[] 0123456789")) != "имя" or " " in value))


def notices(norms: Iterable[Norm], *, day: date, old_after_days: int) -> tuple[str, ...]:
    """Sentences of warning for the norms that an answer cites, one of each kind, without repetitions."""
    norms = list(norms)
    told = [_CONFIDENCE[level] for level in ("low", "medium") if any(n.confidence == level for n in norms)]
    closed = {(_contest(n.locator), n.closes): None for n in norms if n.closes and n.closes < day}
    told += [
        f"Приём заявок по конкурсу «{contest}» закончился {_day(closes)}: у нового конкурса будут свои правила и даты."
        for contest, closes in closed
        if closes
    ]
    for norm in norms:
        if norm.valid_to and norm.valid_to < day:
            told.append(f"Норма «{norm.locator}» действовала до {_day(norm.valid_to)}: найдите, что её сменило.")
        if norm.valid_from and norm.valid_from > day:
            told.append(f"Норма «{norm.locator}» начнёт действовать с {_day(norm.valid_from)}.")
    old = {_act(n.locator): _day(n.as_of) for n in norms if n.as_of and (day - n.as_of).days > old_after_days}
    listed = ", ".join(f"«{act}» — на {as_of}" for act, as_of in old.items())
    if len(old) == 1:
        told.append(f"Источник известен нам не на сегодня: {listed}. Проверьте, не изменился ли он.")
    elif old:
        told.append(f"Источники известны нам не на сегодня: {listed}. Проверьте, не изменились ли они.")
    return tuple(dict.fromkeys(told))


def _act(locator: str) -> str:
    return locator.split(",", maxsplit=1)[0]


def _contest(locator: str) -> str:
    """What the rules of a contest and its announcement are both of: «Положение ФПГ 2026-1», «Объявление ФПГ 2026-1»."""
    return _act(locator).removeprefix("Положение ").removeprefix("Объявление ")


def unmet(query: Query, hits: Sequence[Hit], cited: Sequence[Norm], funds: Sequence[str]) -> Iterator[str]:
    """What was asked for by name and is not what was found: a norm that no source here has, the rules of another fund or form."""
    stated = [Place.of(norm.locator) for hit in hits if hit.named for s in hit.passage.statements for norm in s.norms]
    for reference in query.references:
        place = Place.of(reference)
        if max(map(place.match, stated), default=0) < len(place.parts):
            yield f"Нормы «{reference}» в наших источниках нет: сверьтесь с самим документом."
    if hits and hits[0].unfit == "another form":
        yield _ANOTHER_FORM.format(asked=", ".join(query.forms))
    others = [fund for fund in funds_of((norm.locator for norm in cited), funds) if fund not in query.funds]
    if query.funds and others:
        yield f"Вы спросили про {_listed(query.funds)}, а часть ответа — из правил других: {_listed(sorted(others))}. Правила у них разные."


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
