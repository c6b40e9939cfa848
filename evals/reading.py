"""How truly documents are read and how whole they come out: ours beside a plain pypdf + RecursiveCharacterTextSplitter pipeline.

Characters of a text and of a scan, points of the fund's rules and its table of criteria, articles of acts, pages of a site.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from time import perf_counter

import yaml
from pypdf import PdfReader
from rapidfuzz.distance import Levenshtein

from evals.peers import langchain_chunks
from evals.reading_html import all_text, printed_paragraphs, score_pages
from rag.errors import BadInputError

_POINTS = 42
"""Points of the rules, read off the printed pages."""
_POINT = re.compile(r"^(\d{1,2})\. ", re.MULTILINE)
_CHAPTER = re.compile(r"\n\s*[IVXLC]+\. ")
"""What stands between the last point of a chapter and the first of the next."""
_SHORT_POINT = 700
"""Letters, signs and spaces of a point that a passage of either pipeline can hold."""
_ARTICLE = re.compile(r"^\s*Статья (\d+(?:[.-]\d+)*)", re.MULTILINE)
_PLAIN = "pypdf + RecursiveCharacter…"
_ACTS = ("gk1", "constitution")


Number = tuple[int, ...]
"""The number of an article: `(123, 20, 1)` for 123 with a raised 20-1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pipeline makes of a file.

    Attributes:
        pages: the text of every page; of a file without pages, one.
        points: the numbers of the points that it saw open.
        articles: the numbers of the articles.
        passages: the texts that would be indexed.
    """

    pages: tuple[str, ...]
    points: tuple[int, ...] = ()
    articles: frozenset[Number] = frozenset()
    passages: tuple[str, ...] = ()


ReadFile = Callable[[Path], Reading]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1; `seconds` are spent on all files together.

    Attributes:
        points_whole: of the points that fit into a passage, those that stand in one from the first letter to the last.
        articles_raised: of the articles whose number has a raised digit, those found with it.
        page_precision, page_recall: of the main text of the support site's pages, see `evals.reading_html`.
        page_navigation: pages with lines of navigation taken for text.
    """

    method: str
    text_characters: float
    scan_characters: float
    points: float
    points_whole: float
    criteria: float
    articles: float
    articles_raised: float
    page_precision: float
    page_recall: float
    page_navigation: float
    seconds: float


_TOLD = {
    "text_characters": "буквы текста (75 страниц)",
    "scan_characters": "буквы скана",
    "points": "пункты положения найдены",
    "points_whole": "пункты целиком в одном фрагменте",
    "criteria": "строки таблицы критериев",
    "articles": "статьи ГК (ч. 1) и Конституции с номером",
    "articles_raised": "из них с цифрой в верхнем индексе",
    "page_precision": "страницы сайта: точность",
    "page_recall": "страницы сайта: полнота",
    "page_navigation": "страницы с навигацией в тексте",
    "seconds": "секунд",
}


def lines(scores: Sequence[Score]) -> list[str]:
    """A table for people: a line a measure, a column a pipeline."""
    assert set(_TOLD) == {field.name for field in fields(Score)} - {"method"}
    head = f"{'':42}" + "".join(f"{score.method:>32}" for score in scores)
    return [head, *(f"{told:42}" + "".join(f"{getattr(score, name):>32}" for score in scores) for name, told in _TOLD.items())]


def bench(data: Path, read: ReadFile, *, criteria: Path) -> tuple[list[Score], list[str]]:
    """Score our pipeline and the plain one on the files of `data`, and name what is not installed.

    Args:
        criteria: the fund's criteria.yaml, which names the rows of the table of its rules.

    Raises:
        BadInputError: a file is missing.
    """
    methods = {"наше": read, _PLAIN: plain}
    absent = [] if find_spec("langchain_text_splitters") else [_PLAIN]
    try:
        return [_score(name, methods[name], data, rows=_rows(criteria)) for name in methods if name not in absent], absent
    except OSError as error:
        raise BadInputError(f"Для измерения чтения не хватает файла: {error}") from error


def accuracy(read: str, true: str) -> float:
    """Character accuracy, from 0 to 1: one less the edit distance to the true text over its length; white space counts as one space."""
    ours, theirs = " ".join(read.split()), " ".join(true.split())
    return max(0.0, 1 - Levenshtein.distance(ours, theirs) / len(theirs))


