"""What must come after other activities, dated before them: a final tournament before the lessons, work before the training for it."""

import re
from collections.abc import Iterator

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


def closing_first(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    """Rows that are over before anything begins that they are the end of."""
    for row in draft.plan if not draft.unread else ():
        before = _named(draft, row) or (_all_meetings(draft, row) if _CLOSES.search(normalise(row.title)) else [])
        if before and all(row.ends < other.starts for other in before):
            yield _too_early(row, min(before, key=lambda other: other.starts))
    for row, first in _needs_first(draft) if not draft.unread else ():
        yield _too_early(row, first)


def _too_early(row: Activity, first: Activity) -> Seen:
    said = f"«{short(row.title, 60)}» закончится {day(row.ends)}, а «{short(first.title, 60)}» начнётся только {day(first.starts)}."
    return Seen(said, (row.span, first.span))


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
    results = normalise(" ".join(row.results.quote.split())) if row.results else ""
    found = [*_HAVE_DONE.finditer(title), *_HAVE_DONE.finditer(results), *_AFTER.finditer(title)]
    what = {stem for match in found for stem in subject_stems(match["what"] or match["of"] or "") if len(stem) >= _MIN_STEM}
    what -= _GENERAL | subject_stems(row.title)
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
