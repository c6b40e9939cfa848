"""Tables of a budget that tell again what its lines tell: sums by article, and what each giver gives.

Lines are those that add up to the whole as it is stated, or come nearest to it, so that a slip in one of them is still a slip.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rag.review.fund import FundRules
from rag.review.language.printed import folded
from rag.review.reading.articles import article_of
from rag.review.types import Budget, BudgetLine, Money, Span

_MIN_ROWS = 2


def told_once(budget: Budget, fund: FundRules) -> Budget:
    """The budget with such tables apart: sums of articles among those of articles, what is given among `gifts`."""
    by_article = _by_article(budget.lines, fund)
    gifts = [line for line in budget.lines if _is_gift(line) and line not in by_article]
    whole = budget.stated[0].total if budget.stated else None
    retold = [list(by_article), gifts] if len(by_article) >= _MIN_ROWS else [gifts]
    ways = [[], *([one] for one in retold if one), *([retold] if len(retold) > 1 and all(retold) else [])]
    apart = {id(line) for one in min(ways, key=lambda way: _off(budget.lines, way, whole)) for line in one}
    if not apart:
        return budget
    lines = tuple(line for line in budget.lines if id(line) not in apart)
    given = tuple(line for line in gifts if id(line) in apart)
    summed = {article: line for line, article in by_article.items() if id(line) in apart}
    sums = {**budget.articles, **_telling(summed, replace(budget, lines=lines))}
    return replace(budget, lines=lines, articles=sums, gifts=given)


def _by_article(lines: Sequence[BudgetLine], fund: FundRules) -> Mapping[BudgetLine, str]:
    """Lines without price and quantity that are called as the article, or the heading, of others that have them."""
    parts = {article for line in lines if not _is_bare(line) for article in (line.article, line.group, line.article.split(".")[0])}
    called = {folded(part): part for part in parts if part}
    named = ((line, article_of(line.name, fund)) for line in lines if _is_bare(line))
    return {
        line: article if article in parts else called[folded(article)]
        for line, article in named
        if {article, folded(article)} & {*parts, *called}
    }


def _is_bare(line: BudgetLine) -> bool:
    return line.price is None and line.quantity is None


def _is_gift(line: BudgetLine) -> bool:
    return _is_bare(line) and line.money is not None and not line.money.requested


def _off(lines: Sequence[BudgetLine], way: Sequence[Sequence[BudgetLine]], whole: Decimal | None) -> Decimal:
    """How far the lines are from the whole without what is told again; where no whole is stated, how far this is from the lines."""
    apart = {id(line) for one in way for line in one}
    rest = [line.money for line in lines if line.money and id(line) not in apart]
    if whole is not None:
        return abs(sum((money.total for money in rest), Decimal(0)) - whole)
    same = all(
        sum((line.money.total for line in one if line.money), Decimal(0))
        in {sum((money.total for money in rest), Decimal(0)), sum((money.cofinancing for money in rest), Decimal(0))}
        for one in way
    )
    return Decimal(-len(way) if same else 1)


def _telling(summed: Mapping[str, BudgetLine], budget: Budget) -> Mapping[str, tuple[Money, Span]]:
    """Of two sums that are stated of an article that one which its lines do not add up to."""
    told = {article: (line.money, line.span) for article, line in summed.items() if line.money}
    return {
        article: sum_
        for article, sum_ in told.items()
        if article not in budget.articles
        or sum_[0].total != sum((one.money.total for one in budget.under(article) if one.money), Decimal(0))
    }
