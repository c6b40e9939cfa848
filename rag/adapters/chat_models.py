"""Language models: any OpenAI-compatible endpoint, through LangChain's `BaseChatModel`."""

from collections.abc import Iterator, Sequence

import httpx
import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from rag.errors import ModelUnavailableError
from rag.generate import ChatStream, Writer
from rag.privacy import is_local
from rag.settings import Settings


def load_chat_model(settings: Settings) -> Writer | None:
    """The model of `NKO_LLM_BASE_URL` and `NKO_LLM_MODEL`, `None` when either is not set."""
    if not settings.llm_base_url or not settings.llm_model:
        return None
    model = ChatOpenAI(
        base_url=settings.llm_base_url,
        model=settings.llm_model,
        api_key=settings.llm_api_key or SecretStr("none"),  # servers on one's own machine often want no key
        timeout=settings.llm_timeout_seconds,
        max_retries=1,
        temperature=0,
    )
    return Writer(settings.llm_model, streaming(model), is_local(settings.llm_base_url))


def streaming(model: BaseChatModel) -> ChatStream:
    """The text of a model's replies as it comes, with the vendor's failures turned into ours."""

    def stream(messages: Sequence[BaseMessage]) -> Iterator[str]:
        try:
            for chunk in model.stream(list(messages)):
                yield str(chunk.text)
        except (openai.OpenAIError, httpx.HTTPError, ValueError) as error:
            raise ModelUnavailableError(f"Языковая модель не отвечает ({type(error).__name__}): проверьте адрес, ключ и сеть.") from error

    return stream
