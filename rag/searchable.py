"""What answering needs of an index: the seams towards vectors, words and passages."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from rag.catalogue import Catalogue
from rag.types import Passage


class VectorSearch(Protocol):
    """Nearest passages by cosine."""

    def search(self, vector: Sequence[float], *, limit: int, collections: Sequence[str] = ()) -> list[tuple[str, float]]: ...

    def cosines(self, vector: Sequence[float], ids: Sequence[str]) -> dict[str, float]: ...


class LexicalSearch(Protocol):
    """Best passages by BM25."""

    @property
    def vocabulary(self) -> Mapping[str, int]: ...

    @property
    def words_by_length(self) -> Mapping[int, Sequence[str]]: ...

    def search(self, query_stems: Sequence[str], *, limit: int) -> list[tuple[str, float]]: ...

    def coverage(self, query_stems: Sequence[str], ids: Iterable[str]) -> dict[str, float]: ...

    def rarity(self, query_stem: str) -> float: ...

    def knows(self, query_stem: str) -> bool: ...


class SearchableIndex(Protocol):
    """What answering needs of an index."""

    @property
    def vectors(self) -> VectorSearch: ...

    @property
    def lexical(self) -> LexicalSearch: ...

    @property
    def passages(self) -> Mapping[str, Passage]: ...

    @property
    def catalogue(self) -> Catalogue: ...
