"""What `ingest/report.py` promises."""

import pytest

from ingest.report import DocumentReport, IngestReport, Outcome

FEE = DocumentReport("fee", "Госпошлина", "unchanged", passages=2)


def document(outcome: Outcome) -> DocumentReport:
    return DocumentReport("own-устав", "Устав", outcome, passages=0 if outcome in {"removed", "failed"} else 3)


def report(*documents: DocumentReport) -> IngestReport:
    return IngestReport(documents, sum(d.passages for d in documents), 1.26)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        pytest.param(document("added"), "добавлен: own-устав — Устав (фрагментов: 3)", id="added"),
        pytest.param(document("updated"), "обновлён: own-устав — Устав (фрагментов: 3)", id="updated"),
        pytest.param(document("removed"), "удалён: own-устав — Устав (фрагментов: 0)", id="removed"),
        pytest.param(
            DocumentReport("own-устав", "устав.pdf", "failed", warnings=("Файл пуст.", "Скачайте его заново.")),
            "не принят: own-устав — устав.pdf (фрагментов: 0)\n    ! Файл пуст.\n    ! Скачайте его заново.",
            id="failed-with-its-reasons",
        ),
        pytest.param(
            DocumentReport("own-устав", "Устав", "added", 3, pages=21, pages_without_text=(2, 4), pages_recognised=(5, 6, 7), tables=2),
            "добавлен: own-устав — Устав (фрагментов: 3, страниц: 21, таблиц: 2, распознаны: 5–7, без текста: 2, 4)",
            id="pages-and-tables",
        ),
    ],
)
def test_a_document_is_told_in_a_line(told: DocumentReport, line: str) -> None:
    assert told.line() == line


def test_what_did_not_change_is_only_counted() -> None:
    told = "\n".join(report(FEE, document("added")).lines())

    assert "Госпошлина" not in told
    assert "Устав" in told
    assert "документов: 2, фрагментов: 5; без изменений: 1; 1.3 с." in told


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(document("removed"), id="a-removed-one-is-gone"),
        pytest.param(document("failed"), id="a-refused-one-never-came"),
    ],
)
def test_the_sum_counts_documents_that_are_in_the_index(other: DocumentReport) -> None:
    assert "документов: 1," in report(FEE, other).lines()[-1]


@pytest.mark.parametrize(
    ("outcome", "changed", "failed"),
    [
        pytest.param("unchanged", False, False, id="unchanged"),
        pytest.param("added", True, False, id="added"),
        pytest.param("updated", True, False, id="updated"),
        pytest.param("removed", True, False, id="removed"),
        pytest.param("failed", False, True, id="failed"),
    ],
)
def test_one_document_decides_whether_anything_changed_or_failed(outcome: Outcome, changed: bool, failed: bool) -> None:
    told = report(FEE, document(outcome), FEE)

    assert (told.changed, told.failed) == (changed, failed)


def test_an_ingest_of_nothing_changed_nothing() -> None:
    assert (report().changed, report().failed, len(report().lines())) == (False, False, 1)


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        pytest.param([document("added")], "", id="nothing"),
        pytest.param([DocumentReport("own-a", "a.txt", "failed", warnings=("Файл «a.txt» пуст.",)), FEE], "Файл «a.txt» пуст.", id="one"),
        pytest.param(
            [DocumentReport(f"own-{n}", f"{n}.txt", "failed", warnings=("Файл пуст.",)) for n in (1, 2)], "2 (1.txt, 2.txt)", id="two"
        ),
    ],
)
def test_what_was_not_taken_is_one_line(documents: list[DocumentReport], said: str) -> None:
    complaint = report(*documents).complaint()

    assert said in complaint
    assert "\n" not in complaint
    assert bool(complaint) == bool(said)
