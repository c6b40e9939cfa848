"""Settings -> Consultant. Nothing is built on import."""

import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from app.admin import AdminDoor
from app.drafts import fund_rules, load_fund
from app.places import Places
from ingest.index import Progress, write_generation
from ingest.pipeline import ingest
from ingest.report import IngestReport
from rag.adapters.embeddings import NamedEmbeddings, load_embeddings
from rag.adapters.index import Index, LiveIndex, Manifest
from rag.adapters.reranker import load_reranker
from rag.chain import Consultant, Event
from rag.errors import BadInputError
from rag.generate import Writer
from rag.glossary import Glossary
from rag.kinds import Refusals
from rag.registration.answers import Answers, Dates
from rag.registration.citing import finder
from rag.registration.plan import Plan, plan
from rag.registration.rules import RegistrationRules
from rag.review.findings import Review
from rag.review.fund import Cite, FundRules
from rag.review.opinion.opinion import second_opinion
from rag.review.review import review
from rag.settings import Settings
from rag.sufficiency import Judge
from rag.types import Answer, Passage, Question

_NO_MODEL = "Второго мнения нет: языковая модель не настроена, задайте NKO_LLM_BASE_URL и NKO_LLM_MODEL."


def load_settings() -> Settings:
    """Read the environment, once.

    Raises:
        BadInputError: a variable has a value that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = ", ".join(f"NKO_{'_'.join(map(str, e['loc'])).upper()} ({e['msg']})" for e in error.errors())
        raise BadInputError(f"Исправьте настройки: {wrong}.") from error


@dataclass(frozen=True)
class App:
    """The parts of a running program, each built when it is first needed."""

    settings: Settings
    _funds: dict[str, tuple[FundRules, Cite]] = field(default_factory=dict)

    @cached_property
    def admin(self) -> AdminDoor:
        return AdminDoor(self.settings)

    @cached_property
    def embeddings(self) -> NamedEmbeddings:
        return load_embeddings(self.settings.embeddings)

    @cached_property
    def index(self) -> LiveIndex:
        return LiveIndex(self.settings.data_dir, self.embeddings)

    @cached_property
    def consultant(self) -> Consultant:
        return self.consultant_with(Judge.load(self.settings.corpus_dir / "judge.json", embeddings=self.embeddings.name))

    def consultant_with(self, judge: Judge) -> Consultant:
        """The consultant with another judge than the corpus has: a new one is fitted though the old cannot be read."""
        corpus = self.settings.corpus_dir
        return Consultant(
            settings=self.settings,
            index=self.index.get,
            embeddings=self.embeddings,
            glossary=Glossary.load(corpus / "glossary.yaml"),
            refusals=Refusals.load(corpus / "refusals.yaml"),
            judge=judge,
            writer=self.writer,
            rerank=load_reranker(self.settings.reranker),
            funds=tuple(self.fund_rules.values()),
        )

    @cached_property
    def fund_rules(self) -> dict[str, FundRules]:
        """Rules of every fund of the corpus by its id, read once for answers and for the rooms."""
        return fund_rules(self.settings)

    @cached_property
    def _answering(self) -> Places:
        return Places(self.settings.parallel_answers, wait_seconds=self.settings.busy_seconds)

    def ask(self, question: Question) -> Answer:
        """`Consultant.ask`, for one of many readers.

        Raises:
            TryLaterError: too many are asking.
        """
        with self._answering.one():
            return self.consultant.ask(question)

    def stream(self, question: Question) -> Generator[Event]:
        """`Consultant.stream`, likewise."""
        with self._answering.one():
            yield from self.consultant.stream(question)

    @cached_property
    def writer(self) -> Writer | None:
        """The language model that is configured; one for answers and reviews, so that both leave it alone when it fails."""
        if not self.settings.llm_model:
            return None
        from rag.adapters.chat_models import load_chat_model

        return load_chat_model(self.settings)

    @contextmanager
    def scratch_index(self, passages: Sequence[Passage], embeddings: NamedEmbeddings, *, progress: Progress) -> Iterator[Index]:
        """An index of just these passages, gone when the `with` block ends."""
        with tempfile.TemporaryDirectory() as folder:
            manifest = Manifest(embeddings.name, embeddings.dimension, self.settings.max_passage_tokens, ())
            with Index(write_generation(Path(folder), passages, manifest, embeddings, progress=progress)) as index:
                yield index

    @property
    def ingest(self) -> Callable[..., IngestReport]:
        """`ingest.pipeline.ingest` with this program's settings and embeddings."""
        return lambda **options: ingest(self.settings, self.embeddings, **options)

    def review(
        self,
        text: str,
        fund: str,
        *,
        amount: Decimal | None = None,
        corrections: Mapping[str, str] | None = None,
        opinion: bool = False,
    ) -> Review:
        """`rag.review.review` by the rules of a fund of the corpus, which are read once; with `opinion`, what a language model adds."""
        if fund not in self._funds:
            self._funds[fund] = load_fund(fund, self.settings)
        rules, cite = self._funds[fund]
        reviewed = review(text, rules, cite=cite, today=date.today(), amount=amount, corrections=corrections)
        if not opinion:
            return reviewed
        if self.writer is None:
            return replace(reviewed, notices=(*reviewed.notices, _NO_MODEL))
        return second_opinion(reviewed, rules, self.writer, runs=self.settings.opinion_runs)

    @cached_property
    def registration_rules(self) -> RegistrationRules:
        return RegistrationRules.load(self.settings.corpus_dir / "registration.yaml")

    def registration(self, answers: Answers, dates: Dates) -> Plan:
        """`rag.registration.plan.plan` by the rules of the corpus, quoted from the index in force."""
        find = finder(self.index.get().catalogue.stated)
        return plan(answers, dates, self.registration_rules, find=find, today=date.today(), old_after_days=self.settings.old_after_days)
