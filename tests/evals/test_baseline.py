"""The real chain over the whole corpus is never worse than the committed baseline."""

import json
from pathlib import Path

import pytest

import evals
from app.wiring import App
from evals.run import Report, fates, report
from rag.settings import PROJECT

_BASELINE = Path(evals.__file__).parent / "baseline.json"
_ROUNDED = 0.0001
_BORDERLINE = 2
"""So many questions stand on the border of two decisions and fall on either side by how a processor rounds: seen of one commit on two."""
_OFF_TOPIC = PROJECT.parent / "shared" / "data" / "bench" / "abstain-dev.jsonl"


@pytest.fixture(scope="module")
def measured(app: App) -> Report:
    return report(app.consultant, ["dev", "own", "fresh"])


@pytest.mark.parametrize("name", ["dev", "own", "fresh"])
def test_no_measurement_falls_below_the_baseline(measured: Report, name: str) -> None:
    baseline = json.loads(_BASELINE.read_text("utf-8"))[name]
    now = measured.as_json()[name]
    slack = {key: _BORDERLINE / was["n"] for key, was in baseline.items() if was["n"]}
    values = {key: (was["value"], now[key]["value"]) for key, was in baseline.items()}
    fallen = {key: (was, is_) for key, (was, is_) in values.items() if was - is_ > slack.get(key, 0) + _ROUNDED}
    assert not fallen, "\n".join(["было -> стало:", str(fallen), *measured.lines(with_misses=True)])


def test_every_sentence_of_every_answer_stands_in_its_quote(measured: Report) -> None:
    assert all(rates["faithful"]["value"] == 1.0 for rates in measured.as_json().values())


def test_real_off_topic_questions_are_mostly_refused(app: App) -> None:
    if not _OFF_TOPIC.exists():
        pytest.skip(f"real data is absent: {_OFF_TOPIC}")
    counted = fates(app.consultant, _OFF_TOPIC)
    assert counted.total() > 50
    assert counted["answered"] <= 0.12 * counted.total(), counted
