"""People's documents as they come: damaged, twice, by folders. What `ingest/pipeline.py` says of them and keeps of them."""

from collections.abc import Callable
from pathlib import Path

from ingest.pipeline import ingest
from ingest.report import DocumentReport
from tests.ingest.desk import CHARTER, Desk
from tests.ingest.read.pdf_maker import pdf_of, shown

Shared = Callable[[str], Path]
LONG = "\n\n".join(f"{n}. Взнос за год номер {n} платят до {n} марта." for n in range(1, 30))
DUES = "Членские взносы вносят ежегодно, общее собрание членов организации созывает председатель правления совета."


def added(desk: Desk, *paths: Path) -> dict[str, DocumentReport]:
    return {report.document_id: report for report in ingest(desk.settings, desk.embeddings, add=paths, wait_seconds=0).documents}


def test_the_same_text_under_another_name_is_kept_out(desk: Desk) -> None:
    added(desk, desk.own("Устав.txt"))
    copy = added(desk, desk.own("Копия.md", CHARTER))["own-копия"]

    assert (copy.outcome, copy.passages, desk.kept_own) == ("failed", 0, {"Устав.txt"})
    assert "«Копия.md», уже есть в документе «Устав» (own-устав)" in copy.warnings[0]


def test_of_two_that_say_the_same_the_first_is_taken(desk: Desk) -> None:
    reports = added(desk, desk.own("Устав.txt"), desk.own("Копия.txt"))

    assert [(report.document_id, report.outcome) for report in reports.values()][1:] == [("own-устав", "added"), ("own-копия", "failed")]


def test_a_new_edition_under_another_name_is_taken_and_told(desk: Desk) -> None:
    added(desk, desk.own("Взносы-2025.txt", LONG))
    edition = added(desk, desk.own("Взносы-2026.txt", LONG.replace("до 7 марта", "до 8 июня")))["own-взносы-2026"]

    assert edition.outcome == "added"
    assert [(repeat.document_id, repeat.whole) for repeat in edition.repeats] == [("own-взносы-2025", False)]
    assert "nko ingest --remove own-взносы-2025" in edition.warnings[-1]


def test_a_document_is_no_repeat_of_its_own_earlier_version_or_of_a_removed_one(desk: Desk) -> None:
    added(desk, desk.own("Устав.txt"))

    assert added(desk, desk.own("Устав.txt"))["own-устав"].outcome == "unchanged"
    assert desk.ingest(add=(desk.own("Копия.txt"),), remove=("own-устав",)) == {
        "fee": "unchanged", "own-копия": "added", "own-устав": "removed",
    }  # fmt: skip


def test_a_garbled_text_layer_is_kept_out(desk: Desk) -> None:
    path = desk.folder / "Устав.pdf"
    path.write_bytes(pdf_of(shown(DUES, encoding="koi8-r")))
    report = added(desk, path)["own-устав"]

    assert (report.outcome, desk.kept_own) == ("failed", set())
    assert "«Устав.pdf» испорчен: не узнано 100% слов" in report.warnings[0]


def test_the_report_tells_what_was_read_and_remembers_it(desk: Desk, shared: Shared) -> None:
    path = shared("fpg/polozhenie-2026-1.pdf")
    first, second = added(desk, path)["own-polozhenie-2026-1"], added(desk)["own-polozhenie-2026-1"]

    assert (first.outcome, first.pages, first.pages_without_text, first.pages_recognised) == ("added", 21, (), ())
    assert first.tables > 0
    assert first.garbled_share < 0.01
    assert second == DocumentReport(**{**{f: getattr(first, f) for f in DocumentReport.__slots__}, "outcome": "unchanged", "warnings": ()})


def test_a_folder_is_added_whole_its_bad_files_told_one_by_one(desk: Desk) -> None:
    (desk.folder / "документы" / "2024").mkdir(parents=True)
    for name, text in {"Устав.txt": CHARTER, "2024/Устав.md": DUES, "2024/Взносы.md": LONG, "фото.jpg": DUES, "пусто.txt": ""}.items():
        desk.own(f"документы/{name}", text)
    seen: list[tuple[int, int]] = []
    folder = desk.folder / "документы"
    report = ingest(desk.settings, desk.embeddings, add=(folder,), reading_progress=lambda done, total: seen.append((done, total)))

    told = {d.title: " ".join(d.warnings) for d in report.documents if d.outcome == "failed"}
    assert (desk.kept_own, set(told)) == ({"Взносы.md", "Устав.md"}, {"Устав.txt", "пусто.txt", "фото.jpg"})
    assert "назван так же" in told["Устав.txt"]
    assert seen == [(n, 5) for n in range(6)]


def test_a_file_that_is_too_large_is_refused_before_it_is_copied(desk: Desk) -> None:
    path = desk.own("Устав.txt")
    report = ingest(desk.settings.model_copy(update={"max_document_bytes": 10}), desk.embeddings, add=(path,))

    assert "«Устав.txt» больше" in next(d.warnings[0] for d in report.documents if d.outcome == "failed")
    assert not list((desk.settings.data_dir / "documents").glob("*"))
