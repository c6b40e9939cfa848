"""The states of a room that a good day does not show: stopped, broken, busy, without the server; and hostile markup."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, expect

from rag.settings import Settings
from tests.app.ui.scripted import ScriptedApp, served
from tests.app.ui.test_chat import ask


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page before a scripted consultant."""
    page = browser.new_page()
    with served(ScriptedApp(Settings(data_dir=tmp_path_factory.mktemp("data")))) as address:
        page.goto(address)
        yield page
    page.evaluate("nko.watch()")
    expect(page.get_by_text("Связь с консультантом потеряна")).to_be_visible()
    page.close()


def test_an_answer_is_stopped(opened: Page) -> None:
    ask(opened, "медленно")
    expect(opened.locator("#chat")).to_contain_text("слово слово")
    opened.locator("#stop").click()
    expect(opened.locator("#chat")).to_contain_text("Остановлено")
    expect(opened.locator("#send")).to_be_visible()


@pytest.mark.parametrize(
    ("question", "said"),
    [pytest.param("сломайся", "Повторите ещё раз", id="broken"), pytest.param("занято", "Слишком много запросов сразу", id="busy")],
)
def test_a_failure_is_a_sentence(opened: Page, question: str, said: str) -> None:
    ask(opened, question)
    expect(opened.locator("#chat")).to_contain_text(said)
    expect(opened.locator("#send")).to_be_visible()
    expect(opened.locator("body")).not_to_contain_text("Кораблёв")


def test_markup_of_a_question_an_answer_or_a_source_does_nothing(opened: Page) -> None:
    dialogs: list[str] = []
    elsewhere: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    def watch(sent: Request) -> None:
        if "elsewhere.example" in sent.url and sent.failure is None:
            elsewhere.append(sent.url)

    opened.on("dialog", note)
    opened.on("requestfinished", watch)
    ask(opened, "<img src=http://elsewhere.example/q.png onerror=alert(9)> ![](http://elsewhere.example/c.png) [вот](javascript:alert(0))")
    expect(opened.locator("#chat [data-testid='user']").last).to_contain_text("![](http://elsewhere.example/c.png)")
    expect(opened.locator("#sources li")).to_contain_text("${alert(6)} {{constructor")
    assert opened.locator("#chat [href^='javascript:'], #sources [href^='javascript:'], #chat iframe, #chat script").count() == 0
    assert opened.locator("#chat [data-testid='user'] img").count() == 0
    assert dialogs == []
    assert elsewhere == []
