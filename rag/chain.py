"""The story of an answer: understand | retrieve | expand | judge | write. Read this first.

The steps are one LangChain `Runnable`. Its stream gives events: what was found, pieces of the answer as they are
verified, and last the whole `Answer`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from langchain_core.embeddings import Embeddings
from langchain_core.runnables import Runnable, RunnableGenerator, RunnableLambda

from rag.budget_sums import budget_sums
from rag.calculate import deadlines
from rag.compose import compose
from rag.contest import reckoned
from rag.draft import Draft, Verify
from rag.errors import ModelUnavailableError
from rag.expand import expand
from rag.generate import Writer, generate, prompt
from rag.glossary import Glossary
from rag.kinds import Refusals
from rag.notices import notices, unmet, warnings
from rag.retrieve import HybridRetriever, Rerank, funds_of
from rag.review.fund import FundRules
from rag.searchable import SearchableIndex
from rag.settings import Settings
from rag.sufficiency import Decision, Judge, decide
from rag.text import Tokens, stems
from rag.trace import Timer, told_decision, told_hit, told_prompt, told_query, told_ranking
from rag.types import Answer, Hit, Query, Question, Sentence, TraceStep
from rag.understand import Understanding
from rag.verify import verify

_RECKONED_FROM = 15
"""A period that is told further down is not the answer."""
_FUND_OF = 3
"""A question that names no fund is reckoned by the rules of the one that the first hits are of."""


@dataclass(frozen=True, slots=True)
class Found:
    """The evidence is there; writing begins."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """The next piece of the answer's markdown. `restart` says that what came before is withdrawn."""

    text: str
    restart: bool = False


