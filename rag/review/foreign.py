"""A sentence left from another project: it promises something to people of whom, and of whose business, the draft says nothing else."""

import re
from collections.abc import Iterator
from itertools import chain

from rag.review.types import Contradiction, Draft, Span, Value
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
_ROOT = 5
_LEAST_NEW = 4
_NEW_SHARE = 0.7
"""So many of a sentence's words stand nowhere else in the draft; of sentences that belong to it, fewer."""


def left_over(draft: Draft) -> Iterator[Contradiction]:
    """Sentences on what comes of the project, and for whom, that have next to nothing in common with the rest of it."""
    about = next(draft.texts("groups", "goal", "summary"), None)
    if about is None or draft.kind == "раздел":
        return
    for field in draft.texts("results", "media", "future"):
        for said in field.sentences():
            words = normalise(said.quote)
            if _GAIN.search(words) and (whom := _PEOPLE.search(words)) and _is_foreign(draft, said, whom[0]):
                yield Contradiction("Для кого проект", (Value(whom[0], said), Value("о них больше нигде не сказано", about.whole)))


def _is_foreign(draft: Draft, said: Span, whom: str) -> bool:
    own = draft.fields[said.field].text
    rest = [*(field.text for field in draft.fields.values() if field.id != said.field), own[: said.start], own[said.end :]]
    known = {stem[:_ROOT] for stem in chain.from_iterable(map(subject_stems, rest))}
    told = {stem for stem in subject_stems(said.quote) if not stem.isdigit()}
    new = {stem for stem in told if stem[:_ROOT] not in known}
    named = any(stem in new for stem in subject_stems(whom))
    return named and len(new) >= _LEAST_NEW and len(new) >= _NEW_SHARE * len(told)
