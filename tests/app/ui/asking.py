"""How a test asks the consultant."""

from playwright.sync_api import Page


def ask(page: Page, question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
