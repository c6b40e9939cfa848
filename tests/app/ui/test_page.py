"""Every room of the page, in both languages and themes, on a desktop and a phone: for everybody's eyes, hands and screen readers."""

import ast
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from app.ui.language import english
from app.ui.rooms import ROOMS, Room
from rag.settings import PROJECT
from tests.app.ui.conftest import watch
from tests.app.ui.everybody import check_for_everybody
from tests.app.ui.opening import open_room


@pytest.mark.parametrize("room", ROOMS, ids=[room.id for room in ROOMS])
def test_a_room_is_for_everybody(desk: Page, room: Room) -> None:
    desk.get_by_role("tab", name=room.title, exact=True).click()
    expect(desk.locator(f"#room-{room.id}")).to_be_visible()
    check_for_everybody(desk, room.id)


def test_a_room_has_an_address_of_its_own(desk: Page, address: str) -> None:
    room = ROOMS[-1]
    desk.goto("about:blank")
    desk.goto(f"{address}/#{room.id}")
    expect(desk.get_by_role("tab", name=room.title, exact=True)).to_have_attribute("aria-selected", "true")
    assert desk.url.endswith(f"#{room.id}")


def test_what_was_typed_outlives_a_reload_and_a_change_of_language(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}/#review")
    page.locator("#draft-text textarea").press_sequentially("Наш проект")
    page.reload()
    expect(page.locator("#draft-text textarea")).to_have_value("Наш проект")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("tab", name="Application review", exact=True)).to_have_attribute("aria-selected", "true")
    expect(page.locator("#draft-text textarea")).to_have_value("Наш проект")


@pytest.mark.parametrize(
    ("path", "said"), [("/", "архив ZIP — во «Много заявок»"), ("/en/", "a ZIP archive goes to the tab “Many applications”")]
)
def test_a_file_of_another_kind_is_refused_in_the_language_of_the_page(page: Page, address: str, path: str, said: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}{path}#review")
    page.locator("#draft-file input[type='file']").set_input_files({"name": "all.zip", "mimeType": "application/zip", "buffer": b"PK"})
    expect(page.locator("[data-testid='toast-text']")).to_contain_text(said)
    expect(page.locator(".toast-title")).not_to_contain_text("Warning")
    page.locator("#check").click()
    expect(page.locator("#review-status")).not_to_be_empty()  # the page still answers


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
@pytest.mark.parametrize(("path", "said"), [("/", "Готово"), ("/en/", "Done")])
def test_a_screen_reader_hears_in_words_that_the_work_is_done(page: Page, address: str, path: str, said: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}{path}#review")
    page.locator("#check").click()
    page.wait_for_function(
        "said => [...document.querySelectorAll('.sr-only[aria-live]')].some((line) => line.textContent === said)", arg=said
    )  # it stands there for a second


def test_the_last_row_of_a_class_reads_large_letters(desk: Page) -> None:
    size = "tab => parseFloat(getComputedStyle(tab).fontSize)"
    tab = desk.locator("#room-consultant-button")
    before = tab.evaluate(size)
    desk.locator("#large").click()
    desk.reload()
    expect(desk.locator("#large")).to_have_attribute("aria-pressed", "true")
    assert tab.evaluate(size) >= 1.25 * before
    for room in ROOMS:
        open_room(desk, room.id)
        check_for_everybody(desk, f"{room.id}-large")
    desk.locator("#large").click()
    expect(desk.locator("#large")).to_have_attribute("aria-pressed", "false")


def test_arrows_go_among_rooms_and_options_which_are_one_stop_of_tab(desk: Page) -> None:
    open_room(desk, "review")
    desk.locator("#room-review-button").focus()
    desk.keyboard.press("ArrowRight")
    expect(desk.locator("#room-registration")).to_be_visible()
    expect(desk.locator("#room-registration-button")).to_be_focused()
    options = desk.locator("#ask-founders input")
    options.first.focus()
    desk.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_be_checked()
    ringed = "option => getComputedStyle(option.parentElement).outlineStyle"
    assert options.nth(1).evaluate(ringed) == "solid"
    assert options.first.evaluate(ringed) == "none"
    desk.keyboard.press("Tab")
    expect(options.last).not_to_be_focused()
    desk.keyboard.press("Shift+Tab")
    expect(options.nth(1)).to_be_focused()


