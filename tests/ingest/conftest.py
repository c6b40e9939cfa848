"""Fixtures of ingest: the register of the small corpus and a fake model."""

from pathlib import Path

import pytest

from ingest.sources import Sources
from rag.settings import Settings
from tests.ingest.desk import Desk
from tests.ingest.fakes import CountingEmbeddings


@pytest.fixture
def sources(small_corpus: Path) -> Sources:
    return Sources.load(small_corpus / "sources.toml")


@pytest.fixture
def embeddings() -> CountingEmbeddings:
    return CountingEmbeddings()


@pytest.fixture
def desk(small_settings: Settings, embeddings: CountingEmbeddings, tmp_path: Path) -> Desk:
    """The corpus of one digest, ingested."""
    desk = Desk(small_settings, embeddings, tmp_path)
    desk.ingest()
    return desk
