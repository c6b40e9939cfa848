"""What `ingest/sources.py` promises."""

from datetime import date
from pathlib import Path

import pytest

from ingest.sources import Source, Sources, article_of
from rag.errors import ConsultantError
from rag.types import Norm

REGISTER = """
[[source]]
id = "7fz"
short = "7-ФЗ"
title = "Закон о некоммерческих организациях"
collection = "legislation"
url = "http://example.org/7fz"
article_url = "http://example.org/7fz/{article}"
as_of = 2026-03-01
confidence = "high"

[[source]]
id = "gk1"
short = "ГК РФ"
articles = "1-453"
title = "Гражданский кодекс, часть первая"
collection = "legislation"
url = "http://example.org/gk1"
as_of = 2023-07-24
confidence = "high"

[[source]]
id = "gk2"
short = "ГК РФ"
articles = "454-1109"
title = "Гражданский кодекс, часть вторая"
collection = "legislation"
as_of = 2023-07-24
confidence = "high"

[[source]]
id = "rules"
short = "Положение ФПГ 2026-1"
title = "Положение о первом конкурсе"
collection = "funds"
as_of = 2025-06-17
confidence = "high"
closes = 2025-10-15
files = ["polozhenie-2026-1.pdf", "Положение.pdf"]
"""

ENTRY = """
[[source]]
id = "7fz"
short = "7-ФЗ"
title = "Закон"
collection = "legislation"
as_of = 2026-03-01
confidence = "high"
"""


@pytest.fixture
def register(tmp_path: Path) -> Sources:
    path = tmp_path / "register.toml"
    path.write_text(REGISTER, "utf-8")
    return Sources.load(path)


def identity(source: Source | None) -> str | None:
    return source.id if source else None


@pytest.mark.parametrize(
    ("locator", "source_id"),
    [
        pytest.param("7-ФЗ", "7fz", id="the-whole-act"),
        pytest.param("7-ФЗ, ст. 13.1, п. 4", "7fz", id="a-place-in-the-act"),
        pytest.param("Положение ФПГ 2026-1, п. 30, с. 18", "rules", id="a-name-with-spaces"),
        pytest.param("ГК РФ, ст. 123.24", "gk1", id="part-one"),
        pytest.param("ГК РФ, ст. 453", "gk1", id="last-article-of-part-one"),
        pytest.param("ГК РФ, ст. 454", "gk2", id="first-article-of-part-two"),
        pytest.param("ГК РФ, ст. 582, п. 5", "gk2", id="part-two"),
        pytest.param("ГК РФ, ст. 123.17–123.20", "gk1", id="a-range"),
        pytest.param("ГК РФ", "gk1", id="a-code-without-article"),
        pytest.param("ГК РФ, ст. 1225", None, id="an-article-of-no-part"),
        pytest.param("7-ФЗ-1, ст. 2", None, id="a-longer-name-is-another-act"),
        pytest.param("17-ФЗ, ст. 2", None, id="a-name-that-ends-alike"),
        pytest.param("Положение, п. 30", None, id="a-name-cut-short"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_locator_names_its_source(register: Sources, locator: str, source_id: str | None) -> None:
    assert identity(register.of_locator(locator)) == source_id


@pytest.mark.parametrize(
    ("locator", "article"),
    [
        pytest.param("7-ФЗ, ст. 13.1, п. 4", "13.1", id="article-before-point"),
        pytest.param("Положение ФПГ 2026-1, п. 30", "30", id="point-of-rules"),
        pytest.param("НК РФ, ст. 333.35, п. 3, пп. 32", "333.35", id="not-the-subpoint"),
        pytest.param("129-ФЗ, ст. 25.1-1", "25.1-1", id="article-with-hyphen"),
        pytest.param("ГК РФ, ст. 123.17–123.20", "123.17", id="first-of-a-range"),
        pytest.param("7-ФЗ", None, id="no-place"),
        pytest.param("Курс, C04", None, id="a-lesson-is-no-article"),
        pytest.param("Положение ФПГ 2026-1, пп. 4", None, id="a-subpoint-alone"),
    ],
)
def test_the_article_of_a_locator(locator: str, article: str | None) -> None:
    assert article_of(locator) == article


def test_a_norm_carries_what_the_register_knows(register: Sources) -> None:
    norm = register.norm("Положение ФПГ 2026-1, п. 12", confidence="medium", valid_from=date(2025, 9, 1), valid_to=date(2025, 10, 15))

    assert norm == Norm(
        locator="Положение ФПГ 2026-1, п. 12",
        title="Положение о первом конкурсе",
        url=None,
        as_of=date(2025, 6, 17),
        confidence="medium",
        valid_from=date(2025, 9, 1),
        valid_to=date(2025, 10, 15),
        closes=date(2025, 10, 15),
    )


@pytest.mark.parametrize(
    ("locator", "url"),
    [
        pytest.param("7-ФЗ, ст. 13.1, п. 4", "http://example.org/7fz/13.1", id="at-its-article"),
        pytest.param("7-ФЗ", "http://example.org/7fz", id="the-act-when-no-article-is-named"),
        pytest.param("ГК РФ, ст. 50", "http://example.org/gk1", id="the-act-when-articles-have-no-address"),
        pytest.param("ГК РФ, ст. 582", None, id="unknown-address-is-not-invented"),
    ],
)
def test_a_norm_opens_at_its_address(register: Sources, locator: str, url: str | None) -> None:
    assert register.norm(locator).url == url


def test_an_unknown_source_is_named_with_what_to_do(register: Sources) -> None:
    with pytest.raises(ConsultantError, match=r"«8-ФЗ, ст\. 1».*sources\.toml.*исправьте"):
        register.norm("8-ФЗ, ст. 1")


@pytest.mark.parametrize(
    ("name", "source_id"),
    [
        pytest.param("polozhenie-2026-1.pdf", "rules", id="known"),
        pytest.param("Положение.pdf", "rules", id="second-name"),
        pytest.param("polozhenie-2025-2.pdf", None, id="another-contest"),
    ],
)
def test_a_file_of_a_source_is_known_by_name(register: Sources, name: str, source_id: str | None) -> None:
    assert identity(register.of_file(name)) == source_id


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"[[source]\nid = 1", id="not-toml"),
        pytest.param(b"", id="empty"),
        pytest.param(ENTRY.replace('title = "Закон"\n', "").encode(), id="no-title"),
        pytest.param(ENTRY.replace('"high"', '"certain"').encode(), id="unknown-confidence"),
        pytest.param(ENTRY.replace('"7fz"', '"7 ФЗ"').encode(), id="id-with-a-space"),
        pytest.param((ENTRY + 'adress = "http://example.org"\n').encode(), id="misspelt-field"),
        pytest.param((ENTRY + 'articles = "с первой по сотую"\n').encode(), id="articles-in-words"),
        pytest.param((ENTRY + ENTRY).encode(), id="the-same-id-twice"),
        pytest.param(ENTRY.encode("cp1251"), id="windows-1251"),
    ],
)
def test_a_wrong_register_is_refused_by_its_path(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register.toml"
    path.write_bytes(content)

    with pytest.raises(ConsultantError, match=r"register\.toml"):
        Sources.load(path)


def test_a_missing_register_is_refused_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(ConsultantError, match=r"нет\.toml"):
        Sources.load(tmp_path / "нет.toml")
