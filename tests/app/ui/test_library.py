"""The room «Библиотека» in a real browser over a small corpus, with a password as its keeper would set."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pydantic import SecretStr

from app.server import served
from app.wiring import App
from rag.settings import PROJECT, Settings
from tests.app.ui.everybody import check_for_everybody
from tests.app.ui.opening import open_room
from tests.conftest import DIGEST, SOURCES

_HOSTILE = """# Правила <img src=x onerror=alert(1)>

## Субсидия <script>alert(2)</script>

Субсидия не превышает 70 000 рублей. ${alert(3)} [ссылка](javascript:alert(4)) ![x](http://evil.example/x.png)

| Что | Сколько |
|---|---|
| аренда | 10 |
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A consultant over a corpus of one digest; its password is «тайна»."""
    corpus = tmp_path_factory.mktemp("corpus")
    for name in ("glossary.yaml", "refusals.yaml", "judge.json"):
        (corpus / name).write_bytes((PROJECT / "corpus" / name).read_bytes())
    (corpus / "sources.toml").write_text(SOURCES, "utf-8")
    (corpus / "legislation").mkdir()
    (corpus / "legislation" / "fee.md").write_text(DIGEST, "utf-8")
    app = App(Settings(corpus_dir=corpus, data_dir=tmp_path_factory.mktemp("data"), admin_token=SecretStr("тайна")))
    app.ingest()
    with served(app) as address:
        yield address


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_closed_door_counts_down_to_when_it_opens(page: Page, address: str) -> None:
    open_room(page, "library")
    report, password = page.locator("#ingest-report"), page.locator("#password input")
    page.get_by_role("button", name="Добавить свой документ").click()
    for pause_milliseconds in (0, 0, 0, 0, 2_100, 4_100):  # the door is closed for 2 seconds, then 4, then 8
        page.wait_for_timeout(pause_milliseconds)
        page.request.delete(f"{address}/api/v1/documents/none", headers={"Authorization": "Bearer guess"})
    password.fill("тайна")
    page.locator("#add-document").click()
    expect(report).to_contain_text("Вход ненадолго закрыт")
    expect(report).to_contain_text(re.compile(r"Осталось \d+ с"))
    expect(report).to_contain_text("Теперь можно повторить.")
    page.locator("#add-document").click()
    expect(report).to_contain_text("Сначала выберите файл")


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_document_is_found_and_read_in_place(page: Page) -> None:
    open_room(page, "library")
    page.get_by_label("Найти документ").fill("пошлин")
    page.get_by_role("button", name="Госпошлина").click()
    expect(page.locator("#document-title")).to_be_focused()
    reading = page.locator("#reading")
    expect(reading).to_contain_text("Сколько стоит регистрация?")
    expect(reading.get_by_role("link", name="7-ФЗ, ст. 13.1, п. 5")).to_have_attribute("href", "http://example.org/7fz")
    expect(page.locator("#remove-document")).to_be_hidden()
    check_for_everybody(page, "library-document")
    page.get_by_label("Найти документ").fill("зщзщ")
    expect(page.locator("#shelves")).to_contain_text("По этим словам ничего нет")


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_the_keeper_adds_a_document_and_removes_it(page: Page, wrong: list[str], tmp_path: Path) -> None:
    open_room(page, "library")
    file = tmp_path / "Правила района.md"
    file.write_text(_HOSTILE, "utf-8")
    report, password = page.locator("#ingest-report"), page.locator("#password input")
    page.get_by_role("button", name="Добавить свой документ").click()
    page.locator("#add-document").click()
    expect(report).to_contain_text("Введите пароль администратора")
    password.fill("не тайна")
    page.locator("#add-document").click()
    expect(report).to_contain_text("Пароль не подошёл")
    password.fill("тайна")
    page.locator("#add-document").click()
    expect(report).to_contain_text("Сначала выберите файл")
    page.locator("#own-file input[type=file]").set_input_files({"name": "пустой.txt", "mimeType": "text/plain", "buffer": b""})
    expect(page.locator("#own-file")).to_contain_text("пустой")
    page.locator("#add-document").click()
    expect(report).to_have_text("Файл «пустой.txt» пуст: проверьте, что он скачан целиком.")
    page.locator("#own-file input[type=file]").set_input_files(file)
    expect(page.locator("#own-file")).to_contain_text("Правила района.md")
    page.locator("#add-document").click()
    expect(report).to_contain_text("Документ «Правила <img src=x onerror=alert(1)>» добавлен.")
    expect(report).to_be_in_viewport()
    report.get_by_role("button", name="Открыть документ").click()
    expect(page.locator("#reading")).to_contain_text("добавлен вами, не проверялся")
    expect(page.locator("#reading td")).to_have_text(["аренда", "10"])
    expect(page.locator("#reading")).to_contain_text("${alert(3)} [ссылка](javascript:alert(4))")
    assert not wrong
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#remove-document").click()
    expect(page.locator("#removal-refused")).to_contain_text("Введите пароль администратора")
    expect(page.locator("#removal-refused")).to_be_in_viewport()
    check_for_everybody(page, "library-own-document")
    page.locator("#password-to-remove input").fill("тайна")
    page.locator("#remove-document").click()
    expect(page.locator("#document-removed")).to_contain_text("Документ «Правила <img src=x onerror=alert(1)>» убран.")
    expect(page.locator("#document-removed")).to_be_in_viewport()
    expect(report).to_be_empty()
    expect(page.locator("#shelves")).not_to_contain_text("Правила")
    assert wrong == ["Убрать этот документ? Консультант перестанет по нему отвечать."] * 2
    wrong.clear()
