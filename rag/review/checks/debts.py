"""What a budget pays for the time before the project began: rent, utilities or pay that was due, work that was done."""

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
_WORK = re.compile(
    r"^\W*(?:и |также |оплата |услуги по |работы по |за )*(?:подготовк|разработк|написани|составлени|проведени|съемк|монтаж|ремонт|печат"
    r"|изготовлени|обучени|консультаци|регистраци|создани|сбор|уборк|вывоз|доставк|закупк|покупк|аренд|перевозк|пошив|дизайн|верстк)[а-я]*(?!\w)"
)
"""Begins to tell what is paid for."""
_NOT_PAID = re.compile(
    r"(?<!\w)(?:не|без|нет|уже|(?:бесплатн|безвозмездн|вклад|партн|опыт|данн|опрос|договор|письм|предложени|прайс|смет|тариф|счет"
    r"|стоимост|замер|итог|результат|показа|пилот|проведен|опубликован|сделан|выполнен|закончен|созданн|купленн|собранн|летопис|истори|архив)\w*"
    r"|сво[йяеи]\w*|сами|кп|цен[аеуы]\w*|отчет\w*(?= за))(?!\w)"
)
_IN = re.compile(r"(?:в|во|с|со|до|к)(?!\w)")
_APPLICATION = re.compile(
    r"(?:подготовк|написани|составлени|оформлени|подач|разработк|сопровождени)[а-я]* (?:и [а-я]+ )?"
    r"(?:(?:настоящ|эт|наш|данн|грантов|конкурсн)[а-я]+ )?заявк[иу]"
    r"(?: (?:на|в|для) (?:участи\w+ в )?(?:\w+ ){0,3}?(?:грант|конкурс|фонд|фпг)\w*| в фонд\w*| проекта"
    r"| и (?:бюджет|смет)\w+| ?(?:[,.;:(]|$))"
)
"""The application that the draft is."""
_OF_OTHERS = re.compile(
    r"обуч|учит|учат|учим|(?<!\w)курс|семинар|тренинг|(?<!\w)урок|заняти|участник|активист|инициатив|групп|(?<!\w)нко(?!\w)|наставни"
    r"|консультац|следующ|будущ|(?<!\w)нов[а-я]+ заявк|соревнован|турнир|выставк|мини-грант|молодеж"
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


def is_work_before(line: BudgetLine, starts: date) -> bool:
    """Whether a line pays for work done before the project starts: for the application itself, or by the date beside the work."""
    words = f"{normalise(line.name)}. {normalise(line.comment)}"
    for part in re.split(r"[.;,](?!\d)|(?<!\w)(?:затем|потом|далее)(?!\w)", words):
        if _APPLICATION.search(part.strip()) and not _NOT_PAID.search(part) and not _OF_OTHERS.search(words):
            return True
        period = find_period(part) if _WORK.search(part) and not _NOT_PAID.search(part) and not _PRICE_OF_THEN.search(part) else None
        if period and period.ends < starts and _IN.match(part[period.start :]):
            return True
    return False
