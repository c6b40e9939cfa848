"""A served consultant and a real browser before it, for the tests of every room."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect, sync_playwright

from app.wiring import App
from rag.settings import PROJECT

_CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
SIZES: dict[str, ViewportSize] = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
_PATIENCE_MILLISECONDS = 60_000
"""On a busy machine an answer takes many times its usual second."""


@pytest.fixture(scope="session")
def address(app: App) -> Iterator[str]:
    """A served consultant; it is ready when it has printed its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "NKO_DATA_DIR": str(app.settings.data_dir), "NKO_PORT": str(port)}
    server = subprocess.Popen([sys.executable, "-m", "app.cli", "serve"], cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        ready = next((line for line in server.stdout if "готов" in line), "")
        assert f"http://127.0.0.1:{port}" in ready
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=60)
        server.stdout.close()


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


@pytest.fixture(params=SIZES)
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The first room, opened at one of the sizes; nothing on it may come from another host."""
    context = browser.new_context(viewport=SIZES[request.param])
    page = context.new_page()
    elsewhere: list[str] = []

    def watch(sent: Request) -> None:
        if not sent.url.startswith((address, "data:", "blob:")):
            elsewhere.append(sent.url)

    page.on("request", watch)
    page.goto(address)
    yield page
    context.close()
    assert not elsewhere
