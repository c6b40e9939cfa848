"""How a test goes to a room: by the address that the room has."""

from playwright.sync_api import Page, expect


def open_room(page: Page, room: str) -> None:
    """Open a room by its id; the tabs stand in sight on every width."""
    expect(page.locator("#question")).to_be_attached()
    page.locator(f"#room-{room}-button").click()
    expect(page.locator(f"#room-{room}")).to_be_visible()
