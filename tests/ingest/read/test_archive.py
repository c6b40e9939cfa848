"""What `ingest/read/archive.py` promises."""

import struct
import zipfile

import pytest

from ingest.read.archive import check_archive
from rag.errors import UnreadableDocumentError
from rag.settings import Settings
from tests.ingest.read.office_files import docx_file, odt_file, with_entries, zip_file

LIMITS = Settings(max_unpacked_bytes=2_000_000, max_archive_entries=50)
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def locked(content: bytes) -> bytes:
    """The archive with the flag of encryption on every entry of its directory."""
    parts = content.split(b"PK\x01\x02")
    return b"PK\x01\x02".join([parts[0], *(part[:4] + b"\x01" + part[5:] for part in parts[1:])])


def lying(content: bytes, size: int) -> bytes:
    """The archive whose directory says that its first entry unpacks to `size` bytes."""
    at = content.index(b"PK\x01\x02") + 24
    return content[:at] + struct.pack("<I", size) + content[at + 4 :]


@pytest.mark.parametrize("content", [pytest.param(docx_file("<w:p/>"), id="docx"), pytest.param(odt_file("<text:p/>"), id="odt")])
def test_an_ordinary_file_passes(content: bytes) -> None:
    check_archive(content, name="Устав.docx", settings=LIMITS)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(zip_file({"a.xml": b"\0" * 2_000_001}), "распаковывается больше чем в 2 МБ", id="bomb"),
        pytest.param(zip_file({f"{n}": b"\0" * 300_000 for n in range(7)}), "распаковывается больше", id="bomb-in-parts"),
        pytest.param(zip_file({f"{n}": b"" for n in range(51)}), "больше 50 частей", id="many-entries"),
        pytest.param(zip_file({"../../etc/cron": b""}), "пути за его пределы", id="parent-folder"),
        pytest.param(zip_file({"/etc/cron": b""}), "пути за его пределы", id="absolute"),
        pytest.param(zip_file({"C:\\autoexec.bat": b""}), "пути за его пределы", id="drive"),
        pytest.param(zip_file({"word\\..\\..\\x": b""}), "пути за его пределы", id="backslashes"),
        pytest.param(zip_file({"word/document.xml": LAUGHS}), "XML-сущности", id="billion-laughs"),
        pytest.param(zip_file({"word/document.xml": OUTSIDE}), "XML-сущности", id="external-entity"),
        pytest.param(zip_file({"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "закрыт паролем", id="locked-odt"),
        pytest.param(locked(zip_file({"a.xml": b"<a/>"})), "закрыт паролем", id="locked-zip"),
        pytest.param(zip_file({"a.xml": b"<a/>"})[:-30], "повреждён", id="cut-off"),
        pytest.param(lying(zip_file({"a.xml": b"<a>" + b" " * 5_000}), 100), "повреждён", id="lies-about-its-size"),
        pytest.param(b"PK\x03\x04", "повреждён", id="only-a-beginning"),
    ],
)
def test_what_is_no_ordinary_archive_is_refused_by_name(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=f"«Устав\\.docx».*{sentence}|{sentence}.*«Устав\\.docx»"):
        check_archive(content, name="Устав.docx", settings=LIMITS)


def test_an_archive_inside_is_not_opened() -> None:
    bomb = zip_file({"bomb": b"\0" * 1_000_000})
    nested = with_entries(docx_file("<w:p/>"), {"word/embeddings/nested.zip": zip_file({"bomb.zip": bomb}, compression=zipfile.ZIP_STORED)})

    check_archive(nested, name="Устав.docx", settings=LIMITS)
