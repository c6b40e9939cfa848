"""A question walked through the pipeline for a class: the ordinary way, the broken one beside it, and what the model says alone."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from langchain_core.messages import HumanMessage, SystemMessage

from app.lesson.breaking import Embed, broken, injected_passage
from app.lesson.liar import liar
from app.lesson.plane import Projection, Vector, plane
from app.lesson.run import Bare, Hint, Run, Switch, Way
from app.lesson.scenarios import Lessons
from rag.adapters.index import Index
from rag.chain import Consultant
from rag.errors import ModelUnavailableError
from rag.generate import Writer
from rag.privacy import mask, unmask
from rag.types import Question
from rag.understand import check_question

Progress = Callable[[int, int], object]

_ALONE = "Ответь по-русски, просто и коротко."
_KEPT_VECTORS = 2_000


class Classroom:
    """What a class needs: the consultant, its index, the scenarios. Vectors once computed are kept."""

    def __init__(self, consultant: Consultant, index: Callable[[], Index], lessons: Lessons) -> None:
        self.consultant = consultant
        self.index = index
        self.lessons = lessons
        self._embed: Embed = lru_cache(_KEPT_VECTORS)(self._embedded)
        self._held = lru_cache(1)(Held.of)

    def walk(
        self,
        question: str,
        switches: Collection[Switch] = (),
        *,
        injected: str = "",
        secret: bool = False,
        hint: Hint | None = None,
        progress: Progress = lambda _done, _total: None,
    ) -> Run:
        """Walk a question through. `injected` is the text of the document to inject, that of the scenarios when it is empty.

        Raises:
            ConsultantError: the question cannot be worked with, or there is no index.
        """
        check_question(question, max_chars=self.consultant.settings.max_question_chars)
        asked = Question(question, trace=True)
        index, thrown = self.index(), frozenset(switches)
        held = self._held(index)
        sound = self._with_liar() if Switch.NO_VERIFICATION in thrown else self.consultant
        usual = Way.of(sound.ask(asked))
        fault = Way.of(self._broken(sound, thrown, usual, held, injected, progress).ask(asked)) if thrown else None
        vector = np.array(self.consultant.embeddings.embed_query(usual.text), dtype=np.float32)
        return Run(
            made=self.consultant.today(),
            question=question,
            switches=tuple(switch for switch in Switch if switch in thrown),
            secret=secret,
            usual=usual,
            broken=fault,
            bare=None if self.consultant.writer is None else alone(question, self.consultant.writer),
            plane=plane(held.projection, held.vectors, index.passages, vector, usual.hits),
            hint=hint,
        )

    def _with_liar(self) -> Consultant:
        return replace(self.consultant, writer=liar(self.lessons.liar.name, self.lessons.liar.inventions))

    def _broken(
        self, sound: Consultant, switches: frozenset[Switch], usual: Way, held: "Held", injected: str, progress: Progress
    ) -> Consultant:
        passages = self.index().passages
        return broken(
            sound,
            switches,
            vectors=held.vectors,
            material=[passages[hit.passage_id] for hit in (*usual.hits, *usual.dropped)],
            injected=injected_passage(self.lessons.injected.title, injected.strip() or self.lessons.injected.text),
            embed=self._embed,
            progress=progress,
        )

    def _embedded(self, text: str) -> Vector:
        return np.array(self.consultant.embeddings.embed_documents([text])[0], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Held:
    """The vectors of an index in memory, and the plane in which they lie widest apart."""

    vectors: dict[str, Vector]
    projection: Projection

    @classmethod
    def of(cls, index: Index) -> "Held":
        vectors = {i: np.array(vector, dtype=np.float32) for i, vector in index.vectors.vectors([*index.passages])}
        return cls(vectors, Projection.of(np.array([*vectors.values()])))


def alone(question: str, writer: Writer) -> Bare:
    """What a model says without any source; personal data is masked unless it runs on this machine."""
    shown, hidden = (question, {}) if writer.local else mask(question)
    try:
        said = "".join(writer.stream([SystemMessage(_ALONE), HumanMessage(shown)]))
    except ModelUnavailableError as error:
        said = str(error)
    return Bare(model=writer.name, text=unmask(said, hidden))
