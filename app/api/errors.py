"""Errors as RFC 9457 problem details: one table, one place."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from app.ui.error_page import NO_SUCH_PAGE, NOT_FOUND, error_page, is_browser
from app.waiting import TryLaterError
from rag.errors import BadInputError, ConsultantError

_LOG = logging.getLogger("nko")
_TITLES = {404: NOT_FOUND, 405: "Метод не поддерживается", 413: "Запрос слишком большой"}


def problem(status: int, title: str, detail: str, *, retryable: bool = False, wait_seconds: int | None = None) -> JSONResponse:
    """One problem, in Russian; `retryable` tells whether the same request may succeed later, `wait_seconds` how much later."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "retryable": retryable}
    headers = {"Retry-After": str(wait_seconds)} if wait_seconds is not None else None
    return JSONResponse(body, status_code=status, headers=headers, media_type="application/problem+json")


def install(api: FastAPI) -> None:
    """Turn every failure of a request into a problem."""

    @api.exception_handler(ConsultantError)
    def _ours(request: Request, error: ConsultantError) -> Response:
        if is_browser(request):
            return error_page(error.title, str(error), error.http_status)
        wait = error.wait_seconds if isinstance(error, TryLaterError) else None
        return problem(error.http_status, error.title, str(error), retryable=error.retryable, wait_seconds=wait)

    @api.exception_handler(RequestValidationError)
    def _invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        fields = "; ".join(f"{'.'.join(map(str, e['loc'][1:])) or 'тело запроса'}: {e['msg']}" for e in error.errors())
        return problem(422, BadInputError.title, f"Проверьте поля запроса: {fields}.")

    @api.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        title = _TITLES.get(error.status_code, "Запрос не выполнен")
        if is_browser(request):
            return error_page(title, NO_SUCH_PAGE, error.status_code)
        return problem(error.status_code, title, "Проверьте адрес и метод запроса: описание API — по адресу /docs.")

    @api.exception_handler(Exception)
    def _unexpected(request: Request, error: Exception) -> JSONResponse:
        _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return problem(500, "Внутренняя ошибка", "Что-то сломалось на сервере; запрос можно повторить.", retryable=True)
