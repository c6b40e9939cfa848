"""A served consultant and a real browser before it, for the tests of every room."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, ViewportSize, expect, sync_playwright

from app.server import served
from app.wiring import App

_CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
SIZES: dict[str, ViewportSize] = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
_PATIENCE_MILLISECONDS = 60_000
"""On a busy machine an answer takes many times its usual second."""


@pytest.fixture(scope="session")
def address(app: App) -> Iterator[str]:
    """The consultant over the whole corpus, served by this process, in which its index is already open."""
    with served(app) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed: bash .ci/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_CHROMIUM_FLAGS)
        expect.set_options(timeout=_PATIENCE_MILLISECONDS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """One reader's browser, whose cache spares every page but the first the way of Gradio's scripts."""
    context = browser.new_context(locale="ru-RU", reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(_PATIENCE_MILLISECONDS)
    yield context
    context.close()


@pytest.fixture
def wrong() -> list[str]:
    """Dialogs that opened, addresses elsewhere that were asked, keys without words: what no page may do; a test takes out what it wants."""
    return []


@pytest.fixture(params=SIZES)
def page(visitor: BrowserContext, address: str, wrong: list[str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at one of the sizes before a reader who was never here; a room is opened by `page.goto`."""
    page = visitor.new_page()
    page.set_viewport_size(SIZES[request.param])
    watch(page, wrong)
    page.goto(address)
    yield page
    page.evaluate("localStorage.clear()")
    page.close()
    assert not wrong


@pytest.fixture(scope="module")
def desk(visitor: BrowserContext, address: str) -> Iterator[Page]:
    """A desktop's page that the tests of a module share."""
    wrong: list[str] = []
    page = visitor.new_page()
    page.set_viewport_size(SIZES["desktop"])
    watch(page, wrong)
    page.goto(address)
    yield page
    page.evaluate("localStorage.clear()")
    page.close()
    assert not wrong


_KEYS = """
const rooms = "blocks|chatbot|chat_interface|checkbox|common|dropdown|errors|file|label|number|radio|status|upload_text";
const key = new RegExp(`^(${rooms})\\\\.[a-z_]+$`);
const look = (text) => key.test(text?.trim()) && console.error(`no words for ${text.trim()}`);
new MutationObserver((changes) => {
    for (const { type, target, attributeName, addedNodes } of changes) {
        if (type === "attributes") look(target.getAttribute(attributeName));
        if (type === "characterData") look(target.data);
        for (const added of addedNodes) {
            const texts = document.createNodeIterator(added, NodeFilter.SHOW_TEXT);
            for (let text = texts.nextNode(); text; text = texts.nextNode()) look(text.data);
            const named = [added, ...(added.querySelectorAll?.("[aria-label], [title], [placeholder]") ?? [])];
            for (const part of named) ["aria-label", "title", "placeholder"].forEach((name) => look(part.getAttribute?.(name)));
        }
    }
}).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-label", "title", "placeholder"] });
"""
"""Finds what Gradio shows or says, were it only for a second, where it has no words: the key of a text, as «common.complete»."""


def watch(page: Page, wrong: list[str]) -> None:
    """Write down what no page may do or show."""

    def note(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    def elsewhere(sent: Request) -> None:
        if not sent.url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:")):
            wrong.append(sent.url)

    def wordless(said: ConsoleMessage) -> None:
        if said.text.startswith("no words for "):
            wrong.append(said.text)

    page.on("dialog", note)
    page.on("request", elsewhere)
    page.on("console", wordless)
    page.add_init_script(_KEYS)
