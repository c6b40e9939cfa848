"""A cross-encoder by name, tried on a tiny one made here."""

from pathlib import Path

import pytest

from rag.adapters.reranker import load_reranker
from rag.errors import ModelUnavailableError


def test_without_a_name_there_is_no_reranker() -> None:
    assert load_reranker(None) is None


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers", reason="the extra `models` is not installed")
    with pytest.raises(ModelUnavailableError, match="nowhere"):
        load_reranker(str(tmp_path / "nowhere"))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one small layer with random weights and a vocabulary of letters."""
    transformers = pytest.importorskip("transformers", reason="the extra `models` is not installed")
    torch = pytest.importorskip("torch", reason="the extra `models` is not installed")
    folder = tmp_path_factory.mktemp("tiny")
    letters = [chr(code) for code in range(ord("а"), ord("я") + 1)]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    transformers.BertTokenizerFast(vocab={piece: n for n, piece in enumerate(vocabulary)}, strip_accents=False).save_pretrained(folder)
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        num_labels=1,
        initializer_range=1.0,  # wide enough for scores to differ
    )
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def test_every_text_is_scored_with_the_question_and_the_same_each_time(tiny: Path) -> None:
    rerank = load_reranker(str(tiny))
    assert rerank is not None
    texts = ["пошлина", "устав фонда", "отчет"]
    scores = list(rerank("какая пошлина", texts))
    assert len(set(scores)) == len(texts)
    assert list(rerank("какая пошлина", texts[::-1])) == pytest.approx(scores[::-1], abs=1e-5)
    assert list(rerank("где отчет", texts)) != pytest.approx(scores, abs=1e-6)
