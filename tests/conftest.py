"""Shared fixtures. No test reaches beyond this machine; real files of `../shared/data` are used when they are there."""

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.wiring import App
from rag.settings import PROJECT, Settings

_BUILDING_SECONDS = 1_800
"""How long one of several processes waits while another one embeds the corpus for the first time."""
SHARED = PROJECT.parent / "shared" / "data"

os.environ.pop("NKO_DATA_DIR", None)
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections to any other machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(address[0]):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def app() -> App:
    """The real program over the whole corpus; its index is kept between runs, so only changes are embedded."""
    app = App(Settings(data_dir=PROJECT / ".nko" / "test"))
    app.ingest(wait_seconds=_BUILDING_SECONDS)
    return app


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """A real file under `../shared/data`; the test is skipped where it is absent."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"real data is absent: {path}")
        return path

    return find


SOURCES = """
[[source]]
id = "law"
short = "7-ФЗ"
title = "Закон о некоммерческих организациях"
collection = "legislation"
url = "http://example.org/7fz"
as_of = 2026-03-01
confidence = "high"

[[source]]
id = "contest"
short = "Положение"
title = "Положение о конкурсе"
collection = "funds"
as_of = 2025-06-17
confidence = "high"
closes = 2025-10-15
files = ["rules.pdf"]
"""

DIGEST = """---
title: Госпошлина
as_of: 2026-03-01
---

# Госпошлина

## Сколько стоит регистрация? {7-ФЗ, ст. 13.1, п. 5}
? цена регистрации / сколько платить минюсту

Госпошлина за регистрацию организации — 4 000 рублей. Электронно пошлину не платят. {7-ФЗ, ст. 14 | medium}

- партия — 3 500 рублей;
- прочие — 4 000 рублей. {7-ФЗ, ст. 15}

## Когда подавать документы? {7-ФЗ, ст. 13.1, п. 4}

Документы подают не позднее трёх месяцев со дня решения о создании.
"""


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """A corpus of one digest, for tests that change it."""
    corpus = tmp_path / "corpus"
    (corpus / "legislation").mkdir(parents=True)
    (corpus / "sources.toml").write_text(SOURCES, "utf-8")
    (corpus / "glossary.yaml").write_text("- {term: НКО, expansion: некоммерческая организация}\n", "utf-8")
    (corpus / "refusals.yaml").write_bytes((PROJECT / "corpus" / "refusals.yaml").read_bytes())
    (corpus / "legislation" / "fee.md").write_text(DIGEST, "utf-8")
    return corpus


@pytest.fixture
def small_settings(small_corpus: Path, tmp_path: Path) -> Settings:
    return Settings(corpus_dir=small_corpus, data_dir=tmp_path / "data")


@pytest.fixture
def small_app(small_settings: Settings) -> Iterator[App]:
    """A program over the small corpus, its index built."""
    app = App(small_settings)
    app.ingest()
    yield app
    app.index.get().close()
