"""What must come after other activities, dated before them: a final tournament before the lessons, work before the training for it.

Or dated while they go on for weeks yet: a final tournament of all in March, lessons till the end of April.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from rag.review.checks.calendar import MEDIA
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.types import Activity, Draft
from rag.review.wording import day, short
from rag.text import normalise, subject_stems

_WHAT = r"(?P<{}>[а-я-]{{4,}}(?: [а-я-]{{4,}})?)"
_HAVE_DONE = re.compile(
    rf"(?<!\w)(?:прошедш|прошл(?:и|ых)|освоивш|закончивш|окончивш|завершивш|посетивш|посещавш)\w* (?:\w{{1,3}} )?{_WHAT.format('what')}"
    rf"|(?<!\w)выпускник\w* {_WHAT.format('of')}"
)
"""«Ученики, прошедшие мастер-классы»."""
_AFTER = re.compile(
    rf"(?<!\w)(?:по (?:итогам|результатам|окончании|завершении)|после (?:окончания|завершения)?|подведени\w+ итогов|итог(?:и"
    rf"|ам)|закрыти\w+|завершени\w+) {_WHAT.format('what')}"
)
_CLOSES = re.compile(
    r"(?<!\w)(?:итогов|заключительн|финальн|завершающ|выпускн)\w+ (?:[а-я-]+ ){0,2}?(?:турнир|встреч|концерт|фестивал|праздник"
    r"|конференци|выставк"
    r"|соревновани|мероприят|занят|форум|конкурс|игр|собрани|вечер|матч|слет|показ|спектакл|марафон|тест|анкет|опрос|диагностик"
    r"|замер|срез|экзамен|зачет|круглый)"
    r"|(?<!\w)(?:итогов|заключительн|финальн)\w+ [а-я-]*(?:турнир|фестивал|концерт)|подведени\w+ итогов|торжественн\w+ закрыти"
    r"|закрыти\w+ (?:проект|сезон|школ|курс)"
    r"|вручени\w+ (?:сертификат|диплом|свидетельств|удостоверени)"
)
_WITHOUT_IT = re.compile(
    r"(?<!\w)без (?:него|нее|них|этого|обучения|допуска|инструктажа|прохождения|зачета|удостоверения)(?!\w)"
    r"(?P<clause>[^.;]*?(?<!\w)(?:не|нельзя|никого не) (?:(?:до|вы)?пус[кт]|выход|выйд|выезж|ид[уе]т|пойд|едут|едет|бер[уе]|участву|работа"
    r"|приступа|выда)\w*[^.;]*)"
    r"|(?<!\w)(?:к (?:участию|работе|выходам|выездам)|допуск\w* к|право на) (?P<to>[^.;,]+?) (?:допуска\w+|только|после|лишь)"
    r"|(?:получ|выда)\w+ (?:допуск|право)\w* (?:к|на) (?P<got>[^.;,]+)"
    r"|(?:обязателен|обязательно|обязательный) (?:для|перед) (?P<before>[^.;,]+)"
)
"""Tells of the row that what it names begins only after it."""
_PEOPLE_COME = re.compile(
    r"заняти|встреч|мастер-класс|тренинг|семинар|лекци|консультаци|обучени|экскурси|лагер|тренировк|урок|репетици|курс(?:ы|а"
    r"|ов)?(?!\w)|школа|выезд|игр|смен[аы](?!\w)|мастерск"
)
_PREPARES = re.compile(r"(?<!\w)(?:набор|запис|отбор|закуп|приобрет|подготовк|договор|согласован|формирован|входн)\w*")
_GENERAL = frozenset(
    subject_stems("проект участник школа группа город программа мероприятие этап отбор регистрация набор работа год анкета опрос")
)
_MIN_STEM = 4
_REFUSES = re.compile(r"(?:до|вы)?пус[кт]|участ|работ|приступ|выход|выезж|никого|нельз|выда")
_TEACHES = frozenset(subject_stems("обучение тренинг инструктаж курс семинар занятие"))
"""An earlier row of the same kind may be what they need."""
_IN_STREAMS = re.compile(
    r"поток|смен[аыуе]?(?!\w)|модул|цикл|этап|полугоди|промежуточн|предварительн|отбор"
    r"|(?<!\w)(?:перв|втор|очередн|кажд[а-я]+ (?:групп|месяц|недел))|по мере|ежемесячно|еженедельно|групп[ыа]? №"
)
"""Some are through while others go on."""
_WEEKS = timedelta(days=14)
_FIRST_WORDS = 3


def closing_first(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    """Rows that are over before anything begins that they are the end of."""
    for row in draft.plan if not draft.unread else ():
        before = _named(draft, row) or (_all_meetings(draft, row) if _CLOSES.search(normalise(row.title)) else [])
        if before and all(row.ends < other.starts for other in before):
            yield _too_early(row, min(before, key=lambda other: other.starts))
        elif goes_on := _goes_on(draft, row):
            said = f"«{short(row.title, 60)}» закончится {day(row.ends)}, а «{short(goes_on.title, 60)}» — только {day(goes_on.ends)}."
            yield Seen(said, (row.span, goes_on.span))
    for row, first in _needs_first(draft) if not draft.unread else ():
        yield _too_early(row, first)


def _too_early(row: Activity, first: Activity) -> Seen:
    said = f"«{short(row.title, 60)}» закончится {day(row.ends)}, а «{short(first.title, 60)}» начнётся только {day(first.starts)}."
    return Seen(said, (row.span, first.span))


def _goes_on(draft: Draft, row: Activity) -> Activity | None:
    """What a closing row says its people have been through, where all of that lasts for weeks after it, and no row closes it later."""
    before = [other for other in _named(draft, row) if not _CLOSES.search(normalise(other.title))]
    streams = any(_IN_STREAMS.search(one) for one in (_said(row), *(normalise(other.title) for other in before)))
    if not before or streams or not _CLOSES.search(_said(row)):
        return None
    later = [other for other in draft.plan if other not in before and other.ends > row.ends]
    if any(_CLOSES.search(_said(other)) or _first_words(row) & _first_words(other) for other in later):
        return None
    return max(before, key=lambda other: other.ends) if all(other.ends - row.ends > _WEEKS for other in before) else None


def _said(row: Activity) -> str:
    """Its title and its results."""
    return normalise(f"{row.title}. {' '.join(row.results.quote.split()) if row.results else ''}")


def _first_words(row: Activity) -> frozenset[str]:
    """What a row is, by the first words of its title."""
    return subject_stems(" ".join(row.title.split()[:_FIRST_WORDS])) - _GENERAL


def _needs_first(draft: Draft) -> Iterator[tuple[Activity, Activity]]:
    """Rows with what they must come after: «без него к приборам не допускаем» of a training says that it is before work with them."""
    for first in draft.plan:
        said = normalise(f"{first.title}. {first.results.quote if first.results else ''}")
        told = _WITHOUT_IT.search(said)
        what = subject_stems(next(filter(None, told.groups()), "")) - _GENERAL if told else set()
        what = {stem for stem in what if len(stem) >= _MIN_STEM and not _REFUSES.match(stem)}
        taught = subject_stems(first.title) & _TEACHES
        lessons = [row for row in draft.plan if row is not first and taught & subject_stems(row.title)]
        for row in draft.plan if what else ():
            named = row.ends < first.starts and what & subject_stems(row.title) and row not in lessons
            other = MEDIA.search(normalise(row.title)) or _PREPARES.search(normalise(row.title))
            if named and not other and not any(lesson.starts <= row.ends for lesson in lessons):
                yield row, first


def _named(draft: Draft, row: Activity) -> list[Activity]:
    """The activities that a row says its people have been through."""
    title = normalise(row.title)
    itself = _AFTER.sub(" ", _HAVE_DONE.sub(" ", title))
    found = [*_HAVE_DONE.finditer(_said(row)), *_AFTER.finditer(title)]
    what = {stem for match in found for stem in subject_stems(match["what"] or match["of"] or "") if len(stem) >= _MIN_STEM}
    what -= _GENERAL | subject_stems(itself)
    return [
        other for other in draft.plan if other is not row and what & subject_stems(other.title) and not MEDIA.search(normalise(other.title))
    ]


def _all_meetings(draft: Draft, row: Activity) -> list[Activity]:
    """All that people come to, but what prepares it."""
    others = ((other, normalise(other.title)) for other in draft.plan if other is not row)
    return [
        o
        for o, said in others
        if _PEOPLE_COME.search(said) and not _PREPARES.search(said) and not MEDIA.search(said) and not _CLOSES.search(said)
    ]


CHECKS = {"closing-first": closing_first}
