"""A cross-encoder that reads question and passage together: slower than embeddings, surer, and optional."""

from collections.abc import Sequence

from rag.errors import ModelUnavailableError
from rag.retrieve import Rerank


def load_reranker(name: str | None) -> Rerank | None:
    """The sentence-transformers cross-encoder of `NKO_RERANKER`, by name or folder; `None` when none is set.

    Raises:
        ModelUnavailableError: the extra `models` (torch) is not installed, or there is no such model.
    """
    if name is None:
        return None
    try:
        from sentence_transformers import CrossEncoder
    except ImportError as error:
        raise ModelUnavailableError(
            f'Для модели «{name}» нужны дополнительные пакеты: установите их командой pip install "nko-consultant[models]".'
        ) from error
    try:
        model = CrossEncoder(name, device="cpu")
    except (OSError, ValueError) as error:
        raise ModelUnavailableError(f"Модель «{name}» не загрузилась: проверьте имя и подключение. Причина: {error}") from error

    def rerank(question: str, texts: Sequence[str]) -> list[float]:
        return [float(score) for score in model.predict([(question, text) for text in texts], show_progress_bar=False)]

    return rerank
