"""What `ingest/fetch.py`, `ingest/download.py` and `ingest/official.py` promise, against a server on this machine."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock

from ingest.download import Downloader
from ingest.fetch import FetchedSource, fetch
from rag.errors import ConsultantError, NotFoundError
from rag.settings import Settings
from tests.ingest.official_server import Answer, Site, page, serve

LAW = ("Статья 13.1. Регистрация\n4. Документы подают за три месяца.\n5. Пошлина есть.", "Статья 14. Отказ\nОтказ мотивируют.")
CHANGED = (LAW[0].replace("три месяца", "два месяца"), LAW[1])


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


@pytest.fixture
def settings(small_corpus: Path, tmp_path: Path, site: Site) -> Settings:
    """The small corpus, whose law stands at `/law` of the server; its digest cites articles 13.1, 14 and 15."""
    register = small_corpus / "sources.toml"
    register.write_text(register.read_text("utf-8").replace("http://example.org/7fz", f"{site.url}/law"), "utf-8")
    return Settings(corpus_dir=small_corpus, data_dir=tmp_path / "data", fetch_pause_seconds=0, fetch_attempts=3, fetch_timeout_seconds=1)


def fetched(settings: Settings) -> FetchedSource:
    (source,) = fetch(settings).sources
    return source


def kept(settings: Settings) -> list[str]:
    """What the cache holds of the law, checked to be whole."""
    folder = settings.data_dir / "official" / "law"
    if folder.exists():
        assert {"record.json", json.loads((folder / "record.json").read_text("utf-8"))["file"]} == {path.name for path in folder.iterdir()}
    return sorted(path.read_text("utf-8") for path in folder.glob("*.html"))


def test_the_first_fetch_has_nothing_to_compare_with(site: Site, settings: Settings) -> None:
    site.says("/law", page(*LAW))
    source = fetched(settings)

    assert (source.fate, source.articles, source.edition) == ("first", 2, "от 24.07.2023 № 347-ФЗ")
    assert (source.changed, source.affected) == ((), ())
    assert [(cited.article, cited.documents) for cited in source.missing] == [("15", ("fee",))]
    assert source.lines() == [
        "7-ФЗ (law): получен впервые, сравнивать не с чем (в редакции от 24.07.2023 № 347-ФЗ, статей: 2)",
        "    ! в тексте нет ст. 15: fee",
    ]


def test_the_record_says_what_was_fetched_from_where_and_when(site: Site, settings: Settings) -> None:
    site.says("/law", page(*LAW))
    fetched(settings)
    record = json.loads((settings.data_dir / "official" / "law" / "record.json").read_text("utf-8"))

    assert (record["url"], record["etag"], record["edition_date"]) == (f"{site.url}/law", '"v1"', "2023-07-24")
    assert set(record["articles"]) == {"13.1", "14"}
    assert record["fetched_at"].endswith("Z")


def test_digests_that_cite_a_changed_article_are_named(site: Site, settings: Settings) -> None:
    site.says("/law", page(*LAW))
    fetched(settings)
    site.says("/law", Answer(page(*CHANGED).body))
    source = fetched(settings)

    assert (source.fate, source.changed) == ("changed", ("13.1",))
    assert [(cited.article, cited.documents) for cited in source.affected] == [("13.1", ("fee",))]
    assert source.lines()[1] == "    ! проверьте ст. 13.1: fee"
    assert fetched(settings).fate == "unchanged"


@pytest.mark.parametrize(
    ("second", "fate"),
    [
        pytest.param(page(*LAW), "unchanged", id="not-modified"),
        pytest.param(Answer(page(*LAW).body), "unchanged", id="the-same-words-again"),
        pytest.param(
            Answer(page(*LAW, note="(В редакции Федерального закона от 08.08.2024 № 232-ФЗ)").body), "unchanged", id="only-a-note"
        ),
        pytest.param(Answer(page(*LAW, "Статья 15. Новая\nСрок.").body), "changed", id="a-new-article"),
        pytest.param(Answer(page(LAW[0]).body), "changed", id="an-article-gone"),
    ],
)
def test_words_decide_whether_a_text_changed(site: Site, settings: Settings, second: Answer, fate: str) -> None:
    site.says("/law", page(*LAW))
    fetched(settings)
    site.says("/law", second)

    assert fetched(settings).fate == fate


def test_an_unchanged_text_is_asked_for_with_its_tag(site: Site, settings: Settings) -> None:
    site.says("/law", page(*LAW))
    fetched(settings)
    fetched(settings)

    assert [headers.get("if-none-match") for _, headers, _ in site.asked] == [None, '"v1"']
    assert "nko-consultant" in site.asked[0][1]["user-agent"]


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(Answer(status=500), id="server-error"),
        pytest.param(Answer(status=429), id="too-many-requests"),
        pytest.param(Answer(page(*LAW).body, cut=20), id="truncated-body"),
        pytest.param(Answer(page(*LAW).body, wait_seconds=1.5), id="timeout"),
        pytest.param(Answer(b""), id="empty-body"),
        pytest.param(Answer(b"xx", headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}), id="broken-compression"),
    ],
)
def test_what_may_pass_is_tried_again(site: Site, settings: Settings, trouble: Answer) -> None:
    site.says("/law", trouble, page(*LAW))

    assert fetched(settings).fate == "first"
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    ("answer", "said", "requests"),
    [
        pytest.param(Answer(status=503), "сайт ответил 503", 3, id="server-error"),
        pytest.param(Answer(status=404), "сайт ответил 404", 1, id="not-found"),
        pytest.param(Answer(status=302, headers={"Location": "http://localhost:1/law"}), "другой адрес", 1, id="redirect-to-another-host"),
        pytest.param(Answer(status=302, headers={"Location": "file:///etc/passwd"}), "адрес", 1, id="redirect-to-a-file"),
        pytest.param(Answer(status=302, headers={"Location": "/law"}), "перенаправлений больше", 5, id="redirect-in-a-circle"),
        pytest.param(Answer(b"{}", headers={"Content-Type": "application/json"}), "application/json", 1, id="another-kind"),
        pytest.param(Answer(b"?", headers={}), "без типа", 1, id="no-kind"),
        pytest.param(Answer(b"x" * 2_000_000), "больше 1 МБ", 1, id="huge"),
        pytest.param(Answer("просто текст".encode()), "внутри не HTML", 1, id="no-markup"),
        pytest.param(Answer(b"<p>" + "Ведутся работы".encode()), "не весь текст", 1, id="a-stub-instead-of-the-act"),
    ],
)
def test_what_fails_is_told_and_leaves_the_old_text(site: Site, settings: Settings, answer: Answer, said: str, requests: int) -> None:
    site.says("/law", page(*LAW))
    fetched(settings)
    before = kept(settings)
    site.asked.clear()
    site.says("/law", answer)
    report = fetch(settings.model_copy(update={"max_document_bytes": 1_000_000}))

    assert report.failed
    assert said in (report.sources[0].error or "")
    assert len(site.asked) == requests
    assert kept(settings) == before


def test_a_redirect_inside_the_host_is_followed(site: Site, settings: Settings) -> None:
    site.says("/law", Answer(status=301, headers={"Location": "/new"}))
    site.says("/new", page(*LAW))

    assert fetched(settings).fate == "first"
    assert site.paths == ["/law", "/new"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("http://inside.example/law", "внутреннюю сеть", id="a-name-that-leads-inside"),
        pytest.param("ftp://example.org/law", "http://", id="another-protocol"),
        pytest.param("http://example.org:port/law", "с ошибкой", id="not-an-address"),
    ],
)
def test_an_address_that_must_not_be_asked_is_refused(site: Site, settings: Settings, address: str, said: str) -> None:
    register = settings.corpus_dir / "sources.toml"
    register.write_text(register.read_text("utf-8").replace(f"{site.url}/law", address), "utf-8")
    inside = partial(Downloader, resolve=lambda _host, _port: [(0, 0, 0, "", ("10.0.0.7", 0))])
    (source,) = fetch(settings, downloader=inside).sources

    assert said in (source.error or "")


def test_a_source_that_fails_stops_nothing(site: Site, settings: Settings) -> None:
    register = settings.corpus_dir / "sources.toml"
    broken = register.read_text("utf-8").replace("\n[[source]]", f'\n[[source]]\nurl = "{site.url}/broken"', 1).replace('"law"', '"broken"')
    law = register.read_text("utf-8")
    register.write_text(broken.replace(f'url = "{site.url}/law"\n', "").split("[[source]]\nid")[0] + law, "utf-8")
    site.says("/law", page(*LAW))

    assert [source.fate for source in fetch(settings).sources] == ["failed", "first"]
    assert [source.source_id for source in fetch(settings, only=["law"]).sources] == ["law"]
    with pytest.raises(NotFoundError, match="нет-такого"):
        fetch(settings, only=["нет-такого"])


def test_there_is_a_pause_between_requests(site: Site, settings: Settings) -> None:
    site.says("/law", Answer(status=301, headers={"Location": "/new"}))
    site.says("/new", page(*LAW))
    fetch(settings.model_copy(update={"fetch_pause_seconds": 0.2}))
    (_, _, first), (_, _, second) = site.asked

    assert second - first >= 0.1


@pytest.mark.parametrize(
    "crash",
    [
        pytest.param(lambda folder: (folder / "0123.html.new").write_bytes(b"<p>"), id="while-the-text-arrives"),
        pytest.param(lambda folder: (folder / "0123.html").write_bytes(b"<p>"), id="before-the-record"),
        pytest.param(lambda folder: (folder / "record.json.new").write_bytes(b"{"), id="while-the-record-arrives"),
    ],
)
def test_a_crash_at_any_moment_leaves_the_old_text(site: Site, settings: Settings, crash: Callable[[Path], None]) -> None:
    site.says("/law", page(*LAW))
    fetched(settings)
    crash(settings.data_dir / "official" / "law")
    site.says("/law", Answer(page(*CHANGED).body))

    assert fetched(settings).changed == ("13.1",)
    assert len(kept(settings)) == 1


def test_a_damaged_text_is_fetched_anew(site: Site, settings: Settings) -> None:
    site.says("/law", page(*LAW))
    fetched(settings)
    (text,) = (settings.data_dir / "official" / "law").glob("*.html")
    text.write_bytes(b"<p>")

    assert fetched(settings).fate == "first"
    assert site.asked[1][1].get("if-none-match") is None


def test_two_fetches_do_not_meet(settings: Settings) -> None:
    official = settings.data_dir / "official"
    official.mkdir(parents=True)
    with FileLock(official / "fetch.lock"), pytest.raises(ConsultantError, match="другая программа"):
        fetch(settings)


def test_a_range_of_articles_is_cited_whole(site: Site, settings: Settings) -> None:
    digest = settings.corpus_dir / "legislation" / "fee.md"
    digest.write_text(digest.read_text("utf-8").replace("7-ФЗ, ст. 15", "7-ФЗ, ст. 13–15"), "utf-8")
    site.says("/law", page(*LAW))
    fetched(settings)
    site.says("/law", Answer(page(*CHANGED).body))

    assert [(cited.article, cited.last) for cited in fetched(settings).affected] == [("13", "15"), ("13.1", None)]


@pytest.mark.parametrize(
    ("name", "articles", "edition"),
    [
        pytest.param("gk1", 590, "от 24.07.2023 № 347-ФЗ", id="civil-code"),
        pytest.param("constitution", 142, "от 04.10.2022 № 8-ФКЗ", id="constitution"),
    ],
)
def test_the_portals_acts_are_read_by_article(
    site: Site, settings: Settings, shared: Callable[[str], Path], name: str, articles: int, edition: str
) -> None:
    site.says("/law", Answer(shared(f"laws/{name}-pravo-gov-ru.html").read_bytes()))
    source = fetched(settings.model_copy(update={"fetch_timeout_seconds": 20.0}))

    assert (source.articles, source.edition) == (articles, edition)


def test_one_word_of_a_real_act_changes_one_article(site: Site, settings: Settings, shared: Callable[[str], Path]) -> None:
    body = shared("laws/constitution-pravo-gov-ru.html").read_bytes()
    patient = settings.model_copy(update={"fetch_timeout_seconds": 20.0})
    site.says("/law", Answer(body))
    fetched(patient)
    site.says("/law", Answer(body.replace("демократическое федеративное".encode(), "федеративное".encode(), 1)))

    assert fetched(patient).changed == ("1",)
