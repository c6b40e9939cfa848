"""Official texts beside our digests: the edition of an act, its articles by hash, and which digests cite them."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.content import Content, Line
from ingest.read import READERS
from ingest.read.markdown import read_markdown
from ingest.sources import Sources, article_of
from ingest.structure import structure
from rag.settings import Settings
from rag.text import normalise
from rag.types import Norm

_AMENDED = re.compile(r"\(\s*(?:[\w.]+\s+){0,3}?(?:в ред(?:акции|\.)|дополнен|введен)[^()]*\)", re.IGNORECASE)
_ACT = re.compile(r"\bот\s+(\d{2})\.(\d{2})\.(\d{4})\s+(?:г\.\s*)?(?:№|N)\s*([\w-]+)")
_RANGE = re.compile(r", ст\. [\d.]+–(\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True)
class OfficialText:
    """What is compared of an act: its words as hashes.

    Attributes:
        edition: the latest act that amended it, `от 24.07.2023 № 347-ФЗ`; `None` when the text names none.
        articles: the hash of each article's words by its number; empty when there are none.
        words: the hash of all words.
    """

    edition: str | None
    edition_date: date | None
    articles: Mapping[str, str]
    words: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An article, or a range up to `last`, and the digests that cite it."""

    article: str
    documents: tuple[str, ...]
    last: str | None = None

    def covers(self, article: str) -> bool:
        return _order(self.article) <= _order(article) <= _order(self.last or self.article)


def read_official(content: bytes, *, suffix: str, name: str, settings: Settings) -> OfficialText:
    """Read an act as published.

    Raises:
        UnreadableDocumentError: with a sentence for people.
    """
    read = READERS[suffix](content, name=name, settings=settings)
    words: dict[str, list[str]] = defaultdict(list)
    for section in structure(read.items, lambda place: (Norm(f"{name}, {place}", name),)):
        article = article_of(section.pieces[0].statements[0].norms[0].locator) if section.heading.lower().startswith("статья") else None
        words[article or ""] += [section.heading, *(piece.text for piece in section.pieces)]
    everything = [text for texts in words.values() for text in texts]
    edition_date, edition = max(_amendments(read), default=(None, None))
    articles = {article: _hash(texts) for article, texts in words.items() if article}
    return OfficialText(edition, edition_date, articles, _hash(everything))


def _amendments(content: Content) -> Iterator[tuple[date, str]]:
    """The acts named in notes on the edition, anywhere in the text."""
    for item in content.items:
        for note in _AMENDED.findall(item.text) if isinstance(item, Line) else []:
            for day, month, year, number in _ACT.findall(note):
                yield date(int(year), int(month), int(day)), f"от {day}.{month}.{year} № {number}"


def _hash(texts: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(normalise(text) for text in texts).encode()).hexdigest()


def cited_articles(corpus: Path, sources: Sources) -> dict[str, list[Cited]]:
    """What the digests cite of every source, by its id, in the order of articles."""
    cited: dict[str, dict[tuple[str, str | None], set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in sorted(corpus.rglob("*.md")):
        document = read_markdown(path.read_text("utf-8"), document_id=path.stem, collection="", sources=sources)
        for locator in {n.locator for s in document.sections for p in s.pieces for st in p.statements for n in st.norms}:
            source, article = sources.of_locator(locator), article_of(locator)
            if source is not None and article is not None and ", ст. " in locator:
                last = _RANGE.search(locator)
                cited[source.id][article, last[1] if last else None].add(path.stem)
    return {
        source_id: sorted(
            (Cited(article, tuple(sorted(documents)), last) for (article, last), documents in places.items()),
            key=lambda c: _order(c.article),
        )
        for source_id, places in cited.items()
    }


def changed_articles(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Articles that are new, gone or have other words."""
    return sorted((a for a in before.keys() | after.keys() if before.get(a) != after.get(a)), key=_order)


def _order(article: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", article)))
