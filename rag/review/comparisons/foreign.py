"""A sentence left from another project: it promises something to people of whom, and of whose business, the draft says nothing else."""

import re
from collections.abc import Iterator
from itertools import chain

from rag.review.findings import Contradiction, Value
from rag.review.types import Draft, Span
from rag.text import normalise, subject_stems

_PEOPLE = re.compile(
    r"(?<!\w)(?:ветеран|пенсионер|инвалид|студент|дошкольни|школьни|подрост|многодетн|молод\w+ (?:мам|семь|отц)|сирот|осужден|мигрант|бежен"
    r"|бездомн|фермер|спортсмен|воспитанни|казак|колясочни|незряч|слабовидящ|глух|диабетик|донор|пациент|безработн|предпринимател|рыбак|пловц"
    r"|шахмат|музыкант|танцор|певц|художни|ремесленни|мастериц|дачни|садовод|пчеловод|туристы|туристов|школьниц"
    r"|(?!специал|журнал|волонтер|програм|актив|тур)\w{3,}ист(?:ы|ов|ам|ами)(?!\w)|\w{3,}истк[иа])[а-я]*"
)
_GAIN = re.compile(
    r"(?<!\w)(?:получ(?:ат|ит)|продолжат|смогут|станут|начнут|науч(?:атся|ились)|освои(?:вш\w+|ли|т|ят)|вырас(?:тет|тут)|улучш(?:ат|ится|ились)"
    r"|повыс(?:ят|ится)|избавятся|обретут|найдут|приобщ\w+|приобретут|укрепят|займутся|прошедш\w+|обучены|прошли)(?!\w)"
)
_APPEALS = re.compile(r"(?<!\w)(?:вовлеч\w+|вовлека\w+|помож(?:ет|ем|ут)|заинтересу\w+|увлеч\w+|привлеч\w+|узнают|почувству\w+)(?!\w)")
"""Said of helpers too: it counts where two kinds of people are new, in what is not about the future."""
_ROOT = 5
_ENDING = 2
_LEAST_NEW = 4
_NEW_SHARE = 0.7
"""So many of a sentence's words stand nowhere else in the draft; of sentences that belong to it, fewer."""
_NEW_SHARE_OF_KINDS = 0.5
_KINDS = 2
"""Where two kinds of people are named by it alone, so many are enough."""

_OF_A_TOWN = re.compile(
    r"(?<!\w)(?:[Жж]ител|[Пп]одрост|[Дд]ет(?:и|ей|ям)|[Шш]кольни|[Ии]нвалид|[Сс]ем(?:ей|ьи|ьям)|[Вв]етеран|[Пп]енсионер"
    r"|[Лл]юд(?:и|ей|ям)|[Мм]олод[её]ж|[Рр]одител|[Пп]ожилы)[а-яё]*(?: [а-яё-]+)?"
    r" (?:города|г\.|пос[её]лка|села|деревни|станицы) (?P<name>[А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁа-яё]+)*)"
)
_OURS = re.compile(r"(?<!\w)(?:(?:в|для|благодаря) (?:\w+ )?проект[уеа]|проект \w+|наш\w*|мы)(?!\w)")
_OF_OTHERS = re.compile(
    r"опыт|коллег|сосед|например|сравн|побратим|гост|форум|фестивал|конкурс|раньше|ранее|прошл|(?:в|за) 20[12]\d"
    r"|по (?:просьб|примеру)|переда|тираж"
)


def left_over(draft: Draft) -> Iterator[Contradiction]:
    """Sentences on what comes of the project, and for whom, that have next to nothing in common with the rest of it."""
    yield from _of_another_town(draft)
    about = next(draft.texts("groups", "goal", "summary"), None)
    if about is None or draft.kind == "раздел":
        return
    for field in draft.texts("results", "media", "future"):
        for said in field.sentences():
            words = normalise(said.quote)
            appeals = field.key != "future" and _APPEALS.search(words)
            whom = _PEOPLE.search(words) if _GAIN.search(words) or appeals else None
            if whom and _is_foreign(draft, said, whom[0], kinds=1 if _GAIN.search(words) else _KINDS):
                yield Contradiction("Для кого проект", (Value(whom[0], said), Value("другие люди", about.whole)))


def _is_foreign(draft: Draft, said: Span, whom: str, *, kinds: int) -> bool:
    own = draft.fields[said.field].text
    rest = [*(field.text for field in draft.fields.values() if field.id != said.field), own[: said.start], own[said.end :]]
    known = {stem[:_ROOT] for stem in chain.from_iterable(map(subject_stems, rest))}
    told = {stem for stem in subject_stems(_APPEALS.sub(" ", _GAIN.sub(" ", normalise(said.quote)))) if not stem.isdigit()}
    new = {stem for stem in told if stem[:_ROOT] not in known}
    named = any(stem in new for stem in subject_stems(whom))
    unknown = [kind[0] for kind in _PEOPLE.finditer(normalise(said.quote)) if subject_stems(kind[0]) & new]
    share = _NEW_SHARE_OF_KINDS if len(unknown) >= _KINDS else _NEW_SHARE
    return named and len(unknown) >= kinds and len(new) >= _LEAST_NEW and len(new) >= share * len(told)


def _of_another_town(draft: Draft) -> Iterator[Contradiction]:
    """«Проект для молодых инвалидов города Шуи», where the geography, and all but this paragraph, has no such town."""
    geography = draft.get("geography")
    for field in draft.texts("summary", "problem", "groups", "goal", "results", "media") if geography else ():
        for said in field.sentences():
            match, words = _OF_A_TOWN.search(said.quote), normalise(said.quote)
            if match is None or not (_OURS.search(words) or _GAIN.search(words)) or _OF_OTHERS.search(words):
                continue
            start, end = field.text.rfind("\n", 0, said.start) + 1, (field.text + "\n").find("\n", said.end)
            rest = [*(other.text for other in draft.fields.values() if other.id != field.id), field.text[:start], field.text[end:]]
            name = match["name"]
            form = re.compile(rf"(?<!\w){re.escape(name[: max(2, len(name) - _ENDING)])}[а-яё]{{0,4}}(?!\w)")
            if geography and not any(map(form.search, rest)):
                yield Contradiction("Где проект", (Value(name, said), Value("другие места", geography.whole)))
