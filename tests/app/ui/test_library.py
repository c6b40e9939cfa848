"""The room «Библиотека» in a real browser over a small corpus, with a password as its keeper would set."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Dialog, Page, expect
from pydantic import SecretStr

from app.server import build
from app.wiring import App
from rag.settings import PROJECT, Settings
from tests.app.ui.opening import open_room
from tests.conftest import DIGEST, SOURCES

pytestmark = pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'")
"""The server runs in this process, and Gradio counts its events with an option of pandas that is going away."""

_HOSTILE = """# Правила <img src=x onerror=alert(1)>

## Субсидия <script>alert(2)</script>

Субсидия не превышает 70 000 рублей. ${alert(3)} [ссылка](javascript:alert(4)) ![x](http://evil.example/x.png)

| Что | Сколько |
|---|---|
| аренда | 10 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a consultant over a corpus of one digest; its password is «тайна»."""
    corpus = tmp_path_factory.mktemp("corpus")
    for name in ("glossary.yaml", "refusals.yaml", "judge.json"):
        (corpus / name).write_bytes((PROJECT / "corpus" / name).read_bytes())
    (corpus / "sources.toml").write_text(SOURCES, "utf-8")
    (corpus / "legislation").mkdir()
    (corpus / "legislation" / "fee.md").write_text(DIGEST, "utf-8")
    app = App(Settings(corpus_dir=corpus, data_dir=tmp_path_factory.mktemp("data"), admin_token=SecretStr("тайна")))
    app.ingest()
    server = uvicorn.Server(uvicorn.Config(build(app), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def page(browser: Browser, library: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 844})
    page.goto(library)
    open_room(page, "Библиотека")
    yield page
    page.close()


def test_a_document_is_found_and_read_in_place(page: Page) -> None:
    page.get_by_label("Найти документ").fill("пошлин")
    page.get_by_role("button", name="Госпошлина").click()
    expect(page.locator("#document-title")).to_be_focused()
    reading = page.locator("#reading")
    expect(reading).to_contain_text("Сколько стоит регистрация?")
    expect(reading.get_by_role("link", name="7-ФЗ, ст. 13.1, п. 5")).to_have_attribute("href", "http://example.org/7fz")
    expect(page.locator("#remove-document")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Найти документ").fill("зщзщ")
    expect(page.locator("#shelves")).to_contain_text("По этим словам ничего нет")


def test_the_keeper_adds_a_document_and_removes_it(page: Page, tmp_path: Path) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.accept()

    page.on("dialog", note)
    file = tmp_path / "Правила района.md"
    file.write_text(_HOSTILE, "utf-8")
    report = page.locator("#ingest-report")
    page.locator("#add-document").click()
    expect(report).to_contain_text("Пароль не подошёл")
    page.get_by_label("Пароль администратора").fill("тайна")
    page.locator("#add-document").click()
    expect(report).to_contain_text("Сначала выберите файл")
    page.locator("#own-file input[type=file]").set_input_files(file)
    expect(page.locator("#own-file")).to_contain_text("Правила района.md")
    page.locator("#add-document").click()
    expect(report).to_contain_text("добавлен: own-правила-района", timeout=30_000)
    page.get_by_role("button", name="Правила <img").click()
    expect(page.locator("#reading td")).to_have_text(["аренда", "10"])
    expect(page.locator("#reading")).to_contain_text("${alert(3)} [ссылка](javascript:alert(4))")
    assert not dialogs
    page.locator("#remove-document").click()
    expect(report).to_contain_text("удалён: own-правила-района", timeout=30_000)
    expect(page.locator("#shelves")).not_to_contain_text("Правила")
    assert dialogs == ["Убрать этот документ? Консультант перестанет по нему отвечать."]
