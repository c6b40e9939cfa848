"""The states of a room that a good day does not show: stopped, broken, busy, without the server; and hostile markup."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Request, expect

from app.feedback import kept
from app.server import served
from rag.settings import Settings
from tests.app.ui.asking import ask
from tests.app.ui.everybody import check_for_everybody
from tests.app.ui.scripted import ScriptedApp


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> ScriptedApp:
    return ScriptedApp(Settings(data_dir=tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="module")
def opened(visitor: BrowserContext, app: ScriptedApp) -> Iterator[Page]:
    """A page before a scripted consultant, which is gone at the end."""
    page = visitor.new_page()
    with served(app) as address:
        page.goto(address)
        yield page
    page.evaluate("nko.watch()")
    expect(page.get_by_text("Связь с консультантом потеряна")).to_be_visible()
    check_for_everybody(page, "consultant-lost")
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
    opened.locator("#chat").get_by_role("button", name="Помогло", exact=True).last.click()
    expect(opened.get_by_text("отметка не сохранена").last).to_be_visible()


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


def test_any_answer_of_a_conversation_is_said_to_help_or_not(opened: Page, app: ScriptedApp) -> None:
    opened.evaluate("localStorage.clear()")
    opened.reload()
    for answers, question in enumerate(("просто первый", "просто второй", "просто третий"), 1):
        ask(opened, question)
        expect(opened.locator("#chat").get_by_role("button", name="Помогло", exact=True)).to_have_count(answers)
        expect(opened.locator("#send")).to_be_visible()
    opened.get_by_role("button", name="Не помогло", exact=True).first.click()
    expect(opened.locator("#why")).to_contain_text("Что не так с ответом на вопрос «просто первый»?")
    check_for_everybody(opened, "consultant-feedback")
    opened.get_by_text("Не о том", exact=True).click()
    opened.get_by_label("Подробнее").fill("спрашивал о другом")
    opened.get_by_role("button", name="Отправить").click()
    expect(opened.get_by_text("Отзыв остался на этом компьютере")).to_be_visible()
    expect(opened.locator("#why")).to_be_hidden()
    opened.locator("#chat").get_by_role("button", name="Помогло", exact=True).nth(1).click()
    expect(opened.get_by_role("button", name="Отмечено: помогло")).to_be_visible()
    opened.get_by_role("button", name="Не помогло", exact=True).last.click()
    expect(opened.locator("#why")).to_contain_text("«просто третий»")
    said = [(word.question, word.helped, word.reason) for word in kept(app.settings.data_dir)]
    assert said == [("просто первый", False, "Не о том: спрашивал о другом"), ("просто второй", True, "")]
