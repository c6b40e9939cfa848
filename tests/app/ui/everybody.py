"""What stands on the screen is for everybody: axe's grave findings at each size and theme, and a picture of each."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from rag.settings import PROJECT
from tests.app.ui.conftest import SIZES

SCREENSHOTS = PROJECT / "build" / "screenshots"
_GRAVE = {"serious", "critical"}


def check_for_everybody(page: Page, name: str) -> None:
    """Look at a state of a room, called `name` in the pictures, as it is on a desktop and a phone, light and dark."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    grave, before = list[str](), page.viewport_size
    assert before is not None
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        for theme in ("dark", "light"):
            page.evaluate("theme => nko.setTheme(theme)", theme)
            page.evaluate(
                "document.getAnimations().filter((moving) => moving instanceof CSSTransition).forEach((moving) => moving.finish())"
            )
            found = [violation for violation in Axe().run(page).response["violations"] if violation["impact"] in _GRAVE]
            grave += [
                f"{size}, {theme}: {v['id']} {node['target']} {node['html'][:120]} {node['failureSummary']}"
                for v in found
                for node in v["nodes"]
            ]
            page.screenshot(path=SCREENSHOTS / f"{name}-{size}-{theme}.png")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            grave.append(f"{size}: wider than the screen")
    page.set_viewport_size(before)
    assert not grave, f"{name}: " + "\n".join(grave)
