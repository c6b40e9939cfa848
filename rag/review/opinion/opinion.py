"""A second opinion by a language model, asked several times; nothing of it is believed that the draft does not bear out.

Quotes must stand in the draft word for word, questions and rewrites may hold no number, date, name or address of their own. The
review itself stays as it was computed. Each run lists the criteria from another one on, for a model's answer leans on their order.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rag.errors import ModelUnavailableError
from rag.facts import facts, invented_days, invented_numbers, invented_places
from rag.generate import Writer
from rag.injection import speaks_to_the_model
from rag.names import foreign_names
from rag.privacy import unmask
from rag.review.findings import Review
from rag.review.fund import Criterion, FundRules
from rag.review.language.printed import folded
from rag.review.opinion.prompt import Shown, looked_at, messages, shown
from rag.review.opinion.types import CriterionOpinion, ModelQuestion, ModelQuote, Opinion, Rewrite
from rag.review.types import Field, Span
from rag.review.wording import plural
from rag.text import clean, sentences
from rag.types import Norm, Passage, Sentence, Statement
from rag.verify import verify

_LINE = re.compile(
    r"^\W*(?P<id>[^\W\d]{1,9}-?\d+)\]?\W*\s(?P<kind>готовность|цитата|вопрос|замена)\W*?[:—–-]\s*(?P<said>.+)$", re.IGNORECASE
)
_READINESS = ("готово", "частично", "нет в тексте")
_ADDRESS = re.compile(r"https?:|www\.|@|\w\.(?:ru|рф|com|org|net|io)\b", re.IGNORECASE)
_ONE_QUESTION = re.compile(
    r"(?:[^\s.!?]+ ){0,3}?(?:кто|кого|кому|кем|ком|что|чего|чему|чем|как|какой|какая|какое|какие|каких|каким|какую"
    r"|какими|какова?|каковы|чей|чья|чьи"
    r"|почему|зачем|сколько|скольк\w+|где|куда|откуда|когда|насколько|\w+ ли|не \w+ ли)(?!\w)[^.!?]*\?",
    re.IGNORECASE,
)
"""«Пошлина отменена?» asks nobody anything."""
_MARKUP = re.compile(r"[*_`#<>|\[\]]")
_LEAST_QUOTED_WORDS = 3
_QUESTION_CHARS = range(12, 301)
_PER_RUN = 3
"""No more quotes, or questions, of a criterion are taken from one answer."""
_MOST_REWRITES = 3


@dataclass(slots=True)
class _Heard:
    """What was let through of the answers so far."""

    runs: int = 0
    readiness: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    quotes: dict[str, Counter[Span]] = field(default_factory=lambda: defaultdict(Counter))
    questions: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    rewrites: dict[str, Rewrite] = field(default_factory=dict)
    dropped_quotes: int = 0
    dropped_questions: int = 0


def second_opinion(reviewed: Review, fund: FundRules, writer: Writer, *, runs: int) -> Review:
    """The review with a second opinion beside it; whatever the model does, the review is whole and a notice tells of it."""
    asked = _asked(reviewed, fund)
    fields = looked_at(reviewed.fields, asked)
    draft = shown(fields, local=writer.local)
    heard, trouble = _Heard(), ""
    for run in range(runs):
        first = run * len(asked) // runs
        try:
            reply = "".join(writer.stream(messages(draft, [*asked[first:], *asked[:first]])))
        except ModelUnavailableError as error:
            trouble = str(error)
            break
        _hear(heard, unmask(reply, draft.hidden), asked, fields, draft)
    opinion = _opinion(heard, asked, writer.name, runs) if heard.runs else None
    return replace(reviewed, opinion=opinion, notices=(*reviewed.notices, *_notices(heard, draft, runs, trouble)))


def _asked(reviewed: Review, fund: FundRules) -> list[Criterion]:
    """Criteria of which something can be told by this draft."""
    told = {report.id for report in reviewed.criteria if report.readiness != "не проверяется"}
    return [criterion for criterion in fund.criteria if criterion.id in told]


def _notices(heard: _Heard, draft: Shown, runs: int, trouble: str) -> Iterator[str]:
    if trouble:
        yield f"{trouble} Второе мнение: ответов {heard.runs} из {runs}; разбор по правилам от модели не зависит."
    elif heard.runs < runs:
        yield f"Языковая модель ответила не по форме: годных ответов {heard.runs} из {runs}; разбор по правилам от неё не зависит."
    if heard.dropped_quotes:
        invented_ones = plural(heard.dropped_quotes, "цитата отброшена", "цитаты отброшены", "цитат отброшено")
        yield f"Второе мнение: {invented_ones} — в проекте таких слов нет."
    if draft.left_out:
        left_out = plural(draft.left_out, "предложение", "предложения", "предложений")
        yield f"В тексте есть указания для языковой модели: {left_out} ей не показано. Проверьте, откуда они в проекте."


def _hear(heard: _Heard, reply: str, asked: Sequence[Criterion], fields: Sequence[Field], draft: Shown) -> None:
    """Take one answer in. One that gives a readiness to no criterion counts as none."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for match in filter(None, map(_LINE.match, clean(reply).splitlines())):
        said[match["kind"].lower(), folded(match["id"])].append(match["said"].strip())
    given = {c.id: state for c in asked for state in _READINESS if any(folded(s) == state for s in said["готовность", folded(c.id)][:1])}
    if not given:
        return
    heard.runs += 1
    written = "\n".join([draft.text, *(f"{c.title} {' '.join(q.ask for q in c.questions)}" for c in asked), *draft.hidden.values()])
    for criterion in asked:
        id_, key = criterion.id, folded(criterion.id)
        heard.readiness[id_].update(filter(None, [given.get(id_)]))
        quotes = [_found(one, fields) for one in said["цитата", key][:_PER_RUN]]
        heard.dropped_quotes += quotes.count(None)
        heard.quotes[id_].update(list(dict.fromkeys(filter(None, quotes))))
        questions = [_question(one, written) for one in said["вопрос", key][:_PER_RUN]]
        heard.dropped_questions += questions.count(None)
        heard.questions[id_].update(list(dict.fromkeys(filter(None, questions))))
    for number, paragraph in draft.paragraphs.items():
        for text in said["замена", folded(number)][:1]:
            _rewrite(heard, paragraph, text)


