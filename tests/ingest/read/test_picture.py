"""What `ingest/read/picture.py` promises."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from ingest.content import Content
from ingest.read import ocr
from ingest.read.pdf_page import rendered
from ingest.read.picture import read_picture
from rag.errors import UnreadableDocumentError
from rag.settings import Settings

_ORIENTATION = 0x0112
"""The tag of EXIF that says how the camera was held; 6 is a quarter turn."""


def read(content: bytes) -> Content:
    return read_picture(content, name="страница.jpg", settings=Settings())


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


@pytest.mark.skipif(not ocr.installed(), reason=f"no Tesseract: {ocr.INSTALL}")
def test_a_photograph_held_sideways_is_read_as_a_page(shared: Callable[[str], Path]) -> None:
    with PdfDocument(shared("parsing/polozhenie_scan150.pdf")) as document:
        page = Image.fromarray(rendered(document, 3)).convert("RGB")
    exif = Image.Exif()
    exif[_ORIENTATION] = 6

    content = read(saved(page.rotate(90, expand=True), "JPEG", exif=exif))

    assert (content.pages, content.pages_recognised) == (1, (1,))
    assert any("5. В конкурсе может участвовать" in item.text for item in content.items if hasattr(item, "text"))
    assert "сверьте важное с оригиналом" in content.warnings[0]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"\xff\xd8\xff\xe0 nothing more", "«страница.jpg» повреждена", id="damaged"),
        pytest.param(saved(Image.new("L", (900, 900)), "PNG")[:-40], "«страница.jpg» повреждена", id="cut-short"),
        pytest.param(saved(Image.new("1", (12_000, 12_000)), "PNG"), "слишком велика", id="a-bomb"),
        pytest.param(saved(Image.new("RGBA", (90, 90)), "PNG"), "«страница.jpg»", id="nothing-on-it"),
    ],
)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_picture_that_cannot_be_read_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=sentence):
        read(content)