@pytest.fixture(params=["en-US", "ru-RU"])
def foreigner(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page before a reader whose browser speaks a language of its own."""
    page = browser.new_page(locale=request.param)
    page.goto(address)
    yield page
    page.close()


def test_the_page_speaks_the_language_of_its_address(foreigner: Page) -> None:
    for other, send, drop, mark, language in (
        ("English", "Спросить", "Перетащите файл сюда", "Другие комнаты", "ru"),
        ("По-русски", "Ask", "Drop File Here", "Other rooms", "en"),
    ):
        expect(foreigner.locator("#send")).to_have_text(send)
        expect(foreigner.locator("html")).to_have_attribute("lang", language)
        foreigner.locator("#room-review-button").click()
        expect(foreigner.locator("#draft-file")).to_contain_text(drop)
        expect(foreigner.locator(".overflow-menu > button").first).to_have_attribute("aria-label", mark)
        foreigner.get_by_role("link", name=other).click()
    expect(foreigner.locator("#send")).to_have_text("Спросить")


def test_before_the_rooms_are_there_the_page_says_that_it_opens(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/assets/*.js", lambda route: route.abort())
    page.goto(address)
    assert page.title() == "Консультант НКО"
    assert "открывается" in page.evaluate("getComputedStyle(document.querySelector('gradio-app'), '::before').content")
    page.close()


def test_the_page_of_the_api_is_whole_without_another_host(browser: Browser, address: str) -> None:
    page, wrong = browser.new_page(), list[str]()
    watch(page, wrong)
    page.goto(f"{address}/docs")
    page.get_by_text("/api/v1/ask", exact=True).click()
    page.get_by_role("button", name="Try it out").click()
    expect(page.get_by_role("button", name="Execute")).to_be_visible()
    page.close()
    assert not wrong


def test_the_english_page_opens_as_it_is_typed(address: str) -> None:
    with urllib.request.urlopen(f"{address}/en", timeout=30) as page:
        assert page.url == f"{address}/en/"
        assert page.status == HTTPStatus.OK


@pytest.mark.parametrize(
    ("path", "language", "said"), [("/nope", "ru", "Такой страницы здесь нет"), ("/en/nope", "en", "There is no such page here")]
)
def test_an_address_where_nothing_is_shows_a_page_with_the_way_back(page: Page, address: str, path: str, language: str, said: str) -> None:
    shown = page.goto(f"{address}{path}")
    assert shown is not None
    assert shown.status == HTTPStatus.NOT_FOUND
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("main")).to_contain_text(said)
    page.locator(".home").click()
    expect(page.locator("#room-consultant")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_a_failure_is_told_in_english_on_the_english_page(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}/en/#review")
    page.locator("#check").click()
    expect(page.locator("#review-status")).to_contain_text("Please check. Send a file of the application or paste its text.")


def test_what_never_changes_is_kept_and_what_is_long_is_compressed(address: str) -> None:
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked, timeout=30) as page:
        assert page.headers["Content-Encoding"] == "gzip"
    with urllib.request.urlopen(address, timeout=30) as page:
        script = page.read().decode().split('crossorigin src="./')[1].split('"')[0]
    with urllib.request.urlopen(f"{address}/{script}", timeout=30) as kept:
        assert "immutable" in kept.headers["Cache-Control"]


@pytest.mark.parametrize("source", sorted((PROJECT / "app" / "ui").glob("*.py")), ids=lambda path: path.stem)
def test_all_that_a_room_says_has_its_english(source: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(source.read_text("utf-8"))) if isinstance(node, ast.Call)]
    said = [call.args[0].value for call in calls if _is_words(call) and isinstance(call.args[0], ast.Constant)]
    words = english()
    assert all(isinstance(words(str(text)), str) for text in said)


def test_no_english_word_is_taken_for_something_else() -> None:
    for path in (PROJECT / "app" / "ui" / "english").glob("*.yaml"):
        odd = {text: said for text, said in yaml.safe_load(path.read_text("utf-8")).items() if not isinstance(said, str)}
        assert not odd, f"{path.name}: YAML reads «yes» and «no» as true and false, so they stand in quotes"


def _is_words(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "words"
