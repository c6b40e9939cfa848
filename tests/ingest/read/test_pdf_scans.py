"""What `ingest/read/ocr.py` promises, and how `ingest/read/pdf.py` uses it."""

import io
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from pypdf import PageObject, PdfReader, PdfWriter, Transformation

from ingest.content import Content, Line
from ingest.read import ocr
from ingest.read.isolation import ReadingProcess
from ingest.read.pdf import read_pdf
from ingest.read.pdf_lines import PrintedLine
from ingest.structure import structure
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from rag.types import Norm
from tests.ingest.read.pdf_maker import pdf_of, shown

Shared = Callable[[str], Path]
tesseract = pytest.mark.skipif(not ocr.installed(), reason=f"no Tesseract: {ocr.INSTALL}")

WHITE = np.full((200, 200), 255, dtype=np.uint8)
STAMP = (
    "ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ",
    "Сертификат 00D7 51BC 2A",
    "Владелец: Иванов Иван",
    "Действителен с 01.02.2024 по 01.05.2025",
)


@pytest.fixture
def scan(shared: Shared) -> Path:
    return shared("parsing/polozhenie_scan150.pdf")


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def read(content: bytes) -> Content:
    return read_pdf(content, name="Устав.pdf", settings=Settings())


@cache
def read_whole(path: Path) -> Content:
    return read(path.read_bytes())


def text_of(content: Content) -> str:
    return "\n".join(item.text for item in content.items if isinstance(item, Line))


def written(*pages: PageObject) -> bytes:
    writer = PdfWriter()
    for page in pages:
        writer.add_page(page)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def scanned(path: Path, index: int = 0) -> PageObject:
    return PdfReader(path).pages[index]


def stamped(path: Path) -> PageObject:
    """A scanned page under the stamp of an e-signature, which alone is text."""
    page = PdfWriter(clone_from=path).pages[0]
    for number, line in enumerate(STAMP):
        stamp = PdfReader(io.BytesIO(pdf_of(shown(line, encoding="cp1251")))).pages[0]
        page.merge_transformed_page(stamp, Transformation().translate(200, -640 - 14 * number))
    return page


@tesseract
def test_the_points_of_a_scan_are_found(scan: Path) -> None:
    content = read_whole(scan)
    sections = structure(content.items, lambda place: (Norm(place, ""),))
    points = [s.pieces[0].text.split(".")[0] for s in sections if s.heading.rsplit(". ", 1)[-1].startswith("Пункт")]

    assert (content.pages, content.pages_recognised, content.pages_without_text) == (6, (1, 2, 3, 4, 5, 6), ())
    assert points[:3] == ["1", "2", "3"]
    assert sections[1].path[0] == "I. Общие положения"
    assert "сверьте важное с оригиналом" in content.warnings[0]


@tesseract
def test_a_page_under_a_stamp_only_is_recognised_and_its_neighbour_is_read(scan: Path, shared: Shared) -> None:
    content = read(written(stamped(scan), PdfReader(shared("fpg/polozhenie-2026-1.pdf")).pages[20]))

    assert content.pages_recognised == (1,)
    assert "социально значимые проекты и проекты в сфере защиты прав" in text_of(content)
    assert "Заявитель несет риск" in text_of(content)


@tesseract
def test_every_page_that_is_recognised_is_told_from_the_child(scan: Path, tmp_path: Path) -> None:
    path = tmp_path / "Устав.pdf"
    path.write_bytes(written(scanned(scan), scanned(scan, 1)))
    told: list[tuple[int, int]] = []
    with ReadingProcess(Settings(), progress=lambda done, total: told.append((done, total))) as reading:
        assert reading.read_content(path).pages_recognised == (1, 2)
    assert told == [(1, 2), (2, 2)]


@tesseract
@pytest.mark.parametrize("angle", [90, 180])
def test_a_page_scanned_the_wrong_way_up_is_recognised(scan: Path, angle: int) -> None:
    page = scanned(scan)
    page.rotate(angle)

    content = read(written(page))
    starts = {item.text[:9]: round(item.x) for item in content.items if isinstance(item, Line)}

    assert starts["конкурса "] == pytest.approx(0, abs=3)
    assert starts["2. Конкур"] == pytest.approx(35, abs=3)


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_a_scan_is_refused_with_the_install_line(scan: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"«Устав\.pdf» — скан.*sudo apt-get install tesseract-ocr tesseract-ocr-rus"):
        read(scan.read_bytes())


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_the_unread_page_is_named_with_the_install_line(scan: Path, shared: Shared) -> None:
    content = read(written(stamped(scan), PdfReader(shared("fpg/polozhenie-2026-1.pdf")).pages[20]))

    assert (content.pages_recognised, content.pages_without_text) == ((), (1,))
    assert content.warnings[0].startswith("Страницы без текста не прочитаны: 1.")
    assert ocr.INSTALL in content.warnings[0]


@pytest.mark.usefixtures("without_tesseract")
def test_tesseract_that_is_absent_is_not_installed() -> None:
    assert shutil.which("tesseract") is None
    assert not ocr.installed()


@tesseract
def test_a_picture_of_nothing_has_no_lines() -> None:
    assert ocr.recognise(WHITE, dpi=300, min_confidence=60) == []


@pytest.mark.usefixtures("without_tesseract")
def test_tesseract_that_cannot_be_run_reads_nothing() -> None:
    assert ocr.recognise(WHITE, dpi=300, min_confidence=60) == []


@pytest.mark.parametrize(
    ("read_as", "mended"),
    [
        pytest.param(["[. Общие", "П. Понятия", "Ш. Участники"], ["I. Общие", "II. Понятия", "III. Участники"], id="in-order"),
        pytest.param(["|. Общие", "П. Понятия"], ["I. Общие", "II. Понятия"], id="a-stroke"),
        pytest.param(["VII. Критерии", "УШ. Порядок", "ГХ. Итоги"], ["VII. Критерии", "VIII. Порядок", "IX. Итоги"], id="from-the-middle"),
        pytest.param(["II. Понятия", "УШ. Порядок"], ["II. Понятия", "VIII. Порядок"], id="pages-left-out"),
        pytest.param(["I. Общие", "Х. Иванов", "Г. Петров"], ["I. Общие", "Х. Иванов", "Г. Петров"], id="initials-out-of-order"),
        pytest.param(["1. Общие", "П. Понятия"], ["1. Общие", "П. Понятия"], id="arabic"),
    ],
)
def test_numerals_of_chapters_are_mended_in_order(read_as: list[str], mended: list[str]) -> None:
    pages = [[PrintedLine(text, 0, 0)] for text in read_as]

    assert [page[0].text for page in ocr.with_roman_numerals(pages)] == mended
