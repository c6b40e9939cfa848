"""How a reader goes to a room: by its tab, which on a narrow page may stand in a menu."""

from playwright.sync_api import Page, expect


def open_room(page: Page, title: str) -> None:
    expect(page.locator("#question")).to_be_visible(timeout=30_000)
    tab, menu = page.get_by_role("tab", name=title), page.locator(".overflow-menu > button")
    expect(tab.or_(menu).first).to_be_visible()
    if tab.is_visible():
        tab.click()
        return
    menu.click()
    page.locator(".overflow-dropdown").get_by_text(title).click()
