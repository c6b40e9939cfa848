"""One module a format: bytes -> SourceDocument."""

from pathlib import Path

from ingest.document import SourceDocument
from ingest.read.markdown import FRONT_MATTER, read_markdown
from ingest.read.pdf import read_pdf
from ingest.read.plain import decode, read_plain
from ingest.sources import Sources
from rag.errors import UnreadableDocumentError
from rag.settings import Settings

FORMATS = frozenset({".md", ".txt", ".pdf"})


def read(path: Path, *, document_id: str, collection: str, sources: Sources, settings: Settings) -> SourceDocument:
    """Read and structure one file.

    Raises:
        UnreadableDocumentError: with a sentence for people: what is wrong with the file and what to do.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise UnreadableDocumentError(f"Формат файла «{path.name}» не поддерживается: сохраните документ как PDF, markdown или текст.")
    size = path.stat().st_size
    if size == 0:
        raise UnreadableDocumentError(f"Файл «{path.name}» пуст: проверьте, что он скачан целиком.")
    if size > settings.max_document_bytes:
        limit = settings.max_document_bytes // 1_000_000
        raise UnreadableDocumentError(f"Файл «{path.name}» больше {limit} МБ: разделите его на части.")
    content = path.read_bytes()
    if suffix == ".pdf":
        return read_pdf(
            content, name=path.name, document_id=document_id, collection=collection, sources=sources, max_pages=settings.max_document_pages
        )
    text = decode(content, path.name)
    if suffix == ".md" and FRONT_MATTER.match(text):
        return read_markdown(text, document_id=document_id, collection=collection, sources=sources)
    return read_plain(text, name=path.name, document_id=document_id, collection=collection)
