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

from evals.peers import PEERS, Search
from evals.questions import EvalQuestion
from evals.vectors import SharedEmbeddings
from rag.adapters.embeddings import NamedEmbeddings
from rag.errors import BadInputError
from rag.glossary import Glossary
from rag.retrieve import HybridRetriever
from rag.searchable import SearchableIndex
from rag.settings import Settings
from rag.text import stems
from rag.types import Norm, Passage, Query, Question, Statement
from rag.understand import Understanding

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

    def told(self) -> str:
        """A line for people."""
        return (
            f"  {self.method:40} nDCG@10 {self.ndcg_10:.3f} ±{self.ndcg_10_error:.3f}  "
            f"hit@1 {self.hit_1:.3f}  hit@5 {self.hit_5:.3f}  MRR {self.mrr_10:.3f}"
        )


@dataclass(frozen=True, slots=True)
class BenchSet:
    """Passages, and the queries that some of them answer."""

    name: str
    passages: Sequence[Passage]
    queries: Sequence[Judged]


OpenIndex = Callable[[Sequence[Passage], NamedEmbeddings], AbstractContextManager[SearchableIndex]]
"""Builds an index of these passages somewhere out of the way and opens it."""


def bench(
    bench_set: BenchSet, open_index: OpenIndex, model: NamedEmbeddings, *, settings: Settings, glossary: Glossary
) -> tuple[list[Score], list[str]]:
    """Score our search, its two halves and the peers, all with the same vectors; and the peers that are not installed."""
    embeddings = SharedEmbeddings(model)
    with open_index(bench_set.passages, embeddings) as index:
        ours = partial(HybridRetriever, index=lambda: index, embeddings=embeddings, candidates=settings.candidates, limit=_DEPTH)
        fused = ours(lexical_weight=settings.lexical_weight)
        understanding = Understanding(glossary, index.lexical, settings.max_question_chars)
        methods: dict[str, Search] = {
            f"ours: cosine + {settings.lexical_weight} BM25": _by(fused, _plain),
            "ours, the question understood": _by(fused, lambda text: understanding(Question(text))),
            "embeddings alone": _by(ours(lexical_weight=0.0), _plain),
            "BM25 over stems": lambda text: [i for i, _ in index.lexical.search(stems(text), limit=_DEPTH)],
        }
        peers, absent = _peers(bench_set, embeddings)
        scores = [
            _score(name, [_ranks(search(q.text), q.relevant) for q in bench_set.queries]) for name, search in {**methods, **peers}.items()
        ]
    return scores, absent


def _by(retriever: HybridRetriever, understand: Callable[[str], Query]) -> Search:
    return lambda text: [hit.passage.id for hit in retriever.hits(understand(text))]


def _plain(text: str) -> Query:
    return Query(text, tuple(dict.fromkeys(stems(text))))


def _peers(bench_set: BenchSet, embeddings: NamedEmbeddings) -> tuple[dict[str, Search], list[str]]:
    texts = {passage.id: passage.searchable for passage in bench_set.passages}
    built, absent = dict[str, Search](), list[str]()
    for name, build in PEERS.items():
        try:
            built[name] = build(texts, embeddings)
        except ImportError:
            absent.append(name)
    return built, absent


def own_set(passages: Sequence[Passage], questions: Sequence[EvalQuestion]) -> BenchSet:
    """Our questions over the corpus: a passage answers one when it states a norm that the question expects."""
    judged = [Judged(q.question, frozenset(p.id for p in passages if q.cited_right(_locators(p)))) for q in questions if q.locators]
    return BenchSet("own", passages, [query for query in judged if query.relevant])


def _locators(passage: Passage) -> list[str]:
    return [norm.locator for statement in passage.statements for norm in statement.norms]


def load_beir(folder: Path) -> BenchSet:
    """Read a folder in BEIR form.

    Raises:
        BadInputError: the folder is not in that form.
    """
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
    return BenchSet(folder.name, passages, [Judged(q["text"], frozenset(relevant[q["_id"]])) for q in asked if q["_id"] in relevant])


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
