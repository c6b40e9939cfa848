"""`corpus/sources.toml`, typed and checked: what a locator may name and where it can be opened."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator

from rag.errors import ConsultantError
from rag.types import Confidence, Norm

_ARTICLE = re.compile(r", (?:ст|п)\. (\d+(?:\.\d+)*(?:-\d+)?)")


class Source(BaseModel):
    """One act or document. `articles` is its range of article numbers where several sources share a short name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    short: str
    title: str
    collection: str
    url: str | None = None
    article_url: str | None = None
    edition: str | None = None
    as_of: date
    confidence: Confidence
    closes: date | None = None
    articles: tuple[int, int] | None = None
    files: tuple[str, ...] = ()

    @field_validator("articles", mode="before")
    @classmethod
    def _range(cls, value: object) -> object:
        return tuple(map(int, value.split("-"))) if isinstance(value, str) else value

    def address(self, article: str | None) -> str | None:
        return self.article_url.format(article=article) if self.article_url and article else self.url


@dataclass(frozen=True, slots=True)
class Sources:
    """The register of sources, asked by locator or by file name."""

    all: tuple[Source, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        try:
            entries = tomllib.loads(path.read_text("utf-8"))["source"]
            sources = tuple(Source.model_validate(entry) for entry in entries)
        except (OSError, ValueError, KeyError) as error:
            raise ConsultantError(f"Реестр источников {path} не читается, исправьте его: {error}") from error
        ids = [source.id for source in sources]
        if repeated := {i for i in ids if ids.count(i) > 1}:
            raise ConsultantError(f"В реестре {path} повторяются источники: {', '.join(sorted(repeated))}.")
        return cls(sources)

    def of_file(self, name: str) -> Source | None:
        return next((source for source in self.all if name in source.files), None)

    def of_locator(self, locator: str) -> Source | None:
        """The source that a locator names, by its short name and, for codes in parts, by article."""
        article = article_of(locator)
        number = int(article.split(".")[0].split("-")[0]) if article else None
        for source in self.all:
            if locator != source.short and not locator.startswith(source.short + ","):
                continue
            if source.articles is None or number is None or source.articles[0] <= number <= source.articles[1]:
                return source
        return None

    def norm(self, locator: str, *, confidence: Confidence = "high", valid_from: date | None = None, valid_to: date | None = None) -> Norm:
        """Resolve a locator.

        Raises:
            ConsultantError: no source has this short name.
        """
        source = self.of_locator(locator)
        if source is None:
            raise ConsultantError(f"Источник «{locator}» не найден в sources.toml: добавьте его или исправьте ссылку.")
        return Norm(
            locator=locator,
            title=source.title,
            url=source.address(article_of(locator)),
            as_of=source.as_of,
            confidence=confidence,
            valid_from=valid_from,
            valid_to=valid_to,
            closes=source.closes,
        )


def article_of(locator: str) -> str | None:
    """The first article (or point) number of a locator: `7-ФЗ, ст. 13.1, п. 4` -> `13.1`."""
    match = _ARTICLE.search(locator)
    return match[1] if match else None
