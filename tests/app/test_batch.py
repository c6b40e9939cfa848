"""A folder or an archive of applications: a report each, one table; a bad file stops nothing."""

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest

from app import batch
from app.batch import BatchItem, review_batch
from app.reviewing import Reviewed, Terms, review_text
from app.wiring import App
from evals.mutations import load
from rag.errors import BadInputError, StoppedError, UnreadableDocumentError
from rag.settings import Settings
from tests.app.conftest import FLAWED, as_docx
from tests.ingest.read.office_files import zip_file


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read texts here rather than in a process of their own; one file breaks the program."""

    def read(nko: App, path: Path, terms: Terms) -> Reviewed:
        content = path.read_bytes()
        if content == b"break":
            raise ZeroDivisionError("Секретная Фамилия")
        return review_text(nko, content.decode(), terms, name=path.name)

    monkeypatch.setattr(batch, "review_file", read)


@pytest.mark.usefixtures("quick")
def test_a_batch_that_is_stopped_keeps_what_was_reviewed(nko: App, tmp_path: Path) -> None:
    source, out, stopped = tmp_path / "заявки", tmp_path / "отчёты", Event()
    source.mkdir()
    for name in ("1.txt", "2.txt"):
        (source / name).write_text(load("small"), "utf-8")
    items = review_batch(nko, source, out, Terms(stopped=stopped))
    assert next(items).reviewed
    stopped.set()
    with pytest.raises(StoppedError):
        next(items)
    assert [row["Файл"] for row in _rows(out)] == ["1.txt"]


def _rows(out: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((out / "сводка.csv").read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))


def _told(items: Sequence[BatchItem]) -> list[tuple[str, bool]]:
    return [(item.name, bool(item.reviewed)) for item in items]


def test_a_folder_is_reviewed_file_by_file(nko: App, tmp_path: Path) -> None:
    source, out = tmp_path / "заявки", tmp_path / "заявки" / "отчёты"
    (source / "Озёрск").mkdir(parents=True)
    (source / "Озёрск" / "=проект.docx").write_bytes(as_docx(FLAWED))
    (source / "пустая.txt").write_bytes(b"")
    (source / "письмо.xlsx").write_bytes(b"XLSX")
    (source / "~$проект.docx").write_bytes(b"lock")
    items = list(review_batch(nko, source, out, Terms()))
    assert _told(items) == [("Озёрск/=проект.docx", True), ("письмо.xlsx", False), ("пустая.txt", False)]
    assert [(item.number, item.total) for item in items] == [(1, 3), (2, 3), (3, 3)]
    assert {path.name for path in out.iterdir()} == {"001 =проект.md", "001 =проект.docx", "сводка.csv", "сводка.xlsx"}
    good, picture, empty = _rows(out)
    assert (good["Файл"], good["K05"], good["Отчёт"]) == ("Озёрск/=проект.docx", "частично", "001 =проект.md, 001 =проект.docx")
    assert int(good["Замечания"]) > 0
    assert "не поддерживается" in picture["Что случилось"]
    assert "пуст" in empty["Что случилось"]


@pytest.mark.usefixtures("quick")
def test_reports_of_the_last_time_are_no_drafts(nko: App, tmp_path: Path) -> None:
    (tmp_path / "заявка.txt").write_text(load("small"), "utf-8")
    for _ in range(2):
        assert _told(list(review_batch(nko, tmp_path, tmp_path / "отчёты", Terms()))) == [("заявка.txt", True)]


@pytest.mark.usefixtures("quick")
def test_an_archive_is_read_under_its_russian_names(nko: App, tmp_path: Path) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("папка/заявка.txt", load("small"))
        archive.writestr("__MACOSX/заявка.txt", "x")
    source = tmp_path / "заявки.zip"
    source.write_bytes(written.getvalue())
    assert _told(list(review_batch(nko, source, tmp_path / "out", Terms()))) == [("папка/заявка.txt", True)]


@pytest.mark.parametrize(
    ("raw", "flags", "name"),
    [
        pytest.param("заявка.txt".encode("cp866").decode("cp437"), 0, "заявка.txt", id="Windows"),
        pytest.param("заявка.txt".encode().decode("cp437"), 0, "заявка.txt", id="macOS"),
        pytest.param("заявка.txt", 0x800, "заявка.txt", id="UTF-8 by its own word"),
    ],
)
def test_a_name_is_read_as_its_system_wrote_it(raw: str, flags: int, name: str) -> None:
    entry = zipfile.ZipInfo(raw)
    entry.flag_bits = flags
    assert batch._name(entry) == name


@pytest.mark.usefixtures("quick")
def test_an_archive_cannot_write_elsewhere_and_a_fault_costs_one_file(nko: App, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    source = tmp_path / "заявки.zip"
    source.write_bytes(zip_file({"../наружу.txt": b"x", "/etc/x.txt": b"x", "a.txt": b"break", "в/b:c?.txt": load("small").encode()}))
    out = tmp_path / "место" / "out"
    items = list(review_batch(nko, source, out, Terms()))
    assert [(item.name, item.problem.split(":")[0]) for item in items] == [
        ("../наружу.txt", "Путь файла ведёт за пределы архива, так делают вредоносные архивы"),
        ("/etc/x.txt", "Путь файла ведёт за пределы архива, так делают вредоносные архивы"),
        ("a.txt", "Разбор этого файла сломался"),
        ("в/b:c?.txt", ""),
    ]
    assert "Фамилия" not in caplog.text
    assert [path.name for path in out.iterdir() if path.suffix == ".md"] == ["004 b_c_.md"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["заявки.zip", "место"]


@pytest.mark.usefixtures("quick")
def test_who_stops_halfway_has_the_table_so_far(nko: App, tmp_path: Path) -> None:
    for name in "абв":
        (tmp_path / f"{name}.txt").write_text(load("small"), "utf-8")
    progress = review_batch(nko, tmp_path, tmp_path / "out", Terms())
    next(progress)
    progress.close()  # type: ignore[attr-defined]  # it is a generator
    assert [row["Файл"] for row in _rows(tmp_path / "out")] == ["а.txt"]


@pytest.mark.parametrize(
    ("name", "content", "error", "said"),
    [
        pytest.param("нет", None, BadInputError, "Не найдена", id="missing"),
        pytest.param("заявка.txt", b"x", BadInputError, "Не найдена", id="a file"),
        pytest.param("сломан.zip", b"PK\x03\x04", UnreadableDocumentError, "повреждён", id="damaged"),
        pytest.param("пуст.zip", zip_file({"__MACOSX/x": b""}), BadInputError, "Заявок здесь нет", id="empty"),
        pytest.param("много.zip", zip_file({f"{n}.txt": b"x" for n in range(9)}), UnreadableDocumentError, "на части", id="too many"),
        pytest.param("бомба.zip", zip_file({"a.txt": b"0" * 3_000_000}), UnreadableDocumentError, "на части", id="bomb"),
    ],
)
def test_what_is_no_batch_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, error: type[Exception], said: str
) -> None:
    nko = App(Settings(data_dir=tmp_path, max_archive_entries=8, max_unpacked_bytes=2_000_000))
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=said):
        list(review_batch(nko, tmp_path / name, tmp_path / "out", Terms()))
