"""Language models through LangChain's `BaseChatModel`: any OpenAI-compatible endpoint, and GigaChat by its own package."""

import logging
import ssl
import time
from collections.abc import Iterator, Sequence
from functools import partial

import httpx
import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, BaseMessageChunk
from langchain_openai import ChatOpenAI
from pydantic import SecretStr
from tenacity import Retrying, retry_if_exception, stop_after_attempt, stop_after_delay, wait_random_exponential

from rag.adapters.breaker import Breaker
from rag.errors import BadInputError, ModelUnavailableError
from rag.generate import ChatStream, Writer
from rag.privacy import is_local
from rag.settings import Settings

_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
"""HTTP statuses after which the same request may succeed."""
_REASONS = {
    400: "не приняла запрос: проверьте NKO_LLM_MODEL",
    401: "не приняла ключ: проверьте NKO_LLM_API_KEY",
    403: "не приняла ключ: проверьте NKO_LLM_API_KEY",
    404: "не найдена по этому адресу: проверьте NKO_LLM_BASE_URL и NKO_LLM_MODEL",
    429: "перегружена или исчерпан лимит запросов",
}
Failures = tuple[type[Exception], ...]
"""What a vendor's library raises."""

_STUMBLES: Failures = (httpx.HTTPError, OSError, ValueError, TypeError, LookupError, AttributeError)
"""Any library, on a reply that is not of the protocol."""

_TALKATIVE_LOGGERS = ("openai", "httpx", "httpcore", "gigachat", "langchain_gigachat")


def load_chat_model(settings: Settings) -> Writer | None:
    """The model of the `NKO_LLM_…` settings, `None` when none is set.

    Raises:
        BadInputError: the settings cannot be used: no package, no certificate.
    """
    if not settings.llm_model or (settings.llm_provider == "openai" and not settings.llm_base_url):
        return None
    for name in _TALKATIVE_LOGGERS:  # they write requests and replies, and so what people ask
        logging.getLogger(name).setLevel(logging.CRITICAL)
    model, failures = _gigachat(settings) if settings.llm_provider == "gigachat" else _openai(settings)
    breaker = Breaker(failures=settings.llm_failures, pause_seconds=settings.llm_pause_seconds)
    stream = streaming(model, settings, breaker, failures=failures)
    return Writer(settings.llm_model, stream, is_local(settings.llm_base_url or ""))


def _openai(settings: Settings) -> tuple[BaseChatModel, Failures]:
    model = ChatOpenAI(
        base_url=settings.llm_base_url,
        model=settings.llm_model or "",
        api_key=settings.llm_api_key or SecretStr("none"),  # servers on one's own machine often want no key
        http_client=httpx.Client(
            timeout=httpx.Timeout(settings.llm_timeout_seconds, connect=settings.llm_connect_seconds),
            verify=_trust(settings) or True,
            event_hooks={"response": [partial(_limit_time, seconds=settings.llm_answer_seconds)]},
        ),
        max_retries=0,  # `streaming` retries, within the time of the whole answer
        temperature=0,
    )
    return model, (openai.OpenAIError, *_STUMBLES)


def _gigachat(settings: Settings) -> tuple[BaseChatModel, Failures]:
    """GigaChat by its package: it exchanges the key for a token of half an hour by itself."""
    try:
        from gigachat.exceptions import GigaChatException
        from langchain_gigachat import GigaChat
    except ImportError as error:
        raise BadInputError(
            'Для GigaChat нужен дополнительный пакет: установите его командой pip install "nko-consultant[gigachat]".'
        ) from error
    if settings.llm_api_key is None:
        raise BadInputError("Для GigaChat задайте ключ авторизации из личного кабинета в NKO_LLM_API_KEY.")
    model = GigaChat(
        base_url=settings.llm_base_url,
        auth_url=settings.llm_auth_url,
        credentials=settings.llm_api_key.get_secret_value(),
        scope=settings.llm_scope,
        model=settings.llm_model,
        timeout=settings.llm_timeout_seconds,
        ssl_context=_trust(settings),
        max_retries=0,
        temperature=0.01,  # it takes no zero
        streaming=True,  # without it `stream` waits for the whole answer
    )
    return model, (GigaChatException, *_STUMBLES)