def plain(path: Path) -> Reading:
    """Text as pypdf gives it, or every text node of a page, in chunks; a point opens where a line begins with the next number."""
    is_page = path.suffix == ".html"
    pages = (all_text(path),) if is_page else tuple(page.extract_text() for page in PdfReader(path).pages)
    text = "\n".join(pages)
    chunks = tuple(chunk for page in pages for chunk in langchain_chunks(page))
    return Reading(pages, tuple(_points(text)), frozenset(map(number_of, _ARTICLE.findall(text))), chunks)


def _points(text: str) -> dict[int, str]:
    """Points by number, each from its opening to that of the next one."""
    opened: list[re.Match[str]] = []
    for match in _POINT.finditer(text):
        if int(match[1]) == len(opened) + 1:
            opened.append(match)
    ends = [*(match.start() for match in opened[1:]), len(text)]
    return {number: text[match.start() : end] for number, (match, end) in enumerate(zip(opened, ends, strict=False), 1)}


def number_of(article: str) -> Number:
    return tuple(map(int, re.findall(r"\d+", article)))


def numbered(printed: Iterable[str]) -> list[Number]:
    """True numbers of articles from their digits as printed, in order: 60, 601, 602, 61 are 60, 60.1, 60.2, 61.

    Of all the ways to take the last digits for raised ones, the first number after the one before is meant; of the very first, none.
    """
    numbers: list[Number] = []
    for digits in printed:
        whole, *more = digits.split("-")
        raised = [(whole[:at], whole[at:]) for at in range(1, len(whole)) if whole[at] != "0"]
        readings = [tuple(map(int, (*number, *more))) for number in [(whole,), *raised]]
        later = [number for number in readings if numbers and number > numbers[-1]]
        numbers.append(min(later, default=readings[0]))
    return numbers


def _score(name: str, read: ReadFile, data: Path, *, rows: Sequence[str]) -> Score:
    true_text = (data / "parsing" / "debian-faq.ru.txt").read_text("utf-8")
    true_pages = [page["text"] for page in json.loads((data / "parsing" / "polozhenie_gt.json").read_text("utf-8"))]
    act_files = [data / "laws" / f"{act}-pravo-gov-ru.html" for act in _ACTS]
    start = perf_counter()
    printed = read(data / "parsing" / "debian-faq.ru.pdf")
    scanned = read(data / "parsing" / "polozhenie_scan150.pdf")
    rules = read(data / "fpg" / "polozhenie-2026-1.pdf")
    acts = [read(file) for file in act_files]
    site = score_pages(data / "fpg" / "support", lambda path: "\n".join(read(path).pages))
    seconds = perf_counter() - start
    told = " ".join(" ".join(rules.pages).split())
    articles = [(number, number in act.articles) for file, act in zip(act_files, acts, strict=True) for number in _true_articles(file)]
    return Score(
        method=name,
        text_characters=round(accuracy("\n".join(printed.pages), true_text), 4),
        scan_characters=round(mean(accuracy(text, true) for text, true in zip(scanned.pages, true_pages, strict=True)), 4),
        points=round(len(set(rules.points) & set(range(1, _POINTS + 1))) / _POINTS, 3),
        points_whole=round(_whole(rules.passages, data / "fpg" / "polozhenie-2026-1.pdf"), 3),
        criteria=sum(row in told for row in rows) / len(rows),
        articles=round(mean(found for _, found in articles), 4),
        articles_raised=round(mean(found for number, found in articles if len(number) > 1), 4),
        page_precision=round(mean(page.precision for page in site), 3),
        page_recall=round(mean(page.recall for page in site), 3),
        page_navigation=round(mean(bool(page.navigation) for page in site), 3),
        seconds=round(seconds, 1),
    )


def _true_articles(file: Path) -> list[Number]:
    return numbered(number for paragraph in printed_paragraphs(file) for number in _ARTICLE.findall(paragraph))


def _whole(passages: Iterable[str], rules: Path) -> float:
    """What share of the short points stands whole in one passage; page numbers, spaces, hyphens and points are not counted."""
    true = _points("\n".join(re.sub(r"^\d+\s", "", page.extract_text()) for page in PdfReader(rules).pages))
    wanted = [_signs(_CHAPTER.split(text)[0]) for text in true.values() if len(text) <= _SHORT_POINT]
    held = [_signs(passage) for passage in passages]
    return mean(any(text in passage for passage in held) for text in wanted)


def _signs(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _rows(criteria: Path) -> list[str]:
    """Each criterion with its coefficients, as its row of the table reads."""
    rules = yaml.safe_load(criteria.read_text("utf-8"))
    return [
        " ".join([criterion["title"], *(f"{weight:g}".replace(".", ",") for weight in criterion["weights"].values())])
        for criterion in rules["criteria"]
    ]
