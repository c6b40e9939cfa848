"""Settings -> Consultant. Nothing is built on import."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pydantic import ValidationError

from ingest.index import Progress
from ingest.pipeline import ingest
from ingest.report import IngestReport
from rag.adapters.chat_models import load_chat_model
from rag.adapters.embeddings import NamedEmbeddings, load_embeddings
from rag.adapters.index import LiveIndex
from rag.chain import Consultant
from rag.errors import BadInputError
from rag.glossary import Glossary
from rag.settings import Settings
from rag.sufficiency import Refusals


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

    @cached_property
    def embeddings(self) -> NamedEmbeddings:
        return load_embeddings(self.settings.embeddings)

    @cached_property
    def index(self) -> LiveIndex:
        return LiveIndex(self.settings.data_dir, self.embeddings)

    @cached_property
    def consultant(self) -> Consultant:
        corpus = self.settings.corpus_dir
        return Consultant(
            settings=self.settings,
            index=self.index.get,
            embeddings=self.embeddings,
            glossary=Glossary.load(corpus / "glossary.yaml"),
            refusals=Refusals.load(corpus / "refusals.yaml"),
            writer=load_chat_model(self.settings),
        )

    @property
    def ingest(self) -> Callable[..., IngestReport]:
        """`ingest.pipeline.ingest` with this program's settings and embeddings."""
        return lambda **options: ingest(self.settings, self.embeddings, **options)


__all__ = ["App", "Progress", "load_settings"]
