"""How much of a page's main text a reader gives, and how much navigation it takes for text.

Truth is what stands inside the container that the support site's own markup names; cards that lead to other pages are
neither text nor navigation. Precision and recall count runs of three words, so order and joins matter.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from rag.errors import BadInputError

Read = Callable[[Path], str]
"""A page -> its text, one paragraph, list item or table cell a line."""

CONTAINER = "wrapper-content-article"
CARDS = ("a-doc", "a-article")
MACHINERY = ("ask-questions", "bread-crumbs", "copy-link")
NAVIGATION = (
    "Предыдущая статья", "Следующая статья", "Структура раздела", "Личный кабинет", "О фонде", "Конкурсы", "Проекты", "Победителям",
    "Регионам", "Обучение", "Центр поддержки", "Центр поддержки >", "Подача заявки", "Раздел", "Задайте свой вопрос",
)  # fmt: skip
"""What the pages print around their text: no line of a reader may be just that."""


@dataclass(frozen=True, slots=True)
class PageScore:
    """One page. `navigation` are the strings of `NAVIGATION` that came as lines of text."""

    page: str
    precision: float
    recall: float
    navigation: tuple[str, ...]


def score_pages(folder: Path, read: Read) -> list[PageScore]:
    """Score a reader on every page of a folder that has the container.

    Raises:
        BadInputError: there is no such page.
    """
    scores = [_score(path, read) for path in sorted(folder.glob("*.html")) if CONTAINER.encode() in path.read_bytes()]
    if not scores:
        raise BadInputError(f"В папке {folder} нет страниц с блоком «{CONTAINER}»: укажите папку со страницами сайта поддержки.")
    return scores


def all_text(path: Path) -> str:
    """The plain pipeline: every text node of the page, as BeautifulSoup's `get_text` gives it."""
    return "\n".join(_parsed(path.read_bytes()).xpath("//body//text()[not(parent::script or parent::style)]"))


def printed_paragraphs(path: Path) -> list[str]:
    """The paragraphs of a page as they read when raised digits are taken for common ones."""
    return [" ".join(paragraph.text_content().split()) for paragraph in _parsed(path.read_bytes()).iter("p")]


def _parsed(content: bytes) -> HtmlElement:
    encoding = "windows-1251" if b"windows-1251" in content[:2048].lower() else "utf-8"
    return lxml.html.document_fromstring(content, parser=lxml.html.HTMLParser(encoding=encoding, remove_comments=True))


def _score(path: Path, read: Read) -> PageScore:
    content = path.read_bytes()
    found = read(path)
    given, text, allowed = _trigrams(found), _trigrams(_truth(content, without=CARDS)), _trigrams(_truth(content, without=()))
    lines = {" ".join(line.split()) for line in found.splitlines()}
    return PageScore(
        page=path.name,
        precision=(given & allowed).total() / max(1, given.total()),
        recall=(given & text).total() / max(1, text.total()),
        navigation=tuple(words for words in NAVIGATION if words in lines),
    )


def _truth(content: bytes, *, without: Iterable[str]) -> str:
    root = _parsed(content)
    container: HtmlElement = root.find_class(CONTAINER)[0]
    for element in [*container.iter("script", "style"), *(e for name in (*MACHINERY, *without) for e in container.find_class(name))]:
        element.drop_tree()
    return " ".join(container.itertext())


def _trigrams(text: str) -> Counter[tuple[str, ...]]:
    """Runs of three words; numbers are left out, because readers number lists that the markup does not."""
    folded = unicodedata.normalize("NFC", text).lower().replace("\u00ad", "")
    words = [word for word in re.findall(r"\w+", folded) if not word.isdigit()]
    return Counter(zip(words, words[1:], words[2:], strict=False))
