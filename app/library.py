"""What the consultant knows, for people: documents on shelves, and what must be known of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rag.adapters.index import Index, IndexedDocument
from rag.text import stem, words
from rag.types import Norm, Passage

OWN = "uploads"
"""The collection of people's own documents, the only one that may be changed here."""
RETOLD = "Под нормой — её пересказ из конспекта, а не текст документа: точные слова смотрите по адресу нормы."
"""Whoever reads quotes of the digests may take them for the words of the law."""
_ORDER = (OWN, "legislation", "funds", "courses")


@dataclass(frozen=True, slots=True)
class Ageing:
    """What has aged in a document, each with its day: contests that are over, norms out of force, acts known long ago."""

    closed: Mapping[str, date]
    ended: Mapping[str, date]
    old: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document on its shelf."""

    document: IndexedDocument
    ageing: Ageing


def shelves(index: Index, *, wanted: str, today: date, old_after_days: int) -> Mapping[str, Sequence[Shelved]]:
    """Documents by their collection, people's own first, each shelf by title.

    `wanted` are words of the title or of an act that the document rests on; a part of a word will do. Empty is everything.
    """
    chosen = [document for document in index.manifest.documents if _named(document, wanted)]
    shelved: dict[str, list[Shelved]] = {}
    for collection in dict.fromkeys([*_ORDER, *sorted(document.collection for document in chosen)]):
        for document in sorted(chosen, key=lambda d: d.title):
            if document.collection == collection:
                norms = norms_of(index.document_passages(document.id))
                shelved.setdefault(collection, []).append(Shelved(document, ageing(norms, today=today, old_after_days=old_after_days)))
    return shelved


def ageing(norms: Iterable[Norm], *, today: date, old_after_days: int) -> Ageing:
    """What of these norms has aged; an act is named by the short name that begins its locators."""
    closed, ended, old = dict[str, date](), dict[str, date](), dict[str, date]()
    for norm in norms:
        act = norm.locator.split(",")[0]
        if norm.closes and norm.closes < today:
            closed[act] = norm.closes
        elif norm.as_of and (today - norm.as_of).days > old_after_days:
            old[act] = norm.as_of
        if norm.valid_to and norm.valid_to < today:
            ended[norm.locator] = norm.valid_to
    return Ageing(closed, ended, old)


def norms_of(passages: Iterable[Passage]) -> list[Norm]:
    """The norms that passages state, each once, in order."""
    return list(dict.fromkeys(norm for passage in passages for statement in passage.statements for norm in statement.norms))


def _named(document: IndexedDocument, wanted: str) -> bool:
    told = [*map(stem, words(" ".join([document.title, *document.norms])))]
    return all(any(part in word for word in told) for part in map(stem, words(wanted)))
