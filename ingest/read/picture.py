"""A picture of a page: a photograph or a scan becomes a PDF that is read as any other scan."""

import io
from itertools import islice

from PIL import Image, ImageOps, ImageSequence

from ingest.content import Content
from ingest.read.pdf import read_pdf
from ingest.read.pdf_page import DPI
from rag.errors import UnreadableDocumentError
from rag.settings import Settings

_PAGE_INCHES = 11.7
"""The longer side of A4: a photograph does not say how large the sheet is."""
_MAX_SIDE = round(_PAGE_INCHES * DPI)
"""More dots are of no use to recognition."""
_MAX_PIXELS = 120_000_000
"""The best cameras of telephones make 108 million; with more it may be a decompression bomb."""
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, OverflowError, TypeError, ZeroDivisionError, Image.DecompressionBombError)
"""What Pillow meets in a damaged file."""


def read_picture(content: bytes, *, name: str, settings: Settings) -> Content:
    """Read a picture by recognition; of TIFF every page.

    Raises:
        UnreadableDocumentError: damaged, too large, or without text that can be made out; no Tesseract.
    """
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > _MAX_PIXELS:
                raise UnreadableDocumentError(f"Картинка «{name}» слишком велика: сфотографируйте или отсканируйте страницу мельче.")
            frames = islice(ImageSequence.Iterator(image), settings.max_document_pages + 1)
            pages = [_page(frame) for frame in frames]
        pdf = io.BytesIO()
        pages[0].save(pdf, "PDF", save_all=True, append_images=pages[1:], resolution=max(pages[0].size) / _PAGE_INCHES)
    except _DAMAGED as error:
        raise UnreadableDocumentError(
            f"Картинка «{name}» повреждена и не читается: скачайте её заново или сфотографируйте страницу ещё раз."
        ) from error
    return read_pdf(pdf.getvalue(), name=name, settings=settings)


def _page(frame: Image.Image) -> Image.Image:
    """A frame in grey, upright as the camera says; what shines through is paper."""
    page = ImageOps.exif_transpose(frame)
    page.thumbnail((_MAX_SIDE, _MAX_SIDE))
    if page.has_transparency_data:
        page = Image.alpha_composite(Image.new("RGBA", page.size, "white"), page.convert("RGBA"))
    return page.convert("L")
