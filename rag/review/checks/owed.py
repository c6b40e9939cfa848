"""What an organisation says of its own debts: taxes and contributions that are due, reports of earlier grants that are not in."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.numerals import in_digits
from rag.review.language.amounts import AMOUNT, amount
from rag.review.types import Draft, Field, Span
from rag.text import normalise

_TO_THE_STATE = (
    r"(?:налог|ндфл|(?<!\w)усн(?!\w)|ндс|сбор(?:ам|ы|ов)(?!\w)|взнос(?:ам|ы|ов|ах)?(?!\w)|(?<!\w)пен[яией]+(?!\w)|недоимк|фнс"
    r"|ифнс|бюджет|(?<!\w)енс(?!\w)"
    r"|(?<!\w)сфр(?!\w)|соцфонд|пенсионн\w+ фонд|обязательн\w+ платеж)\w*"
)
_OWES = re.compile(
    r"(?<!\w)(?:задолженност\w*|задолжа\w+|недоимк\w*|долг(?:а|у|ом|е|и|ов|ами)?(?!\w)"
    r"|должн[ыа] (?:еще )?(?:налогов\w+|и?фнс|соцфонду|сфр|бюджету|государству|\d)|отрицательн\w+ сальдо"
    r"|(?<!доходы )минус (?:\d|составля)|(?:остал\w+|предстоит|надо|нужно) (?:еще )?(?:доплат|уплат|заплат|погас|закры)\w+"
    r"|не(?:\s)?уплачен\w*|не (?:уплатил|заплатил|перечислил|погасил)\w*|не погашен\w*|непогашен\w*)"
)
_NO_DEBT = re.compile(
    r"(?<!\w)(?:нет|без|не имее[мт]\w*|не имеется|отсутств\w+|не было|не числ\w+|не возник\w+|не допуска\w+|об отсутствии"
    r"|погасили|погашен[ао]?(?!\w)(?! не)"
    r"|закрыли|выплатили|уплатили|списан\w*|признан\w* (?:судом )?(?:уплачен|исполнен|безнад)\w*|рассрочк\w*|отсрочк\w*|зачт\w+)(?!\w)"
)
_STILL = re.compile(r"(?<!\w)не (?:погашен|закрыли|погасили|уплатили|уплачен|обжал|оспор|списан|выплатили)\w*|непогашен\w*")
_DISPUTED = re.compile(r"обжал\w+|оспор\w+|оспарива\w+|в суде|судимся|возражени")
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:сем(?:ь|ей)|жител|граждан|должник|участник|подопечн|клиент|заемщик|предпринимател|насел|люд[еия]|родител"
    r"|выпускник|пенсионер|респондент"
    r"|опрошен|заключенн|бездомн|ипотек|алимент)"
)
_OURS = re.compile(r"(?<!\w)(?:(?:организаци|наш|заявител|закро|погас)\w*|(?:нас|мы|нам|ано|роо|нко)(?!\w))")
_ABOUT_OTHERS = frozenset(
    {"problem", "groups", "goal", "tasks", "results", "media", "charter_activities", "known_groups", "projects", "press"}
)
_COSTS = frozenset({"plan", "budget", "income", "expenses"})
_MONEY = re.compile(rf"{AMOUNT}")
_IS_MONEY = re.compile(r"тыс|млн|миллион|руб|₽|(?<=\d)\s*р\b")
_REPORT = re.compile(
    r"отчет\w*(?: (?!не )[\w«»\"№.-]+){0,8}? (?:(?:пока |еще |так и |до сих пор |по-прежнему )*не (?:сда|представ|предостав"
    r"|направ|отправ|приня|утвержд|закры|подготов|подан)\w*|просроч\w+|задерж\w+)"
    r"|(?<!\w)не (?:сдали|сдан[аы]?|представили|представлен|отчитались|отчиталась|отправили)(?: [\w-]+){0,3}? (?:отчет\w*"
    r"|за (?:прошл|предыдущ)\w+ грант|по (?:прошл|предыдущ)\w+ грант)"
    r"|просрочен\w*(?: \w+){0,2} отчет\w*"
    r"|отчет\w*[^.;]{0,80}(?:(?<!\w)срок (?:уже |давно )?(?:прошел|истек|вышел|пропущен)|позже срока|позднее срока|с опозданием)"
    r"|(?:остат\w+|неизрасходованн\w+|неиспользованн\w+|средств\w*|денег|деньги)[^.;]{0,50}?(?<!\w)не (?:верн|возвра[тщ]|перечисл)\w+"
    r"|(?<!\w)не (?:верн|возвра[тщ])\w+ [^.;]{0,40}(?:остат|средств|неизрасходован|неиспользован|деньги)\w*"
    r"|(?:просроч|задерж)\w+ [^.;]{0,30}возврат\w*|возврат\w*[^.;]{0,50}(?:просроч|задерж)\w+"
)
_NONE_LATE = re.compile(
    r"просрочен\w*[^.;,]{0,60}? (?:нет(?!\w)|не име[ею]\w*|не было|отсутству\w+)"
    r"|(?:(?<!\w)(?:нет|без|не име[ею]\w*)|отсутству\w+) (?:\w+ ){0,2}просрочен\w*"
)
"""«Просроченных отчётов по грантам нет»."""
_OF_A_GRANT = re.compile(r"грант|(?<!\w)фпг(?!\w)|(?:президентск|этого|нашего) фонд|перед фондом|(?<!\w)фонду(?!\w)|поддержанн\w+ проект")
_DUE_LATER = re.compile(
    r"срок\w* (?:\w+ ){0,3}(?:не наступ|еще не|до \d|позже|впереди)|(?<!\w)будет сдан|сдадим (?:его )?в срок|не наступил"
)


def debts_told(draft: Draft, at_most: Decimal) -> Iterator[tuple[Span, Decimal | None]]:
    """Sentences in which the organisation owes the state more than so many roubles; the sum is `None` where none is told.

    Debts of the people whom a project helps are theirs, and a debt that is paid, disputed or put off is none.
    """
    for field in _own(draft):
        for said, words in _clauses(field):
            owes = _OWES.search(words)
            if owes is None or not re.search(_TO_THE_STATE, words) or _is_settled(words) or _is_of_others(field, words):
                continue
            sums = [value for match in _MONEY.finditer(words) if _IS_MONEY.search(match[0]) and (value := amount(match[0])) is not None]
            if sums and max(sums) > at_most:
                yield said, max(sums)
            elif not sums and _STILL.search(words):
                yield said, None


def reports_owed(draft: Draft) -> Iterator[Span]:
    """Sentences in which a report of an earlier grant is late."""
    for field in _own(draft):
        for said in field.sentences():
            words = normalise(" ".join(said.quote.split()))
            if _REPORT.search(_NONE_LATE.sub(" ", words)) and _OF_A_GRANT.search(words) and not _DUE_LATER.search(words):
                yield said


def _clauses(field: Field) -> Iterator[tuple[Span, str]]:
    """Sentences in parts between semicolons: what one of them denies says nothing of another."""
    for said in field.sentences():
        for part in said.quote.split(";"):
            yield said, in_digits(normalise(" ".join(part.split())))


def _own(draft: Draft) -> Iterator[Field]:
    return (field for field in draft.fields.values() if field.key not in _COSTS)


def _is_settled(words: str) -> bool:
    still = _STILL.sub(" ", words)
    return bool(_NO_DEBT.search(still) or _DISPUTED.search(still))


def _is_of_others(field: Field, words: str) -> bool:
    """Whether a debt may be that of the people of the project: where it is told of them, nobody but the organisation must be named."""
    return bool(_OF_OTHERS.search(words)) or (field.key in _ABOUT_OTHERS and not _OURS.search(words))
