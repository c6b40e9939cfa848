"""What went wrong, as a sentence for the reader. Only the kind of an unexpected fault is logged: its message may quote what was written."""

import logging
import time

from app.ui.language import Words
from app.ui.markup import escaped
from app.waiting import TryLaterError
from rag.errors import ConsultantError

_LOG = logging.getLogger("nko")


def told(error: Exception, words: Words) -> str:
    """Markdown for the place where the result would have been."""
    if isinstance(error, ConsultantError):
        return f"**{words(error.title)}.** {sentence(str(error), words)}"
    _LOG.error("a room failed: %s at %s", type(error).__name__, _place(error))
    return words("Что-то сломалось, ничего не потеряно. Повторите ещё раз.")


def error_html(error: ConsultantError, words: Words) -> str:
    """The same as HTML, which a screen reader says at once."""
    said = f"<strong>{escaped(words(error.title))}.</strong> {escaped(sentence(str(error), words))}"
    left = _countdown(error.wait_seconds, words) if isinstance(error, TryLaterError) else ""
    return f'<p class="error" role="alert" tabindex="-1">{said}{left}</p>'


def _countdown(seconds: int, words: Words) -> str:
    """What is left to wait, which the page counts down in silence until it is over; each is another, or Gradio would not show it anew."""
    left, over = words("Осталось {} с."), words("Теперь можно повторить.")
    data = f'data-wait="{seconds}" data-left="{left}" data-over="{over}" data-told="{time.monotonic()}"'
    return f' <b aria-hidden="true" {data}>{left.format(seconds)}</b>'


def sentence(text: str, words: Words) -> str:
    """What another module says, in the reader's language where it is known in it: else in Russian, which is better than nothing."""
    try:
        return words(text)
    except KeyError:
        return text


def _place(error: Exception) -> str:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