def _found(said: str, fields: Sequence[Field]) -> Span | None:
    """Where the quote stands in the draft word for word, whatever the ends of lines; `None` when it does not, or is too short."""
    words = said.strip(" «»“”„\"'").split()
    if len(words) < _LEAST_QUOTED_WORDS or speaks_to_the_model(said):
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = ((one, match) for one in fields if (match := pattern.search(one.text)))
    return next((one.span(match.start(), match.end()) for one, match in found), None)


def _question(said: str, written: str) -> str | None:
    """The question as it may be shown: one question of ordinary words, and nothing in it that neither draft nor fund has."""
    asked = said.strip(" «»\"'")
    usual = len(asked) in _QUESTION_CHARS and _ONE_QUESTION.fullmatch(asked) and not _MARKUP.search(asked)
    if not usual or speaks_to_the_model(asked) or _ADDRESS.search(asked):
        return None
    new, known = facts(asked), facts(written)
    added = [*invented_numbers(new, known), *invented_days(new, known), *invented_places(new, known), *foreign_names(asked, written)]
    return None if added else asked


def _rewrite(heard: _Heard, original: Span, said: str) -> None:
    """Keep a rewrite of a paragraph; one that adds something only until another run gives one that does not."""
    if original.quote == said:
        return
    known = heard.rewrites.get(original.quote)
    if (known and known.text) or (known is None and len(heard.rewrites) >= _MOST_REWRITES):
        return
    refused = _added(said, original.quote)
    heard.rewrites[original.quote] = Rewrite(original.field, original.quote, original.start, original.end, "" if refused else said, refused)


def _added(said: str, original: str) -> str:
    """What a rewrite has that its paragraph has not, in words for people; empty when there is nothing."""
    if _MARKUP.search(said) or _ADDRESS.search(said) or speaks_to_the_model(said):
        return "в нём ссылка, разметка или указание"
    source = Passage("draft", "draft", "", "draft", "", original, (Statement(0, len(original), (_NOBODY,)),), 0)
    every = (verify(Sentence(said[start:end], ((source, 0, len(original)),))) for start, end in sentences(said))
    reason = next((verdict.reason for verdict in every if not verdict.supported), "")
    return reason.replace("источнике", "вашем абзаце").replace("источника", "вашего абзаца")


_NOBODY = Norm("", "")
"""A draft is no norm."""


def _opinion(heard: _Heard, asked: Sequence[Criterion], model: str, runs: int) -> Opinion:
    return Opinion(
        model=model,
        runs=heard.runs,
        asked=runs,
        dropped_quotes=heard.dropped_quotes,
        dropped_questions=heard.dropped_questions,
        criteria=tuple(_criterion(heard, criterion.id) for criterion in asked),
        rewrites=tuple(heard.rewrites.values()),
    )


def _criterion(heard: _Heard, id_: str) -> CriterionOpinion:
    return CriterionOpinion(
        id=id_,
        readiness={state: count for state in _READINESS if (count := heard.readiness[id_][state])},
        quotes=tuple(ModelQuote(s.field, s.quote, s.start, s.end, count) for s, count in heard.quotes[id_].most_common()),
        questions=tuple(ModelQuestion(ask, count) for ask, count in heard.questions[id_].most_common()),
    )