def _trust(settings: Settings) -> ssl.SSLContext | None:
    """The usual certificates with those of `NKO_LLM_CA_BUNDLE`, `None` when it is not set."""
    if settings.llm_ca_bundle is None:
        return None
    context = httpx.create_ssl_context()
    try:
        context.load_verify_locations(settings.llm_ca_bundle)
    except OSError as error:
        raise BadInputError(f"Сертификат {settings.llm_ca_bundle} не читается: укажите файл PEM в NKO_LLM_CA_BUNDLE.") from error
    return context


class _Timed(httpx.SyncByteStream):
    """The bytes of a response until a deadline: a server that only sends comments to keep the line open is cut off too."""

    def __init__(self, stream: httpx.SyncByteStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            if time.monotonic() > self._deadline:
                raise httpx.ReadTimeout("the whole answer took too long")
            yield piece

    def close(self) -> None:
        self._stream.close()


def _limit_time(response: httpx.Response, *, seconds: float) -> None:
    if isinstance(response.stream, httpx.SyncByteStream):
        response.stream = _Timed(response.stream, time.monotonic() + seconds)


def streaming(model: BaseChatModel, settings: Settings, breaker: Breaker, *, failures: Failures) -> ChatStream:
    """The text of a model's replies as it comes, with the vendor's failures turned into ours.

    A request is repeated only while not a word of the reply has come. A reply that grows beyond the limits of time or size, or
    ends without the mark of its end, is a failure: half an answer may lack the exception to its rule.
    """

    def stream(messages: Sequence[BaseMessage]) -> Iterator[str]:
        deadline = time.monotonic() + settings.llm_answer_seconds
        with breaker.guarding():
            first, rest = _retrying(settings)(_begun, model, messages, failures)
            size, ended = 0, None
            chunk: BaseMessageChunk | None = first
            while chunk is not None:
                size += len(chunk.text)
                if size > settings.llm_answer_chars or time.monotonic() > deadline:
                    raise ModelUnavailableError("Языковая модель писала слишком долго, её ответ остановлен.")
                ended = chunk.response_metadata.get("finish_reason") or ended
                yield str(chunk.text)
                chunk = _next(rest, failures)
            if ended != "stop":
                raise ModelUnavailableError("Языковая модель не закончила ответ.")

    return stream


def _retrying(settings: Settings) -> Retrying:
    return Retrying(
        retry=retry_if_exception(lambda error: isinstance(error, ModelUnavailableError) and error.retryable),
        stop=stop_after_attempt(1 + settings.llm_retries) | stop_after_delay(settings.llm_answer_seconds),
        wait=wait_random_exponential(multiplier=0.5, max=4),
        reraise=True,
    )


def _begun(
    model: BaseChatModel, messages: Sequence[BaseMessage], failures: Failures
) -> tuple[BaseMessageChunk | None, Iterator[BaseMessageChunk]]:
    """The first chunk of a new reply, and the rest of it."""
    rest = iter(model.stream(list(messages)))
    return _next(rest, failures), rest


def _next(chunks: Iterator[BaseMessageChunk], failures: Failures) -> BaseMessageChunk | None:
    """The next chunk, `None` at the end.

    Raises:
        ModelUnavailableError: the vendor's library failed, or stumbled over what the server sent.
    """
    try:
        return next(chunks, None)
    except failures as error:
        raise _unavailable(error) from error


def _unavailable(error: BaseException) -> ModelUnavailableError:
    """What happened, told to people without the words of the request or of the server."""
    causes = list(_causes(error))
    status = getattr(error, "status_code", None)
    if any(isinstance(cause, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(cause) for cause in causes):
        told = "не прошла проверку сертификата: укажите корневой сертификат (для GigaChat — Минцифры) в NKO_LLM_CA_BUNDLE"
    elif any(isinstance(cause, httpx.TimeoutException) for cause in causes):
        told = "не ответила вовремя"
    elif isinstance(status, int):
        told = _REASONS.get(status, f"ответила ошибкой {status}")
    elif any(isinstance(cause, httpx.TransportError) for cause in causes):
        told = "недоступна: проверьте адрес и сеть"
    else:
        told = f"ответила не по протоколу ({type(error).__name__})"
    unavailable = ModelUnavailableError(f"Языковая модель {told}.")
    unconnected = httpx.ConnectError, httpx.ConnectTimeout, httpx.RemoteProtocolError
    unavailable.retryable = status in _PASSING or any(isinstance(cause, unconnected) for cause in causes)
    return unavailable


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
