"""The HTTP server: the API, and the chat at `/`."""

import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.middleware.gzip import GZipMiddleware

from app.api import errors, registration, routes
from app.headers import OwnHostOnly
from app.wiring import App
from rag.errors import ConsultantError

_QUIET: dict[str, Any] = {"log_level": logging.WARNING, "access_log": False, "timeout_graceful_shutdown": 2}
"""A page that stays open holds its connection; the server does not wait for it for more than two seconds."""
_STOP_SECONDS = 10


def build(app: App, *, with_ui: bool = True) -> FastAPI:
    """The ASGI application; the chat is mounted unless a caller wants the API alone."""
    api = FastAPIOffline(
        title="Консультант НКО",
        version="0.1.0",
        description="Ответы о российских НКО со ссылками на нормы.",
        redoc_url=None,  # one page of the API is enough, and this one asks another host for its logo
        favicon_url="/favicon.ico",
        swagger_ui_parameters={"validatorUrl": None},  # else a page that is not on this machine sends its address to a checker elsewhere
    )
    api.state.nko = app
    api.state.metrics = routes.Metrics()
    api.add_middleware(OwnHostOnly)
    errors.install(api)
    api.include_router(routes.probes)
    api.include_router(registration.router)
    api.include_router(routes.v1)
    api.include_router(routes.pages)
    if with_ui:
        from app.ui.rooms import mount

        mount(api, app)
    api.add_middleware(GZipMiddleware)
    return api


def run(app: App) -> None:
    """Serve until stopped.

    Raises:
        ConsultantError: the port is taken or the address cannot be used.
    """
    settings = app.settings
    address = f"http://{settings.host}:{settings.port}"
    listener = _listen(settings.host, settings.port)
    app.index.get()
    server = uvicorn.Server(uvicorn.Config(build(app), **_QUIET))
    print(f"Консультант готов: {address}", flush=True)
    server.run(sockets=[listener])


@contextmanager
def served(app: App) -> Iterator[str]:
    """The address of a server in this process, at a free port of this machine, which stops with the `with` block."""
    server = uvicorn.Server(uvicorn.Config(build(app), port=0, **_QUIET))
    thread = threading.Thread(target=server.run, daemon=True)  # an answer that never ends keeps nothing alive
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=_STOP_SECONDS)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise ConsultantError(
            f"Адрес {host}:{port} занят или недоступен: остановите другую программу или задайте свободный порт, "
            f"например NKO_PORT={port + 1}."
        ) from error
    listener.listen()
    return listener
