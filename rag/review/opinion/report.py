"""A second opinion for people, as a part of the markdown report."""

from collections.abc import Iterator, Mapping

from rag.review.findings import CriterionReport
from rag.review.opinion.types import CriterionOpinion, Opinion, Rewrite
from rag.review.wording import plural, short

_QUOTE_CHARS = 240


def opinion_lines(opinion: Opinion, reports: tuple[CriterionReport, ...], titles: Mapping[str, str]) -> Iterator[str]:
    """The section on what a model said, each readiness with how often it was given."""
    told = plural(opinion.runs, "ответ", "ответа", "ответов")
    yield from ["", f"## Второе мнение: модель {opinion.model}, {told} из {opinion.asked}", ""]
    yield "> Так прочла проект языковая модель. Это не оценка эксперта и не прогноз; где её ответы расходятся, верьте им меньше."
    own = {report.id: report for report in reports}
    for said in opinion.criteria:
        yield from _criterion(said, own[said.id], opinion.runs, titles)
    if opinion.rewrites:
        yield from ["", "### Как можно переписать", ""]
        for rewrite in opinion.rewrites:
            yield from _rewrite(rewrite, titles)
    yield ""


def _criterion(said: CriterionOpinion, own: CriterionReport, runs: int, titles: Mapping[str, str]) -> Iterator[str]:
    spread = ", ".join(f"{state} — {count} из {runs}" for state, count in said.readiness.items()) or "не сказала"
    yield from ["", f"### {said.id}. {own.title}", "", f"Модель: {spread}. Разбор по правилам: {own.readiness}."]
    for quote in said.quotes:
        yield f"- «{short(quote.quote, _QUOTE_CHARS)}» ({titles.get(quote.field, quote.field)}) — в {quote.runs} из {runs}"
    yield from (f"- вопрос модели: {question.ask} — в {question.runs} из {runs}" for question in said.questions)


def _rewrite(rewrite: Rewrite, titles: Mapping[str, str]) -> Iterator[str]:
    yield f"- было ({titles.get(rewrite.field, rewrite.field)}): «{short(rewrite.original, _QUOTE_CHARS)}»"
    yield f"  - стало: «{rewrite.text}»" if rewrite.text else f"  - замена отклонена: {rewrite.refused}"
