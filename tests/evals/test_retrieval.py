"""Benches of retrieval: what is read, what counts as found, who is measured."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from evals import peers
from evals.questions import EvalQuestion
from evals.retrieval import BenchSet, Judged, bench, load_beir, own_set
from evals.vectors import NearbyEmbeddings, SharedEmbeddings
from rag.errors import BadInputError
from rag.glossary import Glossary
from rag.settings import Settings
from rag.types import Passage
from tests.ingest.fakes import CountingEmbeddings
from tests.rag.fakes import FakeIndex, norm, passage

CATS = passage("cats", "Кошки ловят мышей ночью.")
BREAD = passage("bread", "Хлеб пекут в печи.", norms=[norm("ГК РФ, ст. 50")])
SET = BenchSet("small", [CATS, BREAD], [Judged("кто ловит мышей", frozenset({"cats"}))])


@contextmanager
def _open(passages: Sequence[Passage], embeddings: Embeddings) -> Iterator[FakeIndex]:
    assert embeddings
    yield FakeIndex(passages, {"cats": 0.9, "bread": 0.1})


def _bench() -> tuple[list[str], list[str]]:
    scores, absent = bench(SET, _open, CountingEmbeddings(), settings=Settings(), glossary=Glossary((), {}))
    assert all(score.queries == 1 and score.hit_1 == 1.0 for score in scores[:4])
    return [score.method for score in scores], absent


def test_ours_stands_first_and_an_absent_peer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(texts: object, embeddings: object) -> peers.Search:
        raise ImportError(f"{texts} {embeddings}")

    monkeypatch.setattr("evals.retrieval.PEERS", {"a peer": absent})
    methods, skipped = _bench()
    assert methods[0].startswith("ours")
    assert len(methods) == 4
    assert skipped == ["a peer"]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("name", "module"),
    [
        pytest.param("langchain", "langchain_chroma", id="LangChain"),
        pytest.param("haystack", "haystack", id="Haystack"),
        pytest.param("llamaindex", "llama_index.retrievers.bm25", id="LlamaIndex"),
    ],
)
def test_a_peer_searches_the_same_texts_with_the_same_vectors(name: str, module: str) -> None:
    pytest.importorskip(module, reason="the extra `bench` is not installed")
    texts = {"cats": "кошки ловят мышей ночью", "bread": "хлеб пекут в печи", "dogs": "собаки сторожат дом"}
    search = getattr(peers, name)(texts, SharedEmbeddings(CountingEmbeddings()))
    found = search("хлеб пекут в печи")
    assert found[0] == "bread"
    assert set(found) <= texts.keys()
    assert len(found) == len(set(found))


def test_a_question_of_ours_is_answered_by_passages_that_state_its_norm() -> None:
    asked = EvalQuestion(id="1", role="участник", question="?", expected="answer", locators=("ГК РФ, ст. 50",), facts=("да",))
    lost = asked.model_copy(update={"locators": ("ГК РФ, ст. 51",)})
    assert own_set([CATS, BREAD], [asked, lost]).queries == [Judged("?", frozenset({"bread"}))]


def test_a_folder_in_beir_form_is_read(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text(json.dumps({"_id": "1", "title": "Кошки", "text": "Ловят."}), "utf-8")
    (tmp_path / "queries.jsonl").write_text("\n".join(json.dumps({"_id": i, "text": i}) for i in ("judged", "not")), "utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\njudged\t1\t1\nnot\t1\t0\n", "utf-8")
    read = load_beir(tmp_path)
    assert [p.searchable for p in read.passages] == ["Кошки. \nЛовят."]
    assert read.queries == [Judged("judged", frozenset({"1"}))]


def test_another_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="BEIR"):
        load_beir(tmp_path)


def test_shared_vectors_are_computed_once() -> None:
    model = CountingEmbeddings()
    shared = SharedEmbeddings(model)
    assert shared.embed_documents(["а", "б", "а"]) == [*shared.embed_documents(["а"]), *shared.embed_documents(["б", "а"])]
    assert model.embedded == ["а", "б"]


def test_made_up_vectors_are_unit_near_real_ones_and_the_same_for_the_same_text() -> None:
    nearby = NearbyEmbeddings([[1.0] + [0.0] * 383])
    [first, again, other] = nearby.embed_documents(["а", "а", "б"])
    assert first == again != other
    assert sum(x * x for x in first) == pytest.approx(1.0)
    assert first[0] > 0.85
