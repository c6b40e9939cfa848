"""What `ingest/read/plain.py` promises."""

import pytest

from ingest.document import SourceDocument
from ingest.read import assemble
from ingest.read.plain import decode, read_plain
from ingest.sources import Sources
from rag.errors import UnreadableDocumentError
from rag.settings import Settings

TEXT = "Членские взносы платят до 1 марта — ёлки, «кавычки», № 5."


def read(text: str, name: str = "Устав.txt") -> SourceDocument:
    content = read_plain(text.encode(), name=name, settings=Settings())
    return assemble(content, name=name, document_id="own-устав", collection="uploads", sources=Sources(()))


def texts(document: SourceDocument) -> list[str]:
    return [piece.text for section in document.sections for piece in section.pieces]


def locators(document: SourceDocument) -> list[str]:
    return [s.norms[0].locator for section in document.sections for piece in section.pieces for s in piece.statements]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="utf-8-with-bom"),
        pytest.param(TEXT.encode("cp1251"), id="windows-1251"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16-with-its-mark"),
    ],
)
def test_a_russian_text_is_read_whatever_its_encoding(content: bytes) -> None:
    assert decode(content, "Устав.txt") == TEXT


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r"])
def test_an_older_encoding_is_known_by_its_words(encoding: str) -> None:
    text = (
        "Заявки принимают до первого марта. Победителей конкурса определяет комиссия района, состав которой утверждает глава администрации."
    )
    assert decode(text.encode(encoding), "Правила.txt") == text


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", id="word-document"),
        pytest.param(TEXT.encode("utf-16-le"), id="utf-16-without-its-mark"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", id="picture"),
    ],
)
def test_what_is_not_text_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"«Устав\.txt» не похож на текст.*сохраните"):
        decode(content, "Устав.txt")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\t\r\n\u00a0", id="spaces"),
        pytest.param("\ufeff\u200b\u00ad", id="invisible"),
        pytest.param("— — —\n\n***", id="only-marks"),
    ],
)
def test_a_text_without_words_is_refused_by_name(text: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"«Устав\.txt» нет текста"):
        read(text)


def test_paragraphs_are_cited_by_number() -> None:
    document = read("Взносы платят\nдо 1 марта.\n\n\n\nСобрание — раз в год.\r\n \r\nУстав меняют двумя третями.")

    assert texts(document) == ["Взносы платят\nдо 1 марта.", "Собрание — раз в год.", "Устав меняют двумя третями."]
    assert locators(document) == ["Устав, абзац 1", "Устав, абзац 2", "Устав, абзац 3"]


def test_headings_open_sections_and_name_the_place() -> None:
    document = read(
        "# Порядок взносов\n\nОбщее правило.\n\n## Сроки\n\nДо 1 марта.\n\nПеня не берётся.\n\n### Льготы\nДля ветеранов.", "v.md"
    )

    assert document.title == "Порядок взносов"
    assert [section.heading for section in document.sections] == ["Порядок взносов", "Сроки", "Льготы"]
    assert locators(document) == [
        "Порядок взносов, абзац 1",
        "Порядок взносов, «Сроки»",
        "Порядок взносов, «Сроки»",
        "Порядок взносов, «Льготы»",
    ]


def test_text_before_the_first_heading_is_kept_under_the_name_of_the_file() -> None:
    document = read("Принято на собрании.\n\n# Взносы\n\nДо 1 марта.", "Протокол № 5.md")

    assert document.title == "Протокол № 5"
    assert texts(document) == ["Принято на собрании.", "До 1 марта."]


def test_a_rule_of_hashes_does_not_swallow_the_line_below_it() -> None:
    assert texts(read("####\nСдайте отчёт до 15 апреля.\n####\nХраните копию пять лет.")) != []


def test_a_number_sign_inside_a_line_is_no_heading() -> None:
    assert texts(read("Пишите с тегом #НКО и #помощь.")) == ["Пишите с тегом #НКО и #помощь."]


def test_invisible_characters_are_dropped_and_the_words_stay() -> None:
    assert texts(read("Бла\u00adготво\u00adри\u200bтель\u00a0— фонд.\x07")) == ["Благотворитель — фонд."]
