"""A small corpus and its index, for tests that change them."""

from dataclasses import dataclass
from pathlib import Path

from ingest.pipeline import ingest
from ingest.report import IngestReport
from rag.adapters.index import Index, current_generation
from rag.settings import Settings
from rag.text import stems
from tests.ingest.fakes import CountingEmbeddings

CHARTER = "Членские взносы платят до 1 марта.\n\nСобрание созывают раз в год."


@dataclass(frozen=True)
class Desk:
    """A small corpus beside its index, and the hands that change them."""

    settings: Settings
    embeddings: CountingEmbeddings
    folder: Path

    def ingest(self, *, add: tuple[Path, ...] = (), remove: tuple[str, ...] = (), rebuild: bool = False) -> dict[str, str]:
        """Ingest and tell the outcome of every document."""
        self.embeddings.embedded.clear()
        return outcomes(ingest(self.settings, self.embeddings, add=add, remove=remove, rebuild=rebuild, wait_seconds=0))

    def write(self, name: str, text: str) -> Path:
        path = self.settings.corpus_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def own(self, name: str, text: str = CHARTER) -> Path:
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    @property
    def generation(self) -> str:
        folder = current_generation(self.settings.data_dir)
        return folder.name if folder else ""

    @property
    def unfinished(self) -> list[str]:
        return [path.name for path in (self.settings.data_dir / "generations").iterdir() if path.suffix == ".building"]

    @property
    def kept_own(self) -> set[str]:
        folder = self.settings.data_dir / "documents"
        return {path.name for path in folder.iterdir()} if folder.exists() else set()

    def found(self, words: str) -> set[str]:
        """Documents that the lexical index in force finds, all of whose passages have vectors."""
        folder = current_generation(self.settings.data_dir)
        assert folder is not None
        with Index(folder) as index:
            assert {i for i, _ in index.vectors.vectors([*index.passages])} == set(index.passages)
            return {index.passages[i].document_id for i, _ in index.lexical.search(stems(words), limit=50)}


def outcomes(report: IngestReport) -> dict[str, str]:
    return {document.document_id: document.outcome for document in report.documents}
