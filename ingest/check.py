"""`nko corpus check` and `nko corpus stale`: is the corpus whole, and what in it has aged."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from datetime import date
from pathlib import Path

import yaml

from ingest.agreement import disagreements
from ingest.document import SourceDocument
from ingest.read.markdown import FRONT_MATTER, read_markdown
from ingest.sources import Sources
from ingest.split import split, token_count
from rag.errors import ConsultantError
from rag.registration.rules import RegistrationRules
from rag.settings import Settings
from rag.types import Passage

_MIN_TOKENS = 40
"""A shorter section says too little to be found; the splitter's own aim is 80."""
_LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_PLACE = re.compile(r"^[^,]+(?:, (?:ст|п|пп|ч|гл|разд)\. [\d.а-яА-Я–-]+| ?, (?:поле|поля) [\d., –-]+|, C\d\d)*$")
_PRONOUN = re.compile(r"^(?:он|она|оно|они|это|этот|эта|эти|такой|такая|такие|его|её|их)\b", re.IGNORECASE)


def check_corpus(settings: Settings) -> list[str]:
    """Problems of the corpus as sentences `file: what is wrong`; empty when all is well."""
    corpus = settings.corpus_dir
    problems: list[str] = []
    try:
        sources = Sources.load(corpus / "sources.toml")
    except ConsultantError as error:
        return [str(error)]
    documents: dict[str, Path] = {}
    headings: dict[str, list[str]] = defaultdict(list)
    cited: set[str] = set()
    read: list[SourceDocument] = []
    for path in sorted(corpus.rglob("*.md")):
        if path.stem in documents:
            problems.append(f"{path}: имя повторяет {documents[path.stem]}, а по имени документ находят")
        documents[path.stem] = path
        try:
            document = read_markdown(path.read_text("utf-8"), document_id=path.stem, collection=path.parts[-2], sources=sources)
        except (ConsultantError, ValueError) as error:
            problems.append(f"{path}: {error}")
            continue
        read.append(document)
        passages = split(document, max_tokens=settings.max_passage_tokens)
        problems += [f"{path}: {problem}" for problem in _document_problems(path, document, passages, settings)]
        for section in document.sections:
            headings[section.heading.lower()].append(path.name)
        cited |= {norm.locator for p in passages for s in p.statements for norm in s.norms}
    problems += [f"заголовок «{heading}» стоит в {', '.join(files)}" for heading, files in headings.items() if len(files) > 1]
    problems += [
        f"{locator}: место в источнике записано не так, как в docs/corpus-format.md" for locator in cited if not _PLACE.match(locator)
    ]
    problems += disagreements(read)
    problems += _criteria_problems(corpus, sources)
    problems += _registration_problems(corpus / "registration.yaml", cited)
    return problems


def stale(settings: Settings, *, today: date) -> list[str]:
    """What has aged by `today`: closed contests, sources known long ago, norms out of force, weak facts, with where to look."""
    sources = Sources.load(settings.corpus_dir / "sources.toml")
    lines = []
    for source in sources.all:
        where = source.url or "официальный адрес не указан: найдите действующую редакцию"
        if source.closes and source.closes < today:
            lines.append(f"{source.short}: приём заявок закончился {source.closes:%d.%m.%Y}; ищите положение нового конкурса — {where}")
        elif (today - source.as_of).days > settings.old_after_days:
            lines.append(f"{source.short}: известно на {source.as_of:%d.%m.%Y}; сверьте редакцию — {where}")
    for path in sorted(settings.corpus_dir.rglob("*.md")):
        document = read_markdown(path.read_text("utf-8"), document_id=path.stem, collection=path.parts[-2], sources=sources)
        lines += [f"{path.stem}: {line}" for line in _aged(document, today)]
    return lines


def _aged(document: SourceDocument, today: date) -> Iterator[str]:
    for section in document.sections:
        norms = dict.fromkeys(norm for piece in section.pieces for s in piece.statements for norm in s.norms)
        for norm in norms:
            if norm.valid_to and norm.valid_to < today:
                yield f"«{section.heading}»: {norm.locator} действовала до {norm.valid_to:%d.%m.%Y}"
            elif norm.confidence == "low":
                yield f"«{section.heading}»: {norm.locator} — низкая уверенность, проверьте — {norm.url or norm.title}"


def _document_problems(path: Path, document: SourceDocument, passages: Sequence[Passage], settings: Settings) -> Iterator[str]:
    text = path.read_text("utf-8")
    front = FRONT_MATTER.match(text)
    meta = yaml.safe_load(front[1]) if front else {}
    if not isinstance(meta.get("as_of"), date):
        yield "в шапке нет даты as_of"
    yield from (f"ссылка ведёт в никуда: {target}" for target in _LINK.findall(text) if not _reachable(path, target))
    for section in document.sections:
        size = token_count("\n".join(piece.text for piece in section.pieces))
        if size < _MIN_TOKENS:
            yield f"раздел «{section.heading}» короче {_MIN_TOKENS} токенов"
        if size > settings.max_passage_tokens:
            yield f"раздел «{section.heading}» длиннее {settings.max_passage_tokens} токенов ({size}): разделите его на два вопроса"
    for passage in passages:
        if _PRONOUN.match(passage.text):
            yield f"раздел «{passage.heading}» начинается с местоимения: первое предложение должно быть понятно само по себе"
        for statement in passage.statements:
            for norm in statement.norms:
                if norm.valid_from and norm.valid_to and norm.valid_from > norm.valid_to:
                    yield f"у нормы {norm.locator} срок действия кончается раньше, чем начинается"


def _reachable(path: Path, target: str) -> bool:
    """Whether a link opens something: a file that is there, and in it the heading that an anchor names."""
    if target.startswith(("http://", "https://")):
        return True
    file, _, anchor = target.partition("#")
    linked = path.parent / file if file else path
    return linked.exists() and (not anchor or anchor in map(_anchor, _HEADING.findall(linked.read_text("utf-8"))))


def _anchor(heading: str) -> str:
    """A heading as markdown viewers make an anchor of it: «Что нужно? {7-ФЗ}» -> `что-нужно`."""
    return re.sub(r"[^\w -]", "", heading.partition("{")[0].strip().lower()).replace(" ", "-")


def _criteria_problems(corpus: Path, sources: Sources) -> Iterator[str]:
    """Machine-readable criteria: weights of a band sum to ten unless none of them is known, rules are resolvable."""
    for path in sorted(corpus.rglob("criteria.yaml")):
        fund = yaml.safe_load(path.read_text("utf-8"))
        for band in fund["bands"]:
            known = [weight for criterion in fund["criteria"] if (weight := criterion["weights"].get(band["id"])) is not None]
            total = sum(known)
            if known and abs(total - 10) > 1e-9:
                yield f"{path}: коэффициенты группы {band['id']} в сумме {total}, а не 10"
        for entry in [*fund["criteria"], *fund["limits"]]:
            if sources.of_locator(entry["rule"]) is None:
                yield f"{path}: правило «{entry['rule']}» не из sources.toml"


def _registration_problems(path: Path, cited: Set[str]) -> Iterator[str]:
    """The wizard's rules, where the corpus has them: each norm opens in a digest."""
    if not path.exists():
        return
    try:
        rules = RegistrationRules.load(path)
    except ConsultantError as error:
        yield str(error)
        return
    for rule in rules.all():
        for locator in rule.norms:
            if locator not in cited:
                yield f"{path}: правило «{rule.text}» ссылается на «{locator}», а такой нормы нет ни в одном конспекте"
