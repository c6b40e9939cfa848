"""How long a reader waits at the page, in a real browser on this machine: for the room, for the first words, for the whole answer."""

import shutil
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Page, sync_playwright

from evals.questions import EvalQuestion
from rag.errors import ConsultantError

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_TIMEOUT_MILLISECONDS = 120_000
_WATCH = """() => {
    window.waited = {};
    const asked = performance.now();
    const look = () => {
        const said = [...document.querySelectorAll("#chat [data-testid='bot']")].pop()?.innerText.trim() ?? "";
        const shown = document.querySelector("#actions")?.offsetParent;
        if (said && !said.endsWith("…") && !waited.words) waited.words = performance.now() - asked;
        if (waited.words && shown) waited.answer = performance.now() - asked; else requestAnimationFrame(look);
    };
    look();
}"""
"""Notes when the first words stand on the screen and when the answer is whole, frame by frame, from the call on."""


@dataclass(frozen=True, slots=True)
class Waited:
    """One wait in milliseconds: the middle and the worst of so many."""

    what: str
    times: int
    median_ms: float
    worst_ms: float

    def told(self) -> str:
        return f"  {self.what:36} {self.median_ms:7.0f} мс, худшее {self.worst_ms:7.0f} мс (раз: {self.times})"


@dataclass(frozen=True, slots=True)
class Weight:
    """What comes over the wire, compressed as it comes, until the page is ready."""

    what: str
    kilobytes: float

    def told(self) -> str:
        return f"  {self.what:36} {self.kilobytes:7.0f} КБ"


def measure(address: str, questions: Sequence[EvalQuestion], *, loads: int = 5) -> list[Waited | Weight]:
    """Open the page `loads` times in new browsers and once more in the last, then ask every question in a conversation of its own.

    Raises:
        ConsultantError: there is no Chromium.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        raise ConsultantError("Chromium не найден: поставьте его командой bash .ci/chromium.")
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=chromium, args=_FLAGS) as browser:
        opened = []
        for _ in range(loads):
            context = browser.new_context()
            context.set_default_timeout(_TIMEOUT_MILLISECONDS)
            opened.append(_opened(context.new_page(), address))
        page = context.new_page()
        again = _opened(page, address)
        asked = [_asked(page, question.question) for question in questions]
    return [
        _waited("до первой надписи", [paint for paint, _, _ in opened]),
        _waited("до готовой страницы", [ready for _, ready, _ in opened]),
        _waited("до неё же в другой раз", [again[1]]),
        Weight("вес страницы", opened[-1][2]),
        Weight("вес в другой раз", again[2]),
        _waited("от Enter до первых слов", [words for words, _ in asked]),
        _waited("от Enter до всего ответа", [answer for _, answer in asked]),
    ]


def _opened(page: Page, address: str) -> tuple[float, float, float]:
    """Milliseconds to the first paint and to the ready page, and the kilobytes of it."""
    weights = list[float]()
    network = page.context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda loaded: weights.append(loaded["encodedDataLength"]))
    network.send("Network.enable")
    page.goto(address)
    page.locator("#question textarea").wait_for()
    paint, ready = page.evaluate("[performance.getEntriesByName('first-contentful-paint')[0].startTime, performance.now()]")
    return float(paint), float(ready), sum(weights) / 1_000


def _asked(page: Page, question: str) -> tuple[float, float]:
    page.locator("#question textarea").fill(question)
    page.evaluate(_WATCH)
    page.keyboard.press("Enter")
    page.wait_for_function("waited.answer")
    words, answer = page.evaluate("[waited.words, waited.answer]")
    page.get_by_role("button", name="Новый разговор").click()
    page.locator("#actions").wait_for(state="hidden")
    return float(words), float(answer)


def _waited(what: str, milliseconds: Sequence[float]) -> Waited:
    return Waited(what, len(milliseconds), statistics.median(milliseconds), max(milliseconds))
