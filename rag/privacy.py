"""Personal data masked before a text leaves the machine, and put back in what returns."""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

_PATTERNS = (
    ("почта", re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")),
    ("счёт", re.compile(r"(?<!\d)\d{20}(?!\d)")),
    ("снилс", re.compile(r"(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)")),
    ("телефон", re.compile(r"(?<!\d)(?:\+?7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)")),
    ("паспорт", re.compile(r"(?<!\d)\d{2}\s?\d{2}\s?(?:№\s?|номер\s)?\d{6}(?!\d)")),
    ("инн", re.compile(r"(?<!\d)(?:\d{12}|\d{10})(?!\d)")),
)


def mask(text: str) -> tuple[str, dict[str, str]]:
    """Replace phones, addresses of mail, documents' and accounts' numbers; names are not recognised.

    Returns:
        The masked text, and what stood behind each mask.
    """
    hidden: dict[str, str] = {}
    for kind, pattern in _PATTERNS:
        for found in dict.fromkeys(pattern.findall(text)):
            label = f"[{kind} {len(hidden) + 1}]"
            hidden[label] = found
            text = text.replace(found, label)
    return text, hidden


def unmask(text: str, hidden: Mapping[str, str]) -> str:
    for label, value in hidden.items():
        text = text.replace(label, value)
    return text


def is_local(url: str) -> bool:
    """Whether an address is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
