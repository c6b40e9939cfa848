"""What went wrong, as a sentence for the reader. Only the kind of an unexpected fault is logged: its message may quote what was written."""

import logging

from app.ui.language import Words
from rag.errors import ConsultantError

_LOG = logging.getLogger("nko")


def told(error: Exception, words: Words) -> str:
    """Markdown for the place where the result would have been."""
    if isinstance(error, ConsultantError):
        return f"**{error.title}.** {error}"
    _LOG.error("a room failed: %s at %s", type(error).__name__, _place(error))
    return words("Что-то сломалось, ничего не потеряно. Повторите ещё раз.")


def _place(error: Exception) -> str:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
