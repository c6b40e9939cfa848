"""BM25 over Snowball stems (bm25s): built once at ingest, memory-mapped when served."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Self

import bm25s
import numpy as np

from rag.text import by_length, stems_of, words


class LexicalIndex:
    """Scores of passages by stems. Positions are those of the list the index was built from."""

    def __init__(self, bm25: "bm25s.BM25 | None", ids: Sequence[str], vocabulary: dict[str, int]) -> None:
        self._bm25 = bm25
        self._ids = ids
        self.vocabulary = vocabulary
        """How often each normalised word stands in the passages."""

    @cached_property
    def words_by_length(self) -> Mapping[int, Sequence[str]]:
        """Words of the vocabulary by their length, for the search of typos."""
        return by_length(self.vocabulary)

    @classmethod
    def build(cls, texts: Sequence[str], ids: Sequence[str], *, tokens_of: Callable[[Sequence[str]], list[str]] = stems_of) -> Self:
        """Index `texts`; `ids[i]` names `texts[i]`. `tokens_of` makes of the words of a text what is searched."""
        said = [words(text) for text in texts]
        vocabulary = Counter(chain.from_iterable(said))
        tokens = [tokens_of(one) for one in said]
        if not any(tokens):
            return cls(None, list(ids), dict(vocabulary))
        bm25 = bm25s.BM25()
        bm25.index(tokens, show_progress=False)
        return cls(bm25, list(ids), dict(vocabulary))

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        if self._bm25 is not None:
            self._bm25.save(str(folder / "bm25"), show_progress=False)
        (folder / "words.json").write_text(json.dumps({"ids": list(self._ids), "words": self.vocabulary}, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        saved = json.loads((folder / "words.json").read_text("utf-8"))
        path = folder / "bm25"
        bm25 = bm25s.BM25.load(str(path), mmap=True, show_progress=False) if path.exists() else None
        return cls(bm25, saved["ids"], saved["words"])

    def search(self, query_stems: Sequence[str], *, limit: int) -> list[tuple[str, float]]:
        """The best `limit` passages as `(id, score)`, best first, ties by id; only positive scores."""
        scores = self._scores(query_stems)
        if scores is None:
            return []
        best = np.argpartition(scores, -min(limit, len(scores)))[-limit:]
        found = [(self._ids[i], float(scores[i])) for i in best if scores[i] > 0]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def coverage(self, query_stems: Sequence[str], ids: Iterable[str]) -> dict[str, float]:
        """The share of a query, 0..1 by the rarity of its stems, that each of these passages has; how often does not count."""
        shares = np.zeros(len(self._ids), dtype=np.float32)
        for query_stem in query_stems:
            shares[self._having(query_stem)] += self.rarity(query_stem)
        total = sum(map(self.rarity, query_stems)) or 1.0
        return {i: float(shares[self._positions[i]]) / total for i in ids}

    def knows(self, query_stem: str) -> bool:
        """Whether any passage has this stem."""
        return self._bm25 is not None and query_stem in self._bm25.vocab_dict

    def rarity(self, query_stem: str) -> float:
        """Inverse document frequency in 0..1: 1 for a stem that stands nowhere, near 0 for one that stands everywhere."""
        count = len(self._having(query_stem))
        return float(np.log(len(self._ids) / count) / np.log(len(self._ids) + 1)) if count else 1.0

    def _having(self, query_stem: str) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
        """Positions of the passages that have a stem."""
        token = None if self._bm25 is None else self._bm25.vocab_dict.get(query_stem)
        if self._bm25 is None or token is None:
            return np.zeros(0, dtype=np.int32)
        start, end = self._bm25.scores["indptr"][token : token + 2]
        return np.asarray(self._bm25.scores["indices"][start:end])

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {passage_id: position for position, passage_id in enumerate(self._ids)}

    def _scores(self, query_stems: Sequence[str]) -> "np.ndarray[tuple[int], np.dtype[np.float32]] | None":
        if self._bm25 is None:
            return None
        known = [s for s in query_stems if s in self._bm25.vocab_dict]
        return self._bm25.get_scores(known) if known else None