Event = Found | Delta | Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What passes between steps: each stage holds what the one before it held, and one thing more."""

    question: Question
    trace: tuple[TraceStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood(Asked):
    """The question as a query."""

    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved(Understood):
    """The query, its vector and what was found, best first."""

    vector: Sequence[float]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged(Retrieved):
    """What was found and whether it is enough."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class Consultant:
    """Everything that answering needs, built in `app.wiring`.

    `index` gives the index in force; `tokens` are those that its words were indexed by; `today` is the clock.
    """

    settings: Settings
    index: Callable[[], SearchableIndex]
    embeddings: Embeddings
    glossary: Glossary
    refusals: Refusals
    judge: Judge = field(default_factory=Judge)
    writer: Writer | None = None
    rerank: Rerank | None = None
    funds: tuple[FundRules, ...] = ()
    tokens: Tokens = stems
    verify: Verify = verify
    today: Callable[[], date] = date.today

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            ConsultantError: the question cannot be worked with, or there is no index.
        """
        return next(event for event in self.chain().invoke(question) if isinstance(event, Answer))

    def stream(self, question: Question) -> Iterator[Event]:
        """Events of an answer as they happen; the last one is the `Answer`."""
        for events in self.chain().stream(question):
            yield from events

    def chain(self) -> Runnable[Question, tuple[Event, ...]]:
        """The steps as one runnable. Its chunks are tuples of one event, so that their sum holds all events."""
        return (
            RunnableLambda(_asked)
            | RunnableLambda(self._understand)
            | RunnableLambda(self._retrieve)
            | RunnableLambda(self._expand)
            | RunnableLambda(self._judge)
            | RunnableGenerator(self._write)
        )

    def retriever(self) -> HybridRetriever:
        return HybridRetriever(
            index=self.index,
            embeddings=self.embeddings,
            lexical_weight=self.settings.lexical_weight,
            candidates=self.settings.candidates,
            limit=self.settings.hits,
            funds=self.glossary.funds,
            legal_forms=self.glossary.legal_forms,
            rerank=self.rerank,
        )

    def understand(self, question: Question) -> Query:
        return Understanding(self.glossary, self.index().lexical, self.settings.max_question_chars, self.tokens)(question)

    def _understand(self, turn: Asked) -> Understood:
        with Timer() as timer:
            query = self.understand(turn.question)
        return Understood(question=turn.question, query=query, trace=(timer.step("understand", told_query(query, self.tokens)),))

    def _retrieve(self, turn: Understood) -> Retrieved:
        with Timer() as timer:
            vector = self.embeddings.embed_query(turn.query.text)
            day = turn.question.as_of or self.today()
            ranked = self.retriever().ranked(turn.query, vector=vector, collections=turn.question.collections, day=day)
        step = timer.step("retrieve", told_ranking(ranked, limit=self.settings.hits, lexical_weight=self.settings.lexical_weight))
        hits = tuple(ranked[: self.settings.hits])
        return Retrieved(question=turn.question, query=turn.query, vector=vector, hits=hits, trace=(*turn.trace, step))

    def _expand(self, turn: Retrieved) -> Retrieved:
        with Timer() as timer:
            hits = tuple(expand(turn.hits, self.index().catalogue))
        known = {hit.passage.id for hit in turn.hits}
        step = timer.step("expand", {"added": [told_hit(hit) for hit in hits if hit.passage.id not in known]})
        return replace(turn, hits=hits, trace=(*turn.trace, step))

    def _judge(self, turn: Retrieved) -> Judged:
        with Timer() as timer:
            read = [hit for hit in turn.hits if hit.origin in {"found", "section"}]
            decision = decide(
                turn.question.text,
                turn.query,
                turn.vector,
                read,
                refusals=self.refusals,
                lexical=self.index().lexical,
                judge=self.judge,
            )
        trace = (*turn.trace, timer.step("judge", told_decision(decision, self.judge.calibration)))
        return Judged(question=turn.question, query=turn.query, vector=turn.vector, hits=turn.hits, decision=decision, trace=trace)

    def _write(self, turns: Iterable[Judged]) -> Iterator[tuple[Event, ...]]:
        for turn in turns:
            for event in self._events(turn):
                yield (event,)

    def _events(self, turn: Judged) -> Iterator[Event]:
        yield Found(turn.hits)
        draft = Draft(turn.trace, self.verify)
        refusal = turn.decision.refusal
        if refusal is not None:
            draft.text = refusal.message
            yield Delta(refusal.message)
        if refusal is None and self.writer is not None:
            yield from self._generated(turn, draft, self.writer)
        if draft.mode == "extractive" and turn.hits and (refusal is None or refusal.evidence):
            yield from self._extracted(turn, draft)
        yield self._answer(turn, draft)

    def _generated(self, turn: Judged, draft: Draft, writer: Writer) -> Iterator[Event]:
        """The language model's verified sentences; leaves the draft extractive when there are none."""
        prepared = prompt(turn.query.asked, turn.hits, local=writer.local)
        try:
            with Timer() as timer:
                yield from _said(draft, generate(prepared, writer.stream))
        except ModelUnavailableError as error:
            draft.notices.append(f"{error} Ответ составлен из выдержек без модели.")
        else:
            if draft.book.norms:
                draft.mode = writer.name
                composed = compose(turn.query, turn.hits, rarity=self.index().lexical.rarity)
                yield from _said(draft, self._computed(turn, composed))  # a model never does the arithmetic
            else:
                draft.notices.append("Модель не дала ответа, который подтверждают источники: ответ составлен из выдержек.")
        told = {**told_prompt(prepared), "sentences": list(draft.checks), "dropped": draft.dropped()}
        draft.trace.append(timer.step("generate", told))
        if draft.mode == "extractive":
            if draft.text:
                yield Delta("", restart=True)
            draft.restart()

    def _extracted(self, turn: Judged, draft: Draft) -> Iterator[Event]:
        with Timer() as timer:
            sentences = compose(turn.query, turn.hits, rarity=self.index().lexical.rarity)
            if draft.text:
                sentences[0] = replace(sentences[0], prefix="\n\nЧто известно: ")
            computed = self._computed(turn, sentences)
            yield from _said(draft, [*computed, *_after(computed, sentences)])
        told: dict[str, object] = {"sentences": list(draft.checks)}
        if turn.question.trace and self.writer is None:  # what a model would be shown
            told |= told_prompt(prompt(turn.query.asked, turn.hits, local=False))
        draft.trace.append(timer.step("compose", told))

    def _computed(self, turn: Judged, sentences: Sequence[Sentence]) -> list[Sentence]:
        """What the program reckons: by a fund's rules, or from the first sentences of an answer and the date in the question."""
        today = turn.question.as_of or self.today()
        read = (norm.locator for hit in turn.hits[:_FUND_OF] for norm in hit.passage.statements[0].norms)
        funds = turn.query.funds or funds_of(read, self.glossary.funds)
        asked, stated = turn.query.asked, self.index().catalogue.stated
        return (
            reckoned(asked, funds, stated, self.funds, today=today)
            or budget_sums(asked, funds, stated, self.funds)
            or deadlines(asked, sentences[:_RECKONED_FROM], today=today)
        )

    def _answer(self, turn: Judged, draft: Draft) -> Answer:
        day = turn.question.as_of or self.today()
        status = turn.decision.status
        told = (
            *warnings(turn.question.text, status=status, unsaid=turn.decision.unsaid),
            *unmet(turn.query, turn.hits, draft.book.norms, self.glossary.funds),
            *notices(draft.book.norms, day=day, old_after_days=self.settings.old_after_days),
        )
        return Answer(
            status=status,
            text=draft.text,
            citations=draft.book.citations(),
            notices=(*draft.notices, *told),
            mode=draft.mode,
            refusal=turn.decision.refusal.kind if turn.decision.refusal else None,
            trace=tuple(draft.trace) if turn.question.trace else None,
        )


def _said(draft: Draft, sentences: Iterable[Sentence]) -> Iterator[Delta]:
    """Sentences taken into the answer, as they come."""
    yield from (Delta(piece) for piece in map(draft.add, sentences) if piece)


def _after(computed: Sequence[Sentence], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of an answer, in a paragraph of their own when something reckoned stands before them."""
    first, *rest = sentences
    return [replace(first, prefix="\n\n" + first.prefix.lstrip()), *rest] if computed else [*sentences]


def _asked(question: Question) -> Asked:
    return Asked(question=question)
