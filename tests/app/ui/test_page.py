"""Every room of the page, in both languages and themes, on a desktop and a phone: for everybody's eyes, hands and screen readers."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from app.ui.language import english
from app.ui.rooms import ROOMS, Room
from rag.settings import PROJECT
from tests.app.ui.conftest import SIZES

SCREENSHOTS = PROJECT / "build" / "screenshots"
_GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module", params=SIZES)
def sized(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[tuple[str, Page]]:
    page = browser.new_page(viewport=SIZES[request.param], locale="ru-RU", reduced_motion="reduce")
    page.goto(address)
    yield request.param, page
    page.close()


@pytest.mark.parametrize("room", ROOMS, ids=[room.id for room in ROOMS])
def test_a_room_is_for_everybody(sized: tuple[str, Page], room: Room) -> None:
    size, page = sized
    page.get_by_role("tab", name=room.title, exact=True).click()
    expect(page.locator(f"#room-{room.id}")).to_be_visible()
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for theme in ("dark", "light"):
        page.evaluate("theme => nko.setTheme(theme)", theme)
        found = Axe().run(page).response["violations"]
        grave = [f"{v['id']}: {node['target']} {node['html'][:120]}" for v in found if v["impact"] in _GRAVE for node in v["nodes"]]
        assert grave == [], theme
        page.screenshot(path=SCREENSHOTS / f"{room.id}-{size}-{theme}.png")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"


def test_a_room_has_an_address_of_its_own(sized: tuple[str, Page], address: str) -> None:
    _, page = sized
    room = ROOMS[-1]
    page.goto("about:blank")
    page.goto(f"{address}/#{room.id}")
    expect(page.get_by_role("tab", name=room.title, exact=True)).to_have_attribute("aria-selected", "true")
    assert page.url.endswith(f"#{room.id}")


def test_the_page_speaks_english_when_asked(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("link", name="English").click()
    expect(page.locator("#send")).to_have_text("Ask")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="По-русски").click()
    expect(page.locator("#send")).to_have_text("Спросить")
    page.close()


@pytest.mark.parametrize("source", sorted((PROJECT / "app" / "ui").glob("*.py")), ids=lambda path: path.stem)
def test_all_that_a_room_says_has_its_english(source: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(source.read_text("utf-8"))) if isinstance(node, ast.Call)]
    said = [call.args[0].value for call in calls if _is_words(call) and isinstance(call.args[0], ast.Constant)]
    words = english()
    assert all(words(str(text)) for text in said)


def _is_words(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "words"
