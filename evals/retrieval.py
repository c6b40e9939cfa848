"""Retrieval over any folder in BEIR form: corpus.jsonl, queries.jsonl, qrels.tsv (arXiv:2104.08663)."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from math import log2, sqrt
from pathlib import Path
from statistics import mean, stdev

from langchain_core.embeddings import Embeddings

from rag.errors import BadInputError
from rag.retrieve import HybridRetriever, SearchableIndex
from rag.settings import Settings
from rag.text import stems
from rag.types import Norm, Passage, Query, Statement

_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and the ids of the passages that answer it."""

    text: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Means over queries with their standard errors; ranks count from one, at most ten deep."""

    method: str
    queries: int
    ndcg_10: float
    ndcg_10_error: float
    hit_1: float
    hit_5: float
    mrr_10: float


OpenIndex = Callable[[Sequence[Passage]], AbstractContextManager[SearchableIndex]]
"""Builds an index of these passages somewhere out of the way and opens it."""


def bench(folder: Path, open_index: OpenIndex, embeddings: Embeddings, *, settings: Settings) -> list[Score]:
    """Index the folder's corpus and score our fusion beside its two halves, with the same embeddings.

    Raises:
        BadInputError: the folder is not in BEIR form.
    """
    passages, queries = _load(folder)
    with open_index(passages) as index:
        ours = partial(HybridRetriever, index=lambda: index, embeddings=embeddings, candidates=settings.candidates, limit=_DEPTH)
        methods: dict[str, Callable[[str], list[str]]] = {
            f"cosine + {settings.lexical_weight} BM25 (ours)": _by(ours(lexical_weight=settings.lexical_weight)),
            "embeddings alone": _by(ours(lexical_weight=0.0)),
            "BM25 over stems": lambda text: [i for i, _ in index.lexical.search(stems(text), limit=_DEPTH)],
        }
        return [_score(name, [_ranks(search(q.text), q.relevant) for q in queries]) for name, search in methods.items()]


def _by(retriever: HybridRetriever) -> Callable[[str], list[str]]:
    return lambda text: [hit.passage.id for hit in retriever.hits(Query(text, tuple(dict.fromkeys(stems(text)))))]


def _load(folder: Path) -> tuple[list[Passage], list[Judged]]:
    try:
        corpus = [json.loads(line) for line in (folder / "corpus.jsonl").read_text("utf-8").splitlines()]
        asked = [json.loads(line) for line in (folder / "queries.jsonl").read_text("utf-8").splitlines()]
        with (folder / "qrels.tsv").open(encoding="utf-8") as file:
            judged = [row for row in csv.DictReader(file, delimiter="\t") if int(row["score"]) > 0]
    except (OSError, ValueError, KeyError) as error:
        raise BadInputError(f"Папка {folder} не в форме BEIR (corpus.jsonl, queries.jsonl, qrels.tsv): {error}") from error
    relevant: dict[str, set[str]] = {}
    for row in judged:
        relevant.setdefault(row["query-id"], set()).add(row["corpus-id"])
    passages = [_passage(document, number) for number, document in enumerate(corpus)]
    return passages, [Judged(q["text"], frozenset(relevant[q["_id"]])) for q in asked if q["_id"] in relevant]


def _passage(document: Mapping[str, str], number: int) -> Passage:
    norm = Norm(document["_id"], document.get("title") or document["_id"])
    statement = Statement(0, len(document["text"]), (norm,))
    return Passage(document["_id"], document["_id"], document.get("title") or "", "bench", "", document["text"], (statement,), number)


def _ranks(found: Sequence[str], relevant: frozenset[str]) -> tuple[list[int], int]:
    return [rank for rank, passage_id in enumerate(found[:_DEPTH], 1) if passage_id in relevant], len(relevant)


def _score(method: str, ranks: Sequence[tuple[list[int], int]]) -> Score:
    ndcg = [sum(1 / log2(r + 1) for r in hits) / sum(1 / log2(r + 1) for r in range(1, min(n, _DEPTH) + 1)) for hits, n in ranks]
    return Score(
        method=method,
        queries=len(ranks),
        ndcg_10=round(mean(ndcg), 4),
        ndcg_10_error=round(stdev(ndcg) / sqrt(len(ndcg)), 4) if len(ndcg) > 1 else 0.0,
        hit_1=round(mean(bool(hits and hits[0] == 1) for hits, _ in ranks), 4),
        hit_5=round(mean(bool(hits and hits[0] <= 5) for hits, _ in ranks), 4),
        mrr_10=round(mean(1 / hits[0] if hits else 0.0 for hits, _ in ranks), 4),
    )
