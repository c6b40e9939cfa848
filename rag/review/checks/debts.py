"""Debts in a budget: rent, utilities or pay that was due before the project began."""

import re
from datetime import date

from rag.review.language.periods import find_period
from rag.review.types import BudgetLine
from rag.text import normalise, sentences

_MONTH = r"(?:январ|феврал|март|апрел|ма[йея](?!\w)|июн|июл|август|сентябр|октябр|ноябр|декабр)"
_PART_OF_YEAR = r"(?:[1-4]|i{1,3}|iv|перв\w+|втор\w+|трет\w+|четверт\w+) (?:квартал|полугоди)"
_GONE = r"прошл(?:ый|ую|ого|ой|ое|ые|ых) (?:\w+ )?(?:зим|осен|весн|лет(?!и)|год|сезон|месяц|квартал|полугоди)"
_TIME = rf"(?:{_MONTH}|{_PART_OF_YEAR}|\d\d?[./]20\d\d|{_GONE})"
_DUE = re.compile(
    r"(?:закры(?:ва|ть|ти|ем)|погас|погаш|возмещ|возмест|компенсир|компенсац|начислен|задолж|(?<!\w)долг"
    r"|расплат|рассчита(?:ться|емся)|рассчитыва|гасим|доплат|недоплат)\w*"
    rf"[^.;]{{0,60}}(?<!\w)(?:за|по|с) (?:\w+ ){{0,2}}?(?:{_TIME}|20\d\d)"
    rf"|(?<!\w)оплат\w*(?: \w+){{0,3}} за (?:\w+ ){{0,2}}?{_TIME}"
)
"""«Закрываем начисления за ноябрь и декабрь 2025 года»; a price of some month is no debt."""
_PRICE_OF_THEN = re.compile(
    r"средн|тариф|прайс|столько же|заклад|согласно|исход|на основ|ориентир|(?<!\w)как в"
    r"|(?<!\w)по (?:\w+ )?(?:счет|квитанц|начислени|платеж|факт|данны|цен)"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_OF_PREMISES = re.compile(
    r"аренд|коммунал|отоплен|тепл|электр|(?<!\w)свет(?!\w)|водоснаб|связ|интернет|содержани|эксплуатац|водоканал|(?<!\w)вод[аыу](?!\w)|квартплат|(?<!\w)газ(?:а|у)?(?!\w)|помещени|зарплат|оклад|услуг"
)


def is_due_before(line: BudgetLine, starts: date) -> bool:
    """Whether a line pays, in so many words, for months or a year that ended before the project starts."""
    if not _OF_PREMISES.search(normalise(f"{line.name} {line.comment}")):
        return False
    for told in (line.name, line.comment):
        for said in (normalise(told[start:end]) for start, end in sentences(told)):
            due = None if _PRICE_OF_THEN.search(said) else _DUE.search(said)
            period = find_period(said[due.start() :]) if due else None
            year = _YEAR.search(said, due.start()) if due else None
            gone = due is not None and re.search(_GONE, due[0])
            if gone or (period and period.ends < starts) or (period is None and year and int(year[1]) < starts.year):
                return True
    return False
