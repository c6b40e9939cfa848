"""A draft in, a cited review out: read this first.

Recognise the fields, make every check of the fund, compare what is said twice, then tell for each criterion what answers the expert's
questions and what stays open.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from rag.review.application import read_application
from rag.review.checks import CHECKS
from rag.review.consistency import contradictions
from rag.review.findings import Finding, Review, Rule, Seen, Severity
from rag.review.fund import Band, CheckRule, Cite, FundRules
from rag.review.readiness import criterion_reports
from rag.review.report import summary
from rag.review.types import Draft
from rag.review.wording import day, plural, roubles, short

_AS_TABLE = {
    "plan": "Сделайте таблицу со столбцами «Мероприятие», «Дата начала», «Дата окончания», «Ожидаемые результаты».",
    "budget": "Сделайте таблицу со столбцами «Наименование», «Цена», «Количество», «Сумма», «Софинансирование», «Запрашиваемая сумма».",
}
_GRAVEST_FIRST: tuple[Severity, ...] = ("ошибка", "замечание", "совет")


def review(
    text: str,
    fund: FundRules,
    *,
    cite: Cite,
    today: date,
    amount: Decimal | None = None,
    corrections: Mapping[str, str] | None = None,
) -> Review:
    """Review a draft against a fund.

    Args:
        text: the draft with its lines as printed.
        fund: its rules.
        cite: makes a rule that can be opened of a locator.
        today: the day on which a contest may be over.
        amount: what is asked, in roubles; without it the budget's own sum is taken.
        corrections: texts of fields by id, where recognition went wrong.

    Raises:
        BadInputError: there is nothing to review in the text.
    """
    draft = read_application(text, fund, amount=amount, corrections=corrections)
    band = fund.band(draft.amount, long_term=fund.is_long(draft.months)) if draft.amount is not None else None
    findings = tuple(sorted(find(draft, fund, cite), key=lambda finding: _GRAVEST_FIRST.index(finding.severity)))
    differing = contradictions(draft)
    criteria = criterion_reports(draft, fund, band, findings, contradicted=bool(differing), cite=cite)
    return Review(
        fund=fund.id,
        band=band.id if band else None,
        fields=tuple(draft.fields.values()),
        criteria=criteria,
        findings=findings,
        contradictions=differing,
        summary=summary(fund, band, draft, criteria, findings, differing),
        notices=tuple(_notices(draft, fund, band, today)),
        plan=draft.plan,
    )


def find(draft: Draft, fund: FundRules, cite: Cite) -> Iterator[Finding]:
    """What the fund's checks find, in the fund's order of checks."""
    for rule in fund.checks:
        for seen in CHECKS[rule.id](draft, fund):
            yield Finding(
                check=rule.id,
                severity=seen.severity or rule.severity,
                message=seen.message,
                draft=seen.draft,
                rule=_cited(rule, seen, cite),
                advice=rule.advice,
                criteria=rule.criteria,
            )


def _cited(rule: CheckRule, seen: Seen, cite: Cite) -> Rule:
    """The check's own rule, or that of the case, and then the case says what it is about."""
    if seen.rule:
        return cite(seen.rule, rule.confidence, seen.message)
    return cite(rule.rule, rule.confidence, rule.about or f"{rule.title}. {rule.advice}")


def _notices(draft: Draft, fund: FundRules, band: Band | None, today: date) -> Iterator[str]:
    closes = fund.dates.applications.closes
    if closes < today:
        yield f"Приём заявок закончился {day(closes)}: у нового конкурса будут свои правила и даты, сверьте с ними."
    yield from _recognition(draft)
    if band is None and draft.amount is None:
        yield "Сумма запроса неизвестна: коэффициенты критериев зависят от неё, укажите её рядом с заявкой."
    elif band is None:
        most = "; ".join(known.title for known in fund.bands)
        yield f"Запрос {roubles(draft.amount or Decimal(0))} руб. выходит за пределы конкурса ({most}): проверьте сумму."
    elif any(band.id not in criterion.weights for criterion in fund.criteria):
        yield "Коэффициенты критериев этого конкурса нам неизвестны: баллы на кону не названы, все критерии показаны наравне."
    if any(criterion.guidance_confidence == "low" for criterion in fund.criteria):
        yield "Вопросы по критериям общие: методики оценки этого конкурса у нас нет (уверенность низкая), сверьте с его объявлением."
    elif any(criterion.guidance_confidence != "high" for criterion in fund.criteria):
        yield "Вопросы эксперта выведены из статей фонда, его методики оценки у нас нет (уверенность средняя)."


def _recognition(draft: Draft) -> Iterator[str]:
    """What was understood, what only perhaps, what not."""
    if draft.kind == "раздел":
        yield "Распознана только часть заявки: чего в ней нет, не считается недостатком и не проверяется."
    if draft.kind == "черновик":
        yield "Это не форма фонда: поля узнаны по заголовкам. Проверьте список полей; ошибку можно поправить, указав номер поля и текст."
    if unsure := [field.title for field in draft.fields.values() if field.confidence != "high"]:
        yield f"Узнано по смыслу, проверьте: {'; '.join(unsure)}."
    if draft.hidden:
        yield f"Скрыто и не проверено: {plural(len(draft.hidden), 'поле', 'поля', 'полей')}."
    lines = draft.budget.lines if draft.budget else ()
    for key, rows in (("plan", draft.plan), ("budget", lines)):
        field = draft.get(key)
        if field and not rows:
            yield f"«{field.title}»: строки не разобраны, проверки по ним не сделаны. {_AS_TABLE[key]}"
    if draft.unread:
        told = "; ".join(f"«{short(row.quote, 60)}»" for row in draft.unread)
        yield f"Сроки не поняты, эти строки плана не проверены: {told}. Напишите даты так: 01.03.2026 – 30.04.2026."
    if unread := [line for line in lines if line.money is None]:
        yield f"Столбцы не разобраны у строк бюджета: {len(unread)}; арифметика по ним не проверена."
