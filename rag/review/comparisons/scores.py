"""The mean score that is aimed at: «средний балл — не выше 40» of the goal, «снизится до 45» of the results."""

import re
from collections.abc import Iterator

from rag.morphology import any_akin, readings
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.earlier import is_earlier
from rag.review.types import Draft, Field, Span

_SCORE = re.compile(r"(?<!\w)средн[а-я]+ (?:итогов[а-я]+ )?(?:балл|оценк|результат|показател|уровень)[а-я]*")
_AIM = re.compile(
    r"(?<!\w)(?P<bound>не (?:выше|более|больше|ниже|менее|меньше)(?: чем)?|до|(?:выше|ниже|больше|меньше))"
    r" (?P<value>\d{1,3}(?:[.,]\d{1,2})?)(?![\d,.]*\d)(?! ?(?:%|из|человек|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр"
    r"|октябр|ноябр|декабр|год|мес|дн|час|конц))"
)
_OF = re.compile(r" (?:по |за |в |на )?([а-я-]{4,})")
_ABOVE = re.compile(r"не (?:ниже|менее|меньше)|^(?:выше|больше)")


def mean_scores(draft: Draft) -> Iterator[Contradiction]:
    """The only mean score that a field aims at, where the only one of another field is another and is bounded from the same side."""
    told = [found[0] for field in draft.texts("summary", "goal", "tasks", "results") if len(found := [*_aims(draft, field)]) == 1]
    for n, (aim, what, said) in enumerate(told):
        for other, of, where in told[n + 1 :]:
            sides = {bool(_ABOVE.search(one["bound"])) for one in (aim, other) if one["bound"] != "до"}
            same = not (what and of) or any_akin(what, [of])
            if aim["value"] != other["value"] and len(sides) <= 1 and same:
                yield Contradiction("Какой средний балл будет", (Value(aim[0], said), Value(other[0], where)))
                return


def _aims(draft: Draft, field: Field) -> Iterator[tuple[re.Match[str], str, Span]]:
    """The first bound after each mean score, with what it is the score of, in sentences of this project."""
    for said in field.sentences():
        words = figures(said.quote)
        scores = [] if is_earlier(words, draft) else [match.end() for match in _SCORE.finditer(words)]
        for start, end in zip(scores, [*scores[1:], len(words)], strict=False):
            if aim := _AIM.search(words, start, end):
                what = _OF.match(words, start)
                yield aim, what[1] if what and "VERB" not in readings(what[1])[0][1] else "", said
