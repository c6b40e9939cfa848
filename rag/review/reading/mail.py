"""What a mail adds to a draft: the lines at its head, «От: …», «Тема: …», and what a program puts below it."""

import re
from collections.abc import Sequence

_HEADER = re.compile(
    r"(?:от|кому|копия|дата|тема|отправлено|отправитель|получатель|вложени[ея]|from|to|cc|date|sent|subject)\s*:\s*\S", re.IGNORECASE
)
_SURE = re.compile(r".*@|(?:тема|subject)\s*:", re.IGNORECASE)
_SENT_WITH = re.compile(r"(?:отправлено|написано|sent) (?:с|со|из|from) ", re.IGNORECASE)
_MIN_HEADERS = 2
_MAX_FOOT_LINES = 6


def without_mail(lines: Sequence[str]) -> list[str]:
    """The lines without the head of a mail, which begins them, and without «Отправлено с …» at the end."""
    begins = next((n for n, line in enumerate(lines) if line.strip()), 0)
    ends = next((n for n in range(begins, len(lines)) if not _HEADER.match(lines[n])), len(lines))
    head = lines[begins:ends]
    is_mail = len(head) >= _MIN_HEADERS and any(map(_SURE.match, head))
    kept = list(lines[ends:] if is_mail else lines)
    return [line for n, line in enumerate(kept) if n < len(kept) - _MAX_FOOT_LINES or not _SENT_WITH.match(line)]
