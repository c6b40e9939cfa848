"""Stand-ins for the index and the embeddings, and short ways to make passages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from langchain_core.embeddings import Embeddings

from rag.catalogue import Catalogue
from rag.chain import Consultant
from rag.generate import Writer
from rag.glossary import Glossary
from rag.kinds import Refusals
from rag.settings import PROJECT, Settings
from rag.text import by_length, stems, words
from rag.types import Confidence, Hit, Norm, Passage, Statement


def norm(locator: str = "7-ФЗ, ст. 13.1, п. 4", *, confidence: Confidence = "high", as_of: date | None = None) -> Norm:
    return Norm(locator, "Закон о некоммерческих организациях", url="http://example.org/7fz", as_of=as_of, confidence=confidence)


def passage(
    passage_id: str,
    text: str,
    *,
    norms: Sequence[Norm] = (norm(),),
    heading: str | None = None,
    document_id: str = "law",
    collection: str = "legislation",
    ordinal: int = 0,
) -> Passage:
    """A passage of one statement; its heading is its own unless it is given."""
    return Passage(
        id=passage_id,
        document_id=document_id,
        title="Закон",
        collection=collection,
        heading=f"Раздел {passage_id}" if heading is None else heading,
        text=text,
        statements=(Statement(0, len(text), tuple(norms)),),
        ordinal=ordinal,
    )


def stated(passage_id: str, *parts: tuple[str, Sequence[Norm]]) -> Passage:
    """A passage whose text is the parts one after another, each with its own norms."""
    text, statements = "", []
    for part, norms in parts:
        statements.append(Statement(len(text), len(text) + len(part), tuple(norms)))
        text += part
    return Passage(passage_id, "law", "Закон", "legislation", f"Раздел {passage_id}", text, tuple(statements), 0)


def hit(found: Passage, score: float = 0.9, *, dense: float | None = None, named: bool = False) -> Hit:
    return Hit(found, score, dense=score if dense is None else dense, named=named)


def ever_rare(_: str) -> float:
    """Every word counts the same."""
    return 1.0


class FakeEmbeddings(Embeddings):
    """Vectors that nobody looks at: `FakeVectors` knows its cosines."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[1.0] for _ in texts]

    def embed_query(self, text: str) -> list[float]:
        return [float(len(text))]


@dataclass(frozen=True)
class FakeVectors:
    """Every passage at a cosine given beforehand."""

    passages: Mapping[str, Passage]
    given: Mapping[str, float]

    def search(self, vector: Sequence[float], *, limit: int, collections: Sequence[str] = ()) -> list[tuple[str, float]]:
        inside = [i for i in self.given if not collections or self.passages[i].collection in collections]
        best = sorted(inside, key=lambda i: -self.given[i])[:limit]
        return list(self.cosines(vector, best).items())

    def cosines(self, vector: Sequence[float], ids: Sequence[str]) -> dict[str, float]:
        assert vector
        return {i: self.given[i] for i in ids}


@dataclass(frozen=True)
class FakeLexical:
    """A passage scores one point for each stem of the query that it has."""

    texts: Mapping[str, str]
    vocabulary: Mapping[str, int] = field(init=False)
    words_by_length: Mapping[int, Sequence[str]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "vocabulary", Counter(word for text in self.texts.values() for word in words(text)))
        object.__setattr__(self, "words_by_length", by_length(self.vocabulary))

    def search(self, query_stems: Sequence[str], *, limit: int) -> list[tuple[str, float]]:
        scores = {i: float(len(set(query_stems) & set(stems(text)))) for i, text in self.texts.items()}
        return sorted(((i, s) for i, s in scores.items() if s > 0), key=lambda found: (-found[1], found[0]))[:limit]

    def coverage(self, query_stems: Sequence[str], ids: Iterable[str]) -> dict[str, float]:
        return {i: len(set(query_stems) & set(stems(self.texts[i]))) / max(len(query_stems), 1) for i in ids}

    def rarity(self, query_stem: str) -> float:
        having = sum(query_stem in stems(text) for text in self.texts.values())
        return 1 / (1 + having)

    def knows(self, query_stem: str) -> bool:
        return any(query_stem in stems(text) for text in self.texts.values())


class FakeIndex:
    """Passages with their cosines; without a cosine, 0.5."""

    def __init__(self, passages: Iterable[Passage], cosines: Mapping[str, float] | None = None) -> None:
        self.passages: Mapping[str, Passage] = {p.id: p for p in passages}
        self.catalogue = Catalogue.of(self.passages)
        self.vectors = FakeVectors(self.passages, {i: (cosines or {}).get(i, 0.5) for i in self.passages})
        self.lexical = FakeLexical({p.id: p.searchable for p in self.passages.values()})


TODAY = date(2026, 3, 1)


@cache
def refusals() -> Refusals:
    """The refusals of the corpus, read once: the file is long."""
    return Refusals.load(PROJECT / "corpus" / "refusals.yaml")


def consultant(passages: Iterable[Passage], cosines: Mapping[str, float] | None = None, *, writer: Writer | None = None) -> Consultant:
    """A consultant over these passages, with the refusals of the corpus and no glossary, on `TODAY`."""
    index = FakeIndex(passages, cosines)
    return Consultant(
        settings=Settings(),
        index=lambda: index,
        embeddings=FakeEmbeddings(),
        glossary=Glossary((), {}),
        refusals=refusals(),
        writer=writer,
        today=lambda: TODAY,
    )
