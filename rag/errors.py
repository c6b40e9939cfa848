"""What can go wrong, told to people: every message is Russian and says what to do next."""


class ConsultantError(Exception):
    """The work failed. `retryable` says whether the same call may succeed later."""

    retryable = False
    http_status = 500
    exit_status = 1
    title = "Не получилось выполнить запрос"


class BadInputError(ConsultantError):
    """What was given cannot be worked with."""

    http_status = 422
    exit_status = 2
    title = "Нужно поправить"


class UnreadableDocumentError(ConsultantError):
    """The document could not be read; the index is as it was."""

    http_status = 422
    title = "Документ не прочитан"


class NotFoundError(ConsultantError):
    """There is no such document or passage."""

    http_status = 404
    title = "Не найдено"


class ForbiddenError(ConsultantError):
    """The caller may not do this."""

    http_status = 403
    title = "Нужны права администратора"


class StoppedError(ConsultantError):
    """The person who began the work stopped it; nothing has changed."""

    retryable = True
    title = "Остановлено"


class BusyError(ConsultantError):
    """Too much is asked at once."""

    http_status = 429
    retryable = True
    title = "Слишком много запросов сразу"


class LockedError(BusyError):
    """Too many wrong passwords came one after another."""

    title = "Вход ненадолго закрыт"


class IndexMissingError(ConsultantError):
    """There is no index yet."""

    http_status = 503
    retryable = True
    title = "Индекс ещё не построен"


class IndexMismatchError(ConsultantError):
    """The index was built with other settings than those in force."""

    http_status = 503
    title = "Индекс построен с другими настройками"


class ModelUnavailableError(ConsultantError):
    """The language or embedding model does not answer."""

    http_status = 503
    retryable = True
    title = "Модель недоступна"
