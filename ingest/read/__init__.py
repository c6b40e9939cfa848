"""One module a format: bytes -> `Content`; here the right one is chosen and its lines get their legal structure."""

from collections.abc import Callable
from pathlib import Path

from ingest.content import Content
from ingest.document import SourceDocument
from ingest.read.docx import read_docx
from ingest.read.html import read_html
from ingest.read.kinds import SUFFIXES, Kind, check_kind
from ingest.read.markdown import FRONT_MATTER, read_markdown
from ingest.read.odt import read_odt
from ingest.read.pdf import read_pdf
from ingest.read.picture import read_picture
from ingest.read.plain import decode, read_plain
from ingest.read.rtf import read_rtf
from ingest.sources import Sources
from ingest.structure import structure
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from rag.types import Norm

Reader = Callable[..., Content]
"""`(content: bytes, *, name: str, settings: Settings) -> Content`; raises `UnreadableDocumentError` with a sentence for people."""

READERS: dict[str, Reader] = {
    ".md": read_plain,
    ".txt": read_plain,
    ".pdf": read_pdf,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".docx": read_docx,
    ".odt": read_odt,
    ".rtf": read_rtf,
    **dict.fromkeys(SUFFIXES[Kind.PICTURE], read_picture),
}
FORMATS = frozenset(READERS)


def read(path: Path, *, document_id: str, collection: str, sources: Sources, settings: Settings) -> SourceDocument:
    """Read and structure one file.

    Raises:
        UnreadableDocumentError: with a sentence for people: what is wrong with the file and what to do.
    """
    checked = checked_bytes(path, settings)
    if path.suffix.lower() == ".md" and FRONT_MATTER.match(text := decode(checked, path.name)):
        return read_markdown(text, document_id=document_id, collection=collection, sources=sources)
    content = _content(checked, path.name, settings)
    return assemble(content, name=path.name, document_id=document_id, collection=collection, sources=sources)


def read_content(path: Path, *, settings: Settings) -> Content:
    """Read one file as its lines and rows, without looking for the structure of an act.

    Raises:
        UnreadableDocumentError: as `read`.
    """
    return _content(checked_bytes(path, settings), path.name, settings)


def _content(checked: bytes, name: str, settings: Settings) -> Content:
    return READERS[Path(name).suffix.lower()](checked, name=name, settings=settings)


def checked_bytes(path: Path, settings: Settings) -> bytes:
    """The bytes of a file that is of a size and kind to be read.

    Raises:
        UnreadableDocumentError: it is empty, too large, or not what its name says.
    """
    check_size(path, settings)
    content = path.read_bytes()
    check_kind(content, name=path.name, readable=FORMATS)
    return content


def check_size(path: Path, settings: Settings) -> None:
    """Refuse a file that is empty or too large to be read, before it is.

    Raises:
        UnreadableDocumentError: with a sentence for people.
    """
    size = path.stat().st_size
    if size == 0:
        raise UnreadableDocumentError(f"Файл «{path.name}» пуст: проверьте, что он скачан целиком.")
    if size > settings.max_document_bytes:
        limit = settings.max_document_bytes // 1_000_000
        raise UnreadableDocumentError(f"Файл «{path.name}» больше {limit} МБ: разделите его на части.")


def assemble(content: Content, *, name: str, document_id: str, collection: str, sources: Sources) -> SourceDocument:
    """Structure what was read; a file that `sources.toml` knows is cited by its short name.

    Raises:
        UnreadableDocumentError: there are no words in it.
    """
    source = sources.of_file(name)
    title = source.title if source else content.title or name.rsplit(".", 1)[0]
    short = source.short if source else title

    def norm(place: str) -> tuple[Norm, ...]:
        locator = f"{short}, {place}"
        return (sources.norm(locator) if source else Norm(locator, title),)

    sections = structure(content.items, norm, title=title)
    if not sections:
        raise UnreadableDocumentError(f"В файле «{name}» нет текста: проверьте, тот ли это файл.")
    return SourceDocument(
        document_id,
        title,
        collection,
        sections,
        pages=content.pages,
        pages_without_text=content.pages_without_text,
        pages_recognised=content.pages_recognised,
        tables=content.tables,
        warnings=content.warnings,
    )
