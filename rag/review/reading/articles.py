"""Which of the fund's articles a heading of somebody's own budget names."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rag.review.fund import FundRules
from rag.review.language.printed import folded
from rag.review.language.signs import shows
from rag.review.reading.budget_cells import OF_ARTICLE
from rag.review.types import BudgetLine
from rag.text import normalise

_NUMBER = re.compile(rf"^\s*{OF_ARTICLE}(\d{{1,2}}(?:\.\d{{1,2}})*)[.,:)]?\s+", re.IGNORECASE)
_PART = re.compile(r"(?<![\d.])\d\.\d(?![\d.])")
_BARE = re.compile(r"\s*(?:статья\s*)?(\d(?:\.\d)?)\.?\s*", re.IGNORECASE)
_MARK = "№ "
_MAX_WORDS = 4
_LABOUR = re.compile(r"(?<!\w)штат|трудов\w+ договор|(?<!\w)оклад|зарплат|заработн\w+ плат")
_CIVIL = re.compile(r"(?<!\w)(?:гпх|гпд|физ\W?лиц|физическ\w+ лиц|гражданско)")
_CONTRIBUTIONS, _SUBARTICLES = "1.3", ("1.1", "1.2", "1.3")


def article_of(title: str, fund: FundRules) -> str:
    """The fund's article that the title names, else the title itself without its number.

    It is named by how it begins in the form, by its number with a word of it («4 инвентарь»), and a kind of pay by such a word alone.
    A bare number is marked as one: `numbers_of` tells whether it may be the fund's.
    """
    if bare := _BARE.fullmatch(title):
        return _MARK + bare[1]
    number = _NUMBER.match(title)
    own = _NUMBER.sub("", title).strip(" .:")
    parts = [article for article in fund.articles if number and article in _PART.findall(own) and article.startswith(f"{number[1]}.")]
    if len(parts) == 1:
        return parts[0]  # «Статья 1. Оплата труда (1.1 — по трудовым договорам)»
    said = folded(own)
    fitting = [article for article, begins in fund.articles.items() if said.startswith(folded(begins))]
    if fitting:
        return max(fitting, key=lambda article: len(fund.articles[article]))
    named = [article for article, words in fund.article_words.items() if shows(own, words)]
    if number and number[1] in named:
        return number[1]
    alone = [article for article in named if article in _SUBARTICLES]
    return alone[0] if len(alone) == 1 and not number and len(said.split()) <= _MAX_WORDS else own


def numbers_of(lines: Sequence[BudgetLine], fund: FundRules) -> Callable[[str], str]:
    """What a bare number means: the fund's article when all of them can be and contributions are where the fund has them, else nothing."""
    bare = {line.article.removeprefix(_MARK) for line in lines if line.article.startswith(_MARK)}
    paid = [line for line in lines if line.article == _MARK + _CONTRIBUTIONS]
    ours = bare <= {*fund.articles} and paid and all("взнос" in normalise(line.name) for line in paid)
    return lambda article: article if not article.startswith(_MARK) else article.removeprefix(_MARK) if ours else ""


def by_contract(line: BudgetLine, fund: FundRules) -> BudgetLine:
    """The line in the article of pay that it names itself («ГПХ», «в штате»), where it stands under none of the fund's articles."""
    parts = [part for part in _PART.findall(line.name) if part in fund.articles and part.startswith(f"{line.article}.")]
    if len(parts) == 1:
        return replace(line, article=parts[0])  # «Тренер (1.1, штат)» under «1. Оплата труда»
    labour, civil = (bool(words.search(folded(line.name))) for words in (_LABOUR, _CIVIL))
    known = line.article in fund.articles or "взнос" in normalise(line.name) or labour == civil
    return line if known else replace(line, article="1.1" if labour else "1.2")
