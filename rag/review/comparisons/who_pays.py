"""Who pays a line by its comment and by its columns: «полностью из средств гранта» of one that asks nothing of the fund."""

import re
from collections.abc import Iterator

from rag.morphology import readings
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import PAST
from rag.review.language.roots import roots
from rag.review.types import BudgetLine, Draft
from rag.review.wording import roubles, short
from rag.text import sentences

_GRANT = r"(?:средств[а-я]* )?(?:гранта|фонда|фпг|грантов[а-я]+ (?:средств[а-я]*|финансировани[а-я]+))(?: президент[а-я]+ грант[а-я]+)?"
_BY_GRANT = re.compile(
    rf"(?<!\w)(?:за счет|из|на средства) {_GRANT}(?!\w)|(?<!\w)грант(?:ом)? (?:\w+ )?(?:оплач|покры|финанс)\w+"
    r"|(?:оплач|покры|финанс)\w+ (?:\w+ )?(?:грантом(?!\w)|(?:грант|фонд(?:ом)?)(?= ?[.;,]|$))"
)
_OURS = r"(?:собственн|своих|личн|привлеч[её]нн|внебюджетн|партн[её]р|заявител|спонсор|софинансир|организаци)"
_BY_OTHERS = re.compile(
    rf"(?<!\w)(?:за счет|из) (?:средств[а-я]* )?{_OURS}[а-я]*(?!\w)|на (?:собственные|свои|личные) средства(?!\w)"
    r"|^\W*(?:софинансировани|собственный вклад|собственные средства|вклад (?:партн[её]р|заявител|организаци))[а-я]*\W*$"
)
_TAKES = re.compile(
    r"(?<!\w)(?:(?:эти|данные|указанные) (?:расходы|затраты)|(?:расходы|затраты) по (?:этой|данной) (?:строке|статье))"
    r"(?: [а-я]+){0,4}? (?:бер[еу]т|возьм[еу]т|взять|принимает|примет|оплат\w+|оплачива\w+|покры\w+)"
    r"(?: [а-я]+){0,3}? (?:на себя|партн[её]р\w*|спонсор\w*|заявител\w*|организаци\w*)"
)
_ALL = re.compile(r"(?<!\w)(?:полностью|целиком|в полном объеме|на 100 ?%|100 ?%|всю сумму|вся сумма|все расходы|все затраты)(?!\w)")
_SHARED = re.compile(
    r"(?<!\w)(?:част(?:ь|и|ично)|дол[яюи]|половин\w*|остальн\w+|остат\w+|кроме|помимо|не|нет|без|или|также|раньше|уже|если)(?!\w)"
)
_GENERAL = roots(
    "расход затрата средство грант фонд строка статья сумма оплата покупка закупка приобретение стоимость проект бюджет счёт объём"
    " партнёр заявитель организация спонсор софинансирование вклад услуга рубль комментарий деньги президентский"
)


def who_pays(draft: Draft) -> Iterator[Contradiction]:
    """Lines that the fund pays by the comment and asks nothing of it by the columns, or the other way round.

    Both columns may be filled unless the comment says that one pays all. Only a sentence that speaks of the line and of nothing else tells.
    """
    for line in draft.budget.lines if draft.budget else ():
        for start, end in sentences(line.comment) if line.money else ():
            said = line.comment[start:end]
            if line.money and _is_otherwise(line, figures(said)):
                money = f"запрошено {roubles(line.money.requested)}, софинансирование {roubles(line.money.cofinancing)}"
                yield Contradiction("Кто платит", (Value(short(said), line.span), Value(f"{short(line.name, 50)}: {money}", line.span)))
                break


def _is_otherwise(line: BudgetLine, said: str) -> bool:
    assert line.money is not None
    grant, takes = bool(_BY_GRANT.search(said)), bool(_TAKES.search(said))
    others = takes or bool(_BY_OTHERS.search(said))
    if grant == others or _SHARED.search(said) or PAST.search(said) or not (takes or _is_of(line, said)):
        return False
    alone, rest = (line.money.requested, line.money.cofinancing) if grant else (line.money.cofinancing, line.money.requested)
    return rest > 0 and (alone == 0 or bool(_ALL.search(said)))


def _is_of(line: BudgetLine, said: str) -> bool:
    """Whether all that a sentence names is the line or money."""
    known = roots(line.name) | _GENERAL
    nouns = (word for word in re.findall(r"(?<![а-я-])[а-я]{3,}(?![а-я-])", said) if "NOUN" in readings(word)[0][1])
    return all(roots(noun) <= known for noun in nouns)
