"""What `ingest/pipeline.py` promises."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.synchronize import Event

import pytest

from ingest.index import ingest_lock
from ingest.pipeline import ingest
from rag.adapters.index import Index
from rag.errors import ConsultantError, IndexMismatchError, NotFoundError
from rag.settings import Settings
from tests.conftest import DIGEST
from tests.ingest.desk import Desk, outcomes
from tests.ingest.fakes import CountingEmbeddings

REPORT = DIGEST.replace("Госпошлина", "Отчётность").replace("4 000 рублей", "до 15 апреля")


def test_the_first_ingest_adds_everything(small_settings: Settings, embeddings: CountingEmbeddings) -> None:
    report = ingest(small_settings, embeddings)

    assert [(d.document_id, d.title, d.outcome, d.passages) for d in report.documents] == [("fee", "Госпошлина", "added", 2)]
    assert (report.passages, len(embeddings.embedded)) == (2, 2)


def test_nothing_changed_costs_no_embedding_and_no_generation(desk: Desk) -> None:
    before = desk.generation

    assert desk.ingest() == {"fee": "unchanged"}
    assert (desk.embeddings.embedded, desk.generation) == ([], before)


def test_a_changed_document_is_replaced_and_only_its_changed_passage_embedded(desk: Desk) -> None:
    desk.write("legislation/fee.md", DIGEST.replace("трёх месяцев", "тридцати дней"))

    assert desk.ingest() == {"fee": "updated"}
    assert len(desk.embeddings.embedded) == 1
    assert desk.found("тридцать дней") == {"fee"}
    assert desk.found("месяцы") == set()


def test_other_documents_keep_their_vectors(desk: Desk) -> None:
    desk.write("legislation/report.md", REPORT)

    assert desk.ingest() == {"fee": "unchanged", "report": "added"}
    assert all("Отчётность" in text for text in desk.embeddings.embedded)
    assert len(desk.embeddings.embedded) == 2


def test_a_removed_document_is_gone(desk: Desk) -> None:
    path = desk.write("legislation/report.md", REPORT)
    desk.ingest()
    path.unlink()

    assert desk.ingest() == {"fee": "unchanged", "report": "removed"}
    assert desk.found("отчётность апреля") == set()
    assert desk.found("госпошлина") == {"fee"}


def test_a_document_moved_to_another_collection_is_found_there(desk: Desk) -> None:
    (desk.settings.corpus_dir / "courses").mkdir()
    (desk.settings.corpus_dir / "legislation" / "fee.md").rename(desk.settings.corpus_dir / "courses" / "fee.md")
    desk.ingest()

    with Index(desk.settings.data_dir / "generations" / desk.generation) as index:
        assert {p.collection for p in index.passages.values()} == {"courses"}
        assert {document.collection for document in index.manifest.documents} == {"courses"}


def test_a_new_edition_in_the_register_is_told_without_embedding_again(desk: Desk) -> None:
    register = desk.settings.corpus_dir / "sources.toml"
    register.write_text(register.read_text("utf-8").replace("http://example.org/7fz", "http://example.org/new"), "utf-8")

    assert desk.ingest() == {"fee": "updated"}
    assert desk.embeddings.embedded == []
    with Index(desk.settings.data_dir / "generations" / desk.generation) as index:
        assert {n.url for p in index.passages.values() for s in p.statements for n in s.norms} == {"http://example.org/new"}


BROKEN = [
    pytest.param(DIGEST.replace(" {7-ФЗ, ст. 13.1, п. 5}", ""), id="section-without-norm"),
    pytest.param(DIGEST.replace("{7-ФЗ, ст. 15}", "{8-ФЗ, ст. 15}"), id="unknown-source"),
    pytest.param(DIGEST.replace("| medium", "| medium | 2025-13-01.."), id="no-such-day"),
    pytest.param(DIGEST.replace("title: ", 'title: "'), id="front-matter-not-yaml"),
    pytest.param("", id="empty"),
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_new_version_keeps_the_old_one_searchable_and_is_reported(desk: Desk, text: str) -> None:
    desk.write("legislation/fee.md", text)
    desk.write("legislation/report.md", REPORT)
    report = ingest(desk.settings, desk.embeddings)

    assert outcomes(report) == {"fee": "failed", "report": "added"}
    assert [len(d.warnings) for d in report.documents if d.outcome == "failed"] == [1]
    assert desk.found("госпошлина") == {"fee"}
    assert desk.found("отчётность") == {"report"}


def test_an_old_version_that_stays_searchable_is_counted_in_the_sum(desk: Desk) -> None:
    desk.write("legislation/fee.md", "")

    assert "документов: 1, фрагментов: 2;" in ingest(desk.settings, desk.embeddings).lines()[-1]


def test_a_broken_version_is_reported_until_it_is_mended(desk: Desk) -> None:
    desk.write("legislation/fee.md", "")

    assert [desk.ingest(), desk.ingest()] == [{"fee": "failed"}] * 2
    desk.write("legislation/fee.md", DIGEST.replace("трёх", "двух"))
    assert desk.ingest() == {"fee": "updated"}


def test_a_new_broken_document_does_not_stop_the_others(desk: Desk) -> None:
    desk.write("legislation/broken.md", "")
    desk.write("legislation/report.md", REPORT)

    assert desk.ingest() == {"broken": "failed", "fee": "unchanged", "report": "added"}
    assert desk.found("отчётность") == {"report"}


def test_an_own_document_is_added_found_and_removed(desk: Desk) -> None:
    path = desk.own("Устав.txt")

    assert desk.ingest(add=(path,))["own-устав"] == "added"
    assert desk.found("взносы") == {"own-устав"}
    path.unlink()
    assert desk.ingest()["own-устав"] == "unchanged"
    assert desk.ingest(remove=("own-устав",))["own-устав"] == "removed"
    assert (desk.found("взносы"), desk.kept_own) == (set(), set())


def test_a_rebuild_keeps_own_documents(desk: Desk) -> None:
    desk.ingest(add=(desk.own("Устав.txt"),))
    before = desk.generation

    assert desk.ingest(rebuild=True).keys() == {"fee", "own-устав"}
    assert desk.generation != before
    assert desk.found("взносы") == {"own-устав"}


@pytest.mark.parametrize("name", [pytest.param("Устав.txt", id="the-same-name"), pytest.param("устав.md", id="another-format")])
def test_a_new_version_of_an_own_document_replaces_the_old_one(desk: Desk, name: str) -> None:
    desk.ingest(add=(desk.own("Устав.txt"),))

    assert desk.ingest(add=(desk.own(name, "Взносы отменены."),))["own-устав"] == "updated"
    assert desk.kept_own == {name}
    assert desk.found("март") == set()
    assert desk.found("взносы отменены") == {"own-устав"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("Устав.txt", "", id="empty"),
        pytest.param("Устав.pdf", "<html>Не найдено</html>", id="not-a-pdf"),
        pytest.param("Смета.xlsx", "PK", id="another-format"),
        pytest.param("Заметка.md", '---\ntitle: "Заметка\n---\n\nТекст.', id="front-matter-not-yaml"),
    ],
)
def test_a_document_that_cannot_be_read_changes_nothing(desk: Desk, name: str, text: str) -> None:
    desk.ingest(add=(desk.own("Устав.txt"),))
    before = desk.generation
    report = ingest(desk.settings, desk.embeddings, add=(desk.own(name, text),))

    assert [(d.title, bool(d.warnings)) for d in report.documents if d.outcome == "failed"] == [(name, True)]
    assert (desk.generation, desk.kept_own) == (before, {"Устав.txt"})
    assert desk.found("взносы") == {"own-устав"}


@pytest.mark.parametrize(
    ("add", "remove", "sentence"),
    [
        pytest.param(("нет.txt",), (), r"«.*нет\.txt» не найден", id="file"),
        pytest.param((), ("own-нет",), "нет «own-нет»", id="document"),
        pytest.param((), ("fee",), "нет «fee»", id="a-document-of-the-corpus"),
        pytest.param(("Смета.txt", "нет.txt"), (), r"нет\.txt", id="second-file"),
        pytest.param((), ("own-устав", "own-нет"), "own-нет", id="second-document"),
    ],
)
def test_what_does_not_exist_is_named_and_nothing_changes(desk: Desk, add: tuple[str, ...], remove: tuple[str, ...], sentence: str) -> None:
    desk.ingest(add=(desk.own("Устав.txt"),))
    desk.own("Смета.txt")
    before = desk.generation

    with pytest.raises(NotFoundError, match=sentence):
        desk.ingest(add=tuple(desk.folder / name for name in add), remove=remove)
    assert (desk.generation, desk.kept_own) == (before, {"Устав.txt"})


OTHERS = [
    pytest.param(lambda: CountingEmbeddings(name="other"), id="another-model"),
    pytest.param(lambda: CountingEmbeddings(dimension=4), id="another-dimension"),
]


@pytest.mark.parametrize("other", OTHERS)
def test_an_index_of_another_model_is_refused_and_rebuilt_on_demand(desk: Desk, other: Callable[[], CountingEmbeddings]) -> None:
    before, changed = desk.generation, other()

    with pytest.raises(IndexMismatchError, match="nko ingest --rebuild"):
        ingest(desk.settings, changed, add=(desk.own("Устав.txt"),))
    assert (desk.generation, desk.kept_own, changed.embedded) == (before, set(), [])

    ingest(desk.settings, changed, rebuild=True)
    assert len(changed.embedded) == 2
    assert outcomes(ingest(desk.settings, changed)) == {"fee": "unchanged"}


@pytest.mark.parametrize("name", ["manifest.json", "passages.jsonl", "vectors/chroma.sqlite3"])
def test_a_rebuild_mends_a_damaged_index(desk: Desk, name: str) -> None:
    (desk.settings.data_dir / "generations" / desk.generation / name).write_bytes(b"{\x00")

    assert desk.ingest(rebuild=True) == {"fee": "added"}
    assert desk.found("госпошлина") == {"fee"}


def test_a_crash_in_embedding_changes_nothing_and_the_next_ingest_works(desk: Desk) -> None:
    before = desk.generation
    desk.write("legislation/report.md", REPORT)
    with pytest.raises(MemoryError):
        ingest(desk.settings, CountingEmbeddings(fails_after=1))

    assert desk.generation == before
    assert desk.found("отчётность") == set()
    assert desk.ingest() == {"fee": "unchanged", "report": "added"}
    assert desk.found("отчётность") == {"report"}
    assert desk.unfinished == []


def test_a_second_ingest_is_told_to_wait(desk: Desk) -> None:
    with ingest_lock(desk.settings.data_dir, wait_seconds=0), pytest.raises(ConsultantError, match="другая программа"):
        desk.ingest(add=(desk.own("Устав.txt"),))
    assert desk.kept_own == set()


class Endless(CountingEmbeddings):
    """Says that embedding has begun and never ends it."""

    begun: Event

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.begun.set()
        multiprocessing.Event().wait()
        return super().embed_documents(texts)


def ingest_without_end(settings: Settings, begun: Event) -> None:
    embeddings = Endless()
    embeddings.begun = begun
    ingest(settings, embeddings)


def test_a_killed_ingest_leaves_the_old_index_and_the_next_one_works(desk: Desk) -> None:
    desk.write("legislation/report.md", REPORT)
    processes = multiprocessing.get_context("spawn")
    begun = processes.Event()
    process = processes.Process(target=ingest_without_end, args=(desk.settings, begun), daemon=True)
    process.start()
    has_begun = begun.wait(timeout=30)
    process.kill()
    process.join()

    assert has_begun
    assert desk.unfinished != []
    assert desk.found("госпошлина отчётность") == {"fee"}
    assert desk.ingest() == {"fee": "unchanged", "report": "added"}
    assert desk.found("отчётность") == {"report"}
    assert desk.unfinished == []
