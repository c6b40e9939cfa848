"""Fixtures of ingest: the register of the small corpus and a fake model."""

from pathlib import Path

import pytest

from ingest.sources import Sources
from tests.ingest.fakes import CountingEmbeddings


@pytest.fixture
def sources(small_corpus: Path) -> Sources:
    return Sources.load(small_corpus / "sources.toml")


@pytest.fixture
def embeddings() -> CountingEmbeddings:
    return CountingEmbeddings()
