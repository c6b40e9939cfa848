"""Years of work that somebody cannot have: «опыт 22 года» of one who began in 2010 and studied till 2008."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.periods import find_period
from rag.review.types import Draft, Span

_EXPERIENCE = re.compile(
    r"(?<!\w)(?:опыт|стаж)(?: [а-я-]+){0,4}?(?: -|:|,| более| свыше| около| почти)* (?P<years>\d\d?)(?:-ти)? (?:лет"
    r"|года?)(?!\w)|(?<![\d.,-])(?P<before>\d\d?)(?:-летн[а-я]+| лет| года?) (?:опыта?|стажа?)(?!\w)"
)
_SINCE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?: г\.| года)? ?(?:-|по) ?(?:по )?(?:настоящ|наст\.|н\.? ?в)|(?<!\w)с (?P<since>(?:19"
    r"|20)\d\d)(?: г\.| года)?(?! (?:по|до) (?:19|20)\d\d)(?!-(?:19|20))"
)
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
_BORN = re.compile(r"дата рождения[^\d]{0,20}(?:\d\d\.\d\d\.)(?P<year>(?:19|20)\d\d)")
_STUDIED = re.compile(
    r"год окончания ?\n? ?(?P<one>(?:19|20)\d\d)|(?<!\d)(?:19|20)\d\d ?[-–—] ?(?P<two>(?:19|20)\d\d)(?!\d)|(?:окончил[а]?"
    r"|выпуск[а-я]*|диплом)[^.;\d]{0,40}(?P<three>(?:19|20)\d\d)"
)
_WORK = re.compile(r"(?:^|\n)\d{1,2}\. опыт работы[^\n]*\n")
_NEXT = re.compile(r"\n\d{1,2}\. ")
_PERSON = re.compile(r"Член команды №\s*\d+|(?<=\n)1\. ФИО\b", re.IGNORECASE)
_POST = (
    r"(?:[а-я]+(?:ый|ая) )?(?:директор|председател[а-я]+(?: правления| совета)?|руководител[а-я]+|президент|управляющ[а-я]+)(?: и [а-я]+)?"
)
_OURS = r"(?:нашей |этой )?(?:организации(?:-заявителя)?(?=[.;,)(]| с | уже |$)|(?:[а-я]+ ){{0,5}}\"(?P<{}>[^\"]+)\")"
_LEADS = re.compile(
    rf"(?:с )?(?<!\d)(?P<year>(?:19|20)\d\d)(?: г\.| года)? ?(?:-|по)? ?(?:по )?(?:настоящ[а-я]+ время|наст\. ?вр[а-я]*\.?|н\. ?в\.?)?"
    rf"[ ,:-]*{_POST} {_OURS.format('name')}"
    rf"|(?<!\w){_POST} {_OURS.format('name2')} с (?P<since>(?:19|20)\d\d)"
    r"|(?<!\w)(?:руковожу|руководит|возглавля[а-я]+) (?:нашей |нашу )?организаци(?:ей|ю) с (?P<since2>(?:19|20)\d\d)"
)
_LEAST_AGE = 14
_SLACK_YEARS = 2


def careers(draft: Draft) -> Iterator[Contradiction]:
    """More years of experience than since the only year that the work began, before which the person studied; or than since childhood."""
    if draft.starts is None:
        return
    for field in draft.texts("team"):
        cuts = [match.start() for match in _PERSON.finditer(field.text)]
        for start, end in pairwise([*cuts, len(field.text)]):
            about = field.text[start:end].lower()
            if work := _WORK.search(about):
                after = _NEXT.search(about, work.end())
                said = field.span(start + work.end(), start + (after.start() if after else len(about)))
                yield from _of_person(said, about[: work.start()], draft.starts.year)
    titled = {field.title: field.text for field in draft.fields.values() if field.id.startswith("2.") and field.id not in draft.hidden}
    yield from _before_registration(draft)
    for field in draft.texts("leader_experience"):
        studies, born = titled.get("Образовательные организации и специальности", ""), titled.get("Дата рождения", "")
        yield from _of_person(field.whole, f"дата рождения {born}\n{studies.lower()}", draft.starts.year)


def _before_registration(draft: Draft) -> Iterator[Contradiction]:
    """«2013 – по настоящее время, директор организации», which was registered in 2019."""
    registered = draft.get("registered")
    born = find_period(registered.text) if registered else None
    names = figures(" ".join(field.text for field in draft.texts("organisation")))
    for field in draft.texts("leader_experience") if registered and born else ():
        for said in field.sentences():
            for match in _LEADS.finditer(figures(said.quote)):
                year, name = int(match["year"] or match["since"] or match["since2"]), match["name"] or match["name2"]
                if registered and born and year < born.starts.year and (not name or name in names) and "инициатив" not in said.quote:
                    values = (Value(f"с {year} года", said), Value(registered.text.strip(), registered.whole))
                    yield Contradiction("С какого года есть организация", values)
                    return


def _of_person(said: Span, about: str, now: int) -> Iterator[Contradiction]:
    words = figures(said.quote)
    told = _EXPERIENCE.search(words)
    if told is None:
        return
    years = int(told["years"] or told["before"])
    began = {int(match["year"] or match["since"]) for match in _SINCE.finditer(words)}
    all_years = {int(year) for year in _YEAR.findall(words)}
    studied = [int(next(filter(None, match.groups()))) for match in _STUDIED.finditer(about)]
    born = _BORN.search(about)
    if born and years > now - int(born["year"]) - _LEAST_AGE:
        yield _differing(said, years, f"родился(ась) в {born['year']} году")
    elif len(began) == 1 and len(studied) == 1 and min(all_years) == min(began):
        since = min(began)
        if years > now - since + _SLACK_YEARS and now - years <= studied[0] - _SLACK_YEARS:
            yield _differing(said, years, f"с {since} года, учёба до {studied[0]} года")


def _differing(said: Span, years: int, other: str) -> Contradiction:
    return Contradiction("Сколько лет опыта", (Value(f"{years}", said), Value(other, said)))
