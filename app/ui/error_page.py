"""What a browser shows for an address where there is nothing, in the language of the address."""

from html import escape

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.ui.failure import sentence
from app.ui.language import Words, russian
from app.ui.passage_page import STYLE

NOT_FOUND = "Не найдено"
NO_SUCH_PAGE = "Такой страницы здесь нет: проверьте адрес или вернитесь к вопросам."


def is_browser(request: Request) -> bool:
    """Whether somebody opened an address, and no program asked."""
    return request.method == "GET" and "text/html" in request.headers.get("accept", "")


def error_page(title: str, detail: str, status: int, *, words: Words = russian, language: str = "ru", home: str = "/") -> HTMLResponse:
    """A page that says what is wrong, with the way back to the rooms at `home`."""
    title, detail = escape(sentence(title, words)), escape(sentence(detail, words))
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main><h1>{title}</h1><p>{detail}</p>"
        f'<nav><a class="home" href="{home}">{words("К вопросам")}</a></nav></main></body></html>',
        status,
    )
