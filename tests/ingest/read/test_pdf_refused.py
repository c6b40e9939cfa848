"""What `ingest/read/pdf.py` refuses, and what it reads in spite of damage."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from ingest.content import Line
from ingest.read.pdf import read_pdf
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from tests.ingest.read.pdf_maker import pdf_of, shown

Shared = Callable[[str], Path]

_PACKED = b"/Filter /FlateDecode"
_HELLO = shown("Hello")


@pytest.fixture(scope="module")
def bomb() -> bytes:
    return zlib.compress(b" " * 101_000_000, 9)


@pytest.fixture
def rules_path(shared: Shared) -> Path:
    return shared("fpg/polozhenie-2026-1.pdf")


def text_of(content: bytes, *, max_pages: int = 100) -> str:
    read = read_pdf(content, name="Положение.pdf", settings=Settings(max_document_pages=max_pages))
    return " ".join(item.text for item in read.items if isinstance(item, Line))


def last_page(path: Path, *, password: str | None = None, owner: str | None = None) -> bytes:
    """A PDF of the last page of `path`, encrypted if a password is given."""
    writer = PdfWriter()
    writer.add_page(PdfReader(path).pages[-1])
    if password is not None or owner is not None:
        writer.encrypt(password or "", owner, algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_html_named_pdf_is_refused_with_what_to_do(shared: Shared) -> None:
    path = shared("parsing/not-a-pdf.pdf")

    with pytest.raises(UnreadableDocumentError, match=rf"«{path.name}».*внутри не PDF.*скачайте"):
        read_pdf(path.read_bytes(), name=path.name, settings=Settings())


@pytest.mark.parametrize("part", [pytest.param(p, id=f"{p:.1%}") for p in (0.001, 0.1, 0.5, 0.9, 0.999)])
def test_a_download_cut_short_is_refused_with_what_to_do(rules_path: Path, part: float) -> None:
    content = rules_path.read_bytes()

    with pytest.raises(UnreadableDocumentError, match=r"«Положение\.pdf» повреждён.*скачайте"):
        text_of(content[: int(len(content) * part)])


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        pytest.param(b"/MediaBox [ 0 0 595.4 841.8 ]", b"/MediaBox [ 0 0 595.4 /X1 ]", id="page-size"),
        pytest.param(b"endobj", b"endbjo", id="object"),
    ],
)
def test_damage_that_touches_no_text_does_not_matter(rules_path: Path, whole: bytes, damaged: bytes) -> None:
    content = last_page(rules_path)
    assert whole in content

    assert text_of(content.replace(whole, damaged)) == text_of(content)


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        pytest.param(_PACKED, b"/Filter /FletaDecode", id="filter"),
        pytest.param(b"/Type /Font", b"/Type Font/", id="font"),
    ],
)
def test_a_file_whose_letters_are_lost_is_refused(rules_path: Path, whole: bytes, damaged: bytes) -> None:
    content = last_page(rules_path)
    assert whole in content

    with pytest.raises(UnreadableDocumentError, match=r"не нашлось текста: проверьте|установите распознавание"):
        text_of(content.replace(whole, damaged))


def test_a_file_locked_by_a_password_is_refused_with_what_to_do(rules_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"паролем.*без пароля"):
        text_of(last_page(rules_path, password="тайна"))


def test_a_file_protected_only_from_changes_is_read(rules_path: Path) -> None:
    assert "Заявитель несет риск" in text_of(last_page(rules_path, owner="owner"))


def test_a_file_of_too_many_pages_is_refused_and_one_at_the_limit_is_read() -> None:
    assert text_of(pdf_of(_HELLO, tree=b"/Kids [3 0 R 3 0 R 3 0 R] /Count 3"), max_pages=3) == "Hello Hello Hello"
    with pytest.raises(UnreadableDocumentError, match="страниц больше 1000: разделите"):
        text_of(pdf_of(_HELLO, tree=b"/Kids [" + b"3 0 R " * 10_000 + b"] /Count 10000"), max_pages=1000)


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(b"/Kids [] /Count 0", id="no-pages"),
        pytest.param(b"/Kids [3 0 R] /Count 50", id="more-pages-promised"),
        pytest.param(b"/Kids [3 0 R 2 0 R] /Count 2", id="loop"),
        pytest.param(b"/Kids [2 0 R] /Count 3", id="only-itself"),
        pytest.param(b"/Kids [3 0 R 9 0 R] /Count 2", id="missing-page"),
    ],
)
def test_a_tree_without_its_pages_is_refused(tree: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"повреждён.*скачайте"):
        text_of(pdf_of(_HELLO, tree=tree))


@pytest.mark.parametrize("tree", [pytest.param(b"/Kids [3 0 R] /Count %d" % n, id=str(n)) for n in (-5, 100_000_000)])
def test_an_impossible_count_of_pages_is_not_believed(tree: bytes) -> None:
    assert text_of(pdf_of(_HELLO, tree=tree)) == "Hello"


def test_a_decompression_bomb_is_refused(bomb: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"распаковывается в слишком большой: сохраните"):
        text_of(pdf_of(bomb, filters=_PACKED))


def test_a_bomb_in_a_bomb_is_refused(bomb: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match="распаковывается"):
        text_of(pdf_of(zlib.compress(bomb, 9), filters=b"/Filter [/FlateDecode /FlateDecode]"))


def test_an_honest_packed_stream_is_read() -> None:
    assert text_of(pdf_of(zlib.compress(_HELLO), filters=_PACKED)) == "Hello"


def test_windows_letters_that_the_font_calls_latin_are_read_as_russian() -> None:
    assert text_of(pdf_of(shown("Положение о конкурсе № 5 «Ёлка»", encoding="cp1251"))) == "Положение о конкурсе № 5 «Ёлка»"


def test_a_latin_text_stays() -> None:
    assert text_of(pdf_of(shown("Annual report for 2025"))) == "Annual report for 2025"
