"""What `ingest/uploads.py` promises."""

import os
from pathlib import Path

import pytest

from ingest.uploads import arriving, expanded, forget, own_document_id, own_files, put_in_place
from rag.errors import BadInputError, NotFoundError


@pytest.mark.parametrize(
    ("name", "document_id"),
    [
        pytest.param("Устав.pdf", "own-устав", id="cyrillic"),
        pytest.param("Устави\u0306.pdf", "own-уставй", id="two-signs-for-a-letter"),
        pytest.param("Charter 2026 (final).PDF", "own-charter-2026--final", id="spaces-and-brackets"),
        pytest.param("../../etc/passwd.txt", "own-passwd", id="folders-are-dropped"),
        pytest.param("№%?.txt", "own-document", id="no-letters"),
    ],
)
def test_the_id_of_an_own_document_can_stand_in_an_address(name: str, document_id: str) -> None:
    assert own_document_id(name) == document_id


def write(path: Path, text: str = "Взносы.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    write(folder / "Устав.txt", "старый")
    return folder


def test_of_two_versions_that_a_crash_left_the_newer_counts(kept: Path) -> None:
    newer = write(kept / "устав.md", "новый")
    os.utime(kept / "Устав.txt", ns=(0, 0))

    assert own_files(kept) == {"own-устав": newer}
    forget("own-устав", kept)
    assert list(kept.iterdir()) == []


@pytest.mark.parametrize("name", [pytest.param("Устав.txt", id="the-same-name"), pytest.param("устав.md", id="another-format")])
def test_the_old_version_goes_when_the_new_one_is_in_place(kept: Path, tmp_path: Path, name: str) -> None:
    with arriving(write(tmp_path / name, "новый"), kept) as copy:
        assert own_files(kept)["own-устав"].read_text("utf-8") == "старый"
        put_in_place(copy, kept)

    assert [path.read_text("utf-8") for path in kept.iterdir()] == ["новый"]
    assert own_files(kept).keys() == {"own-устав"}


def test_what_was_not_put_in_place_leaves_nothing_even_after_a_crash(kept: Path, tmp_path: Path) -> None:
    write(kept / ".arriving" / "Чужое.txt")
    with arriving(write(tmp_path / "Смета.txt"), kept) as copy:
        assert [path.name for path in copy.parent.iterdir()] == ["Смета.txt"]

    assert [path.name for path in kept.iterdir()] == ["Устав.txt"]


def test_a_folder_stands_for_its_documents(tmp_path: Path) -> None:
    wanted = [write(tmp_path / "a" / name) for name in ("2024/Отчёт.docx", "Устав.pdf", "фото.jpg")]
    for name in (".DS_Store", ".git/config.txt", "~$Устав.docx", "Thumbs.db"):
        write(tmp_path / "a" / name)

    assert expanded([wanted[1], tmp_path / "a"]) == [wanted[1], wanted[0], wanted[2]]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "пустая").mkdir()
    with pytest.raises(BadInputError, match="пустая» нет документов"):
        expanded([tmp_path / "пустая"])
    with pytest.raises(NotFoundError, match=r"нет\.pdf» не найден"):
        expanded([tmp_path / "нет.pdf"])
