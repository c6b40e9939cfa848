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
_OF_PART = re.compile(r"(\d\.\d)\.\d{1,2}\.?")
_MARK = "№ "
_MAX_WORDS = 4
_LABOUR = re.compile(r"(?<!\w)штат|трудов\w+ договор|(?<!\w)оклад|зарплат|заработн\w+ плат")
_CIVIL = re.compile(r"(?<!\w)(?:гпх|гпд|физ\W?лиц|физическ\w+ лиц|гражданско)")
_CONTRACTS = re.compile(
    r"(?:работ\w+ |выплат\w+ |оплат\w+ )?(?:по )?договор(?:ы|а|ам|ов)?(?!\w)(?! (?:аренд|подряд|поставк|с (?:юр|организац)))"
)
_CONTRIBUTIONS, _OF_CONTRACTS, _SUBARTICLES = "1.3", "1.2", ("1.1", "1.2", "1.3")


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
    exact = number[1] if number and number[1] in _SUBARTICLES and number[1] in fund.articles else ""
    if exact and ((exact == _OF_CONTRACTS and _CONTRACTS.match(said)) or shows(own, fund.article_words.get(exact, ()))):
        return exact  # «1.1 Оплата труда штатных», which begins as the whole article does
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
    """The line in the article of pay that it names itself, where it stands under no article of the fund or that of all pay.

    It names it by a number, «Педагог (1.2)», or by the contract: «ГПХ», «в штате»; contributions are of no contract.
    """
    is_contribution = "взнос" in normalise(line.name)
    parts = [article for article in fund.articles if article.startswith(f"{line.article}.")]
    numbered = [number for number in _PART.findall(line.name) if number in parts]
    if len(numbered) == 1 and is_contribution == (numbered[0] == _CONTRIBUTIONS):
        return replace(line, article=numbered[0])
    labour, civil = (bool(words.search(folded(line.name))) for words in (_LABOUR, _CIVIL))
    known = (line.article in fund.articles and not parts) or is_contribution or labour == civil
    return line if known else replace(line, article="1.1" if labour else "1.2")


def part_of(number: str, article: str, name: str, fund: FundRules) -> str:
    """The part of an article that the number of a row is of, «1.2.4», else the article; contributions have a part of their own."""
    match = _OF_PART.fullmatch(number)
    part = match[1] if match and match[1] in fund.articles and match[1].startswith(f"{article}.") else article
    return part if ("взнос" in normalise(name)) == (part == _CONTRIBUTIONS) else article
